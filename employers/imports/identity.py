"""Which vacancy a posting is: its source and its identifier there, so that a second import finds it again."""

from hashlib import blake2b
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from employers.imports.limits import ADDRESS, IDENTIFIER, SOURCE
from employers.imports.posting import Refused
from jobmatch.places.rules.folding import fold

UNNAMED = "import"


def web_address(text: str) -> str:
    """The text when it is an http(s) address that fits; otherwise ''."""
    text = text.strip()
    if len(text) > ADDRESS or any(sign.isspace() for sign in text):
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.hostname else ""


def source_of(*, given: str, named: str, url: str) -> str:
    """The first that is there: what the importer says, what the posting names, the host of its address."""
    host = urlsplit(url).hostname or "" if url else ""
    return (given.strip() or named.strip() or host or UNNAMED)[:SOURCE]


def identifier_of(*, told: str, url: str, title: str, employer: str, place: str) -> str:
    """The posting's own identifier; else its address; else a digest of title, employer and place."""
    told = told.strip()
    if len(told) > IDENTIFIER:
        raise Refused(
            _("The identifier is longer than %(most)d characters.") % {"most": IDENTIFIER}, "identifier"
        )
    if told:
        return told
    if url and len(url) <= IDENTIFIER:
        return url
    words = "\n".join((fold(title), fold(employer), fold(place)))
    return "digest-" + blake2b(words.encode(), digest_size=16).hexdigest()
