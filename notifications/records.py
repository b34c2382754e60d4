"""What is kept of messages; see jobmatch/records.py. Address and words are sealed until it is sent."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from jobmatch.records import PLAIN, TECHNICAL, Field, Record
from notifications.models import Delivery, Message, Preference, keys_of

RECORDS: Final = (
    Record(
        Message,
        "youth",
        heading=_("Messages to you"),
        path="person__in",
        key=keys_of,
        fields={
            **dict.fromkeys(("id", "person", "about", "lease", "leased_until", "handled_at"), TECHNICAL),
            "kind": Field("plain", _("kind")),
            "channel": Field("plain", _("channel")),
            "language": Field("plain", _("language")),
            "user": Field("plain", left_out="messages to staff are not yours"),
            "sealed": Field(
                "sealed", left_out="gone once it is sent; before that it may hold a link that works"
            ),
            "state": Field("plain", _("state")),
            "not_before": Field("plain", _("not sent before")),
            "not_after": Field("plain", _("not sent after")),
            "start_hour": Field("plain", _("from (hour)")),
            "end_hour": Field("plain", _("until (hour)")),
            "count": Field("plain", left_out="it counts what waits for staff"),
            "attempts": Field("plain", _("tries")),
            "made_at": Field("plain", _("written down on")),
            "sent_at": Field("plain", _("sent on")),
        },
    ),
    Record(
        Delivery,
        "youth",
        heading=_("Tries to send a message"),
        path="message__person__in",
        key=keys_of,
        fields={
            "id": TECHNICAL,
            "message": Field("plain", _("message")),
            "attempt": Field("plain", _("try")),
            "at": Field("plain", _("on")),
            "outcome": Field("plain", _("outcome")),
            "code": Field("plain", _("answer of the network")),
        },
    ),
    Record(
        Preference,
        "colleague",
        fields=dict.fromkeys(("user", "version", "kinds", "digest", "language"), PLAIN),
    ),
)
