"""What policy 2 reads of rows: told, read with a certainty, or unknown."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.models import Candidate
from candidates.services.files.sealed import NOTHING_OPENED
from employers.models import VacancyLanguage, VacancyLicence, VacancySkill
from jobmatch.taxonomy.models import EntryCondition, OccupationSkill
from matching.models import Placement
from matching.scorer.inputs import Range
from matching.scorer.v2 import policy
from matching.scorer.v2.inputs import Asked, Reading, Requirement
from matching.selectors import people, readings
from matching.services.ranking.rankings import Region
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_employer,
    make_jobhunter,
    make_occupation,
    make_skill,
    make_town,
    make_vacancy,
)

pytestmark = pytest.mark.django_db


def read(*rows):
    """The vacancies as policy 2 reads them, in the order given."""
    found = {vacancy.id: vacancy for vacancy, _ in Region([], on=OPENED_ON).placed}
    return [found[row.pk] for row in rows]


def read_person(candidate, by, **placement):
    if placement:
        Placement.objects.create(
            candidate=candidate,
            kind="job",
            found_by="self",
            state="started",
            starts_on=OPENED_ON,
            recorded_by=by,
            **placement,
        )
    found = people.with_profile(Candidate.objects.filter(pk=candidate.pk)).get()
    region = Region([found], on=OPENED_ON)
    return readings.person(
        found,
        on=OPENED_ON,
        opened=NOTHING_OPENED,
        catalogue=region.catalogue,
        policy=policy.load(),
        present=region.present.get(found.pk),
    )


def test_of_an_empty_vacancy_nothing_is_known():
    (found,) = read(make_vacancy())
    for name in ("kind", "occupation", "languages", "hours", "dayparts", "years", "leading", "abroad"):
        assert getattr(found, name) is None
    assert (found.listed, found.read, found.requirements, found.double) == ((), (), (), None)
    assert not found.place_known
    assert found.sunday_work is found.night_work is None


def test_what_an_import_took_is_read_and_what_a_person_typed_or_decided_is_told():
    told = {"kind": "job", "hours_min": 24, "hours_max": 32, "diploma": "mbo2", "night_work": False}
    typed = make_vacancy(**told)
    taken = make_vacancy(**told, source="elsewhere")
    decided = make_vacancy(**told, source="elsewhere", decided=["kind", "hours", "diploma"])
    for row in (typed, taken, decided):
        VacancyLicence.objects.create(vacancy=row, licence="forklift")
        VacancyLanguage.objects.create(vacancy=row, language="nl", level="B1")
    for found, c, lists in zip(read(typed, taken, decided), (100, 90, 100), (100, 90, 90), strict=True):
        assert found.kind == Reading("job", c)
        assert found.hours == Reading(Range(24, 32), c)
        assert found.requirements == (
            Requirement("licence", "forklift", c=lists),
            Requirement("diploma", "mbo2", c=c),
        )
        assert found.languages == {"nl": Reading("B1", lists)}
        assert found.night_work == Reading(False)


def test_what_was_read_from_words_is_as_certain_as_its_rule():
    row = make_vacancy(
        source="elsewhere",
        kind="side_job",
        kind_c=95,
        years_asked=3,
        years_c=90,
        leading=True,
        leading_c=70,
        abroad=False,
        abroad_c=100,
        screenings=["vog"],
        screenings_c=90,
    )
    VacancyLicence.objects.create(vacancy=row, licence="forklift", c=60)
    (found,) = read(row)
    assert (found.kind, found.years) == (Reading("side_job", 95), Reading(3, 90))
    assert (found.leading, found.abroad) == (Reading(True, 70), Reading(False))
    assert found.requirements == (
        Requirement("licence", "forklift", c=60),
        Requirement("screening", "vog", c=90),
    )


def test_that_no_language_is_asked_is_known_once_it_is_said():
    said, silent = read(make_vacancy(no_language=True), make_vacancy())
    assert (said.languages, silent.languages) == ({}, None)


def test_an_occupation_is_as_certain_as_the_calibration_says():
    trade = make_occupation(isco="5223")
    skill = make_skill()
    OccupationSkill.objects.create(occupation=trade, skill=skill, essential=True)
    EntryCondition.objects.create(occupation=trade, kind="screening", code="vog", by_law=True)
    checked = make_vacancy(occupation=trade, occupation_checked=True)
    likely = make_vacancy(occupation=trade, occupation_certainty=50)
    for found, c in zip(read(checked, likely), (100, 81), strict=True):
        assert (found.occupation.id, found.occupation.isco, found.occupation.c) == (trade.pk, "5223", c)
        assert {each.id for each in found.occupation.skills} == {skill.pk}
        assert found.requirements == (
            Requirement("screening", "vog", by_law=True, from_occupation=True),
        )  # fmt: skip


def test_skills_in_the_form_are_listed():
    vacancy, skill = make_vacancy(), make_skill()
    VacancySkill.objects.create(vacancy=vacancy, skill=skill, required=False)
    (found,) = read(vacancy)
    assert [(each.skill.id, each.required, each.c) for each in found.listed] == [(skill.pk, False, 100)]
    assert isinstance(found.listed[0], Asked)


def test_doubles_have_the_same_title_employer_and_town():
    employer, town = make_employer(), make_town("Utrecht")
    one = make_vacancy(title="Kok (m/v)", employer=employer, town=town)
    other = make_vacancy(title="kok m/v", employer=employer, town=town)
    elsewhere = make_vacancy(title="Kok (m/v)", employer=employer, town=make_town("Amersfoort"))
    text = make_vacancy(title="Kok (m/v)", employer=employer, place_text="Utrecht e.o.")
    agency = make_vacancy(title="Kok", employer=make_employer(is_intermediary=True), town=town)
    first, second, third, fourth, fifth = read(one, other, elsewhere, text, agency)
    assert first.double == second.double
    assert len({first.double, third.double, fourth.double}) == 3
    assert fifth.double is None
    assert not fifth.employer_named


def test_a_stone_has_the_same_title_and_employer_wherever_it_is_and_of_an_agency_too():
    agency = make_employer(is_intermediary=True)
    one = make_vacancy(title="Kok (m/v)", employer=agency, town=make_town("Utrecht"))
    other = make_vacancy(title="kok m/v", employer=agency, town=make_town("Amersfoort"))
    text, nobody = make_vacancy(title="Kok", employer_text="Onze klant"), make_vacancy(title="Kok")
    first, second, third, fourth = (found.stone for found in read(one, other, text, nobody))
    assert first == second
    assert len({first, third, fourth}) == 3
    assert fourth is None


def test_the_work_of_now_and_the_months_of_work_done():
    by = make_jobhunter()
    candidate, trade, employer = make_candidate(by), make_occupation(isco="5223"), make_employer()
    candidate.experience.create(occupation=trade, months=14)
    found = read_person(candidate, by, occupation=trade, employer=employer)
    assert [(work.isco, work.months) for work in found.work_done] == [("5223", 14)]
    assert (found.present_isco, found.present_employer) == ("5223", employer.pk)
    assert (found.needs, found.own_words, found.all_my_work) == (None, None, False)


def test_that_is_all_my_work_is_read():
    by = make_jobhunter()
    candidate = make_candidate(by)
    Candidate.objects.filter(pk=candidate.pk).update(all_my_work=True)
    assert read_person(candidate, by).all_my_work


def test_without_work_there_is_no_present_employer():
    by = make_jobhunter()
    found = read_person(make_candidate(by), by)
    assert (found.present_isco, found.present_employer) == ("", None)


def test_ten_vacancies_more_cost_no_query_more():
    def queries():
        with CaptureQueriesContext(connection) as captured:
            Region([], on=date(2026, 11, 24))
        return len(captured)

    def add():
        trade = make_occupation()
        vacancy = make_vacancy(occupation=trade, occupation_checked=True, employer=make_employer())
        VacancySkill.objects.create(vacancy=vacancy, skill=make_skill())

    add()
    few = queries()
    for _ in range(10):
        add()
    assert queries() == few
