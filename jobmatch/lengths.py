"""How much text fits, and whether there must be any: said once, at the field of the model."""

from typing import Any

from django.db.models import Model


def longest(model: type[Model], field: str) -> int:
    """The most characters that a text field of a model holds."""
    most: int = model._meta.get_field(field).max_length
    return most


def fits(model: type[Model], field: str) -> dict[str, Any]:
    """How a form asks for the text of a field: not longer, and left empty only where the model allows."""
    return {"max_length": longest(model, field), "required": not model._meta.get_field(field).blank}
