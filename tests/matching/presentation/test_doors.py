"""What opens doors in words, and how few youths are said."""

import pytest
from django.utils.translation import override

from jobmatch.taxonomy.vocabulary import daypart_bit
from matching.presentation import doors
from matching.scorer.v2.doors import (
    BeFree,
    Door,
    GetDiploma,
    GetLicences,
    LearnLanguage,
    TravelFurther,
    WantKind,
)
from matching.scorer.v2.drops import Drop

CHANGES = {
    GetLicences(("forklift", "reach_truck")): "heftruckcertificaat en reachtruckcertificaat",
    LearnLanguage("nl", "B2"): "Nederlands op niveau B2",
    TravelFurther(55): "10 minuten verder reizen, tot 55 minuten",
    BeFree(daypart_bit(3, 2), "evening"): "ook vrij op donderdagavond",
    WantKind("internship"): "ook hiernaar zoeken: stage (BOL)",
    GetDiploma("mbo2"): "een diploma: mbo 2",
}


# What a person gets or learns; the rest is told in the file.
DONE = (GetLicences, LearnLanguage, GetDiploma)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change).__name__)
def test_each_change_has_words_in_both_languages_and_an_agreement_when_it_is_something_to_do(change):
    name, agreement = doors.in_words(change, "nl")
    assert name == CHANGES[change]
    assert agreement.endswith(".") == isinstance(change, DONE)
    assert (type(change) in doors.FIELDS) == (not agreement)
    with override("en"):
        assert doors.in_words(change, "en")[0] != name


def test_a_bar_is_as_long_as_it_opens_beside_the_most_and_brings_its_agreement_along():
    found = (
        Door(GetDiploma("mbo2"), ("a", "b"), 0, 0, 0),
        Door(TravelFurther(55), (), 3, 2, 9),
    )
    first, second = doors.bars(found, lang="nl")
    assert (first.opens, first.most, first.more) == (2, 2, "")
    assert (second.opens, second.most) == (0, 2)
    assert second.more == "3 vacatures met ander werk; 2 vacatures passen beter, hoogstens 9 punten"
    assert first.query.startswith("sentence=Samen+naar+een+school")
    assert (first.field, second.field, second.agreement) == ("", "travel_minutes", "")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "nu niemand van jouw jongeren"),
        (1, "een paar van jouw jongeren"),
        (9, "een paar van jouw jongeren"),
        (10, "10 van jouw jongeren"),
    ],
)
def test_below_ten_it_is_a_few(count, words):
    (row,) = doors.dropped([(Drop("licence", "bhv"), count)])
    assert row.count == words


@pytest.mark.parametrize(
    ("drop", "words"),
    [
        (Drop("diploma", "mbo2"), "mbo 2"),
        (Drop("language", "nl", "B2", "B1"), "Nederlands: B1 in plaats van B2"),
        (Drop("language", "nl", "A1"), "Nederlands: niet vragen in plaats van A1"),
        (Drop("experience", "3"), "3 jaar ervaring"),
        (Drop("leading", "2"), "eerder leiding gegeven"),
    ],
)
def test_each_requirement_has_words(drop, words):
    assert doors.dropped([(drop, 0)])[0].name == words
