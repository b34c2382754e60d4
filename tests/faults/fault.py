"""One guard of the product that `make faults` takes away, and the test that must miss it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One guard, by its name; the text that is it, what is there without it, and the test that misses it."""

    guard: str
    file: str
    old: str
    new: str
    test: str
