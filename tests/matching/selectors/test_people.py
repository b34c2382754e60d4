from datetime import date

import pytest

from candidates.models import Candidate
from candidates.rules.ages import Ages
from candidates.services.files import profile
from candidates.services.files.profile import Conditions, DiplomaGiven, ExperienceGiven, WishGiven
from candidates.services.files.sealed import NOTHING_OPENED, Opened
from jobmatch.taxonomy.models import OccupationSkill
from matching.scorer import inputs
from matching.scorer.v2 import policy
from matching.scorer.v2.inputs import Person
from matching.selectors import people, readings
from matching.selectors.catalogue import Catalogue
from tests.factories import OPENED_ON, make_candidate, make_jobhunter, make_occupation, make_skill

pytestmark = pytest.mark.django_db


def gathered(candidate: Candidate, opened: Opened = NOTHING_OPENED) -> Person:
    row = people.with_profile(Candidate.objects.filter(pk=candidate.pk)).get()
    catalogue = Catalogue(occupations=people.occupations_of([row]), skills=people.skills_of([row]))
    return readings.person(
        row, on=OPENED_ON, opened=opened, catalogue=catalogue, policy=policy.load(), present=None
    )


@pytest.mark.parametrize(
    ("age", "band"),
    [(15, "under_16"), (16, "16_17"), (17, "16_17"), (18, "18_plus"), (40, "18_plus")],
)
def test_the_scorer_learns_no_more_of_an_age_than_its_band(age, band):
    assert people.age_band(Ages(age, age)) == band


@pytest.mark.parametrize(
    ("year", "band"), [(None, "unknown"), (2009, "16_17"), (2008, "unknown"), (2007, "18_plus")]
)
def test_a_year_of_birth_alone_tells_the_band_that_is_certain_all_year(year, band):
    youth = Candidate(birth_year=year)
    for on in (date(2026, 1, 1), date(2026, 12, 31)):
        assert people.age_band(youth.ages(on)) == band


def test_nothing_told_is_unknown_and_not_empty():
    person = gathered(make_candidate())
    assert (person.needs, person.kinds, person.hours, person.dayparts, person.travel_limit) == (None,) * 5
    assert person.own_words is None
    assert person.has_start_qualification is None


def test_experience_and_a_diploma_bring_the_essential_skills_of_their_occupation():
    by = make_jobhunter()
    candidate = make_candidate(by)
    broader = make_skill()
    trade, usual, sometimes = make_occupation(), make_skill(broader=broader), make_skill()
    OccupationSkill.objects.create(occupation=trade, skill=usual, essential=True)
    OccupationSkill.objects.create(occupation=trade, skill=sometimes, essential=False)
    profile.save_experience(
        candidate=candidate, version=1, experience=[ExperienceGiven(trade.pk, 6)], by=by, on=OPENED_ON
    )
    profile.save_credentials(
        candidate=candidate,
        version=2,
        diplomas=[DiplomaGiven("mbo2", trade.pk)],
        licences=[],
        complete=False,
        by=by,
        on=OPENED_ON,
    )
    profile.save_wishes(
        candidate=candidate, version=3, wishes=[WishGiven(trade.pk, is_dream=True)], by=by, on=OPENED_ON
    )
    person = gathered(candidate)
    expected = frozenset({inputs.Skill(usual.pk, broader.pk)})
    assert [work.skills for work in person.work_done] == [expected]
    assert [diploma.skills for diploma in person.diplomas] == [expected]
    assert person.dream is not None
    assert person.dream.skills == {usual.pk}
    assert person.has_start_qualification is True


def test_a_complete_list_without_a_start_qualification_is_a_no():
    by = make_jobhunter()
    candidate = make_candidate(by)
    profile.save_credentials(
        candidate=candidate,
        version=1,
        diplomas=[DiplomaGiven("vmbo")],
        licences=[],
        complete=True,
        by=by,
        on=OPENED_ON,
    )
    assert gathered(candidate).has_start_qualification is False


def test_a_name_birth_date_within_the_band_and_address_at_the_same_place_change_nothing():
    by = make_jobhunter()
    first = make_candidate(by, first_name="Anna", last_name="Jansen", birth_date=date(2000, 1, 1))
    second = make_candidate(by, first_name="Yusuf", last_name="El Amrani", birth_date=date(2004, 5, 6))
    Candidate.objects.filter(pk=second.pk).update(tie_seed=bytes(first.tie_seed))
    assert gathered(first) == gathered(second)


def test_what_was_opened_reaches_the_scorer_as_codes_and_known_words_only():
    conditions = Conditions(["job"], 24, 32, 0b1, None, ["bicycle"], 30)
    by = make_jobhunter()
    candidate = make_candidate(by)
    profile.save_conditions(candidate=candidate, version=1, conditions=conditions, by=by, on=OPENED_ON)
    person = gathered(candidate, Opened("Ik heet Xyzzy en werk graag in de winkel", {"buddy": True}))
    assert person.needs == {"buddy": True}
    assert "winkel" in (person.own_words or ())
    assert "xyzzy" not in (person.own_words or ())
    assert (person.hours, person.kinds, person.travel_limit) == (inputs.Range(24, 32), {"job"}, 30)
