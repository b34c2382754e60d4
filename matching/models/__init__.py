"""What is kept between a youth and work."""

from matching.models.introductions import (
    Introduction,
    IntroductionEvent,
    IntroductionQuerySet,
    Meeting,
    MeetingQuerySet,
    NameYes,
)
from matching.models.work import (
    CheckIn,
    CheckInQuerySet,
    Interest,
    InterestQuerySet,
    KeptRanking,
    NewVacancies,
    Placement,
    PlacementQuerySet,
    VacancyWords,
    Weighting,
)

__all__ = [
    "CheckIn",
    "CheckInQuerySet",
    "Interest",
    "InterestQuerySet",
    "Introduction",
    "IntroductionEvent",
    "IntroductionQuerySet",
    "KeptRanking",
    "Meeting",
    "MeetingQuerySet",
    "NameYes",
    "NewVacancies",
    "Placement",
    "PlacementQuerySet",
    "VacancyWords",
    "Weighting",
]
