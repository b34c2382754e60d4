"""The card of a proposal, sealed under the key of the youth with the line that the jobhunter wrote."""

from datetime import date
from uuid import UUID

from django.db import transaction

from candidates.models import Candidate
from candidates.permissions import may_open_sealed
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer, youth
from jobmatch.sealing import services as sealing
from matching.models import Introduction
from matching.rules.cards.card import Card, from_bytes

TARGET = "matching.Introduction"
CARD, LINE = "card", "line"


def put(introduction: Introduction, card: Card) -> None:
    """Seal a card and its line into the row, with alias and digest; the caller saves it."""
    introduction.alias = card.alias
    introduction.card = _seal(introduction, CARD, card.to_bytes().decode())
    introduction.line = _seal(introduction, LINE, card.line) if card.line else b""
    introduction.digest = card.digest


def of_youth(introduction: Introduction) -> Card:
    """The card as the youth reads it, on the own page: from the bytes that an employer gets."""
    return from_bytes(_unseal(introduction, CARD).encode())


@transaction.atomic
def read(*, introduction: Introduction, candidate: Candidate, by: Doer, on: date) -> Card | None:
    """The card for the youth, or who may open what is sealed, with the log row; None for anyone else."""
    may_open = by == youth(candidate.pk) or (
        isinstance(by, User) and may_open_sealed(user=by, candidate=candidate, on=on)
    )
    if not introduction.card or not may_open:
        return None
    opened = of_youth(introduction)
    _unseal(introduction, LINE)  # the line is in the card too; one that was moved here opens nothing
    audit.record(
        event="sealed.opened",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=introduction.pk,
        fields=(CARD, LINE) if introduction.line else (CARD,),
    )
    return opened


def _seal(introduction: Introduction, name: str, text: str) -> bytes:
    return sealing.seal(person=introduction.candidate_id, field=_field(introduction.pk, name), text=text)


def _unseal(introduction: Introduction, name: str) -> str:
    content = bytes(getattr(introduction, name))
    if not content:
        return ""
    field = _field(introduction.pk, name)
    return sealing.unseal(person=introduction.candidate_id, field=field, sealed=content)


def _field(pk: UUID, name: str) -> str:
    return f"{TARGET}.{name}:{pk}"
