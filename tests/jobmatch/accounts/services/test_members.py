from datetime import date, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from candidates.services.files import files
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import ApiToken, Desk, Membership, User
from jobmatch.accounts.services import members
from jobmatch.errors import RuleBroken
from tests.factories import (
    desk_of,
    make_jobhunter,
    make_member,
    make_organisation,
)
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality():
    return make_organisation()


@pytest.fixture
def admin(municipality):
    return make_member(Role.ADMIN, municipality)


@transaction.atomic
def give(organisation, role, email="new@example.org"):
    return members.give(organisation=organisation, email=email, name="New", role=role, by=None)


def make_token(user: User) -> ApiToken:
    return ApiToken.objects.create(
        user=user, name="t", digest=str(user.pk), expires_at=timezone.now() + timedelta(1)
    )


def test_a_new_jobhunter_gets_an_account_without_password_and_a_desk(municipality):
    membership = give(municipality, Role.JOBHUNTER)
    assert not membership.user.has_usable_password()
    assert desk_of(membership.user).municipality == municipality


def test_the_first_coordinator_opens_the_pool(municipality, admin):
    give(municipality, Role.COORDINATOR)
    give(municipality, Role.COORDINATOR, email="second@example.org")
    assert Desk.objects.filter(municipality=municipality, user=None).count() == 1


def test_a_privacy_officer_has_no_desk(municipality, admin):
    give(municipality, Role.PRIVACY_OFFICER)
    assert not Desk.objects.exists()


def test_someone_known_gets_a_second_role_on_the_same_account(municipality, admin):
    user = make_member(Role.REFERRER)
    membership = give(make_organisation("employer"), Role.EMPLOYER_CONTACT, email=user.email.upper())
    assert membership.user == user


def test_the_same_role_twice_is_refused(municipality, admin):
    give(municipality, Role.JOBHUNTER)
    with pytest.raises(RuleBroken) as error:
        give(municipality, Role.JOBHUNTER)
    assert error.value.code == "exists"


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        ("school", Role.JOBHUNTER),
        ("employer", Role.REFERRER),
        ("mosque", Role.ADMIN),
        ("municipality", Role.EMPLOYER_CONTACT),
        ("anti_discrimination", Role.REFERRER),
    ],
)
def test_a_role_that_does_not_fit_the_organisation_is_refused(admin, municipality, kind, role):
    organisation = municipality if kind == "municipality" else make_organisation(kind)
    with pytest.raises(RuleBroken):
        give(organisation, role)
    assert not User.objects.filter(email="new@example.org").exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nobody_but_an_admin_ends_a_role(municipality, role):
    user = make_member(role)
    with refused("forbidden"):
        members.end(membership=user.memberships.get(), by=user)


def test_an_admin_has_no_say_in_another_municipality(admin):
    other = make_jobhunter()
    with refused("forbidden"):
        members.end(membership=other.memberships.get(), by=admin)


@pytest.mark.parametrize(
    ("held", "role"),
    [
        (Role.ADMIN, Role.COORDINATOR),
        (Role.ADMIN, Role.JOBHUNTER),
        (Role.ADMIN, Role.PRIVACY_OFFICER),
        (Role.COORDINATOR, Role.ADMIN),
        (Role.JOBHUNTER, Role.PRIVACY_OFFICER),
        (Role.PRIVACY_OFFICER, Role.ADMIN),
        (Role.PRIVACY_OFFICER, Role.COORDINATOR),
    ],
)
def test_admin_casework_and_oversight_are_never_one_person(municipality, held, role):
    user = make_member(held, make_organisation())  # of another municipality too
    with refused("two_hats"):
        give(municipality, role, email=user.email)
    assert User.objects.get(pk=user.pk).roles == {held}


@pytest.mark.parametrize(
    ("held", "role"), [(Role.COORDINATOR, Role.JOBHUNTER), (Role.JOBHUNTER, Role.COORDINATOR)]
)
def test_who_works_files_may_do_so_in_two_roles(municipality, held, role):
    user = make_member(held, municipality)
    give(municipality, role, email=user.email)
    assert User.objects.get(pk=user.pk).roles == {held, role}


def test_two_hats_of_before_stay_and_a_third_role_that_opens_nothing_is_still_given(municipality):
    user = make_member(Role.ADMIN, municipality)
    make_member(Role.COORDINATOR, municipality, user)
    give(make_organisation("school"), Role.REFERRER, email=user.email)
    assert User.objects.get(pk=user.pk).roles == {Role.ADMIN, Role.COORDINATOR, Role.REFERRER}


