"""Sends text messages by the SMS API of MessageBird (Bird).

https://developers.messagebird.com/api/sms-messaging/

POST /messages with the access key in a header; 201 and the message with its id says that it was taken. An
error is a list of `code`, `description` and `parameter`; the description is not read, it may name the number.
"""

import http.client
import json
import ssl
from typing import Any, Final
from urllib.parse import urlsplit

from notifications.channels import Later, Letter, Refused

SECONDS: Final = 12.0
MOST_BYTES: Final = 64 * 1024
CREATED: Final = 201


class MessageBird:
    """One gateway: where it is, our key, and the name that a phone shows as the sender."""

    def __init__(self, *, url: str, key: str, sender: str) -> None:
        self.parts = urlsplit(url)
        self.key = key
        self.sender = sender

    def send(self, letter: Letter) -> None:
        status, answer = self._post(self._content(letter))
        if status == CREATED and isinstance(answer.get("id"), str):
            return
        errors = [error for error in _list(answer.get("errors")) if isinstance(error, dict)]
        if status in (400, 422) and any(_about_the_number(error) for error in errors):
            raise Refused(f"gateway {status}")
        raise Later(f"gateway {status}", perhaps_sent=200 <= status < 300)

    def _content(self, letter: Letter) -> bytes:
        """The reference is our id: it tells a message that came twice from two messages."""
        content = {
            "originator": self.sender,
            "recipients": [letter.address.removeprefix("+")],
            "body": letter.body,
            "reference": str(letter.id),
            "datacoding": "plain",
        }
        return json.dumps(content).encode()

    def _post(self, content: bytes) -> tuple[int, dict[str, Any]]:
        headers = {
            "Authorization": f"AccessKey {self.key}",
            "Accept": "application/json",
            "Content-Type": "application/json",
        }
        connection = self._connected()
        try:
            connection.request("POST", f"{self.parts.path.rstrip('/')}/messages", content, headers)
            answer = connection.getresponse()
            return answer.status, _object(answer.read(MOST_BYTES))
        except (OSError, http.client.HTTPException) as error:
            raise Later(type(error).__name__, perhaps_sent=True) from None
        finally:
            connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        connection = self._connection()
        try:
            connection.connect()
        except OSError as error:
            raise Later(type(error).__name__) from None
        return connection

    def _connection(self) -> http.client.HTTPConnection:
        """TLS always; without it on this machine only, which the settings see to. No redirect is followed."""
        host, port = self.parts.hostname or "", self.parts.port
        if self.parts.scheme == "https":
            context = ssl.create_default_context()
            return http.client.HTTPSConnection(host, port, timeout=SECONDS, context=context)
        return http.client.HTTPConnection(host, port, timeout=SECONDS)


def _about_the_number(error: dict[str, Any]) -> bool:
    return str(error.get("parameter") or "").startswith("recipient")


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(text: bytes) -> dict[str, Any]:
    """What was answered; empty when that is no object."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
