"""Work under 18: hours a week, and the duty to be at school until a start qualification.

Only what hours, kind and age can tell; shifts, nights and Sundays are asked. The numbers are the policy's, so
that a placement and the ranking say the same.
"""

from jobmatch.taxonomy.vocabulary import Term
from matching.rules.findings import Finding, Weight, WorkFacts
from matching.scorer.v2.minors import BESIDE_SCHOOL
from matching.scorer.v2.policy import Policy

ADULT, INDEPENDENT = 18, 16
MOST_WEEK_HOURS = 45
HOURS_RULE = Term("werktijden onder 18 jaar", "working hours under 18")
SCHOOL_RULE = Term("naar school tot een startkwalificatie", "at school until a start qualification")
HOURS_LAW = "Arbeidstijdenwet"
SCHOOL_LAW = "Leerplichtwet 1969"


def judge(work: WorkFacts, policy: Policy) -> list[Finding]:
    """What the rules for minors have to say of this work; nothing from 18 on."""
    if work.age is None:
        return [AGE_UNKNOWN]
    if work.age >= ADULT:
        return []
    return [*_hours(work, policy), *_school(work, policy), SHIFTS]


AGE_UNKNOWN = Finding(
    "minors_age",
    Weight.ASK,
    HOURS_RULE,
    Term(
        "De geboortedatum is niet bekend. Vraag ernaar: onder 18 jaar gelden eigen regels.",
        "The date of birth is not known. Ask for it: under 18 there are rules of their own.",
    ),
    HOURS_LAW,
)
SHIFTS = Finding(
    "minors_shifts",
    Weight.ASK,
    HOURS_RULE,
    Term(
        "Vraag naar de diensten: hoogstens 9 uur per dag, 12 uur rust, niet tussen 23 en 6 uur.",
        "Ask about the shifts: at most 9 hours a day, 12 hours of rest, not between 23:00 and 06:00.",
    ),
    HOURS_LAW,
)


def _band(age: int) -> str:
    """The band of an age under 18, as the ranking calls it."""
    return "16_17" if age >= INDEPENDENT else "under_16"


def _hours(work: WorkFacts, policy: Policy) -> list[Finding]:
    """The longest week, else the mean over four weeks; hours of school count as working time."""
    mean = policy.minor_week_hours[_band(work.age or 0)]
    if work.hours is None:
        return [_hours_unknown(mean)]
    if work.hours > MOST_WEEK_HOURS:
        return [_too_many(work.hours, "minors_week", MOST_WEEK_HOURS, "in één week", "in one week")]
    if work.hours > mean:
        return [_too_many(work.hours, "minors_mean", mean, "gemiddeld per week", "a week on average")]
    return []


def _hours_unknown(most: int) -> Finding:
    sentence = Term(
        f"Vraag hoeveel uur per week het is. Met de uren op school erbij is het hoogstens {most}.",
        f"Ask how many hours a week it is. With the hours at school it is at most {most}.",
    )
    return Finding("minors_hours", Weight.ASK, HOURS_RULE, sentence, HOURS_LAW)


def _too_many(hours: int, code: str, most: int, nl: str, en: str) -> Finding:
    sentence = Term(
        f"{hours} uur is te veel: op deze leeftijd hoogstens {most} uur {nl}, met de uren op school erbij.",
        f"{hours} hours is too much: at this age at most {most} hours {en}, with the hours at school.",
    )
    return Finding(code, Weight.BROKEN, HOURS_RULE, sentence, HOURS_LAW)


def _school(work: WorkFacts, policy: Policy) -> list[Finding]:
    """Under 16 always, at 16 and 17 until a start qualification: work that leaves room for school."""
    is_16 = (work.age or 0) >= INDEPENDENT
    qualified = work.qualified if is_16 else False
    if qualified or work.kind in BESIDE_SCHOOL[_band(work.age or 0)]:
        return []
    if work.kind == "side_job" and (work.hours or 0) <= policy.side_job_hours:
        return []
    if qualified is None:
        return [_ask_qualification()]
    return [_no_room(work, policy)]


def _ask_qualification() -> Finding:
    sentence = Term(
        "Vraag of er al een diploma havo, vwo of mbo 2 is. Zonder dat diploma hoort school erbij.",
        "Ask whether there is a diploma havo, vwo or mbo 2 already. Without it, school is part of it.",
    )
    return Finding("minors_qualification", Weight.ASK, SCHOOL_RULE, sentence, SCHOOL_LAW)


def _no_room(work: WorkFacts, policy: Policy) -> Finding:
    most = policy.side_job_hours
    sentence = Term(
        f"Dit werk laat geen ruimte voor school. Wel kan: stage, vakantiewerk, een bijbaan tot {most} uur, "
        "en vanaf 16 jaar een leerbaan (BBL).",
        f"This work leaves no room for school. Possible are: an internship, a holiday job, a side job up to "
        f"{most} hours, and from 16 an apprenticeship (BBL).",
    )
    return Finding("minors_school", Weight.BROKEN, SCHOOL_RULE, sentence, SCHOOL_LAW)
