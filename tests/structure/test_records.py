"""Every field of every model is plain, personal or sealed; one that is in no list fails here."""

import importlib
from collections import Counter

import pytest
from django.db.models import BinaryField, Field, Model

from tests.structure.test_relations import own_models

KINDS = {"plain", "personal", "sealed"}
PERSONAL_WORDS = ("first_name", "last_name", "email", "phone", "birth_date", "street", "password")
LABELS = sorted({model._meta.app_config.name for model in own_models()})


def table(app: str) -> dict[str, dict[str, list[str]]]:
    return importlib.import_module(f"{app}.fields").FIELDS


def models_of(app: str) -> list[type[Model]]:
    return [model for model in own_models() if model._meta.app_config.name == app]


def stored(model: type[Model]) -> list[Field]:
    """What the rows of a model hold, many-to-many included."""
    return [*model._meta.local_fields, *model._meta.local_many_to_many]


@pytest.mark.parametrize("app", LABELS)
def test_every_field_is_in_one_list(app: str) -> None:
    listed = {name: Counter(sum(map(list, kinds.values()), [])) for name, kinds in table(app).items()}
    held = {
        model.__name__: Counter(field.name for field in stored(model))
        for model in models_of(app)
        if not model._meta.auto_created
    }
    assert listed == held


@pytest.mark.parametrize("app", LABELS)
def test_there_are_three_kinds_and_no_other(app: str) -> None:
    assert {kind for kinds in table(app).values() for kind in kinds} <= KINDS


@pytest.mark.parametrize("app", LABELS)
def test_sealed_fields_are_bytes_in_the_database(app: str) -> None:
    by_name = {model.__name__: model for model in models_of(app)}
    open_ones = [
        f"{name}.{field}"
        for name, kinds in table(app).items()
        for field in kinds.get("sealed", [])
        if not isinstance(by_name[name]._meta.get_field(field), BinaryField)
    ]
    assert open_ones == []


@pytest.mark.parametrize("app", sorted({"candidates", "jobmatch.accounts"} & set(LABELS)))
def test_what_names_a_person_is_never_called_plain(app: str) -> None:
    plain = {f"{name}.{field}" for name, kinds in table(app).items() for field in kinds["plain"]}
    assert [field for field in sorted(plain) if field.split(".")[1] in PERSONAL_WORDS] == []
