"""The sentences: every code has a text in both languages, and they read as a person would say them."""

import string
from datetime import date

import pytest

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, Term
from matching.scorer.inputs import Range
from matching.scorer.sentences import criteria, gates
from matching.scorer.sentences.say import QUESTIONS, TEXTS, say
from matching.scorer.sentences.values import WRITERS, joined
from matching.scorer.v2.lines import line
from tests.matching.scorer.v2.examples import GREETING, GUARD, SHOP, STOCK, TILL

LABELS = {
    SHOP: Term("verkoper", "shop assistant"),
    GUARD: Term("beveiliger", "security guard"),
    GREETING.id: Term("klanten begroeten", "greet customers"),
    TILL.id: Term("afrekenen", "operate the till"),
    STOCK.id: Term("vakken vullen", "fill shelves"),
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("said", "dutch", "english"),
    [
        (
            line("travel.limit", minutes=24, means="bicycle", limit=45),
            "Reistijd naar schatting 24 minuten met de fiets; de grens is 45 minuten.",
            "Travel time estimated at 24 minutes by bicycle; the limit is 45 minutes.",
        ),
        (
            line("gate.travel", minutes=46, limit=45, over=1),
            "Reistijd naar schatting 46 minuten; de grens is 45 minuten. Dat is 1 minuut te ver.",
            "Travel time estimated at 46 minutes; the limit is 45 minutes. That is 1 minute too far.",
        ),
        (
            line("gate.experience.none", years=3, months=0),
            "Gevraagd: 3 jaar ervaring in dit vak. Er is nog geen werk in dit vak verteld.",
            "Asked: 3 years of experience in this trade. No work in this trade was told yet.",
        ),
        (
            line("skills.missing", skills=(GREETING.id, TILL.id, STOCK.id)),
            "Nog te leren: klanten begroeten, afrekenen en vakken vullen.",
            "Still to learn: greet customers, operate the till and fill shelves.",
        ),
        (
            line("gate.hours", wanted=Range(24, 32), offered=Range(40, 40)),
            "Gewenst: 24 tot 32 uur per week. De vacature is voor 40 uur per week.",
            "Wanted: 24 to 32 hours a week. The vacancy is for 40 hours a week.",
        ),
        (
            line("gate.language", language="nl", asked="B2", spoken="A2", levels=2),
            "Nederlands: gevraagd B2 (praat vlot mee op het werk), nu A2 (korte, gewone zinnen)."
            " Dat is 2 niveaus te laag.",
            "Dutch: asked B2 (talks easily at work), now A2 (short, simple sentences)."
            " That is 2 levels too low.",
        ),
        (
            line("gate.closed_on", closes_on=date(2026, 3, 1)),
            "Reageren kon tot en met 1 maart 2026.",
            "The last day to respond was 1 March 2026.",
        ),
        (
            line("gate.dayparts", dayparts=0b100000001),
            "Gevraagd: maandagochtend en woensdagavond. Op die momenten kan het niet.",
            "Asked: Monday morning and Wednesday evening. None of these moments is possible.",
        ),
        (
            line("gate.dayparts", dayparts=0b011011011011),
            "Gevraagd: maandag tot en met donderdag (ochtend en middag). Op die momenten kan het niet.",
            "Asked: Monday to Thursday (morning and afternoon). None of these moments is possible.",
        ),
        (
            line("dream.in_the_house", dream=GUARD),
            "Bij deze werkgever werken ook mensen als beveiliger.",
            "This employer also has people working as security guard.",
        ),
        (
            line("gate.minimum_age", age=18),
            "Hiervoor is een leeftijd van minstens 18 jaar nodig.",
            "This asks for an age of at least 18 years.",
        ),
    ],
)
def test_lines_read_as_a_person_would_say_them(said, dutch, english):
    assert say(said, LABELS) == dutch
    assert say(said, LABELS, "en") == english


def test_no_code_is_in_two_tables():
    tables = (gates.TEXTS, criteria.TEXTS, criteria.UNTOLD, QUESTIONS)
    assert len(TEXTS) == sum(len(table) for table in tables)


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_text_has_the_same_values_in_both_languages(code):
    text = TEXTS[code]
    assert text.nl != text.en
    assert placeholders(text.nl) == placeholders(text.en)
    assert placeholders(text.nl) <= set(WRITERS)


@pytest.mark.parametrize("code", sorted(QUESTIONS))
def test_a_question_says_what_it_asks(code):
    assert "?" in QUESTIONS[code].nl or code == "ask.workplace"


@pytest.mark.parametrize(
    "code", [f"gate.{rule}" for rule in ("night", "hazardous", "week_hours", "sunday", "school", "side_job")]
)
def test_a_rule_for_minors_is_named(code):
    text = gates.TEXTS[code]
    assert any(
        law in text.nl and law in text.en for law in ("Arbeidstijdenwet", "Arbeidsomst", "Leerplichtwet")
    )


def test_an_id_without_a_label_has_no_known_name():
    assert say(line("dream.like", dream=GUARD), {}) == "Dit werk lijkt op de droombaan: (naam niet bekend)."


def test_long_lists_are_cut_and_counted():
    assert joined(["a", "b"], "nl") == "a en b"
    assert joined([str(n) for n in range(11)], "nl") == "0, 1, 2, 3, 4, 5, 6, 7 en nog 3"
    assert joined([str(n) for n in range(9)], "en") == "0, 1, 2, 3, 4, 5, 6, 7 and 1 more"
    all_week = say(line("gate.dayparts", dayparts=ALL_DAYPARTS), {})
    assert "maandag tot en met zondag (ochtend, middag en avond)" in all_week


def test_an_unknown_code_is_refused():
    with pytest.raises(KeyError):
        say(line("no.such.code"), {})
