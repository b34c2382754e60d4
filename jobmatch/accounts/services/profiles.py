"""What users change about themselves."""

from django.db import transaction

from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.phones import to_e164


@transaction.atomic
def rename(*, name: str, by: User, phone: str | None = None) -> User:
    """Change the own name, and where given the number at which employers call."""
    by.name = name.strip()
    if phone is not None:
        by.phone = to_e164(phone)
    by.save(update_fields=["name", "phone"])
    audit.record(event="profile.renamed", by=by, chain=None, target="accounts.User", target_id=by.pk)
    return by
