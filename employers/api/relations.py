"""People at employers, talks, promises and errands over the API."""

from datetime import time
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from employers.models import Conversation, Employer, EmployerPerson, Post, Promise, Site
from employers.schemas.relations import (
    CallAskedOut,
    ConversationIn,
    ConversationOut,
    ConversationPatchIn,
    EmployerPersonCopyOut,
    EmployerPersonIn,
    ErrandGiveIn,
    ErrandIn,
    ErrandOut,
    ErrandPatchIn,
    ErrandsIn,
    MovedIn,
    NextDateIn,
    OwnPageOut,
    PersonOut,
    PersonPatchIn,
    PostIn,
    PostOut,
    PostPatchIn,
    PromiseIn,
    PromiseOut,
    PromiseOutcomeIn,
    QuestionsIn,
    RelationOut,
)
from employers.selectors import employers as employer_selectors
from employers.selectors import own, relations
from employers.selectors import vacancies as vacancy_selectors
from employers.selectors.copies import Copy, copy_of
from employers.services import call_me, conversations, errands, persons, promises, questions, sign_ins
from employers.services.conversations import NextDate, Promised, Seen
from jobmatch.accounts import selectors
from jobmatch.accounts.models import Errand
from jobmatch.accounts.requests import ApiRequest
from jobmatch.accounts.services import errands as desk_errands
from jobmatch.accounts.services.presence import shared_desk
from jobmatch.errors import RuleBroken
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from jobmatch.payloads import Changed

router = Router()


@router.get("/employers/{pk}/relation", response={200: RelationOut, **READ_ERRORS}, operation_id="relation")
def relation(request: ApiRequest, pk: str) -> relations.Relation:
    """What one reads before the next call with an employer."""
    row = employer_selectors.employer(request.auth, pk)
    return relations.relation(request.auth, row, on=timezone.localdate())


@router.get("/employers/{pk}/people", response={200: PageOut[PostOut], **READ_ERRORS}, operation_id="people")
def people(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Post]:
    """Who works at an employer now."""
    row = employer_selectors.employer(request.auth, pk)
    return page_of(relations.posts(request.auth, row), asked)


@router.post("/employers/{pk}/people", response={201: PersonOut, **WRITE_ERRORS}, operation_id="add_person")
def add_person(request: ApiRequest, pk: str, given: EmployerPersonIn) -> Status[EmployerPerson]:
    """Write down somebody of an employer; who was not told by voice hears it by mail, or by an errand."""
    row = employer_selectors.employer(request.auth, pk)
    person = persons.add(
        employer=row,
        by=request.auth,
        on=timezone.localdate(),
        key=given.id,
        site=_site(request, given.site),
        **given.dict(exclude={"id", "site"}),
    )
    return Status(201, person)


@router.patch(
    "/people/{pk}", response={200: PersonOut, **WRITE_ERRORS}, operation_id="change_employer_person"
)
def change_person(request: ApiRequest, pk: str, given: PersonPatchIn) -> EmployerPerson:
    """Put right what is kept of somebody."""
    person = relations.person(request.auth, pk)
    return persons.change(
        person=person, version=given.version, by=request.auth, on=timezone.localdate(), **given.values()
    )


@router.post("/people/{pk}/told", response={200: PersonOut, **WRITE_ERRORS}, operation_id="person_told")
def person_told(request: ApiRequest, pk: str, given: Changed) -> EmployerPerson:
    """Somebody told them by voice who keeps their details, why and from where."""
    person = relations.person(request.auth, pk)
    return persons.told_by_voice(
        person=person, version=given.version, by=request.auth, on=timezone.localdate()
    )


@router.get(
    "/people/{pk}/copy", response={200: EmployerPersonCopyOut, **READ_ERRORS}, operation_id="person_copy"
)
def person_copy(request: ApiRequest, pk: str) -> Copy:
    """All that is kept of somebody, for when they ask for a copy."""
    return copy_of(relations.person(request.auth, pk))


