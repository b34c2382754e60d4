"""What a user chooses to hear of."""

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import User
from jobmatch.http.acting import ActForm, form_field
from notifications import selectors
from notifications.models import Preference


class PreferenceForm(ActForm):
    """Which mails come at once, whether there is a morning overview, and the language of both."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kinds = forms.MultipleChoiceField(
        label=_("Which mails do you want at once?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    digest = forms.BooleanField(
        label=_("A morning overview"),
        required=False,
        help_text=_("On working days at half past seven: how many things wait for you, and no names."),
    )
    language = forms.ChoiceField(
        label=_("Language of the mails"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, data: QueryDict | None = None, *, user: User, preference: Preference) -> None:
        names = ("version", "kinds", "digest", "language")
        initial = {name: getattr(preference, name) for name in names}
        super().__init__(data, initial=initial)
        kinds = form_field(self, "kinds", forms.ChoiceField)
        kinds.choices = [(kind.value, kind.label) for kind in selectors.kinds_for(user)]
        if not user.roles & DESK_ROLES:
            del self.fields["digest"]

    def given(self) -> dict[str, object]:
        """What was chosen; who gets no overview keeps the choice that was there."""
        return {"digest": self.initial["digest"], **self.cleaned_data}
