"""What the pages that change something share: who was first, which version was read, and the page itself."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from employers.presentation import Change, changes_between
from jobmatch.errors import RuleBroken

AnyForm = TypeVar("AnyForm", bound=Form)


def refuse(
    form: AnyForm, broken: RuleBroken, over_newest: Callable[[QueryDict], AnyForm]
) -> tuple[AnyForm, list[Change]]:
    """The form that says why it was refused, and what differs when someone else was first.

    `over_newest` makes the form with what was typed over the newest version: saving again is then a choice.
    """
    form.add_error(None, broken.message)
    if broken.code != "stale":
        return form, []
    typed = form.data.copy()
    again = over_newest(typed)
    typed["version"] = str(again.initial["version"])
    again.errors.update(form.errors)
    return again, changes_between(again)


def form_page(request: HttpRequest, template: str, form: Form, **context: Any) -> HttpResponse:
    """The page of a form; looking up a label is no mistake."""
    looking = getattr(form, "is_looking_up", False)
    status = 422 if form.is_bound and form.errors and not looking else 200
    return render(request, template, {"form": form, **context}, status=status)


def version_sent(request: HttpRequest) -> int:
    """The version that a page of buttons was made from; 0, which is never the newest, for anything odd."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
