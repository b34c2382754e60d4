"""Shapes of proposals and of days to walk along in the API."""

from datetime import date, datetime, time
from typing import Annotated, Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator

from candidates.enums import HEARD_MANNERS
from employers.enums import TalkChannel
from employers.models import EmployerPerson
from jobmatch.payloads import Changed, Given, GivenText, Hour, Kind, NewId, among, listed
from matching.enums import SAID, Came, Insurer, MeetingKind, NameGiven, Side, WhyNot
from matching.models import Introduction, Meeting
from matching.models.introductions import LONGEST_PLACE, LONGEST_WHOM
from matching.rules.cards.card import LONGEST_LINE, Card
from matching.schemas.placements import Acknowledged, Cents, GoingCode, Hours
from matching.selectors.introductions import whom_of
from matching.services.introductions.acts import ACTS
from matching.services.introductions.hearing import Answer
from matching.services.introductions.making import Words
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.telling import LONGEST_LINE as LONGEST_TOLD
from matching.services.introductions.telling import TO_TELL, Said
from matching.services.introductions.yeses import Heard
from matching.services.work.placements import Details

HOWS = [code for code, _label in HEARD_MANNERS]
TOLD = sorted(str(state.value) for state in SAID)
NAMED = [name for name in NameGiven.values if name]
KEPT = [code for code in Came.values if code]
HowCode = Annotated[str, AfterValidator(among(HOWS)), listed(HOWS)]
NameCode = Annotated[
    str, AfterValidator(among(["none", *NAMED])), listed(["none", *NAMED]), Field(description="none: without")
]
ToCode = Annotated[str, AfterValidator(among(TOLD)), listed(TOLD)]
ChannelCode = Annotated[str, AfterValidator(among(TalkChannel.values)), listed(TalkChannel.values)]
WhyCode = Annotated[str, AfterValidator(among(WhyNot.values)), listed(WhyNot.values)]
MeetingCode = Annotated[str, AfterValidator(among(MeetingKind.values)), listed(MeetingKind.values)]
InsurerCode = Annotated[
    str, AfterValidator(among([code for code in Insurer.values if code])), listed(Insurer.values[1:])
]
CameCode = Annotated[str, AfterValidator(among(KEPT)), listed(KEPT)]
ActCode = Annotated[str, AfterValidator(among(ACTS)), listed(ACTS)]
SideCode = Annotated[str, AfterValidator(among(Side.values)), listed(Side.values)]
ToldCode = Annotated[str, AfterValidator(among(TO_TELL)), listed([str(code.value) for code in TO_TELL])]
WhomCode = Annotated[str, AfterValidator(among(["youth", "employer"])), listed(["youth", "employer"])]
LineText = Annotated[str, Field(max_length=LONGEST_LINE)]


class HeardIn(Given):
    """What the youth said, and how it was heard. `name` is left out while the youth has not chosen."""

    how: HowCode
    name: NameCode | None = None
    number: bool = False

    def heard(self) -> Heard:
        name = None if self.name is None else "" if self.name == "none" else self.name
        return Heard(self.how, name=name, number=self.number and bool(name))


class CardWordsIn(GivenText):
    """What people add to the card: a line of the jobhunter, one of the youth, whether a CV can be asked."""

    person: UUID
    line: LineText = ""
    own: LineText = ""
    cv: bool = False

    def words(self) -> Words:
        return Words(line=self.line, own=self.own, cv=self.cv)


class IntroductionIn(CardWordsIn):
    """A new proposal; with the yes of the youth where it was heard."""

    id: NewId = None
    vacancy: UUID
    heard: HeardIn | None = None


class IntroductionChangeIn(CardWordsIn, Changed):
    """Another line or person; what is left out is empty."""


class CardYesIn(HeardIn, Changed):
    """A yes to the card of this digest, or later to the name."""

    digest: Annotated[str, Field(max_length=64)] = ""


class DayIn(GivenText):
    """When and where they meet."""

    on: date
    kind: MeetingCode = MeetingKind.MEET
    hour: Hour = None
    until: date | None = None
    place: Annotated[str, Field(max_length=LONGEST_PLACE, pattern=r"^[^\x00]*$")] = ""
    whom: Annotated[str, Field(max_length=LONGEST_WHOM, pattern=r"^[^\x00]*$")] = ""
    wear: Annotated[str, Field(max_length=LONGEST_PLACE, pattern=r"^[^\x00]*$")] = ""
    is_paid: bool | None = None
    insurer: InsurerCode | None = None

    def appointment(self) -> Appointment:
        hour = time.fromisoformat(self.hour) if self.hour else None
        given = {**self.dict(), "hour": hour, "insurer": self.insurer or ""}
        return Appointment(**given)


