"""What is kept of links; see jobmatch/records.py. Of secrets and words there are digests alone."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from jobmatch.links.models import Link
from jobmatch.records import DIGEST, TECHNICAL, Field, Record

RECORDS: Final = (
    Record(
        Link,
        "youth",
        heading=_("Links to your page"),
        path="person",
        fields={
            **dict.fromkeys(("id", "audience", "person", "target"), TECHNICAL),
            **dict.fromkeys(("code_at", "code_wrong", "proved_at"), TECHNICAL),
            **dict.fromkeys(("digest", "word", "session", "code"), DIGEST),
            "purpose": Field("plain", _("purpose")),
            "made_at": Field("plain", _("written down on")),
            "expires_at": Field("plain", _("works until")),
            "wrong": Field("plain", _("wrong words typed")),
            "opened_at": Field("plain", _("opened on")),
            "ended_at": Field("plain", _("ended on")),
        },
    ),
)
