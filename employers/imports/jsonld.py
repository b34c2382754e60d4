"""Finds the job postings in a JSON-LD document: one, a list, a @graph, an ItemList."""

from typing import Any

from django.utils.translation import gettext as _

from employers.imports import shapes
from employers.imports.limits import MOST_REFERENCES
from employers.imports.posting import Empty, Refused

# What a page's document holds besides its postings; never taken for a broken posting.
_LISTS = ("@graph", "itemListElement", "item", "dataFeedElement")


def nodes(document: Any) -> list[Any]:
    """Each posting in the order of the file; what can't be one stays in, so that its row is refused."""
    found: list[Any] = []
    _collect(document, found)
    if not found:
        raise Empty(_("There is no JobPosting in this file."))
    by_id = _named_nodes(document)
    return [_with_references(node, by_id) for node in found]


def _collect(value: Any, found: list[Any]) -> None:
    for item in shapes.items(value):
        if not isinstance(item, dict) or _is_posting(item):
            found.append(item)
            continue
        inside = [item[name] for name in _LISTS if name in item]
        for part in inside:
            _collect(part, found)
        if not inside and not shapes.types(item):
            found.append(item)


def _is_posting(item: dict[str, Any]) -> bool:
    return "JobPosting" in shapes.types(item)


def _named_nodes(document: Any) -> dict[str, dict[str, Any]]:
    """The nodes of a graph by their @id: postings may point at an organisation or a place told once."""
    graph = document.get("@graph") if isinstance(document, dict) else None
    return {
        node["@id"]: node
        for node in shapes.items(graph)
        if isinstance(node, dict) and isinstance(node.get("@id"), str)
    }


def _with_references(node: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    """The posting with what it points at in it; a few times at most, as what is told once may be large."""
    if not by_id or not isinstance(node, dict):
        return node
    if sum(map(_count_references, node.values())) > MOST_REFERENCES:
        return Refused(
            _("It points at other parts of the file more than %(most)d times.") % {"most": MOST_REFERENCES},
            "@id",
        )
    return {name: _resolved(value, by_id) for name, value in node.items()}


def _count_references(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(_count_references, value))
    return int(_is_reference(value))


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"@id"}


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if _is_reference(value):
        return by_id.get(str(value["@id"]), value)
    return value
