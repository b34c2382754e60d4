"""`python -m tests.benchmarks.pages [NAME ...]`: real vacancies for made-up youths.

Reads the postings of JOBMATCH_REAL_DATA into a scratch database as an import would, and prints for each youth
of `youths.json` (who are nobody) the first page, ties among the first twenty and what stands
on which shelf. Titles, employers and towns only: the texts may name people.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.core.management import call_command

if TYPE_CHECKING:
    from candidates.models import Candidate
    from employers.models import Vacancy
    from matching.scorer.v2.results import Ranking, Row, ShelfName

FILES = ("jobpostings_real_nl.jsonld", "jobpostings_more_nl.jsonld")
YOUTHS = Path(__file__).with_name("youths.json")
# Youth → id of a posting → 2 would be shown, 1 with a question, 0 not: by a reader who did not see which
# policy had chosen a row. The id is `judged_as`.
JUDGEMENTS = Path(__file__).with_name("judgements.json")
GRADES = {2: "good", 1: "thinkable", 0: "nonsense", None: "not judged"}
ON = date(2026, 3, 2)
FIRST = 20
PARTS = ("wish", "like", "dream", "step", "ask", "uses")
IN_SIGHT: "tuple[ShelfName, ...]" = ("fits", "rung", "ask", "step", "other")


def main(names: Sequence[str]) -> None:
    """Read once, then rank for each youth."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    folder = os.environ.get("JOBMATCH_REAL_DATA")
    if not folder:
        sys.exit("JOBMATCH_REAL_DATA names no folder with real postings.")
    began = time.monotonic()
    django.setup()
    call_command("migrate", verbosity=0)
    for name in FILES:
        path = Path(folder) / "vacancies" / name
        call_command("import_vacancies", str(path), keep_good=True, stdout=Silent(), stderr=Silent())
    rank_all([each for each in json.loads(YOUTHS.read_text("utf-8")) if not names or each["name"] in names])
    say(f"\n{time.monotonic() - began:.0f} s in all")


class Silent:
    """Takes words and says nothing."""

    def write(self, words: str) -> None:
        """What an import tells of each row is not asked here."""


def rank_all(youths: Sequence[dict[str, Any]]) -> None:
    """The ranking of each youth, and what it comes to."""
    from candidates.services.files.sealed import NOTHING_OPENED  # noqa: PLC0415 - after django.setup()
    from matching.selectors import people  # noqa: PLC0415
    from matching.services.ranking import rankings  # noqa: PLC0415

    for each in youths:
        make(each)
    candidates = list(people.with_profile(model().objects.all()).order_by("first_name"))
    region = rankings.Region(candidates, on=ON)
    say(f"{len(region.vacancies)} vacancies, {len(candidates)} youths")
    judged = json.loads(JUDGEMENTS.read_text("utf-8"))
    sums: Counter[str] = Counter()
    for candidate in candidates:
        say(f"\n== {candidate.first_name}: " + ", ".join(str(wish) for wish in candidate.wishes.all()))
        ranking = region.rank(candidate, NOTHING_OPENED, sealed_open=True).ranking
        many = show(ranking, region.vacancies)
        page = shown(ranking)
        sums += Counter({"tied": many, "rows on page one": len(page)})
        sums += Counter({"tied on page one": tied(map(worth, page), len(page))})
        sums += Counter({"nothing fits": int(ranking.page.nothing_fits)})
        sums += Counter({name: len(shelf.rows) for name, shelf in ranking.shelves.items()})
        told = judged.get(candidate.first_name, {})
        sums += Counter(GRADES[told.get(judged_as(region.vacancies[row.vacancy]))] for row in page)
        say(f"   first good row: {first_good(ranking, region.vacancies, told) or 'none is judged good'}")
    say("\nall together: " + ", ".join(f"{name} {many}" for name, many in sums.items()))


