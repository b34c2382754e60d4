"""Vacancies over the API."""

from django.utils import timezone
from ninja import Query, Router, Status

from employers.api.values import given_values, vacancy_values
from employers.models import Vacancy
from employers.schemas.vacancies import (
    ReadingIn,
    StateIn,
    VacancyFilterIn,
    VacancyIn,
    VacancyOut,
    VacancyPatchIn,
    VacancyRowOut,
    VersionIn,
)
from employers.selectors import vacancies as vacancy_selectors
from employers.services import readings, requirements, states, vacancies
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS

router = Router()


@router.get("/vacancies", response={200: PageOut[VacancyRowOut], **READ_ERRORS}, operation_id="vacancies")
def vacancy_list(request: ApiRequest, wanted: Query[VacancyFilterIn], page: Query[PageIn]) -> Page[Vacancy]:
    """The vacancies that the caller may see, newest first."""
    asked = vacancy_selectors.Wanted(wanted.text, wanted.employer, wanted.kind or "", wanted.show)
    return page_of(vacancy_selectors.listed(request.auth, asked, on=timezone.localdate()), page)


@router.post("/vacancies", response={201: VacancyOut, **WRITE_ERRORS}, operation_id="post_vacancy")
def post_vacancy(request: ApiRequest, given: VacancyIn) -> Status[Vacancy]:
    """Post a vacancy, open from today; a title alone is kept as a draft."""
    values = vacancy_values(request.auth, given_values(given))
    row = vacancies.post(by=request.auth, on=timezone.localdate(), **values)
    return Status(201, vacancy_selectors.vacancy(request.auth, str(row.pk)))


@router.get("/vacancies/{pk}", response={200: VacancyOut, **READ_ERRORS}, operation_id="vacancy")
def vacancy(request: ApiRequest, pk: str) -> Vacancy:
    """Everything that is known of a vacancy."""
    return vacancy_selectors.vacancy(request.auth, pk)


@router.patch("/vacancies/{pk}", response={200: VacancyOut, **WRITE_ERRORS}, operation_id="change_vacancy")
def change_vacancy(request: ApiRequest, pk: str, given: VacancyPatchIn) -> Vacancy:
    """Change what is given. 409 when someone changed the vacancy since `version`."""
    row = vacancy_selectors.vacancy(request.auth, pk)
    values = vacancy_values(request.auth, given_values(given))
    vacancies.change(vacancy=row, version=given.version, by=request.auth, on=timezone.localdate(), **values)
    return vacancy_selectors.vacancy(request.auth, pk)


@router.post("/vacancies/{pk}/state", response={200: VacancyOut, **WRITE_ERRORS}, operation_id="move_vacancy")
def move_vacancy(request: ApiRequest, pk: str, given: StateIn) -> Vacancy:
    """Fill, close or reopen a vacancy."""
    row = vacancy_selectors.vacancy(request.auth, pk)
    states.move(vacancy=row, to=given.to, version=given.version, on=timezone.localdate(), by=request.auth)
    return vacancy_selectors.vacancy(request.auth, pk)


@router.post(
    "/vacancies/{pk}/confirmation", response={200: VacancyOut, **WRITE_ERRORS}, operation_id="confirm_vacancy"
)
def confirm_vacancy(request: ApiRequest, pk: str, given: VersionIn) -> Vacancy:
    """Say that the employer has it open still; from then on everybody may read it, for 45 days."""
    row = vacancy_selectors.vacancy(request.auth, pk)
    states.confirm(vacancy=row, version=given.version, on=timezone.localdate(), by=request.auth)
    return vacancy_selectors.vacancy(request.auth, pk)


@router.post(
    "/vacancies/{pk}/requirements-by-law",
    response={200: VacancyOut, **WRITE_ERRORS},
    operation_id="take_over_requirements_by_law",
)
def take_over_requirements(request: ApiRequest, pk: str, given: VersionIn) -> Vacancy:
    """Ask in the vacancy what the law asks for its occupation."""
    row = vacancy_selectors.vacancy(request.auth, pk)
    requirements.take_over(vacancy=row, version=given.version, by=request.auth)
    return vacancy_selectors.vacancy(request.auth, pk)


@router.post(
    "/vacancies/{pk}/readings", response={200: VacancyOut, **WRITE_ERRORS}, operation_id="decide_reading"
)
def decide_reading(request: ApiRequest, pk: str, given: ReadingIn) -> Vacancy:
    """Say that what was read from the words of a vacancy holds, or that it does not."""
    row = vacancy_selectors.vacancy(request.auth, pk)
    readings.decide(
        vacancy=row,
        version=given.version,
        part=given.part,
        code=given.code,
        holds=given.holds,
        by=request.auth,
    )
    return vacancy_selectors.vacancy(request.auth, pk)
