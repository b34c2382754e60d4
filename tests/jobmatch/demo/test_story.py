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


def test_on_top_is_the_shop_job_where_guards_work_too(ranking: dict[str, Any]) -> None:
    top = ranking["ranked"][0]
    assert top["vacancy"] == str(story_id("winkel"))
    assert top["criteria"]["dream"] == 100
    assert any("opstap" in sentence and "beveiliger" in sentence for sentence in top["reasons"])


def test_learning_to_guard_is_one_short_course_away(ranking: dict[str, Any]) -> None:
    rows = {row["vacancy"]: row for row in ranking["one_step_away"]}
    assert rows[str(story_id("leerbaan"))]["gate"] == "licence"


@pytest.mark.parametrize("key", ["kantoor", "station"])
def test_guarding_itself_asks_a_pass_and_a_diploma_first(ranking: dict[str, Any], key: str) -> None:
    rows = {row["vacancy"]: row for row in ranking["not_now"]}
    assert rows[str(story_id(key))]["gate"] == "licence"


def test_the_shop_job_leads_by_a_clear_margin(ranking: dict[str, Any]) -> None:
    first, second = ranking["ranked"][:2]
    assert first["points"] - second["points"] >= 40
