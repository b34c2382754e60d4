"""`python -m tests.benchmarks.ranking [--vacancies N] [--youths N] [--json]`: a ranking page, both ways.

With `--against postgres,polars,duckdb` (`requirements/bench.txt`) the engine alone beside others, see
`tests.benchmarks.scans`; then at most `--base` vacancies are made in the database, and their columns stand
again and again until there are N.

It makes a scratch database (SQLite, or the one of `python -m tests.postgres`) with the demo region, and
copies its vacancies over the middle of the country until there are N. Then a jobhunter asks for the ranking
page of youths: first as all vacancies are read from the database, then as the engine ranks. Before anything
is timed both must say the same. Times are of this process's own work: on a machine that does more at once
only that says something.
"""

import json
import os
import statistics
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

import django
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

if TYPE_CHECKING:
    from candidates.models import Candidate
    from employers.models import Vacancy

READ_TIMES = 2
WARM_UP = 3
NEAR_UTRECHT = 38_000
BATCH = 500


def main(arguments: Sequence[str]) -> None:
    """Build once, compare, then time."""
    parser = ArgumentParser(prog="python -m tests.benchmarks.ranking")
    parser.add_argument("--vacancies", type=int, default=20_000)
    parser.add_argument("--youths", type=int, default=40)
    parser.add_argument("--against", type=lambda names: names.split(","))
    parser.add_argument("--base", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    if asked.against:
        found = beside(asked.vacancies, asked.base, asked.youths, asked.against)
    else:
        found = measured(asked.vacancies, asked.youths)
    for name, value in found.items():
        say(json.dumps(found) if asked.json else f"{name}: {value}")
        if asked.json:
            break


def measured(vacancies: int, many: int) -> dict[str, Any]:
    """All figures: milliseconds of work, bytes, and ratios."""
    from matching.services.ranking import snapshots  # noqa: PLC0415 - after django.setup()

    today = timezone.localdate()
    make(vacancies)
    youths = people(many)
    snapshots.path().unlink(missing_ok=True)
    reading = [spent(ask(youth)) for youth in youths[:READ_TIMES]]
    building = spent(lambda: snapshots.build(on=today))
    compare(youths[0])
    times = list(pages(youths))
    alone = [spent(scan(youth)) for youth in youths]
    page, engine = statistics.mean(times), statistics.mean(alone)
    return {
        "database": connection.vendor,
        "vacancies": vacancies,
        "reading all: a page": round(statistics.mean(reading)),
        "engine: a page, mean": round(page, 1),
        "engine: a page, p95": round(p95(times), 1),
        "engine alone, mean": round(engine, 2),
        "engine alone, p95": round(p95(alone), 2),
        "building": round(building),
        "bytes a vacancy": snapshots.path().stat().st_size // vacancies,
        "ratios": {
            "reading / page": round(statistics.mean(reading) / page, 1),
            "engine's part of a page": round(engine / page, 3),
            "p95 / mean of the engine": round(p95(alone) / engine, 2),
        },
    }


def make(vacancies: int) -> None:
    """The demo region with so many vacancies, their words counted."""
    from matching.services.ranking import words  # noqa: PLC0415 - after django.setup()

    today = timezone.localdate()
    with override_settings(DEMO=True):
        from jobmatch.demo import region  # noqa: PLC0415

        region.load(on=today)
    copy_vacancies(vacancies)
    words.keep(on=today)


def beside(vacancies: int, base: int, many: int, against: Sequence[str]) -> dict[str, Any]:
    """The engine alone beside other engines, for youths with all that their own jobhunter may read."""
    make(min(vacancies, base))
    return alone(vacancies, many, against)


def alone(vacancies: int, many: int, against: Sequence[str]) -> dict[str, Any]:
    """Figures of the engine alone, from the database that there is."""
    from candidates.models import Candidate  # noqa: PLC0415 - after django.setup()
    from candidates.services.files import sealed  # noqa: PLC0415
    from matching.engine import store  # noqa: PLC0415
    from matching.selectors import people as selectors  # noqa: PLC0415
    from matching.services.ranking import rankings, snapshots  # noqa: PLC0415
    from tests.benchmarks import scans  # noqa: PLC0415

    today = timezone.localdate()
    snapshots.keep_up(on=today)
    columns = store.read(snapshots.path())
    pks = [youth.pk for youth in people(many)]
    whole = list(selectors.with_profile(Candidate.objects.filter(pk__in=pks)))
    with store.LOCK:
        live = snapshots.live(on=today)
    assert live is not None
    desk = rankings.Desk(whole, live)
    opened = sealed.unseal_all(candidates=whole, on=today)
    asked = [
        scans.Someone(desk.person(one, values), desk.points.of(one), tuple(one.travel_means or ()))
        for one, (values, _) in zip(whole, opened, strict=True)
    ]
    if vacancies > len(columns):
        columns = scans.grown(columns, vacancies)
    path = snapshots.path().with_name("bench.columns")
    return {"database": connection.vendor, **scans.measured(columns, asked, against, path)}


def copy_vacancies(many: int) -> None:
    """Copies of the demo's open vacancies, elsewhere and at other employers, until there are so many."""
    from employers.models import Employer, Vacancy  # noqa: PLC0415 - after django.setup()
    from jobmatch.places.models import Town  # noqa: PLC0415
    from jobmatch.places.rules.travel import distance_metres  # noqa: PLC0415

    rows = list(Vacancy.objects.filter(state="open").prefetch_related("skills", "languages", "licences"))
    middle = Town.objects.filter(name="Utrecht").order_by("municipality_id")[0]
    towns = [
        town
        for town in Town.objects.all()
        if distance_metres((town.lat, town.lon), (middle.lat, middle.lon)) < NEAR_UTRECHT
    ]
    employers, dice = list(Employer.objects.values_list("pk", flat=True)), Random(1)  # noqa: S311 - for a bench
    made: list[tuple[Vacancy, Vacancy]] = []
    while len(rows) + len(made) < many:
        like = dice.choice(rows)
        pk = UUID(int=dice.getrandbits(128))
        new = type(like)(
            **{each.attname: getattr(like, each.attname) for each in like._meta.concrete_fields}
            | {"id": pk, "identifier": str(pk), "site_id": None, "postcode": ""}
            | {"town_id": like.town_id and dice.choice(towns).pk}
            | {"employer_id": like.employer_id and dice.choice(employers)}
            | {"title": f"{like.title} {dice.randrange(200)}"}
        )
        made.append((new, like))
    Vacancy.objects.bulk_create((new for new, _ in made), BATCH)
    for name in ("skills", "languages", "licences"):
        copies = [copy(row, new) for new, like in made for row in getattr(like, name).all()]
        if copies:
            type(copies[0])._default_manager.bulk_create(copies, BATCH)


def copy(row: Any, vacancy: "Vacancy") -> Any:
    """A row of a list of one vacancy for another."""
    values = {
        each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields if each.name != "id"
    }
    return type(row)(**values | {"vacancy_id": vacancy.pk})


def people(many: int) -> "list[Candidate]":
    """Youths with a jobhunter, who have told the most."""
    from candidates.models import Candidate  # noqa: PLC0415 - after django.setup()

    files = Candidate.objects.in_sight().filter(desk__user__isnull=False).select_related("desk__user")
    return sorted(files.prefetch_related("wishes"), key=lambda one: (-len(one.wishes.all()), one.pk))[:many]


def ask(youth: "Candidate") -> Callable[[], object]:
    """The ranking page of a youth, asked by the own jobhunter."""
    from tests.factories import sign_in  # noqa: PLC0415 - after django.setup()

    assert youth.desk.user is not None
    client = sign_in(Client(HTTP_HOST="localhost"), youth.desk.user)

    def page() -> object:
        answer = client.get(f"/kandidaten/{youth.pk}/vacatures/")
        if answer.status_code != 200:
            raise SystemExit(f"no page: {answer.status_code}")
        return answer

    return page


def scan(youth: "Candidate") -> Callable[[], object]:
    """What the engine does of it: tables, gates, shelves, the rows of the first page."""
    from candidates.services.files.sealed import NOTHING_OPENED  # noqa: PLC0415 - after django.setup()
    from matching.engine.store import LOCK  # noqa: PLC0415
    from matching.selectors import people as selectors  # noqa: PLC0415
    from matching.services.ranking import rankings, snapshots  # noqa: PLC0415

    with LOCK:
        live = snapshots.live(on=timezone.localdate())
    assert live is not None
    whole = selectors.with_profile(type(youth).objects.filter(pk=youth.pk)).get()
    desk = rankings.Desk([whole], live)
    person = desk.person(whole, NOTHING_OPENED)

    def found() -> object:
        made = desk.found(whole, person)
        return made.counts, made.page

    return found


def compare(youth: "Candidate") -> None:
    """The whole document by both ways, or nothing is timed."""
    from candidates.services.files.sealed import NOTHING_OPENED  # noqa: PLC0415 - after django.setup()
    from matching.documents import document  # noqa: PLC0415
    from matching.selectors import people as selectors  # noqa: PLC0415
    from matching.services.ranking import rankings  # noqa: PLC0415

    today = timezone.localdate()
    whole = selectors.with_profile(type(youth).objects.filter(pk=youth.pk)).get()
    found = rankings.ranked(whole, NOTHING_OPENED, on=today, today=today, sealed_open=False)
    read = rankings.Region([whole], on=today).rank(whole, NOTHING_OPENED, sealed_open=False)
    if found.shown is None:
        raise SystemExit("the engine has no columns")
    if document(found, top=60, lang="nl") != document(read, top=60, lang="nl"):
        raise SystemExit("the engine and the scorer do not say the same: nothing is timed")


def pages(youths: "Sequence[Candidate]") -> Iterator[float]:
    """How long each youth's page takes, once everything is warm."""
    asked = [ask(youth) for youth in youths]
    for page in asked[:WARM_UP]:
        page()
    for page in asked:
        yield spent(page)


def spent(act: Callable[[], object]) -> float:
    """Milliseconds of work of this process."""
    start = time.process_time()
    act()
    return (time.process_time() - start) * 1000


def p95(times: Sequence[float]) -> float:
    """The time that nineteen in twenty stay under."""
    return sorted(times)[max(0, -(-len(times) * 95 // 100) - 1)]


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
