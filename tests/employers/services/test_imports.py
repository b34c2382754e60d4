import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.enums import VacancyState
from employers.imports.posting import Parsed
from employers.imports.reader import parse
from employers.models import Employer, FeedFetch, Vacancy
from employers.services import checks, feeds, imports, states, vacancies
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation, User
from jobmatch.audit.models import Entry
from jobmatch.audit.services import COMMAND_LINE
from jobmatch.errors import RuleBroken
from tests.employers.imports.documents import as_bytes, posting
from tests.employers.situations import TODAY, make_contact, make_employer, make_feed, make_vacancy
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db


def parsed(*nodes: Any) -> Parsed:
    return parse(as_bytes(list(nodes)))


def take(*nodes: Any, **options: Any) -> imports.ImportReport:
    return imports.take_in(parsed=parsed(*nodes), by=COMMAND_LINE, **options)


def counts(report: imports.ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.refused


@pytest.fixture
def jobhunter() -> User:
    return make_jobhunter()


def test_a_posting_becomes_a_vacancy_with_everything_that_it_tells() -> None:
    pay = {"currency": "EUR", "value": {"minValue": 14, "maxValue": 15, "unitText": "HOUR"}}
    report = take(
        posting(
            employmentType="FULL_TIME",
            workHours="24-32",
            validThrough="2026-04-30",
            baseSalary=pay,
            qualifications="Nederlands B1. Rijbewijs B.",
            educationRequirements="mbo 2",
        )
    )
    assert counts(report) == (1, 0, 0, 0)
    vacancy = Vacancy.objects.get()
    assert (vacancy.source, vacancy.identifier, vacancy.state) == ("board", "b-1", VacancyState.OPEN)
    assert vacancy.employer.organisation.name == "Voorbeeld Opslag"
    assert (vacancy.town.name, vacancy.place_text) == ("Utrecht", "Utrecht")
    assert (vacancy.kind, vacancy.hours_min, vacancy.hours_max) == ("job", 24, 32)
    assert (vacancy.pay_min, vacancy.pay_max, vacancy.pay_period) == (Decimal(14), Decimal(15), "hour")
    assert (vacancy.diploma, vacancy.closes_on) == ("mbo2", date(2026, 4, 30))
    assert [(row.language, row.level) for row in vacancy.languages.all()] == [("nl", "B1")]
    assert [row.licence for row in vacancy.licences.all()] == ["driving_b"]
    assert vacancy.occupation is not None
    assert not vacancy.occupation_checked


def test_what_takes_long_is_worked_out_before_anything_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    suggest, outside, depths = imports.suggest_occupations, len(connection.atomic_blocks), []

    def note(titles: list[str]) -> Any:
        depths.append(len(connection.atomic_blocks))
        return suggest(titles)

    monkeypatch.setattr(imports, "suggest_occupations", note)
    take(posting())
    feeds._take_in(make_feed(), parsed(posting()), FeedFetch(), on=TODAY)
    assert depths == [outside] * 2


def test_an_own_file_reaches_into_nobody_elses_vacancies_however_it_was_read() -> None:
    shop, lines = make_employer("De Winkel"), "title;identifier;source;employer\n{};1;elsewhere;De Buren\n"
    imports.take_in(parsed=parse(lines.format("Blijft").encode()), by=make_jobhunter())
    own = parse(lines.format("Verkoper").encode())
    imports.take_in(parsed=own, by=make_contact(shop), own=shop, on=TODAY)
    theirs = Vacancy.objects.exclude(employer=shop).get()
    assert (theirs.title, Vacancy.objects.filter(employer=shop).count()) == ("Blijft", 1)


def test_a_vacancy_has_the_same_id_in_every_database() -> None:
    take(posting())
    first = Vacancy.objects.get().pk
    employer = Employer.objects.get().pk
    Vacancy.objects.all().delete()
    Employer.objects.all().delete()
    Organisation.objects.employers().delete()
    take(posting())
    assert (Vacancy.objects.get().pk, Employer.objects.get().pk) == (first, employer)


def test_the_same_file_again_changes_nothing_and_writes_nothing() -> None:
    take(posting(), posting(identifier="b-2", qualifications="Nederlands B1"))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = take(posting(), posting(identifier="b-2", qualifications="Nederlands B1"))
    assert counts(report) == (0, 0, 2, 0)
    writes = [row["sql"] for row in queries if row["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []


def test_what_the_source_changed_is_brought_up_to_date() -> None:
    take(posting(workHours="24"))
    report = take(posting(title="Orderpicker", qualifications="Engels A2"))
    assert counts(report) == (0, 1, 0, 0)
    vacancy = Vacancy.objects.get()
    assert (vacancy.title, vacancy.hours_min, vacancy.version) == ("Orderpicker", None, 2)
    assert [row.language for row in vacancy.languages.all()] == ["en"]


def test_a_file_with_one_wrong_row_changes_nothing() -> None:
    report = take(posting(), posting(identifier="b-2", title=""))
    assert not report.taken_in
    assert report.refused == 1
    assert not Vacancy.objects.exists()
    assert not Organisation.objects.employers().exists()


def test_keep_good_takes_the_rows_that_are_fine() -> None:
    report = take(posting(), posting(identifier="b-2", title=""), keep_good=True)
    assert report.taken_in
    assert counts(report) == (1, 0, 0, 1)


def test_keep_good_does_not_help_a_file_that_cannot_be_read() -> None:
    report = imports.take_in(parsed=parse(b"[" * 10_000), by=COMMAND_LINE, keep_good=True)
    assert not report.taken_in


def test_a_dry_run_counts_and_keeps_nothing() -> None:
    report = take(posting(), dry_run=True)
    assert (report.fits, report.taken_in) == (True, False)
    assert counts(report) == (1, 0, 0, 0)
    assert not Vacancy.objects.exists()
    assert not Organisation.objects.employers().exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("name", ["Onze opdrachtgever", "Randstad", ""])
def test_a_stand_in_or_an_agency_is_no_employer(name: str) -> None:
    report = take(posting(hiringOrganization=name))
    vacancy = Vacancy.objects.get()
    assert (vacancy.employer, vacancy.employer_text, report.employers_made) == (None, name, 0)


def test_an_employer_is_found_by_its_name_whatever_capitals_and_accents() -> None:
    employer = make_employer("Café Één B.V.")
    report = take(posting(hiringOrganization="CAFE EEN BV"))
    assert (Vacancy.objects.get().employer, report.employers_made) == (employer, 0)


def test_an_agency_that_a_person_added_is_found() -> None:
    agency = make_employer("Voorbeeld Uitzendbureau", is_intermediary=True)
    take(posting(hiringOrganization="Voorbeeld Uitzendbureau"))
    assert Vacancy.objects.get().employer == agency


def test_a_name_that_two_employers_bear_is_left_to_a_person() -> None:
    make_employer("Dubbel")
    make_employer("DUBBEL")
    report = take(posting(hiringOrganization="Dubbel"))
    assert Vacancy.objects.get().employer is None
    assert report.employers_made == 0


def test_an_organisation_of_another_kind_is_never_taken_for_the_employer() -> None:
    Organisation.objects.create(kind=OrganisationKind.SCHOOL, name="Voorbeeld Opslag")
    take(posting())
    assert Vacancy.objects.get().employer.organisation.kind == OrganisationKind.EMPLOYER


def test_an_employer_that_a_person_renamed_is_not_made_again() -> None:
    take(posting())
    Organisation.objects.employers().update(name="Voorbeeld Opslag Noord")
    report = take(posting(), posting(identifier="b-2"))
    assert report.employers_made == 0
    assert Vacancy.objects.get(identifier="b-2").employer == Employer.objects.get()


Decide = Callable[..., Any]
DECISIONS: list[tuple[str, Decide, dict[str, Any]]] = [
    ("occupation", checks.decide_occupation, {"occupation": None}),
    ("place", checks.decide_place, {"place": None}),
    ("employer", checks.decide_employer, {"employer": None}),
    ("hours", vacancies.change, {"hours_min": 8, "hours_max": 12}),
    ("title", vacancies.change, {"title": "Eigen titel"}),
    ("languages", vacancies.change, {"languages": [("nl", "A2")]}),
]


@pytest.mark.parametrize(("part", "decide", "values"), DECISIONS)
def test_what_a_person_decided_survives_the_next_import_and_a_note_says_so(
    jobhunter: User, part: str, decide: Decide, values: dict[str, Any]
) -> None:
    take(posting())
    decide(vacancy=Vacancy.objects.get(), version=1, by=jobhunter, **values)
    before = Vacancy.objects.values().get()
    report = take(posting())
    assert counts(report) == (0, 0, 1, 0)
    assert [note.field for note in report.notes] == [part]
    assert Vacancy.objects.values().get() == before


def test_a_vacancy_that_a_person_closed_is_not_opened_by_an_import(jobhunter: User) -> None:
    take(posting())
    states.close(vacancy=Vacancy.objects.get(), version=1, by=jobhunter)
    take(posting(title="Orderpicker"))
    vacancy = Vacancy.objects.get()
    assert (vacancy.state, vacancy.title) == (VacancyState.CLOSED, "Orderpicker")


def test_an_import_makes_an_open_edit_form_stale(jobhunter: User) -> None:
    take(posting())
    take(posting(title="Orderpicker"))
    with pytest.raises(RuleBroken) as broken:
        vacancies.change(vacancy=Vacancy.objects.get(), version=1, by=jobhunter, title="Oud")
    assert broken.value.code == "stale"


def test_an_import_is_in_the_access_log_once(jobhunter: User) -> None:
    imports.take_in(parsed=parsed(posting(), posting(identifier="b-2")), by=jobhunter)
    assert [(row.event, row.actor) for row in Entry.objects.all()] == [("vacancies.imported", jobhunter.pk)]


def test_an_employer_contact_imports_nothing() -> None:
    with pytest.raises(RuleBroken) as broken:
        imports.take_in(parsed=parsed(posting()), by=make_contact(make_employer()))
    assert broken.value.code == "forbidden"


@pytest.mark.parametrize("source", ["jobmatch", "own 5", "shop"])
def test_a_file_can_not_name_a_source_whose_vacancies_come_another_way(source: str) -> None:
    make_feed(source="shop")
    theirs = make_vacancy(source=source, identifier="1", title="Blijft", employer=make_employer())
    named = {"name": source, "value": "1"}
    report = take(posting(identifier=named), posting(), keep_good=True)
    assert (report.new, [(problem.row, problem.field) for problem in report.problems]) == (1, [(1, "source")])
    theirs.refresh_from_db()
    assert theirs.title == "Blijft"
    another = as_bytes(posting(identifier="2"))
    given = imports.take_in(parsed=parse(another, source), by=COMMAND_LINE)
    assert given.fits == (source == "shop")  # who imports may mean the same source as a feed


def test_a_file_gives_no_vacancy_that_is_here_to_another_employer() -> None:
    take(posting())
    before = Vacancy.objects.get().employer
    report = take(posting(title="Orderpicker", hiringOrganization="De Buren"))
    after = Vacancy.objects.get()
    assert (after.title, after.employer, counts(report)) == ("Orderpicker", before, (0, 1, 0, 0))
    assert [note.field for note in report.notes] == ["employer"]


def test_the_category_helps_when_the_title_says_nothing() -> None:
    take(posting(title="Wij zoeken jou!", occupationalCategory="Beveiliger"))
    assert "beveilig" in Vacancy.objects.get().occupation.label_nl.lower()


def test_many_postings_take_no_more_queries_than_few() -> None:
    def queries(count: int, start: int) -> int:
        nodes = [posting(identifier=f"q-{start + number}") for number in range(count)]
        with CaptureQueriesContext(connection) as captured:
            take(*nodes)
        return len(captured)

    queries(1, 0)
    assert queries(7, 100) == queries(14, 200)  # SQLite writes some sixteen rows at once


def test_the_real_postings_come_in_within_seconds_and_twice_without_change(
    real_data: Path, figure: Callable[[str, object], None]
) -> None:
    read = parse((real_data / "vacancies" / "jobpostings_real_nl.jsonld").read_bytes())
    begun = time.perf_counter()
    first = imports.take_in(parsed=read, by=COMMAND_LINE)
    seconds = time.perf_counter() - begun
    assert counts(first) == (725, 0, 0, 0)
    second = imports.take_in(parsed=read, by=COMMAND_LINE)
    assert counts(second) == (0, 0, 725, 0)
    rows = list(Vacancy.objects.all())
    found = Counter(
        name
        for row in rows
        for name, there in (
            ("place", row.town_id),
            ("employer", row.employer_id),
            ("kind", row.kind),
            ("hours", row.hours_min),
            ("occupation of certainty 70 and more", row.occupation_certainty >= 70),
        )
        if there
    )
    assert found["place"] > 400
    assert found["kind"] > 160
    assert all(row.state == VacancyState.OPEN for row in rows)
    assert Vacancy.objects.open(on=TODAY).count() == 725
    assert not [row for row in rows if row.place_text == "Nederland" and row.town_id]
    assert sum(row.employer_text == "Onze opdrachtgever" and row.employer_id is None for row in rows) == 117
    figure("real postings imported, s", round(seconds, 1))
    for name, count in sorted(found.items()):
        figure(f"real postings with {name}, of 725", count)
