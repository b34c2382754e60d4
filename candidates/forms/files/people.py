"""Who someone is and how to reach them, and opening a file."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.enums import Channel, StepKind
from candidates.forms.fields import PostcodeField, chosen_kinds
from candidates.forms.files.parts import PartForm
from candidates.models import FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR, LAST_HOUR, Candidate
from candidates.presentation.files.files import phone
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files, messages, towns
from jobmatch import workdays
from jobmatch.accounts.models import Desk, User
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import ActForm, date_input, form_field
from jobmatch.http.lengths import fits, longest
from jobmatch.http.once import KeyField
from jobmatch.phones import LONGEST_TYPED
from jobmatch.places.models import Town
from jobmatch.wording.free_text import FreeText

FIELD_OF = {
    "name_missing": "first_name",
    "no_way_to_reach": "phone",
    "birth_differs": "birth_year",
    "birth_exact": "birth_date",
    "message_hours": "message_from",
    "first_step_due": "due",
    "double": "compared",
}


class PersonForm(PartForm):
    """The person; nothing here reaches an employer."""

    title = gettext_lazy("Name and how to reach")
    lead = gettext_lazy("An employer does not get to see any of this.")
    field_of = FIELD_OF

    first_name = FreeText(label=gettext_lazy("First name"), **fits(Candidate, "first_name"))
    last_name = FreeText(label=gettext_lazy("Last name"), **fits(Candidate, "last_name"))
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=LONGEST_TYPED,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), **fits(Candidate, "email"))
    message_language = forms.ChoiceField(
        label=gettext_lazy("In which language do we write messages?"),
        choices=[("nl", "Nederlands"), ("en", "English")],
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    birth_date = forms.DateField(
        label=gettext_lazy("Date of birth"),
        required=False,
        widget=date_input(),
        help_text=gettext_lazy("Only to know which rules for young workers hold."),
    )
    birth_year = forms.IntegerField(
        label=gettext_lazy("Or only the year of birth"),
        required=False,
        min_value=FIRST_BIRTH_YEAR,
        max_value=LAST_BIRTH_YEAR,
        help_text=gettext_lazy("Enough from 17 on. For some rules we ask for the date later."),
    )
    postcode = PostcodeField(
        label=gettext_lazy("Postcode"),
        max_length=10,
        required=False,
        help_text=gettext_lazy("The four digits are enough. We work out the travel time with it."),
    )
    town = FreeText(label=gettext_lazy("Town"), max_length=longest(Town, "name"), required=False)
    channel = forms.ChoiceField(
        label=gettext_lazy("How do we reach this youth best?"),
        choices=[("", gettext_lazy("not told yet")), *Channel.choices],
        required=False,
    )
    safe_hours = FreeText(
        label=gettext_lazy("When is it safe to call?"),
        **fits(Candidate, "safe_hours"),
        help_text=gettext_lazy("For example: after school, not in the evening."),
    )
    safe_words = FreeText(
        asks=True,
        label=gettext_lazy("What can you say, and what not?"),
        **fits(Candidate, "safe_words"),
        help_text=gettext_lazy("For example: say that you call about the course."),
    )
    message_from = forms.IntegerField(
        label=gettext_lazy("Messages from (hour)"),
        required=False,
        min_value=0,
        max_value=LAST_HOUR,
        help_text=format_lazy(
            gettext_lazy("Nothing filled in: from {first} to {last} on working days."),
            first=messages.ORDINARY_HOURS[0],
            last=messages.ORDINARY_HOURS[1],
        ),
    )
    message_until = forms.IntegerField(
        label=gettext_lazy("Messages until (hour)"), required=False, min_value=0, max_value=LAST_HOUR
    )
    parent_heard_on = forms.DateField(
        label=gettext_lazy("Heard a parent on"),
        required=False,
        widget=date_input(),
        help_text=gettext_lazy("Only needed under 16. The program never writes to a parent."),
    )

    def stored(self) -> dict[str, Any]:
        youth = self.candidate
        plain = files.PERSONAL - {"phone", "town"}
        town = {"town": youth.town.name if youth.town else ""}
        return {**{name: getattr(youth, name) for name in plain}, "phone": phone(youth), **town}

    def clean_town(self) -> Town | None:
        text = self.cleaned_data["town"]
        kept = self.candidate.town
        if kept is not None and text == kept.name:
            return kept
        try:
            return towns.meant(text, postcode=self.cleaned_data.get("postcode", ""))
        except RuleBroken as broken:
            raise ValidationError(broken.message) from broken

    def save(self, *, by: User, on: date) -> None:
        person = {**self.cleaned_data}
        version = person.pop("version")
        files.change_person(candidate=self.candidate, version=version, by=by, on=on, **person)

    def lines(self) -> list[str]:
        youth = self.candidate
        born = date_format(youth.birth_date, "j F Y") if youth.birth_date else str(youth.birth_year or "")
        where = f"{youth.postcode} {youth.town or ''}".strip()
        language = youth.get_message_language_display()
        heard = date_format(youth.parent_heard_on, "j F Y") if youth.parent_heard_on else ""
        hours = messages.hours_of(youth)
        sent = _("messages from %(first)s to %(last)s") % {"first": hours[0], "last": hours[1]}
        safe = (youth.get_channel_display(), youth.safe_hours, youth.safe_words, sent, heard)
        lines = (str(youth), phone(youth), youth.email, language, born, where, *safe)
        return [line for line in lines if line]


class NewFileForm(ActForm):
    """A name, one way to reach the youth, and what happens first."""

    field_of = FIELD_OF
    asks_about_double = False

    key = KeyField()
    first_name = FreeText(label=gettext_lazy("First name"), **fits(Candidate, "first_name"))
    last_name = FreeText(label=gettext_lazy("Last name"), **fits(Candidate, "last_name"))
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=LONGEST_TYPED,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
        help_text=gettext_lazy("A phone number or an e-mail address: one of the two is enough."),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), **fits(Candidate, "email"))
    step = forms.ChoiceField(
        label=gettext_lazy("What happens first?"), choices=chosen_kinds, initial=StepKind.MEET
    )
    due = forms.DateField(
        label=gettext_lazy("When?"),
        widget=date_input(),
        help_text=gettext_lazy("Within five working days, so that nobody has to wait long."),
    )
    desk = forms.ModelChoiceField(label=gettext_lazy("At whose desk?"), queryset=Desk.objects.none())
    compared = forms.BooleanField(
        label=gettext_lazy("I looked: this is somebody else. Open a new file."),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, data: QueryDict | None = None, *, user: User, on: date) -> None:
        super().__init__(data)
        desks = file_selectors.desks(user)
        self.own_desk = next((desk for desk in desks if desk.user_id == user.pk), desks.first())
        self.fields["due"].initial = workdays.after(on, files.FIRST_STEP_WORKING_DAYS)
        form_field(self, "desk", forms.ModelChoiceField).queryset = desks
        self.fields["desk"].initial = self.own_desk
        if len(desks) == 1:
            del self.fields["desk"]
        if data and data.get("compared"):  # a tick stays in sight
            self.fields["compared"].widget = forms.CheckboxInput()

    def given(self) -> dict[str, Any]:
        """What the service takes: the chosen desk, or the only one there is."""
        return {"desk": self.own_desk, **self.cleaned_data}

    def refuse(self, broken: RuleBroken) -> None:
        """Of a possible double the page asks whether it is somebody else."""
        if broken.code == "double":
            self.asks_about_double = True
            self.fields["compared"].widget = forms.CheckboxInput()
        super().refuse(broken)
