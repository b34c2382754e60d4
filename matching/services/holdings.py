"""Where everything about one youth lies: the one list that the copy and the erasure both walk.

A test walks the relations of all models: one that leads to a youth and is not in here fails it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Model, QuerySet

from candidates import models as youths
from candidates.services import counting, referrer_status
from jobmatch.links.models import Link
from matching.models import CheckIn, Placement, Weighting
from notifications.models import Delivery, Message


def _itself(person: UUID) -> object:
    return person


@dataclass(frozen=True, slots=True)
class Held:
    """A model with rows about youths, and how a row says about whom it is."""

    model: type[Model]
    path: str = "candidate"
    key: Callable[[UUID], object] = _itself

    @property
    def label(self) -> str:
        """The model as the log writes it."""
        return f"{self.model._meta.app_label}.{self.model.__name__}"

    def rows(self, person: UUID) -> QuerySet[Any]:
        """The rows about one youth."""
        return self.model._default_manager.filter(**{self.path: self.key(person)}).order_by("pk")


# What points at another of these comes before it, so that the order is right for erasing too.
HELD: Final = (
    Held(CheckIn, "placement__candidate"),
    Held(Placement),
    Held(Weighting),
    Held(youths.Wish),
    Held(youths.CandidateSkill),
    Held(youths.CandidateLanguage),
    Held(youths.Diploma),
    Held(youths.CandidateLicence),
    Held(youths.WorkExperience),
    Held(youths.Exclusion),
    Held(youths.Needs),
    Held(youths.Origin),
    Held(youths.Report, "experience__candidate"),
    Held(youths.Experience),
    Held(youths.Counted, "youth_mark", counting.mark_of),
    Held(youths.Contact),
    Held(youths.Agreement),
    Held(youths.Step),
    Held(youths.HandOver),
    Held(youths.Bar),
    Held(Delivery, "message__person"),
    Held(Message, "person"),
    Held(Link, "person"),
    Held(youths.Consent),
    Held(youths.RightsRequest),
    Held(youths.ForcedOpening),
    Held(youths.Referral, "candidate_mark", referrer_status.mark_of),
)
# What is about a youth and lies nowhere in the list above.
ELSEWHERE: Final = {
    "candidates.Candidate": "the file itself: the first part of the copy; blanked by an erasure",
    "audit.Entry": "who looked: a part of the copy; only ever added to, it keeps the pseudonym",
    "sealing.DataKey": "no data but the key to them: destroyed by an erasure",
}
