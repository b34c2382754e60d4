"""For the command line alone: begin with two people, or give what two people ask when none may confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import STAFF_ROLES, OrganisationKind, ProposalKind, ProposalState, Role
from jobmatch.accounts.models import Membership, Organisation, Proposal
from jobmatch.accounts.selectors import chain_of
from jobmatch.accounts.services import members
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.places.models import Municipality
from jobmatch.roles.services import telling
from jobmatch.roles.services.proposals import TARGET, carry_out, refuse_new_start


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the command line names them."""

    name: str
    email: str

    @property
    def address(self) -> str:
        """The address as it is compared and kept."""
        return self.email.strip().lower()

    def __str__(self) -> str:
        return f"{self.name.strip()} <{self.address}>"


@transaction.atomic
def start(
    *, name: str, municipality: Municipality | None, admin: Person, officer: Person
) -> tuple[Membership, Membership]:
    """The first municipality of an installation with its admin and its privacy officer: two people."""
    if municipality and Organisation.objects.municipalities().filter(municipality=municipality).exists():
        raise RuleBroken("exists", _("This municipality is there already."))
    _refuse_same(admin, officer)
    organisation = Organisation.objects.create(
        kind=OrganisationKind.MUNICIPALITY, name=name.strip(), municipality=municipality
    )
    first = _found(organisation, admin, Role.ADMIN)
    second = _found(organisation, officer, Role.PRIVACY_OFFICER)
    telling.invite(second)
    audit.record(
        event="municipality.started",
        by=audit.COMMAND_LINE,
        chain=organisation.pk,
        target="accounts.Organisation",
        target_id=organisation.pk,
    )
    return first, second


@transaction.atomic
def add_first_officer(*, municipality: Organisation, officer: Person) -> Membership:
    """The privacy officer of a municipality that began without one; nobody there could confirm a role."""
    lock_municipality(municipality.pk)
    if Membership.objects.active().filter(organisation=municipality, role=Role.PRIVACY_OFFICER).exists():
        raise RuleBroken("exists", _("There is a privacy officer already."))
    membership = _found(municipality, officer, Role.PRIVACY_OFFICER)
    telling.invite(membership)
    audit.record(
        event="officer.started",
        by=audit.COMMAND_LINE,
        chain=municipality.pk,
        target=members.TARGET,
        target_id=membership.pk,
        reason=membership.role,
    )
    return membership


@transaction.atomic
def appoint(
    *,
    municipality: Organisation,
    person: Person,
    role: str,
    asked_by: Sequence[Person],
    at: datetime,
) -> Proposal:
    """Give a role, or without one a new start with signing in, that too few are left to confirm.

    Two people ask it, who do not gain by it and whom it names; every officer, coordinator and admin is told.
    """
    lock_municipality(municipality.pk)
    if not selectors.is_short_of_people(municipality, at=at):
        raise RuleBroken("enough", _("There are enough people who can confirm this on the page Roles."))
    _refuse_askers(person, asked_by)
    user = selectors.known_as(person.email)
    if role:
        if role not in STAFF_ROLES:
            raise RuleBroken("role", _("This role does not exist in an organisation of this kind."))
    elif user is None:
        raise RuleBroken("person", _("Nobody has this address."))
    else:
        refuse_new_start(user, municipality)
    proposal = Proposal(
        kind=ProposalKind.ROLE if role else ProposalKind.NEW_START,
        organisation=municipality,
        role=role,
        email=person.address,
        name=user.name if user else person.name.strip(),
        user=user,
        proposed_at=at,
        state=ProposalState.CONFIRMED,
        decided_at=at,
        reason="; ".join(map(str, asked_by)),
        by_command=True,
    )
    proposal.user = carry_out(proposal)
    proposal.save(force_insert=True)
    telling.say_decided(proposal)
    audit.record(
        event="role.commanded",
        by=audit.COMMAND_LINE,
        chain=chain_of(proposal.organisation),
        target=TARGET,
        target_id=proposal.pk,
        reason=role or proposal.kind,
    )
    return proposal


def _found(organisation: Organisation, person: Person, role: Role) -> Membership:
    return members.give(
        organisation=organisation,
        email=person.address,
        name=person.name,
        role=role,
        by=None,
        is_founding=True,
    )


def _refuse_same(*people: Person) -> None:
    if len({person.address for person in people}) < len(people):
        raise RuleBroken("same", _("These are two people, with an address each."))


def _refuse_askers(person: Person, asked_by: Sequence[Person]) -> None:
    if len(asked_by) != 2:
        raise RuleBroken("two", _("Two people ask this, by name and address."))
    _refuse_same(*asked_by)
    if person.address in {each.address for each in asked_by}:
        raise RuleBroken("oneself", _("Nobody does this for oneself. Ask a colleague to propose it."))
