"""What is said of a link that was sent: when it leaves, and in the demo where it can be read."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import Channel
from candidates.models import Candidate
from jobmatch.wording.days import moment


def leaves_words(candidate: Candidate, leaves: datetime) -> str:
    """'The link leaves now.', or on which day and at what hour, and why then."""
    now = timezone.now()
    words = [_("The link to the youth leaves %(moment)s.") % {"moment": moment(leaves, now=now)}]
    if leaves > now:
        words.append(_("The youth chose the hours for messages."))
    folder = _kept_in(candidate)
    if folder:
        words.append(
            _("This is a trial: it is not really sent, but kept in %(folder)s.") % {"folder": folder}
        )
    return " ".join(words)


def _kept_in(candidate: Candidate) -> str:
    """The folder where a message lies that is not really sent; only who runs a trial may know of it."""
    if not settings.DEMO:
        return ""
    mails, texts = getattr(settings, "EMAIL_FILE_PATH", None), settings.TEXT_GATEWAY["folder"]
    return str((texts if candidate.channel == Channel.TEXT else mails) or "")
