"""Contacts: what was tried, how it went, and what comes next."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.enums import Purpose, StepKind
from candidates.forms.casework.contacts import NO, YES, ContactForm, CorrectionForm
from candidates.models import Candidate, Contact
from candidates.permissions import may_hear_yes, may_hear_youth
from candidates.presentation.casework import casework as casework_presentation
from candidates.presentation.consents.consents import referred_by
from candidates.selectors.casework import casework
from candidates.selectors.files import files as file_selectors
from candidates.services.casework import contacts
from candidates.services.consents import consents
from candidates.services.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform
from jobmatch.http.returning import way_back

PAGE_SIZE = 50


@require_GET
def contact_list(request: StaffRequest, pk: str) -> HttpResponse:
    """Every contact, the newest first; the lines are opened for who may read them."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    page = Paginator(casework.contacts(request.user, pk), PAGE_SIZE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    lines = contacts.read_lines(candidate=candidate, contacts=shown, by=request.user, on=today)
    context = {
        "candidate": candidate,
        "page": page,
        "rows": casework_presentation.contact_rows(shown, lines),
        "drawing": casework_presentation.drawing(casework.confidence(candidate)),
        "rest": contacts.is_time_to_rest(candidate, on=today),
    }
    return render(request, "candidates/contacts.html", context)


@require_http_methods(["GET", "POST"])
def contact_add(request: StaffRequest, pk: str) -> HttpResponse:
    """Write down a contact, with the next step in the same form."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    form, context = _about_to_add(request, candidate)
    record = partial(contacts.record, candidate=candidate, by=request.user, on=today)
    if perform(request, form, record, _("The contact is written down.")):
        return redirect(way_back(request) or reverse("candidates:file", kwargs={"pk": pk}))
    return form_page(request, "candidates/contact_add.html", form, **context, back_to=way_back(request))


@require_http_methods(["GET", "POST"])
def contact_edit(request: StaffRequest, pk: str, contact_pk: str) -> HttpResponse:
    """Put right what was written down."""
    today = timezone.localdate()
    contact = casework.contact(request.user, pk, contact_pk)
    files.look_into(candidate=contact.candidate, by=request.user)
    form = CorrectionForm(request.POST or None, contact=contact, line=_line(request, contact))
    done = perform(
        request,
        form,
        partial(contacts.correct, contact=contact, by=request.user, on=today),
        _("Saved."),
        newest=lambda: casework.contact(request.user, pk, contact_pk).version,
    )
    if done:
        return redirect("candidates:contacts", pk=pk)
    context = {"candidate": contact.candidate, "contact": contact}
    return form_page(request, "candidates/contact_edit.html", form, **context)


@require_POST
def contact_take_back(request: StaffRequest, pk: str, contact_pk: str) -> HttpResponse:
    """Remove a contact that was written down by mistake."""
    contact = casework.contact(request.user, pk, contact_pk)
    take_back = partial(contacts.take_back, contact=contact, by=request.user)
    said = _("The contact is taken back. The next step stays as it is.")
    attempt(request, VersionForm(request.POST), take_back, said)
    return redirect("candidates:contacts", pk=pk)


def _about_to_add(request: StaffRequest, candidate: Candidate) -> tuple[ContactForm, dict[str, Any]]:
    """The form, and in plain words what follows from each answer."""
    today = timezone.localdate()
    asked = request.GET.get("reached", "")
    asked = asked if asked in (YES, NO) else ""
    failed = contacts.tries_in_a_row(candidate) + 1
    yes, no = casework_presentation.usual_of(candidate, asked=asked, on=today, failed=failed)
    form = ContactForm(
        request.POST or None,
        candidate=candidate,
        on=today,
        reached=asked,
        usual=(yes or no) if asked else _("what fits: see above"),
        reads=may_hear_youth(user=request.user, candidate=candidate, on=today),
    )
    told = _referrers_told(request, candidate)
    over = asked != YES and casework_presentation.plan_is_over(candidate, on=today, failed=failed)
    return form, {"candidate": candidate, "yes": yes, "no": no, "over": over, "asked": asked, "told": told}


def _referrers_told(request: StaffRequest, candidate: Candidate) -> list[str]:
    """While the step is to ask the referrer: whom the youth lets us ask, for the own jobhunter."""
    step = candidate.held_by
    if step is None or step.kind != StepKind.ASK_REFERRER:
        return []
    if not may_hear_yes(user=request.user, candidate=candidate, purpose=Purpose.TELL_REFERRER):
        return []
    found = consents.who_referred(candidate=candidate, by=request.user, on=timezone.localdate())
    return [referred_by(each) for each in found if each.is_told]


def _line(request: StaffRequest, contact: Contact) -> str | None:
    """The line as it stands, for who may write it; None for anyone else, by force too."""
    today = timezone.localdate()
    if not may_hear_youth(user=request.user, candidate=contact.candidate, on=today):
        return None
    lines = contacts.read_lines(candidate=contact.candidate, contacts=[contact], by=request.user, on=today)
    return lines.get(contact.pk, "")
