"""Contacts, agreements and steps in words for a screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from candidates.enums import State, StepKind
from candidates.models import Agreement, Candidate, Contact, Step
from candidates.permissions import may_hear_youth
from candidates.rules import confidence
from candidates.selectors.casework import casework
from candidates.services.casework import contacts as contact_services
from candidates.services.casework import youth_links
from jobmatch.accounts.models import User
from jobmatch.wording.days import When, when

FEW = 3


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact with its line, or the lock in place of it."""

    contact: Contact
    line: str
    locked: bool


@dataclass(frozen=True, slots=True)
class StepRow:
    """An open step: how near its day is, and whether it holds the file."""

    step: Step
    when: When
    is_primary: bool


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement, and how near its day is."""

    agreement: Agreement
    when: When


@dataclass(frozen=True, slots=True)
class Drawing:
    """The line of confidence: its points, the same as an SVG polyline, and what it says in a sentence."""

    points: list[confidence.Point]
    line: str
    says: str
    width: int = confidence.WIDTH
    height: int = confidence.HEIGHT
    top: int = confidence.level(confidence.MOST)
    bottom: int = confidence.level(confidence.LEAST)


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether the youth can be sent links, and whether the reader agrees on the word with them."""

    has_word: bool
    may_agree: bool
    can_send: bool


@dataclass(frozen=True, slots=True)
class CaseworkPanels:
    """What the page of a file shows of contacts, agreements and steps."""

    contacts: list[Contact]
    drawing: Drawing | None
    rest: bool
    agreements: list[AgreementRow]
    steps: list[StepRow]
    reach: Reach


def casework_panels(user: User, candidate: Candidate, *, on: date) -> CaseworkPanels:
    """Everything of casework that the page of a file shows, in as many queries as there are kinds."""
    pk = str(candidate.pk)
    others = casework.open_steps(user, candidate).filter(primary_for=None)
    return CaseworkPanels(
        contacts=list(casework.contacts(user, pk)[:FEW]),
        drawing=drawing(casework.confidence(candidate)),
        rest=contact_services.is_time_to_rest(candidate, on=on),
        agreements=agreement_rows(candidate.agreements.open(), on=on),
        steps=step_rows(others, on=on),
        reach=Reach(
            has_word=bool(candidate.link_word),
            may_agree=may_hear_youth(user=user, candidate=candidate, on=on),
            can_send=youth_links.can_send(candidate=candidate, on=on),
        ),
    )


def contact_rows(contacts: Iterable[Contact], lines: dict[UUID, str]) -> list[ContactRow]:
    return [
        ContactRow(each, lines.get(each.pk, ""), bool(each.line) and each.pk not in lines)
        for each in contacts
    ]


def step_rows(steps: Iterable[Step], *, on: date) -> list[StepRow]:
    return [StepRow(step, when(step.due, on=on), step.primary_for is not None) for step in steps]


def agreement_rows(agreements: Iterable[Agreement], *, on: date) -> list[AgreementRow]:
    return [AgreementRow(agreement, when(agreement.due, on=on)) for agreement in agreements]


def drawing(answers: list[tuple[date, int]]) -> Drawing | None:
    """The line of confidence, when there is at least one answer."""
    drawn = confidence.points(answers)
    return Drawing(drawn, confidence.line(drawn), _says(answers)) if drawn else None


def _says(answers: list[tuple[date, int]]) -> str:
    (first_on, first), (last_on, last) = answers[0], answers[-1]
    if len(answers) == 1:
        return _("%(number)s of 5 on %(date)s.") % {"number": first, "date": date_format(first_on, "j F Y")}
    return _("From %(first)s of 5 on %(start)s to %(last)s of 5 on %(end)s.") % {
        "first": first,
        "start": date_format(first_on, "j F Y"),
        "last": last,
        "end": date_format(last_on, "j F Y"),
    }


def usual(candidate: Candidate, *, reached: bool, on: date, failed: int) -> str:
    """What happens next when nothing is chosen, with its day."""
    kind, due = contact_services.follow_up(candidate, reached=reached, on=on, failed=failed)
    return _("%(step)s (%(date)s)") % {"step": StepKind(kind).label, "date": date_format(due, "j F")}


def usual_of(candidate: Candidate, *, asked: str, on: date, failed: int) -> tuple[str, str]:
    """What happens next when nothing is chosen, reached and not reached; only the one asked for, or both."""
    yes = usual(candidate, reached=True, on=on, failed=0) if asked != "0" else ""
    no = usual(candidate, reached=False, on=on, failed=failed) if asked != "1" else ""
    return yes, no


def plan_is_over(candidate: Candidate, *, on: date, failed: int) -> bool:
    """Whether everything of the search plan was tried after so many tries."""
    return (
        candidate.state == State.OPEN
        and contact_services.planned_try(candidate, on=on, failed=failed) is None
    )
