"""What stays and what gives way when a concept comes in again: the starter set's words, and ESCO's."""

from collections.abc import Iterable
from typing import Any

Values = dict[str, Any]
LANGUAGES = ("nl", "en")


def united(*lists: Iterable[str]) -> list[str]:
    """All labels once, in the order in which they come; capitals make no difference."""
    found: dict[str, str] = {}
    for label in (label for labels in lists for label in labels):
        found.setdefault(label.casefold(), label)
    return list(found.values())


def starter_over_existing(existing: Values, starter: Values) -> Values:
    """The starter set's plain words are the labels; alternative labels that ESCO brought stay."""
    merged = dict(starter)
    for language in LANGUAGES:
        label, alternatives = f"label_{language}", f"alt_labels_{language}"
        merged[label] = starter[label] or existing[label]
        former = _former_labels(existing, merged, language)
        merged[alternatives] = united(starter[alternatives], former)
    merged["broader_id"] = starter["broader_id"] or existing["broader_id"]
    return merged


def _former_labels(existing: Values, merged: Values, language: str) -> list[str]:
    """What the row was called before, without what it is called now."""
    former = [] if existing["starter"] else [existing[f"label_{language}"]]
    labels = [*former, *existing[f"alt_labels_{language}"]]
    return [label for label in labels if label and label != merged[f"label_{language}"]]


def filled_over_existing(_existing: Values, incoming: Values) -> Values:
    """What is filled in replaces what is there; nothing is emptied."""
    return {name: value for name, value in incoming.items() if value not in ("", [], None)}


def esco_over_existing(existing: Values, esco: Values) -> Values:
    """ESCO renews its own rows and completes those of the starter set; it never empties a field."""
    merged = filled_over_existing(existing, esco)
    if not existing["starter"]:
        return merged
    for language in LANGUAGES:
        merged |= _completed(existing, esco, language)
    for name in ("broader_id", "isco"):
        if existing.get(name):
            merged[name] = existing[name]
    merged["starter"] = True
    return merged


def _completed(existing: Values, esco: Values, language: str) -> Values:
    """The starter's label stays; ESCO's label and alternative labels are added to the alternatives."""
    label, alternatives = f"label_{language}", f"alt_labels_{language}"
    kept = existing[label] or esco[label]
    added = united(existing[alternatives], [esco[label]] if esco[label] else [], esco[alternatives])
    return {label: kept, alternatives: [text for text in added if text.casefold() != kept.casefold()]}


def starter_relation_over_existing(existing: Values, starter: Values) -> Values:
    """A relation that ESCO has taken over stays as ESCO has it."""
    return starter if existing["starter"] else existing
