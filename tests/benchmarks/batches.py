"""`python -m tests.benchmarks.batches [--vacancies N] [--files N] [--desk N]`: many youths at once.

It makes a scratch database (SQLite, or the one of `python -m tests.postgres`) with the demo region, copies
its vacancies until there are N, and the youths who look for work (wishes, abilities, work done, papers;
nothing that is sealed) until so many files are there. Then: *for whom* are some vacancies, at a desk of
`--desk` youths; the night's count of 100 new vacancies for all files; and twenty rankings in a row, as
`manage.py rank` makes them. Times are of this process's own work.
"""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

import django
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from tests.benchmarks.ranking import BATCH, make, say, spent

if TYPE_CHECKING:
    from candidates.models import Candidate
    from jobmatch.accounts.models import User

NEW, IN_A_ROW, ASKED = 100, 20, 5
TOLD = ("wishes", "skills", "languages", "diplomas", "licences", "experience")


def main(arguments: Sequence[str]) -> None:
    """Build once, then time."""
    parser = ArgumentParser(prog="python -m tests.benchmarks.batches")
    parser.add_argument("--vacancies", type=int, default=20_000)
    parser.add_argument("--files", type=int, default=5_000)
    parser.add_argument("--desk", type=int, default=1_000)
    asked = parser.parse_args(arguments)
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    call_command("migrate", verbosity=0)
    for words in measured(asked.vacancies, asked.files, asked.desk):
        say(words)


def measured(vacancies: int, files: int, desk: int) -> Iterator[str]:
    """A line for each figure."""
    from candidates.models import Candidate  # noqa: PLC0415 - after django.setup()
    from matching.services.ranking import rankings, snapshots  # noqa: PLC0415
    from tests.factories import make_jobhunter, make_pool  # noqa: PLC0415

    today = timezone.localdate()
    make(vacancies)
    snapshots.keep_up(on=today)
    first, others = make_jobhunter(), make_jobhunter()
    make_pool(first.desks.get().municipality)
    make_pool(others.desks.get().municipality)
    there = Candidate.objects.filter(desk__user__isnull=False).count()
    copy_youths(first, desk, 0)
    copy_youths(others, max(0, files - there - desk), desk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield f"{connection.vendor}: {vacancies} vacancies, {Candidate.objects.count()} files, {desk} at one desk"
    yield from for_whom(first, desk)
    yield from night()
    own = Candidate.objects.filter(desk__user=first).order_by("pk").values_list("pk", flat=True)[:IN_A_ROW]
    took = spent(
        lambda: list(
            rankings.rank_on_command_line(candidates=list(own), on=today, today=today, reason="a bench")
        )
    )
    yield f"rankings in a row: {took / IN_A_ROW:.0f} ms each"


def for_whom(by: "User", many: int) -> Iterator[str]:
    """The list of some vacancies, taken by lot."""
    from employers.models import Vacancy  # noqa: PLC0415 - after django.setup()
    from matching.services.ranking import youths  # noqa: PLC0415

    today = timezone.localdate()
    some = Random(3).sample(  # noqa: S311 - for a bench
        list(Vacancy.objects.open(on=today).order_by("pk")), ASKED
    )
    for vacancy in some:
        found: list[Candidate] = []
        took = spent(lambda: found.extend(youths.for_vacancy(vacancy=vacancy, by=by, on=today)))  # noqa: B023
        yield f"for whom, {many} youths: {took:.0f} ms, {len(found)} found"


def night() -> Iterator[str]:
    """A hundred vacancies that came in since last night, for all files."""
    from employers.models import Vacancy  # noqa: PLC0415 - after django.setup()
    from matching.models import NewVacancies  # noqa: PLC0415
    from matching.services.ranking import new_vacancies  # noqa: PLC0415
    from notifications.rules.moments import CLOCK  # noqa: PLC0415

    yesterday = timezone.localdate() - timedelta(days=1)
    came = datetime.combine(yesterday, new_vacancies.NIGHT, CLOCK) - timedelta(hours=1)
    there = list(Vacancy.objects.open(on=yesterday).order_by("pk").values_list("pk", flat=True))
    Vacancy.objects.update(added_at=came - timedelta(days=30))
    Vacancy.objects.filter(pk__in=Random(4).sample(there, NEW)).update(added_at=came)  # noqa: S311
    NewVacancies.objects.all().delete()
    many: list[int] = []
    took = spent(lambda: many.append(new_vacancies.count(on=yesterday)))
    yield f"the night, {NEW} new vacancies: {took / 1000:.1f} s, something for {many[0]} youths"


@transaction.atomic
def copy_youths(by: "User", many: int, since: int) -> None:
    """Copies of the demo's youths who look for work, at the desk of this jobhunter."""
    from candidates.enums import LOOKING  # noqa: PLC0415 - after django.setup()
    from candidates.models import Candidate, Step  # noqa: PLC0415

    soon, desk = timezone.localdate() + timedelta(days=3), by.desks.get()
    nothing = Candidate._meta.get_field("own_words").get_default()
    like = list(
        Candidate.objects.filter(state__in=LOOKING, desk__user__isnull=False, erased_on=None)
        .exclude(desk=desk)
        .exclude(first_name__startswith="Copy")
        .prefetch_related(*TOLD)
        .order_by("pk")
    )
    made = [(like[number % len(like)], UUID(int=(0xC0 << 120) + since + number)) for number in range(many)]
    files = [
        of(one, id=pk, held_by_id=pk, desk_id=desk.pk, municipality_id=desk.municipality_id)
        | {"first_name": f"Copy {number}", "folded_name": f"copy {number}", "last_name": ""}
        | {"phone": f"+316{since + number:08}", "email": "", "own_words": nothing}
        for number, (one, pk) in enumerate(made)
    ]
    Candidate.objects.bulk_create((Candidate(**each) for each in files), BATCH)
    Step.objects.bulk_create(
        (Step(candidate_id=pk, kind="call", due=soon, owner_id=desk.pk, primary_for=pk) for _, pk in made),
        BATCH,
    )
    for name in TOLD:
        rows = [(row, pk) for one, pk in made for row in getattr(one, name).all()]
        if rows:
            kind = type(rows[0][0])
            kind._default_manager.bulk_create(
                (kind(**without_id(row) | {"candidate_id": pk}) for row, pk in rows), BATCH
            )


def of(row: Any, **changed: Any) -> dict[str, Any]:
    """The values of a row, some of them changed."""
    return {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields} | changed


def without_id(row: Any) -> dict[str, Any]:
    """The values of a row of a list, for a new row."""
    return {name: value for name, value in of(row).items() if name != "id"}


if __name__ == "__main__":
    main(sys.argv[1:])
