"""Mails of the sign-in page: sent in the request, and again by the worker when the mail server is away."""

import smtplib
from datetime import timedelta
from typing import Final
from uuid import uuid4

import structlog
from django.conf import settings
from django.contrib import messages
from django.core.mail import EmailMessage, get_connection
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from notifications.enums import Kind, MessageChannel
from notifications.services import outbox

SECONDS: Final = 4  # that each answer of the mail server may take, while someone waits for the page
log = structlog.get_logger(__name__)


class SignInMail:
    """A mail that says on the next page when it could not go yet; the same for every address."""

    def __init__(self, mail: EmailMessage, *, request: HttpRequest) -> None:
        self.mail = mail
        self.request = request

    def send(self) -> None:
        self.mail.connection = get_connection(timeout=SECONDS)
        try:
            self.mail.send()
        except (OSError, smtplib.SMTPException) as error:
            log.warning("sign-in mail waits", code=type(error).__name__)
            self._leave_to_the_worker()

    def _leave_to_the_worker(self) -> None:
        """Whatever the address is: also one that has no account gets its mail later."""
        minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
        for address in self.mail.to:
            outbox.put_for_person(
                person=uuid4(),  # of nobody: whether there is an account does not show from the row
                address=address,
                kind=Kind.SIGN_IN,
                channel=MessageChannel.EMAIL,
                language=(get_language() or "nl")[:2],
                values={"subject": str(self.mail.subject), "body": str(self.mail.body)},
                not_before=timezone.now() + timedelta(seconds=SECONDS),
                not_after=timezone.now() + timedelta(minutes=minutes),
            )
        words = _(
            "Our mail does not work at this moment. We try again each minute, for %(minutes)s minutes. "
            "Nothing by then? Ask again, or call your contact."
        )
        messages.warning(self.request, words % {"minutes": minutes})
