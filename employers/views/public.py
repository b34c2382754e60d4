"""Vacancies for everybody: no sign-in, no script, no cookie. What stands here is the vacancies' own.

Dutch, or English at `?taal=en`: each language has an address of its own that a search engine can keep.
"""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from employers import publishing
from employers.models import Vacancy
from employers.presentation.vacancies import known_facts_of, requirements_of
from employers.selectors.public import public_vacancies, public_vacancy
from jobmatch.http.caching import for_everybody

PAGE_SIZE: Final = 50
MOST_ROWS: Final = 10_000
SECONDS: Final = 600  # that a cache may keep it: what was filled a moment ago is gone soon
LANGUAGE: Final = "taal"
View = Callable[..., HttpResponse]


def in_asked_language(view: View) -> View:
    """The page in the language of its address."""

    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get(LANGUAGE, "")
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = view(request, **kwargs)
        response["Content-Language"] = language
        return for_everybody(response, seconds=SECONDS)

    return wrapped


@in_asked_language
def vacancy_list(request: HttpRequest) -> HttpResponse:
    """The list; employers/views/vacancies.py shows it to who is not signed in."""
    rows = public_vacancies(on=timezone.localdate())
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return _page(request, "employers/public_vacancies.html", page=page)


@login_not_required
@require_safe
@in_asked_language
def vacancy(request: HttpRequest, pk: str) -> HttpResponse:
    """One vacancy, with what search engines ask of such a page."""
    row = public_vacancy(pk, on=timezone.localdate())
    return _page(
        request,
        "employers/public_vacancy.html",
        vacancy=row,
        facts=known_facts_of(row),
        requirements=requirements_of(row, with_unchecked=False),
        posting=publishing.as_script(publishing.posting(row, address=address_of(row))),
    )


@login_not_required
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Every vacancy that is public, in one JSON-LD document."""
    rows = public_vacancies(on=timezone.localdate()).prefetch_related("languages", "licences")[:MOST_ROWS]
    document = publishing.feed([(row, address_of(row)) for row in rows])
    body = json.dumps(document, ensure_ascii=False).encode()
    return _file(request, body, "application/ld+json")


@login_not_required
@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """The addresses of the pages, for search engines."""
    rows = public_vacancies(on=timezone.localdate())[:MOST_ROWS]
    found = [(address_of(row), row.confirmed_on) for row in rows]
    page = render(request, "employers/sitemap.xml", {"addresses": found, "first": _absolute(_list())})
    return _file(request, page.content, "application/xml; charset=utf-8")


def address_of(row: Vacancy) -> str:
    """Where everybody reads a vacancy."""
    return _absolute(reverse("employers:public_vacancy", args=[row.pk]))


def _absolute(path: str) -> str:
    return f"{settings.ADDRESS}{path}"


def _list() -> str:
    return reverse("employers:vacancies")


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    language = translation.get_language() or settings.LANGUAGE_CODE
    own = _absolute(request.path)
    addresses = {
        code: own if code == settings.LANGUAGE_CODE else f"{own}?{LANGUAGE}={code}"
        for code, _ in settings.LANGUAGES
    }
    more = {
        "language": language,
        "addresses": addresses,
        "canonical": addresses[language],
        "suffix": "" if language == settings.LANGUAGE_CODE else f"?{LANGUAGE}={language}",
        "sender": settings.SENDER_NAME,
    }
    return render(request, template, {**context, **more})


def _file(request: HttpRequest, body: bytes, kind: str) -> HttpResponse:
    """The file; 304 for who has this very one."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = for_everybody(HttpResponse(body, content_type=kind), seconds=SECONDS)
    response["ETag"] = etag
    found = get_conditional_response(request, etag=etag, response=response)
    return for_everybody(found, seconds=SECONDS) if isinstance(found, HttpResponse) else response
