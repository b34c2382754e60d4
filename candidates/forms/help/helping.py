"""Other help: the list of who gives it, and what is passed on to them about a youth."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from candidates.enums import Help, HelpOutcome
from candidates.models import HandOver, Partner
from candidates.selectors.help import helping
from candidates.services.help.hand_overs import LONGEST_LINE, LONGEST_TEXT
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.acting import ActForm, VersionForm, form_field
from jobmatch.http.lengths import fits, longest
from jobmatch.http.once import KeyField
from jobmatch.wording.free_text import FreeText


class PartnerForm(ActForm):
    """What an organisation of the list helps with, and how to reach it."""

    field_of = {"too_long": "line"}

    helps_with = forms.MultipleChoiceField(
        label=gettext_lazy("Helps with"), choices=Help.choices, widget=forms.CheckboxSelectMultiple
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail for new referrals"),
        **fits(Partner, "email"),
        help_text=gettext_lazy("A shared mailbox, not of one person."),
    )
    phone = forms.CharField(label=gettext_lazy("Phone"), **fits(Partner, "phone"))
    line = FreeText(label=gettext_lazy("For whom, in a sentence"), **fits(Partner, "line"))
    is_active = forms.BooleanField(label=gettext_lazy("Takes new referrals"), required=False, initial=True)


class PartnerAddForm(PartnerForm):
    """One more on the list: what they help with, and which organisation it is."""

    field_of = {
        **PartnerForm.field_of,
        "exists": "organisation",
        "kind": "organisation",
        "enforcer": "organisation",
    }

    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Which organisation?"),
        queryset=Organisation.objects.none(),
        empty_label=gettext_lazy("choose an organisation"),
        help_text=gettext_lazy("Not in the list? An admin adds it first, under organisations."),
    )
    field_order = ("organisation",)

    def __init__(self, data: QueryDict | None = None, *, user: User) -> None:
        super().__init__(data)
        form_field(self, "organisation", forms.ModelChoiceField).queryset = helping.not_listed(user)


class PartnerChangeForm(VersionForm, PartnerForm):
    """A change of an organisation on the list of other help."""

    def __init__(self, data: QueryDict | None = None, *, partner: Partner) -> None:
        names = ("version", "helps_with", "email", "phone", "line", "is_active")
        super().__init__(data, initial={name: getattr(partner, name) for name in names})


class HelpChoiceForm(forms.Form):
    """With what a youth is helped, and who gives that help."""

    topic = forms.ChoiceField(
        label=gettext_lazy("Help with what?"), choices=Help.choices, widget=forms.RadioSelect
    )


class HelpTextForm(ActForm):
    """To whom other help a youth is brought, and the text that is written together."""

    field_of = {"topic": "partner", "text_missing": "text", "too_long": "text"}

    key = KeyField()
    partner = forms.ModelChoiceField(
        label=gettext_lazy("To whom?"),
        queryset=Partner.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    text = FreeText(
        asks=True,
        label=gettext_lazy("What do we pass on?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Write it together. They get this text and nothing else."),
    )

    def __init__(self, data: QueryDict | None = None, *, user: User, topic: str, proposed: str) -> None:
        able = {
            row.pk: f"{row}: {row.line}" if row.line else str(row)
            for row in helping.partners(user, only_active=True)
            if topic in row.helps_with
        }
        super().__init__(
            data, initial={"text": proposed, "partner": next(iter(able)) if len(able) == 1 else None}
        )
        form_field(self, "partner", forms.ModelChoiceField).queryset = helping.partners(user).filter(
            pk__in=able
        )
        form_field(self, "partner", forms.ChoiceField).choices = able.items()


class HelpChangeForm(VersionForm):
    """Other words for a text to other help, as long as nothing was sent."""

    field_of = {"text_missing": "text", "too_long": "text"}

    text = FreeText(
        asks=True,
        label=gettext_lazy("What do we pass on?"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Write it together. They get this text and nothing else."),
    )


class HelpYesForm(VersionForm):
    """The youth's yes to the very text that goes to other help."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=longest(HandOver, "digest"))
    yes = forms.BooleanField(label=gettext_lazy("The youth read this text and says yes to passing it on"))

    def given(self) -> dict[str, Any]:
        """What the service takes: which text it was."""
        return {name: self.cleaned_data[name] for name in ("version", "digest")}


class HelpOutcomeForm(VersionForm):
    """How it went at the other help."""

    field_of = {"too_long": "line"}

    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it go there?"), choices=HelpOutcome.choices, widget=forms.RadioSelect
    )
    line = FreeText(asks=True, label=gettext_lazy("In a sentence"), max_length=LONGEST_LINE, required=False)


def yes_form(row: HandOver, digest: str, data: QueryDict | None = None) -> HelpYesForm:
    """The yes to what is on the screen now."""
    return HelpYesForm(data, initial={"version": row.version, "digest": digest})
