"""Kinds of value that the schemas of employers and vacancies share."""

from typing import Annotated

from ninja import Field
from pydantic import AfterValidator

from employers.enums import PayPeriod
from employers.imports.fields import MOST_OPENINGS
from employers.models import MOST_HOURS, Vacancy
from jobmatch.accounts.models import Organisation
from jobmatch.http.lengths import longest
from jobmatch.payloads import among, listed


def _keepable(text: str) -> str:
    if "\x00" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("holds a sign that can't be kept (NUL or half a character)")
    return text


Text = Annotated[str, AfterValidator(_keepable)]
Search = Annotated[Text, Field(max_length=80)]
Title = Annotated[Text, Field(min_length=1, max_length=longest(Vacancy, "title"))]
Name = Annotated[Text, Field(min_length=1, max_length=longest(Organisation, "name"))]
Line = Annotated[Text, Field(max_length=200)]
LongText = Annotated[Text, Field(max_length=longest(Vacancy, "description"))]
Address = Annotated[Text, Field(max_length=longest(Vacancy, "url"))]
Place = Annotated[Text, Field(max_length=120, examples=["3511 Utrecht"])]
Count = Annotated[int, Field(ge=1, le=MOST_OPENINGS)]
Hours = Annotated[int, Field(ge=0, le=MOST_HOURS)]
Amount = Annotated[float, Field(ge=0, le=999_999, allow_inf_nan=False)]
Period = Annotated[str, AfterValidator(among(PayPeriod.values)), listed(PayPeriod.values)]
