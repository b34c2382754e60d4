"""What is usual in an occupation: its Dutch, week, pay, tasks, skills and entry conditions."""

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from jobmatch.taxonomy import starter
from jobmatch.web.demo.tables import rows


@dataclass(frozen=True, slots=True)
class Work:
    """One occupation as employers of the demo ask it; `pay` in cents an hour."""

    key: str
    id: UUID
    label: str
    dutch: str
    week: str
    pay: int
    tasks: tuple[str, str]
    essential: tuple[str, ...]
    optional: tuple[str, ...]
    conditions: tuple[tuple[str, str, bool], ...]

    @property
    def is_entry_level(self) -> bool:
        return self.dutch in ("A1", "A2")

    @property
    def closed_by_law(self) -> bool:
        """The law lets nobody in without a certain licence or diploma."""
        return any(by_law and kind in ("licence", "diploma") for kind, _, by_law in self.conditions)


@cache
def all_work() -> dict[str, Work]:
    labels = {row["key"]: row["label_nl"] for row in starter.rows("occupations")}
    return {row["occupation"]: _work(row, labels[row["occupation"]]) for row in rows("work")}


def _work(row: dict[str, str], label: str) -> Work:
    key = row["occupation"]
    return Work(
        key=key,
        id=starter.occupation_ids()[key],
        label=label,
        dutch=row["dutch"],
        week=row["week"],
        pay=int(row["pay"]),
        tasks=(row["first"], row["second"]),
        essential=_skills(key, "1"),
        optional=_skills(key, "0"),
        conditions=_conditions(key),
    )


def _skills(key: str, essential: str) -> tuple[str, ...]:
    return tuple(
        row["skill"]
        for row in starter.rows("occupation_skills")
        if row["occupation"] == key and row["essential"] == essential
    )


def _conditions(key: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple(
        (row["kind"], row["code"], row["by_law"] == "1")
        for row in starter.rows("entry_conditions")
        if row["occupation"] == key and row["kind"] in ("licence", "diploma", "age")
    )
