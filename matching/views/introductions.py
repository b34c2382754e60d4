"""Proposing a youth to an employer: the board, the proposals of a youth, writing one, what was said."""

from datetime import date
from functools import partial

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.models import Candidate
from candidates.permissions import may_hear_youth
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from employers.models import Vacancy
from employers.selectors import vacancies
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import VersionForm, attempt, form_page, perform, read_version
from jobmatch.http.returning import way_back
from matching.enums import AT_THE_EMPLOYER, BEFORE_THE_EMPLOYER, Came
from matching.forms.introductions import (
    AnswerForm,
    ChangeForm,
    IntroductionForm,
    MomentForm,
    PutOffForm,
    YesForm,
)
from matching.models import Introduction
from matching.presentation import introductions as presentation
from matching.presentation import proposals as by_mail
from matching.rules.cards.card import LONGEST_LINE
from matching.rules.cards.facts import Asked
from matching.selectors import cards as card_selectors
from matching.selectors import introductions as selectors
from matching.selectors import proposals
from matching.services.introductions import (
    acts,
    cards,
    drafts,
    endings,
    hearing,
    making,
    meetings,
    permits,
    posting,
    sends,
    telling,
    yeses,
)
from matching.services.introductions.making import Words

PAGE_SIZE = 50


@require_GET
def board(request: StaffRequest) -> HttpResponse:
    """For whom proposals wait, and how long; of the own files, or all of the municipality."""
    today = timezone.localdate()
    whom = request.GET.get("wait", "")
    whom = whom if whom in presentation.WHOM else ""
    counts = selectors.waiting_for(request.user)
    rows = selectors.board(request.user, whom=whom, employer=request.GET.get("employer", ""))
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "lines": presentation.lines(page.object_list, on=today),
        "whom": whom,
        "tabs": [(name, words, counts[name]) for name, words in presentation.WHOM.items()],
        "all": sum(counts.values()),
        "today": today,
    }
    return render(request, "matching/introductions_board.html", context)


