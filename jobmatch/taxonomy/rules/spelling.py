"""How alike two folded texts are in spelling."""

from rapidfuzz import fuzz

BEGUN = 0.9
BEGUN_AT_START = 0.95
INSIDE = 0.85
SHORTEST_BEGUN = 2


def same_words(text: str, label: str) -> float:
    """0 to 1, whatever the order of the words."""
    return rounded(fuzz.token_sort_ratio(text, label) / 100)


def typed_like(typed: str, label: str) -> float:
    """0 to 1: in any order of words, written together or apart, not yet finished, or a part of the label."""
    together = fuzz.ratio(typed.replace(" ", ""), label.replace(" ", "")) / 100
    inside = INSIDE * fuzz.partial_ratio(typed, label) / 100 if len(typed) < len(label) else 0.0
    return rounded(max(together, same_words(typed, label), _begun(typed, label), inside))


def _begun(typed: str, label: str) -> float:
    """What is typed begins the label, or one of its words."""
    if len(typed) < SHORTEST_BEGUN or f" {typed}" not in f" {label}":
        return 0.0
    return BEGUN_AT_START if label.startswith(typed) else BEGUN


def rounded(value: float) -> float:
    """Four decimals, so that the last bits of a machine's arithmetic decide nothing."""
    return round(float(value), 4)
