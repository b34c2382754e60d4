"""Writing down a contact, with what follows from it; and putting one right."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from candidates.enums import Channel
from candidates.forms.fields import chosen_kinds, step_title
from candidates.models import Candidate, Contact
from candidates.rules.confidence import LEAST, MOST
from candidates.services.casework.contacts import LONGEST_LINE
from jobmatch.http.acting import ActForm, VersionForm, date_input, form_field
from jobmatch.http.once import KeyField
from jobmatch.wording.free_text import FreeText

YES, NO = "1", "0"
CONFIDENCE = [
    ("", gettext_lazy("not asked")),
    *((str(number), str(number)) for number in range(LEAST, MOST + 1)),
]


class HowItWent(ActForm):
    """What happened: reached or not, how, when, and what only the own jobhunter writes."""

    field_of = {
        "contact_day": "happened_on",
        "too_long": "line",
        "step_kind": "next_kind",
    }

    reached = forms.TypedChoiceField(
        label=gettext_lazy("Was the youth reached?"),
        choices=[(YES, gettext_lazy("yes")), (NO, gettext_lazy("no"))],
        coerce=lambda value: value == YES,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("How?"),
        choices=Channel.choices,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    happened_on = forms.DateField(label=gettext_lazy("On which day?"), widget=date_input())
    line = FreeText(
        asks=True,
        label=gettext_lazy("How did it go?"),
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("A line is enough. This is locked away: only the own jobhunter reads it."),
    )
    confidence = forms.TypedChoiceField(
        label=gettext_lazy("How sure of yourself do you feel?"),
        choices=CONFIDENCE,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
        help_text=gettext_lazy("The youth gives the number: 1 is not at all, 5 is very sure."),
    )

    def close_line(self) -> None:
        """Who may not open what is sealed is not asked for a line."""
        del self.fields["line"]


class ContactForm(HowItWent):
    """A new contact; one tick finishes the step that holds the file, and then the next one is made."""

    key = KeyField()
    step = forms.UUIDField(required=False, widget=forms.HiddenInput())
    finishes = forms.BooleanField(label=gettext_lazy("This finishes the next step"), required=False)
    next_kind = forms.ChoiceField(label=gettext_lazy("What is the next step?"), required=False)
    next_title = step_title(help_text="")
    next_due = forms.DateField(
        label=gettext_lazy("When?"),
        widget=date_input(),
        required=False,
        help_text=gettext_lazy("Leave it empty for the usual day."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        candidate: Candidate,
        on: date,
        reached: str,
        usual: str,
        reads: bool,
    ) -> None:
        step = candidate.held_by
        initial = {
            "reached": reached,
            "channel": candidate.channel or Channel.PHONE,
            "happened_on": on,
            "confidence": "",
            "step": step.pk if step else None,
            "finishes": step is not None and not step.is_check_in,
        }
        super().__init__(data, initial=initial)
        form_field(self, "next_kind", forms.ChoiceField).choices = [("", usual), *chosen_kinds()]
        if not reads:
            self.close_line()
        if reached == NO:
            for name in ("line", "confidence"):
                self.fields.pop(name, None)
        if step is None:
            for name in ("step", "finishes", "next_kind", "next_title", "next_due"):
                del self.fields[name]

    def given(self) -> dict[str, Any]:
        """What the service takes; no kind named is what is usual."""
        given = dict(self.cleaned_data)
        if "next_kind" in given:
            given["next_kind"] = given["next_kind"] or None
        return given


class CorrectionForm(VersionForm, HowItWent):
    """A contact as it was written down."""

    def __init__(self, data: QueryDict | None = None, *, contact: Contact, line: str | None) -> None:
        initial = {
            "version": contact.version,
            "reached": YES if contact.reached else NO,
            "channel": contact.channel,
            "happened_on": contact.on,
            "confidence": contact.confidence or "",
            "line": line,
        }
        super().__init__(data, initial=initial)
        if line is None:
            self.close_line()

    def given(self) -> dict[str, Any]:
        """What the service takes; a line that may not be read stays as it was."""
        return {"line": None, **self.cleaned_data}
