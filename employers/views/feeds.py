"""Pages about feeds: which there are, how their fetches went, and fetching one now, by the worker."""

from functools import partial

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from employers.enums import ASKING_OUTCOMES
from employers.forms.feeds import FeedForm
from employers.selectors import feeds as feed_selectors
from employers.services import feeds
from jobmatch.accounts.requests import StaffRequest
from jobmatch.http.acting import attempt, form_page, perform, read_version

MOST_SHOWN = 30


@require_GET
def feed_list(request: StaffRequest) -> HttpResponse:
    """Every feed, and how its last fetch went."""
    rows = feed_selectors.feeds(request.user)
    context = {"feeds": rows, "asking": ASKING_OUTCOMES, "hosts": sorted(settings.FEED_HOSTS)}
    return render(request, "employers/feeds.html", context)


@require_http_methods(["GET", "POST"])
def feed_add(request: StaffRequest) -> HttpResponse:
    """Add a feed; its first fetch is asked at once."""
    form = FeedForm(request.POST or None, user=request.user)
    form.initial["employer"] = request.GET.get("employer")
    act = partial(feeds.add, by=request.user, now=timezone.now())
    if done := perform(request, form, act, _("Saved. It is fetched within a minute or two.")):
        return redirect("employers:feed", pk=done.result.pk)
    return form_page(request, "employers/feed_form.html", form)


@require_http_methods(["GET", "POST"])
def feed(request: StaffRequest, pk: str) -> HttpResponse:
    """One feed: what it is, and the log of its fetches."""
    row = feed_selectors.feed(request.user, pk)
    form = FeedForm(request.POST or None, user=request.user, feed=row)
    act = partial(feeds.change, feed=row, by=request.user, now=timezone.now())
    said = _("Saved. It is fetched within a minute or two.") if "is_on" in request.POST else _("Saved.")
    if perform(request, form, act, said):
        return redirect("employers:feed", pk=row.pk)
    fetches = list(row.fetches.all()[:MOST_SHOWN])
    context = {
        "feed": row,
        "fetches": fetches,
        "asks": bool(fetches) and fetches[0].outcome in ASKING_OUTCOMES,
        "waits": row.is_on and row.due_at <= timezone.now(),
        "lets_go_on": feed_selectors.lets_go_on(row, on=timezone.localdate()),
        "hosts": sorted(settings.FEED_HOSTS),
    }
    return form_page(request, "employers/feed.html", form, **context)


@require_POST
def feed_fetch(request: StaffRequest, pk: str) -> HttpResponse:
    """Have it fetched now; with `drop` it may close more than half."""
    row = feed_selectors.feed(request.user, pk)
    act = partial(
        feeds.ask,
        feed=row,
        version=read_version(request.POST.get("version")),
        may_drop=request.POST.get("drop") == "yes",
        by=request.user,
        now=timezone.now(),
    )
    attempt(request, None, act, _("It is fetched within a minute or two. Load this page again then."))
    return redirect("employers:feed", pk=row.pk)
