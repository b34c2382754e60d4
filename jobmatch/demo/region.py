"""The whole demo region, loaded once: a second time changes nothing."""

from datetime import date
from typing import Final

from django.conf import settings
from django.db import transaction

from candidates.models import Candidate, Step
from jobmatch.accounts.models import Organisation
from jobmatch.audit import services as audit
from jobmatch.demo import history, profiles, staff, steps, told, vacancies, workplaces
from jobmatch.demo.youths import all_youths, candidates
from jobmatch.errors import RuleBroken

LOADED: Final = "demo.loaded"


@transaction.atomic
def load(*, on: date) -> bool:
    """Load everything, or nothing when the demo is there already; whether it was loaded now.

    Refused outside the demo, and in a database where someone's own organisations are.
    """
    if not settings.DEMO:
        raise RuleBroken("no_demo", "The demo has sign-ins that everyone knows: it needs JOBMATCH_DEMO=1.")
    if Organisation.objects.filter(pk=staff.HOME_ID).exists():
        return False
    if Organisation.objects.exists():
        raise RuleBroken(
            "not_empty",
            "There are other organisations here. Put the demo in a database of its own: "
            "set JOBMATCH_DATA_DIR to an empty folder.",
        )
    _add_everything(on=on)
    return True


def _add_everything(*, on: date) -> None:
    staff.add_organisations(on=on)
    staff.add_people()
    staff.add_desks()
    places = workplaces.add(on=on)
    vacancies.add(places, on=on)
    youths = all_youths()
    Candidate.objects.bulk_create(candidates(on=on))
    Step.objects.bulk_create(step for youth in youths for step in steps.steps_of(youth, on=on))
    profiles.add(youths)
    told.add(youths, on=on)
    history.add(youths, on=on)
    audit.record(event=LOADED, by=audit.COMMAND_LINE, target="Organisation", target_id=staff.HOME_ID)
