"""How much text fits, and whether there must be any: said once, at the field of the model."""

from typing import TypedDict

from django.db.models import CharField, Model, TextField


class Fits(TypedDict):
    """What a form's field is made with."""

    max_length: int
    required: bool


def longest(model: type[Model], field: str) -> int:
    """The most characters that a text field of a model holds."""
    return fits(model, field)["max_length"]


def fits(model: type[Model], field: str) -> Fits:
    """How a form asks for the text of a field: not longer, and left empty only where the model allows."""
    found = model._meta.get_field(field)
    if not isinstance(found, CharField | TextField) or found.max_length is None:
        raise TypeError(f"{model.__name__}.{field} is no text with a length")
    return {"max_length": found.max_length, "required": not found.blank}
