"""An agreement: one sentence, who does it, by when."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from candidates.enums import Doer, Outcome
from candidates.models import Agreement
from jobmatch.http.acting import ActForm, VersionForm, date_input
from jobmatch.http.lengths import fits
from jobmatch.http.once import KeyField
from jobmatch.wording.free_text import FreeText


class Agreed(ActForm):
    """What was agreed, in plain words."""

    field_of = {"sentence_missing": "sentence", "next_due": "due"}

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


class AgreementForm(Agreed):
    """A new agreement; both may have said yes to it already."""

    key = KeyField()
    confirmed = forms.BooleanField(
        label=gettext_lazy("We both said yes to this sentence, face to face"), required=False
    )


class AgreementChangeForm(VersionForm, Agreed):
    """An agreement that is there; other words need a new yes of both."""

    def __init__(self, data: QueryDict | None = None, *, agreement: Agreement) -> None:
        names = ("version", "sentence", "doer", "due")
        super().__init__(data, initial={name: getattr(agreement, name) for name in names})


class OutcomeForm(VersionForm):
    """How an agreement ended."""

    outcome = forms.ChoiceField(choices=[(value, value) for value in Outcome.values if value != Outcome.OPEN])
