"""What a form of one button does: one act under the version that was read, and a word on how it went."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from candidates.forms.versions import VersionForm
from jobmatch.errors import RuleBroken


def attempt(
    request: HttpRequest, act: Callable[..., object], said: str, form: VersionForm | None = None
) -> None:
    """Do it with what the form says, and leave a message for the next page."""
    form = VersionForm(request.POST) if form is None else form
    if not form.is_valid():
        for message in [error for errors in form.errors.values() for error in errors]:
            messages.error(request, message)
        return
    try:
        act(**form.cleaned_data)
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, said)
