"""What goes and comes by mail about a proposal, over the API; employers answer on their own pages alone."""

from django.http import Http404
from django.utils import timezone
from ninja import Query, Router

from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from matching.models import Introduction, Reply
from matching.schemas.introductions import IntroductionOut
from matching.schemas.mailing import (
    PatternOut,
    QuestionIn,
    ReasonIn,
    ReasonOut,
    ReceiverIn,
    ReplyOut,
    TraitEntryIn,
)
from matching.selectors import introductions as selectors
from matching.selectors import proposals
from matching.selectors.proposals import Pattern
from matching.services.introductions import drafts, reasons, sends

router = Router(tags=["matching"])
SAVED = {200: IntroductionOut, **WRITE_ERRORS}


@router.get(
    "/introductions/{pk}/replies",
    response={200: PageOut[ReplyOut], **READ_ERRORS},
    operation_id="replies_of_employer",
)
def list_replies(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Reply]:
    """What the employer answered by mail, the newest first. The look is in the access log."""
    row = selectors.any_introduction(request.auth, pk)
    files.look_into(candidate=row.candidate, by=request.auth)
    return page_of(row.replies.order_by("-at", "-pk"), asked)


@router.get(
    "/introductions/{pk}/reason",
    response={200: ReasonOut, **READ_ERRORS},
    operation_id="reason_of_employer",
)
def read_reason(request: ApiRequest, pk: str) -> dict[str, object]:
    """SEALED: what the employer wrote with a no, for who may open what is sealed; any other is a 404."""
    today = timezone.localdate()
    row = selectors.heard_introduction(request.auth, pk, on=today)
    words = reasons.read(introduction=row, by=request.auth, on=today)
    if words is None:
        raise Http404
    return {"words": words, "traits": reasons.traits(words)}


@router.post("/introductions/{pk}/reason", response=SAVED, operation_id="rewrite_reason")
def rewrite(request: ApiRequest, pk: str, given: ReasonIn) -> Introduction:
    """What the youth reads of a no, in the words of the jobhunter."""
    today = timezone.localdate()
    row = selectors.heard_introduction(request.auth, pk, on=today)
    return reasons.rewrite(introduction=row, by=request.auth, on=today, **given.dict())


@router.post("/introductions/{pk}/register", response=SAVED, operation_id="register_trait")
def register(request: ApiRequest, pk: str, given: TraitEntryIn) -> Introduction:
    """A trait that was named as a reason goes to the register: only with the yes of the youth."""
    today = timezone.localdate()
    row = selectors.heard_introduction(request.auth, pk, on=today)
    reasons.to_register(introduction=row, by=request.auth, on=today, **given.dict())
    return selectors.heard_introduction(request.auth, pk, on=today)


@router.post("/introductions/{pk}/question", response=SAVED, operation_id="answer_question")
def answer_question(request: ApiRequest, pk: str, given: QuestionIn) -> Introduction:
    """Answer what the employer asked, in the words of the card."""
    return drafts.answer_question(
        introduction=selectors.any_introduction(request.auth, pk),
        version=given.version,
        words=given.words(),
        heard=given.heard.heard() if given.heard else None,
        by=request.auth,
        on=timezone.localdate(),
    )


@router.post("/introductions/{pk}/receiver", response=SAVED, operation_id="send_to_somebody_else")
def send_to_somebody_else(request: ApiRequest, pk: str, given: ReceiverIn) -> Introduction:
    """Somebody else at the employer reads it from now on; the card goes there by mail."""
    return sends.to_somebody_else(
        introduction=selectors.any_introduction(request.auth, pk),
        version=given.version,
        person=selectors.person_meant(given.person),
        by=request.auth,
        on=timezone.localdate(),
    )


@router.get(
    "/introduction-patterns",
    response={200: PageOut[PatternOut], **READ_ERRORS},
    operation_id="introduction_patterns",
)
def list_patterns(request: ApiRequest, asked: Query[PageIn]) -> Page[Pattern]:
    """Which reasons employers give, from five youths on. It never counts in a ranking."""
    return page_of(proposals.patterns(request.auth), asked)
