"""First and last names by group and by the sex that they are usually given to, for made-up youths."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

FEMALE, MALE, LAST = "first_f", "first_m", "last"
ANY = "first_any"
# Where no file is named: a few of each, so that the command runs everywhere.
FEW = {
    ("nl", FEMALE): "Sanne Lotte Femke Anouk",
    ("nl", MALE): "Daan Bram Thijs Ruben",
    ("nl", LAST): "Jansen Visser Bakker Mulder",
    ("maghreb", FEMALE): "Fatima Salma Nora Hanane",
    ("maghreb", MALE): "Yassin Bilal Omar Ilyas",
    ("maghreb", LAST): "Amrani Benali Haddad Ziani",
    ("tr", FEMALE): "Elif Zeynep Derya Esra",
    ("tr", MALE): "Emre Kerem Murat Can",
    ("tr", LAST): "Demir Kaya Celik Aydin",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A made-up name: of which group it is, and the sex that it is usually given to."""

    first: str
    last: str
    group: str
    sex: str


class Names:
    """All names of a list; a group has first names, and last names of its own or of any."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._lists: dict[tuple[str, str], list[str]] = defaultdict(list)
        for group, kind, name in rows:
            for sex in (FEMALE, MALE) if kind == ANY else (kind,):
                self._lists[group, sex].append(name)
        self.groups = sorted({group for group, kind in self._lists if kind != LAST})
        self._last = sorted(
            {name for (_, kind), names in self._lists.items() if kind == LAST for name in names}
        )

    def other(self, than: Name, lots: Random) -> Name:
        """A name of another group, and of the other sex where that group has such names."""
        group = lots.choice([each for each in self.groups if each != than.group] or self.groups)
        return self.drawn(lots, group=group, sex=MALE if than.sex == FEMALE else FEMALE)

    def drawn(self, lots: Random, *, group: str = "", sex: str = "") -> Name:
        """A name by lot."""
        group = group or lots.choice(self.groups)
        there = [each for each in (FEMALE, MALE) if self._lists.get((group, each))]
        sex = sex if sex in there else lots.choice(there)
        last = self._lists.get((group, LAST)) or self._last
        return Name(lots.choice(self._lists[group, sex]), lots.choice(last), group, sex)


def read(path: Path) -> Names:
    """The names of a file with the columns group, kind and name."""
    with path.open(encoding="utf-8", newline="") as file:
        return Names((row["group"], row["kind"], row["name"]) for row in csv.DictReader(file))


def few() -> Names:
    """The few names that come with the program."""
    return Names(_few())


def _few() -> Iterator[tuple[str, str, str]]:
    for (group, kind), names in FEW.items():
        yield from ((group, kind, name) for name in names.split())
