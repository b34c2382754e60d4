"""The gate of minors' rules: working-time law, and the duty to hold or earn a start qualification.

Sources: Arbeidstijdenwet (16 and 17: no night work, a mean of at most 40 hours a week over four weeks; under
16: no work on Sundays), Arbeidsomstandighedenbesluit (no hazardous work under 18), Leerplichtwet 1969 (to 16
at school; at 16 and 17 too until a start qualification: havo, vwo or mbo 2). The room that a side job has
beside school is the policy's. An unknown age counts as 16-17, and then nothing closes: a rule that is broken
is doubtful, as is one that is broken only by what was read.
"""

from matching.scorer.v2.credentials import certainty, is_usual, requirements, start_qualification
from matching.scorer.v2.inputs import SURE, Pair, Person, Reading, Vacancy
from matching.scorer.v2.policy import Policy
from matching.scorer.v2.results import Finding, Gate, Value

NAME = "minor"
# Work that goes with the duty to be at school: it is school, or falls in the holidays.
BESIDE_SCHOOL = {
    "under_16": frozenset({"internship", "holiday"}),
    "16_17": frozenset({"internship", "holiday", "apprenticeship"}),
}
# The youngest and oldest age in each band; None when there is no oldest.
AGES: dict[str, tuple[int, int | None]] = {"under_16": (0, 15), "16_17": (16, 17), "18_plus": (18, None)}


def minor(person: Person, pair: Pair, policy: Policy) -> Gate:
    """Closed when a rule for the person's age forbids this work; the rule is named."""
    vacancy = pair.vacancy
    told = person.age_band != "unknown"
    band = person.age_band if told else "16_17"
    found = _minimum_age(band, vacancy, policy, told)
    if band != "18_plus":
        found += _working_time(band, vacancy, policy, told) + _school(band, person, vacancy, policy, told)
    if not told:
        broken = [each for each in found if each.state == "doubtful"]
        found = [*broken, Finding("ask", "age")]
    return Gate(NAME, tuple(found))


def _broken(code: str, c: int, told: bool, **values: Value) -> Finding:
    closes = told and c == SURE
    return Finding("closed" if closes else "doubtful", code, tuple(values.items()), read=c < SURE)


def _minimum_age(band: str, vacancy: Vacancy, policy: Policy, told: bool) -> list[Finding]:
    """Younger than an age that law or employer asks; what may or may not be reached is a question."""
    found: list[Finding] = []
    youngest, oldest = AGES[band]
    for each in requirements(vacancy, policy):
        if each.kind != "age" or youngest >= int(each.code):
            continue
        age = (("age", int(each.code)),)
        if oldest is not None and oldest < int(each.code) and not is_usual(each):
            found.append(_broken("minimum_age", certainty(each, vacancy), told, age=int(each.code)))
        else:
            found.append(Finding("ask", "usual_age" if is_usual(each) else "minimum_age", age))
    return found


def _working_time(band: str, vacancy: Vacancy, policy: Policy, told: bool) -> list[Finding]:
    """No night work, no hazardous work, no more hours a week than the law's mean; Sundays by age."""
    found: list[Finding] = []
    for code, reading in (("night", vacancy.night_work), ("hazardous", vacancy.hazardous_work)):
        if reading is None:
            found.append(Finding("ask", code))
        elif reading.value:
            found.append(_broken(code, reading.c, told))
    most = policy.minor_week_hours[band]
    if vacancy.hours and vacancy.hours.value.low > most:
        hours = vacancy.hours.value.low
        found.append(_broken("week_hours", vacancy.hours.c, told, hours=hours, most=most))
    found += _sunday(band, vacancy.sunday_work, told)
    return found


def _sunday(band: str, reading: Reading[bool] | None, told: bool) -> list[Finding]:
    if reading is None or not reading.value:
        return []
    return [_broken("sunday", reading.c, told) if band == "under_16" else Finding("ask", "sunday")]


def _school(band: str, person: Person, vacancy: Vacancy, policy: Policy, told: bool) -> list[Finding]:
    """Without a start qualification: an internship, a holiday job, from 16 an apprenticeship, or a side job
    that leaves room for school."""
    qualified = start_qualification(person) if band == "16_17" else False
    kind, hours = vacancy.kind, vacancy.hours
    if qualified or (kind and kind.value in BESIDE_SCHOOL[band]):
        return []
    if kind is None:
        return [Finding("ask", "kind")]
    side_job = kind.value == "side_job"
    if side_job and hours is None:
        return [Finding("ask", "hours_offered")]
    if side_job and hours and hours.value.low <= policy.side_job_hours:
        return []
    if qualified is None:
        return [Finding("ask", "start_qualification")]
    if side_job and hours:
        values = {"hours": hours.value.low, "most": policy.side_job_hours}
        return [_broken("side_job", min(kind.c, hours.c), told, **values)]
    return [_broken("school", kind.c, told, kind=kind.value)]
