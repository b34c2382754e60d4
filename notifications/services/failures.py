"""What did not arrive at a user: an admin is told, and says when it is dealt with."""

from django.db import transaction

from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from notifications.models import Message
from notifications.services import outbox


@transaction.atomic
def settle(*, message: Message, by: User) -> None:
    """The admin reached the user in another way, or mended the address. Twice is once."""
    if outbox.mark_handled(message):
        audit.record(
            event="message.settled", by=by, chain=None, target="notifications.Message", target_id=message.pk
        )
