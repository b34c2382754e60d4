"""An agreement: one sentence, who does it, by when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from candidates.enums import Doer, Outcome
from candidates.forms.fields import date_input
from candidates.forms.refusals import RefusableForm
from candidates.forms.versions import VersionForm
from candidates.models import Agreement
from jobmatch.free_text import FreeText
from jobmatch.lengths import fits
from jobmatch.once import KeyField


class AgreementForm(RefusableForm):
    """What was agreed, in plain words."""

    field_of = {"sentence_missing": "sentence", "doer": "doer", "next_due": "due"}

    key = KeyField()
    sentence = FreeText(
        asks=True,
        label=gettext_lazy("What did you agree?"),
        **fits(Agreement, "sentence"),
        help_text=gettext_lazy("One plain sentence. For example: Noor sends the letter to the shop."),
    )
    doer = forms.ChoiceField(
        label=gettext_lazy("Who does it?"),
        choices=Doer.choices,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    due = forms.DateField(label=gettext_lazy("By when?"), widget=date_input())
    confirmed = forms.BooleanField(
        label=gettext_lazy("We both said yes to this sentence, face to face"), required=False
    )


class AgreementChangeForm(VersionForm, AgreementForm):
    """The same for an agreement that is there; other words need a new yes of both."""

    confirmed = key = None

    def __init__(self, data: Any = None, *, agreement: Agreement) -> None:
        names = ("version", "sentence", "doer", "due")
        super().__init__(data, initial={name: getattr(agreement, name) for name in names})


class OutcomeForm(VersionForm):
    """How an agreement ended."""

    outcome = forms.ChoiceField(choices=[(value, value) for value in Outcome.values if value != Outcome.OPEN])
