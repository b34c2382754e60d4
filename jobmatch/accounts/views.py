"""Pages of the admin over organisations and members, and the own account."""

from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jobmatch.accounts import selectors
from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.forms import (
    OrganisationForm,
    OrganisationNameForm,
    ProfileForm,
    TokenForm,
)
from jobmatch.accounts.requests import StaffRequest
from jobmatch.accounts.services import calendars, members, organisations, profiles, tokens
from jobmatch.http.acting import ActForm, attempt, form_page, perform
from jobmatch.http.identifiers import uuid_or_404

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def organisation_list(request: StaffRequest) -> HttpResponse:
    """Every organisation that the admin looks after."""
    managed = selectors.managed_organisations(request.user)
    rows = selectors.with_member_counts(managed).order_by("kind", "name", "id")
    context = {"organisations": rows, "beginnings": selectors.beginnings(request.user)}
    return render(request, "accounts/organisations.html", context)


@get_or_post
def organisation_add(request: StaffRequest) -> HttpResponse:
    """Add a school, mosque, partner or office."""
    form = OrganisationForm(request.POST or None)
    if done := perform(request, form, partial(organisations.add, by=request.user)):
        return redirect("accounts:organisation", pk=done.result.pk)
    return form_page(request, "accounts/organisation_add.html", form)


@require_GET
def organisation(request: StaffRequest, pk: str) -> HttpResponse:
    """One organisation and who has a role in it."""
    row = get_object_or_404(selectors.managed_organisations(request.user), pk=uuid_or_404(pk))
    members_there = selectors.members_of(request.user, row)
    context = {
        "organisation": row,
        "members": members_there,
        "clashing": selectors.with_clashing_roles({each.user_id for each in members_there}),
        "proposals": selectors.proposals(request.user).waiting().filter(organisation=row),
    }
    return render(request, "accounts/organisation.html", context)


@get_or_post
def organisation_edit(request: StaffRequest, pk: str) -> HttpResponse:
    """Give an organisation another name."""
    row = get_object_or_404(selectors.managed_organisations(request.user), pk=uuid_or_404(pk))
    form = OrganisationNameForm(request.POST or None, initial={"name": row.name})
    if perform(request, form, partial(organisations.rename, organisation=row, by=request.user)):
        return redirect("accounts:organisation", pk=row.pk)
    return form_page(request, "accounts/organisation_edit.html", form, organisation=row)


@get_or_post
def membership_end(request: StaffRequest, pk: str) -> HttpResponse:
    """Ask whether to take a role back, and do it."""
    row = get_object_or_404(selectors.managed_memberships(request.user), pk=uuid_or_404(pk))
    form = ActForm(request.POST if request.method == "POST" else None)
    act = partial(members.end, membership=row, by=request.user)
    if perform(request, form, act, _("The role has ended.")):
        return redirect("accounts:organisation", pk=row.organisation_id)
    problem = " ".join(str(error) for error in form.non_field_errors())
    return form_page(request, "accounts/membership_end.html", form, membership=row, problem=problem)


@get_or_post
def profile(request: StaffRequest) -> HttpResponse:
    """The own account: name, ways to sign in, tokens."""
    form = ProfileForm(request.POST or None, user=request.user)
    if perform(request, form, partial(profiles.rename, by=request.user), _("Saved.")):
        return redirect("accounts:profile")
    own = selectors.own_tokens(request.user)
    context = {
        "tokens": own,
        "now": timezone.now(),
        "calendar": selectors.calendar_link(request.user),
        "has_desk": bool(request.user.roles & DESK_ROLES),
        "chooses_mails": bool(request.user.roles & (DESK_ROLES | {Role.REFERRER})),
    }
    return form_page(request, "accounts/profile.html", form, **context)


@require_GET
def issued_tokens(request: StaffRequest) -> HttpResponse:
    """Which tokens there are of the people whom the admin looks after; never the tokens themselves."""
    rows = selectors.issued_tokens(request.user, at=timezone.now())
    return render(request, "accounts/issued_tokens.html", {"tokens": rows})


@get_or_post
def token_add(request: StaffRequest) -> HttpResponse:
    """Make an API token; its text is on this answer and nowhere else."""
    form = TokenForm(request.POST or None)
    if done := perform(request, form, partial(tokens.make, at=timezone.now(), by=request.user)):
        token, text = done.result
        return render(request, "accounts/token_made.html", {"token": token, "text": text})
    return form_page(request, "accounts/token_add.html", form)


@require_POST
def token_revoke(request: StaffRequest, pk: str) -> HttpResponse:
    """Take an own token back."""
    token = get_object_or_404(selectors.own_tokens(request.user), pk=uuid_or_404(pk))
    tokens.revoke(token=token, by=request.user)
    messages.success(request, _("The token was revoked."))
    return redirect("accounts:profile")


@require_POST
def calendar_make(request: StaffRequest) -> HttpResponse:
    """Make the link of the own calendar; its address is on this answer and nowhere else."""
    language = get_language() or settings.LANGUAGE_CODE
    link, secret = calendars.make(language=language, at=timezone.now(), by=request.user)
    address = request.build_absolute_uri(reverse("web:calendar", kwargs={"secret": secret}))
    return render(request, "accounts/calendar_made.html", {"address": address, "link": link})


@require_POST
def calendar_renew(request: StaffRequest) -> HttpResponse:
    """Let the link of the own calendar work for another term."""
    attempt(
        request,
        None,
        partial(calendars.renew, at=timezone.now(), by=request.user),
        _("Your calendar link goes on."),
    )
    return redirect("accounts:profile")


@require_POST
def calendar_revoke(request: StaffRequest) -> HttpResponse:
    """Stop the link of the own calendar."""
    calendars.revoke(by=request.user)
    messages.success(request, _("The calendar link has stopped."))
    return redirect("accounts:profile")
