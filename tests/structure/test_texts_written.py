"""No text that someone writes comes in past the refusal of citizen service numbers."""

import inspect
from typing import Any

from django import forms
from pydantic import BaseModel

from jobmatch.payloads import NOT_TEXT, Given, GivenText
from jobmatch.wording.free_text import FreeText
from tests.structure.test_traits import classes

# Ways to reach someone, proofs, words of a search and choices from a list: no text that is kept to be read.
OTHER_FORMS = {
    *("phone", "reach", "address", "word", "digest", "choice", "postcode", "code"),
    "RecognitionForm.qualification",  # five digits
    "GoodLinesForm.lines",  # the list that was sent before, once more
    *("SearchForm.text", "FilterForm.text", "FilterForm.employer"),
}
OTHER_SCHEMAS = {"digest", "word", "language", *NOT_TEXT}


def _is_text(field: forms.Field) -> bool:
    return isinstance(field, forms.CharField) and not isinstance(
        field, FreeText | forms.EmailField | forms.URLField | forms.UUIDField
    )


def open_fields() -> list[str]:
    return [
        f"{form.__name__}.{name}"
        for form in classes(forms.Form)
        for name, field in getattr(form, "base_fields", {}).items()
        if _is_text(field) and not {name, f"{form.__name__}.{name}"} & OTHER_FORMS
    ]


def is_open_text(annotation: Any, extra: Any) -> bool:
    """A string, or one that may be left out, whose values are no closed list."""
    codes = isinstance(extra, dict) and "enum" in extra
    return not codes and annotation in (str, str | None)


def open_properties() -> list[str]:
    return [
        f"{schema.__name__}.{name}"
        for schema in classes(BaseModel)
        if issubclass(schema, Given) and not issubclass(schema, GivenText)
        for name, field in schema.model_fields.items()
        if is_open_text(field.annotation, field.json_schema_extra) and name not in OTHER_SCHEMAS
    ]


def test_every_field_in_which_people_write_is_free_text() -> None:
    assert open_fields() == []


def test_every_schema_in_which_people_write_refuses_the_number() -> None:
    assert open_properties() == []


def test_the_search_sees_forms_and_schemas() -> None:
    names = {f"{form.__name__}.{name}" for form in classes(forms.Form) for name in form.base_fields}
    assert {"ContactForm.line", "AgreementForm.sentence", "VacancyForm.description"} <= names
    assert inspect.isclass(GivenText)
    assert sum(issubclass(schema, GivenText) for schema in classes(BaseModel)) > 20
