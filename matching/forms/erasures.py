"""Being sure before a file is erased."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from jobmatch.http.acting import VersionForm


class EraseForm(VersionForm):
    """Two ticks: it is the youth who asks, and it can't be undone."""

    is_youth = forms.BooleanField(label=gettext_lazy("I am sure that the youth asks this"))
    is_final = forms.BooleanField(label=gettext_lazy("I know that nobody can bring it back"))

    def __init__(self, data: QueryDict | None = None, *, version: int) -> None:
        super().__init__(data, initial={"version": version})

    def given(self) -> dict[str, object]:
        return {"version": self.cleaned_data["version"]}
