"""The calendar of one's own steps, behind a secret address."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from candidates.selectors.files import due
from employers.selectors.errands import due_errands
from jobmatch.accounts.selectors import link_of_calendar, own_errands
from jobmatch.web.presentation.calendars import calendar_of
from matching.selectors import coming


@login_not_required
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The open steps at the own desk, in the language in which the link was made."""
    link = link_of_calendar(secret, at=timezone.now())
    if link is None:
        raise Http404
    site = request.build_absolute_uri("/").rstrip("/")
    with translation.override(link.language):
        rows = due.own_due(link.user, on=timezone.localdate())
        errands = due_errands(own_errands(link.user).filter(owner__user=link.user))
        meetings = coming.of_staff(link.user)
        ends_on = timezone.localdate(link.expires_at)
        text = calendar_of(rows, errands, meetings, site=site, ends_on=ends_on)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")
