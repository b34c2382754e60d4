"""The first municipality and its admin come from the command line, once."""

import pytest
from django.core.management import CommandError, call_command

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, Organisation
from jobmatch.web.management.commands.start import PASSWORD_VARIABLE

pytestmark = pytest.mark.django_db
PASSWORD = "quiet-river-over-9-stones"


def start(**options: str) -> None:
    values = {"municipality": "Utrecht", "email": "Ada@Example.nl", "name": "Ada", **options}
    call_command("start", **values)


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)


@pytest.mark.parametrize("municipality", ["Utrecht", "utrecht", "GM0344", "gm0344"])
def test_the_admin_of_the_first_municipality_can_sign_in(municipality: str) -> None:
    start(municipality=municipality)
    membership = Membership.objects.get()
    assert membership.role == Role.ADMIN
    assert membership.organisation.municipality_id == "GM0344"
    assert membership.user.email == "ada@example.nl"
    assert membership.user.check_password(PASSWORD)


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
