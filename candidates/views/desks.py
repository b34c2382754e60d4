"""Who is away, who stands in, and who takes over for good: for the coordinator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from candidates import selectors
from candidates.forms.desks import AwayForm, HandOverForm
from candidates.services import absences
from jobmatch.errors import RuleBroken


@require_http_methods(["GET", "POST"])
def away(request: HttpRequest) -> HttpResponse:
    """Who is away now, and one more: all steps of the desk move to who stands in."""
    form = AwayForm(request.POST or None, user=request.user)
    if form.is_valid():
        desk, stand_in = form.chosen("desk"), form.chosen("stand_in")
        try:
            absences.begin(
                desk=desk,
                stand_in=stand_in,
                until=form.cleaned_data["until"],
                by=request.user,
                on=timezone.localdate(),
            )
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            words = {"stand_in": stand_in, "desk": desk}
            messages.success(request, _("%(stand_in)s stands in for %(desk)s from now on.") % words)
            return redirect("candidates:absences")
    context = {"form": form, "absences": selectors.absences(request.user)}
    return render(request, "candidates/absences.html", context, status=422 if form.errors else 200)


@require_POST
def back(request: HttpRequest, pk: str) -> HttpResponse:
    """Someone is back: the steps return."""
    absence = selectors.absence(request.user, pk)
    try:
        absences.finish(absence=absence, by=request.user, on=timezone.localdate())
    except RuleBroken as broken:
        messages.error(request, broken.message)
    else:
        messages.success(request, _("%(desk)s is back, and so are the steps.") % {"desk": absence.desk})
    return redirect("candidates:absences")


@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest) -> HttpResponse:
    """Everything of a desk goes to another one, in one act."""
    form = HandOverForm(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            count = absences.leave(
                desk=form.chosen("desk"), to=form.chosen("to"), by=request.user, on=timezone.localdate()
            )
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            moved = ngettext("%(count)s file moved.", "%(count)s files moved.", count) % {"count": count}
            messages.success(request, moved)
            return redirect("candidates:overview")
    return render(request, "candidates/hand_over.html", {"form": form}, status=422 if form.errors else 200)
