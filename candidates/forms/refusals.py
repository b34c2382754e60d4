"""A form that shows the refusal of a rule."""

from typing import ClassVar

from django import forms

from jobmatch.errors import RuleBroken
from jobmatch.once import renew_key


class RefusableForm(forms.Form):
    """A form that shows the refusal of a rule at its field, or above the form. `field_of`: code → field."""

    field_of: ClassVar[dict[str, str]] = {}

    def refuse(self, broken: RuleBroken) -> None:
        field = self.field_of.get(broken.code)
        self.add_error(field if field in self.fields else None, broken.message)
        renew_key(self, broken)
