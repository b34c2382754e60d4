"""The minimum wage an hour, by age and date, from dated tables.

An internship and a trial place have none. Apprentices of 18 to 20 have lower steps of their own until the end
of 2026, and whether a work-experience place is paid depends on what is learnt there: these are looked up.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jobmatch.taxonomy.vocabulary import Term
from matching.rules.findings import Finding, Weight, WorkFacts

ADULT, YOUNGEST = 21, 15
WITHOUT_WAGE = frozenset({"internship", "trial"})
APPRENTICE_AGES = range(18, 21)
APPRENTICE_STEPS_END = date(2026, 12, 31)
FULL = 1000
RULE = Term("minimumloon", "minimum wage")
APPRENTICE_RULE = Term("minimumloon voor een leerbaan (BBL)", "minimum wage of an apprentice (BBL)")
EXPERIENCE_RULE = Term("loon op een werkervaringsplek", "pay at a work-experience place")
LAW = "Wet minimumloon en minimumvakantiebijslag"


@dataclass(frozen=True, slots=True)
class Amount:
    """The amount for adults from a day on; after `known_until` a newer one may hold that is not here yet."""

    valid_from: date
    known_until: date
    cents: int
    source: str


@dataclass(frozen=True, slots=True)
class Minimum:
    """What is owed an hour, where it stands, and whether the table is known to hold on that day."""

    cents: int
    source: str
    is_known: bool


def minimum(*, age: int, on: date) -> Minimum | None:
    """The lowest pay an hour at an age on a day; None under 15, for whom the law has no amount.

    A day before the first row takes the first. Half a cent is rounded up.
    """
    if age < YOUNGEST:
        return None
    amount = _amount(on)
    permille = FULL if age >= ADULT else _step(age, on)
    is_known = amount.valid_from <= on <= amount.known_until
    return Minimum((amount.cents * permille + FULL // 2) // FULL, amount.source, is_known)


def judge(work: WorkFacts) -> list[Finding]:
    """What the minimum wage has to say of this work."""
    if work.kind in WITHOUT_WAGE:
        return []
    if work.age is None:
        return [_ask("age", *AGE_UNKNOWN)]
    owed = minimum(age=work.age, on=work.on)
    if owed is None:
        return []
    if work.cents is None:
        return [] if work.kind == "work_experience" else [_ask("pay", *_pay_unknown(owed, work.age))]
    if work.cents >= owed.cents:
        return [] if owed.is_known else [_amount_is_old(owed)]
    return [_too_low(work, owed)]


AGE_UNKNOWN = (
    "De geboortedatum is niet bekend. Vraag ernaar: het minimumloon hangt af van de leeftijd.",
    "The date of birth is not known. Ask for it: the minimum wage depends on the age.",
)


def _pay_unknown(owed: Minimum, age: int) -> tuple[str, str]:
    euros = in_euros(owed.cents)
    return (
        f"Vraag wat het loon per uur is. Op {age} jaar is het minimaal € {euros.nl}.",
        f"Ask what the pay an hour is. At {age} it is at least € {euros.en}.",
    )


def _too_low(work: WorkFacts, owed: Minimum) -> Finding:
    paid, least = in_euros(work.cents or 0), in_euros(owed.cents)
    nl = f"€ {paid.nl} per uur is minder dan het minimum van € {least.nl} op {work.age} jaar."
    en = f"€ {paid.en} an hour is less than the minimum of € {least.en} at {work.age}."
    if work.kind == "work_experience":
        more = Term(
            f"{nl} Dat mag alleen als leren hier het doel is en dat op papier staat.",
            f"{en} That is only allowed when learning is the aim and that is on paper.",
        )
        return Finding("pay_work_experience", Weight.CHECK, EXPERIENCE_RULE, more, LAW)
    if work.kind == "apprenticeship" and work.age in APPRENTICE_AGES and work.on <= APPRENTICE_STEPS_END:
        more = Term(
            f"{nl} Voor een leerbaan gelden tot en met 2026 lagere bedragen: zoek op of dit klopt.",
            f"{en} Until the end of 2026 apprentices have lower amounts: look up whether this is right.",
        )
        return Finding("pay_apprentice", Weight.CHECK, APPRENTICE_RULE, more, LAW)
    if not owed.is_known:
        nl, en = f"{nl} {MAY_BE_HIGHER.nl}", f"{en} {MAY_BE_HIGHER.en}"
    return Finding("minimum_wage", Weight.BROKEN, RULE, Term(nl, en), owed.source)


MAY_BE_HIGHER = Term(
    "Het bedrag van nu kan hoger zijn: zoek het op.", "The present amount may be higher: look it up."
)


def _amount_is_old(owed: Minimum) -> Finding:
    least = in_euros(owed.cents)
    sentence = Term(
        f"Het laatste bedrag dat we kennen is € {least.nl} per uur. {MAY_BE_HIGHER.nl}",
        f"The last amount that we know is € {least.en} an hour. {MAY_BE_HIGHER.en}",
    )
    return Finding("minimum_wage_amount", Weight.ASK, RULE, sentence, owed.source)


def _ask(what: str, nl: str, en: str) -> Finding:
    return Finding(f"minimum_wage_{what}", Weight.ASK, RULE, Term(nl, en), LAW)


def in_euros(cents: int) -> Term:
    """An amount in words of both languages."""
    return Term(f"{cents // 100},{cents % 100:02}", f"{cents // 100}.{cents % 100:02}")


def _amount(on: date) -> Amount:
    rows = amounts()
    return max((row for row in rows if row.valid_from <= on), key=lambda row: row.valid_from, default=rows[0])


def _step(age: int, on: date) -> int:
    """Thousandths of the adult amount; the table has every age under 21 at each of its dates."""
    rows = steps()
    start = max((day for day, _ in rows if day <= on), default=min(day for day, _ in rows))
    return rows[start, age]


@cache
def amounts() -> tuple[Amount, ...]:
    """The amounts for adults, oldest first."""
    rows = (
        Amount(
            date.fromisoformat(row["valid_from"]),
            date.fromisoformat(row["known_until"]),
            int(row["cents"]),
            row["source"],
        )
        for row in _read("minimum_wage_amounts.csv")
    )
    return tuple(sorted(rows, key=lambda row: row.valid_from))


@cache
def steps() -> dict[tuple[date, int], int]:
    """(valid from, age) → thousandths of the amount for adults."""
    return {
        (date.fromisoformat(row["valid_from"]), int(row["age"])): int(row["permille"])
        for row in _read("minimum_wage_steps.csv")
    }


def _read(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
