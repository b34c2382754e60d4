"""Chosen vacancies on a sheet for home: in the youth's language, without points and without a surname.

It says what to do next and whom to ask, by the given name alone: whoever finds it learns of vacancies and
of someone who helps, not why or for which service.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from candidates.models import Candidate
from employers.models import Vacancy


@dataclass(frozen=True, slots=True)
class Offer:
    """One vacancy: its title, a line with what is known, where the work is, the web address to go by, and
    what fits about it."""

    title: str
    known: str
    where: str
    web: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is on the sheet, in words already: in the language of the youth, whatever the screen speaks."""

    language: str
    heading: str
    offers: tuple[Offer, ...]
    next_heading: str
    next_steps: tuple[str, ...]
    number: str

    @property
    def text(self) -> str:
        """The sheet as plain text, to put in a message."""
        parts = [
            "\n".join(filter(None, (row.title, row.known, *row.why, row.where, row.web)))
            for row in self.offers
        ]
        steps = [f"{turn}. {step}" for turn, step in enumerate(self.next_steps, start=1)]
        return "\n\n".join([self.heading, *parts, "\n".join([self.next_heading, *steps])]) + "\n"


def sheet(candidate: Candidate, chosen: Iterable[Vacancy], fits: Mapping[UUID, tuple[str, ...]]) -> Sheet:
    """The chosen vacancies in the order given; `fits`: vacancy → what is good about it, in words."""
    with override(candidate.message_language):
        helper = _helper(candidate)
        return Sheet(
            language=candidate.message_language,
            heading=_("Vacancies to look at, %(name)s") % {"name": candidate.first_name},
            offers=tuple(
                Offer(row.title, ", ".join(_known(row)), _where(row), _web(row), fits.get(row.pk, ()))
                for row in chosen
            ),
            next_heading=_("What you do next"),
            next_steps=tuple(_next_steps(helper)),
            number=_("Number of %(helper)s:") % {"helper": helper} if helper else _("Number to call:"),
        )


def _helper(candidate: Candidate) -> str:
    """The given name of who works with the youth; nothing while that is a whole team."""
    user = candidate.desk.user
    return user.name.split()[0] if user and user.name.strip() else ""


def _next_steps(helper: str) -> Iterator[str]:
    """What to do at home, in the order to do it."""
    yield _("Read the vacancies. Tick what you would like.")
    if helper:
        yield _("Call or write to %(helper)s which ones, or say it when you meet.") % {"helper": helper}
    else:
        yield _("Call or write which ones to who helps you, or say it when you meet.")
    yield _("Then you apply together. You may also apply yourself, on the web address; tell it afterwards.")


def _where(row: Vacancy) -> str:
    """Street and town of the workplace, where it is known."""
    if row.is_remote or not (row.site and row.site.street):
        return ""
    return ", ".join(str(each) for each in (row.site.street, row.site.town) if each)


def _web(row: Vacancy) -> str:
    """Where it can be read and answered: the vacancy's own page, else the website of the employer."""
    if row.url:
        return _("Read and apply: %(address)s") % {"address": row.url}
    if row.employer and row.employer.website:
        return _("About the employer: %(address)s") % {"address": row.employer.website}
    return ""


def _known(row: Vacancy) -> list[str]:
    """Employer, place, kind of work, hours and last day, as far as they are known."""
    town = row.site.town if row.site and row.site.town else row.town
    until = date_format(row.closes_on, "j F Y") if row.closes_on else ""
    return [
        str(each)
        for each in (
            row.employer_name,
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
