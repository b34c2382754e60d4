"""Where a youth came from: who referred them, what they wanted then, how they agreed. Sealed."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Candidate, Origin, Referral
from candidates.permissions import may_open_sealed, require
from candidates.services.intake.referral_details import Details, packed, unpacked
from jobmatch.accounts.models import Organisation, User
from jobmatch.audit import services as audit
from jobmatch.sealing import services as sealing

FIELD = "origin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One referral of this youth. `details` is as the referrer told it, whatever the file says."""

    received_on: date
    referrer: UUID
    organisation: UUID
    details: Details
    referrer_name: str = ""
    referrer_email: str = ""
    organisation_name: str = ""

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Entry(...)"


@transaction.atomic
def read(*, candidate: Candidate, by: User, on: date) -> list[Entry]:
    """Who referred this youth, oldest first; for who may open what is sealed. It is in the access log."""
    allowed = may_open_sealed(user=by, candidate=candidate, on=on)
    require(allowed, _("Only the youth's own jobhunter reads this."))
    row = Origin.objects.filter(candidate=candidate).first()
    if row is None:
        return []
    entries = _entries(row)
    audit.record(
        event="sealed.opened", by=by, chain=candidate.municipality_id, person=candidate.pk, fields=(FIELD,)
    )
    return _with_names(entries)


def add(*, candidate: Candidate, referral: Referral, details: Details) -> None:
    """Keep where this youth came from; in the transaction of the accepting or joining, which allows it."""
    row = Origin.objects.select_for_update().filter(candidate=candidate).first()
    entry = Entry(
        received_on=referral.received_on,
        referrer=referral.referrer_id,
        organisation=referral.organisation_id,
        details=details,
    )
    entries = [*(_entries(row) if row else []), entry]
    text = json.dumps([_packed(each) for each in entries])
    sealed = sealing.seal(person=candidate.pk, field=_field(candidate.pk), text=text)
    Origin.objects.update_or_create(candidate=candidate, defaults={"sealed": sealed})


def _packed(entry: Entry) -> dict[str, Any]:
    return {
        "received_on": entry.received_on.isoformat(),
        "referrer": str(entry.referrer),
        "organisation": str(entry.organisation),
        "details": packed(entry.details),
    }


def _entries(row: Origin) -> list[Entry]:
    text = sealing.unseal(person=row.pk, field=_field(row.pk), sealed=bytes(row.sealed))
    return [
        Entry(
            received_on=date.fromisoformat(values["received_on"]),
            referrer=UUID(values["referrer"]),
            organisation=UUID(values["organisation"]),
            details=unpacked(values["details"]),
        )
        for values in json.loads(text)
    ]


def _with_names(entries: list[Entry]) -> list[Entry]:
    users = User.objects.in_bulk([entry.referrer for entry in entries])
    organisations = Organisation.objects.in_bulk([entry.organisation for entry in entries])
    return [
        replace(
            entry,
            referrer_name=users[entry.referrer].name,
            referrer_email=users[entry.referrer].email,
            organisation_name=organisations[entry.organisation].name,
        )
        for entry in entries
    ]


def _field(candidate: UUID) -> str:
    return f"candidates.Origin.sealed:{candidate}"
