"""Killed at any moment between an answer of an employer and the message of the youth: both, or neither."""

import os
import random
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from candidates.enums import Channel, ConsentManner, Purpose
from candidates.services.consents import consents
from employers.enums import Told
from jobmatch.running import queue
from matching.enums import IntroductionState
from matching.models import Introduction, IntroductionEvent, Reply
from matching.services.introductions import replies, sends
from matching.services.introductions.replies import Said
from matching.services.introductions.yeses import Heard
from notifications.enums import Kind
from notifications.models import Message
from tests import keys
from tests.factories import make_jobhunter
from tests.figures import Figure
from tests.matching.introductions import place, proposed, somebody_at, willing
from tests.sizes import MAILED

pytestmark = keys.apart
EACH_ROUND = 2
PATIENCE = 60.0


def answered(by, vacancy, person):
    """A youth who gets messages, proposed by mail, and what the employer answered."""
    today = timezone.localdate()
    youth = willing(by, on=today, email="youth@example.org", channel=Channel.EMAIL)
    yes = {"purpose": Purpose.MESSAGE_ME, "manner": ConsentManner.IN_PERSON}
    consents.give(candidate=youth, by=by, on=today, **yes)
    nameless = Heard(ConsentManner.PHONE, name="")
    row = proposed(youth, by=by, on=today, heard=nameless, at=(vacancy, person))
    sends.press(introduction=row, version=row.version, by=by, on=today)
    sends.send_due(now=timezone.now() + sends.HOUR)
    row = Introduction.objects.select_related("candidate", "vacancy", "person").get(pk=row.pk)
    given = replies.give(
        introduction=row, person=person, said=Said("decline", reasons=["hours"]), now=timezone.now()
    )
    Message.objects.filter(person=youth.pk).delete()
    return given.pk


def kill_at_random(pid: int, draw: random.Random) -> bool:
    """Wait a bit and kill -9; whether it was at work still."""
    time.sleep(draw.random() * 0.15)
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    wait_until_gone(pid)
    return True


def wait_until_gone(pid: int) -> None:
    until = time.monotonic() + PATIENCE
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() < until
        time.sleep(0.005)


def both_or_neither(pks):
    """Of each answer: that it counts, the state, the event, and one message to the youth."""
    for reply in Reply.objects.filter(pk__in=pks).select_related("introduction"):
        row, counts = reply.introduction, reply.counted_at is not None
        events = IntroductionEvent.objects.filter(introduction=row, what="moved", state="declined")
        assert (row.state == IntroductionState.DECLINED) == counts
        assert (row.step_due is not None) == counts
        assert events.count() == int(counts)
        told = Message.objects.filter(person=row.candidate_id, kind__in=(Kind.LINK, Kind.NEWS))
        assert told.count() == int(counts)


def test_an_answer_and_the_message_of_the_youth_are_one_thing(figure: Figure, monkeypatch) -> None:
    monkeypatch.setattr(queue, "run", lambda name: None)  # nobody else does it
    seed = secrets.randbits(32)
    print(f"moments of the kills drawn from seed {seed}")  # noqa: T201 - shown when it fails
    draw, by = random.Random(seed), make_jobhunter()  # noqa: S311 - nothing secret
    vacancy, _other = place(openings=999)
    reached = {"email": "ria@shop.example", "told_on": timezone.localdate(), "told_how": Told.VOICE}
    person = somebody_at(vacancy, **reached)
    variables = {**os.environ, "DJANGO_SETTINGS_MODULE": "jobmatch.settings", **keys.urls()}
    command = [sys.executable, "-m", "tests.matching.counter"]
    with subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=variables,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "ready\n"

        def start() -> int:
            process.stdin.write("go\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        made, kills, tries = [], 0, 0
        while kills < MAILED.value and tries < 3 * MAILED.value + 20:
            made += [answered(by, vacancy, person) for _each in range(EACH_ROUND)]
            kills, tries = kills + kill_at_random(start(), draw), tries + 1
            both_or_neither(made)
        wait_until_gone(start())
        process.kill()
    both_or_neither(made)
    assert not Reply.objects.to_count().exists()
    where = connection.vendor
    figure(f"answers counted by who is killed ({where}), kills", kills)
    figure(f"answers counted by who is killed ({where}), answers", len(made))
    figure(f"answers counted by who is killed ({where}), half done", 0)
