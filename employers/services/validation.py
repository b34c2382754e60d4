"""A value that a column refuses, as a sentence."""

from django.core.exceptions import ValidationError
from django.db.models import Model

from jobmatch.errors import RuleBroken


def invalid(row: Model, error: ValidationError) -> RuleBroken:
    """The first thing that is wrong, after the name of its column."""
    field, messages = next(iter(error.message_dict.items()))
    label = getattr(row._meta.get_field(field), "verbose_name", field)
    return RuleBroken("invalid", f"{str(label).capitalize()}: {messages[0]}")
