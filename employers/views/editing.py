"""When someone else was first: both versions of what was changed are shown."""

from collections.abc import Callable
from typing import TypeVar

from django.http import QueryDict

from employers.presentation.vacancies import Change, changes_between
from jobmatch.http.acting import ActForm, overwritten

AnyForm = TypeVar("AnyForm", bound=ActForm)


def over_newest(form: AnyForm, again: Callable[[QueryDict], AnyForm]) -> tuple[AnyForm, list[Change]]:
    """The form to show again, and what differs from what is there now; nothing when nobody was first.

    `again` makes the form with what was typed over the newest version: saving it is then a choice.
    """
    if not form.is_overtaken:
        return form, []
    typed = overwritten(form.data)
    newest = again(typed)
    typed["version"] = str(newest.initial["version"])
    newest.errors.update(form.errors)
    return newest, changes_between(newest)
