"""Bringing a youth to other help: write, read it together, send, and ask how it went."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates import permissions
from candidates.enums import HandOverState, Help, Purpose
from candidates.forms.help.helping import (
    HelpChangeForm,
    HelpChoiceForm,
    HelpOutcomeForm,
    HelpTextForm,
    yes_form,
)
from candidates.models import HandOver
from candidates.selectors.consents.consents import is_live
from candidates.selectors.files import files as file_selectors
from candidates.selectors.help import helping
from candidates.services.files import files
from candidates.services.help import hand_overs
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import ActForm, VersionForm, attempt, form_page, perform
from notifications.enums import MessageState

GONE = (HandOverState.SENT, HandOverState.ASKED)


@require_GET
def helped(request: StaffRequest, pk: str) -> HttpResponse:
    """To whom the youth was brought, and bringing them somewhere."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    context = {
        "candidate": candidate,
        "rows": helping.hand_overs(request.user, pk),
        "may_open": permissions.may_open_sealed(user=request.user, candidate=candidate, on=today),
        "is_allowed": is_live(candidate=candidate, purpose=Purpose.OTHER_PARTNER, on=today),
        "needs_yes": permissions.needs_yes_to_stand_in(user=request.user, candidate=candidate, on=today),
        "topics": Help.choices,
    }
    return render(request, "candidates/help.html", context)


@require_http_methods(["GET", "POST"])
def help_new(request: StaffRequest, pk: str) -> HttpResponse:
    """Write the text with the youth; the topic is in the address."""
    today = timezone.localdate()
    candidate = file_selectors.own_file(request.user, pk, on=today)
    files.look_into(candidate=candidate, by=request.user)
    choice = HelpChoiceForm(request.GET or None)
    if not choice.is_valid():
        return render(request, "candidates/help_topic.html", {"candidate": candidate, "form": choice})
    topic = choice.cleaned_data["topic"]
    proposed = hand_overs.proposed(candidate=candidate, topic=topic)
    form = HelpTextForm(request.POST or None, user=request.user, topic=topic, proposed=proposed)
    write = partial(hand_overs.write, candidate=candidate, topic=topic, by=request.user, on=today)
    done = perform(request, form, write)
    if done:
        return redirect("candidates:help_one", pk=pk, help_pk=done.result.pk)
    context = {"candidate": candidate, "topic": Help(topic).label}
    return form_page(request, "candidates/help_new.html", form, **context)


@require_http_methods(["GET", "POST"])
def help_one(request: StaffRequest, pk: str, help_pk: str) -> HttpResponse:
    """Exactly what is passed on; a POST is the youth's yes to it."""
    today = timezone.localdate()
    row = helping.hand_over(request.user, pk, help_pk, on=today)
    paper = hand_overs.read(hand_over=row, by=request.user, on=today)
    form = yes_form(row, paper.digest, request.POST or None)
    done = perform(
        request,
        form,
        partial(hand_overs.send, hand_over=row, by=request.user, on=today),
        _("It is passed on in an hour. Until then you can stop it."),
        newest=lambda: helping.hand_over(request.user, pk, help_pk, on=today).version,
    )
    if done:
        return redirect("candidates:help_one", pk=pk, help_pk=help_pk)
    return _one(request, row, paper, form=form)


def _one(request: StaffRequest, row: HandOver, paper: hand_overs.PassedOn, **forms: ActForm) -> HttpResponse:
    context: dict[str, object] = {"candidate": row.candidate, "row": row, "paper": paper, **forms}
    state = hand_overs.message_state(row) if row.state in GONE else ""
    is_draft, waits = row.state == HandOverState.DRAFT, state == MessageState.WAITING
    context.update(may_stop=is_draft or waits, is_draft=is_draft, waits=waits)
    context["has_failed"] = state == MessageState.FAILED
    answer = {"version": row.version, "outcome": paper.outcome, "line": paper.line}
    context.setdefault("outcome", HelpOutcomeForm(initial=answer) if row.state in GONE else None)
    bad = any(form.errors for form in forms.values())
    return render(request, "candidates/help_one.html", context, status=422 if bad else 200)


@require_http_methods(["GET", "POST"])
def help_edit(request: StaffRequest, pk: str, help_pk: str) -> HttpResponse:
    """Other words, as long as nothing was sent."""
    today = timezone.localdate()
    row = helping.hand_over(request.user, pk, help_pk, on=today)
    paper = hand_overs.read(hand_over=row, by=request.user, on=today)
    form = HelpChangeForm(request.POST or None, initial={"version": row.version, "text": paper.text})
    done = perform(
        request,
        form,
        partial(hand_overs.change, hand_over=row, by=request.user, on=today),
        newest=lambda: helping.hand_over(request.user, pk, help_pk, on=today).version,
    )
    if done:
        return redirect("candidates:help_one", pk=pk, help_pk=help_pk)
    return form_page(request, "candidates/help_edit.html", form, candidate=row.candidate, row=row)


@require_POST
def help_stop(request: StaffRequest, pk: str, help_pk: str) -> HttpResponse:
    """The youth would rather not."""
    today = timezone.localdate()
    row = helping.hand_over(request.user, pk, help_pk, on=today)
    stop = partial(hand_overs.stop, hand_over=row, by=request.user, on=today)
    attempt(request, VersionForm(request.POST), stop, _("It is stopped, and the text is erased."))
    return redirect("candidates:help", pk=pk)


@require_POST
def help_outcome(request: StaffRequest, pk: str, help_pk: str) -> HttpResponse:
    """How it went there, as the youth tells."""
    today = timezone.localdate()
    row = helping.hand_over(request.user, pk, help_pk, on=today)
    form = HelpOutcomeForm(request.POST)
    done = perform(
        request,
        form,
        partial(hand_overs.answer, hand_over=row, by=request.user, on=today),
        _("Written down."),
        newest=lambda: helping.hand_over(request.user, pk, help_pk, on=today).version,
    )
    if done:
        return redirect("candidates:help", pk=pk)
    paper = hand_overs.read(hand_over=row, by=request.user, on=today)
    return _one(request, row, paper, outcome=form)
