"""Being sure before a file is erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from jobmatch.versions import LARGEST_VERSION


class EraseForm(forms.Form):
    """Two ticks: it is the youth who asks, and it can't be undone."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_VERSION)
    is_youth = forms.BooleanField(label=gettext_lazy("I am sure that the youth asks this"))
    is_final = forms.BooleanField(label=gettext_lazy("I know that nobody can bring it back"))

    def __init__(self, data: Any = None, *, version: int) -> None:
        super().__init__(data, initial={"version": version})

    def renew(self, version: int) -> None:
        """Keep the ticks, but erase next time what is there now."""
        self.data = self.data.copy()
        self.data["version"] = str(version)
