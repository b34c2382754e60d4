"""Names of pages are imports too: every name in a template or in code leads to a page."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.structure.test_layers import PACKAGES, ROOT

IN_TEMPLATES = re.compile(r"""\{%\s*url\s+["']([^"']+)["']""")
IN_CODE = re.compile(r"""\b(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*["']([^"'/]+)["']""")


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> set[str]:
    """All names of pages, with their namespaces."""
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found |= names(pattern.url_patterns, inner)
        elif pattern.name:
            found.add(prefix + pattern.name)
    return found


def used() -> list[tuple[str, str]]:
    """Every name that is used, with the file that uses it."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    return [
        (str(path.relative_to(ROOT)), name)
        for path in files
        for name in names_in(path)
        if not name.startswith("http")
    ]


def names_in(path: Path) -> list[str]:
    if path.suffix in (".html", ".txt"):
        return IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))
    if path.suffix == ".py":
        return IN_CODE.findall(path.read_text(encoding="utf-8"))
    return []


@pytest.mark.parametrize(
    "text", ["{% url 'web:home' %}", '{% url "web:home" pk=1 %}', '{%  url "web:home" as home %}']
)
def test_a_name_in_a_template_is_found(text: str) -> None:
    assert IN_TEMPLATES.findall(text) == ["web:home"]


def test_a_name_in_code_is_found() -> None:
    assert IN_CODE.findall('return redirect("candidates:file", pk=1)') == ["candidates:file"]


def test_every_name_that_is_used_leads_to_a_page() -> None:
    known = names(get_resolver().url_patterns)
    assert [(file, name) for file, name in used() if name not in known] == []
