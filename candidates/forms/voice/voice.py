"""What a youth went through, told in small steps; what they want done, what was done, how it feels now."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from candidates.enums import Feeling, Ground, Road, Stage
from candidates.forms.files.wants import employer_options
from candidates.models import Report
from candidates.selectors.files import files
from candidates.services.voice.telling import LONGEST, LONGEST_LINE, ToldExperience
from jobmatch.http import looking_up
from jobmatch.http.acting import ActForm, VersionForm, date_input, form_field
from jobmatch.http.lengths import longest
from jobmatch.http.once import KeyField
from jobmatch.wording.free_text import FreeText

LOOK_UP = "look_up"


class HeardForm(ActForm):
    """A form about what was heard, with what stands above it."""

    field_of = {
        "words_missing": "words",
        "employer_unknown": "employer_name",
        "next_due": "ask_on",
        "deed_day": "happened_on",
        "text_missing": "named",
    }
    title: ClassVar[str | Promise] = ""
    lead: ClassVar[str | Promise] = ""


class TellForm(HeardForm):
    """The first step of telling an experience: only the own words are asked."""

    title = gettext_lazy("What happened?")
    lead = gettext_lazy("Take your time. Listen first, then write it down as it is told.")

    key = KeyField()
    words = FreeText(
        label=gettext_lazy("In the youth's own words"),
        max_length=LONGEST["words"],
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Nothing has to be complete. Names of people are not needed."),
    )
    when = FreeText(
        label=gettext_lazy("When was it, about?"),
        max_length=LONGEST["when"],
        required=False,
        help_text=gettext_lazy("A month, or as it is said: last summer."),
    )

    @classmethod
    def carrying(cls, words: str) -> "TellForm":
        """The form as it begins, with words that were told elsewhere."""
        return cls(initial={"words": words[: LONGEST["words"]]})


class PartOfTelling(VersionForm, HeardForm):
    """One of the small steps of telling; it starts from what was told already."""

    names: ClassVar[tuple[str, ...]] = ()
    template = "candidates/experience_form.html"

    def __init__(self, data: QueryDict | None = None, *, told: ToldExperience, version: int) -> None:
        self.told = told
        super().__init__(data, initial={"version": version, **self.stored()})

    def stored(self) -> dict[str, Any]:
        return {name: getattr(self.told, name) for name in self.names}

    def given(self) -> dict[str, Any]:
        """What the service gets."""
        return {name: self.cleaned_data[name] for name in ("version", *self.names)}

    @property
    def is_looking_up(self) -> bool:
        """Somebody pressed the button to search instead of the one to save."""
        return LOOK_UP in self.data


class WordsForm(PartOfTelling):
    title, lead = TellForm.title, TellForm.lead
    names = ("words", "when")

    words = TellForm.base_fields["words"]
    when = TellForm.base_fields["when"]


class WhereForm(PartOfTelling):
    """At which stage it happened, and at which employer if the youth wishes to say so."""

    title = gettext_lazy("Where was it?")
    lead = gettext_lazy("Naming the employer is not needed. Nobody outside hears of it.")
    names = ("stage", "employer", "employer_name")
    template = "candidates/experience_where.html"

    stage = forms.ChoiceField(
        label=gettext_lazy("Where on the way to work?"),
        choices=[("", gettext_lazy("not told")), *Stage.choices],
        required=False,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    employer = forms.UUIDField(required=False)
    new = forms.UUIDField(required=False)
    employer_name = FreeText(
        label=gettext_lazy("Not in the list? Write the name"),
        max_length=LONGEST["employer_name"],
        required=False,
    )

    def given(self) -> dict[str, Any]:
        given = super().given()
        employer = self.cleaned_data["new"] or given["employer"]
        return {**given, "employer": employer, "employer_name": "" if employer else given["employer_name"]}

    @property
    def chosen(self) -> tuple[str, str] | None:
        """The employer that is named now: id and name."""
        sent = self["employer"].value() if self.is_bound else self.told.employer
        return next(iter(files.employer_names([str(sent)] if sent else []).items()), None)

    def clean(self) -> dict[str, Any]:
        """A name that was looked up and not chosen is not left behind; writing it below is a choice too."""
        given = super().clean() or self.cleaned_data
        is_used = given.get("employer_name") or looking_up.is_chosen(self.hits, [given.get("new")])
        if self.text and not self.is_looking_up and not is_used:
            self.add_error(None, looking_up.not_chosen(self.text, self.hits))
        return given

    @property
    def text(self) -> str:
        return looking_up.typed(self.data, "new") if self.is_bound else ""

    @property
    def hits(self) -> list[Any]:
        return employer_options(self.text)


class WhyForm(PartOfTelling):
    title = gettext_lazy("Why, do you think?")
    lead = gettext_lazy("The youth says it. More than one is possible, and 'not sure' is fine.")
    names = ("grounds", "evidence")

    grounds = forms.MultipleChoiceField(
        label=gettext_lazy("It has to do with"),
        choices=Ground.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "chips"}),
        error_messages={"required": gettext_lazy("Choose at least one. 'Not sure' is an answer too.")},
    )
    evidence = FreeText(
        label=gettext_lazy("Is there something that shows it?"),
        max_length=LONGEST["evidence"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "For example a message, a vacancy, someone who saw it. Papers stay with the youth."
        ),
    )

    def given(self) -> dict[str, Any]:
        return {**super().given(), "grounds": tuple(self.cleaned_data["grounds"])}


class RoadForm(PartOfTelling):
    title = gettext_lazy("What do you want done with it?")
    lead = gettext_lazy(
        "The youth decides, and may decide otherwise at any time. Doing nothing is a good choice too."
    )
    names = ("road", "ask_on")

    road = forms.ChoiceField(
        label=gettext_lazy("The youth wants"), choices=Road.choices, widget=forms.RadioSelect
    )
    ask_on = forms.DateField(
        label=gettext_lazy("When shall we ask how it feels?"),
        required=False,
        widget=date_input(),
        help_text=gettext_lazy("On that day the list of steps says 'call', and not why."),
    )


class TalkingNoteForm(PartOfTelling):
    title = gettext_lazy("A note for the talk")
    lead = gettext_lazy("What the youth wants to say, and what they want to hear. Write it together.")
    names = ("talking_note",)

    talking_note = FreeText(
        label=gettext_lazy("The note, in the youth's words"),
        max_length=LONGEST["talking_note"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
    )

    def __init__(
        self, data: QueryDict | None = None, *, told: ToldExperience, version: int, proposed: str
    ) -> None:
        self.proposed = proposed
        super().__init__(data, told=told, version=version)

    def stored(self) -> dict[str, Any]:
        return {"talking_note": self.told.talking_note or self.proposed}


class DeedForm(VersionForm, HeardForm):
    """Something that was done on the road."""

    title = gettext_lazy("What was done")

    done = FreeText(
        label=gettext_lazy("What was done?"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    outcome = FreeText(
        label=gettext_lazy("What came of it?"),
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    happened_on = forms.DateField(label=gettext_lazy("On which day?"), widget=date_input())


class FeelingForm(VersionForm, HeardForm):
    """How an experience feels now, and when to ask again."""

    title = gettext_lazy("How does it feel now?")
    lead = gettext_lazy("Ask it, and let there be silence. Every answer is good.")

    feeling = forms.ChoiceField(
        label=gettext_lazy("Compared with when it was told"),
        choices=Feeling.choices,
        widget=forms.RadioSelect(attrs={"data-look": "chips"}),
    )
    words = FreeText(
        label=gettext_lazy("In the youth's own words, if they wish"),
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    ask_on = forms.DateField(label=gettext_lazy("Ask again on"), required=False, widget=date_input())


class OfficeForm(HeardForm):
    """To which office a report goes."""

    office = forms.ChoiceField(label=gettext_lazy("To which office?"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None = None, *, offices: list[tuple[str, str]]) -> None:
        super().__init__(data)
        form_field(self, "office", forms.ChoiceField).choices = offices
        self.fields["office"].initial = offices[0][0] if len(offices) == 1 else None

    def given(self) -> dict[str, Any]:
        """What the service takes."""
        return {"office": UUID(self.cleaned_data["office"])}


class PaperForm(VersionForm, HeardForm):
    """Both versions of a report, in the words that will be sent."""

    named = FreeText(
        label=gettext_lazy("With the name"), widget=forms.Textarea(attrs={"rows": 18}), strip=False
    )
    anonymous = FreeText(
        label=gettext_lazy("Without the name"),
        widget=forms.Textarea(attrs={"rows": 18}),
        strip=False,
        help_text=gettext_lazy(
            "Look whether something in it still tells who it is: a name, a day, who worked there."
        ),
    )


class ProgressForm(VersionForm, HeardForm):
    """What the office wrote or asked; or, when it is the end of it, what it found."""

    text = FreeText(
        label=gettext_lazy("What did the office say or ask?"),
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_outcome = forms.BooleanField(
        label=gettext_lazy("This is the outcome: the report is answered"), required=False
    )


class YesForm(ActForm):
    """Which version the youth said yes to, and what stands for its exact words."""

    choice = forms.CharField(max_length=10)
    digest = forms.CharField(max_length=longest(Report, "digest"))


TELLING: dict[str, type[PartOfTelling]] = {
    "words": WordsForm,
    "where": WhereForm,
    "why": WhyForm,
    "road": RoadForm,
}
