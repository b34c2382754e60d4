"""What may not be asked in the texts of a vacancy, an employer or a site, and pay under the minimum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Final

from employers.rules.demands.reading import Found, found_in, neutral, rewritten
from employers.rules.demands.table import PAY, Ground, ground_of
from jobmatch.minimum_wage import ADULT, WITHOUT_WAGE, minimum

LONGEST_PHRASE: Final = 200
WEEKS: Final = 52
MONTHS: Final = 12
PAY_PART: Final = "pay"
TITLES: Final = frozenset({"title", "name"})
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A wording in one part of a text. Pay has no words to take over; its `text` is what is owed an hour."""

    part: str
    rule: str
    phrase: str
    text: str = ""
    found: Found | None = None

    @property
    def key(self) -> Key:
        """What makes it the same wording when the text is read again."""
        return self.part, self.rule, self.phrase

    @property
    def code(self) -> str:
        """The key as a button sends it."""
        return sha256("\n".join(self.key).encode()).hexdigest()[:16]

    @property
    def ground(self) -> Ground:
        return ground_of()[self.rule]

    @property
    def instead(self) -> str:
        """The neutral wording; empty for what is only left out, and for pay."""
        return neutral(self.text, self.found) if self.found else ""

    @property
    def new_text(self) -> str:
        """The whole text of the part with the neutral wording in it."""
        return rewritten(self.text, self.found) if self.found else self.text


@dataclass(frozen=True, slots=True)
class Paid:
    """What a vacancy pays at most, and for how many hours a week, where they are known."""

    amount: Decimal | None
    period: str
    hours: int | None
    kind: str


def paid_at_most(
    *,
    pay: tuple[Decimal | None, Decimal | None],
    period: str,
    hours: tuple[int | None, int | None],
    kind: str,
) -> Paid:
    """The most that is told; where that is one amount it may be for the fewest hours."""
    low, high = pay
    fewest, most = hours
    is_range = low is not None and high is not None and low < high
    return Paid(low if high is None else high, period, most if is_range else fewest, kind)


def asked_in(texts: Mapping[str, str]) -> list[Asked]:
    """The wordings in the parts, each once; what stands in another part counts for what is lawful."""
    found: dict[Key, Asked] = {}
    for part, text in texts.items():
        beside = "\n".join(other for name, other in texts.items() if name != part)
        for one in found_in(text, beside=beside, is_title=part in TITLES):
            asked = Asked(part, one.rule.code, " ".join(one.words.split())[:LONGEST_PHRASE], text, one)
            found.setdefault(asked.key, asked)
    return list(found.values())


def asked_of_pay(paid: Paid, *, on: date) -> list[Asked]:
    """Pay at most, when that is less than an adult is owed on the day."""
    cents, owed = cents_an_hour(paid), minimum(age=ADULT, on=on)
    if cents is None or owed is None or paid.kind in WITHOUT_WAGE or cents >= owed.cents:
        return []
    least = f"{Decimal(owed.cents) / 100:.2f} hour"
    return [Asked(PAY_PART, PAY, f"{paid.amount:.2f} {paid.period}", least)]


def cents_an_hour(paid: Paid) -> int | None:
    """Whole cents an hour; unknown where no pay, or not the hours of a month or year, are told."""
    if paid.amount is None:
        return None
    if paid.period == "hour":
        return int(paid.amount * 100)
    if not paid.hours:
        return None
    a_year = paid.amount * (MONTHS if paid.period == "month" else 1)
    return int(a_year * 100 / WEEKS / paid.hours)


def digest(asked: Iterable[Asked]) -> str:
    """What a form sends along to say: these I have seen, and I keep them."""
    return sha256("\n".join(sorted(one.code for one in asked)).encode()).hexdigest()[:16]
