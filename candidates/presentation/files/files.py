"""What a file says, in words for a screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.models import Candidate, Step
from candidates.services.files.sealed import Opened
from jobmatch.phones import for_people
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import (
    DAY_PARTS,
    DAYS,
    TRAVEL_MEANS,
    WORK_KINDS,
    WORKPLACE_ITEMS,
    Table,
    dayparts_of,
)
from jobmatch.wording.days import When, when


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One line of the caseload."""

    candidate: Candidate
    step: Step | None
    when: When | None


def row(candidate: Candidate, *, on: date) -> CaseloadRow:
    """A youth with the next step; the step of a file in sight is always there."""
    step = candidate.held_by
    return CaseloadRow(candidate, step, when(step.due, on=on) if step is not None else None)


def phone(candidate: Candidate) -> str:
    """The number as people write it."""
    return for_people(candidate.phone)


def kinds(candidate: Candidate) -> list[str]:
    return labels(WORK_KINDS, candidate.kinds or ())


def means(candidate: Candidate) -> list[str]:
    return labels(TRAVEL_MEANS, candidate.travel_means or ())


def labels(table: Table, codes: Iterable[str]) -> list[str]:
    """The words of the codes, in the order of the list."""
    chosen = set(codes)
    return [in_language(term) for code, term in table.items() if code in chosen]


def hours(candidate: Candidate) -> str:
    """'24 hours', '16 to 32 hours', or nothing when not told."""
    low, high = candidate.hours_min, candidate.hours_max
    if low is None or high is None:
        return ""
    if low == high:
        return ngettext("%(hours)s hour a week", "%(hours)s hours a week", high) % {"hours": high}
    return _("%(low)s to %(high)s hours a week") % {"low": low, "high": high}


def travel(candidate: Candidate) -> str:
    """'at most 45 minutes', or nothing when not told."""
    minutes = candidate.travel_minutes
    return _("at most %(minutes)s minutes") % {"minutes": minutes} if minutes else ""


def dayparts(mask: int | None) -> list[tuple[str, str]]:
    """(days, parts) in words, days with the same parts together."""
    parts_of: dict[int, list[int]] = {}
    for day, part in dayparts_of(mask or 0):
        parts_of.setdefault(day, []).append(part)
    together: dict[tuple[int, ...], list[int]] = {}
    for day, parts in parts_of.items():
        together.setdefault(tuple(parts), []).append(day)
    return [
        (_days_in_words(days), _listed(in_language(DAY_PARTS[p]) for p in parts))
        for parts, days in together.items()
    ]


def _days_in_words(days: list[int]) -> str:
    """'Monday to Friday' for three days or more in a row, else each day."""
    first, last = days[0], days[-1]
    if len(days) > 2 and last - first == len(days) - 1:
        ends = {"first": in_language(DAYS[first]), "last": in_language(DAYS[last])}
        return _("%(first)s to %(last)s") % ends
    return _listed(in_language(DAYS[day]) for day in days)


def needs(chosen: dict[str, bool]) -> tuple[list[str], list[str]]:
    """What the workplace must offer, and what would be nice."""
    musts = [code for code, must in chosen.items() if must]
    table = {code: item.need for code, item in WORKPLACE_ITEMS.items()}
    return labels(table, musts), labels(table, chosen.keys() - set(musts))


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return _("%(first)s and %(last)s") % {"first": ", ".join(first), "last": last} if first else last


@dataclass(frozen=True, slots=True)
class FilePage:
    """The page of a file in words.

    `opened`: this reader may read what is sealed. Without a live yes `musts` and `nice` are None.
    """

    phone: str
    when: When | None
    kinds: list[str]
    hours: str
    dayparts: list[tuple[str, str]]
    means: list[str]
    travel: str
    opened: bool
    own_words: str
    musts: list[str] | None
    nice: list[str] | None


def shown(candidate: Candidate, opened: Opened | None, *, on: date) -> FilePage:
    """A file in words, with what was opened of the sealed parts."""
    step = candidate.held_by
    told = opened.needs if opened else None
    musts, nice = needs(told) if told is not None else (None, None)
    return FilePage(
        phone=phone(candidate),
        when=when(step.due, on=on) if step is not None else None,
        kinds=kinds(candidate),
        hours=hours(candidate),
        dayparts=dayparts(candidate.dayparts),
        means=means(candidate),
        travel=travel(candidate),
        opened=opened is not None,
        own_words=opened.own_words if opened else "",
        musts=musts,
        nice=nice,
    )
