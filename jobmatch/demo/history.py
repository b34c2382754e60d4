"""A year of work in the demo: everything that happened before the day on which it is loaded.

What is much is written in one go, sealed and logged; what is rare is acted out by the services on the
days of then. Last the program does what it does every night, so that its own steps are there.
"""

from datetime import date

from candidates.services import clock
from candidates.services.files import absences
from jobmatch.accounts.models import Desk, User
from jobmatch.demo import (
    agreements,
    contacts,
    helping,
    link_words,
    placements,
    referrals,
    rights,
    states,
    trust,
    voice,
)
from jobmatch.demo.days import ago, late
from jobmatch.demo.referrals import COORDINATOR
from jobmatch.demo.staff import user_id
from jobmatch.demo.story import STORY_DESK
from jobmatch.demo.youths import Youth
from matching.services import nightly

AWAY = "ruben@demo.example"
AWAY_SINCE = 1  # working days ago
AWAY_UNTIL = 7  # days from now


def add(youths: tuple[Youth, ...], *, on: date) -> None:
    by_key = {youth.key: youth for youth in youths}
    contacts.add(youths, on=on)
    agreements.add(youths, on=on)
    trust.add(by_key, on=on)
    helping.add(by_key, on=on)
    voice.add(by_key, on=on)
    referrals.add(by_key, on=on)
    placements.add(by_key, on=on)
    states.add(by_key, on=on)
    link_words.add(by_key, on=on)
    _let_someone_be_away(on=on)
    rights.add(by_key, on=on)
    clock.run(on=on)
    nightly.run(on=on)


def _let_someone_be_away(*, on: date) -> None:
    """Since the last working day and until next week; a colleague does the work of that desk."""
    absences.begin(
        desk=Desk.objects.get(user=user_id(AWAY)),
        stand_in=Desk.objects.get(user=user_id(STORY_DESK)),
        until=ago(-AWAY_UNTIL, on=on),
        by=User.objects.get(pk=user_id(COORDINATOR)),
        on=late(AWAY_SINCE, on=on),
    )
