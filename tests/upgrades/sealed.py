"""Every sealed text of the database, as the sealing service takes it."""

from collections.abc import Iterator
from functools import reduce

from django.apps import apps
from django.db.models import BinaryField, Model

from jobmatch.sealing.services import Value

NOT_SEALED = "tie_seed"
APPS = ("candidates", "employers", "matching", "notifications")  # what else they hold in bytes is sealed
# The way from a row to the person under whose key it is sealed; all others have a `candidate`.
PERSON = {
    "Candidate": "pk",
    "Referral": "pk",
    "CheckIn": "placement.candidate_id",
    "Message": "whose",
}


def all_values() -> list[Value]:
    """What lies sealed in any row of any model."""
    models = [model for app in APPS for model in apps.get_app_config(app).get_models()]
    return [value for model in models for value in _values_of(model)]


def _values_of(model: type[Model]) -> Iterator[Value]:
    person = PERSON.get(model.__name__, "candidate_id")
    for field in model._meta.local_fields:
        if isinstance(field, BinaryField) and field.name != NOT_SEALED:
            for row in model._default_manager.all():
                if value := getattr(row, field.name):
                    whose = reduce(getattr, person.split("."), row)
                    yield whose, f"{model._meta.label}.{field.name}:{row.pk}", bytes(value)
