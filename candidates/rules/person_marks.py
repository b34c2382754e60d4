"""What stands in the place of an identifier where nobody may read whom a row is about: HMACs of it."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings

COUNTED = b"jobmatch.counted:"
REFERRED = b"jobmatch.candidates.referral"
TOLD = b"jobmatch.candidates.told:"


def counted(pk: UUID) -> str:
    """What is counted in the place of an employer, a youth or a jobhunter; nobody reads it back."""
    key = hmac.new(settings.SECRET_KEY.encode(), COUNTED + b"key", hashlib.sha256).digest()
    return hmac.new(key, COUNTED + pk.bytes, hashlib.sha256).hexdigest()


def told(*, candidate: UUID, referral: UUID) -> str:
    """What a youth's yes keeps of a referral whose sender may see how it goes."""
    return hmac.new(
        settings.SECRET_KEY.encode(), TOLD + candidate.bytes + referral.bytes, hashlib.sha256
    ).hexdigest()


def referred(pk: UUID) -> str:
    """What a referral keeps of the youth whom it became, so that no table says who referred whom."""
    return hmac.new(settings.SECRET_KEY.encode(), REFERRED + pk.bytes, hashlib.sha256).hexdigest()
