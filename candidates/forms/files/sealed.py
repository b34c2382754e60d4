"""What is sealed: own words, workplace needs and the consent that they are kept under."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.enums import HEARD_MANNERS
from candidates.forms.files.parts import PartForm
from candidates.presentation.consents.consents import referred_by
from candidates.presentation.files import files
from candidates.selectors.consents.referrers import Referred
from candidates.services.files import sealed
from candidates.services.files.sealed import LONGEST_OWN_WORDS
from jobmatch.accounts.models import User
from jobmatch.http.acting import ActForm, form_field
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from jobmatch.wording.free_text import FreeText

MUST, NICE = "must", "nice"


class OwnWordsForm(PartForm):
    """What the youth says, as the youth says it."""

    title = gettext_lazy("In your own words")
    lead = gettext_lazy("What do you love to do? What are you good at? Write it down as it is told.")
    sealed = True
    field_of = {"too_long": "text"}

    text = FreeText(
        asks=True,
        label=gettext_lazy("Own words"),
        max_length=LONGEST_OWN_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=gettext_lazy(
            "At most 4,000 characters. This is locked away: only the own jobhunter reads it, "
            "and no employer ever sees it. It counts a little in the order of the vacancies."
        ),
    )

    def stored(self) -> dict[str, Any]:
        return {"text": self.opened.own_words if self.opened else ""}

    def save(self, *, by: User, on: date) -> None:
        given = self.cleaned_data
        sealed.save_own_words(
            candidate=self.candidate, version=given["version"], text=given["text"], by=by, on=on
        )

    def lines(self) -> list[str]:
        return [line for line in self.initial["text"].splitlines() if line.strip()]


class NeedsForm(PartForm):
    """Every item that a workplace can offer: a must, nice to have, or not asked."""

    title = gettext_lazy("Workplace needs")
    lead = gettext_lazy("Go through the list together. What does not matter stays as it is.")
    template = "candidates/needs.html"
    sealed = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        weights = [(MUST, _("must")), (NICE, _("nice")), ("", _("does not matter"))]
        for code, item in WORKPLACE_ITEMS.items():
            self.fields[code] = forms.ChoiceField(
                label=in_language(item.need),
                choices=weights,
                required=False,
                widget=forms.RadioSelect(attrs={"data-look": "chips"}),
            )

    def stored_version(self) -> int:
        return self.opened.needs_version if self.opened else 0

    def stored(self) -> dict[str, Any]:
        chosen = (self.opened and self.opened.needs) or {}
        told = {code: MUST if must else NICE for code, must in chosen.items()}
        return {**dict.fromkeys(WORKPLACE_ITEMS, ""), **told}

    def save(self, *, by: User, on: date) -> None:
        given = self.cleaned_data
        needs = {code: given[code] == MUST for code in WORKPLACE_ITEMS if given[code]}
        sealed.save_needs(candidate=self.candidate, version=given["version"], needs=needs, by=by, on=on)

    def lines(self) -> list[str]:
        musts, nice = files.needs((self.opened and self.opened.needs) or {})
        return [*(f"{need} ({_('must')})" for need in musts), *(f"{need} ({_('nice')})" for need in nice)]


class ConsentForm(ActForm):
    """How the youth said it. It is never asked with the referrer in the room."""

    alone = forms.BooleanField(label=gettext_lazy("The referrer is not in the room, and not on the line"))
    manner = forms.ChoiceField(
        label=gettext_lazy("How did the youth say yes?"),
        choices=HEARD_MANNERS,
        widget=forms.RadioSelect,
    )

    def given(self) -> dict[str, Any]:
        """What the service takes: that the referrer was away is asked here alone."""
        return {"manner": self.cleaned_data["manner"]}


class ReferrerConsentForm(ConsentForm):
    """The yes to telling a referrer: to each organisation apart."""

    field_order = ("referrals", "alone", "manner")

    referrals = forms.MultipleChoiceField(
        label=gettext_lazy("Who may see how it goes?"),
        help_text=gettext_lazy("Read each one out. Tick only those to which the youth says yes."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: QueryDict | None = None, *, referred: list[Referred]) -> None:
        super().__init__(data)
        field = form_field(self, "referrals", forms.MultipleChoiceField)
        field.choices = [(str(each.referral), referred_by(each)) for each in referred]
        field.initial = [str(each.referral) for each in referred if each.is_told]
        if not referred:
            del self.fields["referrals"]

    def given(self) -> dict[str, Any]:
        """What the service takes: the yes, and to which referrals."""
        named = [UUID(pk) for pk in self.cleaned_data.get("referrals", [])]
        return {**super().given(), "referrals": named}


class WithdrawForm(ActForm):
    """How the youth took the yes back."""

    manner = forms.ChoiceField(
        label=gettext_lazy("How did the youth say so?"),
        choices=HEARD_MANNERS,
        widget=forms.RadioSelect,
    )