def show(ranking: "Ranking", vacancies: "dict[Any, Vacancy]") -> int:
    """The shelves and first page of one youth; how many are tied in the first twenty that are in sight."""
    rows = [row for name in IN_SIGHT for row in ranking.shelves[name].spread]
    many = tied(map(worth, rows), FIRST)
    shelves = ", ".join(f"{name} {len(shelf.rows)}" for name, shelf in ranking.shelves.items())
    say(f"-- of {ranking.total}: {shelves}; tied in the first {FIRST}: {many}")
    page = ranking.page
    for name in PARTS:
        for row in getattr(page, name):
            say(f"   {row.points:4} +{row.open:3} {name:5} {about(vacancies[row.vacancy])}{why(row)}")
    if page.nothing_fits:
        say("   nothing fits")
    return many


def shown(ranking: "Ranking") -> "list[Row]":
    """All rows of the first page."""
    return [row for name in PARTS for row in getattr(ranking.page, name)]


def judged_as(row: "Vacancy") -> str:
    """By what a posting is named in the judgements: nothing of its text."""
    return sha256(f"{row.source}|{row.identifier}".encode()).hexdigest()[:16]


def first_good(ranking: "Ranking", vacancies: "dict[Any, Vacancy]", told: dict[str, int]) -> int | None:
    """The place of the best real fit among all that is in sight, from 1."""
    rows = [row for name in IN_SIGHT for row in ranking.shelves[name].spread]
    good = (place for place, row in enumerate(rows, 1) if told.get(judged_as(vacancies[row.vacancy])) == 2)
    return next(good, None)


def worth(row: "Row") -> Hashable:
    """What orders rows before chance does."""
    return row.shelf, row.beyond, row.points, row.open


def why(row: "Row") -> str:
    """The gates that are not open, and doubles."""
    shut = "".join(f" [{gate.state} {gate.name}]" for gate in row.shut)
    return shut + (f" x{1 + len(row.doubles)}" if row.doubles else "")


def tied(keys: Iterable[Hashable], first: int) -> int:
    """How many of the first so many have the same key as another row, wherever that stands."""
    listed = list(keys)
    times = Counter(listed)
    return sum(times[key] > 1 for key in listed[:first])


def about(row: "Vacancy") -> str:
    """A vacancy in one line."""
    employer = row.employer.organisation.name if row.employer else row.employer_text or "?"
    place = row.town.name if row.town else row.place_text or "?"
    return f"{row.title[:50]} | {employer[:28]} | {place[:20]}"


def model() -> "type[Candidate]":
    from candidates.models import Candidate  # noqa: PLC0415 - after django.setup()

    return Candidate


def make(youth: dict[str, Any]) -> None:
    """One made-up youth, with all that the file says."""
    from jobmatch.places.models import Town  # noqa: PLC0415 - after django.setup()
    from jobmatch.taxonomy.models import Occupation, Skill  # noqa: PLC0415
    from tests.factories import make_candidate  # noqa: PLC0415

    def occupation(label: str) -> Occupation:
        return Occupation.objects.get(label_nl=label)

    low, high = youth["hours"]
    candidate = make_candidate(
        first_name=youth["name"],
        birth_date=date(youth["born"], 1, 1),
        town=Town.objects.filter(name=youth["town"]).order_by("municipality_id")[0],
    )
    model().objects.filter(pk=candidate.pk).update(
        travel_means=youth["means"],
        travel_minutes=youth["minutes"],
        kinds=youth["kinds"],
        hours_min=low,
        hours_max=high,
        credentials_complete=youth["complete"],
        tie_seed=youth["name"].encode().ljust(16, b"."),
    )
    wishes = [*youth["wishes"]]
    if youth["dream"] and youth["dream"] not in wishes:
        wishes.append(youth["dream"])
    for rank, label in enumerate(wishes, start=1):
        candidate.wishes.create(occupation=occupation(label), rank=rank, is_dream=label == youth["dream"])
    for label in youth["skills"]:
        candidate.skills.create(skill=Skill.objects.get(label_nl=label))
    for label, months in youth["work"]:
        candidate.experience.create(occupation=occupation(label), months=months)
    for level in youth["diplomas"]:
        candidate.diplomas.create(level=level)
    for code in youth["licences"]:
        candidate.licences.create(licence=code)
    for code, level in youth["languages"].items():
        candidate.languages.create(language=code, level=level)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
