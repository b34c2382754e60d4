"""Each gate: when it closes, when it asks, and when it is one step away."""

from datetime import timedelta

import pytest

from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS, daypart_bit
from matching.scorer import gates
from matching.scorer.inputs import Diploma, Occupation, Range, Requirement
from matching.scorer.policy import GATES
from tests.matching.scorer.examples import (
    EMPLOYER,
    OTHER_EMPLOYER,
    POLICY,
    SHOP,
    TODAY,
    codes,
    pair,
    person,
)

FORKLIFT = Requirement("licence", "forklift")
MBO2 = Requirement("diploma", "mbo2")


def test_the_gates_stand_in_the_order_of_the_policy():
    assert tuple(gates.VERDICTS) == GATES


def test_everything_known_and_fitting_opens_every_gate_and_asks_nothing():
    for gate, verdict in gates.VERDICTS.items():
        answer = verdict(person(), pair(), POLICY)
        assert (gate, answer.is_open, answer.lines, answer.ask) == (gate, True, (), ())


@pytest.mark.parametrize(
    ("minutes", "is_open", "one_step"),
    [(45, True, False), (46, False, True), (60, False, True), (61, False, False)],
)
def test_travel_closes_over_the_limit_and_is_one_step_away_to_fifteen_minutes(minutes, is_open, one_step):
    answer = gates.travel(person(), pair(minutes), POLICY)
    assert (answer.is_open, answer.one_step) == (is_open, one_step)


def test_travel_limit_is_at_least_five_minutes():
    assert gates.travel(person(travel_limit=0), pair(5), POLICY).is_open
    assert not gates.travel(person(travel_limit=0), pair(6), POLICY).is_open


def test_remote_work_is_never_too_far():
    answer = gates.travel(person(), pair(500, remote=True), POLICY)
    assert (answer.is_open, answer.ask) == (True, ())


def test_unknown_trip_or_limit_asks():
    assert codes(gates.travel(person(), pair(None), POLICY).ask) == ["ask.place"]
    assert codes(gates.travel(person(travel_limit=None), pair(500), POLICY).ask) == ["ask.travel_limit"]


@pytest.mark.parametrize(
    ("low", "high", "is_open"), [(10, 23, False), (10, 24, True), (32, 40, True), (33, 40, False)]
)
def test_hours_close_when_the_ranges_do_not_meet(low, high, is_open):
    assert gates.hours(person(), pair(hours=Range(low, high)), POLICY).is_open is is_open


def test_dayparts_close_when_none_of_the_asked_is_available():
    monday, tuesday = daypart_bit(0, 0), daypart_bit(1, 0)
    assert not gates.hours(person(dayparts=monday), pair(dayparts=tuesday), POLICY).is_open
    assert gates.hours(person(dayparts=monday), pair(dayparts=monday | tuesday), POLICY).is_open


@pytest.mark.parametrize("nothing", [None, 0])
def test_dayparts_not_asked_or_not_told_are_unknown_and_not_empty(nothing):
    not_told = gates.hours(person(dayparts=nothing), pair(), POLICY)
    not_asked = gates.hours(person(), pair(dayparts=nothing), POLICY)
    assert (not_told.is_open, codes(not_told.ask)) == (True, ["ask.dayparts_available"])
    assert (not_asked.is_open, codes(not_asked.ask)) == (True, ["ask.dayparts_asked"])


def test_unknown_hours_ask_either_side():
    answer = gates.hours(person(hours=None), pair(hours=None), POLICY)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.hours_wanted", "ask.hours_offered"])


def test_a_start_before_the_person_is_free_asks_and_never_closes():
    later = person(available_from=TODAY + timedelta(days=30))
    answer = gates.hours(later, pair(starts_on=TODAY), POLICY)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.start"])


def test_exclusion_closes_for_that_employer_alone():
    unwanted = person(excluded_employers=frozenset({EMPLOYER}))
    assert not gates.exclusion(unwanted, pair(), POLICY).is_open
    assert gates.exclusion(unwanted, pair(employer=OTHER_EMPLOYER), POLICY).is_open


