"""The gateway for text messages, against a server that speaks its API."""

import socket
import traceback
from collections.abc import Iterator
from uuid import uuid4

import pytest

from notifications.channels import Later, Letter, Refused, messagebird
from notifications.channels.messagebird import MessageBird
from tests.notifications.receivers import Inbox, text_server

NUMBER = "+31612345678"
NO_SUCH_NUMBER = (
    b'{"errors": [{"code": 9, "description": "31612345678 is wrong", "parameter": "recipients"}]}'
)
OTHER_FAULT = b'{"errors": [{"code": 9, "description": "originator", "parameter": "originator"}]}'


def letter() -> Letter:
    return Letter(id=uuid4(), address=NUMBER, body="Er staat iets voor je klaar.")


@pytest.fixture
def served() -> Iterator[tuple[MessageBird, Inbox]]:
    with text_server() as (port, inbox):
        yield MessageBird(url=f"http://127.0.0.1:{port}", key="secret-key", sender="Servicepunt"), inbox


def test_a_text_message_is_sent_with_our_id_as_its_reference(served: tuple[MessageBird, Inbox]) -> None:
    gateway, inbox = served
    one = letter()
    gateway.send(one)
    assert inbox.texts == [
        {
            "originator": "Servicepunt",
            "recipients": ["31612345678"],
            "body": one.body,
            "reference": str(one.id),
            "datacoding": "plain",
            "path": "/messages",
        }
    ]
    assert inbox.headers[0]["Authorization"] == "AccessKey secret-key"


@pytest.mark.parametrize("status", [400, 422])
def test_a_number_that_the_gateway_refuses_is_refused_for_good(
    served: tuple[MessageBird, Inbox], status: int
) -> None:
    gateway, inbox = served
    inbox.answers = [(status, NO_SUCH_NUMBER)]
    with pytest.raises(Refused, match=f"^gateway {status}$"):
        gateway.send(letter())


@pytest.mark.parametrize(
    "answer",
    [
        (401, b'{"errors": [{"code": 2, "description": "key", "parameter": "access_key"}]}'),
        (402, b'{"errors": [{"code": 25, "description": "balance", "parameter": null}]}'),
        (404, b"{}"),
        (422, OTHER_FAULT),
        (422, b'{"errors": "recipients"}'),
        (429, b"slow down"),
        (302, b""),
        (500, NO_SUCH_NUMBER),
        (503, b"<html>"),
    ],
)
def test_a_fault_that_is_not_the_number_is_tried_again(
    served: tuple[MessageBird, Inbox], answer: tuple[int, bytes]
) -> None:
    gateway, inbox = served
    inbox.answers = [answer]
    with pytest.raises(Later, match=f"^gateway {answer[0]}$") as raised:
        gateway.send(letter())
    assert not raised.value.perhaps_sent


@pytest.mark.parametrize(
    "answer", [(201, b"<html>"), (201, b"[]"), (200, b'{"id": "a"}'), (201, b'{"id": 3}'), (201, b"\xff" * 9)]
)
def test_an_answer_that_does_not_say_that_it_was_taken_is_not_believed(
    served: tuple[MessageBird, Inbox], answer: tuple[int, bytes]
) -> None:
    gateway, inbox = served
    inbox.answers = [answer]
    with pytest.raises(Later) as raised:
        gateway.send(letter())
    assert raised.value.perhaps_sent


def test_a_gateway_that_does_not_answer_in_time_may_have_it(
    served: tuple[MessageBird, Inbox], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messagebird, "SECONDS", 0.1)
    gateway, inbox = served
    inbox.answers = [None]
    with pytest.raises(Later, match="TimeoutError") as raised:
        gateway.send(letter())
    assert raised.value.perhaps_sent


def test_a_gateway_that_is_not_there_does_not_have_it() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(Later) as raised:
        MessageBird(url=f"http://127.0.0.1:{port}", key="k", sender="s").send(letter())
    assert not raised.value.perhaps_sent


def test_without_tls_on_the_other_side_nothing_is_said(served: tuple[MessageBird, Inbox]) -> None:
    gateway, inbox = served
    port = gateway.parts.port
    with pytest.raises(Later) as raised:
        MessageBird(url=f"https://127.0.0.1:{port}", key="k", sender="s").send(letter())
    assert not raised.value.perhaps_sent
    assert inbox.headers == []


@pytest.mark.parametrize("answer", [(422, NO_SUCH_NUMBER), (500, NO_SUCH_NUMBER), (201, b"31612345678")])
def test_no_error_names_the_number_or_the_key(
    served: tuple[MessageBird, Inbox], answer: tuple[int, bytes]
) -> None:
    gateway, inbox = served
    inbox.answers = [answer]
    with pytest.raises((Refused, Later)) as raised:
        gateway.send(letter())
    told = "".join(traceback.format_exception(raised.value))
    assert "612345678" not in told
    assert "secret-key" not in told
