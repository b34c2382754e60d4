"""What the law asks of who enters an occupation: who arranges it, and what is a stone before the dream."""

from types import SimpleNamespace

import pytest

from jobmatch.taxonomy.selectors import Condition
from jobmatch.taxonomy.vocabulary import Term
from matching.presentation import law

NOTE = Term("Nodig.", "Needed.")


def condition(kind="licence", code="security_diploma", **more):
    return Condition(**{"kind": kind, "code": code, "by_law": True, "note": NOTE, **more})


PASS = condition(code="security_pass", arranged_by="employer")
POLICE = condition("screening", "police_consent", arranged_by="employer")


def youth(licences=(), diplomas=()):
    """A file with these licences and levels of diplomas."""
    rows = {
        "licences": [SimpleNamespace(licence=each) for each in licences],
        "diplomas": [SimpleNamespace(level=each) for each in diplomas],
    }
    return SimpleNamespace(
        **{name: SimpleNamespace(all=lambda told=told: told) for name, told in rows.items()}
    )


def papers(*asked, **told):
    return law.papers(asked, youth(**told), lang="nl")


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        (condition(), "youth"),
        (condition(code="security_pass"), "employer"),
        (condition("screening", "police_consent"), "employer"),
        (condition("age", "18"), "age"),
        (condition(arranged_by="law"), "law"),
        (condition(arranged_by="employer"), "employer"),
        (condition(arranged_by=""), "youth"),
    ],
)
def test_who_arranges_it_is_as_the_taxonomy_says_or_else_by_its_kind(asked, who):
    assert law.arranged_by(asked) == who


def test_months_and_source_are_said_where_they_are_known():
    (line,) = law.lines([condition(months=6, source="Wpbr", arranged_by="youth")], youth())
    assert (line.words, line.months, line.source) == ("Nodig.", "ongeveer 6 maanden", "Wpbr")
    (line,) = law.lines([condition()], youth())
    assert (line.months, line.source) == ("", "")


@pytest.mark.parametrize(
    ("asked", "told", "is_held"),
    [
        (condition(code="driving_b"), {"licences": ["driving_c"]}, True),
        (condition(code="driving_c"), {"licences": ["driving_b"]}, False),
        (condition("diploma", "mbo2"), {"diplomas": ["mbo3"]}, True),
        (condition("diploma", "mbo4"), {"diplomas": ["mbo3"]}, False),
        (POLICE, {"licences": ["police_consent"]}, False),
    ],
)
def test_what_is_held_already_is_said(asked, told, is_held):
    (line,) = law.lines([asked], youth(**told))
    assert line.is_held == is_held


def test_the_stone_before_the_dream_names_what_the_youth_gets_and_tells_all_that_has_to_be_arranged():
    found = papers(condition(months=12), PASS, POLICE, condition(code="bhv", by_law=False))
    assert (found.name, found.months) == ("diploma Beveiliger", "ongeveer 12 maanden")
    assert [line.arranged_by for line in found.law] == ["youth", "employer", "employer"]


def test_once_the_diploma_is_there_the_pass_is_what_is_left():
    found = papers(condition(), PASS, licences=["security_diploma"])
    assert found.name == "beveiligingspas (grijze pas)"
    assert [line.arranged_by for line in found.law] == ["employer"]


@pytest.mark.parametrize(
    "asked",
    [
        (),
        (POLICE, condition("age", "18")),
        (condition(by_law=False),),
    ],
)
def test_without_a_diploma_or_pass_by_law_there_is_no_such_stone(asked):
    assert papers(*asked) is None
    assert papers(condition(), licences=["security_diploma"]) is None
