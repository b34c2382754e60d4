"""The sentences: every code has a text in both languages, and they read as a person would say them."""

import ast
import re
import string
from datetime import date
from pathlib import Path

import pytest

from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, Term
from matching import scorer
from matching.scorer.inputs import Range
from matching.scorer.results import line
from matching.scorer.sentences import criteria, gates, questions
from matching.scorer.sentences.say import TEXTS, say
from matching.scorer.sentences.values import WRITERS, joined
from tests.matching.scorer.examples import GREETING, GUARD, SHOP, STOCK, TILL

LABELS = {
    SHOP: Term("verkoper", "shop assistant"),
    GUARD: Term("beveiliger", "security guard"),
    GREETING.id: Term("klanten begroeten", "greet customers"),
    TILL.id: Term("afrekenen", "operate the till"),
    STOCK.id: Term("vakken vullen", "fill shelves"),
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def codes_in_the_scorer() -> set[str]:
    """Every piece of text in the scorer's modules that looks like a line's code, or like how one begins."""
    modules = Path(scorer.__file__).parent.glob("*.py")
    nodes = (node for path in modules for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if re.fullmatch(r"[a-z_]+\.[a-z0-9_.]*", text)} - {"empty_words.txt"}


@pytest.mark.parametrize(
    ("said", "dutch", "english"),
    [
        (
            line("travel.minutes", minutes=24, means="bicycle", limit=45),
            "Reistijd 24 minuten met de fiets; grens is 45 minuten. Dichterbij geeft meer punten.",
            "Travel time 24 minutes by bicycle; the limit is 45 minutes. Closer gives more points.",
        ),
        (
            line("gate.travel", minutes=46, means="", limit=45, over=1),
            "Reistijd 46 minuten; grens is 45 minuten. Dat is 1 minuut te ver.",
            "Travel time 46 minutes; the limit is 45 minutes. That is 1 minute too far.",
        ),
        (
            line("skills.from_work", occupation=SHOP, skills=(GREETING.id, TILL.id)),
            "Kan al, door werk als verkoper: klanten begroeten en afrekenen.",
            "Can do, from work as shop assistant: greet customers and operate the till.",
        ),
        (
            line("skills.missing", skills=(GREETING.id, TILL.id, STOCK.id)),
            "Nog te leren: klanten begroeten, afrekenen en vakken vullen. Komt dit erbij, dan stijgen"
            " de punten.",
            "Still to learn: greet customers, operate the till and fill shelves. When this is added,"
            " the points go up.",
        ),
        (
            line("gate.hours", wanted=Range(24, 32), offered=Range(40, 40)),
            "Gewenst: 24 tot 32 uur per week. De vacature is voor 40 uur per week. Dat komt niet bij elkaar.",
            "Wanted: 24 to 32 hours a week. The vacancy is for 40 hours a week. These do not meet.",
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
            line("dream.in_the_house", dream=GUARD),
            "Een opstap: bij deze werkgever werken ook mensen als beveiliger.",
            "A stepping stone: this employer also has people working as security guard.",
        ),
        (
            line("minor.minimum_age.law", age=18),
            "De wet vraagt hiervoor een leeftijd van minstens 18 jaar.",
            "The law asks for an age of at least 18 years.",
        ),
    ],
)
def test_lines_read_as_a_person_would_say_them(said, dutch, english):
    assert say(said, LABELS) == dutch
    assert say(said, LABELS, "en") == english


def test_every_code_of_the_scorer_has_a_text():
    begun = {code for code in codes_in_the_scorer() if code.endswith((".", "_"))}
    assert codes_in_the_scorer() - begun <= set(TEXTS)
    assert all(any(text.startswith(code) for text in TEXTS) for code in begun)


def test_no_text_is_left_that_nothing_says():
    made = tuple(codes_in_the_scorer())
    assert [code for code in TEXTS if not code.startswith(made)] == []


def test_no_code_is_in_two_tables():
    assert len(TEXTS) == len(gates.TEXTS) + len(criteria.TEXTS) + len(questions.TEXTS)


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_text_has_the_same_values_in_both_languages(code):
    text = TEXTS[code]
    assert text.nl != text.en
    assert placeholders(text.nl) == placeholders(text.en)
    assert placeholders(text.nl) <= set(WRITERS)


@pytest.mark.parametrize("code", sorted(questions.TEXTS))
def test_a_question_says_whom_it_is_for(code):
    assert questions.TEXTS[code].nl.startswith(
        ("Nog te bespreken: ", "Nog na te kijken: ", "Vraag de werkgever")
    )


@pytest.mark.parametrize(
    "code", [code for code in gates.TEXTS if code.startswith("minor.") and "age" not in code]
)
def test_a_rule_for_minors_is_named(code):
    text = gates.TEXTS[code]
    assert any(
        law in text.nl and law in text.en for law in ("Arbeidstijdenwet", "Arbeidsomst", "Leerplichtwet")
    )


def test_what_a_person_has_not_told_is_the_same_for_every_vacancy():
    untold = ("wish", "dream", "travel", "hours", "dayparts", "own_words")
    for criterion in untold:
        assert "voor elke vacature hetzelfde" in criteria.TEXTS[f"{criterion}.not_told"].nl
        assert "the same for every vacancy" in criteria.TEXTS[f"{criterion}.not_told"].en


def test_an_id_without_a_label_has_no_known_name():
    assert say(line("dream.like", dream=GUARD), {}) == "Dit werk lijkt op de droombaan: (naam niet bekend)."


def test_long_lists_are_cut_and_counted():
    assert joined(["a", "b"], "nl") == "a en b"
    assert joined([str(n) for n in range(11)], "nl") == "0, 1, 2, 3, 4, 5, 6, 7 en nog 3"
    assert joined([str(n) for n in range(9)], "en") == "0, 1, 2, 3, 4, 5, 6, 7 and 1 more"
    assert say(line("gate.dayparts", dayparts=ALL_DAYPARTS), {}).count(",") == 7


def test_an_unknown_code_is_refused():
    with pytest.raises(KeyError):
        say(line("no.such.code"), {})
