"""What was decided about vacancies, over the API."""

from collections.abc import Iterable

from django.utils import timezone
from ninja import Router, Status

from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from employers.selectors import vacancies as vacancy_selectors
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.models import Interest
from matching.schemas.interests import InterestIn, InterestOut
from matching.selectors import interests as selectors
from matching.services.ranking import interests

router = Router(tags=["matching"])


@router.get(
    "/candidates/{pk}/interests", response={200: list[InterestOut], **READ_ERRORS}, operation_id="interests"
)
def listed(request: ApiRequest, pk: str) -> Iterable[Interest]:
    """All that was decided about vacancies, hearts first. The look is in the access log."""
    candidate = file_selectors.candidate(request.auth, pk)
    files.look_into(candidate=candidate, by=request.auth)
    return selectors.of_candidate(candidate)


@router.put(
    "/candidates/{pk}/interests/{vacancy_pk}",
    response={200: InterestOut, **WRITE_ERRORS},
    operation_id="save_interest",
)
def save(request: ApiRequest, pk: str, vacancy_pk: str, given: InterestIn) -> Interest:
    """Keep what was decided about a vacancy: what was said of it before goes."""
    candidate = file_selectors.candidate(request.auth, pk)
    vacancy = vacancy_selectors.vacancy(request.auth, vacancy_pk)
    return interests.say(
        candidate=candidate, vacancy=vacancy, by=request.auth, on=timezone.localdate(), **given.dict()
    )


@router.delete(
    "/candidates/{pk}/interests/{vacancy_pk}",
    response={204: None, **WRITE_ERRORS},
    operation_id="remove_interest",
)
def remove(request: ApiRequest, pk: str, vacancy_pk: str) -> Status[None]:
    """Nothing is decided about a vacancy any more."""
    candidate = file_selectors.candidate(request.auth, pk)
    vacancy = vacancy_selectors.vacancy(request.auth, vacancy_pk)
    interests.take_back(candidate=candidate, vacancy=vacancy, by=request.auth, on=timezone.localdate())
    return Status(204, None)
