"""Small documents for the tests of the import."""

import json
from typing import Any


def posting(**changes: Any) -> dict[str, Any]:
    """A job posting with what every source gives; None takes a key away."""
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "identifier": {"@type": "PropertyValue", "name": "board", "value": "b-1"},
        "title": "Magazijnmedewerker",
        "hiringOrganization": {"@type": "Organization", "name": "Voorbeeld Opslag"},
        "jobLocation": {"address": {"addressLocality": "Utrecht", "addressCountry": "NL"}},
        "datePosted": "2026-02-09",
    }
    node |= changes
    return {name: value for name, value in node.items() if value is not None}


def numbered(count: int) -> list[dict[str, Any]]:
    """That many postings with identifiers of their own."""
    return [posting(identifier={"name": "board", "value": f"b-{number}"}) for number in range(count)]


def as_bytes(document: Any) -> bytes:
    return json.dumps(document).encode()