@require_GET
def listed(request: StaffRequest, pk: str) -> HttpResponse:
    """The proposals of a youth; htmx gets a few lines, for the file."""
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    today = timezone.localdate()
    alone = [*selectors.alone_of(candidate)]
    after = selectors.vacancies_after(alone, on=today)
    context = {
        "candidate": candidate,
        "lines": presentation.lines(selectors.of_candidate(candidate), on=today),
        "alone": [
            (
                row,
                presentation.meeting_words(row),
                presentation.employer_of(row),
                after.get(row.pk, ()),
            )
            for row in alone
        ],
        "may_be_proposed": permits.may_be_proposed(candidate, on=today),
        "hears": may_hear_youth(user=request.user, candidate=candidate, on=today),
        "today": today,
    }
    template = "matching/_introductions_short.html" if request.htmx else "matching/introductions.html"
    return render(request, template, context)


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, pk: str) -> HttpResponse:
    """Write a proposal for a vacancy; with the yes of the youth, where it is heard now."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    asked = request.POST.get("vacancy") or request.GET.get("vacancy")
    if not asked:
        return redirect("matching:ranking", pk=pk)
    vacancy = vacancies.vacancy(request.user, asked)
    runs = selectors.open_at(candidate, vacancy)
    if runs is not None and request.method == "GET":
        return redirect("matching:introduction", pk=pk, introduction_pk=runs.pk)
    people = selectors.people_at(vacancy)
    form = IntroductionForm(
        request.POST or None,
        people=people,
        hears=may_hear_youth(user=request.user, candidate=candidate, on=today),
        writes=may_hear_youth(user=request.user, candidate=candidate, on=today),
    )
    act = partial(drafts.write, candidate=candidate, vacancy=vacancy, by=request.user, on=today)
    done = perform(request, form, act)
    if done:
        return redirect("matching:introduction", pk=pk, introduction_pk=done.result.pk)
    form.read_while_typed(_address_of_line(candidate, vacancy))
    context = {
        "candidate": candidate,
        "vacancy": vacancy,
        "people": people,
        "may_be_proposed": permits.may_be_proposed(candidate, on=today),
    }
    return form_page(request, "matching/introduction_form.html", form, **context)


@require_POST
def line(request: StaffRequest, pk: str) -> HttpResponse:
    """While it is typed: what a line tells that may not be told, why, and how to say it otherwise."""
    candidate = file_selectors.candidate(request.user, pk)
    of = request.GET.get("vacancy")
    asked = card_selectors.asked_by(vacancies.vacancy(request.user, of).pk) if of else Asked()
    line_typed, own_typed = (request.POST.get(name, "")[:LONGEST_LINE] for name in ("line", "own"))
    found = making.stopped(candidate, asked, Words(line=line_typed, own=own_typed))
    context = {"stopped": presentation.stopped([*found.line, *found.own])}
    return render(request, "matching/_line_stopped.html", context)


@require_GET
def introduction(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """One proposal: the card to read aloud, what the youth said, what is next."""
    today = timezone.localdate()
    row = selectors.introduction(request.user, pk, introduction_pk)
    candidate = row.candidate
    files.look_into(candidate=candidate, by=request.user)
    card = cards.read(introduction=row, candidate=candidate, by=request.user, on=today)
    first, others = presentation.acts(row)
    meeting = presentation.next_meeting(row)
    context = {
        "candidate": candidate,
        "introduction": row,
        "line": presentation.line(row, on=today),
        "card": card and presentation.card(card),
        "name_words": presentation.name_words(row),
        "meeting": meeting and presentation.meeting_words(meeting),
        "prepare": presentation.prepare(meeting) if meeting else [],
        "asks_trial": meeting is not None and presentation.asks_trial(row, meeting),
        "told": _told(request, row, today),
        "first": first,
        "others": others,
        "history": presentation.history(row.events.select_related("person")),
        "hears": may_hear_youth(user=request.user, candidate=candidate, on=today),
        "may_stop": yeses.may_stop(row, on=today),
        "may_reopen": endings.why_not_again(row, on=today) is None,
        "neutral": presentation.NEUTRAL,
        "back_to": way_back(request),
        "today": today,
        **_by_mail(row),
    }
    return render(request, "matching/introduction.html", context)


def _by_mail(row: Introduction) -> dict[str, object]:
    """What goes and came by mail."""
    waiting, last = proposals.waiting_reply(row), proposals.last_reply(row)
    none_suited = proposals.none_suited(row)
    asked = card_selectors.asked_by(row.vacancy_id).abilities if waiting or last else ()
    is_unsent = row.state in BEFORE_THE_EMPLOYER
    return {
        "sends_at": row.send_at and f"{timezone.localtime(row.send_at):%H:%M}",
        "is_unsent": is_unsent,
        "may_mail": is_unsent and posting.reaches(row),
        "nobody_there": row.state in AT_THE_EMPLOYER and not sends.has_somebody(row),
        "waiting": waiting and by_mail.given(waiting, asked),
        "counts_at": waiting and by_mail.counts_at(waiting),
        "reply": last and by_mail.given(last, asked),
        "none_suited": none_suited is not None,
        "instead": by_mail.instead(none_suited),
    }


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """Another line, or somebody else at the employer, as long as the employer knows of nothing."""
    today = timezone.localdate()
    row = selectors.introduction(request.user, pk, introduction_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    card = cards.read(introduction=row, candidate=row.candidate, by=request.user, on=today)
    form = ChangeForm(
        request.POST or None,
        introduction=row,
        people=selectors.people_at(row.vacancy),
        words=Words(card.line, card.own, card.cv) if card else Words(),
        writes=may_hear_youth(user=request.user, candidate=row.candidate, on=today),
    )
    form.read_while_typed(_address_of_line(row.candidate, row.vacancy))
    act = partial(drafts.change, introduction=row, by=request.user, on=today)
    if perform(request, form, act, newest=lambda: _version(row)):
        return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)
    return _form(request, "matching/introduction_edit.html", form, row)


@require_http_methods(["GET", "POST"])
def heard(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """The youth says yes to the card, or to the name."""
    today = timezone.localdate()
    row = selectors.introduction(request.user, pk, introduction_pk)
    if not may_hear_youth(user=request.user, candidate=row.candidate, on=today):
        raise Http404
    files.look_into(candidate=row.candidate, by=request.user)
    form = YesForm(request.POST or None, introduction=row)
    act = partial(
        acts.hear, introduction=row, by=request.user, on=today, digest=request.POST.get("digest", "")
    )
    if perform(request, form, act, newest=lambda: _version(row)):
        return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)
    return _form(request, "matching/introduction_heard.html", form, row)


@require_http_methods(["GET", "POST"])
def said(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """What the employer said, by telephone or at the door."""
    today = timezone.localdate()
    row = selectors.introduction(request.user, pk, introduction_pk)
    to = (request.POST or request.GET).get("to", "")
    if to not in presentation.ANSWERS:
        return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    hears = may_hear_youth(user=request.user, candidate=row.candidate, on=today)
    people = None if sends.has_somebody(row) else selectors.people_at(row.vacancy)
    form = AnswerForm(request.POST or None, introduction=row, to=to, hears=hears, people=people)
    act = partial(hearing.record, introduction=row, by=request.user, on=today)
    said = _("Written down. The youth reads it on the own page.")
    if perform(request, form, act, said, newest=lambda: _version(row)):
        return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)
    words = presentation.ANSWERS[to]
    return _form(request, "matching/introduction_said.html", form, row, words=words, to=to)


@require_http_methods(["GET", "POST"])
def moment(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """Another moment for who will meet already."""
    row = selectors.introduction(request.user, pk, introduction_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    form = MomentForm(request.POST or None, introduction=row)
    done = partial(meetings.rearrange, introduction=row, by=request.user, on=timezone.localdate())
    if perform(request, form, done, newest=lambda: _version(row)):
        return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)
    return _form(request, "matching/introduction_moment.html", form, row)


@require_POST
def act(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """A button of one proposal: ask, stop, told, nothing heard, again."""
    row = selectors.introduction(request.user, pk, introduction_pk)
    version = read_version(request.POST.get("version"))
    done = partial(
        acts.do,
        introduction=row,
        what=request.POST.get("what", ""),
        version=version,
        by=request.user,
        on=timezone.localdate(),
    )
    attempt(request, None, done)
    return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)


@require_POST
def put_off(request: StaffRequest, pk: str, introduction_pk: str) -> HttpResponse:
    """Look at it again on another day."""
    row = selectors.introduction(request.user, pk, introduction_pk)
    form = PutOffForm(request.POST)
    done = partial(endings.put_off, introduction=row, by=request.user, on=timezone.localdate())
    attempt(request, form, done)
    return redirect("matching:introduction", pk=pk, introduction_pk=introduction_pk)


def _told(request: StaffRequest, row: Introduction, today: date) -> list[presentation.MeetingShown]:
    """What was said of each meeting, and who may still be asked."""
    rows = [each for each in row.meetings.all() if each.came != Came.CALLED_OFF and each.on <= today]
    read = partial(telling.read, candidate=row.candidate, by=request.user, on=today)
    return [presentation.meeting_shown(each, read(meeting=each), on=today) for each in rows]


def _address_of_line(candidate: Candidate, vacancy: Vacancy) -> str:
    return f"{reverse('matching:introduction_line', kwargs={'pk': candidate.pk})}?vacancy={vacancy.pk}"


def _version(row: Introduction) -> int:
    return Introduction.objects.values_list("version", flat=True).get(pk=row.pk)


def _form(
    request: StaffRequest, template: str, form: VersionForm, row: Introduction, **more: object
) -> HttpResponse:
    return form_page(request, template, form, candidate=row.candidate, introduction=row, **more)
