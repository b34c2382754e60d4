"""On the own page the youth says, to each referrer apart, whether they may see how it goes."""

from datetime import date
from uuid import UUID

from django.db import transaction

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate
from candidates.selectors.consents.referrers import referred
from candidates.services.consents import consents
from candidates.services.files.locking import lock_file
from jobmatch.audit.services import Doer


@transaction.atomic
def answer(*, candidate: Candidate, referral: UUID, is_yes: bool, by: Doer, on: date) -> bool:
    """Tell one referrer from now on, or no more; what the others see stays. Whether it changed anything."""
    candidate = lock_file(candidate)
    told = {each.referral for each in referred(candidate, on=on) if each.is_told}
    if (referral in told) == is_yes:
        return False
    if is_yes:
        purpose, manner, named = Purpose.TELL_REFERRER, ConsentManner.LINK, {*told, referral}
        consents.give(candidate=candidate, purpose=purpose, manner=manner, referrals=named, by=by, on=on)
    else:
        consents.withdraw_from(candidate=candidate, referral=referral, by=by, on=on)
    return True
