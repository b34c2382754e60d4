"""Who looked at a file, and at what, in words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OPENED: Final = gettext_lazy("opened what is locked away")
RANKED: Final = gettext_lazy("looked at the list of vacancies")
WORKED: Final = gettext_lazy("worked in the file")
READ: Final[dict[str, Promise]] = {
    "card.opened": gettext_lazy("opened the card of a proposal"),
    "copy.made": gettext_lazy("made the copy of the file"),
    "erased": gettext_lazy("did what can be read no more: it was erased with the file"),
    "file.seen": gettext_lazy("looked at the file"),
    "name.opened": gettext_lazy("opened the name with a proposal, as the youth gives it"),
    "ranking.computed": RANKED,
    "ranking.seen": RANKED,
    "sealed.forced": gettext_lazy("opened what is locked away by force, with a reason"),
    "sealed.opened": OPENED,
}
CONFIDED: Final = "voice."
NOBODY: Final[dict[str, Promise]] = {
    "command_line": gettext_lazy("the program, started by who runs it"),
    "employer_person": gettext_lazy("someone at an employer, by the link to their mailbox"),
    "erased": gettext_lazy("someone; who it was, was erased with the file"),
    "schedule": gettext_lazy("the program, by itself"),
    "youth": gettext_lazy("the youth, by the own link"),
}


def who(actor_kind: str, name: str | None, *, to_youth: bool = False) -> str:
    """A person by name; without one, someone who left."""
    if actor_kind == "youth" and to_youth:
        return _("you, by your own link")
    return str(NOBODY[actor_kind]) if actor_kind in NOBODY else name or _("someone who left")


def look(event: str) -> str:
    """What was looked at; nothing for work in the file. What was told in confidence is never named."""
    return str(OPENED if event.startswith(CONFIDED) else READ.get(event, ""))
