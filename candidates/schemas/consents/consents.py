"""What a youth allows: how a yes comes in, and what goes out of it."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from candidates.enums import Purpose
from candidates.models import Yes
from candidates.schemas.values import Manner
from jobmatch.payloads import Given, listed

MOST_REFERRALS = 100
PURPOSES = {purpose.replace("_", "-"): purpose for purpose in Purpose.values}
PurposeSlug = Annotated[str, listed(PURPOSES)]


class YesIn(Given):
    """How the youth said yes; never asked with the referrer in the room."""

    manner: Manner
    referrer_absent: Literal[True]
    referrals: list[UUID] = Field(
        [], max_length=MOST_REFERRALS, description="of the yes to tell_referrer: which referrals it is for"
    )


class WithdrawalIn(Given):
    """A yes that is taken back: how the youth said so."""

    manner: Manner


class ReferredOut(Schema):
    """SEALED: who referred this youth, and whether they may see how it goes. It is in the access log."""

    referral: UUID
    organisation: str = Field(examples=["De Brug"])
    received_on: date
    is_told: bool


class ConsentOut(Schema):
    """One purpose as it stands."""

    purpose: str = Field(examples=["keep_needs"])
    wording: str = Field(examples=["keep_needs_1"], description="version of the text that was read out")
    given: bool = Field(description="false when the yes was taken back")
    manner: str = Field(examples=["in_person"])
    at: datetime
    heard_by: str | None = Field(description="who heard it; nobody when the youth said it by the own link")
    expires_on: date | None

    @staticmethod
    def resolve_heard_by(consent: Yes) -> str | None:
        return None if consent.recorded_by is None else str(consent.recorded_by)
