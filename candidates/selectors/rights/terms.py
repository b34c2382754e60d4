"""What may not be kept much longer, and on which day it goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db.models import Q, QuerySet

from candidates.enums import State
from candidates.models import Candidate, CandidateQuerySet, Experience
from candidates.selectors.rights.rights import overseen
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Organisation, User

SAID_DAYS = 30


@dataclass(frozen=True, slots=True)
class Going:
    """A file, or a part of it, and the day on which it goes or is decided about."""

    candidate: Candidate
    day: date


@dataclass(frozen=True, slots=True)
class Terms:
    """What a reader sees of what goes. `named`: the files whose names this reader may read."""

    ended: list[Going]
    to_decide: list[Going]
    parts: list[Going]
    named: frozenset[object]


def last_contact(candidate: Candidate) -> date:
    """The last news of the youth, else the day on which the file was opened."""
    return candidate.last_news_on or candidate.opened_on


def end_of_term(candidate: Candidate) -> date:
    """Until when a file may be kept after the last contact."""
    until: date = last_contact(candidate) + relativedelta(months=settings.FILE_TERM_MONTHS)
    return until


def goes_on(candidate: Candidate) -> date:
    """The day on which an ended file goes: at the end of the term, and never within a month of its end."""
    ended = candidate.ended_on or candidate.opened_on
    return max(end_of_term(candidate), ended + timedelta(days=SAID_DAYS))


def old_files(*, on: date) -> CandidateQuerySet:
    """Files whose last contact lies a term before the day."""
    before = on - relativedelta(months=settings.FILE_TERM_MONTHS)
    old = Q(last_news_on__lte=before) | Q(last_news_on__isnull=True, opened_on__lte=before)
    return Candidate.objects.filter(old, erased_on=None)


def files_to_decide(*, on: date) -> CandidateQuerySet:
    """The files in sight whose term ends within a month: a step asks to decide together."""
    return old_files(on=on + timedelta(days=SAID_DAYS)).exclude(state=State.ENDED)


def ending_parts(*, on: date) -> QuerySet[Experience]:
    """What youths told in confidence and whose term ends within a month."""
    near = Experience.objects.filter(kept_until__lte=on + timedelta(days=SAID_DAYS))
    return near.order_by("kept_until", "pk")


def going(user: User, *, on: date) -> Terms:
    """What goes within a month in the municipalities of a coordinator or privacy officer.

    Locked parts are for the privacy officer alone: that there is one says something of a youth.
    """
    near = on + timedelta(days=SAID_DAYS)
    places = Organisation.objects.of(user, Role.COORDINATOR, Role.PRIVACY_OFFICER)
    here = {"municipality__in": places}
    ended = old_files(on=near).filter(state=State.ENDED, **here).select_related("desk__user")
    decide = files_to_decide(on=on).filter(**here).select_related("desk__user")
    ending = list(ending_parts(on=on))
    files = overseen(user).in_bulk([row.candidate_id for row in ending])
    parts = [(files[row.candidate_id], row) for row in ending if row.candidate_id in files]
    found = Terms(
        ended=_sorted(Going(each, goes_on(each)) for each in ended if goes_on(each) <= near),
        to_decide=_sorted(Going(each, end_of_term(each)) for each in decide),
        parts=_sorted(Going(youth, row.kept_until) for youth, row in parts),
        named=frozenset(),
    )
    keys = [each.candidate.pk for each in (*found.ended, *found.to_decide)]
    named = Candidate.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)
    return Terms(found.ended, found.to_decide, found.parts, frozenset(named))


def _sorted(rows: Iterable[Going]) -> list[Going]:
    return sorted(rows, key=lambda each: (each.day, each.candidate.pk))
