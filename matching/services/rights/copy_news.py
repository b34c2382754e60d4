"""What is not yet in the copy: an end that a person tells the youth first, and an answer that may go back."""

from typing import Any, Final
from uuid import UUID

from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext as _

from candidates.models import Candidate
from matching.models import Introduction, IntroductionEvent, Meeting, Reply

TELLS: Final = frozenset({"state_since", "why_not", "step_due", "call_due"})


def called_first(candidate: Candidate) -> frozenset[UUID]:
    """The proposals of which a person has to tell the youth how they ended."""
    return frozenset(row.pk for row in candidate.introductions.all() if row.is_called_first)


def told(rows: QuerySet[Any], first: frozenset[UUID]) -> QuerySet[Any]:
    """The rows that are in the copy: without what tells of such an end, or does not count yet."""
    if rows.model is Reply:
        return rows.exclude(counted_at=None).exclude(introduction__in=first)
    if rows.model is IntroductionEvent:
        return rows.exclude(introduction__in=first, state=F("introduction__state"))
    return rows


def held(row: Model, first: frozenset[UUID]) -> frozenset[str]:
    """The fields of a row that tell of such an end; of the proposal its state says `words` instead."""
    if isinstance(row, Introduction) and row.pk in first:
        return TELLS
    if isinstance(row, Meeting) and row.introduction_id in first:
        return frozenset({"came"})
    return frozenset()


def words() -> str:
    """What stands where the end would."""
    return _("There is news about this one. Your jobhunter calls you.")
