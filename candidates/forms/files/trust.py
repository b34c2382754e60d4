"""Giving a file to a colleague, and keeping a colleague away from it."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from candidates.models import Candidate
from candidates.selectors.casework import casework
from jobmatch.accounts.models import Desk, User
from jobmatch.http.acting import ActForm, VersionForm, form_field


class GiveForm(VersionForm):
    """To whose desk the file goes."""

    field_of = {"other_municipality": "desk", "barred": "desk"}

    desk = forms.ModelChoiceField(
        label=gettext_lazy("Who takes this file?"),
        queryset=Desk.objects.none(),
        empty_label=gettext_lazy("choose a desk"),
    )

    def __init__(self, data: QueryDict | None = None, *, candidate: Candidate) -> None:
        super().__init__(data, initial={"version": candidate.version})
        form_field(self, "desk", forms.ModelChoiceField).queryset = casework.other_desks(candidate)


class BarForm(ActForm):
    """The colleague whom a youth does not want at the file."""

    field_of = {"not_staff": "user", "works_here": "user"}

    user = forms.ModelChoiceField(
        label=gettext_lazy("Who of the staff?"),
        queryset=User.objects.none(),
        empty_label=gettext_lazy("choose a name"),
    )

    def __init__(self, data: QueryDict | None = None, *, candidate: Candidate) -> None:
        super().__init__(data)
        form_field(self, "user", forms.ModelChoiceField).queryset = casework.staff(candidate)
