"""Sends a letter by SMTP, under a Message-ID that stays the same at each try."""

import smtplib
from email.charset import Charset
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage

from notifications.channels import Later, Letter, NotSent, Refused

PERMANENT = range(500, 600)


def send(letter: Letter) -> None:
    """Hand a letter to the mail server; returns when the server took it."""
    try:
        sent = message_of(letter).send()
    except smtplib.SMTPException as error:
        raise _not_sent(error) from None  # its text may hold the address
    except OSError as error:
        raise Later(type(error).__name__, perhaps_sent=isinstance(error, TimeoutError)) from None
    except ValueError:
        raise Refused("address") from None
    if not sent:
        raise Refused("address")


def message_of(letter: Letter) -> EmailMessage:
    """The mail: plain text, from the neutral sender. Base64 keeps every byte of what goes as it is."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    domain = address.rpartition("@")[2] or "localhost"
    mail = EmailMessage(
        subject=letter.subject,
        body=letter.body,
        from_email=f"{settings.SENDER_NAME} <{address}>",
        to=[letter.address],
        headers={"Message-ID": f"<{letter.id}@{domain}>", "Auto-Submitted": "auto-generated"},
    )
    if letter.as_it_is:
        mail.encoding = Charset("utf-8")
    return mail


def _not_sent(error: smtplib.SMTPException) -> NotSent:
    """What the server meant: no such receiver, or something that can be mended on our side or theirs."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = sorted(code for code, _ in error.recipients.values())
        return _by_code(codes[0] if codes else 0)
    if isinstance(error, smtplib.SMTPDataError):
        return _by_code(error.smtp_code)
    if isinstance(error, smtplib.SMTPResponseException):  # our sender, our password: not about the receiver
        return Later(f"smtp {error.smtp_code}")
    return Later(type(error).__name__, perhaps_sent=isinstance(error, smtplib.SMTPServerDisconnected))


def _by_code(code: int) -> NotSent:
    return (Refused if code in PERMANENT else Later)(f"smtp {code}")
