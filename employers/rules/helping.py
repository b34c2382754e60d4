"""Which answer would help a vacancy most: what a ranking asks first, and what a youth wants to know."""

from collections.abc import Collection
from typing import Final

# In the order of what each gives: without an occupation nobody is offered it, without a place few are.
ORDER: Final = ("occupation", "place", "hours", "kind", "needs", "description", "pay", "closes_on", "contact")


def most_helpful(known: Collection[str]) -> str:
    """The first that is not known; empty when all are."""
    return next((part for part in ORDER if part not in known), "")
