"""What is typed about who gets a role."""

from typing import ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.enums import KIND_OF_ROLE, OrganisationKind, Role
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.acting import ActForm, form_field
from jobmatch.http.lengths import fits
from jobmatch.roles.services.proposals import LONGEST_REASON
from jobmatch.wording.free_text import FreeText


class GiveForm(ActForm):
    """Someone who gets a role."""

    field_of: ClassVar[dict[str, str]] = {"two_hats": "role", "oneself": "email"}

    name = FreeText(label=_("Name"), **fits(User, "name"))
    email = forms.EmailField(label=_("E-mail address"), **fits(User, "email"))
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None = None, *, organisation: Organisation) -> None:
        super().__init__(data)
        kind = OrganisationKind(organisation.kind)
        fitting = [(role.value, role.label) for role in Role if kind in KIND_OF_ROLE[role]]
        field = form_field(self, "role", forms.ChoiceField)
        field.choices = fitting
        if len(fitting) == 1:
            field.initial = fitting[0][0]


class RefuseForm(ActForm):
    """Why somebody does not agree."""

    reason = FreeText(
        label=_("Why not?"),
        max_length=LONGEST_REASON,
        help_text=_("Who proposed it reads this."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
