"""The own choice of mails over the API."""

from typing import Any

from ninja import Router

from jobmatch.accounts.models import User
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from notifications import selectors
from notifications.schemas import MailChoiceIn, MailChoiceOut
from notifications.services import preferences

router = Router(tags=["accounts"])


@router.get("/me/mails", response={200: MailChoiceOut, **READ_ERRORS}, operation_id="mail_choice")
def mail_choice(request: ApiRequest) -> dict[str, Any]:
    """Which mails do I get?"""
    return _shown(request.auth)


@router.put("/me/mails", response={200: MailChoiceOut, **WRITE_ERRORS}, operation_id="choose_mails")
def choose_mails(request: ApiRequest, given: MailChoiceIn) -> dict[str, Any]:
    """Choose which mails I get, of those that my roles may get."""
    preferences.choose(**given.dict(), by=request.auth)
    return _shown(request.auth)


def _shown(user: User) -> dict[str, Any]:
    chosen = selectors.preference_of(user)
    choices = [kind.value for kind in selectors.kinds_for(user)]
    kinds = [kind for kind in choices if kind in chosen.kinds]
    return {
        "version": chosen.version,
        "kinds": kinds,
        "choices": choices,
        "digest": chosen.digest,
        "language": chosen.language,
    }
