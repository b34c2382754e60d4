"""Who looked, in plain words: for the youth, and for the privacy officer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from candidates.models import Candidate
from candidates.presentation.files.history import CHANGES
from candidates.rules import look_words
from candidates.selectors.rights.looks import GIVEN, GIVEN_EVENT, MANY, Unusual, WhoLooked, looks_at, people
from jobmatch.accounts.enums import Role
from jobmatch.audit.selectors import Row

MOST_LINES = 500
# What an employer answered and how a proposal ended is told by a person, and read here by nobody before.
NEWS = (
    *("introduction.declined", "introduction.elsewhere", "introduction.filled", "introduction.silent"),
    "introduction.told_employer",
    *("reply.given", "reply.registered", "reply.rewritten", "reply.taken_back"),
)
TO_YOUTH: dict[str, Promise] = {
    **dict.fromkeys(NEWS, gettext_lazy("There is news about a proposal")),
    "agreement.doubted": gettext_lazy("You said that an agreement is not right"),
    "consent.given": gettext_lazy("You said yes"),
    "consent.withdrawn": gettext_lazy("You took a yes back"),
    "dream.dropped": gettext_lazy("You let your dream job go"),
    "interest.said": gettext_lazy("You said what you think of a vacancy"),
    "interest.taken_back": gettext_lazy("You took back what you think of a vacancy"),
    "hand_over.answered": gettext_lazy("You were asked how the other help went"),
    "link.opened": gettext_lazy("You opened your page"),
    "link.sent": gettext_lazy("A link was sent to you"),
    "right.asked": gettext_lazy("You asked something about your data"),
}
# What the youth said, when a member of staff wrote it down.
SAID = frozenset({"agreement.doubted", "consent.given", "consent.withdrawn", "right.asked"})
SIGNS = {"file": "eye", "ranking": "bag", "sealed": "lock", "voice": "lock", "copy": "arrow-down"}


@dataclass(frozen=True, slots=True)
class Look:
    """One line: on which day, who, what, how often that day, and of which file where there are several."""

    day: date
    who: str
    role: str
    what: str
    sign: str
    count: int
    file: UUID | None = None


def people_in(entries: Iterable[Row]) -> dict[UUID, WhoLooked]:
    """Who is named in rows of the access log: who did it, and whom a file was opened to."""
    given = [entry.target_id for entry in entries if entry.event == GIVEN_EVENT]
    return people([*(entry.actor for entry in entries), *given])


def looks(entries: Iterable[Row], known: Mapping[UUID, WhoLooked], *, to_youth: bool = False) -> list[Look]:
    """Rows of the access log as lines; the same thing by the same person on one day is one line."""
    lines = [_look(entry, known, to_youth=to_youth) for entry in entries]
    found = []
    for _day, group in groupby(lines, key=lambda line: line.day):
        together: dict[tuple[date, str, str, str, str, UUID | None], int] = {}
        for line in group:
            key = (line.day, line.who, line.role, line.what, line.sign, line.file)
            together[key] = together.get(key, 0) + 1
        found += [
            Look(day, who, role, what, sign, count, file)
            for (day, who, role, what, sign, file), count in together.items()
        ]
    return found


def _look(entry: Row, known: Mapping[UUID, WhoLooked], *, to_youth: bool) -> Look:
    who, role = _who(entry, known, to_youth=to_youth)
    return Look(
        day=timezone.localdate(entry.at),
        who=who,
        role=role,
        what=_given(entry, known) or (_to_youth(entry) if to_youth else what(entry.event)),
        sign=SIGNS.get(entry.event.partition(".")[0], "pencil"),
        count=1,
        file=entry.person,
    )


def _given(entry: Row, known: Mapping[UUID, WhoLooked]) -> str:
    """Whom someone let open the file; nothing for another row."""
    if entry.event != GIVEN_EVENT:
        return ""
    person = known.get(entry.target_id) if entry.target_id else None
    return _("let %(name)s open the file") % {"name": look_words.who("user", person.name if person else None)}


def what(event: str) -> str:
    """What someone did, in plain words. What was told in confidence is never named."""
    return look_words.look(event) or _worked(CHANGES.get(event))


def _worked(words: Promise | str | None) -> str:
    return _("worked in the file: %(what)s") % {"what": words} if words else str(look_words.WORKED)


def _to_youth(entry: Row) -> str:
    """What someone did, said to the youth: as you did it yourself, or as somebody wrote it down."""
    words = TO_YOUTH.get(entry.event)
    if look_words.look(entry.event) or words is None:
        return what(entry.event)
    if entry.actor_kind == "youth":
        return str(words)
    return _("wrote down: %(what)s") % {"what": words} if entry.event in SAID else _worked(words)


def _who(entry: Row, known: Mapping[UUID, WhoLooked], *, to_youth: bool) -> tuple[str, str]:
    person = known.get(entry.actor) if entry.actor else None
    name = look_words.who(entry.actor_kind, person.name if person else None, to_youth=to_youth)
    return name, _roles(person)


def _roles(person: WhoLooked | None) -> str:
    return ", ".join(str(Role(role).label) for role in person.roles) if person else ""


@dataclass(frozen=True, slots=True)
class Odd:
    """One unusual day, in words."""

    day: date
    who: str
    role: str
    words: str
    files: tuple[UUID, ...]


def people_of(found: Iterable[Unusual]) -> dict[UUID, WhoLooked]:
    """Who is named in what stands out."""
    return people(who for each in found for who in (each.who, each.by))


def odd(found: Iterable[Unusual], known: Mapping[UUID, WhoLooked]) -> list[Odd]:
    """Looks that stood out, each with who it was and why it stands here."""
    return [_odd(each, known.get(each.who), known.get(each.by) if each.by else None) for each in found]


def _odd(each: Unusual, person: WhoLooked | None, by: WhoLooked | None) -> Odd:
    return Odd(
        day=each.day,
        who=look_words.who("user", person.name if person else None),
        role=_roles(person),
        words=_why(each)
        % {
            "count": len(each.files),
            "by": look_words.who("user", by.name if by else None),
            "opened": each.opened,
        },
        files=each.files,
    )


def _why(each: Unusual) -> str:
    count = len(each.files)
    if each.kind == MANY:
        return _("%(count)s different files within an hour")
    if each.kind == GIVEN and each.by == each.who:
        return ngettext(
            "Opened %(count)s file to the own desk. Read what is locked in %(opened)s of it since.",
            "Opened %(count)s files to the own desk. Read what is locked in %(opened)s of them since.",
            count,
        )
    if each.kind == GIVEN:
        return ngettext(
            "May open %(count)s file, by %(by)s. Read what is locked in %(opened)s of it since.",
            "May open %(count)s files, by %(by)s. Read what is locked in %(opened)s of them since.",
            count,
        )
    return ngettext(
        "%(count)s file outside the own caseload", "%(count)s files outside the own caseload", count
    )


def for_youth(candidate: Candidate) -> list[Look]:
    """Who looked, for the youth: the newest rows of the access log in words."""
    entries = looks_at(candidate)[:MOST_LINES]
    return looks(entries, people_in(entries), to_youth=True)
