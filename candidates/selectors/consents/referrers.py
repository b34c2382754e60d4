"""Who referred a youth, and to which of them the youth said yes: a yes is to one referral, not to all."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from candidates.enums import Purpose, ReferralState
from candidates.models import Candidate, Consent, Referral, Yes
from candidates.rules import person_marks


@dataclass(frozen=True, slots=True)
class Referred:
    """One referral as the youth knows it: by whom, on which day, and whether they may see how it goes."""

    referral: UUID
    organisation: str
    received_on: date
    is_told: bool


def referrals_of(candidate: Candidate) -> QuerySet[Referral]:
    """The referrals that became this file or are with it, oldest first."""
    rows = Referral.objects.filter(
        candidate_mark=person_marks.referred(candidate.pk),
        state__in=[ReferralState.ACCEPTED, ReferralState.JOINED],
    )
    return rows.select_related("organisation").order_by("received_on", "id")


def covers(consent: Yes | None, *, candidate: UUID, referral: UUID, on: date) -> bool:
    """Whether this yes is live and names the referral."""
    if consent is None or not consent.is_live(on):
        return False
    named = consent.referrals if isinstance(consent, Consent) else ()
    return person_marks.told(candidate=candidate, referral=referral) in named


def referred(candidate: Candidate, *, on: date) -> list[Referred]:
    """Who referred this youth, and who of them may see how it goes."""
    newest = Consent.objects.latest(candidate=candidate.pk, purpose=Purpose.TELL_REFERRER)
    return [
        Referred(
            row.pk,
            str(row.organisation),
            row.received_on,
            covers(newest, candidate=candidate.pk, referral=row.pk, on=on),
        )
        for row in referrals_of(candidate)
    ]
