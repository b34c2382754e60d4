"""Keeping a ranking, with the vacancies of it that went along on a sheet."""

from typing import Any

from django import forms

from jobmatch.http.acting import ActForm
from jobmatch.http.identifiers import uuid_or_none
from jobmatch.http.once import KeyField
from matching.enums import WhyKept


class KeepForm(ActForm):
    """The button beside a ranking, or beside a sheet of some of its vacancies."""

    key = KeyField()
    vacancy = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def given(self) -> dict[str, Any]:
        asked = self.cleaned_data["vacancy"] or ()
        chosen = [found for text in asked if (found := uuid_or_none(text)) is not None]
        why = WhyKept.SHEET if chosen else WhyKept.ASKED
        return {"key": self.cleaned_data["key"], "chosen": chosen, "why": why}
