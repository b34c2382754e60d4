"""What goes out, and how a channel says that it did not go. No channel logs or raises what is in a letter."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as a channel sends it. `as_it_is`: the body arrives byte for byte."""

    id: UUID
    address: str
    body: str
    subject: str = ""
    as_it_is: bool = False

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Letter(...)"


class NotSent(Exception):
    """A message did not go; `code` says why in a word of ours or a number of the other side's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Refused(NotSent):
    """A message can never go to this address."""


class Later(NotSent):
    """A message may go another time. `perhaps_sent`: the other side may have it, its answer did not come."""

    def __init__(self, code: str, *, perhaps_sent: bool = False) -> None:
        super().__init__(code)
        self.perhaps_sent = perhaps_sent
