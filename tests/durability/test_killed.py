"""What the server said yes to outlives kill -9 of all its processes, at any moment; so do its messages."""

import http.client
import json
import os
import random
import secrets
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message as Mail
from pathlib import Path
from string import ascii_letters
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from candidates.models import Agreement, Candidate, Referral
from jobmatch.accounts.models import User
from jobmatch.accounts.services import tokens
from jobmatch.audit.models import Entry
from jobmatch.audit.verifying import verify
from jobmatch.running import processes
from notifications.enums import MessageState
from notifications.models import Message
from notifications.services.sending import LEASE
from tests import keys
from tests.candidates.referral_situations import AMIRA, make_place, make_referrer
from tests.durability.preloaded import kill, members, preloaded, wait_for_end
from tests.factories import make_candidate, make_jobhunter
from tests.figures import Figure
from tests.notifications.receivers import Inbox, mail_server
from tests.sizes import KILLS

pytestmark = keys.apart
SECONDS = 180.0
FIRST_ANSWERS = 6  # the kill comes after fewer than so many
LONGEST_AFTER = 0.2  # seconds between these answers and the kill, at most
WHOLE_EACH = 100  # of so many rounds, the last has `manage.py serve` itself
Body = Callable[[], dict[str, Any]]


class Writer:
    """A client that goes on sending one kind of thing, and notes what it was told is kept."""

    def __init__(self, by: User, path: str, body: Body) -> None:
        self.token = tokens.make(name="writer", scope="all", days=1, at=timezone.now(), by=by)[1]
        self.path, self.body = f"/api/v1{path}", body
        self.kept: list[UUID] = []
        self.refusals: list[bytes] = []
        self.sent = 0

    def write(self, port: int, over: threading.Event) -> None:
        """Send from before the server listens until after it is gone."""
        while not over.is_set():
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
            try:
                client.connect()
                while not over.is_set():
                    self.send(client)
            except (OSError, http.client.HTTPException):
                time.sleep(0.01)
            finally:
                client.close()

    def send(self, client: http.client.HTTPConnection) -> None:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        self.sent += 1
        client.request("POST", self.path, json.dumps(self.body()), headers)
        answer = client.getresponse()
        told = answer.read()
        if answer.status == 201:
            self.kept.append(UUID(json.loads(told)["id"]))
        else:
            self.refusals.append(told)


