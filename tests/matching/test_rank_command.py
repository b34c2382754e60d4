import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from candidates.services.files import profile
from candidates.services.files.profile import Conditions, WishGiven
from jobmatch.audit.models import Entry
from matching.scorer.weights import CRITERIA
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_jobhunter,
    make_occupation,
    make_town,
    make_vacancy,
)

pytestmark = pytest.mark.django_db


def rank(**options) -> str:
    out = StringIO()
    call_command("rank", stdout=out, **{"on": "2026-11-24", "reason": "a test", **options})
    return out.getvalue()


@pytest.fixture
def youth():
    by = make_jobhunter()
    candidate = make_candidate(by, town=make_town("Utrecht"))
    trade = make_occupation(isco="5223")
    profile.save_wishes(candidate=candidate, version=1, wishes=[WishGiven(trade.pk)], by=by, on=OPENED_ON)
    conditions = Conditions(["job"], 24, 32, None, None, ["bicycle"], 30)
    profile.save_conditions(candidate=candidate, version=2, conditions=conditions, by=by, on=OPENED_ON)
    make_vacancy(title="Dichtbij", occupation=trade, occupation_checked=True, town=make_town("Utrecht"))
    make_vacancy(title="Ver weg", town=make_town("Maastricht"))
    make_vacancy(title="Stage", kind="internship", town=make_town("Utrecht"))
    make_vacancy(title="Ergens")
    return candidate


def test_the_document_has_the_named_parts_and_points_add_up(youth):
    document = json.loads(rank(candidate=str(youth.pk), format="json"))
    assert list(document) == [
        *("policy", "candidate", "sealed_open", "total", "for_all"),
        *("counts", "page", "route", "shelves"),
    ]
    assert (document["policy"], document["candidate"]) == ("v2", str(youth.pk))
    assert document["total"] == 300 + 250 + 100 + 50 + 50
    assert "Er is nog geen droombaan verteld." in document["for_all"]
    titles = {name: [row["title"] for row in rows] for name, rows in document["shelves"].items() if rows}
    assert titles == {"fits": ["Dichtbij"], "unread": ["Ergens"], "not_now": titles["not_now"]}
    assert sorted(titles["not_now"]) == ["Stage", "Ver weg"]
    (fits,) = document["shelves"]["fits"]
    assert list(fits["criteria"]) == list(CRITERIA)
    assert fits["criteria"]["wish"] == {"points": 300, "open": 0, "total": 300}
    assert fits["points"] == sum(part["points"] for part in fits["criteria"].values())
    assert fits["reasons"]
    assert document["page"]["wish"] == [fits["vacancy"]]
    gates = {row["title"]: [gate["gate"] for gate in row["gates"]] for row in document["shelves"]["not_now"]}
    assert gates == {"Stage": ["kind"], "Ver weg": ["travel"]}
    assert all(gate["why"] for row in document["shelves"]["not_now"] for gate in row["gates"])


def test_all_gives_a_list_and_the_same_bytes_each_time(youth):
    make_candidate()
    first = rank(candidate="all", format="json")
    assert len(json.loads(first)) == 2
    assert first == rank(candidate="all", format="json")


def test_sentences_are_dutch_unless_english_is_asked(youth):
    assert "Reistijd" in rank(candidate=str(youth.pk))
    assert "Reistijd" not in rank(candidate=str(youth.pk), lang="en")


def test_top_limits_the_rows_of_each_shelf_and_not_the_counts(youth):
    document = json.loads(rank(candidate=str(youth.pk), format="json", top=1))
    assert len(document["shelves"]["not_now"]) == 1
    assert document["counts"]["not_now"] == 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"reason": " "}, "Say why"),
        ({"candidate": "nobody"}, "takes the id"),
        ({"candidate": "7c9e6679-7425-40de-944b-e07fc1f90ae7"}, "no file"),
        ({"top": -1}, "from 0"),
    ],
)
def test_a_bad_call_is_refused_in_a_sentence(youth, options, says):
    with pytest.raises(CommandError, match=says):
        rank(**{"candidate": "all", **options})


def test_the_demo_asks_for_no_reason(youth, settings):
    settings.DEMO = True
    assert "Dichtbij" in rank(candidate=str(youth.pk), reason="")


def test_a_table_names_shelves_and_says_why(youth):
    shown = rank(candidate=str(youth.pk))
    assert "fits: 1" in shown
    assert "closed travel: Reistijd naar schatting" in shown


def test_a_look_is_in_the_access_log(youth):
    before = Entry.objects.filter(person=youth.pk, event="ranking.computed").count()
    rank(candidate=str(youth.pk))
    assert Entry.objects.filter(person=youth.pk, event="ranking.computed").count() == before + 1
