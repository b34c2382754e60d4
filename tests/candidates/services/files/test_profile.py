from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from candidates.models import Wish
from candidates.services.files import profile
from candidates.services.files.profile import Conditions, DiplomaGiven, ExperienceGiven, WishGiven
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from tests.candidates.quiet_log import quiet
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_jobhunter,
    make_occupation,
    make_organisation,
    make_skill,
)

NOTHING_TOLD = Conditions(None, None, None, None, None, None, None)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by)


def test_wishes_are_ranked_in_the_order_given_with_one_dream(youth, by):
    shop, guard = make_occupation(), make_occupation()
    profile.save_wishes(
        candidate=youth,
        version=1,
        wishes=[WishGiven(shop.pk), WishGiven(guard.pk, is_dream=True)],
        by=by,
        on=OPENED_ON,
    )
    assert [(wish.rank, wish.occupation) for wish in Wish.objects.all()] == [(1, shop), (2, guard)]
    assert youth.dream.occupation == guard


def test_two_dreams_are_refused(youth, by):
    wishes = [WishGiven(make_occupation().pk, is_dream=True) for _ in range(2)]
    with pytest.raises(RuleBroken) as refused:
        profile.save_wishes(candidate=youth, version=1, wishes=wishes, by=by, on=OPENED_ON)
    assert refused.value.code == "two_dreams"


def test_the_same_occupation_twice_is_refused(youth, by):
    wish = WishGiven(make_occupation().pk)
    with pytest.raises(RuleBroken) as refused:
        profile.save_wishes(candidate=youth, version=1, wishes=[wish, wish], by=by, on=OPENED_ON)
    assert refused.value.code == "twice"


def test_what_is_not_in_the_taxonomy_is_refused(youth, by):
    with pytest.raises(RuleBroken) as refused:
        profile.save_skills(candidate=youth, version=1, skills=[uuid4()], by=by, on=OPENED_ON)
    assert refused.value.code == "not_in_list"


def test_abilities_are_replaced_whole(youth, by):
    first, second, trade = make_skill(), make_skill(), make_occupation()
    profile.save_skills(candidate=youth, version=1, skills=[first.pk], by=by, on=OPENED_ON)
    profile.save_skills(candidate=youth, version=2, skills=[second.pk], by=by, on=OPENED_ON)
    profile.save_languages(candidate=youth, version=3, levels={"nl": "B1"}, by=by, on=OPENED_ON)
    profile.save_credentials(
        candidate=youth,
        version=4,
        diplomas=[DiplomaGiven("mbo2", trade.pk), DiplomaGiven("vmbo")],
        licences=["bhv"],
        complete=True,
        by=by,
        on=OPENED_ON,
    )
    profile.save_experience(
        candidate=youth, version=5, experience=[ExperienceGiven(trade.pk, 6)], by=by, on=OPENED_ON
    )
    assert not youth.all_my_work
    youth.refresh_from_db()
    assert [row.skill for row in youth.skills.all()] == [second]
    assert [row.level for row in youth.languages.all()] == ["B1"]
    assert [row.level for row in youth.diplomas.all()] == ["mbo2", "vmbo"]
    assert [row.licence for row in youth.licences.all()] == ["bhv"]
    assert [row.months for row in youth.experience.all()] == [6]
    assert (youth.credentials_complete, youth.version) == (True, 6)


def test_that_is_all_my_work_is_said_anew_with_each_list(youth, by):
    rows = [ExperienceGiven(make_occupation().pk, 6)]
    profile.save_experience(
        candidate=youth, version=1, experience=rows, all_my_work=True, by=by, on=OPENED_ON
    )
    youth.refresh_from_db()
    assert youth.all_my_work
    profile.save_experience(candidate=youth, version=2, experience=rows, by=by, on=OPENED_ON)
    youth.refresh_from_db()
    assert not youth.all_my_work


