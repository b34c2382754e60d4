"""How the people of a municipality and what is proposed for them stand on the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import PROPOSING_ROLES
from jobmatch.accounts.models import Membership, Organisation, Proposal, User
from jobmatch.accounts.permissions import is_second_person


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with roles in one municipality; `clashes` when nobody gets these roles together any more."""

    user: User
    rows: tuple[Membership, ...]
    clashes: bool
    may_start_anew: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A proposal that waits, and what the reader may do with it."""

    proposal: Proposal
    may_decide: bool
    may_withdraw: bool


def colleagues(user: User) -> list[Colleague]:
    """Everyone in the reader's municipalities, by name."""
    rows = list(selectors.colleagues(user))
    clashing = selectors.with_clashing_roles({row.user_id for row in rows})
    proposing = {row.organisation_id for row in user.active_memberships if row.role in PROPOSING_ROLES}
    return [
        Colleague(
            user=theirs[0].user,
            rows=theirs,
            clashes=theirs[0].user_id in clashing,
            may_start_anew=theirs[0].organisation_id in proposing and theirs[0].user_id != user.pk,
        )
        for theirs in _by_person(rows)
    ]


def waiting(user: User, found: Iterable[Proposal], *, at: datetime) -> list[Waiting]:
    """Proposals with what the reader may do: in one query, however many there are."""
    mine = set(selectors.waiting_for(user, at=at).values_list("pk", flat=True))
    return [
        Waiting(each, may_decide=each.pk in mine, may_withdraw=each.proposed_by_id == user.pk)
        for each in found
    ]


def one(user: User, proposal: Proposal, *, at: datetime) -> Waiting:
    """A proposal with what the reader may do."""
    return Waiting(
        proposal,
        may_decide=is_second_person(user, proposal, at=at),
        may_withdraw=proposal.proposed_by_id == user.pk,
    )


def proposing_municipalities(user: User) -> Iterable[Organisation]:
    """Where the reader may propose somebody for a role."""
    return Organisation.objects.municipalities().of(user, *PROPOSING_ROLES)


def _by_person(rows: list[Membership]) -> Iterator[tuple[Membership, ...]]:
    """The rows by person and municipality, in the order they are in."""
    for _key, theirs in groupby(rows, key=lambda row: (row.user_id, row.organisation_id)):
        yield tuple(theirs)
