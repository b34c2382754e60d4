"""How a page acts: what its form gives goes to a service once, and a refusal is shown where it belongs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from jobmatch.errors import RuleBroken
from jobmatch.http.once import renew_key
from jobmatch.http.versions import LARGEST_VERSION
from jobmatch.wording.free_text import ask_about

Result = TypeVar("Result")
AnyField = TypeVar("AnyField", bound=forms.Field)


def date_input() -> forms.DateInput:
    """A calendar on every phone; the value as browsers want it."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def form_field(form: forms.Form, name: str, kind: type[AnyField]) -> AnyField:
    """The field of that name, which is of this kind."""
    field = form.fields[name]
    if not isinstance(field, kind):
        raise TypeError(name)
    return field


def read_version(text: Any) -> int:
    """The version that a page showed; 0, which no row has, for what is none."""
    is_one = isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if is_one else 0


def overwritten(data: Any, **values: str) -> QueryDict:
    """What was typed, with other values for these fields."""
    typed = QueryDict(mutable=True)
    typed.update(data)
    for name, value in values.items():
        typed[name] = value
    return typed


class ActForm(forms.Form):
    """A form whose page does one act, and shows the refusal of a rule at its field, or above the form.

    `field_of` names the field for the code of a refusal, where the two are not called the same.
    """

    field_of: ClassVar[dict[str, str]] = {}
    is_overtaken = False  # whether it was refused because someone else was first

    @property
    def is_looking_up(self) -> bool:
        """Whether the button that was pressed only looks something up, and saves nothing."""
        return False

    def given(self) -> dict[str, Any]:
        """What the act takes of the form, by the names of its arguments."""
        return self.cleaned_data

    def refuse(self, broken: RuleBroken) -> None:
        """Show why it was refused; what was typed stays."""
        self.is_overtaken = broken.code == "stale"
        field = self.field_of.get(broken.code, broken.code)
        self.add_error(field if field in self.fields else None, str(broken.message).splitlines())
        renew_key(self, broken)


class VersionForm(ActForm):
    """A change of what was read as this version."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_VERSION)

    def renew(self, version: int) -> None:
        """Keep what was typed, but save it next time as a change of this newer version."""
        self.data = overwritten(self.data, version=str(version))


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """An act that was done, with what its service gave back."""

    result: Result


def perform(
    request: HttpRequest,
    form: ActForm,
    act: Callable[..., Result],
    said: str = "",
    *,
    newest: Callable[[], int] | None = None,
) -> Done[Result] | None:
    """Do the act of a form that is right, and say it on the next page; None when the form shows why not.

    `newest` reads the version that is there now, for a form that is shown again after a refusal.
    """
    if form.is_looking_up or not form.is_valid():
        return None
    try:
        result = act(**form.given())
    except RuleBroken as broken:
        form.refuse(broken)
        if newest is not None and isinstance(form, VersionForm):
            form.renew(newest())
        return None
    if said:
        messages.success(request, said)
    ask_about(request, form)
    return Done(result)


def attempt(
    request: HttpRequest, form: ActForm | None, act: Callable[..., Result], said: str = ""
) -> Done[Result] | None:
    """Do the act of a button that has no page of its own; the next page says how it went."""
    if form is not None and not form.is_valid():
        for message in [error for errors in form.errors.values() for error in errors]:
            messages.error(request, str(message))
        return None
    try:
        result = act(**(form.given() if form else {}))
    except RuleBroken as broken:
        messages.error(request, broken.message)
        return None
    if said:
        messages.success(request, said)
    return Done(result)


def form_page(request: HttpRequest, template: str, form: ActForm, **context: Any) -> HttpResponse:
    """The page of a form: 422 when what was sent is not right; to look something up is no mistake."""
    status = 422 if not form.is_looking_up and form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
