import pytest

from jobmatch.taxonomy.loading.uris import id_of
from jobmatch.taxonomy.rules.concepts import Concept, Match
from jobmatch.taxonomy.rules.index import LabelIndex


def concept(label: str, *others: str, isco: str = "0000") -> Concept:
    return Concept(id_of(f"urn:{label}"), label, (label,), others, isco)


CONCEPTS = [
    concept("winkelmedewerker", "medewerker winkel", "shop assistant", isco="5223"),
    concept("vakkenvuller", "shelf filler", isco="9334"),
    concept("beveiliger", "security guard", isco="5414"),
    concept("inspiciënt", "toneelmeester", isco="2654"),
    concept("heftruckchauffeur", isco="8344"),
    concept("vrachtwagenchauffeur", "chauffeur", isco="8332"),
]
GROUPS = {"5414": ["bewakingspersoneel"], "8332": ["bestuurders van zware vrachtwagens"]}
INDEX = LabelIndex(CONCEPTS, GROUPS)


def first(text: str) -> Match:
    return INDEX.search(text, 5)[0]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("beveiligr", "beveiliger"),
        ("beviliger", "beveiliger"),
        ("vakken vuller", "vakkenvuller"),
        ("inspicient", "inspiciënt"),
        ("winkel medewerker", "winkelmedewerker"),
        ("Security Guard", "beveiliger"),
        ("heftruckchaufeur", "heftruckchauffeur"),
        ("winkelm", "winkelmedewerker"),
    ],
)
def test_people_find_what_they_mean(typed: str, label: str) -> None:
    assert first(typed).concept.label == label


def test_the_label_that_was_like_the_text_is_told() -> None:
    assert first("medewerker winkel").label == "medewerker winkel"


def test_each_concept_is_found_once_and_no_more_than_the_limit() -> None:
    found = INDEX.search("chauffeur", 1)
    assert [match.concept.label for match in found] == ["vrachtwagenchauffeur"]
    found = INDEX.search("chauffeur", 10)
    assert len({match.concept.id for match in found}) == len(found) == 2


@pytest.mark.parametrize("text", ["", "  ", "!?", "qqqq", "q"])
def test_nothing_alike_finds_nothing(text: str) -> None:
    assert INDEX.search(text, 10) == []


def test_an_empty_taxonomy_finds_nothing() -> None:
    empty = LabelIndex([], {})
    assert empty.search("kok", 5) == []
    assert list(empty.suggest(["kok"])) == [None]


def test_the_order_in_which_concepts_come_changes_nothing() -> None:
    other = LabelIndex(reversed(CONCEPTS), GROUPS)
    for text in ("chauffeur", "medewerker", "beveiliging", "winkel"):
        assert other.search(text, 10) == INDEX.search(text, 10)
        assert list(other.suggest([text])) == list(INDEX.suggest([text]))


def test_of_equals_the_one_that_is_really_called_so_comes_first_then_by_label_then_id() -> None:
    index = LabelIndex(
        [concept("aanvoerder", "kok"), concept("zzz", "kok"), concept("kok"), concept("b", "kok")]
    )
    assert [match.concept.label for match in index.search("kok", 10)] == ["kok", "aanvoerder", "b", "zzz"]


def test_two_with_the_same_label_are_ordered_by_id() -> None:
    twins = [Concept(id_of(uri), "kok") for uri in ("urn:1", "urn:2", "urn:3")]
    assert [m.concept.id for m in LabelIndex(twins).search("kok", 5)] == sorted(twin.id for twin in twins)


def test_a_suggestion_tells_how_far_ahead_of_another_isco_group_it_is() -> None:
    match = next(INDEX.suggest(["beveiliger"]))
    assert match is not None
    assert (match.concept.label, match.cosine, match.spelling) == ("beveiliger", 1, 1)
    assert 0 <= match.rival < match.evidence


def test_the_name_of_the_group_helps() -> None:
    match = next(INDEX.suggest(["bewakingspersoneel"]))
    assert match is not None
    assert match.concept.isco == "5414"


def test_many_texts_get_the_same_suggestions_as_one_by_one() -> None:
    texts = ["beveiliger", "chauffeur", "zzzz", "shop assistant"] * 40
    together = list(INDEX.suggest(texts))
    assert together == [next(INDEX.suggest([text])) for text in texts]
    assert together[2] is None


def test_a_label_of_only_signs_breaks_nothing() -> None:
    index = LabelIndex([concept("???"), concept("kok")], {})
    assert index.search("kok", 5)[0].concept.label == "kok"
