"""A youth tells by the own link how it goes at work, and sees the way to the dream; short, no scripts."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from candidates.enums import LinkPurpose
from candidates.services.files import profile
from candidates.youth_session import candidate_of, youth_page
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import attempt, form_page, read_version
from matching.enums import Feeling
from matching.forms.check_ins import YouthCheckInForm
from matching.forms.interests import FeelingForm
from matching.presentation import interests as interest_presentation
from matching.presentation import rankings as ranking_presentation
from matching.presentation import route as route_presentation
from matching.presentation import telling
from matching.presentation.rows import Reader
from matching.selectors import interests as interest_selectors
from matching.selectors import youth
from matching.services.ranking import interests, rankings
from matching.services.ranking import route as route_services
from matching.services.ranking.filtering import Wanted, filtered
from matching.services.work import answers, check_ins, experience
from matching.views.toward import language


@youth_page
@require_GET
def my_check_ins(request: HttpRequest) -> HttpResponse:
    """Of which work a youth is asked now how it goes."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    waiting = youth.own_check_ins(candidate, on=timezone.localdate())
    kept = experience.proposed(candidate, on=timezone.localdate())
    return render(request, "matching/my_check_ins.html", {"waiting": waiting, "kept": kept})


@youth_page
@require_POST
def my_experience(request: HttpRequest, pk: str) -> HttpResponse:
    """Work that was kept: does it stand in the file as experience? Sent twice, it is said once."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    row = youth.own_placement(candidate, pk)
    act = partial(
        experience.answer,
        placement=row,
        version=read_version(request.POST.get("version")),
        keep=request.POST.get("answer") == "yes",
        by=audit.youth(candidate.pk),
        on=timezone.localdate(),
    )
    attempt(request, None, act, _("Thank you. It is done."))
    return redirect("matching:my_check_ins")


@youth_page
@require_http_methods(["GET", "POST"])
def my_check_in(request: HttpRequest, pk: str) -> HttpResponse:
    """One tap is enough; what is not good brings a step of today. Sent twice, it is told once."""
    today = timezone.localdate()
    candidate, opened = candidate_of(request, LinkPurpose.CHECK_IN)
    row = youth.own_check_in(candidate, pk)
    form = YouthCheckInForm(request.POST or None, check_in=row, stated=answers.stated(row, on=today))
    if form.is_valid():
        try:
            by = audit.youth(candidate.pk)
            check_ins.record(check_in=row, by=by, on=today, **form.given())
        except RuleBroken as broken:
            row.refresh_from_db(fields=["state", "version"])
            if row.state not in check_ins.TO_ANSWER:
                return redirect("matching:my_check_in", pk=pk)
            form.refuse(broken)
            form.renew(row.version)
        else:
            messages.success(request, _said(form))
            if form.tells_of_treatment:
                messages.info(request, telling.to_the_youth())
            return redirect("matching:my_check_in", pk=pk)
    context = {"is_mine": opened.purpose == LinkPurpose.MINE, "is_open": row.state in check_ins.TO_ANSWER}
    return form_page(request, "matching/my_check_in.html", form, check_in=row, **context)


@youth_page
@require_GET
def my_vacancies(request: HttpRequest) -> HttpResponse:
    """What was chosen, and the vacancies that fit now: without points, and without what is locked."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    today = timezone.localdate()
    feelings = interest_selectors.feelings(candidate)
    ranked = rankings.rank_for_youth(candidate=candidate, on=today)
    wanted = Wanted(hidden=interest_selectors.hidden(candidate))
    reader = Reader(language(), is_youth=True, feelings=feelings)
    rows = interest_selectors.of_candidate(candidate)
    context = {
        "candidate": candidate,
        "groups": interest_presentation.groups(
            rows, open_now=interest_selectors.open_now(rows, on=today), proposed={}
        ),
        "sections": ranking_presentation.own_sections(filtered(ranked, wanted), reader),
    }
    return render(request, "matching/my_vacancies.html", context)


@youth_page
@require_POST
def my_decision(request: HttpRequest, vacancy_pk: str) -> HttpResponse:
    """A heart, maybe, or not for me: a heart reaches the jobhunter, who asks nothing about the others."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    today = timezone.localdate()
    vacancy = youth.own_vacancy(candidate, vacancy_pk, on=today)
    act = partial(
        interests.decide, candidate=candidate, vacancy=vacancy, by=audit.youth(candidate.pk), on=today
    )
    done = attempt(request, FeelingForm(request.POST), act)
    if done and done.result == Feeling.HEART:
        if youth.is_open(vacancy, on=today):
            messages.success(request, _("Good. Your jobhunter sees that you go for it."))
        else:
            messages.info(request, _("This vacancy is taken or closed: you can't go for it any more."))
    return redirect(f"{reverse('matching:my_vacancies')}#v-{vacancy.pk}")


@youth_page
@require_GET
def my_route(request: HttpRequest) -> HttpResponse:
    """The way from now to the dream: no points, no lists of staff."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    found = route_services.for_youth(candidate=candidate, on=timezone.localdate())
    shown = route_presentation.shown(found, lang=language(), to_youth=True)
    return render(
        request, "matching/my_route.html", {"candidate": candidate, "route": shown, "to_youth": True}
    )


@youth_page
@require_http_methods(["GET", "POST"])
def my_dream(request: HttpRequest) -> HttpResponse:
    """Let the dream go: the youth's own act. It says first what happens."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    dream = candidate.dream
    if request.method == "POST":
        profile.drop_dream(candidate=candidate, by=audit.youth(candidate.pk), on=timezone.localdate())
        messages.success(request, _("Done. Your jobhunter calls you to hear what you would love to do now."))
        return redirect("matching:my_route")
    if dream is None:
        return redirect("matching:my_route")
    return render(request, "matching/my_dream.html", {"candidate": candidate, "dream": dream.occupation})


def _said(form: YouthCheckInForm) -> str:
    if form.is_worrying:
        return _("Thank you for telling. Your jobhunter calls you, today or on the next working day.")
    return _("Thank you. Good that you told.")
