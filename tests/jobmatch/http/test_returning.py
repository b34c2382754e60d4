"""Back to the page that led here, and never to a page of someone else."""

import pytest
from django.test import RequestFactory

from jobmatch.http.returning import LONGEST, way_back


def asked(path: str) -> str:
    return way_back(RequestFactory().get("/kandidaten/", {"next": path}))


@pytest.mark.parametrize("path", ["/vandaag/", "/vandaag/?group=overdue&page=2"])
def test_a_page_of_ours_is_the_way_back(path: str) -> None:
    assert asked(path) == path


@pytest.mark.parametrize(
    "path",
    [
        *("", "vandaag/", "https://elsewhere.example/", "//elsewhere.example", "///elsewhere.example"),
        *("/\\elsewhere.example", "javascript:x", "\x00/vandaag/", " /vandaag/", "/" + "x" * LONGEST),
    ],
)
def test_anything_else_is_no_way_back(path: str) -> None:
    assert asked(path) == ""


def test_without_being_asked_there_is_none() -> None:
    assert way_back(RequestFactory().post("/kandidaten/", {"next": "/vandaag/"})) == ""
