"""What search engines may read: the vacancies for everybody, and nothing else."""

from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from jobmatch.http.caching import for_everybody

A_DAY: Final = 24 * 60 * 60


@login_not_required
@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Allow the pages that are public, by their addresses; the longest rule counts."""
    vacancies, site_map = reverse("employers:vacancies"), reverse("employers:site_map")
    lines = [
        "User-agent: *",
        "Disallow: /",
        f"Allow: {vacancies}$",
        f"Allow: {vacancies}?",
        f"Allow: {vacancies}open/",
        f"Allow: {reverse('employers:public_feed')}",
        f"Allow: {site_map}",
        f"Allow: {settings.STATIC_URL}",
        f"Sitemap: {settings.ADDRESS}{site_map}",
    ]
    return for_everybody(HttpResponse("\n".join(lines) + "\n", content_type="text/plain"), seconds=A_DAY)
