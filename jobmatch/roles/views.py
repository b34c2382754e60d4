"""Pages on which one person asks for a role and another decides."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import OrganisationKind, ProposalState, Role
from jobmatch.accounts.models import Membership, Organisation, Proposal, User
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import ActForm, attempt, form_page, perform
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.roles import presentation
from jobmatch.roles.forms import GiveForm, RefuseForm
from jobmatch.roles.services import invitations, proposals

SHOWN_DECIDED = 30
get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def roles(request: StaffRequest) -> HttpResponse:
    """What waits for a second person, who works here, and what was decided."""
    now, known = timezone.now(), selectors.proposals(request.user)
    waiting = presentation.waiting(request.user, known.waiting(), at=now)
    context = {
        "mine": [row for row in waiting if row.may_decide],
        "others": [row for row in waiting if not row.may_decide],
        "decided": known.exclude(state=ProposalState.WAITING).order_by("-decided_at", "pk")[:SHOWN_DECIDED],
        "colleagues": presentation.colleagues(request.user),
        "municipalities": presentation.proposing_municipalities(request.user),
    }
    return render(request, "roles/roles.html", context)


@get_or_post
def give(request: StaffRequest, pk: str) -> HttpResponse:
    """Propose somebody for a role in the municipality, or give one in another organisation."""
    row = get_object_or_404(selectors.giving_organisations(request.user), pk=uuid_or_404(pk))
    form = GiveForm(request.POST or None, organisation=row)
    if row.kind == OrganisationKind.MUNICIPALITY:
        act = partial(proposals.propose, organisation=row, at=timezone.now(), by=request.user)
        if done := perform(request, form, act):
            return _proposed(request, done.result)
        return form_page(request, "roles/propose.html", form, **_around(request, row))
    if given := perform(request, form, partial(invitations.invite, organisation=row, by=request.user)):
        return _invited(request, given.result)
    return form_page(request, "roles/invite.html", form, **_around(request, row))


@get_or_post
def new_start(request: StaffRequest, pk: str) -> HttpResponse:
    """Propose that somebody starts over with signing in; who signs in by code only gets the mail again."""
    row = get_object_or_404(selectors.memberships_to_renew(request.user), pk=uuid_or_404(pk))
    form = ActForm(request.POST if request.method == "POST" else None)
    if row.user.is_casework_staff:
        act = partial(proposals.propose_new_start, membership=row, at=timezone.now(), by=request.user)
        if done := perform(request, form, act):
            return _proposed(request, done.result)
    elif given := perform(request, form, partial(invitations.invite_again, membership=row, by=request.user)):
        return _invited(request, given.result)
    problem = " ".join(str(error) for error in form.non_field_errors())
    context = {"membership": row, "problem": problem, **_around(request, row.organisation)}
    return form_page(request, "roles/new_start.html", form, **context)


@require_GET
def proposal(request: StaffRequest, pk: str) -> HttpResponse:
    """Who is proposed for what by whom, and the buttons of the second person."""
    return _proposal_page(request, _found(request, pk), RefuseForm())


@require_POST
def confirm(request: StaffRequest, pk: str) -> HttpResponse:
    """Agree: the role is given."""
    row = _found(request, pk)
    act = partial(proposals.confirm, proposal=row, at=timezone.now(), by=request.user)
    if attempt(request, None, act, _("Confirmed. The mail is on its way.")):
        return redirect("roles:roles")
    return redirect("roles:proposal", pk=row.pk)


@require_POST
def refuse(request: StaffRequest, pk: str) -> HttpResponse:
    """Do not agree, and say why."""
    row = _found(request, pk)
    form = RefuseForm(request.POST)
    act = partial(proposals.refuse, proposal=row, at=timezone.now(), by=request.user)
    if perform(request, form, act, _("Not agreed. Who proposed it reads why.")):
        return redirect("roles:roles")
    return _proposal_page(request, row, form)


@require_POST
def withdraw(request: StaffRequest, pk: str) -> HttpResponse:
    """Take the own proposal back."""
    row = _found(request, pk)
    act = partial(proposals.withdraw, proposal=row, at=timezone.now(), by=request.user)
    if attempt(request, None, act, _("The proposal was taken back.")):
        return redirect("roles:roles")
    return redirect("roles:proposal", pk=row.pk)


def _found(request: StaffRequest, pk: str) -> Proposal:
    return get_object_or_404(selectors.proposals(request.user), pk=uuid_or_404(pk))


def _proposal_page(request: StaffRequest, row: Proposal, form: RefuseForm) -> HttpResponse:
    """The page of one proposal; other roles that the person has are said there."""
    shown = presentation.one(request.user, row, at=timezone.now())
    known = selectors.known_as(row.email)
    context = {
        "shown": shown,
        "is_waiting": row.state == ProposalState.WAITING,
        "has_already": _roles_said(known) if known else [],
    }
    return form_page(request, "roles/proposal.html", form, **context)


def _proposed(request: StaffRequest, row: Proposal) -> HttpResponse:
    messages.success(request, _("Proposed. A second person got a mail and decides."))
    return redirect("roles:proposal", pk=row.pk)


def _invited(request: StaffRequest, row: Membership) -> HttpResponse:
    """Say that the mail goes, and which roles the person had already."""
    messages.success(request, _("The invitation is on its way."))
    others = [words for pk, words in _roles_of(row.user) if pk != row.pk]
    if others:
        said = {"name": row.user.name, "roles": ", ".join(others)}
        messages.info(request, _("%(name)s has an account already: %(roles)s.") % said)
    return redirect("accounts:organisation", pk=row.organisation_id)


def _roles_said(user: User) -> list[str]:
    return [words for _pk, words in _roles_of(user)]


def _roles_of(user: User) -> list[tuple[object, str]]:
    """Each role of today in words."""
    rows = user.memberships.active().select_related("organisation")
    return [(row.pk, f"{row.get_role_display()}, {row.organisation}") for row in rows]


def _around(request: StaffRequest, row: Organisation) -> dict[str, object]:
    """What leads back: an admin to the organisation, a privacy officer to the roles."""
    return {"organisation": row, "is_admin": Role.ADMIN in request.user.roles}
