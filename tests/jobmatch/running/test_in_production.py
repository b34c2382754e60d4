"""The commands of README's *In production*, read from it and done in its order as processes of their own.

They run in a fresh copy of the program, with databases that nobody used and a mail server of the tests.
"""

import http.client
import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from jobmatch.running.variables import NAMES
from jobmatch.web.management.commands.start import PASSWORD_VARIABLE
from tests.database_url import url_of_test_database
from tests.durability.test_drill import new_database
from tests.jobmatch.doors.signing_in import CODE, CONFIRM, LOGIN
from tests.jobmatch.web.test_serve import free_port
from tests.notifications import receivers
from tests.notifications.receivers import Inbox

pytestmark = pytest.mark.django_db  # for servers to make databases on
ROOT = Path(settings.BASE_DIR)
HOST = "jobmatch.example.nl"
PROXIED = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
MANAGE = [".venv/bin/python", "manage.py"]
# Of `make setup` already, or left out where one has no such folder.
NOT_AGAIN = [["python3", "-m", "venv"], ["npm", "ci"], [*MANAGE, "load_esco"], [*MANAGE, "serve", "--port"]]
LEFT_OUT = (".*", "*.mo", "docs", "node_modules", "test-results", "tests", "var")
PEOPLE = (
    "--municipality=Utrecht --email=ada@example.nl --name=Ada "
    "--officer-email=ben@example.nl --officer-name=Ben"
)
SCHOOL = """
from django.db import transaction
from jobmatch.accounts.models import Organisation
from jobmatch.accounts.services import members
with transaction.atomic():
    school = Organisation.objects.create(kind="school", name="School")
    members.give(organisation=school, email="sara@example.nl", name="Sara", role="referrer", by=None)
"""


def commands() -> list[list[str]]:
    """The words of each line of the code block; what it only mentions, behind a #, as well."""
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("## In production")[1].split("```")[1]
    lines = [line.strip() for line in block.strip().splitlines()]
    mentioned = {"#": ".venv/bin/python "}
    plain = [mentioned.get(line[:1], "") + line.lstrip("# ") for line in lines]
    return [shlex.split(line, comments=True) for line in plain]


@dataclass
class Installation:
    """A folder with the program, and what was exported so far."""

    folder: Path
    values: dict[str, str]
    variables: dict[str, str] = field(default_factory=dict)
    rings: list[str] = field(default_factory=list)

    def environment(self) -> dict[str, str]:
        ours = (*NAMES, PASSWORD_VARIABLE, "DJANGO_SETTINGS_MODULE", "PYTHONDONTWRITEBYTECODE")
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        return {**kept, **self.variables}

    def run(self, words: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=self.folder, env=self.environment(), capture_output=True, text=True, timeout=300
        )

    def do(self, words: list[str]) -> str:
        """What the command says; it must work."""
        done = self.run(words)
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        assert "not woken" not in done.stderr
        return done.stdout

    def export(self, assignments: list[str]) -> None:
        """As the README, with the addresses of here; what it leaves as `...` is the key that was printed."""
        for name, _, value in (one.partition("=") for one in assignments):
            assert name in NAMES
            is_printed = value == "..." and name.startswith("JOBMATCH_")
            own = self.rings.pop(0) if is_printed else self.values.get(name)
            assert own or value != "...", name
            self.variables[name] = own or value

    @contextmanager
    def serving(self, words: list[str]) -> Iterator[None]:
        """The process of the command, which said that it is ready; it ends as it is asked to."""
        process = subprocess.Popen(
            words, cwd=self.folder, env=self.environment(), stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        try:
            said = next((line for line in process.stdout if "Ctrl-C stops it" in line), "")
            assert said, f"{words} ended before it was ready"
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)
        assert process.returncode == 0

    def tables(self) -> set[str]:
        """What the queue may lie in."""
        url = self.variables["DATABASE_URL"]
        if url.startswith("sqlite"):
            with sqlite3.connect(self.folder / "var" / "tasks.sqlite3") as file:
                return {name for (name,) in file.execute("SELECT name FROM sqlite_master")}
        with psycopg.connect(url) as server:
            return {name for (name,) in server.execute("SELECT tablename FROM pg_tables")}


@pytest.fixture
def inbox() -> Iterator[tuple[int, Inbox]]:
    with receivers.mail_server() as (port, inbox):
        yield port, inbox


@pytest.fixture
def fresh(tmp_path: Path, inbox: tuple[int, Inbox]) -> Iterator[Installation]:
    """A copy of the program, without data and without compiled texts, and empty databases."""
    folder = tmp_path / "jobmatch"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to(ROOT / name)
    with ExitStack() as stack:
        values = {
            "EMAIL_URL": f"smtp://127.0.0.1:{inbox[0]}",
            "JOBMATCH_STATIC_DIR": str(tmp_path / "static"),
            "SECRET_KEY": "for-this-test-only-0123456789-abcdefghij-KLMNOPQRSTUV",
        }
        for name, alias in (("DATABASE_URL", "default"), ("KEYS_DATABASE_URL", "keys")):
            values[name] = f"sqlite:///{tmp_path / alias}.sqlite3"
            if connection.vendor == "postgresql":
                url = stack.enter_context(new_database(url_of_test_database(alias)))
                values[name] = with_password(url)
        yield Installation(folder, values)


