"""Meetings: how it was, asked of each side apart; the file for a calendar; what a youth prepares."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.enums import LinkPurpose
from candidates.permissions import may_hear_youth
from candidates.services.files import files
from candidates.youth_session import candidate_of, youth_page
from employers import own_session
from employers.own_session import linked_page
from jobmatch.accounts.requests import StaffRequest
from jobmatch.audit import services as audit
from jobmatch.http import calendar_files
from jobmatch.http.acting import attempt, form_page, perform, read_version
from matching.enums import Going, Side
from matching.forms.meetings import HowItWasForm
from matching.presentation import introductions as presentation
from matching.selectors import coming
from matching.services.introductions import meetings, telling
from matching.services.work import check_ins


@require_http_methods(["GET", "POST"])
def told(request: StaffRequest, pk: str, meeting_pk: str, side: str) -> HttpResponse:
    """What one side said, by phone or face to face."""
    today = timezone.localdate()
    row = coming.meeting(request.user, pk, meeting_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    may_write = may_hear_youth(user=request.user, candidate=row.candidate, on=today)
    asked = Side.EMPLOYER if side == "werkgever" else Side.YOUTH
    form = HowItWasForm(request.POST or None, side=asked, may_write=may_write)
    act = partial(telling.tell, meeting=row, side=asked, by=request.user, on=today)
    if perform(request, form, act, _("Written down.")):
        if row.introduction_id is None:
            return redirect("matching:introductions_of", pk=pk)
        return redirect("matching:introduction", pk=pk, introduction_pk=row.introduction_id)
    context = {
        "candidate": row.candidate,
        "meeting": row,
        "words": presentation.meeting_words(row),
        "side": asked,
        "may_tell": telling.may_tell(row, asked, on=today),
    }
    return form_page(request, "matching/meeting_told.html", form, **context)


@youth_page
@require_http_methods(["GET", "POST"])
def my_meeting(request: HttpRequest, pk: str) -> HttpResponse:
    """What to prepare; from the last day on, how it was. Sent twice, it is told once.

    A day without a proposal is stopped here; one with a proposal at the proposal.
    """
    today = timezone.localdate()
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    row = coming.own_meeting(candidate, pk)
    may_tell = telling.may_tell(row, Side.YOUTH, on=today)
    form = HowItWasForm(request.POST or None, side=Side.YOUTH, by_side=True)
    by = audit.youth(candidate.pk)
    act = partial(telling.tell, meeting=row, side=Side.YOUTH, by=by, on=today)
    if request.POST.get("answer") == "stop":
        leave = partial(
            meetings.stop, meeting=row, version=read_version(request.POST.get("version")), by=by, on=today
        )
        done = attempt(request, None, leave, _("It is stopped. Nobody asks you why."))
        return redirect("matching:my_introductions") if done else redirect("matching:my_meeting", pk=pk)
    if may_tell and perform(request, form, act, _("Thank you for telling.")):
        return redirect("matching:my_meeting", pk=pk)
    if request.method == "POST" and not may_tell:
        return redirect("matching:my_meeting", pk=pk)
    context = {
        "meeting": row,
        "employer": presentation.employer_of(row),
        "words": presentation.meeting_words(row),
        "prepare": presentation.prepare(row),
        "is_to_come": not row.came and row.last_day >= today,
        "may_stop": row.introduction_id is None and not row.came and row.last_day >= today,
        "may_tell": may_tell,
    }
    return form_page(request, "matching/my_meeting.html", form, **context)


@youth_page
@require_GET
def my_calendar(request: HttpRequest, pk: str) -> HttpResponse:
    """The meeting for the calendar of the youth's phone; the title tells nothing."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    return calendar_files.answer([presentation.event(coming.own_meeting(candidate, pk))])


@linked_page
@require_http_methods(["GET", "POST"])
def linked_meeting(request: HttpRequest, pk: str) -> HttpResponse:
    """How it was, according to somebody at the employer, by the own link."""
    person, opened = own_session.person_of(request)
    now, today = timezone.now(), timezone.localdate()
    row = coming.of_person(person, pk, now=now)
    form = HowItWasForm(request.POST or None, side=Side.EMPLOYER, by_side=True)
    by = own_session.doer(person)
    act = partial(telling.tell, meeting=row, side=Side.EMPLOYER, by=by, on=today)
    if perform(request, form, act, _("Thank you for telling.")):
        return redirect("web:linked_page")
    name = presentation.name_at_employer(row) if opened.is_proved else ""
    context = {"meeting": row, "words": presentation.meeting_words(row), "name": name}
    context["may_tell"] = telling.may_tell(row, Side.EMPLOYER, on=today)
    return form_page(request, "matching/linked_meeting.html", form, **context)


@linked_page
@require_GET
def linked_calendar(request: HttpRequest, pk: str) -> HttpResponse:
    """The meeting for the calendar of somebody at the employer: an hour and a place, no name."""
    person, _opened = own_session.person_of(request)
    return calendar_files.answer([presentation.event(coming.of_person(person, pk, now=timezone.now()))])


@linked_page
@require_POST
def linked_check_in(request: HttpRequest, pk: str) -> HttpResponse:
    """How it goes at work, according to the employer: one tap."""
    person, _opened = own_session.person_of(request)
    today = timezone.localdate()
    row = coming.check_in_of(person, pk, on=today)
    going = request.POST.get("going", "")
    act = partial(
        check_ins.record,
        check_in=row,
        version=read_version(request.POST.get("version")),
        by=own_session.doer(person),
        on=today,
        going=going,
    )
    thanks = _("Thank you. You will be called.") if going == Going.BAD else _("Thank you for telling.")
    attempt(request, None, act, thanks)
    return redirect("web:linked_page")
