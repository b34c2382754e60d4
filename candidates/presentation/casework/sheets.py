"""The open agreements of a youth as a sheet to print or send: in the youth's language, in neutral words.

No surname, no name of the service, no state, no reason: whoever finds it learns of appointments and no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from candidates.enums import Doer, Outcome
from candidates.models import Agreement, Candidate


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One agreement: what, and by when."""

    sentence: str
    by_when: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on the sheet, in words already: in the language of the youth, whatever the screen speaks."""

    language: str
    heading: str
    sides: list[tuple[str, list[AgreementLine]]]
    nothing: str
    of: str
    file_name: str


def sheet(candidate: Candidate, agreements: Iterable[Agreement], *, on: date) -> Sheet:
    """The open agreements, those of the youth first."""
    still_open = [each for each in agreements if each.outcome == Outcome.OPEN]
    with override(candidate.message_language):
        heads = {Doer.YOUTH: _("You do this"), Doer.JOBHUNTER: _("I do this")}
        sides = [
            (head, [_line(each) for each in still_open if each.doer == doer]) for doer, head in heads.items()
        ]
        return Sheet(
            language=candidate.message_language,
            heading=_("What we agreed, %(name)s") % {"name": candidate.first_name},
            sides=[(head, lines) for head, lines in sides if lines],
            nothing=_("Nothing is open."),
            of=_("Written down on %(date)s") % {"date": date_format(on, "j F Y")},
            file_name=_("agreements.txt"),
        )


def text(given: Sheet) -> str:
    """A sheet of agreements as plain text, to put in a message."""
    parts = [given.heading]
    for head, lines in given.sides:
        parts.append("\n".join([head, *(f"- {line.sentence} ({line.by_when})" for line in lines)]))
    if not given.sides:
        parts.append(given.nothing)
    return "\n\n".join([*parts, given.of]) + "\n"


def _line(agreement: Agreement) -> AgreementLine:
    return AgreementLine(agreement.sentence, _("by %(date)s") % {"date": date_format(agreement.due, "l j F")})
