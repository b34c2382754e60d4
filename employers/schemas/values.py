"""Kinds of value that the schemas of employers and vacancies share."""

from collections.abc import Callable
from typing import Annotated, Any

from ninja import Field
from pydantic import AfterValidator, WithJsonSchema

from employers.enums import PayPeriod
from jobmatch.taxonomy.vocabulary import (
    ALL_DAYPARTS,
    CEFR_LEVELS,
    DIPLOMA_LEVELS,
    LANGUAGES,
    LICENCES,
    WORK_KINDS,
)

MOST_ROWS = 60


def _keepable(text: str) -> str:
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("holds a sign that can't be kept (NUL or half a character)")
    return text


def _one_of(codes: Any) -> Callable[[str], str]:
    def check(code: str) -> str:
        if code not in codes:
            raise ValueError("is not one of the codes in the document")
        return code

    return check


def _schema(codes: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(codes)})


Text = Annotated[str, AfterValidator(_keepable)]
Search = Annotated[Text, Field(max_length=80)]
Title = Annotated[Text, Field(min_length=1, max_length=200)]
Name = Annotated[Text, Field(min_length=1, max_length=160)]
Line = Annotated[Text, Field(max_length=200)]
LongText = Annotated[Text, Field(max_length=20_000)]
Address = Annotated[Text, Field(max_length=500)]
Place = Annotated[Text, Field(max_length=120, examples=["3511 Utrecht"])]
Version = Annotated[int, Field(ge=1, le=2_000_000_000)]
Count = Annotated[int, Field(ge=1, le=999)]
Hours = Annotated[int, Field(ge=0, le=60)]
Amount = Annotated[float, Field(ge=0, le=999_999, allow_inf_nan=False)]
Dayparts = Annotated[
    int, Field(ge=1, le=ALL_DAYPARTS, description="21 bits: day (Monday 0) x 3 + part (morning 0)")
]
Kind = Annotated[str, AfterValidator(_one_of(WORK_KINDS)), _schema(WORK_KINDS)]
Diploma = Annotated[str, AfterValidator(_one_of(DIPLOMA_LEVELS)), _schema(DIPLOMA_LEVELS)]
Language = Annotated[str, AfterValidator(_one_of(LANGUAGES)), _schema(LANGUAGES)]
Level = Annotated[str, AfterValidator(_one_of(CEFR_LEVELS)), _schema(CEFR_LEVELS)]
Licence = Annotated[str, AfterValidator(_one_of(LICENCES)), _schema(LICENCES)]
Period = Annotated[str, AfterValidator(_one_of(PayPeriod.values)), _schema(PayPeriod.values)]
