"""The style sheets hold what pages use: each class is on a page, each token has a value, words stand out."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
STYLES = ROOT / "jobmatch" / "web" / "static" / "jobmatch"
APPS = ("candidates", "employers", "matching", "jobmatch")
# Where a template puts the end of a name together itself: the name begins with one of these.
BUILT = ("jm-bar-of__", "jm-route__", "jm-tag--", "jm-chips", "jm-stack")
TEXT_ON_GROUND = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink-soft", "paper"),
    ("ink-soft", "surface"),
    ("ink-soft", "sunken"),
    ("brand", "surface"),
    ("brand", "paper"),
    ("brand", "sunken"),
    ("brand-deep", "brand-soft"),
    ("on-brand", "brand"),
    ("accent-ink", "accent-soft"),
    ("ok-ink", "ok-soft"),
    ("danger-ink", "danger-soft"),
    ("on-brand", "danger"),
]


def css(*names: str) -> str:
    return "".join(
        path.read_text() for path in sorted(STYLES.glob("*.css")) if not names or path.name in names
    )


def sources() -> str:
    """The templates, scripts and Python of the product, which name the classes."""
    return "".join(
        path.read_text()
        for app in APPS
        for kind in ("html", "py", "js")
        for path in sorted((ROOT / app).rglob(f"*.{kind}"))
    )


def tokens() -> dict[str, str]:
    return dict(re.findall(r"--(jobmatch-[\w-]+): ([^;]+);", css("theme.css")))


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_class_of_the_style_sheets_is_on_a_page() -> None:
    said = set(re.findall(r"jm-[\w-]+", sources()))
    styled = set(re.findall(r"\.(jm-[\w-]+)", css()))
    assert [name for name in sorted(styled - said) if not name.startswith(BUILT)] == []


def test_every_token_that_is_read_has_a_value_and_every_value_is_read() -> None:
    read = set(re.findall(r"var\(--(jobmatch-[\w-]+)", css()))
    assert read == set(tokens())


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_words_stand_out_from_their_ground(text: str, ground: str) -> None:
    assert contrast(tokens()[f"jobmatch-{text}"], tokens()[f"jobmatch-{ground}"]) >= 4.5


def test_the_lines_of_controls_stand_out() -> None:
    assert contrast(tokens()["jobmatch-line-strong"], tokens()["jobmatch-surface"]) >= 3


def test_no_page_holds_a_style_or_a_script_of_its_own() -> None:
    for app in APPS:
        for path in sorted((ROOT / app).rglob("*.html")):
            page = path.read_text()
            assert " style=" not in page, path
            assert "<style" not in page, path
            assert not re.search(r"<script(?![^>]*(\bsrc=|application/ld\+json))", page), path
            assert not re.search(r"\son\w+=", page), path
