"""What was answered at a check-in, sealed as a whole under the key of the youth."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction

from candidates.models import Candidate
from candidates.permissions import may_open_sealed
from employers.selectors.workplaces import Workplaces
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.sealing import services as sealing
from matching.enums import Going
from matching.models import CheckIn, Placement

LONGEST_LINE = 1000
FIELD = "answer"
TARGET = "matching.CheckIn"


@dataclass(frozen=True, slots=True)
class Answer:
    """How it goes, how someone is treated (a youth), and of what the employer told: is it true?"""

    going: str
    treated: str = ""
    facts: dict[str, bool] = field(default_factory=dict)
    line: str = ""

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Answer(...)"

    @property
    def is_worrying(self) -> bool:
        return Going.BAD in (self.going, self.treated)

    @property
    def contradicted(self) -> list[str]:
        """What the employer told and the youth did not find so."""
        return [item for item, is_true in self.facts.items() if not is_true]


def seal(check_in: CheckIn, answer: Answer) -> bytes:
    """The answer as it is kept."""
    text = json.dumps(asdict(answer), sort_keys=True)
    return sealing.seal(person=check_in.placement.candidate_id, field=_field(check_in), text=text)


@transaction.atomic
def read(*, candidate: Candidate, check_ins: Iterable[CheckIn], by: User, on: date) -> dict[UUID, Answer]:
    """Check-in → its answer, opened for who may; the log row commits with it. Empty for anyone else."""
    sealed = [check_in for check_in in check_ins if check_in.answer]
    if not sealed or not may_open_sealed(user=by, candidate=candidate, on=on):
        return {}
    texts = sealing.unseal_all(
        [(candidate.pk, _field(check_in), bytes(check_in.answer)) for check_in in sealed]
    )
    opened = {row.pk: Answer(**json.loads(text)) for row, text in zip(sealed, texts, strict=True)}
    audit.record(
        event="sealed.opened",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        fields=(FIELD,),
    )
    return opened


def stated(check_in: CheckIn, *, on: date) -> dict[str, str]:
    """What the employer tells of the workplace today: item → yes or no; a site's own answer goes first."""
    return stated_of(check_in.placement, on=on)


def stated_of(placement: Placement, *, on: date) -> dict[str, str]:
    """What the employer of a placement tells of the workplace; nothing where only a name is known."""
    if placement.employer_id is None:
        return {}
    site = placement.vacancy.site_id if placement.vacancy else None
    found = Workplaces([placement.employer_id], on=on).of(placement.employer_id, site)
    return {item: each.said.answer for item, each in found.items() if each.said and each.said.holds(on)}


def _field(check_in: CheckIn) -> str:
    return f"matching.CheckIn.answer:{check_in.pk}"