@pytest.mark.parametrize(
    "unknown", [{"employer": None}, {"employer_named": False, "employer": OTHER_EMPLOYER}]
)
def test_exclusion_asks_who_the_employer_is_when_there_are_exclusions(unknown):
    unwanted = person(excluded_employers=frozenset({EMPLOYER}))
    answer = gates.exclusion(unwanted, pair(**unknown), POLICY)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.employer"])
    assert gates.exclusion(person(), pair(**unknown), POLICY).ask == ()


def test_need_closes_only_when_a_must_is_denied():
    must, nice = person(needs={"buddy": True}), person(needs={"buddy": False})
    assert not gates.need(must, pair(facts={"buddy": "no"}), POLICY).is_open
    assert gates.need(nice, pair(facts={"buddy": "no"}), POLICY).is_open
    assert gates.need(must, pair(facts={"buddy": "yes"}), POLICY).ask == ()


@pytest.mark.parametrize("state", ["unknown", "expired", "contradicted", None])
def test_a_fact_that_nobody_knows_is_a_question_about_the_whole_list(state):
    facts = {"buddy": state} if state else None
    answer = gates.need(person(needs={"buddy": True}), pair(facts=facts), POLICY)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.workplace"])
    assert answer.ask[0].values == ()


def test_needs_that_are_not_open_close_nothing_and_ask_nothing():
    denying = dict.fromkeys(WORKPLACE_ITEMS, "no")
    answer = gates.need(person(needs=None), pair(facts=denying), POLICY)
    assert (answer.is_open, answer.ask) == (True, ())


def test_kind_closes_when_it_is_not_wanted():
    assert not gates.kind(person(), pair(kind="internship"), POLICY).is_open


def test_unknown_kinds_ask():
    assert codes(gates.kind(person(kinds=None), pair(), POLICY).ask) == ["ask.kinds"]
    assert codes(gates.kind(person(kinds=frozenset()), pair(), POLICY).ask) == ["ask.kinds"]
    assert codes(gates.kind(person(), pair(kind=None), POLICY).ask) == ["ask.kind"]


def test_licence_not_listed_is_unknown_until_the_list_is_complete():
    unknown = gates.licence(person(credentials_complete=False), pair(requirements=(FORKLIFT,)), POLICY)
    lacking = gates.licence(person(), pair(requirements=(FORKLIFT,)), POLICY)
    assert (unknown.is_open, codes(unknown.ask)) == (True, ["ask.licence"])
    assert (lacking.is_open, lacking.one_step, lacking.ask) == (False, True, ())


def test_licence_that_is_held_opens():
    answer = gates.licence(person(licences=frozenset({"forklift"})), pair(requirements=(FORKLIFT,)), POLICY)
    assert (answer.is_open, answer.ask) == (True, ())


def test_a_lorry_licence_holds_the_car_licence():
    car = (Requirement("licence", "driving_b"),)
    assert gates.licence(person(licences=frozenset({"driving_c"})), pair(requirements=car), POLICY).is_open
    assert not gates.licence(
        person(licences=frozenset({"driving_am"})), pair(requirements=car), POLICY
    ).is_open


@pytest.mark.parametrize(("level", "is_open"), [("mbo1", False), ("mbo2", True), ("hbo", True)])
def test_a_diploma_counts_for_the_levels_that_it_covers(level, is_open):
    answer = gates.licence(person(diplomas=(Diploma(level),)), pair(requirements=(MBO2,)), POLICY)
    assert answer.is_open is is_open


def test_a_missing_diploma_is_not_one_step():
    answer = gates.licence(person(), pair(requirements=(MBO2,)), POLICY)
    assert (answer.is_open, answer.one_step) == (False, False)


def test_a_diploma_not_listed_asks_until_the_list_is_complete():
    answer = gates.licence(person(credentials_complete=False), pair(requirements=(MBO2,)), POLICY)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.diploma"])


def test_two_missing_certificates_are_not_one_step():
    both = (FORKLIFT, Requirement("licence", "first_aid"))
    answer = gates.licence(person(), pair(requirements=both), POLICY)
    assert (answer.is_open, answer.one_step) == (False, False)


