import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Desk, Membership, User
from tests.factories import make_jobhunter, make_member, make_organisation, make_user

pytestmark = pytest.mark.django_db


def test_an_address_is_one_user_whatever_its_capitals():
    user = User.objects.create_user("Noor@Example.org", name="Noor")
    assert user.email == "noor@example.org"
    assert User.objects.get_by_natural_key("NOOR@example.ORG") == user


def test_roles_are_those_of_today():
    user = make_jobhunter()
    user.memberships.update(ended_at=timezone.now())
    assert User.objects.get(pk=user.pk).roles == frozenset()


@pytest.mark.parametrize(
    ("role", "staff"),
    [(role, role not in (Role.REFERRER, Role.EMPLOYER_CONTACT)) for role in Role],
)
def test_staff_are_those_who_work_for_a_municipality(role, staff):
    assert make_member(role).is_casework_staff is staff


def test_no_kind_of_organisation_exists_for_police_or_prosecution():
    assert set(OrganisationKind.values) == {
        "municipality",
        "school",
        "mosque",
        "partner",
        "employer",
        "anti_discrimination",
    }


@pytest.mark.parametrize("kind", ["police", "prosecution", ""])
def test_the_database_refuses_another_kind_of_organisation(kind):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_organisation(kind)


def test_the_database_refuses_an_unknown_role_and_the_same_role_twice():
    user, organisation = make_user(), make_organisation()
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, organisation=organisation, role="superuser")
    Membership.objects.create(user=user, organisation=organisation, role=Role.ADMIN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=user, organisation=organisation, role=Role.ADMIN)


def test_a_municipality_has_one_pool_and_one_desk_a_user():
    municipality = make_organisation()
    user = make_jobhunter(municipality)
    Desk.objects.create(municipality=municipality)
    for values in ({"user": None}, {"user": user}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Desk.objects.create(municipality=municipality, **values)


@pytest.mark.parametrize("change", ["role given", "role ended", "password"])
def test_a_session_ends_when_rights_or_password_change(client: Client, change):
    user = make_member(Role.REFERRER)
    client.force_login(user)
    assert client.get("/api/v1/me").status_code == 200
    if change == "role given":
        Membership.objects.create(
            user=user, organisation=make_organisation("employer"), role="employer_contact"
        )
    elif change == "role ended":
        make_member(Role.REFERRER, user=user)
        user.memberships.filter(pk=user.memberships.first().pk).update(ended_at=timezone.now())
    else:
        user.set_password("another long password")
        user.save()
    assert client.get("/api/v1/me").status_code == 401


def test_a_session_ends_when_the_user_is_ended(client: Client):
    user = make_member(Role.REFERRER)
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/api/v1/me").status_code == 401