@pytest.mark.parametrize(("low", "high", "code"), [(16, None, "hours_half"), (32, 24, "hours_order")])
def test_hours_that_are_no_range_are_refused(youth, by, low, high, code):
    conditions = Conditions(None, low, high, None, None, None, None)
    with pytest.raises(RuleBroken) as refused:
        profile.save_conditions(candidate=youth, version=1, conditions=conditions, by=by, on=OPENED_ON)
    assert refused.value.code == code


def test_conditions_that_were_not_told_stay_unknown(youth, by):
    profile.save_conditions(candidate=youth, version=1, conditions=NOTHING_TOLD, by=by, on=OPENED_ON)
    youth.refresh_from_db()
    assert (youth.kinds, youth.dayparts, youth.travel_means) == (None, None, None)


def test_only_employers_can_be_excluded(youth, by):
    employer, school = make_organisation("employer"), make_organisation("school")
    profile.save_exclusions(candidate=youth, version=1, employers=[employer.pk], by=by, on=OPENED_ON)
    with pytest.raises(RuleBroken) as refused:
        profile.save_exclusions(candidate=youth, version=2, employers=[school.pk], by=by, on=OPENED_ON)
    assert refused.value.code == "employer_unknown"
    assert [row.organisation for row in youth.exclusions.all()] == [employer]


def save_one(youth, employer, by):
    profile.save_exclusions(candidate=youth, version=1, employers=[employer.pk], by=by, on=OPENED_ON)


def leave_one_out(youth, employer, by):
    profile.leave_out(candidate=youth, employer=employer.pk, by=by, on=OPENED_ON)


@pytest.mark.parametrize("exclude", [save_one, leave_one_out])
def test_the_access_log_says_that_exclusions_changed_and_neither_which_nor_why(youth, by, exclude):
    before = len(quiet())
    exclude(youth, make_organisation("employer"), by)
    rows = quiet()[before:]
    told = [(row.event, row.target, row.target_id, row.fields, row.reason) for row in rows]
    assert told == [("exclusions.saved", profile.TARGET, youth.pk, (), "")]
    assert not Entry.objects.filter(event__startswith="exclusion").exists()


def test_a_refused_change_leaves_the_version_as_it_was(youth, by):
    other = make_jobhunter()
    with pytest.raises(RuleBroken):
        profile.save_skills(candidate=youth, version=1, skills=[], by=other, on=OPENED_ON)
    youth.refresh_from_db()
    assert youth.version == 1


def test_a_stale_change_writes_nothing(youth, by):
    profile.save_languages(candidate=youth, version=1, levels={"nl": "B1"}, by=by, on=OPENED_ON)
    with pytest.raises(RuleBroken) as refused:
        profile.save_languages(candidate=youth, version=1, levels={"nl": "A1"}, by=by, on=OPENED_ON)
    assert refused.value.code == "stale"
    assert youth.languages.get().level == "B1"


GIVEN: dict[str, dict[str, Any]] = {
    "save_wishes": {"wishes": []},
    "save_skills": {"skills": []},
    "save_languages": {"levels": {}},
    "save_credentials": {"diplomas": [], "licences": [], "complete": False},
    "save_experience": {"experience": []},
    "save_conditions": {"conditions": NOTHING_TOLD},
    "save_exclusions": {"employers": []},
}


def test_every_part_is_in_the_table_of_the_rule_for_who_is_under_16():
    assert GIVEN.keys() == {name for name in vars(profile) if name.startswith("save_")}


@pytest.mark.parametrize("service", GIVEN)
def test_no_part_is_kept_under_16_before_a_parent_was_heard(service, by):
    youth = make_candidate(by, birth_date=date(2011, 3, 1))
    save = getattr(profile, service)
    with pytest.raises(RuleBroken) as refused:
        save(candidate=youth, version=1, by=by, on=OPENED_ON, **GIVEN[service])
    assert refused.value.code == "parent_first"
    youth.parent_heard_on = OPENED_ON
    save(candidate=youth, version=1, by=by, on=OPENED_ON, **GIVEN[service])
