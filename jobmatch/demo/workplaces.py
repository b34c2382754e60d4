"""The employers of the demo, their sites, who works in the house, and what they say of the workplace."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from employers.models import Employer, Site, WorkplaceFact
from employers.services.facts import TERM
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation
from jobmatch.demo import lots
from jobmatch.demo.staff import user_id
from jobmatch.demo.tables import Row, id_of, listed, rows
from jobmatch.places.models import Town
from jobmatch.taxonomy.loading.starter import occupation_ids
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

AGENCY = "agency"
SILENT = 15  # of a hundred employers, how many answered nothing yet
EXPIRED = 14
ANSWERS = {"yes": 46, "no": 20, "unknown": 34}
# What a branch can hardly answer otherwise.
CERTAIN: dict[str, dict[str, str]] = {
    "hospitality": {"no_alcohol": "no"},
    "build": {"wheelchair": "no", "no_heavy_lifting": "no", "sitting_work": "no", "no_alcohol": "yes"},
    "technique": {"wheelchair": "no", "sitting_work": "no", "no_alcohol": "yes", "no_pork": "yes"},
    "green": {"sitting_work": "no", "no_alcohol": "yes", "no_pork": "yes"},
    "office": {"sitting_work": "yes", "no_heavy_lifting": "yes", "no_alcohol": "yes", "no_pork": "yes"},
    "ict": {"sitting_work": "yes", "no_heavy_lifting": "yes", "no_alcohol": "yes", "no_pork": "yes"},
    "logistics": {"no_pork": "yes"},
}


@dataclass(frozen=True, slots=True)
class Workplace:
    """One site of one employer."""

    employer: UUID
    site: UUID
    town: Town
    postcode: str


def employer_id(key: str) -> UUID:
    return id_of("organisation", key)


def add(*, on: date) -> dict[str, list[Workplace]]:
    """Everything about employers; returns the sites of each by its key."""
    table = rows("employers")
    Organisation.objects.bulk_create(
        Organisation(id=employer_id(row["key"]), kind=OrganisationKind.EMPLOYER, name=row["name"])
        for row in table
    )
    Employer.objects.bulk_create(_employer(row) for row in table)
    places = {row["key"]: list(_workplaces(row)) for row in table}
    Site.objects.bulk_create(_site(row, place) for row in table for place in places[row["key"]])
    _add_house(table)
    WorkplaceFact.objects.bulk_create(fact for row in table for fact in _facts(row, places[row["key"]], on))
    return places


def _employer(row: Row) -> Employer:
    return Employer(
        organisation_id=employer_id(row["key"]),
        is_intermediary=row["sector"] == AGENCY,
        website=f"https://{row['key']}.example/",
        about=row["about"],
    )


def _workplaces(row: Row) -> Iterator[Workplace]:
    for place in listed(row["sites"]):
        town, _, postcode = place.partition(":")
        yield Workplace(
            employer=employer_id(row["key"]),
            site=id_of("site", f"{row['key']}:{place}"),
            town=Town.objects.get(name=town),
            postcode=postcode,
        )


def _site(row: Row, place: Workplace) -> Site:
    name = row["name"].removesuffix(" (demo)")
    return Site(
        id=place.site,
        employer_id=place.employer,
        name=f"{name}, {place.town.name}",
        postcode=place.postcode,
        town=place.town,
    )


def _add_house(table: tuple[Row, ...]) -> None:
    """Every occupation that an employer hires for or has besides."""
    through = Employer.occupations.through
    through.objects.bulk_create(
        through(employer_id=employer_id(row["key"]), occupation_id=occupation_ids()[key])
        for row in table
        if row["sector"] != AGENCY
        for key in listed(f"{row['hires']},{row['house']}")
    )


def _facts(row: Row, places: list[Workplace], on: date) -> Iterator[WorkplaceFact]:
    """The employer's answers to the whole list, and a few exceptions for its second site."""
    if row["sector"] == AGENCY or lots.happens(SILENT, "silent", row["key"]):
        return
    stated_on = on - timedelta(days=20 + lots.number(250, "stated", row["key"]))
    for item in WORKPLACE_ITEMS:
        answer = CERTAIN.get(row["sector"], {}).get(item) or lots.weighted(ANSWERS, "fact", row["key"], item)
        if answer == "unknown":
            continue
        is_old = lots.happens(EXPIRED, "expired", row["key"], item)
        yield _fact(places[0].employer, None, item, answer, stated_on - TERM if is_old else stated_on)
        if len(places) > 1 and lots.happens(8, "exception", row["key"], item):
            other = "no" if answer == "yes" else "yes"
            yield _fact(places[0].employer, places[1].site, item, other, stated_on)


def _fact(employer: UUID, site: UUID | None, item: str, answer: str, stated_on: date) -> WorkplaceFact:
    return WorkplaceFact(
        employer_id=employer,
        site_id=site,
        item=item,
        answer=answer,
        stated_by_id=user_id("ruben@demo.example"),
        stated_on=stated_on,
        expires_on=stated_on + TERM,
    )
