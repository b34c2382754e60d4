"""A worker killed at any moment loses no message; at most one comes twice, and is known as the same one."""

import os
import random
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from jobmatch.accounts.enums import Role
from jobmatch.running import queue
from notifications.enums import MessageChannel, MessageState
from notifications.models import Message
from notifications.services import sending
from tests import keys
from tests.factories import make_member
from tests.figures import Figure
from tests.notifications.receivers import Inbox, mail_server, text_server
from tests.notifications.situations import to_user, to_youth
from tests.sizes import KILLS

pytestmark = keys.apart
EACH_ROUND = 6
PATIENCE = 60.0
STEP = int(sending.LEASE.total_seconds()) + 60


class Workers:
    """Starts workers one after another and kills them."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.ahead = 0
        assert self.said.readline() == "ready\n"

    @property
    def said(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def start(self) -> int:
        """One more, on whose clock every earlier lease has run out."""
        self.ahead += STEP
        assert self.process.stdin is not None
        self.process.stdin.write(f"{self.ahead}\n")
        self.process.stdin.flush()
        return int(self.said.readline())


@contextmanager
def workers(mail_port: int, text_port: int) -> Iterator[Workers]:
    variables = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "jobmatch.settings",
        **keys.urls(),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "JOBMATCH_SMS_URL": f"http://127.0.0.1:{text_port}",
        "JOBMATCH_SMS_KEY": "key",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.notifications.worker"],
        cwd=settings.BASE_DIR,
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Workers(process)
    finally:
        process.kill()
        process.communicate()


def is_gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def wait_until_gone(pid: int) -> None:
    until = time.monotonic() + PATIENCE
    while not is_gone(pid):
        assert time.monotonic() < until
        time.sleep(0.005)


def put_some(user: object) -> set[UUID]:
    """Messages by all roads."""
    made = {to_user(user).pk for _ in range(EACH_ROUND // 3)}
    made |= {
        to_youth(channel=MessageChannel.EMAIL, address="youth@example.org").pk for _ in range(EACH_ROUND // 3)
    }
    return made | {to_youth().pk for _ in range(EACH_ROUND // 3)}


def kill_at_random(pid: int, mails: Inbox, texts: Inbox, draw: random.Random) -> bool:
    """Wait for some of the messages of this round and a bit longer, then kill -9; whether it was at work."""
    before, wanted = len(mails.ids) + len(texts.ids), draw.randrange(EACH_ROUND)
    until = time.monotonic() + PATIENCE
    while len(mails.ids) + len(texts.ids) < before + wanted and not is_gone(pid):
        assert time.monotonic() < until
        time.sleep(0.0005)
    time.sleep(draw.random() * 0.02)
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    wait_until_gone(pid)
    return True


def test_no_message_is_lost_and_at_most_one_comes_twice_for_each_kill(
    figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "run", lambda name: None)  # the workers outside do it
    seed = secrets.randbits(32)
    print(f"moments of the kills drawn from seed {seed}")  # noqa: T201 - shown when it fails
    draw, user = random.Random(seed), make_member(Role.REFERRER)  # noqa: S311 - nothing secret
    made: set[UUID] = set()
    kills = 0
    with (
        mail_server() as (mail_port, mails),
        text_server() as (text_port, texts),
        workers(mail_port, text_port) as each,
    ):
        while kills < KILLS.value:
            made |= put_some(user)
            kills += kill_at_random(each.start(), mails, texts, draw)
        for _ in range(2):  # one for what waits, one for what the first put off
            wait_until_gone(each.start())
    arrived = [*mails.ids, *texts.ids]
    twice = mails.duplicates + texts.duplicates
    states = set(Message.objects.values_list("state", flat=True))
    where = connection.vendor
    figure(f"messages sent by killed workers ({where}), kills", kills)
    figure(f"messages sent by killed workers ({where}), messages", len(made))
    figure(f"messages sent by killed workers ({where}), lost", len(made - {UUID(pk) for pk in arrived}))
    figure(f"messages sent by killed workers ({where}), came twice with the same Message-ID", twice)
    assert {UUID(pk) for pk in arrived} == made
    assert states == {MessageState.SENT}
    assert twice <= kills
