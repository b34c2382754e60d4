"""Pages about a workplace as a recognised training company."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from employers.enums import RecognitionSource
from employers.forms.feeds import RecognitionForm
from employers.permissions import may_edit, works_cases
from employers.selectors import employers as employer_selectors
from employers.selectors import recognitions as recognition_selectors
from employers.services import recognitions
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform, read_version


@require_http_methods(["GET", "POST"])
def recognition_list(request: StaffRequest, pk: str) -> HttpResponse:
    """What is known of one workplace, and writing down what was seen."""
    site, today = employer_selectors.site(request.user, pk), timezone.localdate()
    casework = works_cases(request.user)
    source = RecognitionSource.REGISTER if casework else RecognitionSource.EMPLOYER
    initial: dict[str, object] = {"checked_on": today, "source": source, "is_recognised": "yes"}
    form = RecognitionForm(request.POST or None, user=request.user, initial=initial)
    act = partial(recognitions.note, site=site, by=request.user, on=today)
    if perform(request, form, act, _("Noted.")):
        return redirect("employers:recognitions", pk=site.pk)
    rows = [(row, row.is_expired(today)) for row in recognition_selectors.recognitions(site)]
    return form_page(
        request,
        "employers/recognitions.html",
        form,
        site=site,
        rows=rows,
        look=recognition_selectors.look_of(site),
        may_ask=casework and recognitions.has_register(),
        may_edit=may_edit(request.user, site.employer),
        works_cases=casework,
    )


@require_POST
def register_look(request: StaffRequest, pk: str) -> HttpResponse:
    """Have the register asked about a workplace."""
    site = employer_selectors.site(request.user, pk)
    act = partial(recognitions.ask, site=site, by=request.user, now=timezone.now())
    attempt(request, None, act, _("The register is asked within a minute or two. Load this page again then."))
    return redirect("employers:recognitions", pk=site.pk)


@require_POST
def recognition_forget(request: StaffRequest, pk: str) -> HttpResponse:
    """Take away what was written down by mistake."""
    row = recognition_selectors.recognition(request.user, pk)
    version = read_version(request.POST.get("version"))
    act = partial(recognitions.forget, recognition=row, version=version, by=request.user)
    attempt(request, None, act, _("Taken away."))
    return redirect("employers:recognitions", pk=row.site_id)
