"""Readings confirmed and denied by a person, and left alone by a later import."""

import pytest
from django.db import IntegrityError, transaction

from employers.imports.reader import parse
from employers.models import Vacancy, VacancyLicence
from employers.services import imports, readings, vacancies
from employers.services.readings import Unchecked, unchecked
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.employers.imports.documents import as_bytes, posting
from tests.employers.situations import READ, TODAY, make_contact, make_employer, make_vacancy
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db
TEXT = "Minimaal 3 jaar ervaring. Rijbewijs B vereist. Je geeft leiding aan een team. VOG."


def taken(**changes) -> Vacancy:
    told = {"title": "Bijbaan bakker", "description": TEXT, "jobLocation": "Gent, België", **changes}
    parsed = parse(as_bytes(posting(**told)))
    assert parsed.problems == []
    imports.take_in(parsed=parsed, by=make_jobhunter())
    return Vacancy.objects.get()


def decide(row, part, *, holds, code="", by=None):
    version = Vacancy.objects.get(pk=row.pk).version
    who = by or make_jobhunter()
    return readings.decide(
        vacancy=Vacancy.objects.get(pk=row.pk), version=version, part=part, code=code, holds=holds, by=who
    )


def test_an_import_keeps_what_it_read_with_its_words():
    row = taken()
    assert (row.years_asked, row.years_c, row.years_phrase) == (3, 90, "Minimaal 3 jaar ervaring")
    assert (row.leading, row.abroad, row.screenings, row.kind) == (True, True, ["vog"], "side_job")
    licence = row.licences.get()
    assert (licence.licence, licence.phrase) == ("driving_b", "Rijbewijs B vereist")
    found = {(each.part, each.code) for each in unchecked(row)}
    parts = {"kind", "experience", "leading", "abroad", "screenings"}
    assert found == {*((part, "") for part in parts), ("licences", "driving_b")}


@pytest.mark.parametrize(
    ("part", "column", "denied"),
    [
        ("experience", "years_asked", None),
        ("leading", "leading", False),
        ("abroad", "abroad", False),
        ("screenings", "screenings", []),
        ("kind", "kind", ""),
    ],
)
@pytest.mark.parametrize("holds", [True, False])
def test_what_a_person_decides_is_certain_and_stays_after_an_import(part, column, denied, holds):
    row = taken()
    before = getattr(row, column)
    decide(row, part, holds=holds)
    again = taken(title="Bijbaan bakker")
    assert getattr(again, column) == (before if holds else denied)
    assert part in again.decided
    assert part not in {each.part for each in unchecked(again)}


def test_a_licence_is_confirmed_or_taken_out():
    row = taken(description="Rijbewijs B vereist. In bezit van VCA.")
    decide(row, "licences", code="driving_b", holds=True)
    decide(row, "licences", code="vca_basic", holds=False)
    assert [(each.licence, each.c) for each in row.licences.all()] == [("driving_b", 100)]


def test_a_decision_is_in_the_log():
    row = make_vacancy(**READ)
    decide(row, "experience", holds=False)
    assert [entry.event for entry in Entry.objects.all()] == ["vacancy.changed"]


def test_what_is_not_read_or_was_decided_is_refused():
    row = make_vacancy(**READ)
    for part in ("leading", "hours", "licences"):
        with pytest.raises(RuleBroken) as broken:
            decide(row, part, holds=True)
        assert broken.value.code == "gone"
    decide(row, "experience", holds=True)
    with pytest.raises(RuleBroken):
        decide(row, "experience", holds=False)


def test_a_contact_decides_for_the_own_employer_only():
    row = make_vacancy(employer=make_employer(), **READ)
    with pytest.raises(RuleBroken) as broken:
        decide(row, "experience", holds=False, by=make_contact(make_employer()))
    assert broken.value.code == "forbidden"
    decide(row, "experience", holds=False, by=make_contact(row.employer))


def test_what_a_person_fills_in_is_certain():
    by = make_jobhunter()
    row = vacancies.post(by=by, on=TODAY, title="Kok", years_asked=2, leading=False, screenings=["vog"])
    assert (row.years_c, row.leading_c, row.screenings_c, row.abroad_c) == (100, 100, 100, None)
    row = vacancies.change(vacancy=row, version=1, by=by, years_asked=None)
    assert (row.years_asked, row.years_c) == (None, None)
    assert "experience" in row.decided


def test_a_reading_that_a_form_sends_back_as_it_was_stays_a_reading():
    row = make_vacancy(**READ)
    row = vacancies.change(vacancy=row, version=1, by=make_jobhunter(), years_asked=3, title="Kok")
    assert (row.years_c, row.decided) == (90, ["title"])


def test_a_licence_that_a_form_sends_back_stays_a_reading_and_a_new_one_is_told():
    row = make_vacancy()
    VacancyLicence.objects.create(vacancy=row, licence="forklift", c=60, phrase="Heftruckchauffeur")
    licences = [("bhv", False), ("forklift", False)]
    vacancies.change(vacancy=row, version=1, by=make_jobhunter(), licences=licences)
    assert [(each.licence, each.c) for each in row.licences.all()] == [("bhv", 100), ("forklift", 60)]
    row = Vacancy.objects.get()
    vacancies.change(vacancy=row, version=2, by=make_jobhunter(), licences=[("forklift", True)])
    assert row.licences.get().c == 100


def test_languages_and_none_exclude_each_other():
    by = make_jobhunter()
    row = vacancies.post(by=by, on=TODAY, title="Kok", no_language=True)
    with pytest.raises(RuleBroken) as broken:
        vacancies.change(vacancy=row, version=1, by=by, no_language=True, languages=[("nl", "B1")])
    assert broken.value.code == "languages_and_none"
    row = Vacancy.objects.get()
    row = vacancies.change(vacancy=row, version=row.version, by=by, languages=[("nl", "B1")])
    assert not row.no_language
    with pytest.raises(RuleBroken):
        vacancies.change(vacancy=row, version=row.version, by=by, no_language=True)


def test_a_screening_that_is_not_ours_is_refused():
    with pytest.raises(RuleBroken) as broken:
        vacancies.post(by=make_jobhunter(), on=TODAY, title="Kok", screenings=["x"])
    assert broken.value.code == "not_in_list"


@pytest.mark.parametrize(
    "values",
    [
        {"years_asked": 3},
        {"years_c": 90},
        {"years_asked": 3, "years_c": 101},
        {"years_asked": 41, "years_c": 90},
        {"leading": True},
        {"abroad": True, "abroad_c": 101},
        {"kind_c": 101},
        {"screenings_c": 101},
    ],
)
def test_the_database_refuses_a_value_without_its_certainty(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_vacancy(**values)


def test_the_database_refuses_a_licence_beyond_certain():
    with pytest.raises(IntegrityError), transaction.atomic():
        VacancyLicence.objects.create(vacancy=make_vacancy(), licence="bhv", c=101)


def test_readings_are_told_as_such():
    assert unchecked(make_vacancy(**READ)) == [
        Unchecked("experience", "", 90, "minimaal 3 jaar ervaring"),
    ]  # fmt: skip
