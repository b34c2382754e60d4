"""Youths of the demo who are proposed by telephone, each as far as it has come by the day."""

from datetime import date

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate
from employers.models import Post, Vacancy
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.demo import people, trust, vacancies
from jobmatch.demo.reading import Row, ago, number, rows
from matching.enums import KNOWS_THE_NAME, Insurer, IntroductionState, MeetingKind
from matching.models import Introduction
from matching.services.introductions import drafts, hearing
from matching.services.introductions.hearing import Answer
from matching.services.introductions.making import Words
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.yeses import Heard

LINE = "Pakt snel dingen op en blijft rustig als het druk is."
TOLD_BEFORE = 3  # working days since the employer was called


def add(*, on: date) -> None:
    """The youth of the story twice: they will meet, and nothing is heard; one who is asked; and others."""
    day = workdays.before(on, TOLD_BEFORE)
    first, second = _places(on=on)
    story, other = people.youth(people.STORY_KEY), people.youth(trust.AT_WORK)
    row = _write(story.candidate, first, by=story.jobhunter, day=day, name="called")
    _said(row, Answer("sent"), by=story.jobhunter, day=day)
    row = _write(story.candidate, second, by=story.jobhunter, day=day, name="")
    meets = Appointment(on=workdays.after(on, 1), place="Stationsplein, ingang bij de klok")
    told = Heard(ConsentManner.PHONE, name="called")
    _said(row, Answer("named", appointment=meets, heard=told), by=story.jobhunter, day=day)
    row = _write(other.candidate, first, by=other.jobhunter, day=day, name=None)
    drafts.ask(introduction=row, version=row.version, by=other.jobhunter, on=day)
    for each in rows("proposals"):
        _go_on(each, on=on)


def _go_on(told: Row, *, on: date) -> None:
    """A youth for whom somebody called, so many working days ago, and what they heard then."""
    who, day, said = people.youth(told["key"]), workdays.before(on, int(told["days"])), told["said"]
    name = "called" if said in KNOWS_THE_NAME else ""
    vacancy = Vacancy.objects.get(pk=vacancies.vacancy_id(told["vacancy"]))
    row = _write(who.candidate, vacancy, by=who.jobhunter, day=day, name=name)
    ahead, meets = number(told["ahead"]), None
    if ahead and said == IntroductionState.TRIAL:
        tries = workdays.after(on, ahead)
        meets = Appointment(tries, MeetingKind.TRIAL, until=tries, is_paid=True, insurer=Insurer.EMPLOYER)
    later = ago(-ahead, on=on) if ahead and said == IntroductionState.LATER else None
    _said(
        row,
        Answer(said, appointment=meets, later_on=later, why_not=told["why_not"], together=ahead is not None),
        by=who.jobhunter,
        day=day,
    )


def _places(*, on: date) -> tuple[Vacancy, Vacancy]:
    """Two open vacancies of employers where somebody is known."""
    known = Post.objects.present().values("employer")
    there = Vacancy.objects.open(on=on).filter(employer__in=known, employer__is_intermediary=False)
    first, second = there.order_by("pk")[:2]
    return first, second


def _write(candidate: Candidate, vacancy: Vacancy, *, by: User, day: date, name: str | None) -> Introduction:
    trust.say_yes(candidate, Purpose.SHARE_WITH_EMPLOYERS, ConsentManner.IN_PERSON, by=by, day=day)
    post = Post.objects.present().filter(employer=vacancy.employer_id).order_by("-gets_proposals", "pk")[0]
    heard = None if name is None else Heard(ConsentManner.IN_PERSON, name=name)
    return drafts.write(
        candidate=candidate,
        vacancy=vacancy,
        person=post.person,
        words=Words(line=LINE),
        heard=heard,
        by=by,
        on=day,
    )


def _said(row: Introduction, answer: Answer, *, by: User, day: date) -> None:
    hearing.record(introduction=row, version=row.version, answer=answer, by=by, on=day)
