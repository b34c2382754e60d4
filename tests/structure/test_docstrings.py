"""The first sentence of a docstring makes sense alone: whoever hovers over a name reads nothing else."""

import ast
import re
from functools import cache

import pytest

from tests.structure.source import WITH_DOCSTRING, sources
from tests.structure.test_layers import PACKAGES, ROOT

LEANS_ON_ANOTHER = re.compile(
    r"(The same|Also|As above|Likewise|Ditto|(One|Each|All|Some|None) of them|It|They|This|These|Those)\b"
)


def leans(docstring: str) -> bool:
    """Whether the first sentence is about something that only another docstring names."""
    return LEANS_ON_ANOTHER.match(docstring) is not None


def is_a_sentence(docstring: str) -> bool:
    """Whether the first paragraph ends as a sentence does."""
    return docstring.split("\n\n")[0].strip().endswith((".", "?", "!"))


@cache
def docstrings() -> list[tuple[str, str]]:
    """Every docstring of the product and the tests, with where it stands."""
    found = [
        (module.name, getattr(node, "name", ""), ast.get_docstring(node))
        for module in sources(ROOT, (*PACKAGES, "tests"))
        for node in ast.walk(ast.parse(module.text))
        if isinstance(node, WITH_DOCSTRING)
    ]
    return [(f"{module}.{name}".rstrip("."), text) for module, name, text in found if text is not None]


@pytest.mark.parametrize(
    "text", ["The same for a placement.", "As above.", "One of them, by its name.", "It ended."]
)
def test_a_sentence_that_leans_on_another_is_found(text: str) -> None:
    assert leans(text)


def test_each_docstring_makes_sense_alone() -> None:
    assert [f"{name}: {text}" for name, text in docstrings() if leans(text)] == []


def test_each_docstring_begins_with_a_sentence() -> None:
    assert [f"{name}: {text}" for name, text in docstrings() if not is_a_sentence(text)] == []
