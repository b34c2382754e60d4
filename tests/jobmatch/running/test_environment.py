"""Settings come from the environment; a bad one is refused in a sentence that says how to mend it."""

import base64
import os
import re
import runpy
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pyrage
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from jobmatch.running import environment
from jobmatch.running.variables import NAMES

KEY = base64.b64encode(bytes(32)).decode()
LOG_KEY = base64.b64encode(bytes(range(1, 33))).decode()
MARK_KEY = base64.b64encode(bytes(range(2, 34))).decode()
PRODUCTION = {
    "JOBMATCH_HOSTS": "jobmatch.example.nl",
    "SECRET_KEY": "0123456789" * 5,
    "JOBMATCH_SEALING_KEYS": f"a:{KEY}",
    "JOBMATCH_LOG_KEYS": f"a:{LOG_KEY}",
    "JOBMATCH_MARK_KEY": f"a:{MARK_KEY}",
    "DATABASE_URL": "postgresql://jobmatch:keep-me-out@localhost/jobmatch",
    "KEYS_DATABASE_URL": "postgresql://jobmatch:keep-me-out@keys.example.nl/keys",
    "EMAIL_URL": "smtp+tls://jobmatch:keep-me-out@localhost:587",
    "JOBMATCH_FROM_EMAIL": "jobmatch <noreply@example.nl>",
}


@pytest.fixture(autouse=True)
def _no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in NAMES:
        monkeypatch.delenv(variable, raising=False)


