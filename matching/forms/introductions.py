"""Proposing a youth: to whom, with which line; what the youth says; what the employer said."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.enums import HEARD_MANNERS
from employers.enums import PayPeriod, TalkChannel
from employers.models import EmployerPerson, Promise, Site
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import ActForm, VersionForm, date_input, form_field
from jobmatch.http.once import KeyField
from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.vocabulary import WORK_KINDS
from jobmatch.wording.free_text import FreeText
from matching.enums import KNOWS_THE_NAME, Came, Insurer, IntroductionState, MeetingKind, NameGiven, WhyNot
from matching.forms.placements import WorkFields, ask_to_tick
from matching.models import Introduction, Meeting
from matching.models.introductions import LONGEST_PLACE, LONGEST_WHOM
from matching.rules.cards.card import LONGEST_LINE
from matching.services.introductions.hearing import Answer
from matching.services.introductions.making import Words
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.yeses import Heard
from matching.services.work.judging import NotAcknowledged
from matching.services.work.placements import Details

ST = IntroductionState
NAMES = [
    ("none", gettext_lazy("without a name first")),
    (NameGiven.CALLED, NameGiven.CALLED.label),
    (NameGiven.WHOLE, NameGiven.WHOLE.label),
]


def chips() -> forms.RadioSelect:
    """Choices beside each other, so that a thumb needs one tap."""
    return forms.RadioSelect(attrs={"data-look": "chips"})


class HeardFields(forms.Form):
    """How a yes was heard, and which name the employer hears."""

    how = forms.ChoiceField(
        label=gettext_lazy("How did you hear it?"), choices=HEARD_MANNERS, required=False, widget=chips()
    )
    name = forms.ChoiceField(
        label=gettext_lazy("What does the employer hear of the name?"),
        choices=NAMES,
        required=False,
        widget=chips(),
        help_text=gettext_lazy("The youth chooses, each time. Without a name first is as good."),
    )
    number = forms.BooleanField(
        label=gettext_lazy("The phone number goes along with the name"), required=False
    )

    def heard(self) -> Heard | None:
        """What the youth said; None when nothing was heard."""
        given = self.cleaned_data
        if not given.get("how"):
            return None
        name = given.get("name")
        said = None if not name else "" if name == "none" else name
        return Heard(given["how"], name=said, number=bool(given.get("number")) and bool(said))


class WordsFields(forms.Form):
    """To whom, and what people add to the card."""

    person = forms.ModelChoiceField(
        EmployerPerson.objects.none(),
        label=gettext_lazy("To whom?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    line = FreeText(
        label=gettext_lazy("One line of yours"),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "What does this youth do well? No age, origin, family, faith, school or district."
        ),
    )
    own = FreeText(
        label=gettext_lazy("One line of the youth"),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("In the youth's own words; the card says that they are."),
    )
    cv = forms.BooleanField(label=gettext_lazy("The employer may ask for a CV"), required=False)

    def _offer(self, people: Sequence[EmployerPerson]) -> None:
        field = form_field(self, "person", forms.ModelChoiceField)
        field.queryset = EmployerPerson.objects.filter(pk__in=[person.pk for person in people])
        field.choices = [(str(person.pk), str(person)) for person in people]
        if people:
            self.initial.setdefault("person", str(people[0].pk))

    def read_while_typed(self, address: str) -> None:
        """Ask at this address, while somebody types, what a line tells that may not be told."""
        asks = {"hx-post": address, "hx-target": "#line-stopped", "hx-trigger": "input changed delay:500ms"}
        for name in ("line", "own"):
            if name in self.fields:
                self.fields[name].widget.attrs |= asks

    def words(self) -> Words:
        """The lines as they were typed."""
        given = self.cleaned_data
        return Words(line=given.get("line", ""), own=given.get("own", ""), cv=given["cv"])


class IntroductionForm(WordsFields, HeardFields, ActForm):
    """A new proposal, with the yes of the youth where it was heard."""

    key = KeyField()
    field_order = ("key", "person", "line", "own", "cv", "how", "name", "number")

    def __init__(
        self, data: QueryDict | None = None, *, people: Sequence[EmployerPerson], hears: bool, writes: bool
    ) -> None:
        super().__init__(data)
        self._offer(people)
        self.fields["how"].label = _("Does the youth say yes to this card now? How did you hear it?")
        if not hears:
            for name in ("how", "name", "number"):
                del self.fields[name]
        if not writes:
            del self.fields["line"], self.fields["own"]

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "person": given["person"],
            "words": self.words(),
            "heard": self.heard(),
            "key": given["key"],
        }


class ChangeForm(WordsFields, VersionForm):
    """Another line or person."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        introduction: Introduction,
        people: Sequence[EmployerPerson],
        words: Words,
        writes: bool,
    ) -> None:
        super().__init__(
            data,
            initial={
                "version": introduction.version,
                "person": str(introduction.person_id or ""),
                "line": words.line,
                "own": words.own,
                "cv": words.cv,
            },
        )
        self._offer(people)
        if not writes:
            del self.fields["line"], self.fields["own"]

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"version": given["version"], "person": given["person"], "words": self.words()}


