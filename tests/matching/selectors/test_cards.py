import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from candidates.models import Candidate, CandidateLanguage, CandidateSkill, Diploma, WorkExperience
from employers.models import VacancyLanguage, VacancySkill
from jobmatch.taxonomy.models import EntryCondition, OccupationSkill
from matching.rules.cards.card import made
from matching.scorer.inputs import Range
from matching.selectors import cards
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_jobhunter,
    make_occupation,
    make_skill,
    make_vacancy,
)

pytestmark = pytest.mark.django_db

# All that may be read of a youth, by table.
COLUMNS = {
    "candidates_candidate": {
        *("id", "municipality_id", "state", "hours_min", "hours_max", "dayparts"),
        *("available_from", "credentials_complete"),
    },
    "candidates_candidateskill": {"id", "candidate_id", "skill_id"},
    "candidates_candidatelanguage": {"id", "candidate_id", "language", "level"},
    "candidates_candidatelicence": {"id", "candidate_id", "licence"},
    "candidates_diploma": {"id", "candidate_id", "level", "occupation_id"},
    "candidates_workexperience": {"id", "candidate_id", "occupation_id", "months"},
    "candidates_wish": {"id", "candidate_id", "occupation_id"},
}


def test_no_other_column_of_a_youth_is_read():
    candidate, vacancy = make_candidate(), make_vacancy(occupation=make_occupation(), occupation_checked=True)
    VacancySkill.objects.create(vacancy=vacancy, skill=make_skill())
    with CaptureQueriesContext(connection) as queries:
        cards.inputs(candidate=candidate.pk, vacancy=vacancy.pk)
    sql = " ".join(query["sql"] for query in queries)
    read: dict[str, set[str]] = {}
    for table, column in re.findall(r'(?:"(\w+)"|U\d)\."(\w+)"', sql):
        read.setdefault(table or "candidates_candidate", set()).add(column)
    assert {table for table in read if table.startswith("candidates_")} == set(COLUMNS)
    assert not [table for table in read if table.startswith(("accounts", "matching", "notifications"))]
    for table, allowed in COLUMNS.items():
        assert read[table] <= allowed, table
    assert "*" not in sql.replace("COUNT(*)", "")


def test_a_vacancy_asks_what_it_lists_and_else_what_its_occupation_does():
    listed, usual, starter = make_skill(), make_skill(), make_skill()
    trade = make_occupation(isco="5223")
    OccupationSkill.objects.create(occupation=trade, skill=usual, essential=True)
    OccupationSkill.objects.create(occupation=trade, skill=starter, essential=True, starter=True)
    EntryCondition.objects.create(occupation=trade, kind="licence", code="haccp", by_law=True)
    EntryCondition.objects.create(occupation=trade, kind="licence", code="forklift", by_law=False)
    vacancy = make_vacancy(occupation=trade, occupation_checked=True, hours_min=24, hours_max=32)
    VacancyLanguage.objects.create(vacancy=vacancy, language="nl", level="B1")
    asked = cards.asked_by(vacancy.pk)
    assert [pk for pk, _label in asked.abilities] == [starter.pk, usual.pk]
    assert asked.licences == ("haccp",)
    assert (asked.languages, asked.hours, asked.isco) == ((("nl", "B1"),), Range(24, 32), "5223")
    VacancySkill.objects.create(vacancy=vacancy, skill=listed)
    assert [pk for pk, _label in cards.asked_by(vacancy.pk).abilities] == [listed.pk]


def test_an_occupation_that_is_not_certain_asks_nothing():
    trade = make_occupation()
    OccupationSkill.objects.create(occupation=trade, skill=make_skill(), essential=True)
    asked = cards.asked_by(make_vacancy(occupation=trade, occupation_certainty=0).pk)
    assert (asked.abilities, asked.isco) == ((), "")


def test_an_ability_is_had_when_told_or_brought_by_work_or_a_diploma():
    skills = [make_skill() for _ in range(4)]
    by = make_jobhunter()
    vacancy = make_vacancy()
    for skill in skills:
        VacancySkill.objects.create(vacancy=vacancy, skill=skill)
    trades = [make_occupation() for _ in range(2)]
    for trade, skill in zip(trades, skills[:2], strict=True):
        OccupationSkill.objects.create(occupation=trade, skill=skill, essential=True)
    candidate = make_candidate(by)
    WorkExperience.objects.create(candidate=candidate, occupation=trades[0], months=8)
    Diploma.objects.create(candidate=candidate, occupation=trades[1], level="mbo2")
    CandidateSkill.objects.create(candidate=candidate, skill=skills[2])
    found = cards.inputs(candidate=candidate.pk, vacancy=vacancy.pk)
    assert found.told.abilities == {skill.pk for skill in skills[:3]}
    assert found.told.work == ((trades[0].isco, 8),)


def test_the_others_are_the_open_files_of_the_same_municipality():
    by = make_jobhunter()
    candidate, vacancy = make_candidate(by), make_vacancy()
    make_candidate(by)
    make_candidate()
    Candidate.objects.filter(pk=make_candidate(by).pk).update(state="placed")
    assert len(cards.inputs(candidate=candidate.pk, vacancy=vacancy.pk).others) == 1


def test_the_number_of_queries_stays_the_same(django_assert_num_queries):
    by = make_jobhunter()
    candidate, vacancy = (
        make_candidate(by),
        make_vacancy(occupation=make_occupation(), occupation_checked=True),
    )
    with CaptureQueriesContext(connection) as alone:
        cards.inputs(candidate=candidate.pk, vacancy=vacancy.pk)
    for _ in range(6):
        CandidateLanguage.objects.create(candidate=make_candidate(by), language="nl", level="B1")
    with django_assert_num_queries(len(alone)):
        cards.inputs(candidate=candidate.pk, vacancy=vacancy.pk)


def test_a_card_is_made_from_what_was_read():
    by = make_jobhunter()
    skills = [make_skill() for _ in range(3)]
    vacancy = make_vacancy(starts_on=date(2027, 1, 1))
    for skill in skills:
        VacancySkill.objects.create(vacancy=vacancy, skill=skill)
    youths = [make_candidate(by) for _ in range(5)]
    for youth in youths:
        for skill in skills[:2]:
            CandidateSkill.objects.create(candidate=youth, skill=skill)
    found = cards.inputs(candidate=youths[0].pk, vacancy=vacancy.pk)
    card = made(found.asked, found.told, found.others, alias="Kompas Trom", on=OPENED_ON).card
    assert [row.said.nl for row in card.rows] == ["2 van de 3 dingen die je vraagt"]