def manage(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The command line of an installation with these variables and no others of ours."""
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    kept.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set by the tests in a browser
    kept |= {"JOBMATCH_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "jobmatch.settings", **variables}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=kept, capture_output=True, text=True)


def test_without_host_names_the_mode_is_local() -> None:
    assert environment.public_hosts() == []


def test_host_names_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBMATCH_HOSTS", "a.example.nl, b.example.nl,")
    assert environment.public_hosts() == ["a.example.nl", "b.example.nl"]


@pytest.mark.parametrize("value", ["*", "https://a.nl", "a.nl:80", "*.a.nl", ".a.nl", "a nl"])
def test_what_is_no_host_name_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("JOBMATCH_HOSTS", value)
    with pytest.raises(ImproperlyConfigured, match="not a host name"):
        environment.public_hosts()


def test_a_yes_no_variable_takes_1_and_0_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBMATCH_DEMO", "yes")
    with pytest.raises(ImproperlyConfigured, match="JOBMATCH_DEMO"):
        environment.is_on("JOBMATCH_DEMO")


@pytest.mark.parametrize("value", ["27-16", "16", "a-b", "16-27-30", "1-27", "16-100", "-", "²-27"])
def test_ages_are_a_range_and_nothing_else(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("JOBMATCH_AGES", value)
    with pytest.raises(ImproperlyConfigured, match="JOBMATCH_AGES"):
        environment.whole_range("JOBMATCH_AGES", default="16-27", least=12, most=99)
    monkeypatch.setenv("JOBMATCH_AGES", " 14-23 ")
    assert environment.whole_range("JOBMATCH_AGES", default="16-27", least=12, most=99) == (14, 23)


def test_moments_are_separated_by_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.moments("JOBMATCH_CHECK_INS_YOUTH", default="d3 m12") == ("d3", "m12")
    monkeypatch.setenv("JOBMATCH_CHECK_INS_YOUTH", " w1  w2 ")
    assert environment.moments("JOBMATCH_CHECK_INS_YOUTH", default="d3") == ("w1", "w2")


@pytest.mark.parametrize("value", ["3d", "d0", "w", "m100", "y1", "d3,w1", "w1 w1", "loss_w1"])
def test_what_is_no_moment_or_is_there_twice_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("JOBMATCH_CHECK_INS_YOUTH", value)
    with pytest.raises(ImproperlyConfigured, match="JOBMATCH_CHECK_INS_YOUTH"):
        environment.moments("JOBMATCH_CHECK_INS_YOUTH", default="d3")


@pytest.mark.parametrize(
    "ring", [f":{KEY}", f"a:{KEY},a:{KEY}", "a:c2hvcnQ=", "a:!!", "a", f"{'n' * 33}:{KEY}", f"{KEY}"]
)
def test_a_bad_key_ring_is_refused(ring: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="JOBMATCH_SEALING_KEYS"):
        environment.parse_key_ring(ring)


def test_a_new_key_fits_the_ring() -> None:
    ring = environment.parse_key_ring(f"{environment.new_sealing_key('b')},a:{KEY}")
    assert [(name, len(key)) for name, key in ring] == [("b", 32), ("a", 32)]


def test_a_refused_key_is_not_repeated_in_the_sentence() -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        environment.parse_key_ring(f"a:{KEY}{KEY}")
    assert KEY not in str(refused.value)


@pytest.mark.parametrize("url", ["mysql://a/b", "localhost", "oracle://x/y"])
def test_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        environment.database(tmp_path, local=True)


def test_a_database_on_a_socket_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://jobmatch@%2Frun%2Fpostgresql/jobmatch")
    assert environment.database(tmp_path, local=True)["HOST"] == "/run/postgresql"


def keys_of(monkeypatch: pytest.MonkeyPatch, folder: Path, main: str, keys: str, *, local: bool) -> Any:
    monkeypatch.setenv("DATABASE_URL", main)
    monkeypatch.setenv("KEYS_DATABASE_URL", keys)
    return environment.keys_database(folder, environment.database(folder, local=local), local=local)


def test_keys_lie_in_a_file_of_their_own_unless_something_else_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    on_server = "postgresql://jobmatch:x@db.example.nl/jobmatch"
    elsewhere = "postgresql://jobmatch:x@keys.example.nl/keys"
    assert keys_of(monkeypatch, tmp_path, "", "", local=True)["NAME"] == str(tmp_path / "keys.sqlite3")
    assert keys_of(monkeypatch, tmp_path, on_server, elsewhere, local=False)["HOST"] == "keys.example.nl"
    with pytest.raises(ImproperlyConfigured, match="KEYS_DATABASE_URL: is missing"):
        keys_of(monkeypatch, tmp_path, on_server, "", local=False)


@pytest.mark.parametrize(
    ("main", "keys"),
    [
        ("postgresql://a:x@db.example.nl/jobmatch", "postgresql://b:y@db.example.nl:5432/keys"),
        ("postgresql://a:x@localhost:5433/jobmatch", "postgresql://a:x@127.0.0.1:5433/keys"),
        ("postgresql://a@%2Frun%2Fpostgresql/jobmatch", "postgresql://a@%2Frun%2Fpostgresql/keys"),
        ("sqlite:////tmp/one.sqlite3", "sqlite:////tmp/../tmp/one.sqlite3"),
    ],
)
def test_keys_beside_what_they_open_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, main: str, keys: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match="KEYS_DATABASE_URL: is in the same place"):
        keys_of(monkeypatch, tmp_path, main, keys, local=True)


def test_another_port_is_another_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    main, keys = "postgresql://a:x@localhost/jobmatch", "postgresql://a:x@localhost:5433/keys"
    assert keys_of(monkeypatch, tmp_path, main, keys, local=True)["PORT"] == 5433


def test_only_tests_keep_keys_beside_all_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert settings_with(monkeypatch, tmp_path, **PRODUCTION)["KEYS_ALIAS"] == "keys"


def test_copies_are_encrypted_to_public_keys_of_age(monkeypatch: pytest.MonkeyPatch) -> None:
    one = str(pyrage.x25519.Identity.generate().to_public())
    monkeypatch.setenv("JOBMATCH_BACKUP_RECIPIENTS", f"{one}, {one}")
    assert environment.backup_recipients() == (one, one)
    for wrong in ("age1abc", str(pyrage.x25519.Identity.generate())):
        monkeypatch.setenv("JOBMATCH_BACKUP_RECIPIENTS", wrong)
        with pytest.raises(ImproperlyConfigured) as refused:
            environment.backup_recipients()
        assert wrong[16:] not in str(refused.value) or len(wrong) < 16


def test_the_queue_is_where_the_data_is(tmp_path: Path) -> None:
    lite = environment.queue(tmp_path, {"ENGINE": "django.db.backends.sqlite3", "NAME": "x"}, "s")
    full = environment.queue(tmp_path, {"ENGINE": "django.db.backends.postgresql", "NAME": "x"}, "s")
    assert lite["filename"] == str(tmp_path / "tasks.sqlite3")
    assert full["dbname"] == "x"


def test_the_night_of_the_queue_is_one_in_the_netherlands(tmp_path: Path) -> None:
    queue = environment.queue(tmp_path, {"ENGINE": "django.db.backends.sqlite3", "NAME": "x"}, "s")
    assert queue.get("utc", True) is False
    assert datetime.now().astimezone().utcoffset() == timezone.localtime().utcoffset()


def test_an_answered_write_on_sqlite_survives_a_power_cut() -> None:
    assert "synchronous=FULL" in str(environment.SQLITE_OPTIONS["init_command"])
    assert environment.SQLITE_OPTIONS["transaction_mode"] == "IMMEDIATE"


def test_local_secrets_are_made_once_and_nobody_else_may_read_them(tmp_path: Path) -> None:
    first = environment.local_secrets(tmp_path)
    assert environment.local_secrets(tmp_path) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("log_keys.json", "mark_key.json", "secrets.json")
    ]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in tmp_path.iterdir())


def test_a_folder_of_before_the_log_had_keys_gets_them_and_keeps_its_secrets(tmp_path: Path) -> None:
    first = environment.local_secrets(tmp_path)
    (tmp_path / "log_keys.json").unlink()
    second = environment.local_secrets(tmp_path)
    assert (second.secret_key, second.sealing_keys) == (first.secret_key, first.sealing_keys)
    assert second.log_keys != first.log_keys
    assert environment.local_secrets(tmp_path) == second


def test_a_key_does_one_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {**PRODUCTION, "JOBMATCH_LOG_KEYS": f"b:{KEY}"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match="JOBMATCH_LOG_KEYS: has a key of JOBMATCH_SEALING_KEYS"):
        environment.production_secrets()


@pytest.mark.parametrize(
    ("value", "refusal"),
    [(f"b:{KEY}", "is a key of another ring"), (f"a:{MARK_KEY},b:{MARK_KEY}", "more than one key")],
)
def test_there_is_one_key_of_marks_and_it_does_nothing_else(
    monkeypatch: pytest.MonkeyPatch, value: str, refusal: str
) -> None:
    for name, each in {**PRODUCTION, "JOBMATCH_MARK_KEY": value}.items():
        monkeypatch.setenv(name, each)
    with pytest.raises(ImproperlyConfigured, match=f"JOBMATCH_MARK_KEY: .*{refusal}"):
        environment.production_secrets()


def test_the_file_outside_is_in_a_folder_that_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert environment.log_ends_file() is None
    monkeypatch.setenv("JOBMATCH_LOG_ENDS_FILE", str(tmp_path / "ends"))
    assert environment.log_ends_file() == tmp_path / "ends"
    for wrong in ("ends", str(tmp_path / "none" / "ends")):
        monkeypatch.setenv("JOBMATCH_LOG_ENDS_FILE", wrong)
        with pytest.raises(ImproperlyConfigured, match="JOBMATCH_LOG_ENDS_FILE"):
            environment.log_ends_file()


def test_two_installations_have_different_secrets(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert environment.local_secrets(tmp_path / "a") != environment.local_secrets(tmp_path / "b")


def test_mail_of_local_mode_goes_to_files(tmp_path: Path) -> None:
    assert environment.email(local=True, folder=tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path / "mail")


def settings_with(monkeypatch: pytest.MonkeyPatch, folder: Path, **variables: str) -> dict[str, object]:
    """The settings that these variables give."""
    for variable, value in {"JOBMATCH_DATA_DIR": str(folder), **variables}.items():
        monkeypatch.setenv(variable, value)
    return runpy.run_path(str(settings.BASE_DIR / "jobmatch" / "settings.py"))


def test_with_nothing_set_it_runs_and_makes_the_data_folder(tmp_path: Path) -> None:
    result = manage(tmp_path / "new", "check")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "new" / "secrets.json").exists()


def test_production_with_all_set_passes_the_deployment_check(tmp_path: Path) -> None:
    result = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert result.returncode == 0, result.stderr


def test_a_refused_setting_is_one_sentence_on_the_command_line(tmp_path: Path) -> None:
    result = manage(tmp_path, "check", **{**PRODUCTION, "SECRET_KEY": ""})
    assert result.returncode == 1
    assert result.stderr.startswith("SECRET_KEY: ")
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_sealing_key_is_made_before_there_is_any_setting(tmp_path: Path) -> None:
    result = manage(tmp_path, "new_sealing_key", "2027a", JOBMATCH_HOSTS="jobmatch.example.nl")
    assert result.returncode == 0, result.stderr
    ((name, key),) = environment.parse_key_ring(result.stdout.strip())
    assert (name, len(key)) == ("2027a", environment.KEY_BYTES)
    assert not list(tmp_path.iterdir())
    assert "no name of its own" in manage(tmp_path, "new_sealing_key", "x" * 33).stderr


def test_production_generates_no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = settings_with(monkeypatch, tmp_path, **PRODUCTION)
    assert made["SECRET_KEY"] == PRODUCTION["SECRET_KEY"]
    assert not (tmp_path / "secrets.json").exists()


@pytest.mark.parametrize(
    "missing",
    [
        "SECRET_KEY",
        "JOBMATCH_SEALING_KEYS",
        "JOBMATCH_LOG_KEYS",
        "JOBMATCH_MARK_KEY",
        "EMAIL_URL",
        "JOBMATCH_FROM_EMAIL",
    ],
)
def test_production_refuses_to_start_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=missing):
        settings_with(monkeypatch, tmp_path, **{**PRODUCTION, missing: ""})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "x" * 50),
        ("JOBMATCH_DEMO", "1"),
        ("JOBMATCH_PROXY", "true"),
        ("EMAIL_URL", "consolemail://"),
        ("JOBMATCH_FROM_EMAIL", "jobmatch <noreply@localhost>"),
        ("JOBMATCH_FROM_EMAIL", "jobmatch"),
        ("JOBMATCH_FROM_EMAIL", "noreply@mail.localdomain"),
        ("DATABASE_URL", "postgresql://jobmatch@db.example.nl/jobmatch"),
        ("JOBMATCH_DATA_DIR", "/proc/none"),
    ],
)
def test_production_refuses_an_unsafe_value(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, value: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        settings_with(monkeypatch, tmp_path, **{**PRODUCTION, variable: value})
    assert re.match(rf"{variable}: .+\. .+", str(refused.value))
    assert "keep-me-out" not in str(refused.value)


def test_a_contact_for_holes_is_a_mail_address_or_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.security_contact() == ""
    for given, read in (
        ("security@example.nl", "mailto:security@example.nl"),
        ("mailto:security@example.nl", "mailto:security@example.nl"),
        ("https://example.nl/security", "https://example.nl/security"),
    ):
        monkeypatch.setenv("JOBMATCH_SECURITY_CONTACT", given)
        assert environment.security_contact() == read


@pytest.mark.parametrize(
    "value", ["http://example.nl", "https://", "somebody", "@", "a@b\nContact: mailto:c@d", "A B <a@b.nl>"]
)
def test_what_reaches_nobody_is_no_contact(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("JOBMATCH_SECURITY_CONTACT", value)
    with pytest.raises(ImproperlyConfigured, match="JOBMATCH_SECURITY_CONTACT"):
        environment.security_contact()


COOKIES = """
from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.test import RequestFactory
from candidates import youth_session
from jobmatch.doors import known

def page(request):
    get_token(request)
    answer = youth_session.start(HttpResponse(), "secret")
    known.remember(request, answer, "one@example.org")
    return answer

for cookie in CsrfViewMiddleware(page)(RequestFactory().get("/", secure=True)).cookies.values():
    print(cookie.key, cookie["path"], bool(cookie["secure"]), cookie["domain"] or "here")
print(settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_PATH, settings.SESSION_COOKIE_SECURE)
print(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_COOKIE_PATH, settings.LANGUAGE_COOKIE_SECURE)
"""


def test_in_production_no_other_host_can_set_our_cookies(tmp_path: Path) -> None:
    said = manage(tmp_path, "shell", "-v0", "-c", COOKIES, **PRODUCTION).stdout.splitlines()
    assert sorted(said) == [
        "__Host-browser / True here",
        "__Host-csrftoken / True here",
        "__Host-django_language / True",
        "__Host-sessionid / True",
        "__Secure-jm_youth /j/ True here",
    ]


def test_in_local_mode_cookies_work_over_plain_http(tmp_path: Path) -> None:
    said = manage(tmp_path, "shell", "-v0", "-c", COOKIES).stdout.splitlines()
    assert sorted(said) == [
        "browser / False here",
        "csrftoken / False here",
        "django_language / False",
        "jm_youth /j/ False here",
        "sessionid / False",
    ]
