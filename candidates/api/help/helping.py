"""Other help over the API: the list, and bringing a youth to it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from candidates import permissions
from candidates.models import HandOver, Partner
from candidates.presentation.consents import consents
from candidates.presentation.rights import picture
from candidates.schemas.help.helping import (
    HelpIn,
    HelpOut,
    HelpOutcomeIn,
    HelpSentOut,
    HelpTextIn,
    HelpTextOut,
    HelpYesIn,
    PartnerChangedIn,
    PartnerIn,
    PartnerOut,
    PictureOut,
)
from candidates.selectors.consents.consents import newest_consents
from candidates.selectors.files import files as file_selectors
from candidates.selectors.help import helping
from candidates.services.files import files
from candidates.services.help import hand_overs, partners
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from jobmatch.payloads import Changed

router = Router(tags=["candidates"])
ONE = "/candidates/{pk}/help/{help_pk}"


@router.get("/partners", response={200: PageOut[PartnerOut], **READ_ERRORS}, operation_id="partners")
def partner_list(request: ApiRequest, asked: Query[PageIn]) -> Page[Partner]:
    """Who helps with what."""
    return page_of(helping.partners(request.auth), asked)


@router.post("/partners", response={201: PartnerOut, **WRITE_ERRORS}, operation_id="add_partner")
def add_partner(request: ApiRequest, given: PartnerIn) -> Status[Partner]:
    """Put an organisation on the list."""
    organisation = helping.not_listed(request.auth).filter(pk=given.organisation).first()
    if organisation is None:
        raise RuleBroken("organisation", _("Choose a partner, school or anti-discrimination office."))
    made = partners.add(organisation=organisation, by=request.auth, **given.dict(exclude={"organisation"}))
    return Status(201, made)


@router.patch("/partners/{pk}", response={200: PartnerOut, **WRITE_ERRORS}, operation_id="change_partner")
def change_partner(request: ApiRequest, pk: str, given: PartnerChangedIn) -> Partner:
    """Change what is on the list of one."""
    partner = helping.partner(request.auth, pk)
    names = ("helps_with", "email", "phone", "line", "is_active")
    kept = {name: getattr(partner, name) for name in names}
    changes = given.dict(exclude={"version"}, exclude_none=True)
    return partners.change(partner=partner, version=given.version, by=request.auth, **{**kept, **changes})


@router.get(
    "/candidates/{pk}/picture", response={200: PictureOut, **READ_ERRORS}, operation_id="whole_picture"
)
def whole_picture(request: ApiRequest, pk: str) -> picture.Picture:
    """SEALED for who opens it: everything that is kept, who may see it, what went to whom."""
    today = timezone.localdate()
    candidate = file_selectors.file(request.auth, pk)
    opened = files.read(candidate=candidate, by=request.auth, on=today)
    purposes = permissions.purposes_seen(user=request.auth, candidate=candidate, on=today)
    allowed = consents.allowed(newest_consents(candidate), on=today, purposes=purposes)
    return picture.picture(candidate, opened, allowed)


@router.get("/candidates/{pk}/help", response={200: PageOut[HelpOut], **READ_ERRORS}, operation_id="help")
def help_list(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[HandOver]:
    """To whom a youth was or will be brought. The look is in the access log."""
    files.look_into(candidate=file_selectors.candidate(request.auth, pk), by=request.auth)
    return page_of(helping.hand_overs(request.auth, pk), asked)


@router.post("/candidates/{pk}/help", response={201: HelpOut, **WRITE_ERRORS}, operation_id="write_help")
def write_help(request: ApiRequest, pk: str, given: HelpIn) -> Status[HandOver]:
    """SEALED: keep a text for other help, under a live yes to that; nothing is sent yet."""
    today = timezone.localdate()
    candidate = file_selectors.own_file(request.auth, pk, on=today)
    partner = helping.partners(request.auth).filter(pk=given.partner).first()
    if partner is None:
        raise RuleBroken("partner", _("Choose an organisation from the list."))
    made = hand_overs.write(
        candidate=candidate,
        partner=partner,
        topic=given.topic,
        text=given.text,
        by=request.auth,
        on=today,
        key=given.id,
    )
    return Status(201, made)


@router.get(ONE, response={200: HelpTextOut, **READ_ERRORS}, operation_id="help_text")
def help_text(request: ApiRequest, pk: str, help_pk: str) -> dict[str, Any]:
    """SEALED: exactly what is passed on. The opening is in the access log."""
    today = timezone.localdate()
    row = helping.hand_over(request.auth, pk, help_pk, on=today)
    paper = hand_overs.read(hand_over=row, by=request.auth, on=today)
    shown = {
        name: getattr(row, name) for name in ("id", "version", "partner_id", "topic", "state", "sent_on")
    }
    said = {"text": paper.text, "outcome": paper.outcome, "line": paper.line}
    return {**shown, **said, "text_digest": paper.digest}


@router.patch(ONE, response={200: HelpOut, **WRITE_ERRORS}, operation_id="change_help")
def change_help(request: ApiRequest, pk: str, help_pk: str, given: HelpTextIn) -> HandOver:
    """SEALED: other words, as long as nothing was sent."""
    today = timezone.localdate()
    row = helping.hand_over(request.auth, pk, help_pk, on=today)
    return hand_overs.change(hand_over=row, version=given.version, text=given.text, by=request.auth, on=today)


@router.post(f"{ONE}/sending", response={200: HelpSentOut, **WRITE_ERRORS}, operation_id="send_help")
def send_help(request: ApiRequest, pk: str, help_pk: str, given: HelpYesIn) -> HandOver:
    """The youth said yes to this very text: it is passed on in an hour."""
    today = timezone.localdate()
    row = helping.hand_over(request.auth, pk, help_pk, on=today)
    return hand_overs.send(
        hand_over=row, version=given.version, digest=given.digest, by=request.auth, on=today
    )


@router.post(f"{ONE}/stopping", response={200: HelpOut, **WRITE_ERRORS}, operation_id="stop_help")
def stop_help(request: ApiRequest, pk: str, help_pk: str, given: Changed) -> HandOver:
    """The youth would rather not; refused when it has left."""
    today = timezone.localdate()
    row = helping.hand_over(request.auth, pk, help_pk, on=today)
    return hand_overs.stop(hand_over=row, version=given.version, by=request.auth, on=today)


@router.post(f"{ONE}/outcome", response={200: HelpOut, **WRITE_ERRORS}, operation_id="help_outcome")
def help_outcome(request: ApiRequest, pk: str, help_pk: str, given: HelpOutcomeIn) -> HandOver:
    """How it went there; the step to ask is done."""
    today = timezone.localdate()
    row = helping.hand_over(request.auth, pk, help_pk, on=today)
    return hand_overs.answer(hand_over=row, by=request.auth, on=today, **given.dict())
