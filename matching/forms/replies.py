"""What somebody at an employer answers on the own page; what a youth says to an invitation."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.models import EmployerPerson
from jobmatch import workdays
from jobmatch.http.acting import ActForm, VersionForm, form_field
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import Term
from jobmatch.wording.free_text import FreeText
from matching.enums import AskedFirst, IntroductionState, ReplyKind, WhyNot
from matching.forms.introductions import HeardFields, WordsFields, chips
from matching.models import Introduction
from matching.models.introductions import LONGEST_PLACE
from matching.services.introductions.making import Words
from matching.services.introductions.replies import LONGEST_WORDS, MOMENT, Said

MONTHS = 12
FIRST_HOURS = (time(10), time(14))  # proposed, and changed where they do not suit
FIELDS: dict[str, tuple[str, ...]] = {
    ReplyKind.INVITE: ("moment_1", "moment_2", "moment_3", "place"),
    ReplyKind.ASK: ("questions", "words"),
    ReplyKind.LATER: ("month",),
    ReplyKind.DECLINE: ("reasons", "abilities", "words"),
    ReplyKind.PASS_ON: ("colleague",),
}
HAVE_A_DAY = (IntroductionState.NAMED, IntroductionState.MET, IntroductionState.TRIAL)
ALWAYS = ("moment_1", "moment_2", "place", "questions", "month", "reasons")


class MomentInput(forms.DateTimeInput):
    """A day and an hour, as browsers want them."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


def moment_field(label: Any, *, required: bool = False) -> forms.DateTimeField:
    """A moment on the clock of the wall, in the Netherlands."""
    return forms.DateTimeField(
        label=label, required=required, widget=MomentInput(), input_formats=[MOMENT, "%Y-%m-%dT%H:%M:%S"]
    )


class MomentFields(forms.Form):
    """Up to three moments."""

    moment_1 = moment_field(gettext_lazy("First moment"))
    moment_2 = moment_field(gettext_lazy("Second moment"))
    moment_3 = moment_field(gettext_lazy("Third moment, if you like"))

    def moments(self) -> list[datetime]:
        """The moments that were filled in."""
        given = (self.cleaned_data.get(f"moment_{number}") for number in (1, 2, 3))
        return [moment.replace(tzinfo=None) for moment in given if moment]


