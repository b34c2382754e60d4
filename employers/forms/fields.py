"""What forms about talks with employers share: the question whether a called name is a youth."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from employers.services.youths_named import CODE
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import ActForm


class NoYouthForm(ActForm):
    """A form with words in it that name no youth. The box is there once a called name was found."""

    no_youth = forms.BooleanField(
        label=gettext_lazy("This is no youth but somebody else"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.data.get("no_youth"):
            self._show_box()

    def refuse(self, broken: RuleBroken) -> None:
        """Ask beside the words, and let the writer say that it is no youth."""
        if broken.code == CODE:
            self._show_box()
            self.add_error("no_youth", broken.message)
            return
        super().refuse(broken)

    def _show_box(self) -> None:
        self.fields["no_youth"].widget = forms.CheckboxInput()
