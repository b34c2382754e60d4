"""Other help: the list of who gives it, and what is passed on to them about a youth."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from candidates.enums import Help, HelpOutcome
from candidates.forms.refusals import RefusableForm
from candidates.forms.versions import VersionForm
from candidates.models import HandOver, Partner
from candidates.selectors import helping
from candidates.services.hand_overs import LONGEST_LINE, LONGEST_TEXT
from jobmatch.accounts.models import User
from jobmatch.free_text import FreeText
from jobmatch.lengths import fits, longest
from jobmatch.once import KeyField


class PartnerForm(RefusableForm):
    """What they help with and how to reach them."""

    field_of = {"helps_with": "helps_with", "email": "email", "phone": "phone", "too_long": "line"}

    helps_with = forms.MultipleChoiceField(
        label=gettext_lazy("Helps with"), choices=Help.choices, widget=forms.CheckboxSelectMultiple
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail for new referrals"),
        **fits(Partner, "email"),
        help_text=gettext_lazy("A shared mailbox, not of one person."),
    )
    phone = forms.CharField(label=gettext_lazy("Phone"), **fits(Partner, "phone"))
    line = FreeText(asks=True, label=gettext_lazy("For whom, in a sentence"), **fits(Partner, "line"))
    is_active = forms.BooleanField(label=gettext_lazy("Takes new referrals"), required=False, initial=True)


class PartnerAddForm(PartnerForm):
    """The same, with which organisation it is."""

    field_of = {
        **PartnerForm.field_of,
        "exists": "organisation",
        "kind": "organisation",
        "enforcer": "organisation",
    }

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Which organisation?"),
        queryset=None,
        empty_label=gettext_lazy("choose an organisation"),
        help_text=gettext_lazy("Not in the list? An admin adds it first, under organisations."),
    )
    field_order = ("organisation",)

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.fields["organisation"].queryset = helping.not_listed(user)


class PartnerChangeForm(VersionForm, PartnerForm):
    """The same for one that is on the list."""

    def __init__(self, data: Any = None, *, partner: Partner) -> None:
        names = ("version", "helps_with", "email", "phone", "line", "is_active")
        super().__init__(data, initial={name: getattr(partner, name) for name in names})


class HelpChoiceForm(forms.Form):
    """With what, and who gives that help."""

    topic = forms.ChoiceField(
        label=gettext_lazy("Help with what?"), choices=Help.choices, widget=forms.RadioSelect
    )


class WhoHelps(forms.ModelChoiceField):
    """The organisations of the list, each with whom it is for."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}: {obj.line}" if obj.line else str(obj)


class HelpTextForm(RefusableForm):
    """To whom, and the text that is written together."""

    field_of = {"topic": "partner", "text_missing": "text", "too_long": "text"}

    key = KeyField()
    partner = WhoHelps(
        label=gettext_lazy("To whom?"), queryset=None, empty_label=None, widget=forms.RadioSelect
    )
    text = FreeText(
        asks=True,
        label=gettext_lazy("What do we pass on?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Write it together. They get this text and nothing else."),
    )

    def __init__(self, data: Any = None, *, user: User, topic: str, proposed: str) -> None:
        able = [row.pk for row in helping.partners(user, only_active=True) if topic in row.helps_with]
        super().__init__(data, initial={"text": proposed, "partner": able[0] if len(able) == 1 else None})
        self.fields["partner"].queryset = helping.partners(user).filter(pk__in=able)


class HelpChangeForm(VersionForm):
    """Other words, as long as nothing was sent."""

    field_of = {"text_missing": "text", "too_long": "text"}

    text = FreeText(
        asks=True,
        label=gettext_lazy("What do we pass on?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Write it together. They get this text and nothing else."),
    )


class HelpYesForm(VersionForm):
    """The youth's yes to this very text."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=longest(HandOver, "digest"))
    yes = forms.BooleanField(label=gettext_lazy("The youth read this text and says yes to passing it on"))


class HelpOutcomeForm(VersionForm):
    """How it went there."""

    field_of = {"outcome": "outcome", "too_long": "line"}

    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it go there?"), choices=HelpOutcome.choices, widget=forms.RadioSelect
    )
    line = FreeText(asks=True, label=gettext_lazy("In a sentence"), max_length=LONGEST_LINE, required=False)


def yes_form(row: HandOver, digest: str, data: Any = None) -> HelpYesForm:
    """The yes to what is on the screen now."""
    return HelpYesForm(data, initial={"version": row.version, "digest": digest})
