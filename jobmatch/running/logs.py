"""What the program logs: fields from a list only, so that nothing about a person gets in by accident."""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.typing import Processor

ALLOWED = frozenset(
    {"timestamp", "level", "logger", "event", "status", "error", "where", "job", "count", "seconds", "code"}
)
FRAMES_KEPT = 6
Event = MutableMapping[str, Any]


def name_the_error(_logger: object, _method: str, event: Event) -> Event:
    """An exception becomes its class and the places it went through; its text may hold someone's data."""
    raised = event.pop("exc_info", None)
    if raised is True:
        raised = sys.exc_info()
    if isinstance(raised, tuple) and raised[1] is not None:
        frames = traceback.extract_tb(raised[2])[-FRAMES_KEPT:]
        event["error"] = raised[0].__name__
        event["where"] = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return event


def leave_values_out(_logger: object, _method: str, event: Event) -> Event:
    """A message of another package keeps its words and loses the values filled in (paths, addresses)."""
    record: logging.LogRecord = event["_record"]
    event["event"] = str(record.msg)
    if hasattr(record, "status_code"):
        event["status"] = record.status_code
    if record.exc_info:
        event["exc_info"] = record.exc_info
    return event


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
