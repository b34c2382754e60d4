"""A municipality begins with two people; too few left is mended by two people on the command line."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from jobmatch.accounts.enums import ProposalState, Role
from jobmatch.accounts.models import Membership, Organisation, Proposal, User
from jobmatch.audit.models import Entry
from jobmatch.roles.services import by_command
from jobmatch.roles.services.by_command import Person
from notifications.enums import Kind
from notifications.models import Message
from tests.factories import make_coordinator, make_jobhunter, make_member, make_organisation
from tests.jobmatch.roles.situations import AT, Town, make_town
from tests.refusals import refused

pytestmark = pytest.mark.django_db
ADA, BEN = Person("Ada", "ada@example.org"), Person("Ben", "Ben@example.org")
CEES = Person("Cees", "cees@example.org")


@pytest.fixture
def town() -> Town:
    return make_town()


def told(kind: Kind) -> set[str]:
    return set(Message.objects.filter(kind=kind).values_list("user__email", flat=True))


def test_start_makes_two_people_who_can_appoint_a_third():
    first, second = by_command.start(name="Voorbeeldstad", municipality=None, admin=ADA, officer=BEN)
    assert (first.role, second.role) == (Role.ADMIN, Role.PRIVACY_OFFICER)
    assert told(Kind.INVITATION) == {"ben@example.org"}
    assert Entry.objects.get().actor_kind == "command_line"
    town = Town(first.organisation, first.user, second.user)
    town.confirm(town.propose(role=Role.COORDINATOR))


def test_start_refuses_one_address_for_both():
    with refused("same"):
        by_command.start(
            name="Voorbeeldstad", municipality=None, admin=ADA, officer=Person("Other", "ADA@example.org ")
        )
    assert not Organisation.objects.exists()


def test_a_municipality_that_began_with_an_admin_gets_its_first_officer_once():
    here = make_organisation()
    admin = make_member(Role.ADMIN, here)
    with refused("two_hats"):
        by_command.add_first_officer(municipality=here, officer=Person(admin.name, admin.email))
    membership = by_command.add_first_officer(municipality=here, officer=BEN)
    assert (membership.role, membership.is_founding) == (Role.PRIVACY_OFFICER, True)
    with refused("exists"):
        by_command.add_first_officer(municipality=here, officer=CEES)


def appoint(town: Town, person: Person = CEES, role: str = Role.COORDINATOR, *asked_by: Person) -> Proposal:
    return by_command.appoint(
        municipality=town.here, person=person, role=role, asked_by=asked_by or (ADA, BEN), at=AT
    )


def test_two_people_appoint_a_third_and_everybody_who_looks_along_hears_of_it(town: Town):
    coordinator = make_coordinator(town.here)
    proposal = appoint(town)
    assert (proposal.state, proposal.by_command) == (ProposalState.CONFIRMED, True)
    assert proposal.reason == "Ada <ada@example.org>; Ben <ben@example.org>"
    assert User.objects.get(email=CEES.address).roles == {Role.COORDINATOR}
    assert {town.officer.email, town.admin.email, coordinator.email} <= told(Kind.DECIDED)
    entry = Entry.objects.get()
    assert (entry.event, entry.actor_kind, entry.reason) == ("role.commanded", "command_line", "coordinator")


def test_the_command_is_refused_while_two_can_confirm(town: Town):
    coordinator = make_coordinator(town.here)
    Membership.objects.filter(user=coordinator).update(started_at=AT - timedelta(days=30))
    with refused("enough"):
        appoint(town)


def test_two_different_people_ask_and_not_the_one_who_gains(town: Town):
    with refused("two"):
        appoint(town, CEES, Role.COORDINATOR, ADA)
    with refused("same"):
        appoint(town, CEES, Role.COORDINATOR, ADA, Person("Else", "ada@EXAMPLE.org"))
    with refused("oneself"):
        appoint(town, CEES, Role.COORDINATOR, ADA, CEES)
    assert not Proposal.objects.exists()


def test_two_hats_are_not_given_by_command_either(town: Town):
    with refused("two_hats"):
        appoint(town, Person(town.admin.name, town.admin.email))


def test_a_new_start_by_command(town: Town):
    town.admin.set_password("quiet-river-over-9-stones")
    town.admin.save()
    appoint(town, Person(town.admin.name, town.admin.email), "")
    assert not User.objects.get(pk=town.admin.pk).has_usable_password()
    with refused("person"):
        appoint(town, CEES, "")
    elsewhere = make_jobhunter(town.here)
    make_member(Role.JOBHUNTER, make_organisation(), elsewhere)
    with refused("elsewhere"):
        appoint(town, Person(elsewhere.name, elsewhere.email), "")


def run(*arguments: str) -> None:
    call_command("appoint", "--municipality", "Gemeente Voorbeeldstad", *arguments)


def test_the_command_reads_people_as_name_and_address(town: Town, capsys):
    run(
        "--person",
        "Cees <cees@example.org>",
        "--role",
        "jobhunter",
        "--asked-by",
        "A <a@example.org>",
        "--asked-by",
        "B <b@example.org>",
    )
    assert User.objects.get(email=CEES.address).roles == {Role.JOBHUNTER}
    assert "cees@example.org" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--person", "Cees", "--new-start", "--asked-by", "A <a@example.org>"), "Name <name@example.nl>"),
        (
            ("--person", "cees@example.org", "--new-start", "--asked-by", "A <a@example.org>"),
            "name is missing",
        ),
        (
            ("--person", "C <c@example.org>", "--role", "admin", "--asked-by", "A <a@example.org>"),
            "Two people",
        ),
    ],
)
def test_a_wrong_command_is_said_in_a_sentence(town: Town, arguments, problem):
    with pytest.raises(CommandError, match=problem):
        run(*arguments)


def test_a_municipality_that_is_not_here_is_said(town: Town):
    with pytest.raises(CommandError, match="Nergens"):
        call_command(
            "appoint",
            "--municipality",
            "Nergens",
            "--person",
            "C <c@example.org>",
            "--role",
            "admin",
            "--asked-by",
            "A <a@example.org>",
        )
