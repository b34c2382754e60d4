"""Nothing records what people are discriminated for: no model, schema or word list has a place for it."""

import importlib
import inspect
import re
from typing import TypeVar

import pytest
from django.apps import apps
from django.db.models import Choices
from pydantic import BaseModel

from candidates.enums import Ground
from tests.structure.test_layers import graph
from tests.structure.test_relations import own_models

TRAITS = (
    *("religion", "religious", "faith", "geloof", "ethnicity", "ethnic", "race", "afkomst", "nationality"),
    *("nationaliteit", "birthplace", "geboorteplaats", "birth_country", "sex", "gender", "geslacht", "bsn"),
    *("criminal", "crime", "strafblad", "photo", "foto", "risk", "risico", "concern", "zorgen", "radical"),
)
Kind = TypeVar("Kind")
TRAIT = re.compile(r"(?:^|_)(?:" + "|".join(TRAITS) + r")(?:s|_|$)")


def is_trait(name: str) -> bool:
    """Whether a name, in snake case or in capitals, has a trait among its words."""
    return bool(TRAIT.search(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()))


def classes(kind: type[Kind]) -> list[type[Kind]]:
    """The classes of that kind that our modules define."""
    modules = [importlib.import_module(name) for name in sorted(graph().modules) if "__main__" not in name]
    return [
        found
        for module in modules
        for found in vars(module).values()
        if inspect.isclass(found) and issubclass(found, kind) and found.__module__ == module.__name__
    ]


@pytest.mark.parametrize("name", ["gender", "birth_place_risk", "Religion", "hasCriminalRecord", "PHOTO"])
def test_a_trait_is_recognised(name: str) -> None:
    assert is_trait(name)


@pytest.mark.parametrize("name", ["sexton", "ethics", "photograph_needed", "racecourse", "brisk"])
def test_another_word_is_left_alone(name: str) -> None:
    assert not is_trait(name)


def test_no_model_has_a_field_for_a_trait() -> None:
    assert apps.ready
    names = [f"{model.__name__}.{field.name}" for model in own_models() for field in model._meta.get_fields()]
    assert [name for name in names if any(map(is_trait, name.split(".")))] == []


def test_no_schema_of_the_api_has_a_field_for_a_trait() -> None:
    names = [f"{schema.__name__}.{field}" for schema in classes(BaseModel) for field in schema.model_fields]
    assert [name for name in names if any(map(is_trait, name.split(".")))] == []


def test_no_choice_is_a_trait() -> None:
    names = [
        f"{choices.__name__}.{value}"
        for choices in classes(Choices)
        if choices is not Ground
        for member in choices
        for value in (member.name, str(member.value))
    ]
    assert [name for name in names if any(map(is_trait, name.split(".")))] == []


def test_a_ground_of_the_law_is_kept_inside_a_seal_only() -> None:
    """What somebody was wronged for is no column, in no table: it is a word in a sealed text."""
    assert set(Ground.values) & {"religion", "origin"}
    choices = {
        f"{model.__name__}.{field.name}": {value for value, _ in field.flatchoices}
        for model in own_models()
        for field in model._meta.local_fields
        if field.choices
    }
    assert [name for name, values in choices.items() if values & {"religion", "origin", "nationality"}] == []
