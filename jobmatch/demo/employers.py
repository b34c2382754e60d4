"""The employers of the demo, their sites, who works in the house, and what they say of the workplace."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from employers.enums import Answer, FactSide, FetchOutcome, Reason, RecognitionSource
from employers.models import Employer, Feed, FeedFetch, ListAsk, Recognition, Site, WorkplaceFact
from employers.services.facts import TERM
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation
from jobmatch.demo.people import user_id
from jobmatch.demo.reading import Row, id_of, listed, rows
from jobmatch.places.models import Town
from jobmatch.taxonomy.loading.starter import occupation_ids

AGENCY = "agency"
CONTACT = "ruben@demo.example"
JOBHUNTER = "asha@demo.example"
RAILWAYS = "spoor"
SEEN = "garve"
REASONS: dict[str, list[str]] = {
    "spoor": [Reason.SHORT_OF_PEOPLE, Reason.LIKE_THE_CITY],
    "garve": [Reason.EARLIER_SUCCESS],
}
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
            reasons=REASONS.get(row["key"], []),
        )
        for row in table
    )
    Site.objects.bulk_create(site for row in table for site in _sites(row))
    _add_house(table)
    _add_training_company(on=on)
    _add_feed(on=on)
    WorkplaceFact.objects.bulk_create(fact for row in rows("facts") for fact in _facts(row, on=on))
    _see_otherwise(on=on)
    _have_drawn(on=on)


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


def _add_training_company(*, on: date) -> None:
    """One workplace that is recognised; of the others it is still to be asked."""
    Recognition.objects.create(
        id=id_of("recognition", RAILWAYS),
        site_id=_second_site(RAILWAYS),
        qualification="99001",
        name="Controleur openbaar vervoer (demo)",
        is_recognised=True,
        checked_on=on - timedelta(days=40),
        source=RecognitionSource.PROOF,
        checked_by_id=user_id(JOBHUNTER),
    )


def _add_feed(*, on: date) -> None:
    """An address from which nothing comes in the demo, with what went on before."""
    feed = Feed.objects.create(
        id=id_of("feed", RAILWAYS),
        source="spoor-vacatures (demo)",
        address="https://spoor.example/vacatures.jsonld",
        employer_id=employer_id(RAILWAYS),
        given_by_employer=True,
        due_at=_at(on + timedelta(days=1)),
    )
    FeedFetch.objects.create(
        feed=feed, at=_at(on - timedelta(days=2)), outcome=FetchOutcome.DROP, came=1, missing=5
    )
    FeedFetch.objects.create(
        feed=feed, at=_at(on - timedelta(days=1)), outcome=FetchOutcome.TAKEN_IN, came=6, unchanged=6
    )


def _at(day: date) -> datetime:
    return datetime.combine(day, time(5), tzinfo=UTC)


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


def _see_otherwise(*, on: date) -> None:
    """At one workplace a jobhunter saw something else than the employer said."""
    day = on - timedelta(days=12)
    WorkplaceFact.objects.create(
        employer_id=employer_id(SEEN),
        site_id=_second_site(SEEN),
        item="wheelchair",
        side=FactSide.SAW,
        answer=Answer.NO,
        stated_by_id=user_id(JOBHUNTER),
        stated_on=day,
        expires_on=day + TERM,
    )


def _have_drawn(*, on: date) -> None:
    """The lists of the month were drawn and answered, so that the first night of the demo draws none."""
    ListAsk.objects.create(
        id=id_of("list", SEEN),
        employer_id=employer_id(SEEN),
        asked_from=on.replace(day=1),
        answered_on=on.replace(day=1),
    )


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
