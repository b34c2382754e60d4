"""What somebody at an employer does with a proposal, by the link in the mail: no account, no scripts.

Reading changes nothing but the access log. What may not be opened answers with one page, whatever the reason:
its bytes are the same for what was withdrawn, is filled, never fitted, or never was.
"""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from employers import own_session
from employers.models import EmployerPerson
from employers.own_session import linked_page
from jobmatch.http.acting import form_page, perform
from jobmatch.http.returning import next_after
from jobmatch.links.services import Opened
from matching.enums import ReplyKind
from matching.forms.replies import NoMoreForm, ReplyForm
from matching.models import Introduction
from matching.presentation import introductions as shown
from matching.presentation import proposals as presentation
from matching.selectors import cards as card_selectors
from matching.selectors import proposals as selectors
from matching.services.introductions import replies, showing

View = Callable[..., HttpResponse]
NO_VALUE: Final = ("csrfmiddlewaretoken", "step")
SENDS: Final = "send"
CHANGES: Final = "change"


def proposal_page(view: View) -> View:
    """A page of one proposal; what may not be opened is the same page for every reason."""

    @linked_page
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            return render(request, "matching/linked_gone.html", status=404)

    return page


@proposal_page
@require_http_methods(["GET", "HEAD"])
def proposal(request: HttpRequest, pk: str) -> HttpResponse:
    """The card, how far it is, and what can be answered."""
    person, _opened, row = _mine(request, pk)
    if request.method == "HEAD":
        return HttpResponse()
    card = showing.open_card(introduction=row, person=person)
    asked = card_selectors.asked_by(row.vacancy_id).abilities
    waiting, last = selectors.waiting_reply(row), selectors.last_reply(row)
    none_suited = selectors.none_suited(row)
    meeting = shown.next_meeting(row)
    context = {
        "introduction": row,
        "card": shown.card(card),
        "words": presentation.TO_EMPLOYER.get(row.state, ""),
        "acts": [] if waiting else presentation.acts(replies.kinds(row)),
        "waiting": waiting and presentation.given(waiting, asked),
        "counts_at": waiting and presentation.counts_at(waiting),
        "last": last and presentation.given(last, asked),
        "none_suited": none_suited is not None,
        "instead": presentation.instead(none_suited),
        "has_name": bool(row.name_given),
        "meeting": meeting and shown.meeting_words(meeting),
        "jobhunter": row.candidate.desk.user,
    }
    return render(request, "matching/linked_proposal.html", context)


@proposal_page
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, pk: str, kind: str) -> HttpResponse:
    """One answer: filled in, looked over, sent. Only the last press counts."""
    person, _opened, row = _mine(request, pk)
    now = timezone.now()
    if kind not in ReplyKind.values or kind not in replies.kinds(row):
        return redirect("matching:linked_proposal", pk=pk)
    form = ReplyForm(
        request.POST or None,
        kind=kind,
        introduction=row,
        colleagues=selectors.colleagues(row),
        asked=card_selectors.asked_by(row.vacancy_id).abilities,
        on=timezone.localdate(),
    )
    context = {"introduction": row, "heading": presentation.HEADINGS[kind], "kind": kind}
    if request.POST.get("step") == CHANGES:  # what was typed comes back, to change
        return form_page(request, "matching/linked_reply.html", form, **context)
    look = partial(replies.check, introduction=row, person=person, now=now)
    send = partial(replies.give, introduction=row, person=person, now=now)
    is_sent = request.POST.get("step") == SENDS
    done = perform(request, form, send if is_sent else look)
    if done and is_sent:
        return redirect("matching:linked_proposal", pk=pk)
    if done:
        asked = card_selectors.asked_by(row.vacancy_id).abilities
        given = presentation.given(done.result, asked)
        said = form.cleaned_data.get("words", "")
        return render(
            request,
            "matching/linked_confirm.html",
            {**context, "given": given, "said": said, "typed": _typed(request.POST)},
        )
    return form_page(request, "matching/linked_reply.html", form, **context)


@proposal_page
@require_POST
def undo(request: HttpRequest, pk: str) -> HttpResponse:
    """Not so after all; within ten minutes nobody heard of it."""
    person, _opened, row = _mine(request, pk)
    if replies.take_back(introduction=row, person=person, now=timezone.now()):
        messages.success(request, _("Taken back. Nobody heard of it."))
    else:
        messages.error(request, _("It counts already. Call your jobhunter if it is not right."))
    return redirect("matching:linked_proposal", pk=pk)


@proposal_page
@require_http_methods(["GET", "HEAD"])
def name(request: HttpRequest, pk: str) -> HttpResponse:
    """The name, after a code that was sent to the same mailbox: a mail that was sent on opens none."""
    person, opened, row = _mine(request, pk)
    if not row.name_given:
        return redirect("matching:linked_proposal", pk=pk)
    found = showing.open_name(introduction=row, person=person, is_proved=opened.is_proved)
    if found is None:
        return redirect(next_after(reverse("employers:linked_code"), request.path))
    return render(request, "matching/linked_name.html", {"introduction": row, "name": found})


@linked_page
@require_http_methods(["GET", "HEAD", "POST"])
def no_more(request: HttpRequest) -> HttpResponse:
    """Fewer cards, or none for a while: the choice of who gets them."""
    person, _opened = own_session.person_of(request)
    form = NoMoreForm(request.POST or None, person=person, on=timezone.localdate())
    act = partial(showing.no_more, person=person, now=timezone.now())
    if perform(request, form, act, _("Saved. It holds from now on.")):
        return redirect("web:linked_page")
    return form_page(request, "matching/linked_no_more.html", form)


def _mine(request: HttpRequest, pk: str) -> tuple[EmployerPerson, Opened, Introduction]:
    person, opened = own_session.person_of(request)
    row = selectors.of_person_one(person.pk, pk, now=timezone.now())
    if row is None:
        raise Http404
    return person, opened, row


def _typed(posted: QueryDict) -> list[tuple[str, str]]:
    """What was filled in, to be sent along with the last press."""
    return [(name, value) for name, values in posted.lists() if name not in NO_VALUE for value in values]
