"""What a user chooses to hear of."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.enums import DESK_ROLES
from jobmatch.accounts.models import User
from notifications import selectors
from notifications.models import Preference


class PreferenceForm(forms.Form):
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

    def __init__(self, *args: Any, user: User, preference: Preference, **kwargs: Any) -> None:
        names = ("version", "kinds", "digest", "language")
        initial = {name: getattr(preference, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["kinds"].choices = [(kind.value, kind.label) for kind in selectors.kinds_for(user)]
        if not user.roles & DESK_ROLES:
            del self.fields["digest"]
