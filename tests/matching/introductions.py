"""Situations that the tests of proposals share."""

from datetime import date
from typing import Any

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate
from candidates.services.consents import consents
from employers.enums import Origin
from employers.models import EmployerPerson, Post, Vacancy
from jobmatch.accounts.models import User
from matching.models import Introduction
from matching.services.introductions import drafts, hearing
from matching.services.introductions.hearing import Answer
from matching.services.introductions.making import Words
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.yeses import Heard
from tests.factories import make_candidate, make_employer, make_vacancy

ON = date(2026, 3, 2)  # a Monday
TOMORROW = date(2026, 3, 3)
WITH_NAME = Heard(ConsentManner.PHONE, name="called")


def willing(by: User, *, on: date = ON, **person: Any) -> Candidate:
    """A youth of eighteen and more who lets us introduce them to employers."""
    youth = make_candidate(by, on=date(2026, 2, 2), **{"birth_date": date(2006, 6, 1), **person})
    let_introduce(youth, by=by, on=on)
    return youth


def let_introduce(youth: Candidate, *, by: User, on: date = ON) -> None:
    """The yes to being introduced, in the words of today."""
    consents.give(
        candidate=youth,
        purpose=Purpose.SHARE_WITH_EMPLOYERS,
        manner=ConsentManner.IN_PERSON,
        by=by,
        on=on,
    )


def place(**values: Any) -> tuple[Vacancy, EmployerPerson]:
    """An open vacancy of an employer, and somebody who works there."""
    vacancy = make_vacancy(**{"employer": make_employer(), **values})
    return vacancy, somebody_at(vacancy)


def somebody_at(vacancy: Vacancy, **values: Any) -> EmployerPerson:
    """Somebody at the employer of a vacancy."""
    person = EmployerPerson.objects.create(
        **{"name": "Ria Bos", "origin": Origin.SELF, "added_on": ON, **values}
    )
    Post.objects.create(person=person, employer=vacancy.employer)
    return person


def proposed(
    youth: Candidate,
    *,
    by: User,
    on: date = ON,
    heard: Heard | None = WITH_NAME,
    at: tuple[Vacancy, EmployerPerson] | None = None,
    line: str = "",
) -> Introduction:
    """A proposal to which the youth said yes, by phone, with the called name; unless told otherwise."""
    vacancy, person = at or place()
    return drafts.write(
        candidate=youth, vacancy=vacancy, person=person, by=by, on=on, heard=heard, words=Words(line=line)
    )


def said(row: Introduction, to: str, *, by: User, on: date = ON, **answer: Any) -> Introduction:
    """The employer said this by phone, with what belongs to it."""
    if to in ("named", "trial"):
        answer.setdefault("appointment", Appointment(on=TOMORROW, until=TOMORROW if to == "trial" else None))
    if to == "declined":
        answer.setdefault("why_not", "none_given")
    if to == "later":
        answer.setdefault("later_on", date(2026, 5, 1))
    return hearing.record(introduction=row, version=row.version, answer=Answer(to, **answer), by=by, on=on)
