"""Needs beside something that was kept and in which they count: under their own consent, and gone with it."""

from datetime import date
from uuid import UUID

from candidates.enums import Purpose
from candidates.models import Candidate, KeptNeeds
from candidates.selectors.consents.consents import is_live
from jobmatch.sealing import services as sealing

KEPT_NEEDS = "kept_needs"  # as the access log names what was opened


def keep(*, candidate: Candidate, key: UUID, text: str, on: date) -> bool:
    """Seal what has needs in it; nothing is kept without a live yes. The caller holds the file."""
    if not is_live(candidate=candidate, purpose=Purpose.KEEP_NEEDS, on=on):
        return False
    sealed = sealing.seal(person=candidate.pk, field=_field(key), text=text)
    KeptNeeds.objects.create(pk=key, candidate=candidate, sealed=sealed)
    return True


def unseal(*, candidate: Candidate, key: UUID, on: date) -> str | None:
    """The text again, None without a live yes or where nothing is kept; the caller writes the log row."""
    row = KeptNeeds.objects.filter(pk=key, candidate=candidate).first()
    if row is None or not is_live(candidate=candidate, purpose=Purpose.KEEP_NEEDS, on=on):
        return None
    return sealing.unseal(person=candidate.pk, field=_field(key), sealed=bytes(row.sealed))


def _field(key: UUID) -> str:
    return f"candidates.KeptNeeds.sealed:{key}"
