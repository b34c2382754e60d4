"""The mail server is away: a sentence instead of an error, and the worker tries again while it is of use."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from jobmatch.accounts.enums import Role
from jobmatch.sealing import services as sealing
from jobmatch.sealing.models import Key
from notifications.enums import MessageState
from notifications.models import Message
from notifications.services import sending
from tests.factories import make_jobhunter, make_member
from tests.jobmatch.doors.signing_in import CODE, CONFIRM, RESET, with_password
from tests.jobmatch.doors.test_signin_answers import stripped

pytestmark = pytest.mark.django_db
SENTENCE = b"Our mail does not work at this moment"


@pytest.fixture(autouse=True)
def _away(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()

    def refuse(*_: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


def english() -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize("path", [CODE, RESET])
def test_known_and_unknown_addresses_read_the_same_sentence(path: str) -> None:
    known = make_member(Role.REFERRER).email, with_password(make_jobhunter()).email
    seen = []
    for address in ("nobody@example.org", *known):
        client = english()
        first = client.post(path, {"email": address})
        after = client.get(first.url)
        assert SENTENCE in after.content
        row = Message.objects.values("kind", "user", "state", "about").latest("made_at")
        seen.append((stripped(first), stripped(after), row, set(client.cookies)))
    assert seen[0] == seen[1] == seen[2]
    assert Message.objects.count() == 3


def test_the_worker_sends_the_code_when_the_mail_server_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    client, user = english(), make_member(Role.REFERRER)
    client.post(CODE, {"email": user.email})
    monkeypatch.undo()
    assert sending.run(clock=lambda: timezone.now() + timedelta(minutes=1)) == 1
    (letter,) = mail.outbox
    assert letter.to == [user.email]
    code = re.search(r"^\S+$", letter.body.partition("\n\n")[2], re.MULTILINE)
    assert code
    assert client.post(CONFIRM, {"code": code[0]}).status_code == 302
    assert client.get("/").wsgi_request.user == user


def test_a_code_that_is_of_no_use_any_more_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    english().post(CODE, {"email": "nobody@example.org"})
    monkeypatch.undo()
    assert sending.run(clock=lambda: timezone.now() + timedelta(minutes=11)) == 0
    message = Message.objects.get()
    assert (message.state, bytes(message.sealed)) == (MessageState.CANCELLED, b"")
    sealing.destroy_due()
    assert not Key.objects.filter(person=message.person).exists()  # not even that it was there
    assert mail.outbox == []


def test_it_is_tried_each_minute_until_then() -> None:
    english().post(CODE, {"email": "nobody@example.org"})
    started = timezone.now()
    for minute in range(1, 10):
        sending.run(clock=lambda at=started + timedelta(minutes=minute, seconds=10): at)
    assert Message.objects.get().attempts == 9
    assert Message.objects.get().state == MessageState.WAITING
