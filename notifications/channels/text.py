"""Text messages: which gateway this installation has, and what fits one message."""

from typing import Any, Final, Protocol

from django.conf import settings

from notifications.channels import Letter, Refused
from notifications.channels.files import FileGateway
from notifications.channels.messagebird import MessageBird

LONGEST: Final = 160
# GSM 03.38: the signs that a phone shows in one message of 160, and those that count as two.
ALPHABET: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE: Final = frozenset("^{}\\[~]|€")


class Gateway(Protocol):
    """What hands a text message on; returns when it was taken, else raises NotSent."""

    def send(self, letter: Letter) -> None: ...


def send(letter: Letter) -> None:
    """Hand a text message to the gateway of this installation."""
    gateway().send(letter)


def gateway() -> Gateway:
    """The gateway that the settings name; files in local mode; none is a refusal that a person hears of."""
    config: dict[str, Any] = settings.TEXT_GATEWAY
    if config["url"]:
        return MessageBird(url=config["url"], key=config["key"], sender=settings.SENDER_NAME)
    if config["folder"]:
        return FileGateway(config["folder"])
    raise Refused("no gateway")


def length(text: str) -> int | None:
    """How many places a text takes in one message; None when a sign of it is not in the alphabet."""
    if not set(text) <= ALPHABET | DOUBLE:
        return None
    return sum(2 if sign in DOUBLE else 1 for sign in text)
