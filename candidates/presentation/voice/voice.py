"""What a youth went through, in words: the facts, the road, how far a report is."""

from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from candidates.enums import Feeling, Ground, Purpose, ReportChoice, ReportState, Road, Stage
from candidates.models import Candidate
from candidates.permissions import may_hear_youth
from candidates.selectors.consents.consents import is_live
from candidates.selectors.files.files import employer_names
from candidates.services.files.bars import owner_for
from candidates.services.voice.experiences import Heard
from candidates.services.voice.kept_reports import OpenedReport
from candidates.services.voice.report_papers import digest_of
from candidates.services.voice.telling import Felt, ToldExperience
from jobmatch.accounts.services.presence import is_away
from notifications.enums import MessageState

Words = str | Promise
NEXT: dict[str, Words] = {
    Road.NOTHING: gettext_lazy("It is enough that it was heard. The youth may choose otherwise at any time."),
    Road.TALK: gettext_lazy("Make time for it in a talk, and write down what was said and what came of it."),
    Road.MEDIATION: gettext_lazy(
        "Prepare the talk together with a note. Nobody speaks with the employer or the school "
        "before the youth says so."
    ),
    Road.REPORT: gettext_lazy(
        "Write the report together. It goes out only in the exact words that the youth said yes to."
    ),
}
ICONS = {Road.NOTHING: "heart", Road.TALK: "people", Road.MEDIATION: "people", Road.REPORT: "mail"}


def away(candidate: Candidate, *, on: date) -> str:
    """Why a report with the yes of the youth waits while the own jobhunter is away; empty if it does not."""
    if not is_away(candidate.desk):
        return ""
    there = owner_for(candidate, candidate.desk).user
    if there is None or is_live(candidate=candidate, purpose=Purpose.STAND_IN, on=on):
        hears = there is not None and may_hear_youth(user=there, candidate=candidate, on=on)
        return "" if hears else _("Your jobhunter is away, and sends it when they are back.")
    return _(
        "Your jobhunter is away. %(name)s can send it only if you let a stand-in read what is locked away. "
        "You say that on your own page, under “What I allow”."
    ) % {"name": there}


@dataclass(frozen=True, slots=True)
class ExperiencePage:
    """An experience as its page shows it."""

    heard: Heard
    when: str
    stage: str
    grounds: str
    employer: str
    road: str
    next: Words
    icon: str
    feelings: list[tuple[Felt, str]]

    @property
    def told(self) -> ToldExperience:
        return self.heard.told

    @property
    def pk(self) -> Any:
        return self.heard.experience.pk

    @property
    def version(self) -> int:
        return self.heard.experience.version

    @property
    def first_words(self) -> str:
        """How it begins, for a list."""
        return shorten(self.told.words, width=120, placeholder=" …")

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Shown(...)"


@dataclass(frozen=True, slots=True)
class State:
    """How far a report is: a word, a sentence, and how it looks."""

    name: Words
    more: Words
    kind: str
    sign: str


def shown(heard: list[Heard]) -> list[ExperiencePage]:
    """Experiences in words, in their order; employers are looked up in one query."""
    names = employer_names([str(each.told.employer) for each in heard if each.told.employer])
    return [_shown(each, names) for each in heard]


STATES: dict[str, State] = {
    "answered": State(gettext_lazy("answered"), gettext_lazy("The office has answered."), "ok", "check"),
    "sent": State(
        gettext_lazy("sent"), gettext_lazy("It has left. Write down what the office says."), "ok", "check"
    ),
    "on_its_way": State(
        gettext_lazy("on its way"),
        gettext_lazy("It leaves within the hour. Until then it can be stopped."),
        "brand",
        "clock",
    ),
    "failed": State(
        gettext_lazy("not arrived"),
        gettext_lazy("It did not arrive. Look at the address of the office, then send it again."),
        "danger",
        "warning",
    ),
    "approved": State(
        gettext_lazy("approved by the youth"),
        gettext_lazy("The youth said yes to these words. Send the report when both of you are ready."),
        "accent",
        "check",
    ),
    "stopped": State(
        gettext_lazy("stopped"), gettext_lazy("Nothing was sent. It can be taken up again."), "", "close"
    ),
    "draft": State(
        gettext_lazy("being written"),
        gettext_lazy("Go over the words together. Nothing goes out before the youth says yes."),
        "accent",
        "pencil",
    ),
}


def state(written: OpenedReport) -> State:
    """How far a report is, as the outbox knows it: *sent* is said only of what has left."""
    return STATES[state_of(written)]


def state_of(written: OpenedReport) -> str:
    """How far a report is, as a code; *sent* is said only of what has left."""
    stored = written.report.state
    if stored in (ReportState.ANSWERED, ReportState.STOPPED):
        return str(stored)
    if written.has_left:
        return "sent"
    if written.is_on_its_way:
        return "on_its_way"
    is_failed = stored == ReportState.APPROVED and written.outbox == MessageState.FAILED
    return "failed" if is_failed else str(stored)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report: its exact words and what stands for them."""

    choice: str
    name: str
    text: str
    digest: str
    is_chosen: bool

    def __repr__(self) -> str:
        return "Version(...)"


def versions(written: OpenedReport) -> list[Version]:
    """Both versions of a report, the chosen one first; only that one, once it is on its way."""
    paper, found = written.paper, []
    for choice in ReportChoice:
        text = paper.text(choice)
        is_chosen = paper.choice == choice and not written.is_void
        found.append(Version(choice.value, str(choice.label), text, digest_of(text), is_chosen))
    gone = written.has_left or written.is_on_its_way
    chosen = [each for each in found if each.is_chosen]
    return chosen if gone else chosen + [each for each in found if not each.is_chosen]


def note_for(candidate: Candidate, told: ToldExperience) -> str:
    """A note to begin with, in the language of the youth's messages and in their own words."""
    with override(candidate.message_language):
        heads = (_("What I want to say"), _("What it did to me"), _("What I want to hear or see change"))
    blank = "…"
    return "\n\n".join(
        f"{head}\n{text}" for head, text in zip(heads, (told.words, blank, blank), strict=True)
    )


def _shown(heard: Heard, names: dict[str, str]) -> ExperiencePage:
    told = heard.told
    return ExperiencePage(
        heard=heard,
        when=told.when,
        stage=str(Stage(told.stage).label) if told.stage else "",
        grounds=", ".join(str(Ground(ground).label) for ground in told.grounds),
        employer=names.get(str(told.employer), "") or told.employer_name,
        road=str(Road(told.road).label),
        next=NEXT[Road(told.road)],
        icon=ICONS[Road(told.road)],
        feelings=[(felt, str(Feeling(felt.feeling).label)) for felt in told.feelings],
    )
