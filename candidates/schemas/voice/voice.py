"""What a youth went through: what comes in, and what goes out to who hears the youth. All of it is sealed."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, StringConstraints

from candidates.enums import Feeling, Ground, ReportChoice, Road, Stage
from candidates.schemas.files.file import SavedOut
from candidates.schemas.values import NO_NUL
from candidates.services.voice.report_papers import LONGEST as LONGEST_PAPER
from candidates.services.voice.telling import LONGEST, LONGEST_LINE
from jobmatch.payloads import Changed, Given, GivenText, NewId, among, listed


def _text(most: int, least: int = 0) -> StringConstraints:
    return StringConstraints(min_length=least, max_length=most, pattern=NO_NUL)


STAGES = ["", *Stage.values]
At = Annotated[str, AfterValidator(among(STAGES)), listed(STAGES)]
Reason = Annotated[str, AfterValidator(among(Ground.values)), listed(Ground.values)]
Way = Annotated[str, AfterValidator(among(Road.values)), listed(Road.values)]
Feels = Annotated[str, AfterValidator(among(Feeling.values)), listed(Feeling.values)]
Choice = Annotated[str, AfterValidator(among(ReportChoice.values)), listed(ReportChoice.values)]
Words = Annotated[
    str, _text(LONGEST["words"], 1), Field(examples=["I was sent away because of my head scarf."])
]
When = Annotated[str, _text(LONGEST["when"]), Field(examples=["In the spring"])]
EmployerName = Annotated[str, _text(LONGEST["employer_name"]), Field(examples=["A shop in the centre"])]
Evidence = Annotated[str, _text(LONGEST["evidence"]), Field(examples=["A friend was there."])]
TalkingNote = Annotated[str, _text(LONGEST["talking_note"]), Field(examples=["I want to be heard."])]
Reasons = Annotated[list[Reason], Field(min_length=1, max_length=len(Ground.values))]
Line = Annotated[str, _text(LONGEST_LINE, 1), Field(examples=["We spoke with the manager."])]
LineOrNone = Annotated[str, _text(LONGEST_LINE), Field(examples=["They said sorry."])]
ReportText = Annotated[str, _text(LONGEST_PAPER, 1), Field(examples=["I want to report what happened."])]
EMPLOYER = Field(None, description="an employer from the list; or none, or only a name")
ASK_ON = Field(None, description="a day to ask how it feels; a step to call is made, nothing more")


class ToldExperienceIn(GivenText):
    """Sealed when it is kept. Only the own words are needed."""

    id: NewId = None
    words: Words
    when: When = ""
    stage: At = ""
    grounds: Reasons = Field(default_factory=lambda: [Ground.UNKNOWN.value])
    employer: UUID | None = EMPLOYER
    employer_name: EmployerName = ""
    evidence: Evidence = ""
    road: Way = Road.NOTHING.value
    talking_note: TalkingNote = ""
    ask_on: date | None = ASK_ON


class ExperienceChangedIn(GivenText, Changed):
    """What changes of an experience; what is left out stays as it is. Sealed when it is kept."""

    words: Words | None = None
    when: When | None = None
    stage: At | None = None
    grounds: Reasons | None = None
    employer: UUID | None = EMPLOYER
    employer_name: EmployerName | None = None
    evidence: Evidence | None = None
    road: Way | None = None
    talking_note: TalkingNote | None = None
    ask_on: date | None = ASK_ON


class DeedIn(GivenText, Changed):
    """What was done on the road, and what came of it. Sealed when it is kept."""

    done: Line
    outcome: LineOrNone = ""
    on: date | None = Field(None, description="today when left out")


class FeelingIn(GivenText, Changed):
    """How it feels now. Sealed when it is kept."""

    feeling: Feels
    words: LineOrNone = ""
    ask_on: date | None = ASK_ON


class DeedOut(Schema):
    """SEALED: something that was done."""

    on: date
    done: str
    outcome: str


class FeltOut(Schema):
    """SEALED: how it felt."""

    on: date
    feeling: str = Field(examples=["lighter"])
    words: str


class ToldExperienceOut(Schema):
    """SEALED: one experience, in the open."""

    id: UUID
    version: int
    kept_until: date
    told_on: date
    words: str
    when: str
    stage: str = Field(examples=["interview"])
    grounds: list[str] = Field(examples=[["religion"]])
    employer: UUID | None
    employer_name: str
    evidence: str
    road: str = Field(examples=["talk"])
    talking_note: str
    ask_on: date | None
    deeds: list[DeedOut]
    feelings: list[FeltOut]


class ExperiencesOut(Schema):
    """SEALED: all that a youth told, the newest first; null without a live yes to keep it."""

    experiences: list[ToldExperienceOut] | None


class ReportIn(Given):
    """A first text in two versions is made of what was told."""

    office: UUID = Field(
        description="an anti-discrimination office that takes reports",
        examples=["0e9a5b1c-6f0d-4f0e-9a55-3f1f6f4a7d20"],
    )


class PaperIn(GivenText, Changed):
    """Other words for a report, in both versions. A yes that was said before is void then."""

    named: ReportText
    anonymous: ReportText


class ReportYesIn(Given):
    """Which version the youth said yes to, with the youth there; the digest of exactly its words."""

    choice: Choice
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), Field(examples=["0" * 64])]


class ProgressIn(GivenText, Changed):
    """What the office said, or with `is_outcome` what it found."""

    text: Line
    is_outcome: bool = False


class VersionOut(Schema):
    """SEALED: one version: its exact words, and the SHA-256 of their UTF-8 bytes."""

    choice: str = Field(examples=["anonymous"])
    text: str
    digest: str
    is_chosen: bool


class ReportOut(Schema):
    """SEALED: a report, how far it is, and its words."""

    id: UUID
    version: int
    experience: UUID
    office: UUID
    state: str = Field(description="draft, approved, on_its_way, failed, sent, answered or stopped")
    sent_on: date | None
    versions: list[VersionOut]
    progress: list[DeedOut]
    outcome: str


class ReportsOut(Schema):
    """SEALED: the reports of a youth."""

    reports: list[ReportOut]


class LinkSentOut(Schema):
    """Whether a link goes to the youth, and when; not without a word agreed and a yes to messages."""

    sent: bool
    leaves_at: datetime | None


class ReportSentOut(SavedOut):
    """A report that was given out, and when it leaves; until then it can be stopped."""

    leaves_at: datetime


class TalkOut(Schema):
    """An employer with whom a talk may be good."""

    id: UUID
    name: str


class TalksOut(Schema):
    """With which employers to talk this month; no numbers, no dates."""

    employers: list[TalkOut]
