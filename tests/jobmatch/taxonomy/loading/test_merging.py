from typing import Any

from jobmatch.taxonomy.loading.merging import (
    esco_over_existing,
    starter_over_existing,
    starter_relation_over_existing,
    united,
)

EMPTY: dict[str, Any] = {
    "label_nl": "",
    "label_en": "",
    "alt_labels_nl": [],
    "alt_labels_en": [],
    "broader_id": None,
    "isco": "",
    "starter": False,
}


def concept(**values: Any) -> dict[str, Any]:
    return EMPTY | values


STARTER = concept(
    label_nl="winkelhulp", alt_labels_nl=["verkoophulp"], isco="5223", broader_id=1, starter=True
)
ESCO = concept(
    label_nl="Verkoopmedewerker",
    label_en="shop assistant",
    alt_labels_nl=["winkelhulp"],
    isco="5222",
    broader_id=2,
)


def test_labels_are_united_without_regard_to_capitals() -> None:
    assert united(["a", "B"], ["b", "A", "c"]) == ["a", "B", "c"]


def test_the_starters_words_stay_and_esco_adds_the_rest() -> None:
    merged = STARTER | esco_over_existing(STARTER, ESCO)
    assert merged == concept(
        label_nl="winkelhulp",
        label_en="shop assistant",
        alt_labels_nl=["verkoophulp", "Verkoopmedewerker"],
        isco="5223",
        broader_id=1,
        starter=True,
    )


def test_esco_a_second_time_changes_nothing() -> None:
    once = STARTER | esco_over_existing(STARTER, ESCO)
    assert once | esco_over_existing(once, ESCO) == once


def test_esco_renews_its_own_rows_but_empties_nothing() -> None:
    before = concept(label_nl="oud", label_en="old", alt_labels_en=["older"], isco="1111")
    merged = before | esco_over_existing(before, concept(label_nl="nieuw", isco="2222"))
    assert merged == concept(label_nl="nieuw", label_en="old", alt_labels_en=["older"], isco="2222")


def test_the_starter_set_after_esco_gives_the_same_as_before_it() -> None:
    esco_last = STARTER | esco_over_existing(STARTER, ESCO)
    starter_again = esco_last | starter_over_existing(esco_last, STARTER)
    assert starter_again == esco_last


def test_the_starter_set_over_a_row_of_esco_keeps_escos_labels_as_alternatives() -> None:
    merged = ESCO | starter_over_existing(ESCO, STARTER)
    assert merged["label_nl"] == "winkelhulp"
    assert merged["alt_labels_nl"] == ["verkoophulp", "Verkoopmedewerker"]
    assert merged["starter"] is True


def test_a_relation_that_esco_took_over_stays_escos() -> None:
    esco, starter = {"essential": False, "starter": False}, {"essential": True, "starter": True}
    assert starter_relation_over_existing(esco, starter) == esco
    assert starter_relation_over_existing(starter, starter | {"essential": False})["essential"] is False
