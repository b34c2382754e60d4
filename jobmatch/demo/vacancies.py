"""The 400 vacancies of the region, with what each asks."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from employers.models import Vacancy, VacancyLanguage, VacancyLicence, VacancySkill
from jobmatch.demo import offers, requirements, rough, wording
from jobmatch.demo.offers import Offer
from jobmatch.demo.tables import SOURCE, Row, id_of, listed, rows
from jobmatch.demo.weeks import WEEKS
from jobmatch.demo.work import all_work
from jobmatch.demo.workplaces import Workplace
from jobmatch.taxonomy.loading.starter import skill_ids

Places = dict[str, list[Workplace]]


def add(places: Places, *, on: date) -> None:
    """All vacancies, with their skills, languages and licences."""
    made = list(offers.all_offers(places))
    Vacancy.objects.bulk_create(
        [
            *(_from_offer(offer, on=on) for offer in made),
            *(_from_story(row, places, on=on) for row in rows("story")),
            *rough.vacancies(on=on),
        ]
    )
    VacancySkill.objects.bulk_create(
        [row for offer in made for row in requirements.skills(offer, vacancy_id(offer.key))]
        + [skill for row in rows("story") for skill in _story_skills(row)]
    )
    VacancyLanguage.objects.bulk_create(
        [row for offer in made for row in requirements.languages(offer, vacancy_id(offer.key))]
        + [
            VacancyLanguage(vacancy_id=story_id(row["key"]), language="nl", level="B1")
            for row in rows("story")
        ]
    )
    VacancyLicence.objects.bulk_create(
        [row for offer in made for row in requirements.licences(offer, vacancy_id(offer.key))]
        + [licence for row in rows("story") for licence in _story_licences(row)]
    )


def vacancy_id(key: str) -> UUID:
    return id_of("vacancy", f"{SOURCE}:{key}")


def story_id(key: str) -> UUID:
    return vacancy_id(f"story-{key}")


def _from_offer(offer: Offer, *, on: date) -> Vacancy:
    return _vacancy(
        offer.key,
        offer.workplace,
        title=wording.title(offer),
        description=wording.description(offer),
        kind=offer.kind,
        occupation_id=offer.work.id,
        **offers.terms(offer),
        **offers.dates(offer.key, on=on),
        **requirements.diploma(offer),
    )


def _from_story(row: Row, places: Places, *, on: date) -> Vacancy:
    low, high = row["hours"].split("-")
    told = offers.dates(f"story-{row['key']}", on=on)
    return _vacancy(
        f"story-{row['key']}",
        places[row["employer"]][0],
        title=row["title"],
        description=row["text"],
        kind=row["kind"],
        occupation_id=all_work()[row["occupation"]].id,
        hours_min=int(low),
        hours_max=int(high),
        dayparts=WEEKS[row["week"]],
        night_work=False,
        hazardous_work=False,
        posted_on=told["posted_on"],
    )


def _vacancy(key: str, place: Workplace, **values: Any) -> Vacancy:
    """A vacancy whose occupation, place and employer a person has seen."""
    return Vacancy(
        id=vacancy_id(key),
        source=SOURCE,
        identifier=key,
        employer_id=place.employer,
        site_id=place.site,
        town=place.town,
        postcode=place.postcode,
        occupation_checked=True,
        occupation_certainty=100,
        **values,
    )


def _story_skills(row: Row) -> Iterator[VacancySkill]:
    for required in (True, False):
        for key in listed(row["required" if required else "useful"]):
            yield VacancySkill(vacancy_id=story_id(row["key"]), skill_id=skill_ids()[key], required=required)


def _story_licences(row: Row) -> Iterator[VacancyLicence]:
    if row["licence"]:
        yield VacancyLicence(vacancy_id=story_id(row["key"]), licence=row["licence"])
    for kind, code, by_law in all_work()[row["occupation"]].conditions:
        if kind == "licence" and by_law:
            yield VacancyLicence(vacancy_id=story_id(row["key"]), licence=code, by_law=True)
