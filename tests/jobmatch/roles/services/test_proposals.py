"""One person proposes, another decides: nobody gets into files by an own act."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from jobmatch.accounts.enums import STAFF_ROLES, ProposalKind, ProposalState, Role
from jobmatch.accounts.models import Membership, Proposal, User
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.roles.services import proposals
from notifications.enums import Kind
from notifications.models import Message
from tests.factories import make_coordinator, make_jobhunter, make_member, make_organisation, make_user
from tests.jobmatch.roles.situations import AT, EMAIL, Town, make_town
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def town() -> Town:
    return make_town()


def since(user: User, role: str, *, days: int) -> None:
    """The role was given that many days before."""
    Membership.objects.filter(user=user, role=role).update(started_at=AT - days * DAY)


def told(kind: Kind) -> set[User]:
    return {message.user for message in Message.objects.filter(kind=kind).select_related("user")}


# the attack


def test_an_admin_who_proposes_the_own_address_is_refused(town: Town):
    for role in STAFF_ROLES:
        with refused("oneself"):
            town.propose(email=town.admin.email.upper(), name=town.admin.name, role=role)
    assert User.objects.get(pk=town.admin.pk).roles == {Role.ADMIN}


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_a_proposal_alone_opens_nothing(town: Town, role):
    proposal = town.propose(role=role)
    assert not User.objects.filter(email=EMAIL).exists()
    assert not told(Kind.INVITATION)
    with refused("second_person"):
        town.confirm(proposal, by=town.admin)


def test_a_second_admin_is_no_second_person(town: Town):
    with refused("second_person"):
        town.confirm(town.propose(), by=make_member(Role.ADMIN, town.here))


def test_who_is_proposed_never_confirms_it(town: Town):
    user = make_coordinator(town.here)
    since(user, Role.COORDINATOR, days=40)
    proposal = town.propose(email=user.email, name=user.name)
    with refused("second_person"):
        town.confirm(proposal, by=user)


def test_an_officer_who_proposes_does_not_confirm_it(town: Town):
    with refused("second_person"):
        town.confirm(town.propose(by=town.officer), by=town.officer)


def test_an_admin_with_a_second_hat_of_before_does_not_confirm_the_own_proposal(town: Town):
    make_member(Role.PRIVACY_OFFICER, town.here, town.admin)
    since(town.admin, Role.PRIVACY_OFFICER, days=400)
    with refused("second_person"):
        town.confirm(town.propose(), by=User.objects.get(pk=town.admin.pk))


@pytest.mark.parametrize("role", [Role.JOBHUNTER, Role.COORDINATOR, Role.REFERRER, Role.EMPLOYER_CONTACT])
def test_only_an_admin_or_officer_proposes(town: Town, role):
    user = make_member(role, town.here if role in STAFF_ROLES else None)
    with refused("forbidden"):
        town.propose(by=user)
    with refused("forbidden"):
        proposals.propose_new_start(membership=town.admin.memberships.get(), at=AT, by=user)


def test_nobody_proposes_or_confirms_in_another_municipality(town: Town):
    other = make_town()
    with refused("forbidden"):
        town.propose(by=other.admin)
    with refused("second_person"):
        town.confirm(town.propose(), by=other.officer)


@pytest.mark.parametrize(("days", "counts"), [(0, False), (29, False), (30, True), (400, True)])
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PRIVACY_OFFICER])
def test_a_yes_counts_after_thirty_days_in_the_role(town: Town, role, days, counts):
    user = make_member(role, town.here)
    since(user, role, days=days)
    proposal = town.propose()
    if counts:
        assert town.confirm(proposal, by=user).state == ProposalState.CONFIRMED
    else:
        with refused("second_person"):
            town.confirm(proposal, by=user)


def test_an_ended_role_confirms_nothing(town: Town):
    Membership.objects.filter(user=town.officer).update(ended_at=AT)
    with refused("second_person"):
        town.confirm(town.propose())


# what a yes does


def test_a_confirmed_jobhunter_has_the_role_a_desk_and_an_invitation(town: Town):
    proposal = town.confirm(town.propose())
    user = User.objects.get(email=EMAIL)
    assert user.roles == {Role.JOBHUNTER}
    assert user.desks.get().municipality == town.here
    assert (proposal.user, proposal.proposed_by, proposal.decided_by) == (user, town.admin, town.officer)
    assert user.memberships.get().given_by == town.admin
    assert told(Kind.INVITATION) == {user}


def test_officers_hear_of_what_is_proposed_and_of_what_is_decided(town: Town):
    colleague = make_member(Role.PRIVACY_OFFICER, town.here)
    newcomer, coordinator = make_coordinator(town.here), make_coordinator(town.here)
    since(coordinator, Role.COORDINATOR, days=30)
    proposal = town.propose()
    assert told(Kind.PROPOSED) == {town.officer, colleague, coordinator}
    assert newcomer not in told(Kind.PROPOSED)
    assert not told(Kind.DECIDED)
    town.confirm(proposal)
    assert told(Kind.DECIDED) == {town.officer, colleague, town.admin}


def test_the_log_says_the_role_and_no_name(town: Town):
    town.confirm(town.propose())
    rows = Entry.objects.order_by("seq").values_list("event", "actor", "reason")
    assert list(rows) == [
        ("role.proposed", town.admin.pk, "jobhunter"),
        ("role.confirmed", town.officer.pk, "jobhunter"),
    ]


def test_a_refusal_has_a_reason_and_gives_nothing(town: Town):
    proposal = town.propose()
    proposals.refuse(proposal=proposal, reason=" Who is this? ", at=AT, by=town.officer)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == (ProposalState.REFUSED, "Who is this?")
    assert told(Kind.DECIDED) == {town.officer, town.admin}
    assert not User.objects.filter(email=EMAIL).exists()
    with refused("decided"):
        town.confirm(proposal)


def test_the_proposer_does_not_refuse_but_takes_back(town: Town):
    proposal = town.propose()
    with refused("second_person"):
        proposals.refuse(proposal=proposal, reason="x", at=AT, by=town.admin)
    with refused("forbidden"):
        proposals.withdraw(proposal=proposal, at=AT, by=town.officer)
    proposals.withdraw(proposal=proposal, at=AT, by=town.admin)
    with refused("decided"):
        town.confirm(proposal)


def test_a_yes_comes_once(town: Town):
    proposal = town.propose()
    town.confirm(proposal)
    with refused("decided"):
        town.confirm(proposal)
    assert Membership.objects.filter(user__email=EMAIL).count() == 1


def test_the_same_is_proposed_once_at_a_time(town: Town):
    town.propose()
    with refused("exists"):
        town.propose(email=EMAIL.upper(), by=town.officer)
    town.propose(role=Role.COORDINATOR)


# who may have which role


@pytest.mark.parametrize(
    ("held", "role"),
    [(Role.JOBHUNTER, Role.ADMIN), (Role.ADMIN, Role.COORDINATOR), (Role.COORDINATOR, Role.PRIVACY_OFFICER)],
)
def test_two_hats_are_not_even_proposed(town: Town, held, role):
    user = make_member(held, town.here)
    with refused("two_hats"):
        town.propose(email=user.email, name=user.name, role=role)


def test_of_two_hats_proposed_for_one_person_only_the_first_is_given(town: Town):
    first, second = town.propose(role=Role.JOBHUNTER), town.propose(role=Role.ADMIN)
    town.confirm(first)
    with refused("two_hats"):
        town.confirm(second)
    assert User.objects.get(email=EMAIL).roles == {Role.JOBHUNTER}


def test_a_role_outside_a_municipality_is_not_proposed(town: Town):
    for role in (Role.REFERRER, Role.EMPLOYER_CONTACT):
        with refused("role"):
            town.propose(role=role)


def test_another_name_for_a_known_address_is_said(town: Town):
    user = make_jobhunter(town.here)
    with refused("name"):
        town.propose(email=user.email, name="Somebody Else", role=Role.COORDINATOR)
    assert (
        town.propose(email=user.email, name=f" {user.name.upper()} ", role=Role.COORDINATOR).name == user.name
    )


def test_the_name_of_somebody_elsewhere_is_not_told(town: Town):
    user = make_jobhunter()
    with translation.override("en"), pytest.raises(RuleBroken, match="another name") as error:
        town.propose(email=user.email, name="Somebody Else")
    assert user.name not in str(error.value)


def test_an_address_that_got_another_name_meanwhile_is_not_confirmed(town: Town):
    proposal = town.propose()
    make_user(email=EMAIL, name="Somebody Else")
    with refused("name"):
        town.confirm(proposal)


# a new start with signing in


def new_start(town: Town, user: User, *, by: User | None = None) -> Proposal:
    membership = user.memberships.get(organisation=town.here)
    return proposals.propose_new_start(membership=membership, at=AT, by=by or town.admin)


def with_secret(user: User) -> User:
    user.set_password("quiet-river-over-9-stones")
    user.save()
    return user


def test_an_admin_alone_resets_nobodys_sign_in(town: Town):
    user = with_secret(make_jobhunter(town.here))
    proposal = new_start(town, user)
    with refused("second_person"):
        town.confirm(proposal, by=town.admin)
    assert User.objects.get(pk=user.pk).has_usable_password()
    town.confirm(proposal)
    assert not User.objects.get(pk=user.pk).has_usable_password()
    assert told(Kind.INVITATION) == {user}


def test_nobody_proposes_or_confirms_a_new_start_for_oneself(town: Town):
    with refused("oneself"):
        new_start(town, town.admin)
    with refused("second_person"):
        town.confirm(new_start(town, town.officer))


def test_an_admin_who_lost_the_phone_is_helped_by_officer_and_coordinator(town: Town):
    coordinator = make_coordinator(town.here)
    since(coordinator, Role.COORDINATOR, days=31)
    proposal = new_start(town, with_secret(town.admin), by=town.officer)
    assert town.confirm(proposal, by=coordinator).state == ProposalState.CONFIRMED


def test_a_new_start_of_someone_who_also_works_elsewhere_is_refused(town: Town):
    user = make_jobhunter(town.here)
    proposal = new_start(town, user)
    make_member(Role.JOBHUNTER, make_organisation(), user)
    with refused("elsewhere"):
        new_start(town, user, by=town.officer)
    with refused("elsewhere"):
        town.confirm(proposal)


def test_a_new_start_of_who_has_no_role_any_more_is_refused(town: Town):
    user = make_jobhunter(town.here)
    proposal = new_start(town, user)
    Membership.objects.filter(user=user).update(ended_at=AT)
    with refused("ended"):
        town.confirm(proposal)


# time


def test_what_nobody_answered_for_fourteen_days_is_over_even_before_the_night(town: Town):
    proposal = town.propose()
    with refused("decided"):
        town.confirm(proposal, at=AT + 14 * DAY)
    assert proposals.expire(at=AT + 13 * DAY) == 0
    assert proposals.expire(at=AT + 14 * DAY) == 1
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.EXPIRED
    assert Entry.objects.filter(event="role.expired").count() == 1
    assert proposals.expire(at=AT + 15 * DAY) == 0


def test_what_came_to_nothing_goes_after_ninety_days_and_what_was_given_stays(town: Town):
    town.confirm(town.propose(email="given@example.org"))
    proposals.withdraw(proposal=town.propose(), at=AT, by=town.admin)
    proposals.expire(at=AT + 89 * DAY)
    assert Proposal.objects.count() == 2
    proposals.expire(at=AT + 90 * DAY)
    assert Proposal.objects.get().email == "given@example.org"


# the database holds it


def test_the_database_refuses_who_confirms_the_own_proposal(town: Town):
    proposal, user = town.propose(), make_user()
    done = {"state": ProposalState.CONFIRMED, "decided_at": timezone.now(), "user": user}
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(**done, decided_by=town.admin)


def test_the_database_refuses_who_gains_by_the_own_act(town: Town):
    proposal = town.propose()
    done = {"state": ProposalState.CONFIRMED, "decided_at": timezone.now(), "decided_by": town.officer}
    for user in (town.officer, town.admin):
        with pytest.raises(IntegrityError), transaction.atomic():
            Proposal.objects.filter(pk=proposal.pk).update(**done, user=user)


def test_the_database_refuses_a_yes_of_nobody(town: Town):
    proposal = town.propose()
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(
            state=ProposalState.CONFIRMED, decided_at=timezone.now(), user=make_user()
        )


def test_a_proposal_says_what_it_is_about(town: Town):
    assert str(town.propose()) == "role jobhunter waiting"
    assert new_start(town, make_jobhunter(town.here)).kind == ProposalKind.NEW_START