def with_password(url: str) -> str:
    """Production wants one; a server that trusts its socket does not look at it."""
    user, _, place = url.removeprefix("postgresql://").partition("@")
    return url if ":" in user else f"postgresql://{user}:password@{place}"


@dataclass(frozen=True)
class Answer:
    """What the web server says."""

    status: int
    headers: http.client.HTTPMessage
    text: str


def ask(port: int, path: str, form: dict[str, str] | None = None, **headers: str) -> Answer:
    """As the proxy passes it on."""
    content = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    method, body = ("POST", urlencode(form)) if form else ("GET", None)
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        line.request(method, path, body=body, headers={**PROXIED, **content, **headers})
        said = line.getresponse()
        return Answer(said.status, said.headers, said.read().decode())


def ask_for_a_code(port: int) -> Answer:
    page = ask(port, CODE)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    assert token is not None
    cookies = "; ".join(value.partition(";")[0] for value in page.headers.get_all("Set-Cookie", []))
    form = {"email": "sara@example.nl", "csrfmiddlewaretoken": token[1]}
    return ask(port, CODE, form, Cookie=cookies, Origin=f"https://{HOST}")


def is_open_to_others(path: Path, top: Path) -> bool:
    """Whether another user may read the file, and pass each folder down to it."""
    above = [folder for folder in path.parents if folder.is_relative_to(top)]
    return bool(path.stat().st_mode & 0o004) and all(one.stat().st_mode & 0o005 == 0o005 for one in above)


def test_the_commands_of_the_readme_lead_to_a_site_that_answers_and_sends(
    fresh: Installation, inbox: tuple[int, Inbox]
) -> None:
    umask = os.umask(0o077)  # of a careful administrator
    try:
        walk(fresh, inbox[1])
    finally:
        os.umask(umask)


def walk(fresh: Installation, inbox: Inbox) -> None:
    apart = []
    for words in commands():
        if words[0] == "export":
            fresh.export(words[1:])
        elif any(words[: len(one)] == one for one in NOT_AGAIN):
            continue
        elif "--only" in words:
            apart.append(words)
        else:
            one_command(fresh, words)
    port = free_port()
    web, worker = ([str(port) if word == "8000" else word for word in words] for words in apart)
    with fresh.serving(web), fresh.serving(worker):
        what_a_visitor_gets(port, inbox, Path(fresh.variables["JOBMATCH_STATIC_DIR"]))


def one_command(fresh: Installation, words: list[str]) -> None:
    """One line of the README that is no export, and what must be so after it."""
    assert words[:2] == MANAGE
    if words[2] == "migrate":
        early = fresh.run([*MANAGE, "start"])
        assert (early.returncode, "run 'manage.py migrate' first" in early.stderr) == (1, True)
    if words[2] == "start":
        fresh.variables[PASSWORD_VARIABLE] = "quiet-river-over-9-stones"
        fresh.do([*words, *shlex.split(PEOPLE)])
        fresh.do([*MANAGE, "shell", "-c", SCHOOL])
        return
    said = fresh.do(words)
    if words[2] == "new_sealing_key":
        fresh.rings.append(said.strip())
    if words[2] == "migrate":
        assert {name.rpartition("_")[2] for name in fresh.tables()} >= {"task", "schedule", "kv"}


def what_a_visitor_gets(port: int, inbox: Inbox, static: Path) -> None:
    assert ask(port, LOGIN, **{"X-Forwarded-Proto": "http"}).status == 301
    page = ask(port, LOGIN)
    styles = re.search(r'href="/static/([^"]+\.css)"', page.text)
    assert (page.status, bool(styles)) == (200, True)
    assert styles is not None
    assert ask(port, f"/static/{styles[1]}").status == 200
    assert is_open_to_others(static / styles[1], static)
    asked = ask_for_a_code(port)
    assert (asked.status, asked.headers["Location"]) == (302, CONFIRM)
    assert inbox.wait_for(2, seconds=60)
    texts = {mail["To"]: mail.get_payload(decode=True).decode() for mail in inbox.mails}
    assert set(texts) == {"ben@example.nl", "sara@example.nl"}
    assert f"https://{HOST}/" in texts["ben@example.nl"]
    assert re.search(r"\b[A-Z]{3}-[A-Z]{3}-[A-Z]{3}\b", texts["sara@example.nl"])
    assert {parseaddr(mail["From"])[1] for mail in inbox.mails} == {"noreply@example.nl"}
