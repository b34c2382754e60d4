"""What the scorer can see: exactly these fields, so a new one is a choice that someone makes here."""

from dataclasses import fields

import pytest

from matching.scorer import inputs
from matching.scorer.inputs import Diploma, Range
from tests.matching.scorer.examples import GREETING

SEEN = {
    "Range": {"low", "high"},
    "Skill": {"id", "broader"},
    "Wish": {"occupation", "isco", "is_dream"},
    "Work": {"occupation", "skills"},
    "Diploma": {"level", "occupation", "skills"},
    "Person": {
        "tie_seed",
        "on",
        "age_band",
        "has_start_qualification",
        "wishes",
        "dream_skills",
        "skills",
        "work_done",
        "diplomas",
        "licences",
        "credentials_complete",
        "languages",
        "needs",
        "kinds",
        "excluded_employers",
        "hours",
        "dayparts",
        "available_from",
        "travel_limit",
        "own_words",
        "weights",
    },
    "Occupation": {"id", "isco", "checked", "certainty", "skills"},
    "Requirement": {"kind", "code", "by_law", "from_occupation"},
    "Vacancy": {
        "id",
        "employer",
        "employer_named",
        "house",
        "kind",
        "occupation",
        "required_skills",
        "useful_skills",
        "languages",
        "requirements",
        "hours",
        "dayparts",
        "starts_on",
        "remote",
        "facts",
        "night_work",
        "hazardous_work",
        "sunday_work",
        "is_open",
        "is_filled",
        "closes_on",
        "words",
    },
    "Pair": {"vacancy", "minutes", "means"},
}
NEVER = (
    "name",
    "birth",
    "address",
    "postcode",
    "school",
    "referrer",
    "referral",
    "experience",
    "contact",
    "sex",
)


def input_types():
    return [each for each in vars(inputs).values() if getattr(each, "__module__", "") == inputs.__name__]


def test_the_scorer_sees_these_fields_and_no_other():
    assert {each.__name__: {field.name for field in fields(each)} for each in input_types()} == SEEN


def test_no_field_of_a_person_speaks_of_who_they_are():
    own = SEEN["Person"] | SEEN["Wish"] | SEEN["Work"] | SEEN["Diploma"] | SEEN["Pair"]
    assert not [name for name in own if any(word in name for word in NEVER)]


def test_inputs_are_frozen_and_have_no_room_for_more():
    for each in input_types():
        assert each.__dataclass_params__.frozen
        assert hasattr(each, "__slots__")


@pytest.mark.parametrize(("low", "high"), [(-1, 5), (9, 8)])
def test_a_range_that_is_none_is_refused(low, high):
    with pytest.raises(ValueError, match="no range"):
        Range(low, high)


def test_a_diploma_for_no_occupation_brings_no_skills():
    with pytest.raises(ValueError, match="no occupation"):
        Diploma("mbo2", None, frozenset({GREETING}))
