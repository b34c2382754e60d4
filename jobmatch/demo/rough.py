"""Vacancies as real postings bring them: a title and little else, the occupation only suggested."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from employers.models import Vacancy
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation
from jobmatch.demo import lots
from jobmatch.demo.offers import dates
from jobmatch.demo.tables import Row, id_of, rows
from jobmatch.demo.work import all_work
from jobmatch.places.models import Town
from jobmatch.taxonomy.loading.starter import occupation_ids

SOURCE = "demo-vacaturebank"
FROM_HOME = "Thuiswerk"
NO_PLACE = "Nederland"  # a village too, but no posting means it


def vacancies(*, on: date) -> Iterator[Vacancy]:
    employers = dict(
        Organisation.objects.filter(kind=OrganisationKind.EMPLOYER).order_by().values_list("name", "id")
    )
    named = {row["place"] for row in rows("imported")} - {NO_PLACE}
    towns = {town.name: town for town in Town.objects.filter(name__in=named)}
    for turn, row in enumerate(rows("imported"), start=1):
        yield _vacancy(f"{turn:03}", row, employers.get(row["employer"]), towns.get(row["place"]), on=on)


def _vacancy(key: str, row: Row, employer: UUID | None, town: Town | None, *, on: date) -> Vacancy:
    told = dates(f"rough-{key}", on=on)
    return Vacancy(
        id=id_of("vacancy", f"{SOURCE}:{key}"),
        source=SOURCE,
        identifier=key,
        title=row["title"],
        description=_text(key, row),
        employer_id=employer,
        employer_text=row["employer"],
        place_text=row["place"],
        town=town,
        is_remote=row["title"].startswith(FROM_HOME),
        kind=row["kind"],
        occupation_id=occupation_ids()[row["occupation"]] if row["occupation"] else None,
        occupation_certainty=int(row["certainty"]),
        posted_on=told["posted_on"],
    )


def _text(key: str, row: Row) -> str:
    work = all_work().get(row["occupation"])
    return lots.one_of(work.tasks, "rough", key) if work else "Bel ons en we vertellen je meer over het werk."
