"""Doubles: what must be seen as alike, what must not, and how well it goes on names as people write them."""

import csv
import random
import unicodedata
import zlib
from pathlib import Path
from typing import Any

import pytest

from candidates.rules.doubles import (
    EMAIL,
    LEAST_SAME_YEAR,
    NAME,
    PHONE,
    ComparedPerson,
    fold,
    likeness,
    matches,
)
from tests.figures import Figure
from tests.sizes import NAMES

HALF = 1
FILES, SEARCHED = 2000, NAMES.value
YEARS = range(1999, 2011)
# Ways in which one name is written: what is on the left may be found as what is on the right.
SPELLINGS = (
    *(("ou", "u"), ("ou", "oe"), ("oe", "u"), ("u", "ou"), ("o", "u"), ("e", "a"), ("a", "e"), ("i", "e")),
    *(("ch", "sh"), ("ch", "sj"), ("sh", "ch"), ("kh", "gh"), ("kh", "h"), ("dj", "j"), ("j", "dj")),
    *(("ss", "s"), ("mm", "m"), ("ll", "l"), ("dd", "d"), ("s", "ss"), ("m", "mm"), ("y", "i"), ("i", "y")),
    *(("ph", "f"), ("f", "ph"), ("w", "ou"), ("oua", "wa"), ("k", "q"), ("q", "k"), ("d", "t"), ("b", "p")),
    *(("c", "k"), ("z", "s"), ("ij", "y"), ("ie", "i"), ("th", "t"), ("h", ""), ("ç", "ch"), ("ş", "sh")),
)
GROUPS = (("nl", 8), ("maghreb_latin", 6), ("tr", 4), ("nl_be", 1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Mohammed", "El Haddad"), ("Muhammed", "Elhaddad")),
        (("Mohamed", "Amrani"), ("Mohammad", "Amrani")),
        (("Youssef", "Benali"), ("Ben Ali", "Yusuf")),
        (("Ayşe", "Yılmaz"), ("Ayse", "Yilmaz")),
        (("Işıl", "Çelik"), ("ISIL", "celik")),
        (("Aïcha", "Oualid"), ("Aisha", "Walid")),
        (("Rachid", "Bouzidi"), ("Rashid", "Buzidi")),
        (("Hocine", "A'mrani"), ("Hussein", "Amrani")),
        (("Fatima Zahra", "Demir-Kaya"), ("Fatimah", "Demir")),
        (("Zeynep", "Şahin"), ("Sahin", "Zeyneb")),
        (("Yassine", "al-Bakri"), ("Yasin", "Bakri")),
        (("Sara", ""), ("Sara", "Jansen")),
    ],
)
def test_ways_to_write_one_name_are_alike(one, other):
    assert likeness(ComparedPerson(*one), ComparedPerson(*other)) >= LEAST_SAME_YEAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Hassan", "Amrani"), ("Hussein", "Amrani")),
        (("Mohamed", "Amrani"), ("Hamza", "Amrani")),
        (("Amira", "Benali"), ("Samira", "Chaoui")),
        (("Sara", "Jansen"), ("Sara", "de Vries")),
        (("Emre", "Yılmaz"), ("Emine", "Yıldız")),
        (("Sara", ""), ("Zahra", "Jansen")),
    ],
)
def test_other_names_are_not(one, other):
    assert likeness(ComparedPerson(*one), ComparedPerson(*other)) < LEAST_SAME_YEAR


@pytest.mark.parametrize("name", ["", " ", "-", "'", "123", "é", "محمد", "\u0301", "ﬁ", "😀"])
def test_odd_names_break_nothing(name):
    odd = ComparedPerson(name, name)
    assert likeness(odd, ComparedPerson("Sara", "Jansen")) in range(101)
    assert likeness(odd, odd) in (0, 100)
    assert matches(odd, {1: odd, 2: ComparedPerson("Sara", name)}) is not None


def test_a_name_in_its_own_script_is_like_itself():
    assert likeness(ComparedPerson("محمد", "علي"), ComparedPerson("محمد", "علي")) == 100
    assert likeness(ComparedPerson("محمد", "علي"), ComparedPerson("فاطمة", "سعيد")) == 0


def test_accents_quotes_and_articles_are_left_out():
    assert fold("El-Ça'ğrı") == "cagri"


def test_phone_and_email_come_first_whatever_the_name():
    person = ComparedPerson("Amira", "Benali", 2006, "+31612345678", "amira@example.org")
    known = {
        "name": ComparedPerson("Amira", "Ben Ali", 2006),
        "phone": ComparedPerson("Noor", "Visser", 1999, "+31612345678"),
        "email": ComparedPerson("Noor", "Visser", email="Amira@Example.org"),
        "all": person,
        "none": ComparedPerson("Noor", "Visser", 2006, "+31612345679", "noor@example.org"),
    }
    found = matches(person, known)
    assert [match.key for match in found] == ["all", "email", "phone", "name"]
    assert found[0].by == (PHONE, EMAIL, NAME)


