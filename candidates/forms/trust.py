"""Giving a file to a colleague, and keeping a colleague away from it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from candidates.forms.versions import VersionForm
from candidates.models import Candidate
from candidates.selectors import casework
from jobmatch.errors import RuleBroken


class GiveForm(VersionForm):
    """To whose desk the file goes."""

    desk = forms.ModelChoiceField(
        label=gettext_lazy("Who takes this file?"), queryset=None, empty_label=gettext_lazy("choose a desk")
    )

    def __init__(self, data: Any = None, *, candidate: Candidate) -> None:
        super().__init__(data, initial={"version": candidate.version})
        self.fields["desk"].queryset = casework.other_desks(candidate)

    def refuse(self, broken: RuleBroken) -> None:
        self.add_error(None if broken.code == "stale" else "desk", broken.message)


class BarForm(forms.Form):
    """Whom this youth does not want at the file."""

    user = forms.ModelChoiceField(
        label=gettext_lazy("Who of the staff?"), queryset=None, empty_label=gettext_lazy("choose a name")
    )

    def __init__(self, data: Any = None, *, candidate: Candidate) -> None:
        super().__init__(data)
        self.fields["user"].queryset = casework.staff(candidate)

    def refuse(self, broken: RuleBroken) -> None:
        self.add_error("user", broken.message)
