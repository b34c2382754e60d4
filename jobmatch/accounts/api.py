"""The signed-in user over the API."""

from ninja import Router

from jobmatch.accounts.models import User
from jobmatch.accounts.requests import ApiRequest
from jobmatch.accounts.schemas import MeOut
from jobmatch.http.problems import READ_ERRORS

router = Router(tags=["accounts"])


@router.get("/me", response={200: MeOut, **READ_ERRORS}, operation_id="me")
def me(request: ApiRequest) -> User:
    """Who am I, and in which roles?"""
    return request.auth
