"""The tables of candidates, by noun."""

from candidates.models.contacts import Agreement, Contact
from candidates.models.files import (
    FIRST_BIRTH_YEAR,
    INDEPENDENT_AGE,
    LAST_BIRTH_YEAR,
    LAST_HOUR,
    LEAST_TRAVEL_MINUTES,
    LONGEST_PAUSE_DAYS,
    MOST_HOURS,
    MOST_TRAVEL_MINUTES,
    Candidate,
    CandidateQuerySet,
    new_tie_seed,
)
from candidates.models.links import FreshLinkAsk
from candidates.models.partners import PARTNER_KINDS, HandOver, Partner
from candidates.models.profile import (
    MOST_MONTHS,
    CandidateLanguage,
    CandidateLicence,
    CandidateSkill,
    Diploma,
    Exclusion,
    Wish,
    WorkExperience,
)
from candidates.models.referrals import Referral
from candidates.models.rights import ForcedOpening, RightsRequest
from candidates.models.steps import Step
from candidates.models.trust import Bar, Consent, KeptNeeds, Needs, Origin, QuietConsent, Yes
from candidates.models.voice import Counted, EmployerTalks, Experience, Report

__all__ = [
    "PARTNER_KINDS",
    "FIRST_BIRTH_YEAR",
    "INDEPENDENT_AGE",
    "LAST_BIRTH_YEAR",
    "LAST_HOUR",
    "MOST_MONTHS",
    "LEAST_TRAVEL_MINUTES",
    "LONGEST_PAUSE_DAYS",
    "MOST_HOURS",
    "MOST_TRAVEL_MINUTES",
    "Agreement",
    "Bar",
    "Candidate",
    "CandidateLanguage",
    "CandidateLicence",
    "CandidateQuerySet",
    "CandidateSkill",
    "Consent",
    "Contact",
    "Counted",
    "Diploma",
    "Exclusion",
    "EmployerTalks",
    "Experience",
    "ForcedOpening",
    "FreshLinkAsk",
    "HandOver",
    "KeptNeeds",
    "Needs",
    "Origin",
    "Partner",
    "QuietConsent",
    "Referral",
    "Report",
    "RightsRequest",
    "Step",
    "Wish",
    "WorkExperience",
    "Yes",
    "new_tie_seed",
]
