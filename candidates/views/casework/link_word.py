"""Agreeing on a word with a youth, and sending a link that opens with it."""

from functools import partial
from uuid import UUID

from django.contrib.messages import success
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from candidates.enums import LinkPurpose
from candidates.forms.casework.link_word import AgreeLinkWordForm
from candidates.models import Candidate
from candidates.presentation.casework.links import leaves_words
from candidates.selectors.casework import casework
from candidates.selectors.casework.youth import link_word_file
from candidates.selectors.files import files as file_selectors
from candidates.services.casework import link_word, youth_links
from candidates.services.files import files, messages
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform


@require_http_methods(["GET", "POST"])
def word(request: StaffRequest, pk: str) -> HttpResponse:
    """Agree on a word, with the youth there; whether there is one shows, which one never."""
    today = timezone.localdate()
    candidate = link_word_file(request.user, pk, on=today)
    files.look_into(candidate=candidate, by=request.user)
    form = AgreeLinkWordForm(request.POST or None, candidate=candidate)
    agree = partial(link_word.agree, candidate=candidate, by=request.user, on=today)
    if perform(request, form, agree, _("The word is agreed. Links that were sent before open no more.")):
        return redirect("candidates:word", pk=pk)
    context = {"candidate": candidate, "has_word": bool(candidate.link_word)}
    context["is_reached"] = messages.can_reach(candidate=candidate, on=today)
    return form_page(request, "candidates/word.html", form, **context)


@require_POST
def send(request: StaffRequest, pk: str) -> HttpResponse:
    """Send a link to the youth's own page."""
    candidate = file_selectors.candidate(request.user, pk)
    _send(request, candidate, LinkPurpose.MINE)
    return redirect("candidates:file", pk=pk)


@require_POST
def send_agreement(request: StaffRequest, pk: str, agreement_pk: str) -> HttpResponse:
    """Send a link with which the youth says yes to one agreement."""
    agreement = casework.agreement(request.user, pk, agreement_pk)
    _send(request, agreement.candidate, LinkPurpose.AGREEMENT, agreement.pk)
    return redirect("candidates:agreements", pk=pk)


def _send(
    request: StaffRequest, candidate: Candidate, purpose: LinkPurpose, target: UUID | None = None
) -> None:
    act = partial(
        youth_links.send_for,
        candidate=candidate,
        purpose=purpose,
        target=target,
        by=request.user,
        on=timezone.localdate(),
    )
    done = attempt(request, None, act)
    if done:
        success(request, leaves_words(candidate, done.result))
