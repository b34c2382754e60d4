"""What is usual in an occupation: its Dutch, week, pay, tasks, skills and entry conditions."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from jobmatch.demo.tables import rows
from jobmatch.taxonomy.loading import starter


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
    skills = _grouped("occupation_skills").get(key, [])
    conditions = _grouped("entry_conditions").get(key, [])
    return Work(
        key=key,
        id=starter.occupation_ids()[key],
        label=label,
        dutch=row["dutch"],
        week=row["week"],
        pay=int(row["pay"]),
        tasks=(row["first"], row["second"]),
        essential=tuple(each["skill"] for each in skills if each["essential"] == "1"),
        optional=tuple(each["skill"] for each in skills if each["essential"] == "0"),
        conditions=tuple((each["kind"], each["code"], each["by_law"] == "1") for each in conditions),
    )


@cache
def _grouped(name: str) -> dict[str, list[dict[str, str]]]:
    """The rows of a file of the starter set by their occupation."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in starter.rows(name):
        found[row["occupation"]].append(row)
    return found
