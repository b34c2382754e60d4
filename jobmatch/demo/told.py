"""What youths told in confidence: their own words, and needs under a recorded yes. Sealed by the services."""

from datetime import date

from candidates.enums import HEARD_MANNERS, Purpose
from candidates.models import Candidate, Consent
from candidates.services.consents import consents
from candidates.services.files import sealed
from jobmatch.accounts.models import User
from jobmatch.demo import lots
from jobmatch.demo.days import ago, noon
from jobmatch.demo.staff import user_id
from jobmatch.demo.tables import listed
from jobmatch.demo.youths import Youth, first_talk_on
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

MUST = 40  # of a hundred needs
ASKED_WITHIN = 300  # days, so that no yes of the demo has expired


def add(youths: tuple[Youth, ...], *, on: date) -> None:
    """Each by the jobhunter at whose desk the file lies."""
    files = Candidate.objects.select_related("desk").in_bulk([youth.id for youth in youths])
    people = User.objects.in_bulk()
    for youth in youths:
        by = people.get(user_id(youth.desk))
        if by is not None:
            _add(youth, files[youth.id], by=by, on=on)


def _add(youth: Youth, candidate: Candidate, *, by: User, on: date) -> None:
    if youth.profile["words"]:
        sealed.save_own_words(
            candidate=candidate, version=candidate.version, text=youth.profile["words"], by=by, on=on
        )
    if youth.profile["needs"]:
        manner = lots.one_of([code for code, _name in HEARD_MANNERS], "manner", youth.key)
        asked_on = max(first_talk_on(youth, on=on) or on, ago(ASKED_WITHIN, on=on))
        consent = consents.give(
            candidate=candidate, purpose=Purpose.KEEP_NEEDS, manner=manner, by=by, on=asked_on
        )
        Consent.objects.filter(pk=consent.pk).update(at=noon(asked_on))
        sealed.save_needs(candidate=candidate, version=0, needs=needs(youth), by=by, on=on)


def needs(youth: Youth) -> dict[str, bool]:
    """As many needs as the profile says, drawn from the whole list, or those it names; True is a must.

    A draw is for the profile, which has no name yet: so no name tells who needs what.
    """
    told = youth.profile["needs"]
    items = lots.some_of(WORKPLACE_ITEMS, int(told), "needs", youth.key) if told.isdigit() else listed(told)
    return {item: lots.happens(MUST, "must", youth.key, item) for item in items}