def test_a_staff_role_revokes_tokens_made_before_it(municipality, admin):
    user = make_member(Role.REFERRER)
    make_token(user)
    give(municipality, Role.JOBHUNTER, email=user.email)
    assert not ApiToken.objects.exists()


def test_an_ended_role_takes_desk_password_tokens_and_account_with_it(municipality, admin):
    user = make_jobhunter(municipality)
    user.set_password("long enough password")
    user.save()
    make_token(user)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    members.end(membership=user.memberships.get(), by=admin)
    user = User.objects.get(pk=user.pk)
    assert (user.is_active, user.has_usable_password(), user.roles) == (False, False, frozenset())
    assert not ApiToken.objects.exists()
    assert not Desk.objects.exists()
    assert not Authenticator.objects.exists()


def test_who_keeps_another_role_keeps_the_account(municipality, admin):
    user = make_jobhunter(municipality)
    make_member(Role.REFERRER, user=user)
    members.end(membership=user.memberships.get(role=Role.JOBHUNTER), by=admin)
    assert User.objects.get(pk=user.pk).is_active


def test_who_comes_back_can_sign_in_again(municipality, admin):
    user = make_jobhunter(municipality)
    members.end(membership=user.memberships.get(), by=admin)
    give(municipality, Role.JOBHUNTER, email=user.email)
    assert User.objects.get(pk=user.pk).is_active


def test_a_desk_stays_while_one_of_two_roles_needs_it(municipality, admin):
    user = make_jobhunter(municipality)
    make_member(Role.COORDINATOR, municipality, user)
    members.end(membership=user.memberships.get(role=Role.JOBHUNTER), by=admin)
    assert desk_of(user)


def test_the_last_privacy_officer_stays(municipality, admin):
    officer = make_member(Role.PRIVACY_OFFICER, municipality).memberships.get()
    with refused("last_officer"):
        members.end(membership=officer, by=admin)
    make_member(Role.PRIVACY_OFFICER, municipality)
    members.end(membership=officer, by=admin)


def test_the_last_admin_stays(municipality, admin):
    own = admin.memberships.get()
    with pytest.raises(RuleBroken) as error:
        members.end(membership=own, by=admin)
    assert error.value.code == "last_admin"
    make_member(Role.ADMIN, municipality)
    members.end(membership=own, by=admin)


def test_a_role_is_ended_once(municipality, admin):
    membership = make_jobhunter(municipality).memberships.get()
    members.end(membership=membership, by=admin)
    with pytest.raises(RuleBroken) as error:
        members.end(membership=Membership.objects.get(pk=membership.pk), by=admin)
    assert error.value.code == "ended"


def test_forgotten_secrets_open_nothing(municipality):
    user = make_jobhunter(municipality)
    user.set_password("long enough password")
    user.save()
    make_token(user)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    members.forget_secrets(user)
    assert not User.objects.get(pk=user.pk).has_usable_password()
    assert not ApiToken.objects.exists()
    assert not Authenticator.objects.exists()


def open_file(user: User, desk: Desk) -> None:
    files.open(desk=desk, by=user, on=date(2026, 5, 4), first_name="Youth", email="youth@example.org")


def test_a_desk_with_a_candidate_keeps_its_jobhunter(municipality, admin):
    user = make_jobhunter(municipality)
    open_file(user, desk_of(user))
    membership = user.memberships.get()
    with pytest.raises(RuleBroken) as error:
        members.end(membership=membership, by=admin)
    assert error.value.code == "desk_in_use"
    assert Membership.objects.active().filter(pk=membership.pk).exists()


def test_the_pool_with_a_candidate_keeps_its_last_coordinator(municipality, admin):
    membership = give(municipality, Role.COORDINATOR)
    pool = Desk.objects.get(user=None)
    open_file(User.objects.get(pk=membership.user_id), pool)
    with pytest.raises(RuleBroken) as error:
        members.end(membership=membership, by=admin)
    assert error.value.code == "desk_in_use"
    give(municipality, Role.COORDINATOR, email="second@example.org")
    members.end(membership=membership, by=admin)
    assert Desk.objects.filter(user=None).exists()


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_remove_a_desk_with_work(municipality):
    user = make_jobhunter(municipality)
    open_file(user, desk_of(user))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_desk")
