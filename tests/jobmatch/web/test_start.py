"""The first municipality, its admin and its privacy officer come from the command line, once."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, Organisation
from jobmatch.web.management.commands.start import PASSWORD_VARIABLE
from notifications.models import Message

pytestmark = pytest.mark.django_db
PASSWORD = "quiet-river-over-9-stones"


def start(**options: str) -> None:
    values = {
        "municipality": "Utrecht",
        "email": "Ada@Example.nl",
        "name": "Ada",
        "officer_email": "ben@example.nl",
        "officer_name": "Ben",
        **options,
    }
    call_command("start", **values)


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)


@pytest.mark.parametrize("municipality", ["Utrecht", "utrecht", "GM0344", "gm0344"])
def test_the_admin_of_the_first_municipality_can_sign_in(municipality: str) -> None:
    start(municipality=municipality)
    membership = Membership.objects.get(role=Role.ADMIN)
    assert membership.organisation.municipality_id == "GM0344"
    assert membership.user.email == "ada@example.nl"
    assert membership.user.check_password(PASSWORD)


def test_the_privacy_officer_is_another_person_who_gets_a_mail() -> None:
    start()
    officer = Membership.objects.get(role=Role.PRIVACY_OFFICER)
    assert officer.user.email == "ben@example.nl"
    assert not officer.user.has_usable_password()
    assert Message.objects.get().user == officer.user


def test_an_installation_that_began_with_an_admin_alone_gets_its_privacy_officer() -> None:
    start()
    Message.objects.all().delete()
    Membership.objects.filter(role=Role.PRIVACY_OFFICER).delete()
    call_command("start", officer_email="cees@example.nl", officer_name="Cees")
    assert Membership.objects.get(role=Role.PRIVACY_OFFICER).user.email == "cees@example.nl"
    with pytest.raises(CommandError, match="already"):
        call_command("start", officer_email="dirk@example.nl", officer_name="Dirk")


def test_the_admin_does_not_become_the_missing_privacy_officer() -> None:
    start()
    Membership.objects.filter(role=Role.PRIVACY_OFFICER).delete()
    with pytest.raises(CommandError, match="three people"):
        call_command("start", officer_email="ada@example.nl", officer_name="Ada")


def test_a_second_start_is_refused() -> None:
    start()
    with pytest.raises(CommandError, match="already"):
        start(municipality="Zeist")
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"municipality": "Nergenshuizen"}, "No municipality"),
        ({"email": "nobody"}, "e-mail"),
        ({"name": " "}, "name"),
        ({"officer_email": "nobody"}, "e-mail"),
        ({"officer_name": " "}, "privacy officer needs a name"),
        ({"officer_email": " ADA@example.nl"}, "two people"),
    ],
)
def test_a_wrong_answer_is_said_in_a_sentence_and_changes_nothing(
    options: dict[str, str], problem: str
) -> None:
    with pytest.raises(CommandError, match=problem):
        start(**options)
    assert not Organisation.objects.exists()


def test_a_weak_password_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, "short")
    with pytest.raises(CommandError):
        start()


def test_without_options_and_terminal_it_says_what_to_give() -> None:
    with pytest.raises(CommandError, match="--municipality"):
        call_command("start")


def test_before_migrate_a_sentence_says_what_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    with pytest.raises(CommandError, match=r"run 'manage\.py migrate' first"):
        start()
