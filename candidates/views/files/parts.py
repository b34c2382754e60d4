"""Changing one part of a file."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from candidates.enums import Purpose
from candidates.forms.files.parts import PartForm
from candidates.forms.files.wants import employer_options
from candidates.forms.register import FORMS
from candidates.models import Candidate
from candidates.permissions import may_hear_yes
from candidates.selectors.consents.consents import is_live
from candidates.selectors.files import files as file_selectors
from candidates.services.files import files
from candidates.services.files.sealed import Opened
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import form_page, perform

LONGEST_SEARCH = 80
# What is kept of someone under 16 before a parent was heard.
CONTACT_PARTS = frozenset({"person", "step"})


@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, pk: str, part: str) -> HttpResponse:
    """The form of one part; who is overtaken keeps what was typed and sees what the newest version says."""
    today = timezone.localdate()
    form = part_form(request, pk, part)
    if part == "needs" and not is_live(candidate=form.candidate, purpose=Purpose.KEEP_NEEDS, on=today):
        if may_hear_yes(user=request.user, candidate=form.candidate, purpose=Purpose.KEEP_NEEDS):
            return redirect("candidates:consent", pk=pk, purpose=Purpose.KEEP_NEEDS)
        return redirect("candidates:consents", pk=pk)
    saved, newest = save_part(request, pk, part, form)
    if saved:
        messages.success(request, _("Saved."))
        return redirect("candidates:file", pk=pk)
    context = {"candidate": form.candidate, "part": part, "newest": newest, "talk": None}
    context["contact_only"] = part not in CONTACT_PARTS and form.candidate.is_contact_only(today)
    return form_page(request, form.template, form, **context)


def save_part(request: StaffRequest, pk: str, part: str, form: PartForm) -> tuple[bool, list[str] | None]:
    """Save what was sent if it is right: whether it was saved, and what someone else saved meanwhile."""
    if perform(request, form, partial(form.save, by=request.user, on=timezone.localdate())):
        return True, None
    return False, _newest(request, pk, part, form) if form.is_overtaken else None


@require_GET
def find_employers(request: StaffRequest, pk: str) -> HttpResponse:
    """Employers whose name has what was typed, as choices for the list of exclusions."""
    file_selectors.candidate(request.user, pk)
    text = request.GET.get("find_new", "")[:LONGEST_SEARCH].strip()
    found = {"hits": employer_options(text), "text": text, "name": "new", "many": False}
    return render(request, "components/_hits.html", found)


def part_form(request: StaffRequest, pk: str, part: str) -> PartForm:
    """The form, with the look in the access log; what is sealed is there for the own jobhunter only."""
    kind = FORMS[part]
    candidate = file_selectors.file(request.user, pk)
    if kind.sealed:
        file_selectors.heard_file(request.user, pk, on=timezone.localdate())
    if kind.needs_step and candidate.held_by is None:
        raise Http404
    data = request.POST if request.method == "POST" else None
    return kind(data, candidate=candidate, opened=_look(request, candidate, kind))


def _look(request: StaffRequest, candidate: Candidate, kind: type[PartForm]) -> Opened | None:
    if kind.sealed:
        return files.read(candidate=candidate, by=request.user, on=timezone.localdate())
    files.look_into(candidate=candidate, by=request.user)
    return None


def _newest(request: StaffRequest, pk: str, part: str, form: PartForm) -> list[str]:
    """What is stored now, in words; the form that was sent becomes a change of that version."""
    kind = FORMS[part]
    candidate = file_selectors.file(request.user, pk)
    newest = kind(candidate=candidate, opened=_look(request, candidate, kind))
    form.renew(newest.stored_version())
    return newest.lines()
