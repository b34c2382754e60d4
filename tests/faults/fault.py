"""One guard of the product that `make faults` takes away, how, and the test that must miss it.

A place is named by its dotted name: a function (`candidates.permissions.may_work`), a method
(`candidates.models.files.CandidateQuerySet.visible_to`), a table or number of a module, or a folder of
migrations. A module that moves changes this name and nothing else.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answers:
    """The function answers this expression, and does nothing else."""

    where: str
    answer: str


@dataclass(frozen=True, slots=True)
class Without:
    """The place without the smallest part that can be left out and has this name, or this word of a text.

    Of a function that is a statement, an operand of `and` or `or`, a condition of a comprehension, or the
    argument that is called so; of a table an entry; of migrations whatever has the name of a constraint.
    """

    where: str
    word: str


@dataclass(frozen=True, slots=True)
class Instead:
    """The place with another text, for a guard inside a line; the old text is in the place exactly once."""

    where: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One guard, by a sentence; how it is taken away, and the test that misses it."""

    guard: str
    away: Answers | Without | Instead
    test: str
