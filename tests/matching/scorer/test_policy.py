"""The shipped policy holds the numbers of the design."""

import json
from pathlib import Path

import pytest

from jobmatch.taxonomy.vocabulary import CEFR_LEVELS, DIPLOMA_LEVELS, LICENCES
from matching.scorer import policy
from matching.scorer.credentials import LICENCE_COVERS
from matching.scorer.languages import LEVELS

SHIPPED = policy.load()


def test_the_default_weights_add_up_to_a_thousand():
    assert dict(SHIPPED.weights) == {
        "wish": 300,
        "skills": 250,
        "dream": 100,
        "needs": 100,
        "travel": 100,
        "hours": 50,
        "language": 50,
        "own_words": 50,
    }
    assert tuple(SHIPPED.weights) == policy.CRITERIA
    assert sum(SHIPPED.weights.values()) == policy.TOTAL


def test_the_limits_are_those_of_the_design():
    assert SHIPPED.language_levels_short == 1
    assert SHIPPED.step_language_levels == 2
    assert SHIPPED.step_travel_minutes == 15
    assert SHIPPED.travel_limit_floor == 5
    assert SHIPPED.side_job_hours == 12
    assert SHIPPED.minor_week_hours == {"under_16": 40, "16_17": 40}


def test_a_policy_can_not_be_changed():
    with pytest.raises(TypeError):
        SHIPPED.weights["wish"] = 0
    with pytest.raises(AttributeError):
        SHIPPED.version = "v0"


def test_an_unknown_version_is_refused():
    with pytest.raises(FileNotFoundError):
        policy.load("v0")


def test_the_vocabulary_is_whole_numbers_sorted_one_entry_a_line():
    path = Path(policy.__file__).with_name("vocabulary_v1.json")
    words = json.loads(path.read_text(encoding="utf-8"))
    assert list(words) == sorted(words)
    assert all(type(weight) is int and weight >= 100 for weight in words.values())
    assert path.read_text(encoding="utf-8").count("\n") == len(words) + 2


def test_codes_of_the_scorer_are_those_of_the_vocabulary():
    assert list(LEVELS) == list(CEFR_LEVELS)
    assert set(LICENCE_COVERS) | {code for held in LICENCE_COVERS.values() for code in held} <= set(LICENCES)
    assert "mbo2" in DIPLOMA_LEVELS
