"""Chosen vacancies on a sheet for home: in the youth's language, without points and without a surname.

Nothing on it says who made it or why: whoever finds it learns of vacancies and no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from candidates.models import Candidate
from employers.models import Vacancy


@dataclass(frozen=True, slots=True)
class Offer:
    """One vacancy: its title, a line with what is known, and where it can be read."""

    title: str
    known: str
    address: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on the sheet, in words already: in the language of the youth, whatever the screen speaks."""

    language: str
    heading: str
    offers: tuple[Offer, ...]

    @property
    def text(self) -> str:
        """The sheet as plain text, to put in a message."""
        parts = ["\n".join(filter(None, (each.title, each.known, each.address))) for each in self.offers]
        return "\n\n".join([self.heading, *parts]) + "\n"


def sheet(candidate: Candidate, chosen: Iterable[Vacancy]) -> Sheet:
    """The chosen vacancies in the order given."""
    with override(candidate.message_language):
        return Sheet(
            language=candidate.message_language,
            heading=_("Vacancies to look at, %(name)s") % {"name": candidate.first_name},
            offers=tuple(Offer(row.title, ", ".join(_known(row)), row.url) for row in chosen),
        )


def _known(row: Vacancy) -> list[str]:
    """Employer, place, kind of work, hours and last day, as far as they are known."""
    town = row.site.town if row.site and row.site.town else row.town
    until = date_format(row.closes_on, "j F Y") if row.closes_on else ""
    return [
        str(each)
        for each in (
            row.employer or row.employer_text,
            _("from home") if row.is_remote else town or row.place_text,
            row.get_kind_display(),
            _hours(row),
            _("apply until %(date)s") % {"date": until} if until else "",
        )
        if each
    ]


def _hours(row: Vacancy) -> str:
    low, high = row.hours_min, row.hours_max
    if low is None or high is None:
        return ""
    if low == high:
        return ngettext("%(count)s hour a week", "%(count)s hours a week", high) % {"count": high}
    return _("%(low)s to %(high)s hours a week") % {"low": low, "high": high}
