"""Work of a youth: the list, one placement, recording and changing what is agreed."""

from collections.abc import Sequence
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates.enums import Purpose
from candidates.models import Candidate
from candidates.permissions import may_hear_experience, may_hear_yes, may_open_sealed
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files, states
from employers.models import Vacancy
from employers.selectors import vacancies
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform
from jobmatch.http.returning import way_back
from matching.enums import FoundBy
from matching.forms.placements import PlacementForm
from matching.models import Placement
from matching.presentation import placements as placement_presentation
from matching.selectors import kept as kept_selectors
from matching.selectors import placements as placement_selectors
from matching.services.introductions import placing
from matching.services.work import answers, judging, placements


@require_GET
def listed(request: StaffRequest, pk: str) -> HttpResponse:
    """All work of a youth, and who has to be asked how it goes; htmx gets a few lines, for the file."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    rows = [
        {
            "placement": row,
            "asks": placement_presentation.to_ask(row, on=today),
            "may_begin": row.state == "planned" and row.starts_on <= today,
            "has_run_out": row.state == "started" and row.ends_on is not None and row.ends_on <= today,
        }
        for row in placement_selectors.of_candidate(candidate)
    ]
    context = {"candidate": candidate, "rows": rows, "back_to": way_back(request)}
    context["kept"] = kept_selectors.of_candidate(candidate).count()
    template = "matching/_placements_short.html" if request.htmx else "matching/placements.html"
    return render(request, template, context)


@require_GET
def placement(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """One placement: what is agreed, what the rules say, and how it went."""
    today = timezone.localdate()
    row = placement_selectors.placement(request.user, pk, placement_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    moments = row.check_ins.all()
    opened = answers.read(candidate=row.candidate, check_ins=moments, by=request.user, on=today)
    context = {
        "candidate": row.candidate,
        "placement": row,
        "today": today,
        "back_to": way_back(request),
        "terms": placement_presentation.terms(row),
        "papers": placement_presentation.papers(row),
        "learning": placement_presentation.learning(row, on=today),
        "rules": placement_presentation.rules(judging.of_placement(row, on=today))
        if row.state != "ended"
        else [],
        **_by_time(placement_presentation.moments(row, opened, on=today)),
        "may_open": may_open_sealed(user=request.user, candidate=row.candidate, on=today),
        "may_keep": may_hear_experience(user=request.user, candidate=row.candidate, on=today),
        "may_ask": may_hear_yes(user=request.user, candidate=row.candidate, purpose=Purpose.KEEP_EXPERIENCE),
        "kept": row.state == "started" and states.has_kept_work(row.candidate, on=today),
        "may_begin": row.state == "planned" and row.starts_on <= today,
    }
    return render(request, "matching/placement.html", context)


def _by_time(moments: list[placement_presentation.Moment]) -> dict[str, list[placement_presentation.Moment]]:
    """What is asked now, what was, the newest first, and what is still to come."""
    planned = [row for row in moments if row.check_in.state == "planned"]
    return {
        "now": [row for row in planned if row.is_waiting],
        "past": [row for row in reversed(moments) if row not in planned],
        "coming": [row for row in planned if not row.is_waiting],
    }


@require_http_methods(["GET", "POST"])
def add(request: StaffRequest, pk: str) -> HttpResponse:
    """Record work: first which vacancy it is, or that the youth found it; then what is agreed."""
    today = timezone.localdate()
    candidate = file_selectors.candidate(request.user, pk)
    files.look_into(candidate=candidate, by=request.user)
    asked = request.POST or request.GET
    if "own" not in asked and not asked.get("vacancy"):
        text = request.GET.get("text", "").strip()[:80]
        hits = placement_selectors.open_vacancies(request.user, text, on=today) if text else []
        context = {"candidate": candidate, "text": text, "hits": hits}
        return render(request, "matching/placement_choose.html", context)
    vacancy = vacancies.vacancy(request.user, asked["vacancy"]) if asked.get("vacancy") else None
    form = PlacementForm(request.POST or None, vacancy=vacancy)
    done = perform(request, form, partial(placing.plan, candidate=candidate, by=request.user, on=today))
    if done:
        messages.success(request, _recorded(candidate, done.result))
        return redirect("matching:placement", pk=pk, placement_pk=done.result.pk)
    return _form_page(request, candidate, form, vacancy=vacancy)


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: str, placement_pk: str) -> HttpResponse:
    """Put right what is agreed."""
    today = timezone.localdate()
    row = placement_selectors.placement(request.user, pk, placement_pk)
    files.look_into(candidate=row.candidate, by=request.user)
    form = PlacementForm(request.POST or None, vacancy=row.vacancy, placement=row)
    if perform(request, form, partial(placements.change, placement=row, by=request.user, on=today)):
        return redirect("matching:placement", pk=pk, placement_pk=placement_pk)
    newest: list[str] = []
    if form.is_overtaken:
        row = placement_selectors.placement(request.user, pk, placement_pk)
        newest = form.over(row)
    return _form_page(request, row.candidate, form, placement=row, vacancy=row.vacancy, newest=newest)


def _form_page(
    request: StaffRequest,
    candidate: Candidate,
    form: PlacementForm,
    *,
    placement: Placement | None = None,
    vacancy: Vacancy | None = None,
    newest: Sequence[str] = (),
) -> HttpResponse:
    context = {"candidate": candidate, "placement": placement, "vacancy": vacancy, "newest": newest}
    return form_page(request, "matching/placement_form.html", form, **context)


def _recorded(candidate: Candidate, row: Placement) -> str:
    """Work that a youth found is as great as work through us."""
    if row.found_by == FoundBy.YOUTH:
        return _("%(name)s found this work. That is a real success!") % {"name": candidate.first_name}
    return _("The work is recorded. Say so when it has begun.")
