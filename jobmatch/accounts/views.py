"""Pages of the admin over organisations and members, and the own account."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jobmatch.accounts import invitations, selectors
from jobmatch.accounts.enums import DESK_ROLES, Role
from jobmatch.accounts.forms import (
    InviteForm,
    OrganisationForm,
    OrganisationNameForm,
    ProfileForm,
    TokenForm,
)
from jobmatch.accounts.services import calendars, members, organisations, profiles, tokens
from jobmatch.errors import RuleBroken
from jobmatch.identifiers import uuid_or_404

get_or_post = require_http_methods(["GET", "POST"])


@require_GET
def organisation_list(request: HttpRequest) -> HttpResponse:
    """Every organisation that the admin looks after."""
    managed = selectors.managed_organisations(request.user)
    rows = selectors.with_member_counts(managed).order_by("kind", "name", "id")
    return render(request, "accounts/organisations.html", {"organisations": rows})


@get_or_post
def organisation_add(request: HttpRequest) -> HttpResponse:
    """Add a school, mosque, partner or office."""
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            organisation = organisations.add(**form.cleaned_data, by=request.user)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
        else:
            return redirect("accounts:organisation", pk=organisation.pk)
    return _form_page(request, "accounts/organisation_add.html", form)


@require_GET
def organisation(request: HttpRequest, pk: str) -> HttpResponse:
    """One organisation and who has a role in it."""
    row = get_object_or_404(selectors.managed_organisations(request.user), pk=uuid_or_404(pk))
    members_there = selectors.members_of(request.user, row)
    return render(request, "accounts/organisation.html", {"organisation": row, "members": members_there})


@get_or_post
def organisation_edit(request: HttpRequest, pk: str) -> HttpResponse:
    """Give an organisation another name."""
    row = get_object_or_404(selectors.managed_organisations(request.user), pk=uuid_or_404(pk))
    form = OrganisationNameForm(request.POST or None, initial={"name": row.name})
    if form.is_valid():
        try:
            organisations.rename(organisation=row, name=form.cleaned_data["name"], by=request.user)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
        else:
            return redirect("accounts:organisation", pk=row.pk)
    return _form_page(request, "accounts/organisation_edit.html", form, organisation=row)


@get_or_post
def member_invite(request: HttpRequest, pk: str) -> HttpResponse:
    """Give someone a role in an organisation and send the invitation."""
    row = get_object_or_404(selectors.managed_organisations(request.user), pk=uuid_or_404(pk))
    form = InviteForm(request.POST or None, organisation=row)
    if form.is_valid():
        try:
            membership = members.invite(organisation=row, **form.cleaned_data, by=request.user)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
        else:
            invitations.send(membership.user, site=request.build_absolute_uri("/"))
            messages.success(request, _("The invitation is on its way."))
            return redirect("accounts:organisation", pk=row.pk)
    return _form_page(request, "accounts/member_invite.html", form, organisation=row)


@get_or_post
def membership_end(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask whether to take a role back, and do it."""
    row = get_object_or_404(selectors.managed_memberships(request.user), pk=uuid_or_404(pk))
    problem = ""
    if request.method == "POST":
        try:
            members.end(membership=row, by=request.user)
        except RuleBroken as broken:
            problem = broken.message
        else:
            messages.success(request, _("The role has ended."))
            return redirect("accounts:organisation", pk=row.organisation_id)
    context = {"membership": row, "problem": problem}
    return render(request, "accounts/membership_end.html", context, status=422 if problem else 200)


@get_or_post
def sign_in_reset(request: HttpRequest, pk: str) -> HttpResponse:
    """Ask whether to let someone start over with signing in, and do it."""
    row = get_object_or_404(selectors.managed_memberships(request.user), pk=uuid_or_404(pk))
    problem = ""
    if request.method == "POST":
        try:
            user = members.reset_sign_in(membership=row, by=request.user)
        except RuleBroken as broken:
            problem = broken.message
        else:
            invitations.send(user, site=request.build_absolute_uri("/"))
            messages.success(request, _("The invitation is on its way."))
            return redirect("accounts:organisation", pk=row.organisation_id)
    context = {"membership": row, "problem": problem}
    return render(request, "accounts/sign_in_reset.html", context, status=422 if problem else 200)


@get_or_post
def profile(request: HttpRequest) -> HttpResponse:
    """The own account: name, ways to sign in, tokens."""
    form = ProfileForm(request.POST or None, initial={"name": request.user.name})
    if form.is_valid():
        profiles.rename(name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Your name was changed."))
        return redirect("accounts:profile")
    own = selectors.own_tokens(request.user)
    context = {
        "tokens": own,
        "now": timezone.now(),
        "calendar": selectors.calendar_link(request.user),
        "has_desk": bool(request.user.roles & DESK_ROLES),
        "chooses_mails": bool(request.user.roles & (DESK_ROLES | {Role.REFERRER})),
    }
    return _form_page(request, "accounts/profile.html", form, **context)


@get_or_post
def token_add(request: HttpRequest) -> HttpResponse:
    """Make an API token; its text is on this answer and nowhere else."""
    form = TokenForm(request.POST or None)
    if form.is_valid():
        try:
            token, text = tokens.make(**form.cleaned_data, at=timezone.now(), by=request.user)
        except RuleBroken as broken:
            form.add_error(None, broken.message)
        else:
            return render(request, "accounts/token_made.html", {"token": token, "text": text})
    return _form_page(request, "accounts/token_add.html", form)


@require_POST
def token_revoke(request: HttpRequest, pk: str) -> HttpResponse:
    """Take an own token back."""
    token = get_object_or_404(selectors.own_tokens(request.user), pk=uuid_or_404(pk))
    tokens.revoke(token=token, by=request.user)
    messages.success(request, _("The token was revoked."))
    return redirect("accounts:profile")


@require_POST
def calendar_make(request: HttpRequest) -> HttpResponse:
    """Make the link of the own calendar; its address is on this answer and nowhere else."""
    _link, secret = calendars.make(language=get_language() or settings.LANGUAGE_CODE, by=request.user)
    address = request.build_absolute_uri(reverse("candidates:calendar", kwargs={"secret": secret}))
    return render(request, "accounts/calendar_made.html", {"address": address})


@require_POST
def calendar_revoke(request: HttpRequest) -> HttpResponse:
    """Stop the link of the own calendar."""
    calendars.revoke(by=request.user)
    messages.success(request, _("The calendar link has stopped."))
    return redirect("accounts:profile")


def _form_page(request: HttpRequest, template: str, form: object, **context: object) -> HttpResponse:
    status = 422 if getattr(form, "errors", None) else 200
    return render(request, template, {"form": form, **context}, status=status)
