"""The story of the demo: security work is out of reach today, and the list shows the way there."""

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from jobmatch.demo.people import STORY_ID
from jobmatch.demo.vacancies import story_id


@pytest.fixture
def ranking(demo: date) -> dict[str, Any]:
    out = StringIO()
    call_command("rank", candidate=str(STORY_ID), on=demo, format="json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def rows(ranking: dict[str, Any], shelf: str) -> dict[str, Any]:
    """The rows of a shelf by the vacancy, in their order."""
    return {row["vacancy"]: row for row in ranking["shelves"][shelf]}


def test_on_top_is_the_shop_job_where_guards_work_too(ranking: dict[str, Any]) -> None:
    top, second, *_ = rows(ranking, "fits").values()
    assert top["vacancy"] == str(story_id("winkel")) == ranking["page"]["wish"][0]
    assert top["criteria"]["dream"]["points"] == 50
    assert "Bij deze werkgever werken ook mensen als beveiliger." in top["reasons"]
    assert top["points"] - second["points"] >= 40


def test_toward_the_dream_are_guarding_itself_and_learning_it(ranking: dict[str, Any]) -> None:
    keys = ("station", "kantoor", "leerbaan")
    assert ranking["page"]["dream"] == [str(story_id(key)) for key in keys]


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        ("station", "De wet vraagt hiervoor: diploma Beveiliger. Dat is er nog niet."),
        ("kantoor", "De wet vraagt hiervoor: diploma Beveiliger. Dat is er nog niet."),
        ("leerbaan", "De werkgever vraagt: BHV (bedrijfshulpverlening). Dat is er nog niet."),
    ],
)
def test_each_is_one_step_away_and_says_which(ranking: dict[str, Any], key: str, asked: str) -> None:
    row = rows(ranking, "step")[str(story_id(key))]
    assert row["gates"] == [{"gate": "licence", "state": "closed", "why": [asked]}]
