"""The harness itself: each guard of it fails when it is removed."""

import socket
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.template import Context, Template

from jobmatch.taxonomy.models import OccupationSkill
from tests import real_data
from tests.factories import make_occupation
from tests.network import NetworkRefused


def test_another_machine_cannot_be_reached() -> None:
    with pytest.raises(NetworkRefused):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(NetworkRefused):
        socket.getaddrinfo("example.org", 80)


def test_an_undefined_variable_in_a_template_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception):
        Template("{{ nowhere_defined }}").render(Context())


def test_a_test_that_finds_no_real_files_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(real_data.VARIABLE, raising=False)
    with pytest.raises(pytest.skip.Exception, match="no real files"):
        real_data.folder()


def test_a_folder_of_real_files_that_is_not_there_is_no_reason_to_skip(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(real_data.VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(pytest.UsageError, match="not a folder"):
        real_data.folder()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_transactional_test_starts_from_an_empty_table(turn: int) -> None:
    assert not Session.objects.exists()
    Session.objects.create(session_key=f"turn-{turn}", session_data="", expire_date="2030-01-01T00:00Z")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_a_wipe_never_gives_a_number_out_twice(turn: int) -> None:
    row = OccupationSkill.objects.all()[0]
    row.pk, row.occupation = None, make_occupation()
    row.save(force_insert=True)


@pytest.mark.django_db
def test_the_test_database_is_not_the_one_of_the_installation() -> None:
    assert "test" in str(connection.settings_dict["NAME"])
