"""Contacts over the API; the lines on how they went have operations of their own, for who may open them."""

from typing import Any

from django.utils import timezone
from ninja import Query, Router, Status

from candidates.models import Contact
from candidates.schemas.casework.casework import ContactChangedIn, ContactIn, ContactOut, LineIn
from candidates.schemas.files.sealed import LineOut
from candidates.selectors.casework import casework
from candidates.selectors.files import files as file_selectors
from candidates.services.casework import contacts
from candidates.services.files import files
from jobmatch.accounts.requests import ApiRequest
from jobmatch.http.pagination import Page, PageIn, PageOut, page_of
from jobmatch.http.problems import READ_ERRORS, WRITE_ERRORS
from jobmatch.payloads import Changed

router = Router(tags=["candidates"])
ONE = "/candidates/{pk}/contacts/{contact_pk}"


@router.get(
    "/candidates/{pk}/contacts", response={200: PageOut[ContactOut], **READ_ERRORS}, operation_id="contacts"
)
def contact_list(request: ApiRequest, pk: str, asked: Query[PageIn]) -> Page[Contact]:
    """Every contact, the newest first, without what is sealed. The look is in the access log."""
    files.look_into(candidate=file_selectors.candidate(request.auth, pk), by=request.auth)
    return page_of(casework.contacts(request.auth, pk), asked)


@router.post(
    "/candidates/{pk}/contacts", response={201: ContactOut, **WRITE_ERRORS}, operation_id="record_contact"
)
def record_contact(request: ApiRequest, pk: str, given: ContactIn) -> Status[Contact]:
    """Write down a contact. It finishes the next step, and the one after it is made in the same act."""
    contact = contacts.record(
        candidate=file_selectors.candidate(request.auth, pk),
        by=request.auth,
        on=timezone.localdate(),
        happened_on=given.on,
        key=given.id,
        **given.dict(exclude={"on", "id"}),
    )
    return Status(201, contact)


@router.patch(ONE, response={200: ContactOut, **WRITE_ERRORS}, operation_id="correct_contact")
def correct_contact(request: ApiRequest, pk: str, contact_pk: str, given: ContactChangedIn) -> Contact:
    """Put right what was written down; the line and the steps stay as they are."""
    contact = casework.contact(request.auth, pk, contact_pk)
    changes = given.dict(exclude={"version"}, exclude_unset=True)
    kept = {name: getattr(contact, name) for name in ("channel", "reached", "on", "confidence")}
    said = {name: value for name, value in changes.items() if value is not None or name == "confidence"}
    return _correct(request, contact, version=given.version, line=None, **{**kept, **said})


@router.delete(ONE, response={204: None, **WRITE_ERRORS}, operation_id="take_back_contact")
def take_back_contact(request: ApiRequest, pk: str, contact_pk: str, given: Changed) -> Status[None]:
    """Remove a contact that was written down by mistake; the steps stay as they are."""
    contact = casework.contact(request.auth, pk, contact_pk)
    contacts.take_back(contact=contact, version=given.version, by=request.auth)
    return Status(204, None)


@router.get(
    "/candidates/{pk}/contact-lines",
    response={200: PageOut[LineOut], **READ_ERRORS},
    operation_id="contact_lines",
    tags=["candidates", "sealed"],
)
def contact_lines(request: ApiRequest, pk: str, asked: Query[PageIn]) -> dict[str, Any]:
    """SEALED: how the contacts went, the newest first. The opening is in the access log."""
    today = timezone.localdate()
    candidate = file_selectors.own_file(request.auth, pk, on=today)
    found = page_of(casework.contacts(request.auth, pk).exclude(line=b""), asked)
    lines = contacts.read_lines(candidate=candidate, contacts=found["items"], by=request.auth, on=today)
    items = [
        {"contact": contact.pk, "version": contact.version, "text": lines.get(contact.pk, "")}
        for contact in found["items"]
    ]
    return {**found, "items": items}


@router.put(
    "/candidates/{pk}/contact-lines/{contact_pk}",
    response={200: ContactOut, **WRITE_ERRORS},
    operation_id="save_contact_line",
    tags=["candidates", "sealed"],
)
def save_contact_line(request: ApiRequest, pk: str, contact_pk: str, given: LineIn) -> Contact:
    """SEALED: keep how a contact went."""
    file_selectors.own_file(request.auth, pk, on=timezone.localdate())
    contact = casework.contact(request.auth, pk, contact_pk)
    kept = {name: getattr(contact, name) for name in ("channel", "reached", "on", "confidence")}
    return _correct(request, contact, version=given.version, line=given.text, **kept)


def _correct(request: ApiRequest, contact: Contact, *, on: Any, **values: Any) -> Contact:
    return contacts.correct(
        contact=contact, by=request.auth, on=timezone.localdate(), happened_on=on, **values
    )
