"""The vacancies of the region with what each asks, and some that came in with little more than a title."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from employers.enums import VacancyState
from employers.models import Site, Vacancy, VacancyLanguage, VacancyLicence, VacancySkill
from employers.services import demands
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation
from jobmatch.demo.employers import employer_id
from jobmatch.demo.reading import SOURCE, Row, both, id_of, listed, number, rows, weeks
from jobmatch.places.models import Town
from jobmatch.taxonomy.loading.starter import occupation_ids, skill_ids

BY_LAW = ":law"
IMPORTED = "demo-vacaturebank"
NO_PLACE = "Nederland"  # a village too, but no posting means it


def add(*, on: date) -> None:
    table = rows("vacancies")
    add_vacancies(table, on=on)
    add_imported(on=on)
    VacancySkill.objects.bulk_create(each for row in table for each in _skills(row))
    VacancyLanguage.objects.bulk_create(each for row in table for each in _languages(row))
    VacancyLicence.objects.bulk_create(each for row in table for each in _licences(row))
    demands.refresh_all(list(Vacancy.objects.order_by("pk")))


def vacancy_id(key: str) -> UUID:
    return id_of("vacancy", f"{SOURCE}:{key}")


def story_id(key: str) -> UUID:
    """A vacancy of the youth of the story."""
    return vacancy_id(f"story-{key}")


def add_vacancies(table: tuple[Row, ...], *, on: date) -> None:
    """Vacancies whose occupation, place and employer a person has seen."""
    sites = {
        (site.employer_id, site.town.name): site
        for site in Site.objects.select_related("town")
        if site.town is not None
    }
    Vacancy.objects.bulk_create(
        _vacancy(row, sites[employer_id(row["employer"]), row["town"]], on=on) for row in table
    )


def _vacancy(row: Row, site: Site, *, on: date) -> Vacancy:
    """An empty place in the row was not told."""
    hours_min, hours_max = both(row["hours"])
    least, _, most = row["pay"].partition("-")
    return Vacancy(
        id=vacancy_id(row["key"]),
        source=SOURCE,
        identifier=row["key"],
        employer_id=site.employer_id,
        site=site,
        town=site.town,
        postcode=site.postcode,
        title=row["title"],
        description=row["text"],
        kind=row["kind"],
        occupation_id=occupation_ids()[row["occupation"]],
        occupation_checked=True,
        occupation_certainty=100,
        hours_min=hours_min,
        hours_max=hours_max,
        dayparts=weeks()[row["week"]] if row["week"] else None,
        pay_min=Decimal(least) if least else None,
        pay_max=Decimal(most) if most else None,
        pay_period=row["per"],
        night_work=_told(row["night"]),
        hazardous_work=_told(row["hazardous"]),
        shift_hours=number(row["shift"]),
        diploma=row["diploma"].removesuffix(BY_LAW),
        diploma_by_law=row["diploma"].endswith(BY_LAW),
        state=row["state"] or VacancyState.OPEN,
        posted_on=_before(row["posted"], on=on),
        added_at=_came_in(row["posted"], on=on),
        confirmed_on=_before(row["posted"], on=on),
        closes_on=_after(row["closes"], on=on),
        starts_on=_after(row["starts"], on=on),
    )


def _told(text: str) -> bool | None:
    return text == "1" if text else None


def _before(days: str, *, on: date) -> date:
    return on - timedelta(days=int(days))


def _came_in(days: str, *, on: date) -> datetime:
    """At the beginning of the day of posting, as an import of that night brings it."""
    return timezone.make_aware(datetime.combine(_before(days, on=on), time()))


def _after(days: str, *, on: date) -> date | None:
    return on + timedelta(days=int(days)) if days else None


def _skills(row: Row) -> Iterator[VacancySkill]:
    for column in ("required", "useful"):
        for key in listed(row[column]):
            yield VacancySkill(
                vacancy_id=vacancy_id(row["key"]), skill_id=skill_ids()[key], required=column == "required"
            )


def _languages(row: Row) -> Iterator[VacancyLanguage]:
    for each in listed(row["languages"]):
        language, level = each.split(":")
        yield VacancyLanguage(vacancy_id=vacancy_id(row["key"]), language=language, level=level)


def _licences(row: Row) -> Iterator[VacancyLicence]:
    """What the law asks is marked so; the rest is what this employer asks."""
    for each in listed(row["licences"]):
        yield VacancyLicence(
            vacancy_id=vacancy_id(row["key"]),
            licence=each.removesuffix(BY_LAW),
            by_law=each.endswith(BY_LAW),
        )


def add_imported(*, on: date) -> None:
    """Vacancies as real postings bring them: a title and little else, the occupation only suggested."""
    employers = dict(
        Organisation.objects.filter(kind=OrganisationKind.EMPLOYER).order_by().values_list("name", "id")
    )
    named = {row["place"] for row in rows("imported")} - {NO_PLACE}
    towns = {town.name: town for town in Town.objects.filter(name__in=named)}
    Vacancy.objects.bulk_create(
        Vacancy(
            id=id_of("vacancy", f"{IMPORTED}:{turn:03}"),
            source=IMPORTED,
            identifier=f"{turn:03}",
            title=row["title"],
            description=row["text"],
            employer_id=employers.get(row["employer"]),
            employer_text=row["employer"],
            place_text=row["place"],
            town=towns.get(row["place"]),
            is_remote=bool(row["remote"]),
            kind=row["kind"],
            occupation_id=occupation_ids()[row["occupation"]] if row["occupation"] else None,
            occupation_certainty=int(row["certainty"]),
            posted_on=_before(row["posted"], on=on),
            added_at=_came_in(row["posted"], on=on),
        )
        for turn, row in enumerate(rows("imported"), start=1)
    )
