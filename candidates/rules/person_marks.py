"""What stands in the place of an identifier where nobody may read whom a row is about: HMACs of it.

Their key is that of all marks (JOBMATCH_MARK_KEY): it is never changed, for rows are found by them.
"""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings

COUNTED = b"jobmatch.counted:"
REFERRED = b"jobmatch.candidates.referral:"
TOLD = b"jobmatch.candidates.told:"


def counted(pk: UUID) -> str:
    """What is counted in the place of an employer, a youth or a jobhunter; nobody reads it back."""
    return _mark(COUNTED, pk)


def told(*, candidate: UUID, referral: UUID) -> str:
    """What a youth's yes keeps of a referral whose sender may see how it goes."""
    return _mark(TOLD, candidate, referral)


def referred(pk: UUID) -> str:
    """What a referral keeps of the youth whom it became, so that no table says who referred whom."""
    return _mark(REFERRED, pk)


def _mark(context: bytes, *pks: UUID) -> str:
    content = context + b"".join(pk.bytes for pk in pks)
    return hmac.new(settings.MARK_KEY, content, hashlib.sha256).hexdigest()
