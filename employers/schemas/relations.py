"""People at employers, talks, promises and errands: what comes in over the API, and what goes out."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from ninja import Field, Schema
from pydantic import AfterValidator

from employers.enums import Offered, Origin, Outcome, Question, Subject, TalkChannel
from employers.models import LONGEST_LINE, MOST_OFFERED, Conversation, EmployerPerson, Post, Promise
from employers.schemas import values
from employers.schemas.employers import SeenIn
from employers.selectors.own import Own
from employers.selectors.relations import Colleague, ListState, Vacancies
from employers.services.persons import LIMITS, MOST_CARDS
from jobmatch.accounts.enums import CHOSEN_ERRANDS, DONE_BY_HAND
from jobmatch.accounts.models import Errand
from jobmatch.http.lengths import longest
from jobmatch.payloads import Changed, GivenText, Hour, NewId, among, listed
from jobmatch.phones import LONGEST_TYPED

CHOSEN = [kind.value for kind in CHOSEN_ERRANDS]
SETTLED = [outcome.value for outcome in Outcome if outcome != Outcome.OPEN]


def checked_email(text: str) -> str:
    """Refuses what is no e-mail address; empty is none given."""
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            raise ValueError("write an e-mail address, or nothing") from error
    return text


PersonName = Annotated[
    values.Text, Field(min_length=1, max_length=longest(EmployerPerson, "name"), examples=["Karima Haddad"])
]
Phone = Annotated[values.Text, Field(max_length=LONGEST_TYPED, examples=["06 12345678"])]
Email = Annotated[
    values.Text,
    Field(max_length=longest(EmployerPerson, "email"), examples=["karima@example.org"]),
    AfterValidator(checked_email),
]
Spoken = Annotated[str, AfterValidator(among(["nl", "en"])), listed(["nl", "en"])]
From = Annotated[str, AfterValidator(among(Origin.values)), listed(Origin.values)]
Function = Annotated[values.Text, Field(max_length=longest(Post, "function"), examples=["manager"])]
How = Annotated[str, AfterValidator(among(TalkChannel.values)), listed(TalkChannel.values)]
About = Annotated[str, AfterValidator(among(Subject.values)), listed(Subject.values)]
Line = Annotated[values.Text, Field(max_length=LONGEST_LINE)]
Sentence = Annotated[
    values.Text,
    Field(min_length=1, max_length=longest(Promise, "sentence"), examples=["Two days to walk along"]),
]
Offer = Annotated[str, AfterValidator(among(["", *Offered.values])), listed(["", *Offered.values])]
Amount = Annotated[int, Field(ge=1, le=MOST_OFFERED)]
Settled = Annotated[str, AfterValidator(among(SETTLED)), listed(SETTLED)]
What = Annotated[str, AfterValidator(among(CHOSEN)), listed(CHOSEN)]
Title = Annotated[values.Text, Field(max_length=longest(Errand, "title"))]
Asks = Annotated[str, AfterValidator(among(Question.values)), listed(Question.values)]
Place = Annotated[values.Text, Field(max_length=longest(Errand, "place"))]
MostCards = Annotated[int, Field(ge=1, le=MOST_CARDS)]
People = Annotated[list[UUID], Field(max_length=50)]


class NoYouth(GivenText):
    """A body with words about an employer: a called name in them is refused with `youth_named`."""

    no_youth: bool = Field(False, description="the called name in a text is no youth but somebody else")


class EmployerPersonIn(GivenText):
    """Somebody new at an employer."""

    id: NewId = None
    name: PersonName
    function: Function = ""
    phone: Phone = ""
    email: Email = ""
    language: Spoken = "nl"
    origin: From
    gets_proposals: bool = False
    told_by_voice: bool = Field(
        False, description="they were told who keeps this, why and from where; else a mail says it"
    )
    site: UUID | None = None


class PersonPatchIn(GivenText, Changed):
    """What to change of somebody; what is left out stays."""

    name: PersonName | None = None
    phone: Phone | None = None
    email: Email | None = None
    language: Spoken | None = None
    origin: From | None = None
    no_cards_until: date | None = Field(None, description="no proposals by mail before; null: they may come")
    most_cards: MostCards | None = Field(None, description="so many at once at most; null: no limit")

    def values(self) -> dict[str, Any]:
        """What was given. An empty limit is one that ends."""
        limits = {name: getattr(self, name) for name in LIMITS if name in self.model_fields_set}
        return self.dict(exclude={"version", *LIMITS}, exclude_none=True) | limits


class PostIn(GivenText):
    """One more employer at which somebody works."""

    employer: UUID
    function: Function = ""
    gets_proposals: bool = False
    site: UUID | None = None


class PostPatchIn(GivenText, Changed):
    """What to change of what somebody does there; what is left out stays."""

    function: Function | None = None
    gets_proposals: bool | None = None
    site: UUID | None = Field(None, description="null: as it is")


class PersonOut(Schema):
    """Somebody at an employer."""

    id: UUID
    version: int
    name: str
    phone: str = Field(description="E.164")
    email: str
    language: str
    origin: str
    told_on: date | None
    told_how: str
    no_cards_until: date | None
    most_cards: int | None


class PostOut(Schema):
    """What somebody does at an employer."""

    id: UUID
    version: int
    employer: UUID = Field(validation_alias="employer_id")
    site: UUID | None = Field(validation_alias="site_id")
    function: str
    gets_proposals: bool
    left_on: date | None
    person: PersonOut


class OwnJobhunterOut(Schema):
    """Whom an employer calls."""

    name: str
    phone: str
    email: str


class OwnPageOut(Schema):
    """What waits for an answer of an employer, and its own vacancies; nothing of a youth, no figures."""

    jobhunter: OwnJobhunterOut | None
    asking: list[UUID] = Field(description="vacancies of which we wait to hear whether they are open")
    list_is_due: bool = Field(description="whether the workplace list is due, of the whole or of a site")
    vacancies: list[UUID] = Field(description="open ones, drafts and those that were filled")

    @staticmethod
    def resolve_asking(own: Own) -> list[UUID]:
        return [row.pk for row in own.asking]

    @staticmethod
    def resolve_list_is_due(own: Own) -> bool:
        return own.workplace.is_due

    @staticmethod
    def resolve_vacancies(own: Own) -> list[UUID]:
        return [row.pk for row in own.vacancies]


class CallAskedOut(Schema):
    """Whether somebody of us was asked to call."""

    asked: bool


class PostCopyOut(Schema):
    """Where somebody works or worked."""

    employer: str
    site: str
    function: str
    gets_proposals: bool
    left_on: date | None


class TalkCopyOut(Schema):
    """A conversation at which somebody was."""

    on: date
    employer: str
    channel: str
    about: str
    line: str


class PromiseCopyOut(Schema):
    """What somebody promised."""

    made_on: date
    employer: str
    sentence: str
    due: date
    outcome: str


class EmployerPersonCopyOut(Schema):
    """All that is kept of somebody at an employer, in words."""

    name: str
    phone: str
    email: str
    language: str
    origin: str
    told_on: date | None
    told_how: str
    added_on: date
    heard_on: date | None
    signs_in: bool
    no_cards_until: date | None
    most_cards: int | None
    posts: list[PostCopyOut]
    conversations: list[TalkCopyOut]
    promises: list[PromiseCopyOut]


class PromisedIn(GivenText):
    """What was promised."""

    sentence: Sentence
    due: date
    offered: Offer = ""
    amount: Amount | None = None


class PromiseIn(NoYouth, PromisedIn):
    """A promise that did not come in a conversation."""

    id: NewId = None
    person: UUID | None = None


class PromiseOut(Schema):
    """What an employer promised, and what became of it."""

    id: UUID
    version: int
    person: UUID | None = Field(validation_alias="person_id")
    sentence: str
    due: date
    offered: str
    amount: int | None
    outcome: str
    settled_on: date | None
    made_on: date


class MovedIn(Changed):
    """Another day for a promise."""

    due: date


class PromiseOutcomeIn(Changed):
    """What became of a promise."""

    outcome: Settled


class NextDateIn(GivenText):
    """When we speak or go there next."""

    kind: What
    due: date
    hour: Hour = None
    place: Place = ""
    title: Title = ""


class SeenThereIn(SeenIn):
    """What was seen on the spot, at which site."""

    site: UUID | None = None


class ConversationIn(NoYouth):
    """A conversation, with what was promised and seen and the next date: one act."""

    id: NewId = None
    channel: How
    about: About
    happened_on: date | None = Field(None, description="today when left out")
    people: People = Field(default_factory=list)
    line: Line = ""
    promised: PromisedIn | None = None
    next_date: NextDateIn | None = None
    seen: SeenThereIn | None = None
    finishes: Annotated[list[UUID], Field(max_length=50)] = Field(
        default_factory=list, description="errands that are done by it"
    )


class ConversationPatchIn(NoYouth, Changed):
    """What to put right of a conversation; what is left out stays."""

    channel: How | None = None
    about: About | None = None
    happened_on: date | None = None
    people: People | None = None
    line: Line | None = None


class ConversationOut(Schema):
    """What was said with an employer."""

    id: UUID
    version: int
    on: date
    channel: str
    about: str
    people: list[UUID]
    line: str
    made_by: str

    @staticmethod
    def resolve_people(talk: Conversation) -> list[UUID]:
        return [person.pk for person in talk.people.all()]

    @staticmethod
    def resolve_made_by(talk: Conversation) -> str:
        return str(talk.made_by or "")


class ErrandIn(NoYouth, NextDateIn):
    """Something to do with an employer."""

    id: NewId = None


class ErrandPatchIn(NoYouth, Changed):
    """What to change of an errand; what is left out stays."""

    kind: What | None = None
    due: date | None = None
    hour: Hour = None
    place: Place | None = None
    title: Title | None = None


class ErrandGiveIn(Changed):
    """Who takes an errand over."""

    to: UUID | None = Field(description="a desk; null: the shared desk of the municipality")


class ErrandOut(Schema):
    """What has to be done with an employer, and at whose desk it lies."""

    id: UUID
    version: int
    employer: UUID = Field(validation_alias="target")
    kind: str
    title: str
    due: date | None
    hour: Hour
    place: str
    desk: UUID | None = Field(validation_alias="desk_id", description="whose it is")
    owner: UUID | None = Field(
        validation_alias="owner_id", description="where it lies: another desk while someone stands in"
    )
    asked: bool = Field(description="made by the program: finished by what it is about")
    done_on: date | None

    @staticmethod
    def resolve_hour(errand: Errand) -> str | None:
        return f"{errand.hour:%H:%M}" if errand.hour else None

    @staticmethod
    def resolve_asked(errand: Errand) -> bool:
        return bool(errand.mark) and errand.kind not in DONE_BY_HAND


class ErrandsIn(Schema):
    """Whose errands are asked for."""

    everyone: bool = Field(False, description="all desks of the municipality, not only the own")


class TeamMemberOut(Schema):
    """Somebody of the team who spoke with the employer."""

    name: str
    talks: int
    last_on: date

    @staticmethod
    def resolve_name(colleague: Colleague) -> str:
        return str(colleague.user)


class VacanciesOut(Schema):
    """How many vacancies are open, and how many of these are older than 30 days."""

    open: int
    stale: int

    @staticmethod
    def resolve_stale(row: Vacancies) -> int:
        return len(row.stale)


class WorkplaceOut(Schema):
    """How the list of workplace facts stands."""

    unknown: int
    contradicted: int = Field(description="on which employer and jobhunter do not agree")
    of: int
    answered_on: date | None
    is_due: bool
    asked: list[UUID | None] = Field(
        description="sites whose list is asked again; null is the employer as a whole"
    )

    @staticmethod
    def resolve_asked(row: ListState) -> list[UUID | None]:
        return [site.pk if site else None for site in row.asked]


class QuestionsIn(GivenText):
    """What has to be asked of the employer about a vacancy."""

    items: Annotated[list[Asks], Field(min_length=1, max_length=len(Question))]


class QuestionOut(Schema):
    """Something that has to be asked about a vacancy; it goes once the vacancy tells it."""

    id: UUID
    vacancy: UUID = Field(validation_alias="vacancy_id")
    item: str
    asked_on: date


class RelationOut(Schema):
    """What one reads before the next call."""

    posts: list[PostOut]
    last: ConversationOut | None
    errands: list[ErrandOut]
    promises: list[PromiseOut]
    vacancies: VacanciesOut
    workplace: WorkplaceOut
    team: list[TeamMemberOut]
    questions: list[QuestionOut]
