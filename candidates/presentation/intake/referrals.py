"""Referrals in words: what became of a line of a list, how long one waits, what a double is known by."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from candidates.enums import Channel, ConsentManner
from candidates.models import Referral
from candidates.rules import referral_rows
from candidates.rules.referral_rows import NotAList
from candidates.services.intake.referral_details import Details
from candidates.services.intake.referral_lists import Refusal, Report
from candidates.services.intake.referrals import expires_on
from jobmatch.phones import for_people


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the intake."""

    referral: Referral
    days: str
    expires_on: date
    is_pressing: bool


def waiting(referral: Referral, *, on: date) -> Waiting:
    """How long it waits, and when it would go."""
    days = (on - referral.received_on).days
    words = ngettext("waits %(days)s day", "waits %(days)s days", days) % {"days": days}
    left = (expires_on(referral) - on).days
    return Waiting(referral, words if days else _("came in today"), expires_on(referral), left <= 7)


@dataclass(frozen=True, slots=True)
class DetailsInWords:
    """The details in words."""

    name: str
    born: str
    phone: str
    channel: str
    language: str
    manner: str
    details: Details


def details_in_words(details: Details) -> DetailsInWords:
    """What the referrer told."""
    name = f"{details.first_name} {details.last_name}".strip()
    born = details.birth_date.strftime("%d-%m-%Y") if details.birth_date else str(details.birth_year)
    return DetailsInWords(
        name=name,
        born=born,
        phone=for_people(details.phone),
        channel=str(Channel(details.channel).label) if details.channel else "",
        language={"nl": "Nederlands", "en": "English"}[details.message_language],
        manner=str(ConsentManner(details.manner).label),
        details=details,
    )


@dataclass(frozen=True, slots=True)
class ListReport:
    """A list in words: the numbers of its good lines, and each other line with what to do."""

    taken_in: bool
    taken: int
    again: int
    good: int
    good_lines: str
    refused: list[tuple[str, str]]
    unread: str


def list_report(report: Report) -> ListReport:
    """What became, or would become, of each line of a list."""
    return ListReport(
        taken_in=report.taken_in,
        taken=len(report.taken),
        again=len(report.again),
        good=len(report.good),
        good_lines=_numbers(report.good),
        refused=[(_which(each), refusal(each)) for each in report.refused],
        unread=", ".join(f"“{name}”" if name else _("a column without a heading") for name in report.unread),
    )


def _which(found: Refusal) -> str:
    """'Line 4', or 'Lines 4 to 9' that were read as one."""
    first = found.unread.first if found.unread else 0
    if first and first != found.line:
        return _("Lines %(first)s to %(last)s") % {"first": first, "last": found.line}
    return _("Line %(line)s") % {"line": found.line}


def _numbers(lines: list[int]) -> str:
    """'2, 4-9, 12'."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(f"{first}-{last}" if first != last else str(first) for first, last in runs)


def refusal(found: Refusal) -> str:
    """Why a line of a list was not taken, and what to do."""
    unread = found.unread
    if unread is None:
        return found.message
    words = {
        referral_rows.FORMULA: _("Column “%(column)s” holds a formula. Write plain text."),
        referral_rows.TOO_LONG: _("Column “%(column)s” is too long. Make it shorter."),
        referral_rows.DATE: _("Column “%(column)s” holds no date. Write it like 31-12-2006."),
        referral_rows.YEAR: _("Column “%(column)s” holds no year. Write it like 2006."),
        referral_rows.CHOICE: _(
            "Column “%(column)s” holds a word that we don't know: see the list of words."
        ),
        referral_rows.NUMBER: _(
            "Column “%(column)s” holds nine digits that may be a citizen service number (BSN). We never keep "
            "that. Take them out. Is it another number? Then refer this youth with the form."
        ),
        referral_rows.CELLS: _("This line has more cells than there are headings. Look for a sign too many."),
        referral_rows.SHORT: _(
            "This line stops before column “%(column)s”. Look whether something is missing, or a sign "
            "between two cells."
        ),
        referral_rows.EMPTY: _("Column “%(column)s” is empty. Fill it in."),
        referral_rows.QUOTE: _(
            'Several lines were read as one, because of a quotation mark (") in line %(first)s. '
            "Take that mark out."
        ),
    }
    return words[unread.why] % {"column": heading(unread.column), "first": unread.first}


def not_a_list(error: NotAList) -> str:
    """Why a file was not taken at all, and what to do."""
    if error.column:
        words = _("The column “%(column)s” is missing. Take the empty list of this page and fill it in.")
        return words % {"column": heading(error.column)}
    words_for = {
        referral_rows.NOT_A_LIST: _(
            "This is no list that we can read. Save it as CSV, with one heading line."
        ),
        referral_rows.TOO_MANY: _("There are more than 200 youths in the list. Cut it into smaller lists."),
        referral_rows.TOO_LARGE: _("This file is too large for a list of 200 youths. Save it as CSV."),
        referral_rows.NOT_TEXT: _("This file is no text. Save it in the spreadsheet as CSV."),
        referral_rows.NO_YOUTHS: _(
            "There are only headings in this list, and no youth yet. "
            "Write a line for each youth, and send it again."
        ),
    }
    return words_for[error.why]


def heading(column: str) -> str:
    """A column as the list in the reader's language calls it."""
    names = referral_rows.COLUMNS.get(column)
    return names[1 if get_language() == "en" else 0] if names else column


def columns() -> list[tuple[str, str]]:
    """Each column with the words that may be in it."""
    return [(heading(column), ", ".join(_words(column))) for column in referral_rows.COLUMNS]


def _words(column: str) -> list[str]:
    place = -1 if get_language() == "en" else 0
    return [words[place] for words in referral_rows.WORDS.get(column, {}).values() if words[place]]
