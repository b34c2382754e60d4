"""What is sent twice is made once, by every service that makes a row; something else is refused."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import models
from django.utils import timezone

from candidates.models import Agreement, Candidate, Contact, Step
from candidates.services.casework import agreements, contacts
from candidates.services.files import files, steps
from employers.models import Conversation, Employer, EmployerPerson, Promise, RegisterEntry, Vacancy
from employers.services import conversations, feeds, persons, promises, recognitions, register, vacancies
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.http.once import KeyField
from matching.models import Placement
from matching.services.work import placements
from matching.services.work.placements import Details
from tests.candidates.situations import as_user
from tests.employers.situations import make_employer, make_site
from tests.factories import OPENED_ON, desk_of, make_candidate, make_jobhunter
from tests.writers import at_once

SOON = OPENED_ON + timedelta(days=3)
Make = Callable[..., models.Model]


def agree(youth: Candidate, by: User, key: UUID | None, sentence: str = "Noor calls.") -> Agreement:
    given = {"sentence": sentence, "doer": "youth", "due": SOON}
    return agreements.make(candidate=youth, by=by, on=OPENED_ON, key=key, **given)


def add_step(youth: Candidate, by: User, key: UUID | None, title: str = "Call the school") -> Step:
    return steps.add(candidate=youth, kind="call", due=SOON, by=by, on=OPENED_ON, title=title, key=key)


def write_down(youth: Candidate, by: User, key: UUID | None, line: str = "Went well") -> Contact:
    return contacts.record(
        candidate=youth, by=by, on=OPENED_ON, channel="phone", reached=True, line=line, key=key
    )


def beside(youth: Candidate, by: User, key: UUID | None, line: str = "Went well") -> Contact:
    given = {"channel": "phone", "reached": True, "line": line, "finishes": False}
    return contacts.record(candidate=youth, by=by, on=OPENED_ON, key=key, **given)


def next_step(youth: Candidate, by: User, key: UUID | None, title: str = "Call") -> Contact:
    given = {"channel": "phone", "reached": True, "next_title": title, "next_due": SOON}
    return contacts.record(candidate=youth, by=by, on=OPENED_ON, key=key, **given)


def plan(youth: Candidate, by: User, key: UUID | None, name: str = "Bakkerij Zon") -> Placement:
    details = Details(kind="internship", starts_on=SOON, employer_name=name)
    return placements.plan(candidate=youth, details=details, by=by, on=OPENED_ON, key=key)


def open_file(youth: Candidate, by: User, key: UUID | None, name: str = "Sam") -> Candidate:
    person = {"first_name": name, "phone": "06 1234 5678"}
    return files.open(desk=desk_of(by), by=by, on=OPENED_ON, key=key, **person)


def talk(youth: Candidate, by: User, key: UUID | None, line: str = "Went well") -> Conversation:
    given = {"channel": "phone", "about": "vacancy", "line": line, "people": (), "key": key}
    return conversations.record(employer=Employer.objects.get(), by=by, on=OPENED_ON, **given)


def promise(youth: Candidate, by: User, key: UUID | None, sentence: str = "Two days in the shop") -> Promise:
    given = {"sentence": sentence, "due": SOON, "key": key}
    return promises.make(employer=Employer.objects.get(), by=by, on=OPENED_ON, **given)


def add_person(youth: Candidate, by: User, key: UUID | None, name: str = "Ria Bos") -> EmployerPerson:
    given = {"name": name, "origin": "self", "key": key}
    return persons.add(employer=Employer.objects.get(), by=by, on=OPENED_ON, **given)


def enter(
    youth: Candidate, by: User, key: UUID | None, asked: str = "geen hoofddoek achter de kassa"
) -> RegisterEntry:
    given = {"ground": "religion", "asked": asked, "asked_on": OPENED_ON, "key": key}
    return register.enter(employer=Employer.objects.get(), by=by, on=OPENED_ON, **given)


def post(youth: Candidate, by: User, key: UUID | None, title: str = "Kok") -> Vacancy:
    return vacancies.post(by=by, on=OPENED_ON, key=key, title=title, employer=Employer.objects.get())


def open_with(youth: Candidate, by: User, key: UUID | None, title: str = "Walk") -> Candidate:
    given = {"first_name": "Sam", "phone": "06 1234 5678", "step_title": title}
    return files.open(desk=desk_of(by), by=by, on=OPENED_ON, key=key, **given)


MAKERS = [agree, add_step, write_down, beside, next_step, plan, open_file, open_with]
AT_EMPLOYERS = [talk, promise, add_person, enter, post]


@pytest.mark.django_db
@pytest.mark.parametrize("make", MAKERS + AT_EMPLOYERS)
def test_what_is_sent_twice_is_made_once_and_logged_once(make: Make) -> None:
    make_employer()
    by, key = make_jobhunter(), uuid4()
    youth = make_candidate(by)
    first = make(youth, by, key)
    rows, logged, done = (type(first).objects.count(), Entry.objects.count(), Step.objects.count())
    assert make(youth, by, key) == first
    assert first.pk == key
    assert (type(first).objects.count(), Entry.objects.count(), Step.objects.count()) == (rows, logged, done)


@pytest.mark.django_db
@pytest.mark.parametrize("make", MAKERS + AT_EMPLOYERS)
def test_something_else_under_the_same_key_is_refused_and_changes_nothing(make: Make) -> None:
    make_employer()
    by, key = make_jobhunter(), uuid4()
    youth = make_candidate(by)
    first = make(youth, by, key)
    rows, logged = type(first).objects.count(), Entry.objects.count()
    with pytest.raises(RuleBroken) as refused:
        make(youth, by, key, "Something else")
    assert refused.value.code == "exists"
    assert (type(first).objects.count(), Entry.objects.count()) == (rows, logged)


@pytest.mark.django_db
@pytest.mark.parametrize("make", [agree, add_step, write_down, plan])
def test_the_key_of_another_youth_is_refused(make: Make) -> None:
    by, key = make_jobhunter(), uuid4()
    make(make_candidate(by), by, key)
    with pytest.raises(RuleBroken) as refused:
        make(make_candidate(by), by, key)
    assert refused.value.code == "exists"


@pytest.mark.django_db
@pytest.mark.parametrize("make", [agree, add_step, plan])
def test_without_a_key_the_same_can_be_made_twice(make: Make) -> None:
    by = make_jobhunter()
    youth = make_candidate(by)
    assert make(youth, by, None) != make(youth, by, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("make", MAKERS)
def test_eight_at_once_make_one(make: Make) -> None:
    by, key = make_jobhunter(), uuid4()
    youth = make_candidate(by)
    assert {made.pk for made in at_once(lambda number: make(youth, by, key))} == {key}


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_make_one_at_an_employer() -> None:
    employer, by = make_employer(), make_jobhunter()
    youth, person, site = make_candidate(by), add_person(None, by, None), make_site(employer)
    for make in AT_EMPLOYERS:
        key = uuid4()
        made = at_once(lambda number: make(youth, by, key))  # noqa: B023 - it is run before the next one
        assert {row.pk for row in made} == {key}

    def code_of(act: Callable[[], models.Model]) -> str:
        try:
            return type(act()).__name__
        except RuleBroken as refused:
            return refused.code

    other = make_employer()
    put = partial(persons.put_at, person=person, employer=other, by=by)
    feed = partial(feeds.add, source="zon", address="https://zon.example/a", by=by, now=timezone.now())
    seen = {"qualification": "25655", "name": "Kok", "is_recognised": True, "checked_on": OPENED_ON}
    note = partial(recognitions.note, site=site, source="register", by=by, on=OPENED_ON, **seen)
    assert sorted(at_once(lambda number: code_of(put))) == ["Post", *["employer"] * 7]
    assert sorted(at_once(lambda number: code_of(feed))) == ["Feed", *["exists"] * 7]
    assert at_once(lambda number: code_of(note)) == ["Recognition"] * 8


@pytest.mark.parametrize("value", ["", "no-id", "0" * 40, "\0", None])
def test_what_is_no_key_is_none(value: Any) -> None:
    assert KeyField().clean(value) is None


def test_each_form_brings_a_key_of_its_own() -> None:
    keys = {KeyField().initial() for _ in range(2)}
    assert len(keys) == 2


def pages(youth: Candidate) -> dict[str, dict[str, Any]]:
    """The pages with a form that makes a row, and what is filled in there."""
    today = timezone.localdate()
    file, day = f"/kandidaten/{youth.pk}", workdays.after(today, 2)
    contact = {"reached": "1", "channel": "phone", "happened_on": today, "line": "Went well"}
    work = {"own": "1", "employer_name": "Zon", "kind": "internship", "found_by": "us", "starts_on": day}
    return {
        f"{file}/afspraken/nieuw/": {"sentence": "Noor calls.", "doer": "youth", "due": day},
        f"{file}/stappen/nieuw/": {"kind": "call", "due": day},
        f"{file}/contacten/nieuw/": contact,
        f"{file}/contacten/nieuw/?finishes=1": {**contact, "finishes": "on"},
        f"{file}/plaatsingen/nieuw/?own=1": work,
        "/kandidaten/nieuw/": {"first_name": "Noor Anna", "phone": "0687654321", "step": "meet", "due": day},
    }


def rows() -> int:
    return sum(model.objects.count() for model in (Agreement, Candidate, Contact, Placement, Step))


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(6))
def test_a_form_that_is_sent_twice_answers_the_same_and_makes_one_row(number: int) -> None:
    by = make_jobhunter()
    youth = make_candidate(by, on=timezone.localdate())
    page, filled = list(pages(youth).items())[number]
    client = as_user(by)
    key = client.get(page).context["form"]["key"].value()
    first = client.post(page, {**filled, "key": key})
    made = rows()
    second = client.post(page, {**filled, "key": key})
    assert (first.status_code, second.status_code) == (302, 302)
    assert (second.url, rows()) == (first.url, made)


@pytest.mark.django_db
@pytest.mark.parametrize("number", range(5))
def test_a_request_that_is_sent_twice_answers_the_same_and_makes_one_row(number: int) -> None:
    by = make_jobhunter()
    youth = make_candidate(by, on=timezone.localdate())
    one, day = f"/api/v1/candidates/{youth.pk}", str(workdays.after(timezone.localdate(), 2))
    path, body, other = [
        (
            f"{one}/agreements",
            {"sentence": "Noor calls.", "doer": "youth", "due": day},
            {"doer": "jobhunter"},
        ),
        (f"{one}/steps", {"kind": "call", "due": day}, {"title": "Call the school"}),
        (f"{one}/contacts", {"channel": "phone", "reached": True}, {"reached": False}),
        (f"{one}/placements", {"kind": "internship", "starts_on": day, "employer_name": "Zon"}, {"hours": 9}),
        ("/api/v1/candidates", {"first_name": "Bo", "phone": "0687654321"}, {"first_name": "Noor"}),
    ][number]
    client, body = as_user(by), {**body, "id": str(uuid4())}
    answers = [client.post(path, body, content_type="application/json") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"] == body["id"]
    made = rows()
    refused = client.post(path, {**body, **other}, content_type="application/json")
    assert (refused.status_code, refused.json()["code"], rows()) == (409, "exists", made)
