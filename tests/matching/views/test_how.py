"""*How we put vacancies in order* tells the policy that is in force, to everybody."""

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from jobmatch.accounts.models import User
from matching.naming import CRITERIA, GATES
from matching.presentation.how import how
from matching.scorer.v2.gates import VERDICTS
from matching.scorer.v2.policy import Policy, load
from tests.factories import make_candidate, sign_in

LANGUAGES = ("nl", "en")
# Numbers of the policy that the page leaves out, and why.
NOT_TOLD = {
    "rung_reading_from": "inside the words *teaches you something*",
    "rung_usual_from": "inside the words *teaches you something*",
    "imported_certainty": "one of the certainties; the page tells what a certainty does",
    "uncalibrated_most": "one of the certainties; the page tells what a certainty does",
    "own_words_cap": "no number for a reader",
}
NUMBERS = [field.name for field in fields(Policy) if isinstance(getattr(load(), field.name), int)]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


def test_each_criterion_is_told_with_its_weight(language: str) -> None:
    told = [(str(row.name), row.points, bool(row.words)) for row in how(load()).criteria]

    assert told == [(str(CRITERIA[name]), weight, True) for name, weight in load().weights.items()]
    assert sum(points for _, points, _ in told) == 1000


def test_each_gate_is_told(language: str) -> None:
    told = {str(gate.name): gate.words for gate in how(load()).gates}

    assert set(GATES) == set(VERDICTS)
    assert list(told) == [str(GATES[name]) for name in VERDICTS]
    assert all(told.values())


@pytest.mark.parametrize("number", NUMBERS)
def test_each_number_of_the_policy_is_told(number: str, language: str) -> None:
    policy = load()
    other = replace(policy, **{number: getattr(policy, number) + 17})

    assert (how(other) == how(policy)) == (number in NOT_TOLD)


def test_each_weight_and_limit_for_minors_is_told(language: str) -> None:
    policy = load()
    for name in policy.weights:
        other = how(replace(policy, weights={**policy.weights, name: 777}))
        assert [row.points for row in other.criteria].count(777) == 1
    for age in policy.minor_week_hours:
        assert "77" in str(how(replace(policy, minor_week_hours={**policy.minor_week_hours, age: 77})).gates)


@pytest.mark.django_db
def test_the_ranking_leads_to_it_and_a_youth_who_looks_along_reads_it(client: Client, by: User) -> None:
    youth = make_candidate(by)
    sign_in(client, by).post(f"/samen-kijken/{youth.pk}/")
    ranking = client.get(reverse("matching:ranking", args=[youth.pk])).content.decode()

    assert reverse("matching:how") in ranking
    assert client.get(reverse("matching:how")).status_code == 200


@pytest.mark.django_db
def test_everybody_reads_it_in_both_languages(client: Client) -> None:
    headings = {"nl": "Zo zetten we vacatures op volgorde", "en": "People are never put in order"}
    for language, words in headings.items():
        client.cookies["django_language"] = language
        answer = client.get(reverse("matching:how"))

        assert answer.status_code == 200
        assert words in answer.content.decode()
