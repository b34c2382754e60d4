"""Every field of every model is plain, personal or sealed; one that is in no record fails here."""

import importlib
from typing import Any

import pytest
from django.db.models import BinaryField, Field, Model

from jobmatch.records import Record
from tests.structure.test_relations import own_models

PERSONAL_WORDS = ("first_name", "last_name", "email", "phone", "birth_date", "street", "password")
LABELS = sorted({model._meta.app_config.name for model in own_models()})


def records(app: str) -> tuple[Record, ...]:
    found: tuple[Record, ...] = importlib.import_module(f"{app}.records").RECORDS
    return found


def models_of(app: str) -> list[type[Model]]:
    return [model for model in own_models() if model._meta.app_config.name == app]


def stored(model: type[Model]) -> "list[Field[Any, Any]]":
    """What the rows of a model hold, many-to-many included."""
    return [*model._meta.local_fields, *model._meta.local_many_to_many]


def of_kind(record: Record, kind: str) -> list[str]:
    """The fields of a record that hold something of this kind."""
    return [name for name, field in record.fields.items() if field.kind == kind]


@pytest.mark.parametrize("app", LABELS)
def test_every_model_has_one_record_and_it_names_every_field(app: str) -> None:
    listed = [(record.model, {*record.fields}) for record in records(app)]
    held = [
        (model, {field.name for field in stored(model)})
        for model in models_of(app)
        if not model._meta.auto_created
    ]
    assert sorted(listed, key=str) == sorted(held, key=str)


@pytest.mark.parametrize("app", LABELS)
def test_there_are_three_kinds_and_four_whom_it_is_about(app: str) -> None:
    kinds = {field.kind for record in records(app) for field in record.fields.values()}
    assert kinds <= {"plain", "personal", "sealed"}
    about = {record.whose for record in records(app)}
    assert about <= {"youth", "employer person", "colleague", "nobody"}


@pytest.mark.parametrize("app", LABELS)
def test_what_is_about_nobody_is_plain(app: str) -> None:
    nobody = [record for record in records(app) if record.whose == "nobody"]
    assert [
        name for record in nobody for name in (*of_kind(record, "personal"), *of_kind(record, "sealed"))
    ] == []


@pytest.mark.parametrize("app", LABELS)
def test_sealed_fields_are_bytes_in_the_database(app: str) -> None:
    open_ones = [
        f"{record.model.__name__}.{name}"
        for record in records(app)
        for name in of_kind(record, "sealed")
        if not isinstance(record.model._meta.get_field(name), BinaryField)
    ]
    assert open_ones == []


@pytest.mark.parametrize("app", sorted({"candidates", "jobmatch.accounts"} & set(LABELS)))
def test_what_names_a_person_is_never_called_plain(app: str) -> None:
    plain = [(record.model.__name__, name) for record in records(app) for name in of_kind(record, "plain")]
    assert [place for place in plain if place[1] in PERSONAL_WORDS] == []
