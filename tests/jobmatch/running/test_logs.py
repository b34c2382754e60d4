"""What gets into the log is on a list; what people typed, and where they looked, is not."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator

import pytest
import structlog

from jobmatch.running import logs


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
