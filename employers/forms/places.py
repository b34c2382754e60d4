"""A place as people type it, on the form of a site or a vacancy."""

from typing import Any

from django.core.exceptions import ValidationError

from employers.forms.concepts import LookUpForm
from employers.selectors.locating import Location, columns, locate
from jobmatch.errors import RuleBroken


class PlacedForm(LookUpForm):
    """A form with a text field `place`. A text that did not change is not looked up: the place stays."""

    def clean_place(self) -> Location | None:
        """Where the text says that it is."""
        if "place" not in self.changed_data:
            return None
        try:
            return locate(self.cleaned_data["place"])
        except RuleBroken as broken:
            raise ValidationError(broken.message) from broken

    def place_values(self) -> dict[str, Any]:
        """What the service takes of the place: nothing when it did not change."""
        return columns(self.cleaned_data["place"]) if "place" in self.changed_data else {}