class YesForm(HeardFields, VersionForm):
    """A yes to this card, or to the name, that was heard."""

    digest = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data: QueryDict | None = None, *, introduction: Introduction) -> None:
        super().__init__(data, initial={"version": introduction.version, "digest": introduction.digest})
        self.fields["how"].required = True

    def given(self) -> dict[str, Any]:
        heard = self.heard()
        return {"version": self.cleaned_data["version"], "heard": heard}


class DayFields(forms.Form):
    """When and where a youth and an employer meet."""

    day = forms.DateField(label=gettext_lazy("On which day?"), widget=date_input())
    hour = forms.TimeField(
        label=gettext_lazy("At what time?"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    until = forms.DateField(label=gettext_lazy("Until which day?"), widget=date_input(), required=False)
    place = FreeText(label=gettext_lazy("Where?"), required=False, max_length=LONGEST_PLACE)
    whom = FreeText(label=gettext_lazy("Whom to ask for?"), required=False, max_length=LONGEST_WHOM)
    wear = FreeText(
        label=gettext_lazy("What to wear, as the employer says?"), required=False, max_length=LONGEST_PLACE
    )
    meeting_kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"), choices=MeetingKind.choices, widget=chips()
    )
    paid = forms.NullBooleanField(
        label=gettext_lazy("Is it paid?"),
        required=False,
        widget=forms.Select(
            choices=[
                ("unknown", gettext_lazy("not known yet")),
                ("true", gettext_lazy("yes")),
                ("false", gettext_lazy("no")),
            ]
        ),
    )
    insurer = forms.ChoiceField(label=gettext_lazy("Who insures?"), choices=Insurer.choices, required=False)

    def appointment(self) -> Appointment:
        """The day as it was filled in."""
        given = self.cleaned_data
        return Appointment(
            on=given["day"],
            kind=given["meeting_kind"],
            hour=given.get("hour"),
            until=given.get("until"),
            place=given.get("place", ""),
            whom=given.get("whom", ""),
            wear=given.get("wear", ""),
            is_paid=given.get("paid"),
            insurer=given.get("insurer", ""),
        )


# Which fields belong to what the employer said, beside how it was heard and from whom.
PARTS: dict[str, tuple[str, ...]] = {
    ST.NAMED: ("day", "hour", "place", "whom", "wear", "meeting_kind"),
    ST.TRIAL: ("day", "until", "hour", "place", "whom", "wear", "paid", "insurer", "meeting_kind"),
    ST.LATER: ("later_on",),
    ST.DECLINED: ("why_not",),
    ST.HIRED: ("kind", "starts_on", "ends_on", "hours", "pay"),
}
EVERY = {name for names in PARTS.values() for name in names}


class AnswerForm(DayFields, HeardFields, WorkFields, VersionForm):
    """What the employer said, with only the fields that belong to it."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How did you speak?"),
        choices=TalkChannel.choices,
        initial=TalkChannel.PHONE,
        widget=chips(),
    )
    person = forms.ModelChoiceField(
        label=gettext_lazy("With whom did you speak?"),
        queryset=EmployerPerson.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Who had it is not there any more. Somebody new you write down at the employer first."
        ),
    )
    together = forms.BooleanField(label=gettext_lazy("The youth was there, and knows"), required=False)
    later_on = forms.DateField(label=gettext_lazy("When do we call again?"), widget=date_input())
    why_not = forms.ChoiceField(
        label=gettext_lazy("Why not?"), choices=WhyNot.choices, widget=forms.RadioSelect
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind of work"), choices=choices(WORK_KINDS))
    field_order = (
        *("version", "day", "until", "hour", "place", "whom", "wear", "meeting_kind", "paid", "insurer"),
        *("later_on", "why_not", "kind", "starts_on", "ends_on", "hours", "pay", "name", "number", "how"),
        *("channel", "person", "together"),
    )
    field_of = {"details": "starts_on", "name_first": "name", "day": "day"}

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        introduction: Introduction,
        to: str,
        hears: bool,
        people: Sequence[EmployerPerson] | None = None,
    ) -> None:
        """`people`: who may have been spoken with, where who had it is not there any more."""
        self.introduction, self.to = introduction, to
        super().__init__(data, initial=_of(introduction, to))
        asks_name = to in KNOWS_THE_NAME and not introduction.name_given and hears
        gone = EVERY - set(PARTS.get(to, ()))
        gone |= set() if asks_name else {"how", "name", "number"}
        gone |= {"person"} if people is None else set()
        for name in gone:
            del self.fields[name]
        if people is not None:
            known = EmployerPerson.objects.filter(pk__in=[person.pk for person in people])
            form_field(self, "person", forms.ModelChoiceField).queryset = known
        if asks_name:
            form_field(self, "name", forms.ChoiceField).choices = NAMES[1:]
            self.fields["name"].label = _("Which name? First ask the youth for the yes to it.")

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"version": given["version"], "answer": self._answer()}

    def refuse(self, broken: RuleBroken) -> None:
        """Rules that speak against the work become boxes to tick; other refusals stand at their field."""
        if isinstance(broken, NotAcknowledged):
            ask_to_tick(self, broken)
        else:
            super().refuse(broken)

    def _answer(self) -> Answer:
        given = self.cleaned_data
        ticked = forms.CheckboxSelectMultiple().value_from_datadict(self.data, self.files, "acknowledged")
        return Answer(
            to=self.to,
            channel=given["channel"],
            appointment=self.appointment() if "day" in given else None,
            why_not=given.get("why_not", ""),
            later_on=given.get("later_on"),
            details=self._details() if "starts_on" in given else None,
            acknowledged=tuple(ticked or ()),
            heard=self.heard(),
            together=given["together"],
            person=given.get("person"),
        )

    def _details(self) -> Details:
        given = self.cleaned_data
        return Details(
            kind=given["kind"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            hours=given["hours"],
            pay_cents=self.pay_cents(),
        )


class MomentForm(DayFields, VersionForm):
    """Another moment for who will meet already; it starts from the one that stands."""

    def __init__(self, data: QueryDict | None = None, *, introduction: Introduction) -> None:
        super().__init__(data, initial={**_of(introduction, introduction.state), **_of_meeting(introduction)})
        if introduction.state != ST.TRIAL:
            for name in ("until", "paid", "insurer"):
                del self.fields[name]

    def given(self) -> dict[str, Any]:
        return {"version": self.cleaned_data["version"], "appointment": self.appointment()}


class PromiseField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the checker alone
    """Promises, each with the employer that made it."""

    def label_from_instance(self, obj: Promise) -> str:
        return f"{obj.employer}: {obj}"


class WalkForm(DayFields, HeardFields, ActForm):
    """A day on which a youth walks along, on what an employer promised."""

    key = KeyField()
    promise = PromiseField(Promise.objects.none(), label=gettext_lazy("On which promise?"))

    field_order = (
        *("key", "promise", "day", "hour", "until", "place", "meeting_kind"),
        *("how", "name", "number", "paid", "insurer"),
    )

    def __init__(self, data: QueryDict | None = None, *, promises: Any, site: Site | None = None) -> None:
        self.site = site
        super().__init__(data, initial={"meeting_kind": MeetingKind.ALONG, "insurer": Insurer.UNKNOWN})
        form_field(self, "promise", PromiseField).queryset = promises
        self.fields["how"].required = self.fields["name"].required = True
        if site is not None:
            del self.fields["promise"]

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "promise": given.get("promise"),
            "site": self.site,
            "appointment": self.appointment(),
            "heard": self.heard(),
            "key": given["key"],
        }


class CameForm(VersionForm):
    """What became of a day without a proposal."""

    came = forms.ChoiceField(label=gettext_lazy("What became of it?"), choices=Came.choices[1:])

    def __init__(self, data: QueryDict | None = None, *, meeting: Meeting) -> None:
        super().__init__(data, initial={"version": meeting.version})


class PutOffForm(VersionForm):
    """Look at it again on another day."""

    whom = forms.ChoiceField(choices=[("youth", "youth"), ("employer", "employer")])
    due = forms.DateField(widget=date_input())


def _of(introduction: Introduction, to: str) -> dict[str, object]:
    """What is known already of what the employer may have said."""
    vacancy = introduction.vacancy
    kind = MeetingKind.TRIAL if to == ST.TRIAL else MeetingKind.MEET
    pay = vacancy.pay_min if vacancy.pay_period == PayPeriod.HOUR else None
    return {
        "version": introduction.version,
        "meeting_kind": kind,
        "kind": vacancy.kind,
        "starts_on": vacancy.starts_on,
        "hours": vacancy.hours_min,
        "pay": pay if isinstance(pay, Decimal) else None,
        "how": introduction.yes_how if introduction.yes_how != "link" else "",
    }


def _of_meeting(introduction: Introduction) -> dict[str, object]:
    """The moment that stands now, so that what does not change is not typed again."""
    meeting = next((each for each in introduction.meetings.all() if not each.came), None)
    if meeting is None:
        return {}
    paid = {None: "unknown", True: "true", False: "false"}[meeting.is_paid]
    names = ("hour", "until", "place", "whom", "wear", "insurer")
    kept = {name: getattr(meeting, name) for name in names}
    return {**kept, "day": meeting.on, "meeting_kind": meeting.kind, "paid": paid}
