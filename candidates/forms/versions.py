"""What a form of one button sends: the version that its reader saw."""

from django import forms

from candidates.forms.refusals import RefusableForm
from jobmatch.versions import LARGEST_VERSION


class VersionForm(RefusableForm):
    """A change of what was read as this version."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_VERSION)

    def renew(self, version: int) -> None:
        """Keep what was typed, but save it next time as a change of this newer version."""
        self.data = self.data.copy()
        self.data["version"] = str(version)
