"""What an employer asked, what we answered, what they say: a few words each."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from employers.enums import AskedHow, CameOf
from employers.forms.fields import NoYouthForm
from employers.forms.relations import chips
from employers.models import Employer, RegisterEntry, Vacancy
from employers.rules.demands.table import grounds
from jobmatch.http.acting import VersionForm, date_input, form_field
from jobmatch.http.lengths import fits
from jobmatch.http.once import KeyField
from jobmatch.taxonomy.choices import in_language
from jobmatch.wording.free_text import FreeText


class RegisterForm(NoYouthForm):
    """What was asked, how, and when."""

    field_of = {"leak": "asked"}

    ground = forms.ChoiceField(label=gettext_lazy("What is it about?"))
    asked = FreeText(
        label=gettext_lazy("What was asked, in their words"),
        help_text=gettext_lazy("For example: no headscarf behind the till. Name nobody."),
        **fits(RegisterEntry, "asked"),
    )
    how = chips(gettext_lazy("How was it asked?"), AskedHow.choices, initial=AskedHow.SPOKEN)
    asked_on = forms.DateField(label=gettext_lazy("When?"), widget=date_input())
    vacancy = forms.ModelChoiceField(
        label=gettext_lazy("For which vacancy?"),
        queryset=Vacancy.objects.none(),
        required=False,
        empty_label=gettext_lazy("for no one in particular"),
    )
    key = KeyField()

    def __init__(self, data: QueryDict | None = None, *, employer: Employer, on: date) -> None:
        super().__init__(data, initial={"asked_on": on})
        words = [(code, in_language(ground.label).capitalize()) for code, ground in grounds().items()]
        form_field(self, "ground", forms.ChoiceField).choices = [("", gettext_lazy("Choose")), *words]
        form_field(self, "vacancy", forms.ModelChoiceField).queryset = employer.vacancies.open(
            on=on
        ).order_by("title", "pk")


class DiscussForm(NoYouthForm, VersionForm):
    """What we answered, and what came of it when that is known."""

    field_of = {"leak": "answer"}

    answer = FreeText(
        label=gettext_lazy("What did you answer?"),
        help_text=gettext_lazy("The employer reads this with what was asked. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=RegisterEntry._meta.get_field("answer").max_length,
    )
    came_of = chips(gettext_lazy("What came of it?"), CameOf.choices, required=False)

    def __init__(self, data: QueryDict | None = None, *, entry: RegisterEntry) -> None:
        names = ("version", "answer", "came_of")
        super().__init__(data, initial={name: getattr(entry, name) for name in names})


class CameOfForm(VersionForm):
    """What came of it: one of a few buttons."""

    came_of = forms.ChoiceField(choices=CameOf.choices, required=False)


class ReplyForm(NoYouthForm, VersionForm):
    """What the employer says of it."""

    field_of = {"leak": "reply"}

    reply = FreeText(
        label=gettext_lazy("What do you say of it?"),
        help_text=gettext_lazy("Our jobhunters read this. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=RegisterEntry._meta.get_field("reply").max_length,
    )

    def __init__(self, data: QueryDict | None = None, *, entry: RegisterEntry) -> None:
        super().__init__(data, initial={"version": entry.version, "reply": entry.reply})

    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("version", "reply", "no_youth")}