@router.delete("/people/{pk}", response={204: None, **WRITE_ERRORS}, operation_id="erase_person")
def erase_person(request: ApiRequest, pk: str) -> Status[None]:
    """Forget somebody for good, and every line that names them."""
    persons.erase(person=relations.person(request.auth, pk), by=request.auth, on=timezone.localdate())
    return Status(204, None)


@router.post("/people/{pk}/posts", response={201: PostOut, **WRITE_ERRORS}, operation_id="add_post")
def add_post(request: ApiRequest, pk: str, given: PostIn) -> Status[Post]:
    """Somebody works at one more employer."""
    post = persons.put_at(
        person=relations.person(request.auth, pk),
        employer=_employer(request, given.employer),
        site=_site(request, given.site),
        by=request.auth,
        **given.dict(exclude={"employer", "site"}),
    )
    return Status(201, post)


@router.patch("/posts/{pk}", response={200: PostOut, **WRITE_ERRORS}, operation_id="change_post")
def change_post(request: ApiRequest, pk: str, given: PostPatchIn) -> Post:
    """What somebody does there, put right."""
    post = relations.post(request.auth, pk)
    values = given.dict(exclude={"version", "site"}, exclude_none=True)
    if given.site is not None:
        values["site"] = _site(request, given.site)
    return persons.change_post(post=post, version=given.version, by=request.auth, **values)


@router.post("/posts/{pk}/end", response={200: PostOut, **WRITE_ERRORS}, operation_id="end_post")
def end_post(request: ApiRequest, pk: str, given: Changed) -> Post:
    """Somebody does not work there any more."""
    post = relations.post(request.auth, pk)
    return persons.leave(post=post, version=given.version, by=request.auth, on=timezone.localdate())


@router.get(
    "/employers/{pk}/conversations",
    response={200: PageOut[ConversationOut], **READ_ERRORS},
    operation_id="conversations",
)
def list_conversations(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Conversation]:
    """What was said with an employer, the newest first."""
    row = employer_selectors.employer(request.auth, pk)
    return page_of(relations.conversations(request.auth, row), asked)


@router.post(
    "/employers/{pk}/conversations",
    response={201: ConversationOut, **WRITE_ERRORS},
    operation_id="record_conversation",
)
def record_conversation(request: ApiRequest, pk: str, given: ConversationIn) -> Status[Conversation]:
    """Write down a conversation, with what was promised and seen, the next date and errands done by it."""
    row = employer_selectors.employer(request.auth, pk)
    talk = conversations.record(
        employer=row,
        by=request.auth,
        on=timezone.localdate(),
        key=given.id,
        promised=Promised(**given.promised.dict()) if given.promised else None,
        next_date=NextDate(**_planned(given.next_date)) if given.next_date else None,
        seen=Seen(given.seen.seen, _site(request, given.seen.site)) if given.seen else None,
        finishes=_errands(request, given.finishes),
        **given.dict(exclude={"id", "promised", "next_date", "seen", "finishes"}),
    )
    return Status(201, talk)


@router.patch(
    "/conversations/{pk}",
    response={200: ConversationOut, **WRITE_ERRORS},
    operation_id="correct_conversation",
)
def correct_conversation(request: ApiRequest, pk: str, given: ConversationPatchIn) -> Conversation:
    """Put right what was written down."""
    talk = relations.conversation(request.auth, pk)
    values = given.dict(exclude={"version"}, exclude_none=True)
    return conversations.correct(
        conversation=talk, version=given.version, by=request.auth, on=timezone.localdate(), **values
    )


@router.delete(
    "/conversations/{pk}", response={204: None, **WRITE_ERRORS}, operation_id="take_back_conversation"
)
def take_back_conversation(request: ApiRequest, pk: str, given: Changed) -> Status[None]:
    """Take back what was written down by mistake; what was promised in it stays."""
    talk = relations.conversation(request.auth, pk)
    conversations.take_back(conversation=talk, version=given.version, by=request.auth)
    return Status(204, None)


@router.get(
    "/employers/{pk}/promises", response={200: PageOut[PromiseOut], **READ_ERRORS}, operation_id="promises"
)
def list_promises(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Promise]:
    """What an employer promised, open or not."""
    row = employer_selectors.employer(request.auth, pk)
    return page_of(relations.promises(request.auth, row), asked)


