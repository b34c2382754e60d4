"""What a vacancy asks: skills, languages, licences and a diploma. Some name much, some nothing."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from employers.models import VacancyLanguage, VacancyLicence, VacancySkill
from jobmatch.demo import lots
from jobmatch.demo.offers import Offer
from jobmatch.taxonomy.loading.starter import skill_ids

LEARNING_KINDS = frozenset({"apprenticeship", "internship", "work_experience", "trial", "holiday"})
ENGLISH = {"hotel": 60, "ict": 50, "rail": 15, "event": 20, "lab": 40, "hospitality": 25}
# A trainee guard needs no licence of the law yet; what an employer can ask is a course of a day.
COURSE_FIRST = {"aspirant-beveiliger": "bhv"}


def skills(offer: Offer, vacancy: UUID) -> Iterator[VacancySkill]:
    """Most of the occupation's essential skills as required and some others as useful; or none."""
    if lots.happens(35, "no skills", offer.key):
        return
    work = offer.work
    required = lots.some_of(work.essential, max(3, len(work.essential) - 1), "required", offer.key)
    useful = lots.some_of(work.optional, lots.number(4, "useful", offer.key), "which", offer.key)
    for key in sorted(required):
        yield VacancySkill(vacancy_id=vacancy, skill_id=skill_ids()[key], required=True)
    for key in sorted(useful):
        yield VacancySkill(vacancy_id=vacancy, skill_id=skill_ids()[key], required=False)


def languages(offer: Offer, vacancy: UUID) -> Iterator[VacancyLanguage]:
    if lots.happens(70, "dutch", offer.key):
        yield VacancyLanguage(vacancy_id=vacancy, language="nl", level=offer.work.dutch)
    if lots.happens(ENGLISH.get(offer.sector, 3), "english", offer.key):
        yield VacancyLanguage(
            vacancy_id=vacancy, language="en", level=lots.one_of(["A2", "B1", "B2"], "en", offer.key)
        )


def licences(offer: Offer, vacancy: UUID) -> Iterator[VacancyLicence]:
    """What the law asks, and what some employers ask; who still learns the trade is asked less."""
    course = COURSE_FIRST.get(offer.work.key)
    if course:
        yield VacancyLicence(vacancy_id=vacancy, licence=course, by_law=False)
    for kind, code, by_law in offer.work.conditions:
        if kind == "licence" and (by_law or _asks(offer, code)):
            yield VacancyLicence(vacancy_id=vacancy, licence=code, by_law=by_law)


def diploma(offer: Offer) -> dict[str, Any]:
    for kind, code, by_law in offer.work.conditions:
        if kind == "diploma" and (by_law or _asks(offer, code)):
            return {"diploma": code, "diploma_by_law": by_law}
    return {}


def _asks(offer: Offer, code: str) -> bool:
    return offer.kind not in LEARNING_KINDS and lots.happens(50, "asks", offer.key, code)
