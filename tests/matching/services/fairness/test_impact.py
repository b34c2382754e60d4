"""Of every group of made-up youths about as many find five vacancies that fit, or there is an alarm."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from candidates.models import Candidate
from matching.services.fairness import impact, made_up
from matching.services.fairness.impact import Share
from matching.services.fairness.made_up import TRAITS
from tests.factories import make_employer, make_occupation, make_town, make_vacancy

pytestmark = pytest.mark.django_db
ON = date(2026, 5, 4)
NOTHING = dict.fromkeys(TRAITS, 0)


@pytest.fixture
def offers() -> list[Any]:
    """Six vacancies of the one occupation that there is."""
    trade = make_occupation(isco="5223")
    known: dict[str, Any] = {"occupation": trade, "occupation_checked": True, "town": make_town()}
    return [make_vacancy(employer=make_employer(), source="jobmatch", **known) for _ in range(6)]


def said(**options: Any) -> str:
    out = io.StringIO()
    call_command("fairness", "impact", stdout=out, on=ON, **options)
    return out.getvalue()


def groups(monkeypatch: pytest.MonkeyPatch, **rates: dict[str, int]) -> None:
    monkeypatch.setattr(impact, "GROUPS", rates)


def test_it_tells_of_every_group_each_pair_and_each_trait_and_keeps_nobody(offers: list[Any]) -> None:
    words = said(youths=30)

    assert all(f"group {name}: 10 of 10 find five or more, 100.0%" in words for name in made_up.GROUPS)
    assert words.count(" over ") == 3
    assert all(f"  {trait}: " in words for trait in TRAITS)
    assert not Candidate.objects.exists()


def test_a_trait_that_shuts_most_is_an_alarm_and_is_named_first(
    offers: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for vacancy in offers:
        vacancy.licences.create(licence="driving_b")
    groups(monkeypatch, A=NOTHING, C={**NOTHING, "no car": 100})

    with pytest.raises(CommandError, match="Alarm"):
        said(youths=60)
    found = impact.run(youths=60, on=ON, lots=made_up.Random(1))
    assert (found.lowest, found.highest) == ("C", "A")
    assert max(found.changed, key=lambda trait: found.changed[trait].found) == "no car"
    assert found.changed["gaps"] == found.shares["C"]


def test_the_interval_of_a_ratio_is_that_of_katz() -> None:
    found = impact.ratio(Share(60, 100), Share(80, 100))

    assert [round(each, 3) for each in (found.low, found.value, found.high)] == [0.622, 0.75, 0.905]


def test_a_trait_is_there_as_often_as_the_group_says_and_traits_go_together() -> None:
    lots = made_up.Random(7)
    drawn = [made_up._together(lots) for _ in range(2000)]
    low = [[each[trait] < 0.3 for trait in TRAITS] for each in drawn]

    assert 0.27 < sum(map(sum, low)) / (len(low) * len(TRAITS)) < 0.33
    assert sum(row[0] and row[1] for row in low) / len(low) > 0.3 * 0.3 * 1.2


def test_without_vacancies_it_says_so() -> None:
    with pytest.raises(CommandError, match="no open vacancies"):
        said(youths=3)
