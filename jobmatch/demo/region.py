"""The whole demo region, loaded once: a second time changes nothing."""

from datetime import date
from typing import Final

from django.conf import settings
from django.db import transaction

from candidates.services import clock
from jobmatch.accounts.models import Organisation
from jobmatch.audit import services as audit
from jobmatch.demo import (
    casework,
    employers,
    files,
    helping,
    people,
    proposals,
    referrals,
    relations,
    rights,
    roles,
    states,
    trust,
    vacancies,
    voice,
    work,
)
from jobmatch.errors import RuleBroken
from matching.services import nightly

LOADED: Final = "demo.loaded"


@transaction.atomic
def load(*, on: date) -> bool:
    """Load everything, or nothing when the demo is there already; whether it was loaded now.

    Refused outside the demo, and in a database where someone's own organisations are.
    """
    if not settings.DEMO:
        raise RuleBroken("no_demo", "The demo has sign-ins that everyone knows: it needs JOBMATCH_DEMO=1.")
    if Organisation.objects.filter(pk=people.HOME_ID).exists():
        return False
    if Organisation.objects.exists():
        raise RuleBroken(
            "not_empty",
            "There are other organisations here. Put the demo in a database of its own: "
            "set JOBMATCH_DATA_DIR to an empty folder.",
        )
    _add_everyone(on=on)
    _add_a_year(on=on)
    audit.record(
        event=LOADED,
        by=audit.COMMAND_LINE,
        chain=people.HOME_ID,
        target="Organisation",
        target_id=people.HOME_ID,
    )
    return True


def _add_everyone(*, on: date) -> None:
    people.add_organisations(on=on)
    people.add_users(at=roles.began(on))
    employers.add(on=on)
    roles.add(on=on)
    vacancies.add(on=on)
    people.add_youths(on=on)
    files.add(on=on)


def _add_a_year(*, on: date) -> None:
    """Everything that happened before the day on which it is loaded.

    What is much is written in one go, sealed and logged; what is rare is acted out by the services on the
    days of then. Last the program does what it does every night, so that its own steps are there.
    """
    casework.add(on=on)
    referrals.add(on=on)
    trust.add_consents(on=on)
    trust.add_bars()
    helping.add(on=on)
    voice.add(on=on)
    work.add(on=on)
    relations.add(on=on)
    states.add(on=on)
    trust.add_words(on=on)
    proposals.add(on=on)
    states.let_someone_be_away(on=on)
    rights.add(on=on)
    clock.run(on=on)
    nightly.run(on=on)
