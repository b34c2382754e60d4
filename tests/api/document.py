"""The OpenAPI document of the product, made once: it takes more than a second."""

import json
from functools import cache
from typing import Any

from jobmatch.api import api


@cache
def document() -> dict[str, Any]:
    """The document as a program reads it."""
    found: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    return found
