"""What is kept between a youth and work."""

from matching.models.introductions import (
    Introduction,
    IntroductionEvent,
    IntroductionQuerySet,
    Meeting,
    MeetingAnswer,
    MeetingQuerySet,
    NameYes,
)
from matching.models.replies import Reply, ReplyQuerySet
from matching.models.work import (
    CheckIn,
    CheckInQuerySet,
    Interest,
    InterestQuerySet,
    KeptRanking,
    NewVacancies,
    Placement,
    PlacementQuerySet,
    SchoolContact,
    Signature,
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
    "MeetingAnswer",
    "MeetingQuerySet",
    "NameYes",
    "NewVacancies",
    "Placement",
    "PlacementQuerySet",
    "SchoolContact",
    "Signature",
    "Reply",
    "ReplyQuerySet",
    "VacancyWords",
    "Weighting",
]
