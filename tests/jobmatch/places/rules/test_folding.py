import pytest

from jobmatch.places.rules.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  UTRECHT ", "utrecht"),
        ("Súdwest-Fryslân", "sudwest fryslan"),
        ("'s-Gravenhage", "s gravenhage"),
        ("’s‑Gravenhage", "s gravenhage"),
        ("St. Willebrord", "sint willebrord"),
        ("Alphen a/d Rijn", "alphen a d rijn"),
        ("Krimpen aan de Lek", "krimpen a d lek"),
        ("Ĳsselstein", "ijsselstein"),
        ("...", ""),
    ],
)
def test_a_name_has_one_spelling(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_folding_twice_changes_nothing() -> None:
    assert fold(fold("Capelle a.d. IJssel (ZH)")) == fold("Capelle aan den IJssel (ZH)")