class WorkIn(Given):
    """The work that came of it."""

    kind: Kind
    starts_on: date
    ends_on: date | None = None
    hours: Hours | None = None
    pay_cents: Cents | None = None


class EmployerSaidIn(Changed):
    """What the employer said, with what belongs to it: a day, a month, a reason, the work."""

    to: ToCode
    channel: ChannelCode = TalkChannel.PHONE
    person: UUID | None = Field(None, description="who said it, where who had it is not there any more")
    meeting: DayIn | None = None
    why_not: WhyCode | None = None
    later_on: date | None = None
    work: WorkIn | None = None
    acknowledged: Acknowledged = []
    heard: HeardIn | None = None
    together: bool = False

    def answer(self, person: EmployerPerson | None) -> Answer:
        return Answer(
            person=person,
            to=self.to,
            channel=self.channel,
            appointment=self.meeting.appointment() if self.meeting else None,
            why_not=self.why_not or "",
            later_on=self.later_on,
            details=Details(**self.work.dict()) if self.work else None,
            acknowledged=tuple(self.acknowledged),
            heard=self.heard.heard() if self.heard else None,
            together=self.together,
        )


class ActIn(Changed):
    """A button of one proposal, by its name."""

    what: ActCode


class MomentIn(Changed):
    """Another moment for who will meet already."""

    meeting: DayIn


class PutOffIn(Changed):
    """Look at it again on another day."""

    whom: WhomCode
    due: date


class WalkIn(Given):
    """A day on which this youth walks along, on what an employer promised, or at a site."""

    id: NewId = None
    promise: UUID | None = None
    site: UUID | None = None
    meeting: DayIn
    heard: HeardIn


class CameIn(Changed):
    """What became of a day."""

    came: CameCode


class MeetingOut(Schema):
    """When a youth and an employer meet, and what became of it."""

    id: UUID
    version: int
    introduction: UUID | None = Field(None, alias="introduction_id")
    promise: UUID | None = Field(None, alias="promise_id")
    site: UUID | None = Field(None, alias="site_id")
    kind: str
    on: date
    hour: Hour
    until: date | None
    place: str
    whom: str
    wear: str
    is_paid: bool | None
    insurer: str
    came: str

    @staticmethod
    def resolve_hour(row: Meeting) -> str | None:
        return f"{row.hour:%H:%M}" if row.hour else None


class ToldIn(GivenText):
    """What one side said of a meeting; how it was and the line are sealed."""

    side: SideCode
    came: ToldCode
    going: GoingCode | None = None
    goes_on: bool | None = None
    line: Annotated[str, Field(max_length=LONGEST_TOLD)] = ""

    def said(self) -> Said:
        return Said(self.came, self.going or "", self.goes_on, self.line)


class ToldOut(Schema):
    """That one side said something of a meeting, and whether it wants to go on."""

    meeting: UUID = Field(alias="meeting_id")
    side: str
    came: str
    goes_on: bool | None
    said_on: date


class ProposeIn(Given):
    """For which vacancy a youth is proposed who walked along."""

    vacancy: UUID = Field(examples=["6e0f6e39-5f0e-4a43-8d49-2a1b8a0c1f11"])


class IntroductionOut(Schema):
    """A proposal of a youth. The card is sealed and has an address of its own."""

    id: UUID
    version: int
    candidate: UUID = Field(alias="candidate_id")
    vacancy: UUID = Field(alias="vacancy_id")
    employer: UUID | None = Field(alias="employer_id")
    person: UUID | None = Field(None, alias="person_id")
    state: str
    since: date = Field(alias="state_since")
    waits_for: str
    digest: str
    yes_on: date | None
    name_given: str
    number_given: bool
    why_not: str
    later_on: date | None
    step_due: date | None
    call_due: date | None
    placement: UUID | None = Field(None, alias="placement_id")
    send_when_yes: bool
    send_at: datetime | None
    by_mail: bool

    @staticmethod
    def resolve_waits_for(row: Introduction) -> str:
        is_waiting = row.step_due is not None or row.call_due is not None
        return whom_of(row.state) if is_waiting else ""


class CardRowOut(Schema):
    """One line of a card, in both languages."""

    about: str
    nl: str
    en: str
    items: list[str]


class CardOut(Schema):
    """SEALED: the card as the employer gets it."""

    digest: str
    alias: str
    rows: list[CardRowOut]
    line: str
    own: str
    cv: bool


def card_shown(card: Card) -> dict[str, Any]:
    """A card as a program reads it."""
    rows = [
        {"about": row.about, "nl": row.said.nl, "en": row.said.en, "items": [item.nl for item in row.items]}
        for row in card.rows
    ]
    words = {"line": card.line, "own": card.own, "cv": card.cv}
    return {"digest": card.digest, "alias": card.alias, "rows": rows, **words}
