"""Values that programs send by mistake or on purpose, each in the place of one value of a good request."""

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.access_bodies import NAMES_ASKED, WEIGHTS
from tests.api.situations import PASSED_ON, REPORTED, Region, label_of

TEXTS = [
    "\x00",
    "\ud800",
    "half \udc00",
    "😀" * 30,
    "e\u0301\u202e\u200b",
    " ",
    "x" * 100_000,
    "%s{}${x}'\"",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "00000000-0000-0000-0000-000000000000",
]
NUMBERS = [-1, 0, 2**31, 2**63, -(10**30), 10**30, 0.5, 1e308, float("inf"), float("nan")]
SHAPES: list[Any] = [None, True, [], {}, [[[]]], [None], {"\x00": "\ud800"}]
VALUES: list[Any] = [*TEXTS, *NUMBERS, *SHAPES]
# What the document cannot say of a value: it must exist, fit the others, or bring a change.
FITTING: dict[str, Any] = {
    "hour": "09:30",
    "birth_date": "2007-05-14",
    "town": "Utrecht",
    "address": "https://feeds.example.nl/feed",
    "checked_on": str(timezone.localdate()),
    "url": "https://example.org/vacancy",
    "website": "https://example.org/",
}
TODAY = str(timezone.localdate())
FITTING_OF: dict[str, dict[str, Any]] = {
    "PATCH /conversations/{pk}": {"happened_on": TODAY},
    "POST /employers/{pk}/conversations": {"happened_on": TODAY},
    "POST /employers/{pk}/register": {"asked_on": TODAY},
    "PATCH /candidates/{pk}": {
        "parent_heard_on": TODAY,
        "birth_year": 2007,
        "message_from": 9,
        "message_until": 20,
    },
    "POST /candidates": {"compared": True},
    "POST /candidates/{pk}/consents/{purpose}": {"referrals": []},  # nobody referred this youth
    "PATCH /candidates/{pk}/contacts/{contact_pk}": {"on": TODAY, "reached": True},
    "POST /candidates/{pk}/contacts": {"on": TODAY, "reached": True},
    "POST /candidates/{pk}/experiences/{experience_pk}/deeds": {"on": TODAY},
    "POST /candidates/{pk}/reports/{report_pk}/approval": {
        "digest": hashlib.sha256(REPORTED.encode()).hexdigest()
    },
    "POST /candidates/{pk}/help/{help_pk}/sending": {
        "digest": hashlib.sha256(PASSED_ON.encode()).hexdigest()
    },
    "POST /candidates/{pk}/rights": {"received_on": TODAY},
    "POST /candidates/{pk}/state": {"to": "paused"},
    "POST /candidates/{pk}/introductions": {"heard": None},
    "POST /check-ins/{pk}/answer": {"facts": []},
    "POST /introductions/{pk}/act": {"what": "stop"},
    "POST /introductions/{pk}/answer": {
        "to": "named",
        "heard": {"how": "phone", "name": "called", "number": False},
        **dict.fromkeys(("why_not", "later_on", "work")),
    },
    "POST /introductions/{pk}/register": {"ground": "age", "says_yes": True},
    "POST /placements/{pk}/end": {"ended_on": TODAY, "reason": "never_started"},
    "POST /placements/{pk}/start": {"starts_on": TODAY},
    "POST /placements/{pk}/signatures": {"signed_on": TODAY},
    "PUT /placements/{pk}/school": {"phone": "030 2345678", "email": "sara@example.org", "course": "25655"},
    "POST /referrals": {"birth_year": 2007},
    "POST /rights": {"received_on": TODAY, **NAMES_ASKED},
    "POST /rights/{pk}/erasure": {"sure": True},
    "POST /vacancies/{pk}/state": {"to": "closed"},
    "POST /vacancies/{pk}/readings": {"part": "experience", "holds": True},
}
# What hangs on the row that the operation has to do with.
FITTING_TO: dict[str, Callable[[Region], dict[str, Any]]] = {
    "POST /introductions/{pk}/yes": lambda region: {
        "digest": region.prepared("POST /introductions/{pk}/yes").digest
    },
}
# A field that names something else than its name says elsewhere: where a role is for, not who refers.
NAMED_OF = {"POST /role-proposals": {"organisation": "municipality"}}
IN_ADDRESSES = [*(text for text in TEXTS if text.isprintable() and len(text) < 100), "\x00", "-1", "1" * 40]
UNREADABLE = [
    b"",
    b"[",
    b"null",
    b"[]",
    b'"text"',
    b"\xff\xfe\x00",
    b'{"first_name": "\xed\xa0\x80"}',
    b'{"version": ' + b"1" * 5000 + b"}",
    b"[" * 100_000,
    b'{"first_name": "' + b"x" * 3_000_000 + b'"}',
]


def queries(operation: Any) -> Iterator[dict[str, str]]:
    """Each parameter of the query with each odd text."""
    for parameter in operation.query:
        for text in IN_ADDRESSES:
            yield {parameter.name: text}


def bodies(operation: Any, region: Region) -> Iterator[bytes]:
    """A good body in which one value is odd, at whatever depth."""
    good = good_body(operation, region)
    for changed in odd_ones(good) if good else ():
        yield json.dumps(changed).encode()


def good_body(operation: Any, region: Region) -> Any:
    """A body that the document admits, in the version that there is; empty for an operation without one."""
    document = operation.schema.raw_schema
    declared = document["paths"][operation.path][operation.method].get("requestBody", {"content": {}})
    if "application/json" not in declared["content"]:
        return {}
    schema = declared["content"]["application/json"]["schema"]
    good = something(schema, document["components"]["schemas"], region)
    label = label_of(operation)
    good |= FITTING_OF.get(label, {})
    good |= FITTING_TO[label](region) if label in FITTING_TO else {}
    good |= {field: region.named(name) for field, name in NAMED_OF.get(label, {}).items()}
    if "version" in good:
        good["version"] = region.version(label)
    return good


def something(schema: dict[str, Any], definitions: dict[str, Any], region: Region, name: str = "") -> Any:
    """A value that the schema admits, with as much in it as it says."""
    if "$ref" in schema:
        return something(definitions[schema["$ref"].rsplit("/", 1)[-1]], definitions, region)
    if "anyOf" in schema:
        return something(schema["anyOf"][0], definitions, region, name)
    if "properties" in schema:
        parts = {
            called: something(one, definitions, region, called)
            for called, one in schema["properties"].items()
        }
        fitting = FITTING | WEIGHTS if parts.keys() >= WEIGHTS.keys() else FITTING
        return parts | {called: fitting[called] for called in parts.keys() & fitting.keys()}
    if schema.get("type") == "array":
        return [something(schema["items"], definitions, region, name)]
    if schema.get("format") == "uuid":
        return region.named(name.removesuffix("s"))
    return plain(schema)


def plain(schema: dict[str, Any]) -> Any:
    """A value without parts that the schema admits."""
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    plain_ones = {"integer": max(1, schema.get("minimum", 1)), "number": 1, "boolean": False}
    if schema.get("type") in plain_ones:
        return plain_ones[schema["type"]]
    if schema.get("format") == "date":
        return str(timezone.localdate() + timedelta(days=1))
    return (schema.get("examples") or ["Text"])[0]


def odd_ones(good: Any) -> Iterator[Any]:
    """A good thing again and again, each time with one odd value in it."""
    if isinstance(good, dict):
        for name, value in good.items():
            yield from ({**good, name: one} for one in odd_ones(value))
    elif isinstance(good, list) and good:
        yield from ([one] for one in odd_ones(good[0]))
    yield from VALUES
