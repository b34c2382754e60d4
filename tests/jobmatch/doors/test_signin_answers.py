"""Every way in answers an unknown address like a known one."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from jobmatch.accounts.enums import Role
from tests.factories import make_jobhunter, make_member, make_user
from tests.jobmatch.doors.signing_in import CODE, LOGIN, RESET, with_password, with_second_factor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def stripped(answer: HttpResponse) -> tuple[int, bytes, dict[str, str]]:
    """What an outsider can compare: status, body without the CSRF token and the typed address, headers."""
    body = re.sub(rb'(name="csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+', rb"\1", answer.content)
    body = re.sub(rb"[a-z0-9]+@example.org", b"ADDRESS", body)
    headers = {k: v for k, v in answer.headers.items() if k not in ("Content-Length", "Expires")}
    return answer.status_code, body, headers


def addresses() -> dict[str, str]:
    ended = make_member(Role.REFERRER)
    ended.memberships.update(ended_at=timezone.now())
    return {
        "unknown": "nobody@example.org",
        "referrer": make_member(Role.REFERRER).email,
        "employer": make_member(Role.EMPLOYER_CONTACT).email,
        "jobhunter": with_password(make_jobhunter()).email,
        "two factors": with_second_factor(with_password(make_jobhunter())).email,
        "no role": make_user().email,
        "ended": ended.email,
        "inactive": make_member(Role.REFERRER, user=make_user(is_active=False)).email,
    }


@pytest.mark.parametrize(
    ("path", "form"),
    [
        (LOGIN, lambda address: {"login": address, "password": "not the password"}),
        (CODE, lambda address: {"email": address}),
        (RESET, lambda address: {"email": address}),
    ],
)
def test_every_address_gets_the_same_answer_and_one_mail_where_mail_is_sent(path, form):
    seen = []
    for address in addresses().values():
        client, sent = Client(), len(mail.outbox)
        first = client.post(path, form(address))
        after = client.get(first.url) if first.status_code == 302 else first
        seen.append((stripped(first), stripped(after), len(mail.outbox) - sent, set(client.cookies)))
    for answer in seen:
        assert answer == seen[0]
    assert seen[0][2] == (0 if path == LOGIN else 1)


@pytest.mark.parametrize("kind", ["unknown", "referrer", "jobhunter"])
def test_a_wrong_password_costs_one_hash_for_every_address(client: Client, monkeypatch, kind):
    address = addresses()[kind]
    hashes = []
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
    monkeypatch.setattr(hasher, lambda *_: hashes.append(1) or "md5$salt$x")
    client.post(LOGIN, {"login": address, "password": "not the password"})
    assert len(hashes) == 1


def test_the_mail_for_an_unknown_address_is_the_same_as_for_staff(client: Client):
    for address in ("nobody@example.org", make_jobhunter().email):
        Client().post(CODE, {"email": address})
    unknown, staff = mail.outbox
    assert (unknown.subject, unknown.body) == (staff.subject, staff.body)


def test_mails_carry_a_neutral_sender_and_no_name_or_role(client: Client):
    user = make_jobhunter()
    client.post(RESET, {"email": user.email})
    client.post(CODE, {"email": make_member(Role.REFERRER).email})
    for message in mail.outbox:
        text = message.subject + message.body + message.from_email
        assert "jobhunter" not in text.lower()
        assert user.name not in text


def test_wrong_passwords_are_limited_for_one_address():
    form = {"login": "n@example.org", "password": "x"}
    texts = [Client().post(LOGIN, form).content for _ in range(6)]
    assert "Te veel" in texts[-1].decode() or "Too many" in texts[-1].decode()
    assert "Te veel" not in texts[0].decode()