@contextmanager
def writing(writers: list[Writer], port: int) -> Iterator[None]:
    """All send at once, until the end."""
    over = threading.Event()
    threads = [threading.Thread(target=writer.write, args=(port, over)) for writer in writers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def variables(mail_port: int) -> dict[str, str]:
    """Of every server of the test: what one sends again has the same links, whichever port it listens on."""
    return {
        **keys.urls(),
        "DJANGO_SETTINGS_MODULE": "jobmatch.settings",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "JOBMATCH_ADDRESS": "http://127.0.0.1:8000",
    }


def quiet_port() -> int:
    """A free one that the kernel gives to no client.

    Who calls a port of the clients where nobody listens yet may be given that very port, and answer itself.
    """
    first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    return next(port for port in range(first - 1, 1024, -1) if processes.port_is_free("127.0.0.1", port))


def start_whole(port: int, mail_port: int) -> int:
    """The product as it is installed; the number of its process group."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"],
        cwd=settings.BASE_DIR,
        env={**os.environ, **variables(mail_port)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()
    return process.pid


def wait_then_kill(group: int, writers: list[Writer], draw: random.Random, *, first: bool) -> None:
    """After some answers, perhaps none, and a bit more comes the kill; the first after one to each."""
    wanted = sum(len(writer.kept) for writer in writers) + draw.randrange(FIRST_ANSWERS)
    until = time.monotonic() + SECONDS
    while sum(len(writer.kept) for writer in writers) < wanted or (
        first and not all(writer.kept for writer in writers)
    ):
        assert time.monotonic() < until, "the server keeps nothing"
        time.sleep(0.002)
    time.sleep(draw.random() * LONGEST_AFTER)
    assert group in members(group), "the server had ended by itself"
    kill(group)


def kill_again_and_again(writers: list[Writer], mail_port: int, draw: random.Random) -> None:
    """Then one worker sends what is left, on whose clock the leases of the dead have run out."""
    (Path(settings.DATA_DIR) / "static").mkdir(exist_ok=True)
    port = quiet_port()
    with preloaded(pages=True, **variables(mail_port)) as loaded:
        for number in range(1, KILLS.value + 1):
            whole = number % WHOLE_EACH == 0
            group = start_whole(port, mail_port) if whole else loaded.start(f"serve {port}")
            try:
                with writing(writers, port):
                    wait_then_kill(group, writers, draw, first=number == 1)
            finally:
                kill(group)
        ahead = int(LEASE.total_seconds()) + 60
        wait_for_end(loaded.start(f"send {ahead}"))


def ids(mails: Inbox) -> list[UUID]:
    return [UUID(pk) for pk in mails.ids]


def differing(mails: list[Mail]) -> list[set[tuple[str, ...]]]:
    """What came under each Message-ID under which not each time the same came."""
    seen = defaultdict(set)
    for mail in mails:
        body = str(mail.get_payload(decode=True), "utf-8")
        seen[mail["Message-ID"]].add((mail["To"], mail["From"], mail["Subject"], body))
    return [contents for contents in seen.values() if len(contents) > 1]


def referral() -> dict[str, Any]:
    """A youth with a name in letters: nine digits of an id may look like a citizen service number."""
    return {**AMIRA, "first_name": "".join(random.choices(ascii_letters, k=20))}  # noqa: S311 - no secret


def agreement() -> dict[str, Any]:
    return {"id": str(uuid4()), "sentence": "We call.", "doer": "youth", "due": str(timezone.localdate())}


@pytest.fixture
def youth() -> Candidate:
    return make_candidate(make_jobhunter(make_place()), on=timezone.localdate())


def test_no_answered_write_and_no_message_is_lost(youth: Candidate, figure: Figure) -> None:
    assert youth.desk.user is not None
    referrals = Writer(make_referrer(), "/referrals", referral)
    agreements = Writer(youth.desk.user, f"/candidates/{youth.pk}/agreements", agreement)
    writers = [referrals, agreements]
    seed = secrets.randbits(32)
    print(f"moments of the kills drawn from seed {seed}")  # noqa: T201 - shown when it fails
    with mail_server() as (mail_port, mails):
        kill_again_and_again(writers, mail_port, random.Random(seed))  # noqa: S311 - nothing secret
    lost = set(referrals.kept) - set(Referral.objects.values_list("pk", flat=True))
    lost |= set(agreements.kept) - set(Agreement.objects.values_list("pk", flat=True))
    kept = sum(len(writer.kept) for writer in writers)
    made = set(Message.objects.values_list("pk", flat=True))
    what = f"kill -9 of server and worker ({connection.vendor})"
    figure(f"{what}, kills", KILLS.value)
    figure(f"{what}, writes answered", kept)
    figure(f"{what}, writes without an answer", sum(writer.sent for writer in writers) - kept)
    figure(f"{what}, writes answered and lost", len(lost))
    figure(f"{what}, messages", len(made))
    figure(f"{what}, messages lost", len(made - set(ids(mails))))
    figure(f"{what}, messages that came twice with the same Message-ID", mails.duplicates)
    assert [writer.refusals for writer in writers] == [[], []]
    assert lost == set()
    assert verify().problems == ()
    logged = Entry.objects.filter(event="referral.received").values_list("target_id", flat=True)
    assert sorted(logged) == sorted(Referral.objects.values_list("pk", flat=True))
    assert made
    assert set(ids(mails)) == made
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.SENT}
    assert mails.duplicates <= KILLS.value
    assert differing(mails.mails) == []
