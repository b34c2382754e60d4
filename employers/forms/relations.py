"""People at an employer, what was said with them and what they promised, as somebody types it on a phone."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise as Words
from django.utils.translation import gettext_lazy

from employers.enums import Offered, Origin, Outcome, Subject, TalkChannel
from employers.forms.errands import KINDS, time_input
from employers.forms.fields import NoYouthForm
from employers.forms.workplaces import SeenFields
from employers.models import (
    LONGEST_LINE,
    MOST_OFFERED,
    Conversation,
    Employer,
    EmployerPerson,
    Post,
    Promise,
    Site,
)
from employers.selectors.employers import FactRow
from employers.services.conversations import NextDate, Promised, Seen
from employers.services.persons import LIMITS, MOST_CARDS
from jobmatch.accounts.models import Errand
from jobmatch.http.acting import ActForm, VersionForm, date_input, form_field
from jobmatch.http.lengths import fits
from jobmatch.http.once import KeyField
from jobmatch.phones import LONGEST_TYPED
from jobmatch.wording.free_text import FreeText

Choices = list[tuple[str, str | Words]]
CHIPS = {"data-look": "chips"}
NO_SITE: tuple[str, Words] = ("", gettext_lazy("the whole employer"))


def chips(label: Any, choices: Any, **options: Any) -> forms.ChoiceField:
    """One of a few, each as large as a thumb."""
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect(attrs=CHIPS), **options)


class TalkForm(NoYouthForm):
    """When, how, with whom, about what, and one line."""

    channel = chips(gettext_lazy("How did you speak?"), TalkChannel.choices)
    people = forms.MultipleChoiceField(
        label=gettext_lazy("With whom?"), required=False, widget=forms.CheckboxSelectMultiple(attrs=CHIPS)
    )
    about = chips(gettext_lazy("About what?"), Subject.choices)
    line = FreeText(
        asks=True,
        label=gettext_lazy("What was said, in one line"),
        required=False,
        max_length=LONGEST_LINE,
        help_text=gettext_lazy("About the employer. No name of a youth: that belongs in the file."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    happened_on = forms.DateField(label=gettext_lazy("When?"), widget=date_input())

    def let_choose(self, people: list[EmployerPerson]) -> None:
        """Who may have been there."""
        self.known = {str(row.pk): row for row in people}
        form_field(self, "people", forms.MultipleChoiceField).choices = [
            (pk, row.name) for pk, row in self.known.items()
        ]
        if not people:
            del self.fields["people"]

    def talk(self) -> dict[str, Any]:
        """What the service takes of the talk itself."""
        given = {name: self.cleaned_data[name] for name in ("channel", "about", "line", "happened_on")}
        given["people"] = [self.known[pk].pk for pk in self.cleaned_data.get("people", [])]
        return given | {"no_youth": self.cleaned_data["no_youth"]}


class ConversationForm(TalkForm, SeenFields):
    """A conversation, with what was promised and seen and when we speak next: one form, one tap to save."""

    field_of = {"promise_due": "promised_due", "due": "next_due", "sentence": "promised", "item": "seen_at"}

    finishes = forms.MultipleChoiceField(
        label=gettext_lazy("Done by this"), required=False, widget=forms.CheckboxSelectMultiple(attrs=CHIPS)
    )
    promised = FreeText(
        asks=True,
        label=gettext_lazy("What did they promise?"),
        help_text=gettext_lazy("For example: two days to walk along in the shop."),
        **{**fits(Promise, "sentence"), "required": False},
    )
    promised_due = forms.DateField(label=gettext_lazy("By when?"), required=False, widget=date_input())
    offered = forms.ChoiceField(
        label=gettext_lazy("What is offered?"),
        required=False,
        choices=[("", gettext_lazy("nothing to count")), *Offered.choices],
    )
    amount = forms.IntegerField(
        label=gettext_lazy("How many?"), required=False, min_value=1, max_value=MOST_OFFERED
    )
    seen_at = chips(gettext_lazy("At which site?"), [], required=False)
    next_kind = chips(gettext_lazy("What do you do next?"), KINDS, required=False)
    next_due = forms.DateField(label=gettext_lazy("On which day?"), required=False, widget=date_input())
    next_hour = forms.TimeField(label=gettext_lazy("At what time?"), required=False, widget=time_input())
    next_place = FreeText(label=gettext_lazy("Where?"), **fits(Errand, "place"))
    key = KeyField()

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        people: list[EmployerPerson],
        errands: list[Errand],
        sites: list[Site],
        rows: list[FactRow],
        on: date,
    ) -> None:
        alone = [str(row.pk) for row in people] if len(people) == 1 else []
        due = [str(row.pk) for row in errands if row.due is not None and row.due <= on]
        super().__init__(
            data, initial={"happened_on": on, "people": alone, "finishes": due, "next_kind": "call"}
        )
        self.let_choose(people)
        self.let_tick(rows)
        self.sites = {str(row.pk): row for row in sites}
        form_field(self, "seen_at", forms.ChoiceField).choices = [
            (pk, row.name) for pk, row in self.sites.items()
        ]
        if len(sites) < 2:
            del self.fields["seen_at"]
        self.errands = {str(row.pk): row for row in errands}
        form_field(self, "finishes", forms.MultipleChoiceField).choices = [
            (pk, str(row)) for pk, row in self.errands.items()
        ]
        if not errands:
            del self.fields["finishes"]

    def clean(self) -> dict[str, Any]:
        """What is promised has a day, and what has a day or a number is promised."""
        given = super().clean() or self.cleaned_data
        if given.get("promised") and not given.get("promised_due") and "promised_due" not in self.errors:
            self.add_error("promised_due", gettext_lazy("By which day? Somebody will ask after it then."))
        told = given.get("promised_due") or given.get("offered") or given.get("amount")
        if told and not given.get("promised") and "promised" not in self.errors:
            self.add_error("promised", gettext_lazy("Write in one sentence what was promised."))
        if (given.get("next_hour") or given.get("next_place")) and not given.get("next_due"):
            self.add_error("next_due", gettext_lazy("On which day is that?"))
        if "seen_at" in self.fields and self.seen() and not given.get("seen_at"):
            self.add_error("seen_at", gettext_lazy("At which site did you see it?"))
        return given

    def _seen(self) -> Seen | None:
        """What was seen, at the site that was chosen; where there is one, at that."""
        seen, only = self.seen(), [*self.sites.values()][:1]
        at = self.sites.get(self.cleaned_data.get("seen_at", "")) or (only[0] if only else None)
        return Seen(seen, at) if seen else None

    @property
    def has_promise(self) -> bool:
        """Whether the part about a promise is open already."""
        return any(self[name].value() or self[name].errors for name in ("promised", "promised_due", "amount"))

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        promised = said["promised"] and Promised(
            said["promised"], said["promised_due"], said["offered"], said["amount"]
        )
        next_date = said["next_due"] and NextDate(
            said["next_kind"] or "call", said["next_due"], said["next_hour"], said["next_place"]
        )
        return {
            **self.talk(),
            "key": said["key"],
            "promised": promised or None,
            "next_date": next_date or None,
            "seen": self._seen(),
            "finishes": [self.errands[pk] for pk in said.get("finishes", [])],
        }


class ConversationChangeForm(TalkForm, VersionForm):
    """Putting right what was written down."""

    def __init__(
        self, data: QueryDict | None = None, *, talk: Conversation, people: list[EmployerPerson]
    ) -> None:
        kept = {name: getattr(talk, name) for name in ("version", "channel", "about", "line")}
        there = [str(row.pk) for row in talk.people.all()]
        super().__init__(data, initial={**kept, "happened_on": talk.on, "people": there})
        self.let_choose(people)

    def given(self) -> dict[str, Any]:
        return {**self.talk(), "version": self.cleaned_data["version"]}


class OutcomeForm(VersionForm):
    """What became of a promise: one of three buttons."""

    outcome = forms.ChoiceField(choices=Outcome.choices)


class MoveForm(VersionForm):
    """A promise that will be later."""

    field_of = {"promise_due": "due"}

    due = forms.DateField(label=gettext_lazy("By when?"), widget=date_input())

    def __init__(self, data: QueryDict | None = None, *, promise: Promise) -> None:
        super().__init__(data, initial={"version": promise.version, "due": promise.due})


class PersonFields(ActForm):
    """Name, how to reach somebody, in which language, and where we have it from."""

    field_of = {"known": "email"}

    name = FreeText(label=gettext_lazy("Name"), **fits(EmployerPerson, "name"))
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        required=False,
        max_length=LONGEST_TYPED,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    language = chips(gettext_lazy("Language"), [("nl", "Nederlands"), ("en", "English")], initial="nl")
    origin = chips(gettext_lazy("Where do you have this from?"), Origin.choices, initial=Origin.SELF)


class PostFields(ActForm):
    """What somebody does at an employer."""

    function = FreeText(
        label=gettext_lazy("What do they do there?"),
        help_text=gettext_lazy("For example: manager of the shop."),
        **fits(Post, "function"),
    )
    site = forms.ChoiceField(label=gettext_lazy("Site"), required=False)
    gets_proposals = forms.BooleanField(label=gettext_lazy("gets proposals from us"), required=False)

    def let_choose(self, sites: list[Site]) -> None:
        """Where somebody may work; without sites there is nothing to choose."""
        self.sites = {str(row.pk): row for row in sites}
        choices: Choices = [NO_SITE, *((pk, row.name) for pk, row in self.sites.items())]
        form_field(self, "site", forms.ChoiceField).choices = choices
        if not sites:
            del self.fields["site"]

    def post(self) -> dict[str, Any]:
        """What the service takes of it."""
        given = {name: self.cleaned_data[name] for name in ("function", "gets_proposals")}
        return given | {"site": self.sites.get(self.cleaned_data.get("site", ""))}


class PersonForm(PersonFields, PostFields):
    """Somebody new at an employer."""

    told_by_voice = forms.BooleanField(
        label=gettext_lazy("I told them that we keep this, why and from where"),
        required=False,
        help_text=gettext_lazy(
            "Not ticked: they get a mail that says so. Without a mail address you get an errand to tell them."
        ),
    )
    key = KeyField()

    def __init__(self, data: QueryDict | None = None, *, employer: Employer) -> None:
        super().__init__(data)
        self.let_choose(list(employer.sites.all()))
        self.order_fields(
            ["name", "function", "phone", "email", "site", "gets_proposals", "origin", "language"]
        )

    def given(self) -> dict[str, Any]:
        names = ("name", "phone", "email", "language", "origin", "told_by_voice", "key")
        return {name: self.cleaned_data[name] for name in names} | self.post()


class PersonChangeForm(PersonFields, VersionForm):
    """Putting right what we have of somebody."""

    field_of = {"known": "email", "until": "no_cards_until", "most": "most_cards"}

    no_cards_until = forms.DateField(
        label=gettext_lazy("Wants no proposals by mail until"),
        required=False,
        widget=date_input(),
        help_text=gettext_lazy("Empty: they may come. By telephone always."),
    )
    most_cards = forms.IntegerField(
        label=gettext_lazy("So many proposals by mail at once at most"),
        required=False,
        min_value=1,
        max_value=MOST_CARDS,
        help_text=gettext_lazy("Empty: no limit of their own."),
    )

    def __init__(self, data: QueryDict | None = None, *, person: EmployerPerson, phone: str) -> None:
        names = ("version", "name", "email", "language", "origin", *LIMITS)
        super().__init__(data, initial={**{name: getattr(person, name) for name in names}, "phone": phone})


class PostForm(PostFields, VersionForm):
    """What somebody does there, put right."""

    def __init__(self, data: QueryDict | None = None, *, post: Post) -> None:
        kept = {name: getattr(post, name) for name in ("version", "function", "gets_proposals")}
        super().__init__(data, initial={**kept, "site": str(post.site_id or "")})
        self.let_choose(list(post.employer.sites.all()))

    def given(self) -> dict[str, Any]:
        return {**self.post(), "version": self.cleaned_data["version"]}


class PutForm(PostFields):
    """One more employer at which somebody works."""

    employer = forms.ModelChoiceField(label=gettext_lazy("Employer"), queryset=Employer.objects.none())

    def __init__(self, data: QueryDict | None = None, *, employers: Any) -> None:
        super().__init__(data)
        form_field(self, "employer", forms.ModelChoiceField).queryset = employers
        self.let_choose([])
        self.order_fields(["employer"])

    def given(self) -> dict[str, Any]:
        given = self.post()
        del given["site"]
        return given | {"employer": self.cleaned_data["employer"]}
