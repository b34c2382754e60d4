"""What an employer offers: which work, where, of which kind, how many hours, on which days, for what pay."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from employers.enums import PayPeriod, VacancyState
from jobmatch.demo import lots
from jobmatch.demo.tables import Row, listed, rows
from jobmatch.demo.weeks import WEEKS
from jobmatch.demo.work import Work, all_work
from jobmatch.demo.workplaces import Workplace

KINDS = {"job": 62, "apprenticeship": 13, "internship": 8, "side_job": 10}
ENTRY_KINDS = {**KINDS, "work_experience": 6, "trial": 3, "holiday": 3}
TRADES = {**KINDS, "job": 50, "apprenticeship": 28}
# Branches that train their own people.
TRAINING = frozenset(
    {"technique", "build", "garage", "metal", "beauty", "food", "hospitality", "green", "child"}
)
LEADING = {"job": 85, "internship": 15}
LAWFUL = {"job": 85, "side_job": 15}
ONLY: dict[str, dict[str, int]] = {"aspirant-beveiliger": {"apprenticeship": 1}}
HOURS: dict[str, list[tuple[int, int]]] = {
    "job": [(16, 24), (20, 32), (24, 32), (24, 36), (28, 36), (32, 40), (36, 40), (32, 38), (16, 32)],
    "apprenticeship": [(24, 32), (28, 36), (32, 36), (32, 40)],
    "internship": [(16, 32), (24, 32), (32, 40)],
    "side_job": [(6, 12), (8, 16), (4, 12), (10, 20)],
    "work_experience": [(12, 24), (16, 24), (20, 28)],
    "trial": [(16, 32), (24, 32)],
    "holiday": [(16, 38), (24, 40)],
}
MONTHLY_WEEKS = frozenset({"office", "phone", "school"})
UNPAID = frozenset({"trial", "work_experience"})
RISKY = frozenset({"build", "metal", "technique"})
HAZARDOUS_WORK = frozenset(
    {"heftruckchauffeur", "reachtruckchauffeur", "boomverzorger", "lasser", "steigerbouwer"}
)
HOURS_A_MONTH = 156  # of 36 hours a week


@dataclass(frozen=True, slots=True)
class Offer:
    """One place to fill; `key` is its identifier in the source `demo`."""

    key: str
    sector: str
    work: Work
    kind: str
    workplace: Workplace


def all_offers(places: dict[str, list[Workplace]]) -> Iterator[Offer]:
    for row in rows("employers"):
        for turn in range(int(row["vacancies"])):
            yield _offer(row, turn, places[row["key"]])


def _offer(row: Row, turn: int, places: list[Workplace]) -> Offer:
    hires = listed(row["hires"])
    key = f"{row['key']}-{turn + 1:02}"
    work = all_work()[hires[turn % len(hires)]]
    kind = lots.weighted(_kinds(work, row["sector"]), "kind", key)
    return Offer(key, row["sector"], work, kind, lots.one_of(places, "place", key))


def _kinds(work: Work, sector: str) -> dict[str, int]:
    if work.key in ONLY:
        return ONLY[work.key]
    if work.closed_by_law:
        return LAWFUL
    if work.dutch == "B2":
        return LEADING
    if sector in TRAINING:
        return TRADES
    return ENTRY_KINDS if work.is_entry_level else KINDS


def terms(offer: Offer) -> dict[str, Any]:
    """Hours, days, pay and what the law asks of work by minors; some of it not told."""
    low, high = lots.one_of(HOURS[offer.kind], "hours", offer.key)
    told = not lots.happens(9, "no hours", offer.key)
    return {
        "hours_min": low if told else None,
        "hours_max": high if told else None,
        "dayparts": _dayparts(offer),
        "night_work": _night(offer),
        "hazardous_work": _hazardous(offer),
        "shift_hours": 8 if lots.happens(40, "shift", offer.key) else None,
        **_pay(offer),
    }


def _dayparts(offer: Offer) -> int | None:
    if lots.happens(28, "no days", offer.key):
        return None
    if offer.kind == "side_job" and lots.happens(60, "weekend", offer.key):
        return WEEKS["weekend"]
    return WEEKS[offer.work.week]


def _night(offer: Offer) -> bool | None:
    if offer.work.week in ("night", "dawn"):
        return True
    return None if lots.happens(25, "night", offer.key) else False


def _hazardous(offer: Offer) -> bool | None:
    if offer.work.key in HAZARDOUS_WORK:
        return True
    if offer.sector in RISKY:
        return lots.weighted({None: 40, True: 20, False: 40}, "risk", offer.key)
    return None if lots.happens(20, "risk", offer.key) else False


def _pay(offer: Offer) -> dict[str, Any]:
    if offer.kind in UNPAID or lots.happens(22, "no pay", offer.key):
        return {}
    if offer.kind == "internship":
        allowance = Decimal(250 + 50 * lots.number(5, "allowance", offer.key))
        return {"pay_min": allowance, "pay_max": None, "pay_period": PayPeriod.MONTH}
    low = offer.work.pay + 10 * lots.number(8, "pay", offer.key)
    high = low + 10 * (5 + lots.number(20, "raise", offer.key)) if lots.happens(60, "to", offer.key) else None
    if offer.work.week in MONTHLY_WEEKS and offer.kind == "job":
        return {
            "pay_min": _monthly(low),
            "pay_max": None if high is None else _monthly(high),
            "pay_period": PayPeriod.MONTH,
        }
    return {
        "pay_min": Decimal(low) / 100,
        "pay_max": None if high is None else Decimal(high) / 100,
        "pay_period": PayPeriod.HOUR,
    }


def _monthly(cents: int) -> Decimal:
    """For 36 hours a week, to whole tens of euros."""
    return Decimal(cents * HOURS_A_MONTH // 1000 * 10)


def dates(key: str, *, on: date) -> dict[str, Any]:
    """When it was posted and until when one can apply; a few are closed or filled, a few close soon."""
    posted = on - timedelta(days=1 + lots.number(60, "posted", key))
    state = lots.weighted(
        {VacancyState.OPEN: 93, VacancyState.FILLED: 4, VacancyState.CLOSED: 3}, "state", key
    )
    closes = lots.weighted({"never": 38, "soon": 9, "later": 53}, "closes", key)
    if state == VacancyState.CLOSED:
        closes_on = on - timedelta(days=1 + lots.number(9, "closed", key))
        posted -= timedelta(days=10)
    elif closes == "never":
        closes_on = None
    else:
        days = 1 + lots.number(4, "soon", key) if closes == "soon" else 7 + lots.number(50, "later", key)
        closes_on = on + timedelta(days=days)
    starts = (
        on + timedelta(days=10 + lots.number(35, "starts", key)) if lots.happens(25, "start", key) else None
    )
    return {"state": state, "posted_on": posted, "closes_on": closes_on, "starts_on": starts}