@pytest.mark.parametrize(("by_law", "code"), [(True, "gate.licence.law"), (False, "gate.licence.employer")])
def test_the_licence_sentence_says_who_asks(by_law, code):
    asked = (Requirement("licence", "forklift", by_law),)
    assert codes(gates.licence(person(), pair(requirements=asked), POLICY).lines)[0] == code


def test_condition_of_a_checked_occupation_closes():
    condition = (Requirement("licence", "forklift", by_law=True, from_occupation=True),)
    assert not gates.licence(person(), pair(requirements=condition), POLICY).is_open


@pytest.mark.parametrize("kind", ["apprenticeship", "internship"])
def test_who_learns_the_trade_need_not_hold_what_its_law_asks(kind):
    conditions = (
        Requirement("diploma", "mbo4", by_law=True, from_occupation=True),
        Requirement("licence", "security_diploma", by_law=True, from_occupation=True),
    )
    assert gates.licence(person(), pair(requirements=conditions, kind=kind), POLICY).is_open
    own = (Requirement("licence", "security_diploma", by_law=True),)
    assert not gates.licence(person(), pair(requirements=own, kind=kind), POLICY).is_open


@pytest.mark.parametrize("complete", [True, False])
@pytest.mark.parametrize(
    ("kind", "code", "ask"),
    [("licence", "forklift", "ask.usual_licence"), ("diploma", "mbo2", "ask.usual_diploma")],
)
def test_what_is_only_usual_in_an_occupation_asks_the_employer(kind, code, ask, complete):
    condition = (Requirement(kind, code, by_law=False, from_occupation=True),)
    answer = gates.licence(person(credentials_complete=complete), pair(requirements=condition), POLICY)
    assert (answer.is_open, codes(answer.ask)) == (True, [ask])


@pytest.mark.parametrize(("certainty", "ask"), [(71, ["ask.occupation_right"]), (70, [])])
def test_condition_of_a_suggested_occupation_never_closes(certainty, ask):
    condition = (Requirement("licence", "forklift", by_law=True, from_occupation=True),)
    suggested = Occupation(SHOP, "5223", checked=False, certainty=certainty)
    answer = gates.licence(person(), pair(requirements=condition, occupation=suggested), POLICY)
    assert (answer.is_open, codes(answer.ask)) == (True, ask)


@pytest.mark.parametrize(
    ("asked", "is_open", "one_step"),
    [
        ("A2", True, False),
        ("B1", True, False),
        ("B2", True, False),
        ("C1", False, True),
        ("C2", False, False),
    ],
)
def test_language_closes_from_two_levels_short_and_exactly_two_is_one_step(asked, is_open, one_step):
    answer = gates.language(person(), pair(languages={"nl": asked}), POLICY)
    assert (answer.is_open, answer.one_step) == (is_open, one_step)


def test_two_languages_that_are_two_levels_short_are_not_one_step():
    spoken = person(languages={"nl": "A1", "en": "A1"})
    answer = gates.language(spoken, pair(languages={"nl": "B1", "en": "B1"}), POLICY)
    assert (answer.is_open, answer.one_step) == (False, False)


def test_language_without_a_recorded_level_asks():
    answer = gates.language(person(languages=None), pair(languages={"nl": "C2"}), POLICY)
    assert (answer.is_open, codes(answer.ask)) == (True, ["ask.language"])


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ({"is_open": False}, "gate.closed"),
        ({"is_filled": True}, "gate.filled"),
        ({"closes_on": TODAY - timedelta(days=1)}, "gate.closed_on"),
    ],
)
def test_closed_full_or_past_its_last_day_closes(state, code):
    answer = gates.closed(person(), pair(**state), POLICY)
    assert (answer.is_open, codes(answer.lines)[0]) == (False, code)


def test_the_last_day_itself_and_no_last_day_are_open():
    assert gates.closed(person(), pair(closes_on=TODAY), POLICY).is_open
    assert gates.closed(person(), pair(closes_on=None), POLICY).is_open
