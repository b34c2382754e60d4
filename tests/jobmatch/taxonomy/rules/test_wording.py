import pytest

from jobmatch.taxonomy.rules.wording import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Inspiciënt(e)", "inspicient e"),
        ("  Medewerker   WINKEL ", "medewerker winkel"),
        ("'s Nachts / foto's", "s nachts fotos"),
        ("C#-ontwikkelaar", "c# ontwikkelaar"),
        ("Straßenbau Øre", "strassenbau ore"),
        ("!!!", ""),
        ("привет", ""),
    ],
)
def test_labels_are_compared_without_case_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded
