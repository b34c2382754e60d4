import pytest

from jobmatch.taxonomy.loading.uris import id_of
from jobmatch.taxonomy.rules import certainty
from jobmatch.taxonomy.rules.concepts import Concept, Match

CONCEPT = Concept(id_of("urn:kok"), "kok")
FULL, SMALL = certainty.FULL_SET, certainty.FULL_SET - 1


def found(*, cosine: float, lead: float) -> Match:
    return Match(CONCEPT, "kok", cosine, cosine, evidence=cosine + lead, rival=cosine)


@pytest.mark.parametrize("size", [FULL, SMALL])
def test_certainty_is_a_whole_number_that_rises_with_likeness_and_lead(size: int) -> None:
    by_likeness = [certainty.of_suggestion(found(cosine=c / 10, lead=0.2), size) for c in range(11)]
    by_lead = [certainty.of_suggestion(found(cosine=0.6, lead=lead / 10), size) for lead in range(15)]
    assert by_likeness == sorted(by_likeness)
    assert by_lead == sorted(by_lead)
    assert all(isinstance(sure, int) and 0 <= sure <= 95 for sure in by_likeness + by_lead)


def test_the_small_set_is_never_as_sure_as_the_full_one_can_be() -> None:
    best = found(cosine=1, lead=1.5)
    assert certainty.of_suggestion(best, SMALL) == 78
    assert certainty.of_suggestion(best, FULL) == 95


def test_an_exact_label_without_a_clear_lead_stays_unsure() -> None:
    assert certainty.of_suggestion(found(cosine=1, lead=0.01), SMALL) < 40


def test_typing_is_100_only_for_the_same_words() -> None:
    assert certainty.of_typing(Match(CONCEPT, "kok", 1, 1, evidence=1)) == 100
    assert certainty.of_typing(Match(CONCEPT, "kok", 1, 0.99, evidence=0.996)) == 99