@router.post(
    "/employers/{pk}/promises", response={201: PromiseOut, **WRITE_ERRORS}, operation_id="make_promise"
)
def make_promise(request: ApiRequest, pk: str, given: PromiseIn) -> Status[Promise]:
    """Write down a promise; an errand asks after it when it is due."""
    row = employer_selectors.employer(request.auth, pk)
    person = relations.people(request.auth, row).filter(pk__in=[given.person]).first()
    if given.person is not None and person is None:
        raise RuleBroken("person", _("Choose somebody of this employer."))
    promise = promises.make(
        employer=row,
        person=person,
        by=request.auth,
        on=timezone.localdate(),
        key=given.id,
        **given.dict(exclude={"id", "person"}),
    )
    return Status(201, promise)


@router.post(
    "/promises/{pk}/outcome", response={200: PromiseOut, **WRITE_ERRORS}, operation_id="settle_promise"
)
def settle_promise(request: ApiRequest, pk: str, given: PromiseOutcomeIn) -> Promise:
    """What became of a promise; the errand that asked after it is done."""
    promise = relations.promise(request.auth, pk)
    return promises.settle(promise=promise, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post("/promises/{pk}/day", response={200: PromiseOut, **WRITE_ERRORS}, operation_id="move_promise")
def move_promise(request: ApiRequest, pk: str, given: MovedIn) -> Promise:
    """Another day for a promise; the errand goes along."""
    promise = relations.promise(request.auth, pk)
    return promises.move(promise=promise, by=request.auth, on=timezone.localdate(), **given.dict())


@router.post(
    "/promises/{pk}/reopening", response={200: PromiseOut, **WRITE_ERRORS}, operation_id="reopen_promise"
)
def reopen_promise(request: ApiRequest, pk: str, given: Changed) -> Promise:
    """A promise is open after all."""
    promise = relations.promise(request.auth, pk)
    return promises.reopen(promise=promise, version=given.version, by=request.auth, on=timezone.localdate())


@router.post(
    "/vacancies/{pk}/questions", response={200: ErrandOut, **WRITE_ERRORS}, operation_id="ask_of_vacancy"
)
def ask_of_vacancy(request: ApiRequest, pk: str, given: QuestionsIn) -> Errand:
    """Put what is not known of a vacancy in the one errand for its employer."""
    row = vacancy_selectors.vacancy(request.auth, pk)
    return questions.ask(vacancy=row, items=given.items, by=request.auth, on=timezone.localdate())


@router.delete("/questions/{pk}", response={204: None, **WRITE_ERRORS}, operation_id="drop_question")
def drop_question(request: ApiRequest, pk: str) -> Status[None]:
    """Take a question off the list: nobody needs the answer any more."""
    row = relations.question(request.auth, pk)
    questions.drop(question=row, by=request.auth, on=timezone.localdate())
    return Status(204, None)


@router.get("/errands", response={200: PageOut[ErrandOut], **READ_ERRORS}, operation_id="errands")
def list_errands(request: ApiRequest, wanted: Query[ErrandsIn], asked: Query[PageIn]) -> Page[Errand]:
    """What has to be done with employers, the first day on top."""
    everyone = selectors.errands(request.auth).open()
    return page_of(everyone if wanted.everyone else selectors.own_errands(request.auth), asked)


@router.post("/employers/{pk}/errands", response={201: ErrandOut, **WRITE_ERRORS}, operation_id="make_errand")
def make_errand(request: ApiRequest, pk: str, given: ErrandIn) -> Status[Errand]:
    """Something to do with an employer, at the own desk."""
    row = employer_selectors.employer(request.auth, pk)
    errand = errands.make(
        employer=row,
        by=request.auth,
        on=timezone.localdate(),
        key=given.id,
        no_youth=given.no_youth,
        **_planned(given),
    )
    return Status(201, errand)


@router.patch("/errands/{pk}", response={200: ErrandOut, **WRITE_ERRORS}, operation_id="change_errand")
def change_errand(request: ApiRequest, pk: str, given: ErrandPatchIn) -> Errand:
    """Say better what has to be done, or move it."""
    errand = selectors.errand(request.auth, pk)
    values = given.dict(exclude={"version"}, exclude_none=True)
    if given.hour is not None:
        values["hour"] = time.fromisoformat(given.hour)
    return errands.change(
        errand=errand, version=given.version, by=request.auth, on=timezone.localdate(), **values
    )


@router.post("/errands/{pk}/done", response={200: ErrandOut, **WRITE_ERRORS}, operation_id="errand_done")
def errand_done(request: ApiRequest, pk: str, given: Changed) -> Errand:
    """An errand is done."""
    errand = selectors.errand(request.auth, pk)
    return desk_errands.finish(errand=errand, version=given.version, by=request.auth, on=timezone.localdate())


@router.post("/errands/{pk}/desk", response={200: ErrandOut, **WRITE_ERRORS}, operation_id="give_errand")
def give_errand(request: ApiRequest, pk: str, given: ErrandGiveIn) -> Errand:
    """Give it to a colleague, or to the shared desk."""
    errand = selectors.errand(request.auth, pk)
    to = selectors.colleagues_desks(request.auth).filter(pk__in=[given.to]).first()
    if given.to is None and errand.desk is not None:
        to = shared_desk(errand.desk)
    if to is None:
        raise RuleBroken("other_municipality", _("Choose a desk of the same municipality."))
    return desk_errands.transfer(errand=errand, version=given.version, to=to, by=request.auth)


@router.post("/posts/{pk}/invitation", response={200: PostOut, **WRITE_ERRORS}, operation_id="invite_person")
def invite_person(request: ApiRequest, pk: str, given: Changed) -> Post:
    """Let somebody sign in for an employer: a mail brings the way in."""
    return sign_ins.invite(post=relations.post(request.auth, pk), version=given.version, by=request.auth)


@router.post("/posts/{pk}/sign-in-end", response={200: PostOut, **WRITE_ERRORS}, operation_id="end_sign_in")
def end_sign_in(request: ApiRequest, pk: str, given: Changed) -> Post:
    """Somebody signs in for an employer no more, and no link opens its page."""
    return sign_ins.stop(post=relations.post(request.auth, pk), version=given.version, by=request.auth)


@router.get("/employers/{pk}/own-page", response={200: OwnPageOut, **READ_ERRORS}, operation_id="own_page")
def own_page(request: ApiRequest, pk: str) -> own.Own:
    """What an employer's own page shows: whom to call, what waits for an answer, the own vacancies."""
    row = employer_selectors.employer(request.auth, pk)
    return own.own_page([row], on=timezone.localdate())[0]


@router.post("/employers/{pk}/call-me", response={200: CallAskedOut, **WRITE_ERRORS}, operation_id="call_me")
def ask_to_call(request: ApiRequest, pk: str) -> dict[str, bool]:
    """An employer wants to be called; asked twice, it is one errand."""
    row = employer_selectors.employer(request.auth, pk)
    call_me.ask(employer=row, by=request.auth, on=timezone.localdate())
    return {"asked": True}


def _planned(given: NextDateIn) -> dict[str, Any]:
    """What, when and where, with the hour as a time."""
    hour = time.fromisoformat(given.hour) if given.hour else None
    return {"kind": given.kind, "due": given.due, "hour": hour, "place": given.place, "title": given.title}


def _errands(request: ApiRequest, wanted: list[UUID]) -> list[Errand]:
    """The open errands that a body names; refused when one is not there to do."""
    found = selectors.errands(request.auth).open().in_bulk(wanted)
    if found.keys() != {*wanted}:
        raise RuleBroken("finishes", _("One of these was already done."))
    return [*found.values()]


def _employer(request: ApiRequest, pk: UUID) -> Employer:
    row = employer_selectors.employers(request.auth).filter(pk=pk).first()
    if row is None:
        raise RuleBroken("employer", _("Choose one of the employers."))
    return row


def _site(request: ApiRequest, pk: UUID | None) -> Site | None:
    if pk is None:
        return None
    row = employer_selectors.sites(request.auth).filter(pk=pk).first()
    if row is None:
        raise RuleBroken("site", _("This site belongs to another employer."))
    return row
