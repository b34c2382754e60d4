"""What youths ask about their own data, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from candidates.enums import Right, RightState
from candidates.models import RightsRequest
from jobmatch.wording.days import When, when

Words = str | Promise

SIGNS = {Right.ACCESS: "eye", Right.CORRECTION: "pencil", Right.OBJECTION: "warning", Right.ERASURE: "close"}
ROADS: dict[str, Words] = {
    Right.ACCESS: _(
        "The youth gets a copy of everything that is kept: by the own link, or from the own jobhunter on "
        "screen or on paper. You do not read it. When the youth has the copy, write down that it is done."
    ),
    Right.CORRECTION: _(
        "Read what must be put right and ask the own jobhunter to change it. Sealed parts only the "
        "jobhunter changes. Then write down what was changed."
    ),
    Right.OBJECTION: _(
        "Decide what stops, for instance the ranking or messages, and write it in plain words. When it is "
        "done the file shows that an objection stands, until the youth takes it back."
    ),
    Right.ERASURE: _(
        "Everything about the youth goes: the file, what is locked away and its key, messages and links. "
        "What stays is who looked, which consents there were and this request, without a name."
    ),
}
KIND_OF_STATE = {
    RightState.OPEN: "brand",
    RightState.DONE: "ok",
    RightState.REFUSED: "accent",
    RightState.WITHDRAWN: "",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request with its clock."""

    request: RightsRequest
    when: When
    sign: str
    road: Words
    kind: str


def asked(request: RightsRequest, *, on: date) -> Asked:
    """A request in words."""
    return Asked(
        request=request,
        when=when(request.due, on=on),
        sign=SIGNS[Right(request.right)],
        road=ROADS[request.right],
        kind=KIND_OF_STATE[RightState(request.state)],
    )


def all_asked(requests: Iterable[RightsRequest], *, on: date) -> list[Asked]:
    """Requests about the own data in words, each with its clock."""
    return [asked(request, on=on) for request in requests]
