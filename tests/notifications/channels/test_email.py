"""Mail goes by SMTP from the neutral sender, and a refusal says whether it is for good."""

import socket
import traceback
from collections.abc import Iterator
from uuid import uuid4

import pytest

from notifications.channels import Later, Letter, Refused, email
from tests.notifications.receivers import Inbox, mail_server

TO = "youth@example.org"


def letter(**values: object) -> Letter:
    return Letter(**{"id": uuid4(), "address": TO, "subject": "Er is nieuws", "body": "Dag!\n", **values})


@pytest.fixture
def inbox(settings: object) -> Iterator[Inbox]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5
    with mail_server() as (port, box):
        settings.EMAIL_PORT = port
        yield box


def test_a_mail_has_an_id_of_its_own_and_a_neutral_sender(inbox: Inbox) -> None:
    one = letter()
    email.send(one)
    email.send(one)
    mail = inbox.mails[0]
    assert mail["Message-ID"] == f"<{one.id}@localhost>" == inbox.mails[1]["Message-ID"]
    assert mail["From"] == "Servicepunt <noreply@localhost>"
    assert mail["To"] == TO
    assert mail.get_content_type() == "text/plain"


@pytest.mark.parametrize("body", ["één\r\ntwee\n.\n\nslot zonder einde", "a" * 5000, "  ruimte \n\n"])
def test_an_approved_text_arrives_byte_for_byte(inbox: Inbox, body: str) -> None:
    email.send(letter(body=body, as_it_is=True))
    assert inbox.mails[0].get_payload(decode=True) == body.encode()


@pytest.mark.parametrize("answers", [{"RCPT": "550 no such person"}, {"DATA": "554 not wanted"}])
def test_a_receiver_that_is_refused_is_refused_for_good(inbox: Inbox, answers: dict[str, str]) -> None:
    inbox.answers = [answers]
    with pytest.raises(Refused, match="^smtp 55"):
        email.send(letter())


@pytest.mark.parametrize(
    "answers",
    [
        {"RCPT": "451 later"},
        {"DATA": "452 full"},
        {"MAIL": "550 sender unknown"},
        {"HELLO": "554 go away"},
    ],
)
def test_what_may_be_mended_is_tried_again(inbox: Inbox, answers: dict[str, str]) -> None:
    inbox.answers = [answers]
    with pytest.raises(Later) as raised:
        email.send(letter())
    assert not raised.value.perhaps_sent


def test_a_server_that_is_not_there_does_not_have_it(inbox: Inbox, settings: object) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = probe.getsockname()[1]
    with pytest.raises(Later) as raised:
        email.send(letter())
    assert not raised.value.perhaps_sent


def test_no_error_names_the_receiver(inbox: Inbox) -> None:
    inbox.answers = [{"RCPT": f"550 {TO} is not here"}]
    with pytest.raises(Refused) as raised:
        email.send(letter())
    assert TO not in "".join(traceback.format_exception(raised.value))
