"""What the server said yes to is there after kill -9 of all its processes, at any moment."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from candidates.models import Agreement, Candidate, Referral
from jobmatch.accounts.models import User
from jobmatch.accounts.services import tokens
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from tests.candidates.referral_situations import AMIRA, make_place, make_referrer
from tests.database_url import url_of_test_database
from tests.factories import make_candidate, make_jobhunter
from tests.figures import Figure
from tests.jobmatch.web.test_serve import descendants, free_port, wait_until_gone
from tests.sizes import KILLS

pytestmark = pytest.mark.django_db(transaction=True)
SECONDS = 30.0
FIRST_ANSWERS = 4
LONGEST_AFTER = 0.4  # seconds between the first answers and the kill, at most
Body = Callable[[], dict[str, Any]]


class Writer:
    """A client that goes on sending one kind of thing, and notes what it was told is kept."""

    def __init__(self, by: User, path: str, body: Body) -> None:
        self.token = tokens.make(name="writer", days=1, at=timezone.now(), by=by)[1]
        self.path, self.body = f"/api/v1{path}", body
        self.kept: list[UUID] = []
        self.sent = 0

    def write(self, port: int) -> None:
        """Send until the server is gone."""
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        try:
            while True:
                self.sent += 1
                client.request("POST", self.path, json.dumps(self.body()), headers)
                answer = client.getresponse()
                told = answer.read()
                assert answer.status == 201, told
                self.kept.append(UUID(json.loads(told)["id"]))
        except (OSError, http.client.HTTPException):
            return
        finally:
            client.close()


@contextmanager
def served() -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """The whole product on the database of the tests, and where it answers."""
    (Path(settings.DATA_DIR) / "static").mkdir(exist_ok=True)
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DATABASE_URL": url_of_test_database(),
            "DJANGO_SETTINGS_MODULE": "jobmatch.settings",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert any("jobmatch is at" in line for line in process.stdout)
        yield process, port
    finally:
        kill_all(process)
        process.stdout.close()


def kill_all(process: "subprocess.Popen[str]") -> None:
    """No process of it gets a chance to say or write anything more."""
    pids = [process.pid, *descendants(process.pid)] if process.poll() is None else []
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    process.wait()
    assert wait_until_gone(pids) == []


def write_until_killed(writers: list[Writer], draw: random.Random) -> None:
    """All write at once; after the first answers comes the kill."""
    before = sum(len(writer.kept) for writer in writers)
    with served() as (process, port):
        threads = [threading.Thread(target=writer.write, args=(port,)) for writer in writers]
        for thread in threads:
            thread.start()
        until = time.monotonic() + SECONDS
        while sum(len(writer.kept) for writer in writers) < before + FIRST_ANSWERS:
            assert time.monotonic() < until, "the server keeps nothing"
            time.sleep(0.002)
        time.sleep(draw.random() * LONGEST_AFTER)
        kill_all(process)
        for thread in threads:
            thread.join()


def referral() -> dict[str, Any]:
    return {**AMIRA, "first_name": f"Youth {uuid4()}"}


def agreement() -> dict[str, Any]:
    return {"id": str(uuid4()), "sentence": "We call.", "doer": "youth", "due": str(timezone.localdate())}


@pytest.fixture
def youth() -> Candidate:
    return make_candidate(make_jobhunter(make_place()), on=timezone.localdate())


def test_nothing_that_was_answered_is_lost(youth: Candidate, figure: Figure) -> None:
    assert youth.desk.user is not None
    referrals = Writer(make_referrer(), "/referrals", referral)
    agreements = Writer(youth.desk.user, f"/candidates/{youth.pk}/agreements", agreement)
    draw = random.Random()  # noqa: S311 - when to kill, nothing secret
    for _ in range(KILLS.value):
        write_until_killed([referrals, agreements], draw)
    lost = len(set(referrals.kept) - set(Referral.objects.values_list("pk", flat=True)))
    lost += len(set(agreements.kept) - set(Agreement.objects.values_list("pk", flat=True)))
    kept = len(referrals.kept) + len(agreements.kept)
    where = connection.vendor
    figure(f"writes to a killed server ({where}), kills", KILLS.value)
    figure(f"writes to a killed server ({where}), answered", kept)
    figure(f"writes to a killed server ({where}), without an answer", referrals.sent + agreements.sent - kept)
    figure(f"writes to a killed server ({where}), answered and lost", lost)
    assert lost == 0
    assert audit.verify().problems == ()
    logged = Entry.objects.filter(event="referral.received").values_list("target_id", flat=True)
    assert set(logged) == set(Referral.objects.values_list("pk", flat=True))
