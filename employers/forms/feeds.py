"""Feeds of vacancies, and what is known of a workplace as a training company, as people type them."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from employers.enums import RecognitionSource
from employers.models import Employer, Feed, Recognition
from employers.permissions import works_cases
from employers.selectors.employers import employers
from jobmatch.accounts.models import User
from jobmatch.http.acting import ActForm, date_input, form_field
from jobmatch.http.lengths import fits
from jobmatch.wording.free_text import FreeText


class FeedForm(ActForm):
    """A new feed, or a change of one; its name stays."""

    field_of = {"source_own": "source", "no_employer": "employer", "exists": "source"}

    source = FreeText(
        label=_("Name of the source"),
        help_text=_("What comes in is called so from now on. The name can't be changed later."),
        **fits(Feed, "source"),
    )
    address = forms.CharField(
        label=_("Web address of the file"),
        help_text=_("It begins with https://. JSON-LD with schema.org JobPosting, CSV or XML in UTF-8."),
        **fits(Feed, "address"),
    )
    employer = forms.ModelChoiceField(
        queryset=Employer.objects.none(),
        label=_("Employer"),
        required=False,
        empty_label=_("more than one"),
        help_text=_("Choose one when all in the file is of this employer."),
    )
    given_by_employer = forms.BooleanField(
        label=_("The employer gave us this address itself"),
        help_text=_("Then what stands in it counts as said by the employer, and may be read by everybody."),
        required=False,
    )
    is_on = forms.BooleanField(label=_("Fetch it twice a day"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None = None, *, user: User, feed: Feed | None = None) -> None:
        super().__init__(data, initial=_initial(feed) if feed else None)
        form_field(self, "employer", forms.ModelChoiceField).queryset = employers(user)
        del self.fields["source" if feed else "is_on"]
        if not feed:
            del self.fields["version"]

    def given(self) -> dict[str, Any]:
        kept = dict(self.cleaned_data)
        return kept | {"version": kept["version"] or 0} if "version" in kept else kept


def _initial(feed: Feed) -> dict[str, object]:
    names = ("address", "employer", "given_by_employer", "is_on", "version")
    return {name: getattr(feed, name) for name in names}


class RecognitionForm(ActForm):
    """What was seen of one qualification."""

    qualification = forms.RegexField(
        r"^\d{5}$",
        label=_("Number of the qualification (crebo)"),
        help_text=_("Five digits, as in the register."),
        error_messages={"invalid": _("Write the five digits of the qualification.")},
    )
    name = FreeText(label=_("Name of the qualification"), **fits(Recognition, "name"))
    is_recognised = forms.TypedChoiceField(
        label=_("Is this workplace recognised for it?"),
        choices=[("yes", _("yes")), ("no", _("no"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
        initial="yes",
    )
    checked_on = forms.DateField(label=_("Seen on"), widget=date_input())
    source = forms.ChoiceField(
        label=_("How do you know?"), choices=RecognitionSource.choices, widget=forms.RadioSelect
    )

    def __init__(self, data: QueryDict | None = None, *, user: User, initial: dict[str, object]) -> None:
        super().__init__(data, initial=initial)
        if not works_cases(user):
            form_field(self, "source", forms.ChoiceField).choices = [
                (RecognitionSource.EMPLOYER.value, RecognitionSource.EMPLOYER.label)
            ]
