"""Shapes of what was decided about vacancies in the API."""

from datetime import date
from uuid import UUID

from ninja import Field, Schema

from jobmatch.payloads import Given
from matching.enums import Feeling, SaidBy


class InterestIn(Given):
    """What youth and jobhunter decided; `together`: the youth looked along."""

    feeling: Feeling
    together: bool = Field(False, examples=[True])


class InterestOut(Schema):
    """What was decided about one vacancy, who said it and when."""

    vacancy: UUID = Field(alias="vacancy_id")
    feeling: Feeling
    said_by: SaidBy
    said_on: date
