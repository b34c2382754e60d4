"""What users change about themselves."""

from django.db import transaction

from jobmatch.accounts.models import User
from jobmatch.audit import services as audit


@transaction.atomic
def rename(*, name: str, by: User) -> User:
    """Change the own name."""
    by.name = name.strip()
    by.save(update_fields=["name"])
    audit.record(event="profile.renamed", by=by, chain=None, target="accounts.User", target_id=by.pk)
    return by
