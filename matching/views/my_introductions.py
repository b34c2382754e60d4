"""What a youth reads of proposals by the own link, and says to them: yes, no, stop, *this is not right*."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates.enums import ConsentManner, LinkPurpose
from candidates.services.voice import experiences
from candidates.youth_session import candidate_of, youth_page
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import read_version
from matching.enums import KNOWS_THE_NAME, IntroductionState, Side
from matching.forms.replies import NoneSuitsForm
from matching.models import Introduction
from matching.presentation import introductions as presentation
from matching.presentation import proposals as by_mail
from matching.selectors import coming, proposals
from matching.selectors import introductions as selectors
from matching.services.introductions import acts, cards, choosing, reasons, telling, yeses
from matching.services.introductions.yeses import Heard


@youth_page
@require_GET
def my_introductions(request: HttpRequest) -> HttpResponse:
    """Each proposal, with how far it is in own words."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    rows = [(row, presentation.to_youth(row)) for row in selectors.own_introductions(candidate)]
    today = timezone.localdate()
    meetings = [
        (row, presentation.meeting_words(row), telling.may_tell(row, Side.YOUTH, on=today))
        for row in coming.own_meetings(candidate, on=today)
    ]
    return render(request, "matching/my_introductions.html", {"rows": rows, "meetings": meetings})


@youth_page
@require_http_methods(["GET", "POST"])
def my_introduction(request: HttpRequest, pk: str) -> HttpResponse:
    """The card as the employer gets it, and what the youth decides; sent twice, it is said once."""
    candidate, _opened = candidate_of(request, LinkPurpose.MINE)
    row = selectors.own_introduction(candidate, pk)
    if request.method == "POST":
        _answer(request, row)
        return redirect("matching:my_introduction", pk=pk)
    today, by = timezone.localdate(), audit.youth(candidate.pk)
    card = cards.read(introduction=row, candidate=candidate, by=by, on=today)
    meeting = presentation.next_meeting(row)
    employer = row.vacancy.employer_id
    may_stop = yeses.may_stop(row, on=today)
    context = {
        "introduction": row,
        "words": presentation.to_youth(row),
        "card": card and presentation.card(card),
        "name_words": presentation.name_words(row),
        "meeting": meeting and presentation.meeting_words(meeting),
        "meeting_pk": meeting and meeting.pk,
        "told_about": row.is_open
        and employer is not None
        and experiences.told_about(candidate=candidate, employer=employer, on=timezone.localdate()),
        "is_asked": row.state == IntroductionState.ASKED,
        "may_choose": may_stop and row.state not in KNOWS_THE_NAME,
        "may_stop": may_stop,
        "history": presentation.history_to_youth(row),
        "opened_on": proposals.opened_on(row),
        "told": reasons.told(row),
        **_invited(row, today=today),
    }
    return render(request, "matching/my_introduction.html", context)


def _invited(row: Introduction, *, today: date) -> dict[str, object]:
    """The moments that an employer offers, to choose from."""
    reply = choosing.invitation(row)
    if reply is None or not row.is_open:
        return {}
    moments = [(each, by_mail.moment_words(each)) for each in reply.moments if each[:10] > today.isoformat()]
    return {"moments": moments, "place": reply.place, "none_suits": NoneSuitsForm()}


def _answer(request: HttpRequest, row: Introduction) -> None:
    """What was tapped; what changed meanwhile is read again first."""
    said, by = request.POST.get("answer", ""), audit.youth(row.candidate_id)
    try:
        if thanks := _said(request, row, said, by=by):
            messages.success(request, thanks)
    except RuleBroken as broken:
        messages.error(request, broken.message)


def _said(request: HttpRequest, row: Introduction, said: str, *, by: audit.Actor) -> str:
    today, version = timezone.localdate(), read_version(request.POST.get("version"))
    if said == "not_right":
        yeses.doubt(introduction=row, by=by, on=today)
        return _("Thank you for telling. Your jobhunter calls you about it.")
    may_stop = yeses.may_stop(row, on=today)
    if said in ("no", "stop") and may_stop:
        yeses.withdraw(introduction=row, version=version, by=by, on=today)
        return _("It is stopped. Nobody asks you why.")
    if said == "choose" and row.is_open:
        moment = request.POST.get("moment", "")
        choosing.choose(
            introduction=row, version=version, moment=moment, heard=_heard(request), by=by, on=today
        )
        return _("Thank you. You can stop this here at any time.")
    if said == "none_suits" and row.is_open:
        form = NoneSuitsForm(request.POST)
        if not form.is_valid():
            raise RuleBroken("moments", _("Choose at most three moments, from tomorrow."))
        choosing.none_suits(introduction=row, by=by, on=today, **form.given())
        return _("Thank you. The employer reads it now.")
    if said in ("yes", "name") and may_stop:
        heard = _heard(request)
        digest = request.POST.get("digest", "")
        acts.hear(introduction=row, version=version, digest=digest, heard=heard, by=by, on=today)
        return _("Thank you. You can stop this here at any time.")
    return ""


def _heard(request: HttpRequest) -> Heard:
    """What the youth chose of the name, by the own link."""
    name = request.POST.get("name", "")
    chosen = None if not name else "" if name == "none" else name
    number = bool(request.POST.get("number")) and bool(chosen)
    return Heard(ConsentManner.LINK, name=chosen, number=number)
