"""What was decided about a vacancy, as the buttons of its row send it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jobmatch.http.acting import ActForm
from matching.enums import Feeling


class FeelingForm(ActForm):
    """One of the four; left empty, what was decided is taken back."""

    feeling = forms.ChoiceField(
        choices=Feeling, required=False, error_messages={"invalid_choice": _("Choose one of the four.")}
    )
