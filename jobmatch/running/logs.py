"""What the program logs: fields from a list only, so that nothing about a person gets in by accident."""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Final

import structlog
from structlog.typing import Processor

ALLOWED = frozenset(
    {
        *("timestamp", "level", "logger", "event", "status", "error", "where"),
        *("job", "count", "seconds", "code", "method", "route", "request_id"),
    }
)
FRAMES_KEPT: Final = 6
OWN_CODE: Final = Path(__file__).resolve().parent.parent.parent
PACKAGES: Final = ("site-packages", "dist-packages")
FILLED_IN: Final = re.compile(r"%(\(\w+\))?[#0\- +]*[0-9.*]*[a-zA-Z]")
REQUEST_ID: Final = re.compile(r"[0-9a-fA-F-]{16,64}")  # as a proxy makes one: it can hold no name or address
Event = MutableMapping[str, Any]


def name_the_error(_logger: object, _method: str, event: Event) -> Event:
    """An exception becomes its class and the places it went through; its text may hold someone's data."""
    raised = event.pop("exc_info", None)
    if raised is True:
        raised = sys.exc_info()
    if isinstance(raised, tuple) and raised[1] is not None:
        event["error"] = raised[0].__name__
        event["where"] = " < ".join(_places(traceback.extract_tb(raised[2])))
    return event


def _places(frames: traceback.StackSummary) -> list[str]:
    """Where it went wrong, innermost first: the frame that raised, then those of our own code."""
    own = [frame for frame in frames[:-1] if _is_own(frame.filename)]
    kept = [*own[-FRAMES_KEPT + 1 :], *frames[-1:]]
    return [f"{_file(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(kept)]


def _is_own(filename: str) -> bool:
    path = Path(filename)
    return path.is_relative_to(OWN_CODE) and not any(part in PACKAGES for part in path.parts)


def _file(filename: str) -> str:
    """A path as in the project, or in the package that it is of."""
    path = Path(filename)
    if _is_own(filename):
        return path.relative_to(OWN_CODE).as_posix()
    inside = next((place for place, part in enumerate(path.parts) if part in PACKAGES), None)
    return "/".join(path.parts[inside + 1 :] if inside is not None else path.parts[-2:])


def leave_values_out(_logger: object, _method: str, event: Event) -> Event:
    """A message of another package keeps its words and loses the values filled in (paths, addresses)."""
    record: logging.LogRecord = event["_record"]
    words = FILLED_IN.sub("", str(record.msg)).strip(" :,.'\"()")
    event["event"] = words or "refused"
    if hasattr(record, "status_code"):
        event["status"] = record.status_code
        event["event"] = "request failed" if record.status_code >= 500 else "request refused"
    if hasattr(record, "request"):
        event.update(_asked(record.request))
    if record.exc_info:
        event["exc_info"] = record.exc_info
    return event


def _asked(request: object) -> Event:
    """Which page was asked for, by the name of its route: a path holds ids, names or secrets of links."""
    match = getattr(request, "resolver_match", None)
    headers = getattr(request, "headers", {})
    found = {
        "method": getattr(request, "method", None),
        "route": match.view_name if match is not None else None,
        "request_id": headers.get("X-Request-ID"),
    }
    if not REQUEST_ID.fullmatch(found["request_id"] or ""):
        found["request_id"] = None
    return {name: value for name, value in found.items() if value}


def keep_allowed(_logger: object, _method: str, event: Event) -> Event:
    """Drop every field that is not on the list."""
    return {key: value for key, value in event.items() if key in ALLOWED}


SHARED: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def configuration(*, local: bool) -> dict[str, Any]:
    """Django's LOGGING: lines for people in local mode, JSON elsewhere, always to standard output."""
    renderer = structlog.dev.ConsoleRenderer(colors=False) if local else structlog.processors.JSONRenderer()
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*SHARED, leave_values_out],
        "processors": [name_the_error, keep_allowed, renderer],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"fields": formatter},
        "handlers": {
            "output": {
                "class": "logging.StreamHandler",
                "stream": "ext://sys.stdout",
                "formatter": "fields",
            }
        },
        "root": {"handlers": ["output"], "level": "INFO" if not local else "WARNING"},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            "django.server": {"handlers": [], "propagate": False},
            "huey": {"handlers": ["output"], "level": "WARNING", "propagate": False},
        },
    }


structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *SHARED,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)