@pytest.mark.parametrize(("year", "is_found"), [(2006, True), (2007, False), (2009, False), (None, False)])
def test_a_name_that_is_only_like_it_needs_the_same_year(year, is_found):
    known = {1: ComparedPerson("Youssef", "Amrani", year)}
    assert bool(matches(ComparedPerson("Yousof", "Amrauni", 2006), known)) is is_found


def test_a_year_that_differs_much_is_another_person():
    assert (
        matches(ComparedPerson("Amira", "Benali", 2006), {1: ComparedPerson("Amira", "Benali", 2000)}) == []
    )
    assert matches(ComparedPerson("Amira", "Benali", 2006), {1: ComparedPerson("Amira", "Benali", 2007)})
    assert matches(ComparedPerson("Amira", "Benali", 2006), {1: ComparedPerson("Amira", "Benali")})


def test_nobody_is_in_the_text_of_a_person():
    assert "Amira" not in repr(ComparedPerson("Amira"))


# on real names


def names_of(folder: Path) -> dict[str, tuple[list[str], list[str]]]:
    """First and last names by group; only the half on which nothing was fitted."""
    names: dict[str, tuple[list[str], list[str]]] = {group: ([], []) for group, _ in GROUPS}
    with (folder / "names" / "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["group"] in names and zlib.crc32(row["name"].encode()) % 2 == HALF:
                names[row["group"]][row["kind"] == "last"].append(row["name"])
    return names


def someone(names: dict[str, tuple[list[str], list[str]]], chance: random.Random) -> ComparedPerson:
    group = chance.choices([group for group, _ in GROUPS], [share for _, share in GROUPS])[0]
    firsts, lasts = names[group]
    return ComparedPerson(chance.choice(firsts), chance.choice(lasts), chance.choice(YEARS))


def written_again(person: ComparedPerson, chance: random.Random) -> ComparedPerson:
    """A youth as someone else writes the name: one or two of the things that people do."""
    first, last, year = person.first_name, person.last_name, person.birth_year
    for way in chance.sample(WAYS, chance.choice((1, 1, 2))):
        first, last = way(first, last, chance)
    return ComparedPerson(first, last, year if chance.random() < 0.9 else None)


def plain(first: str, last: str, chance: random.Random) -> tuple[str, str]:
    return without_accents(first), without_accents(last)


def without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.replace("ı", "i"))
    return "".join(char for char in letters if not unicodedata.combining(char))


def spelled(first: str, last: str, chance: random.Random) -> tuple[str, str]:
    return respelled(first, chance), (respelled(last, chance) if chance.random() < 0.5 else last)


def respelled(name: str, chance: random.Random) -> str:
    small = name.lower()
    fitting = [(old, new) for old, new in SPELLINGS if old in small]
    if not fitting:
        return name
    old, new = chance.choice(fitting)
    return small.replace(old, new, 1).title()


def swapped(first: str, last: str, chance: random.Random) -> tuple[str, str]:
    return last, first


def with_article(first: str, last: str, chance: random.Random) -> tuple[str, str]:
    return first, chance.choice(("El ", "El", "Al-", "van ", "Ben ")) + last


def with_a_second(first: str, last: str, chance: random.Random) -> tuple[str, str]:
    return chance.choice(((f"{first} Noor", last), (first, f"{last}-Visser")))


def with_a_slip(first: str, last: str, chance: random.Random) -> tuple[str, str]:
    place = chance.randrange(1, max(2, len(last) - 1))
    return first, last[:place] + last[place + 1 : place + 2] + last[place : place + 1] + last[place + 2 :]


WAYS: list[Any] = [plain, spelled, spelled, spelled, swapped, with_article, with_a_second, with_a_slip]


def measured(folder: Path, *, seed: int = 7) -> dict[str, float]:
    """2,000 files; referrals of youths who have one, written again, and as many of youths who have none."""
    chance, names = random.Random(seed), names_of(folder)  # noqa: S311 - not a secret
    files = {number: someone(names, chance) for number in range(FILES)}
    taken = {(fold(person.first_name), fold(person.last_name)) for person in files.values()}
    right = wrong = 0
    for number in range(SEARCHED):
        found = {match.key for match in matches(written_again(files[number], chance), files)}
        right += number in found
        wrong += len(found - {number})
    strangers = []
    while len(strangers) < SEARCHED:
        person = someone(names, chance)
        if (fold(person.first_name), fold(person.last_name)) not in taken:
            strangers.append(person)
    flagged = [len(matches(person, files)) for person in strangers]
    shown = right + wrong + sum(flagged)
    return {
        "recall": right / SEARCHED,
        "precision": right / shown,
        "new": sum(map(bool, flagged)) / SEARCHED,
        "most": max(flagged),
    }


def test_doubles_are_found_among_names_as_people_write_them(real_data: Path, figure: Figure) -> None:
    found = measured(real_data)
    figure("doubles by name, recall", f"{found['recall']:.3f}")
    figure("doubles by name, precision", f"{found['precision']:.3f}")
    figure("doubles by name, share of new youths for whom a file is shown", f"{found['new']:.3f}")
    assert found["recall"] > 0.85
    assert found["precision"] > 0.85
