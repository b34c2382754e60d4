"""What gets into the log is on a list; what people typed, and where they looked, is not."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator

import psycopg
import pytest
import structlog
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from django.utils.log import log_response

from jobmatch.running import logs

MADE_BY_PROXY = "5f2b9c0d1e3a4b5c6d7e8f9012345678"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """The log of a production machine."""
    output = io.StringIO()
    config = logs.configuration(local=False)
    config["handlers"]["output"]["stream"] = output
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    logging.config.dictConfig(config)
    yield output
    root.handlers[:] = before
    root.setLevel(level)


def lines(output: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.getvalue().splitlines()]


def test_only_fields_of_the_list_get_in(written: io.StringIO) -> None:
    structlog.get_logger("jobmatch.test").warning("imported", count=3, email="noor@example.nl", path="/x")
    (line,) = lines(written)
    assert (line["event"], line["count"]) == ("imported", 3)
    assert set(line) <= logs.ALLOWED


def test_a_message_of_another_package_loses_what_was_filled_in(written: io.StringIO) -> None:
    logging.getLogger("django.request").warning(
        "%s: %s", "Not Found", "/kandidaten/noor/?q=geheim", extra={"status_code": 404, "request": object()}
    )
    (line,) = lines(written)
    assert line["status"] == 404
    assert "noor" not in written.getvalue()
    assert "geheim" not in written.getvalue()


def test_an_exception_is_named_without_its_text(written: io.StringIO) -> None:
    try:
        raise ValueError("Key (email)=(noor@example.nl) already exists")
    except ValueError:
        structlog.get_logger("jobmatch.test").exception("failed")
        logging.getLogger("django.request").exception("Internal Server Error: %s", "/kandidaten/noor/")
    for line in lines(written):
        assert line["error"] == "ValueError"
        assert "test_an_exception_is_named" in str(line["where"])
    assert "noor" not in written.getvalue()


def test_a_request_is_told_by_its_route_never_by_its_path(written: io.StringIO) -> None:
    secret = "a-secret-of-a-link-0123456789"
    request = RequestFactory().get(f"/j/{secret}/", headers={"X-Request-ID": MADE_BY_PROXY})
    request.resolver_match = resolve(request.path)
    response = HttpResponse(status=422)
    log_response("%s: %s", "Unprocessable", request.path, response=response, request=request)
    (line,) = lines(written)
    assert (line["event"], line["status"], line["method"]) == ("request refused", 422, "GET")
    assert (line["route"], line["request_id"]) == ("candidates:link", MADE_BY_PROXY)
    assert secret not in written.getvalue()


def test_a_request_id_that_could_hold_a_name_is_left_out(written: io.StringIO) -> None:
    request = RequestFactory().get("/", headers={"X-Request-ID": "noor-amrani-0612345678"})
    logging.getLogger("django.request").error(
        "%s: %s", "x", "/", extra={"status_code": 500, "request": request}
    )
    (line,) = lines(written)
    assert line["event"] == "request failed"
    assert "request_id" not in line


def test_an_error_in_a_library_names_our_own_code_too(written: io.StringIO) -> None:
    try:
        psycopg.connect("host=/nowhere dbname=noor user=noor", connect_timeout=1)
    except psycopg.OperationalError:
        logging.getLogger("django.request").exception("%s: %s", "Internal Server Error", "/noor/")
    (line,) = lines(written)
    places = str(line["where"]).split(" < ")
    assert places[0].startswith("psycopg/")
    assert places[1].startswith("tests/jobmatch/running/test_logs.py:")
    assert places[1].endswith("test_an_error_in_a_library_names_our_own_code_too")
    assert "noor" not in written.getvalue()


def test_words_of_another_package_stay_readable_without_what_was_filled_in(written: io.StringIO) -> None:
    logging.getLogger("django.security.csrf").warning("Forbidden (%s): %s", "reason", "/noor/")
    logging.getLogger("other").warning("%s", PermissionDenied("noor"))
    assert [line["event"] for line in lines(written)] == ["Forbidden", "refused"]
