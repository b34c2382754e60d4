"""Templates can be read: one thought a line, and no line that runs off the screen."""

import re
from pathlib import Path

from tests.structure.test_layers import PACKAGES, ROOT

LONGEST = 200
CROWDED = 160  # few lines are this long: an address with its parameters, or a text that is one sentence
MOST_CROWDED = 20
# What someone wrote is shown as it was written, so a line break of the template would be seen.
AS_WRITTEN = re.compile(r"<(?:(textarea)|(\w+)[^<>]*\bjm-(?:words|exact)\b)[^<>]*>")


def templates() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("templates/**/*.html"))]


def longer_than(length: int) -> list[str]:
    """The lines of templates that are longer, as file:line."""
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in templates()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if len(line) > length
    ]


def test_no_line_of_a_template_is_longer_than_200() -> None:
    assert longer_than(LONGEST) == []


def test_few_lines_of_templates_are_longer_than_160() -> None:
    assert len(longer_than(CROWDED)) <= MOST_CROWDED


def test_what_someone_wrote_touches_the_tags_round_it() -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in templates()}
    opened = [(path, page, match) for path, page in pages.items() for match in AS_WRITTEN.finditer(page)]
    assert [path.name for path, page, match in opened if not _is_tight(page[match.end() :], match)] == []
    assert len(opened) > 10


def _is_tight(after: str, opened: re.Match[str]) -> bool:
    """Whether no white space stands at either end of what is in an element."""
    inside = after.split(f"</{opened[1] or opened[2]}>")[0]
    return inside == inside.strip()


def test_every_template_of_the_product_is_measured() -> None:
    found = {str(path.relative_to(ROOT)) for path in templates()}
    assert {
        "jobmatch/templates/base.html",
        "jobmatch/accounts/templates/accounts/profile.html",
        "candidates/templates/candidates/file.html",
    } <= found
