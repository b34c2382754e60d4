"""Today: who needs me, and the one thing to do."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from candidates.selectors.files import due as due_selectors
from candidates.selectors.files.due import Due
from employers.selectors.errands import DueErrand, due_errands
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import User
from jobmatch.accounts.requests import StaffRequest
from jobmatch.accounts.selectors import own_desks, own_errands
from jobmatch.web.presentation import today as today_presentation
from matching.selectors import introductions, new_vacancies

PAGE_SIZE = 50
NEW_VACANCIES = "vacancies"
FIRST_ROWS = 20
NOW = (due_selectors.OVERDUE, due_selectors.TODAY)


@require_GET
def today(request: StaffRequest) -> HttpResponse:
    """All groups with who is on top of each; `?group=` shows one of them from first to last."""
    on, desks = timezone.localdate(), own_desks(request.user)
    name = request.GET.get("group", "")
    if name == NEW_VACANCIES:
        return _new_vacancies(request, on=on)
    if name:
        return _one_group(request, desks, name, on=on)
    first = due_selectors.FirstSteps(request.user, desks, on=on)
    counts = first.counts()
    rows = first.on_top(FIRST_ROWS)
    further = first.further([row for found in rows.values() for row in found])
    errands, with_youths = _errands(request.user, desks, rows, on=on)
    new = new_vacancies.for_own(request.user, on=on)
    context = {
        "groups": [
            today_presentation.group(
                name,
                counts[name],
                rows[name],
                further,
                user=request.user,
                on=on,
                errands=errands[name][:FIRST_ROWS],
                errand_count=len(errands[name]),
                with_youths=with_youths,
            )
            for name in due_selectors.GROUPS
            if counts[name] or errands[name]
        ],
        "absences": _absences(request.user),
        "new": new[:FIRST_ROWS],
        "new_count": new.count(),
        "said": due_selectors.said_after_end(request.user),
        "today": on,
        "back": _back(request),
    }
    return render(request, "web/today.html", context)


def _one_group(request: StaffRequest, desks: list[UUID], name: str, *, on: date) -> HttpResponse:
    if name not in due_selectors.GROUPS:
        raise Http404
    first = due_selectors.FirstSteps(request.user, desks, on=on)
    page = Paginator(first.group(name), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = [Due(step) for step in page.object_list]
    further = first.further(rows)
    group = today_presentation.group(name, page.paginator.count, rows, further, user=request.user, on=on)
    return render(request, "web/today_group.html", {"group": group, "page": page, "back": _back(request)})


def _new_vacancies(request: StaffRequest, *, on: date) -> HttpResponse:
    """All youths for whom something came in last night that fits a wish."""
    rows = new_vacancies.for_own(request.user, on=on)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "web/today_new.html", {"page": page, "new": page.object_list})


def _errands(
    user: User, desks: list[UUID], rows: Mapping[str, Sequence[Due]], *, on: date
) -> tuple[dict[str, list[list[DueErrand]]], dict[UUID, list[DueErrand]]]:
    """Group → for each employer all that is due there; and youth → what is due at one about nobody else.

    An employer stands in the group of what is due there first. Asked of both how it was, the youth is named,
    and the employer in the same row.
    """
    due = due_errands(own_errands(user, desks=desks).due(until=due_selectors.week_end(on)))
    named = {row.whose.pk for name in NOW for row in rows[name]}
    about = introductions.called_about(desks, on=on)
    found: dict[str, list[list[DueErrand]]] = {name: [] for name in due_selectors.GROUPS}
    with_youths: dict[UUID, list[DueErrand]] = {}
    places: dict[UUID, list[DueErrand]] = {}
    for each in due:
        is_due = each.errand.kind == ErrandKind.PROPOSAL and (each.when or on) <= on
        desk = each.errand.desk_id
        youths = about.get((each.errand.target, desk), set()) if is_due and desk else set()
        if youths and youths <= named:
            for youth in youths:
                with_youths.setdefault(youth, []).append(each)
        else:
            places.setdefault(each.errand.target, []).append(each)
    for at_one in places.values():
        found[_group_of(at_one[0].when or on, on=on)].append(at_one)
    return found, with_youths


def _group_of(day: date, *, on: date) -> str:
    return due_selectors.OVERDUE if day < on else due_selectors.WEEK if day > on else due_selectors.TODAY


def _back(request: StaffRequest) -> str:
    """The address of the page that was asked for, as `next` in the address of an act names it."""
    return quote(request.get_full_path(), safe="")


def _absences(user: User) -> list[str]:
    return [today_presentation.absence_words(each, user=user) for each in due_selectors.own_absences(user)]
