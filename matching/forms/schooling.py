"""A place to learn: the school contact, and who signed."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from candidates.enums import HEARD_MANNERS
from jobmatch.http.acting import VersionForm, date_input
from jobmatch.http.lengths import longest
from jobmatch.phones import LONGEST_TYPED, for_people
from jobmatch.wording.free_text import FreeText
from matching.enums import Signer
from matching.models import Placement, SchoolContact
from matching.services.work.schooling import Contact


class SchoolForm(VersionForm):
    """Whom of the school we speak with."""

    school = FreeText(label=gettext_lazy("School"), max_length=longest(SchoolContact, "school"))
    name = FreeText(label=gettext_lazy("Whom do we speak with?"), max_length=longest(SchoolContact, "name"))
    phone = FreeText(label=gettext_lazy("Phone"), max_length=LONGEST_TYPED, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    mentor = FreeText(
        label=gettext_lazy("Mentor at the employer"),
        max_length=longest(SchoolContact, "mentor"),
        required=False,
    )
    course = FreeText(label=gettext_lazy("Number of the course (crebo)"), max_length=5, required=False)

    def __init__(self, data: QueryDict | None = None, *, placement: Placement) -> None:
        row = SchoolContact.objects.filter(placement=placement).first()
        kept = {name: getattr(row, name) for name in Contact.__dataclass_fields__} if row else {}
        kept["phone"] = for_people(kept.get("phone", ""))
        super().__init__(data, initial={"version": placement.version, **kept})

    def given(self) -> dict[str, Any]:
        given = {**self.cleaned_data}
        return {"version": given.pop("version"), "contact": Contact(**given)}


class SchoolYesForm(VersionForm):
    """The youth's yes, as it was heard."""

    how = forms.ChoiceField(choices=HEARD_MANNERS)


class SignForm(VersionForm):
    """Who signed, and when; without a day the tick goes."""

    signer = forms.ChoiceField(choices=Signer.choices)
    signed_on = forms.DateField(required=False, widget=date_input())