class ReplyForm(MomentFields, ActForm):
    """One answer, with only the fields that belong to it."""

    place = FreeText(label=gettext_lazy("Where do you meet?"), required=False, max_length=LONGEST_PLACE)
    questions = forms.MultipleChoiceField(
        label=gettext_lazy("What do you want to know first?"),
        choices=AskedFirst.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    month = forms.TypedChoiceField(
        label=gettext_lazy("In which month?"), required=False, coerce=date.fromisoformat, empty_value=None
    )
    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Why not? Choose one or more."),
        choices=WhyNot.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    abilities = forms.MultipleChoiceField(
        label=gettext_lazy("Which experience do you miss?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = FreeText(
        label=gettext_lazy("In your own words, if you like"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Your jobhunter reads this, and tells it in other words."),
    )
    colleague = forms.ChoiceField(
        label=gettext_lazy("Who should answer?"), required=False, widget=forms.RadioSelect
    )
    field_of = {"moments": "moment_1", "later_on": "month"}

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        kind: str,
        introduction: Introduction,
        colleagues: Sequence[EmployerPerson],
        asked: Sequence[tuple[Any, Term]],
        on: date,
    ) -> None:
        self.kind = kind
        super().__init__(data, initial=_first_of(introduction, on=on))
        for name in [*self.fields]:
            if name not in FIELDS[kind]:
                del self.fields[name]
            elif name in ALWAYS:
                self.fields[name].required = True
        if "month" in self.fields:
            form_field(self, "month", forms.TypedChoiceField).choices = _months(on)
        if "reasons" in self.fields and introduction.state not in HAVE_A_DAY:
            known_reasons = [(each.value, each.label) for each in WhyNot if each != WhyNot.DID_NOT_COME]
            form_field(self, "reasons", forms.MultipleChoiceField).choices = known_reasons
        if "abilities" in self.fields:
            choices = [(str(pk), in_language(label)) for pk, label in asked]
            form_field(self, "abilities", forms.MultipleChoiceField).choices = choices
            if not choices:
                del self.fields["abilities"]
        if "colleague" in self.fields:
            known = [(str(person.pk), person.name) for person in colleagues]
            field = form_field(self, "colleague", forms.ChoiceField)
            field.choices = [*known, ("", _("somebody else: please call me"))]

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        said = Said(
            kind=self.kind,
            moments=self.moments() if self.kind == ReplyKind.INVITE else (),
            place=given.get("place", ""),
            questions=given.get("questions", ()),
            later_on=given.get("month"),
            reasons=given.get("reasons", ()),
            abilities=given.get("abilities", ()),
            words=given.get("words", ""),
            colleague=given.get("colleague") or None,
        )
        return {"said": said}


class NoneSuitsForm(MomentFields, VersionForm):
    """None of the moments suits; the youth may offer others."""

    def given(self) -> dict[str, Any]:
        return {"version": self.cleaned_data["version"], "moments": self.moments()}


class NoMoreForm(VersionForm):
    """Fewer cards, or none for a while."""

    until = forms.TypedChoiceField(
        label=gettext_lazy("No proposals by mail until"),
        required=False,
        coerce=date.fromisoformat,
        empty_value=None,
    )
    most = forms.IntegerField(
        label=gettext_lazy("So many at once at most"), required=False, min_value=1, max_value=20
    )

    def __init__(self, data: QueryDict | None = None, *, person: EmployerPerson, on: date) -> None:
        until = person.no_cards_until
        super().__init__(data, initial={"version": person.version, "most": person.most_cards, "until": until})
        known = [] if until is None else [(until.isoformat(), date_format(until, "j F Y"))]
        choices = [("", _("they may come")), *_months(on)]
        field = form_field(self, "until", forms.TypedChoiceField)
        field.choices = choices + [each for each in known if each[0] not in dict(choices)]


class RewriteForm(VersionForm):
    """What the youth reads of a no."""

    words = FreeText(
        label=gettext_lazy("What does the youth read?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("As you would say it yourself: what counted, and what comes next."),
    )


class RegisterForm(VersionForm):
    """A trait that was named goes to the register, with the youth's yes."""

    trait = forms.ChoiceField(label=gettext_lazy("What was asked that may not be asked?"), widget=chips())
    says_yes = forms.BooleanField(
        label=gettext_lazy("The youth says yes: write it in the register, without the vacancy and the day")
    )

    def __init__(self, data: QueryDict | None = None, *, version: int, traits: Sequence[Any]) -> None:
        self.traits = traits
        super().__init__(data, initial={"version": version})
        field = form_field(self, "trait", forms.ChoiceField)
        field.choices = [(str(number), each.words) for number, each in enumerate(traits)]

    def given(self) -> dict[str, Any]:
        trait = self.traits[int(self.cleaned_data["trait"])]
        return {
            "version": self.cleaned_data["version"],
            "ground": trait.ground,
            "words": trait.words,
            "says_yes": self.cleaned_data["says_yes"],
        }


class SomebodyElseForm(VersionForm):
    """Who reads it at the employer from now on."""

    person = forms.ModelChoiceField(
        EmployerPerson.objects.none(),
        label=gettext_lazy("Who is it?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, data: QueryDict | None = None, *, version: int, people: Sequence[EmployerPerson]
    ) -> None:
        super().__init__(data, initial={"version": version})
        field = form_field(self, "person", forms.ModelChoiceField)
        field.queryset = EmployerPerson.objects.filter(pk__in=[person.pk for person in people])


class QuestionForm(WordsFields, HeardFields, VersionForm):
    """The answer to a question, in the words of the card; a changed card needs a yes."""

    field_order = ("version", "line", "own", "cv", "how", "name", "number")

    def __init__(
        self, data: QueryDict | None = None, *, introduction: Introduction, words: Words, writes: bool
    ) -> None:
        super().__init__(
            data,
            initial={
                "version": introduction.version,
                "line": words.line,
                "own": words.own,
                "cv": words.cv,
            },
        )
        for name in ("person", "name", "number", *(() if writes else ("line", "own"))):
            del self.fields[name]
        self.fields["how"].label = _("Did you change the card? How did you hear the yes to it?")

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"version": given["version"], "words": self.words(), "heard": self.heard()}


def _months(on: date) -> list[tuple[str, str]]:
    """The first days of the coming months."""
    found, day = [], on.replace(day=1)
    for _each in range(MONTHS):
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        if workdays.is_within_a_year(day, on=on):
            found.append((day.isoformat(), date_format(day, "F Y")))
    return found


def _first_of(introduction: Introduction, *, on: date) -> dict[str, Any]:
    """Two moments that are likely, so that nobody has to type."""
    days = (workdays.after(on, 4), workdays.after(on, 5))
    return {
        f"moment_{number}": datetime.combine(day, hour)
        for number, (day, hour) in enumerate(zip(days, FIRST_HOURS, strict=True), start=1)
    } | {"place": _place_of(introduction)}


def _place_of(introduction: Introduction) -> str:
    """Where the work is, as far as is known."""
    site = introduction.vacancy.site
    parts = (site.street, str(site.town or "")) if site else (str(introduction.vacancy.town or ""),)
    return ", ".join(part for part in parts if part)[:LONGEST_PLACE]
