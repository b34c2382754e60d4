"""The employers of the demo, their sites, who works in the house, and what they say of the workplace."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from employers.models import Employer, Site, WorkplaceFact
from employers.services.facts import TERM
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation
from jobmatch.demo.people import user_id
from jobmatch.demo.reading import Row, id_of, listed, rows
from jobmatch.places.models import Town
from jobmatch.taxonomy.loading.starter import occupation_ids

AGENCY = "agency"
CONTACT = "ruben@demo.example"
OTHER = {"yes": "no", "no": "yes"}


def employer_id(key: str) -> UUID:
    return id_of("organisation", key)


def add(*, on: date) -> None:
    """Everything about employers but their vacancies."""
    table = rows("employers")
    Organisation.objects.bulk_create(
        Organisation(id=employer_id(row["key"]), kind=OrganisationKind.EMPLOYER, name=row["name"])
        for row in table
    )
    Employer.objects.bulk_create(
        Employer(
            organisation_id=employer_id(row["key"]),
            is_intermediary=row["sector"] == AGENCY,
            website=f"https://{row['key']}.example/",
            about=row["about"],
        )
        for row in table
    )
    Site.objects.bulk_create(site for row in table for site in _sites(row))
    _add_house(table)
    WorkplaceFact.objects.bulk_create(fact for row in rows("facts") for fact in _facts(row, on=on))


def _sites(row: Row) -> Iterator[Site]:
    name = row["name"].removesuffix(" (demo)")
    for place in listed(row["sites"]):
        town, _, postcode = place.partition(":")
        yield Site(
            id=_site_id(row["key"], place),
            employer_id=employer_id(row["key"]),
            name=f"{name}, {town}",
            postcode=postcode,
            town=Town.objects.get(name=town),
        )


def _site_id(employer: str, place: str) -> UUID:
    return id_of("site", f"{employer}:{place}")


def _add_house(table: tuple[Row, ...]) -> None:
    """Every occupation that an employer hires for or has besides."""
    through = Employer.occupations.through
    through.objects.bulk_create(
        through(employer_id=employer_id(row["key"]), occupation_id=occupation_ids()[key])
        for row in table
        if row["sector"] != AGENCY
        for key in listed(f"{row['hires']},{row['house']}")
    )


def _facts(row: Row, *, on: date) -> Iterator[WorkplaceFact]:
    """The employer's answers, some of them past their term, and what is otherwise at its second site."""
    stated_on = on - timedelta(days=int(row["days"]))
    for answer in OTHER:
        for item in listed(row[answer]):
            is_old = item in listed(row["expired"])
            yield _fact(row, item, answer, stated_on - TERM if is_old else stated_on)
            if item in listed(row["otherwise"]):
                yield _fact(row, item, OTHER[answer], stated_on, site=_second_site(row["employer"]))


def _second_site(employer: str) -> UUID:
    places = next(listed(row["sites"]) for row in rows("employers") if row["key"] == employer)
    return _site_id(employer, places[1])


def _fact(row: Row, item: str, answer: str, stated_on: date, *, site: UUID | None = None) -> WorkplaceFact:
    return WorkplaceFact(
        employer_id=employer_id(row["employer"]),
        site_id=site,
        item=item,
        answer=answer,
        stated_by_id=user_id(CONTACT),
        stated_on=stated_on,
        expires_on=stated_on + TERM,
    )
