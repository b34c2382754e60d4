"""How wording that may not be asked is told: a line on a page, and the card for a talk about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy

from employers.enums import PayPeriod
from employers.models import Demand, RegisterEntry
from employers.rules.demands.table import Ground, ground_of, grounds
from employers.rules.demands.texts import PAY_PART, Asked
from employers.services import demands
from employers.services.neutral import row_of
from jobmatch.taxonomy.choices import in_language

PART_WORDS = {
    "title": gettext_lazy("Title"),
    "description": gettext_lazy("Description"),
    "about": gettext_lazy("About the employer"),
    "name": gettext_lazy("Name of the site"),
    "pay": "",
}


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A wording that may not be asked, as a page shows it; `code` is what a button sends of it.

    `demand` is what is kept of it; of words that are only typed there is none. `instead` is the neutral
    wording, `is_left_out` says that the first word may simply go. Of pay it is what is owed at least, which a
    person fills in.
    """

    part: str
    phrase: str
    ground: str
    rule: str
    source: str
    instead: str
    is_left_out: bool
    can_be_taken: bool
    code: str
    demand: Demand | None = None
    version: int = 0


def asked_lines(asked: Iterable[Asked]) -> list[AskedLine]:
    """Words that were typed, a line each."""
    return [_asked_line(one) for one in asked]


def demand_lines(row: demands.Texted, *, on: date) -> list[AskedLine]:
    """What is kept beside the texts of a row, a line each."""
    asked = {one.key: one for one in demands.asked_of(row, on=on)}
    return [
        _asked_line(
            asked.get((each.part, each.rule, each.phrase)) or Asked(each.part, each.rule, each.phrase),
            each,
            row.version,
        )
        for each in row.demands.all()
        if each.rule in ground_of()
    ]


def _asked_line(asked: Asked, demand: Demand | None = None, version: int = 0) -> AskedLine:
    ground = asked.ground
    return AskedLine(
        part=str(PART_WORDS[asked.part]),
        phrase=_amount(asked.phrase) if asked.part == PAY_PART else asked.phrase,
        ground=in_language(ground.label),
        rule=in_language(ground.rule),
        source=ground.source,
        instead=_amount(asked.text) if asked.part == PAY_PART else asked.instead,
        can_be_taken=asked.found is not None,
        is_left_out=asked.found is not None and asked.found.rule.how == "cut",
        code=asked.code,
        demand=demand,
        version=version,
    )


@dataclass(frozen=True, slots=True)
class TalkCard:
    """What a jobhunter takes along to a talk about something that may not be asked.

    `instead` is the neutral wording, where the words stand in a text. `is_by_law`: the law binds us as well.
    """

    asked: str
    ground: str
    rule: str
    source: str
    say: str
    is_by_law: bool
    instead: str = ""


def card_of_demand(demand: Demand, *, on: date) -> TalkCard:
    """The card for words that stand in a text."""
    row = row_of(demand)
    key = (demand.part, demand.rule, demand.phrase)
    asked = next((one for one in demands.asked_of(row, on=on) if one.key == key), Asked(*key))
    line = _asked_line(asked)
    return _card(line.phrase, asked.ground, instead=line.instead)


def card_of_entry(entry: RegisterEntry) -> TalkCard:
    """The card for what stands in the register."""
    return _card(entry.asked, grounds()[entry.ground])


def ground_word(code: str) -> str:
    """What a ground is called."""
    return in_language(grounds()[code].label)


def _card(asked: str, ground: Ground, *, instead: str = "") -> TalkCard:
    return TalkCard(
        asked=asked,
        ground=in_language(ground.label),
        rule=in_language(ground.rule),
        source=ground.source,
        say=in_language(ground.say),
        is_by_law=ground.is_by_law,
        instead=instead,
    )


def _amount(phrase: str) -> str:
    """'12.00 hour' as people write it."""
    if not phrase:
        return ""
    amount, period = phrase.split()
    return f"€ {number_format(Decimal(amount), 2, force_grouping=True)} {PayPeriod(period).label}"
