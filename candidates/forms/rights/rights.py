"""What a youth asks about the own data, the answer to it, and an opening by force."""

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy

from candidates.enums import OpeningVerdict, Right
from candidates.models import Candidate, FreshLinkAsk
from candidates.services.rights.forced_openings import LONGEST_REASON
from candidates.services.rights.rights import LONGEST_WORDS
from jobmatch.http.acting import ActForm, VersionForm, date_input, form_field
from jobmatch.http.lengths import fits
from jobmatch.wording.free_text import FreeText

DONE, REFUSED = "done", "refused"


class AskForm(ActForm):
    """What is asked, in the words of the youth."""

    field_of = {
        "asked_already": "right",
        "too_long": "words",
    }

    right = forms.ChoiceField(
        label=gettext_lazy("What is asked?"),
        choices=Right.choices,
        widget=forms.RadioSelect(attrs={"data-look": "stack"}),
    )
    words = FreeText(
        label=gettext_lazy("In the youth's own words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What must be put right, or what must stop? This is locked away."),
    )


class RecordForm(AskForm):
    """What a youth asks about the own data, and on which day: the month runs from there."""

    received_on = forms.DateField(
        label=gettext_lazy("When was it asked?"), widget=date_input(), initial=timezone.localdate
    )


class LetterForm(RecordForm):
    """What a youth asks by letter, as the privacy officer records it, who has no list of files."""

    first_name = FreeText(label=gettext_lazy("First name of the youth"), **fits(Candidate, "first_name"))
    reach = forms.CharField(
        label=gettext_lazy("Phone number or e-mail address"),
        **fits(FreshLinkAsk, "address"),
        help_text=gettext_lazy("Exactly as the youth gave it: so that nobody else's file is found."),
    )
    field_order = ("first_name", "reach", "right", "words", "received_on")


class AnswerForm(VersionForm):
    """The answer to what a youth asks about the own data: done, or refused with the reason."""

    field_of = {"reason": "answer", "too_long": "answer", "erase": "outcome"}

    outcome = forms.ChoiceField(
        label=gettext_lazy("What is your answer?"),
        choices=[(DONE, gettext_lazy("It is done")), (REFUSED, gettext_lazy("It is refused"))],
        widget=forms.RadioSelect,
    )
    answer = FreeText(
        label=gettext_lazy("What did you decide, and why?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("A refusal always needs its reason. This is locked away."),
    )

    def __init__(self, data: QueryDict | None = None, *, version: int, can_be_done: bool = True) -> None:
        super().__init__(data, initial={"version": version})
        if not can_be_done:
            form_field(self, "outcome", forms.ChoiceField).choices = [
                (REFUSED, gettext_lazy("It is refused"))
            ]
            self.fields["outcome"].initial = REFUSED


class ForceForm(ActForm):
    """The reason of an opening by force: why it can't wait."""

    reason = FreeText(
        label=gettext_lazy("Why can't this wait?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("A sentence or two. Who judges this reads it, and so can the youth."),
    )


class VerdictForm(VersionForm):
    """What the second pair of eyes finds of an opening by force: was it needed?"""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Was it needed?"), choices=OpeningVerdict.choices, widget=forms.RadioSelect
    )

    def __init__(self, data: QueryDict | None = None, *, version: int) -> None:
        super().__init__(data, initial={"version": version})


class MyAskForm(AskForm):
    """What a youth asks about the own data, alone, on the own page."""

    RIGHTS = (
        (Right.ACCESS, gettext_lazy("A copy on paper of everything that you keep")),
        (Right.CORRECTION, gettext_lazy("Something is wrong: put it right")),
        (Right.OBJECTION, gettext_lazy("I do not want you to do something with my data")),
        (Right.ERASURE, gettext_lazy("Erase everything. Then you do not help me any more")),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        form_field(self, "right", forms.ChoiceField).choices = self.RIGHTS
        self.fields["right"].label = gettext_lazy("What do you want?")
        self.fields["words"].label = gettext_lazy("In your own words")
