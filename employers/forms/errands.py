"""What has to be done with an employer: what, when, and at whose desk."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.forms.fields import NoYouthForm
from jobmatch.accounts.enums import CHOSEN_ERRANDS, ErrandKind
from jobmatch.accounts.models import Desk, Errand, User
from jobmatch.accounts.selectors import colleagues_desks
from jobmatch.http.acting import VersionForm, date_input, form_field
from jobmatch.http.lengths import fits
from jobmatch.http.once import KeyField
from jobmatch.wording.free_text import FreeText

KINDS: list[tuple[str, str | Promise]] = [(kind.value, kind.label) for kind in CHOSEN_ERRANDS]


def time_input() -> forms.TimeInput:
    """A clock on every phone; the value as browsers want it."""
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class PlannedErrand(NoYouthForm):
    """What, when, at what time and where."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What?"),
        choices=KINDS,
        initial=ErrandKind.CALL,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    due = forms.DateField(label=gettext_lazy("When?"), widget=date_input())
    hour = forms.TimeField(label=gettext_lazy("At what time?"), required=False, widget=time_input())
    place = FreeText(label=gettext_lazy("Where?"), **fits(Errand, "place"))
    title = FreeText(
        asks=True,
        label=gettext_lazy("In a few words"),
        help_text=gettext_lazy("For example: look at the shop together. No name of a youth."),
        **fits(Errand, "title"),
    )


class ErrandForm(PlannedErrand):
    """A new errand."""

    key = KeyField()


class ErrandChangeForm(PlannedErrand, VersionForm):
    """An errand that is there; what the program asks keeps its kind and its words."""

    field_of = {**PlannedErrand.field_of, "errand_kind": "kind"}

    def __init__(self, data: QueryDict | None = None, *, errand: Errand) -> None:
        names = ("version", "kind", "due", "hour", "place", "title")
        super().__init__(data, initial={name: getattr(errand, name) for name in names})
        if errand.mark:
            del self.fields["kind"], self.fields["title"]


class ErrandGiveForm(VersionForm):
    """Who takes an errand over."""

    field_of = {"other_municipality": "to"}

    to = forms.ChoiceField(label=gettext_lazy("Who does it?"))

    def __init__(self, data: QueryDict | None = None, *, errand: Errand, user: User) -> None:
        super().__init__(data, initial={"version": errand.version})
        desks = (
            colleagues_desks(user)
            .filter(municipality=errand.municipality_id)
            .exclude(pk__in=[errand.desk_id])
        )
        self.desks = {str(desk.pk): desk for desk in desks}
        choices = [(pk, _named(desk)) for pk, desk in self.desks.items()]
        form_field(self, "to", forms.ChoiceField).choices = [("", _("Choose")), *choices]

    def given(self) -> dict[str, Any]:
        return {"version": self.cleaned_data["version"], "to": self.desks[self.cleaned_data["to"]]}


def _named(desk: Desk) -> str:
    return str(desk) if desk.user_id else _("Shared desk of %(name)s") % {"name": desk.municipality}
