"""Looking together with a youth: turning the screen, and turning it back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from candidates.selectors.files import files
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.web import showing


@require_POST
def show(request: StaffRequest, pk: str) -> HttpResponse:
    """Turn the screen towards a youth whose file the user may see; a page of that youth stays."""
    candidate = get_object_or_404(files.candidates(request.user), pk=uuid_or_404(pk))
    showing.start(request, candidate=candidate.pk)
    page, own = request.POST.get("next", ""), reverse("candidates:file", kwargs={"pk": candidate.pk})
    return redirect(page if page.startswith(own) and "//" not in page else own)


@require_http_methods(["GET", "POST"])
def stop_showing(request: StaffRequest) -> HttpResponse:
    """Ask the jobhunter whether to turn the screen back, and do it."""
    youth = showing.shown_to(request)
    if not youth:
        return redirect("web:home")
    if request.method == "POST":
        showing.stop(request)
        return redirect("candidates:file", pk=youth)
    return render(request, "web/stop_showing.html", {"youth": youth})
