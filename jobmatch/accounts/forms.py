"""What an admin and a user type about organisations, members and themselves."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.enums import DESK_ROLES, TokenScope
from jobmatch.accounts.models import ApiToken, Organisation, User
from jobmatch.accounts.services.organisations import ADDED_BY_ADMIN
from jobmatch.accounts.services.tokens import LONGEST_DAYS
from jobmatch.http.acting import ActForm
from jobmatch.http.lengths import fits
from jobmatch.phones import for_people
from jobmatch.wording.free_text import FreeText


class OrganisationForm(ActForm):
    """A new organisation."""

    kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        choices=[(kind.value, kind.label) for kind in ADDED_BY_ADMIN],
        widget=forms.RadioSelect,
    )
    name = FreeText(label=_("Name"), **fits(Organisation, "name"))


class OrganisationNameForm(ActForm):
    """The name of an organisation."""

    name = FreeText(label=_("Name"), **fits(Organisation, "name"))


class ProfileForm(ActForm):
    """The own name; of who works at a desk also the number at which employers call."""

    name = FreeText(label=_("Name"), **fits(User, "name"))
    phone = forms.CharField(
        label=_("Phone at work"),
        required=False,
        max_length=40,
        help_text=_("The employers that you look after see it on their own page."),
    )

    def __init__(self, data: QueryDict | None = None, *, user: User) -> None:
        super().__init__(data, initial={"name": user.name, "phone": for_people(user.phone)})
        if not user.roles & DESK_ROLES:
            del self.fields["phone"]


class TokenForm(ActForm):
    """A new API token."""

    name = FreeText(
        label=_("What is it for?"), **fits(ApiToken, "name"), help_text=_("So that you recognise it later.")
    )
    scope = forms.ChoiceField(
        label=_("What may the program do?"),
        choices=[
            (TokenScope.READ.value, TokenScope.READ.label),
            (TokenScope.IMPORT.value, TokenScope.IMPORT.label),
            (TokenScope.ALL.value, _("everything that you may do")),
        ],
        widget=forms.RadioSelect,
    )
    days = forms.IntegerField(
        label=_("Valid for how many days?"), min_value=1, max_value=LONGEST_DAYS, initial=30
    )
