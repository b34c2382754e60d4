"""The gate of minors' rules: working-time law, and the duty to hold or earn a start qualification.

Sources: Arbeidstijdenwet (16 and 17: no night work, a mean of at most 40 hours a week over four weeks; under
16: no work on Sundays), Arbeidsomstandighedenbesluit (no hazardous work under 18), Leerplichtwet 1969 (to 16
at school; at 16 and 17 too until a start qualification: havo, vwo or mbo 2). The room that a side job has
beside school is the policy's. An unknown age counts as 16-17, and asks.
"""

from dataclasses import dataclass

from matching.scorer.credentials import is_usual, may_close, requirements_that_count, start_qualification
from matching.scorer.inputs import Pair, Person, Vacancy
from matching.scorer.policy import Policy
from matching.scorer.results import Line, Verdict, line

# Work that goes with the duty to be at school: it is school, or falls in the holidays.
BESIDE_SCHOOL = {
    "under_16": frozenset({"internship", "holiday"}),
    "16_17": frozenset({"internship", "holiday", "apprenticeship"}),
}
# The youngest and oldest age in each band; None when there is no oldest.
AGES: dict[str, tuple[int, int | None]] = {"under_16": (0, 15), "16_17": (16, 17), "18_plus": (18, None)}


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules that are broken, and what has to be asked before a rule can be applied."""

    broken: tuple[Line, ...] = ()
    ask: tuple[Line, ...] = ()

    def __add__(self, other: "Rules") -> "Rules":
        return Rules(self.broken + other.broken, self.ask + other.ask)


def minor(person: Person, pair: Pair, policy: Policy) -> Verdict:
    """Closed when a rule for the person's age forbids this work; the rule is named."""
    vacancy = pair.vacancy
    band = "16_17" if person.age_band == "unknown" else person.age_band
    rules = minimum_age(band, vacancy, policy)
    if band != "18_plus":
        rules += working_time(band, vacancy, policy) + school_duty(band, person, vacancy, policy)
    if person.age_band == "unknown":
        rules = _age_first(rules)
    return Verdict(not rules.broken, rules.broken, rules.ask)


def _age_first(rules: Rules) -> Rules:
    """The one question when there is no age is the age: the others may turn out not to matter."""
    counted_as = (line("minor.age_unknown"),) if rules.broken else ()
    return Rules(counted_as + rules.broken, (line("ask.age"),))


def working_time(band: str, vacancy: Vacancy, policy: Policy) -> Rules:
    """No night work, no hazardous work, no more hours a week than the law's mean; Sundays by age."""
    broken: list[Line] = []
    ask: list[Line] = []
    if vacancy.night_work:
        broken.append(line("minor.night"))
    if vacancy.hazardous_work:
        broken.append(line("minor.hazardous"))
    limit = policy.minor_week_hours[band]
    if vacancy.hours and vacancy.hours.low > limit:
        broken.append(line("minor.week_hours", hours=vacancy.hours.low, most=limit))
    if vacancy.sunday_work:
        (broken if band == "under_16" else ask).append(line(f"minor.sunday.{band}"))
    if vacancy.night_work is None or vacancy.hazardous_work is None:
        ask.append(line("ask.minor_work"))
    return Rules(tuple(broken), tuple(ask))


def school_duty(band: str, person: Person, vacancy: Vacancy, policy: Policy) -> Rules:
    """Without a start qualification: an internship, a holiday job, from 16 an apprenticeship, or a side job
    that leaves room for school."""
    qualified = start_qualification(person) if band == "16_17" else False
    if qualified or vacancy.kind in BESIDE_SCHOOL[band]:
        return Rules()
    if vacancy.kind is None:
        return Rules(ask=(line("ask.kind"),))
    if vacancy.kind == "side_job" and vacancy.hours is None:
        return Rules(ask=(line("ask.hours_offered"),))
    if vacancy.kind == "side_job" and vacancy.hours and vacancy.hours.low <= policy.side_job_hours:
        return Rules()
    if qualified is None:
        return Rules(ask=(line("ask.start_qualification"),))
    if vacancy.kind == "side_job" and vacancy.hours:
        return Rules((line("minor.side_job", hours=vacancy.hours.low, most=policy.side_job_hours),))
    return Rules((line(f"minor.school.{band}", kind=vacancy.kind),))


def minimum_age(band: str, vacancy: Vacancy, policy: Policy) -> Rules:
    """Younger than an age that law or employer requires; what may or may not be reached is asked."""
    broken: list[Line] = []
    ask: list[Line] = []
    youngest, oldest = AGES[band]
    for each in requirements_that_count(vacancy, policy):
        if each.kind != "age" or youngest >= int(each.code):
            continue
        if oldest is not None and oldest < int(each.code) and may_close(each, vacancy):
            by = "law" if each.by_law else "employer"
            broken.append(line(f"minor.minimum_age.{by}", age=int(each.code)))
        else:
            ask.append(line("ask.usual_age" if is_usual(each) else "ask.minimum_age", age=int(each.code)))
    return Rules(tuple(broken), tuple(ask))
