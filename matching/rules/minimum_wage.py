"""What the minimum wage has to say of work that someone plans.

An internship and a trial place have none. Apprentices of 18 to 20 have lower steps of their own until the end
of 2026, and whether a work-experience place is paid depends on what is learnt there: these are looked up.
"""

from datetime import date

from jobmatch.minimum_wage import WITHOUT_WAGE, Minimum, minimum
from jobmatch.taxonomy.vocabulary import Term
from matching.rules.findings import Finding, Weight, WorkFacts

APPRENTICE_AGES = range(18, 21)
APPRENTICE_STEPS_END = date(2026, 12, 31)
RULE = Term("minimumloon", "minimum wage")
APPRENTICE_RULE = Term("minimumloon voor een leerbaan (BBL)", "minimum wage of an apprentice (BBL)")
EXPERIENCE_RULE = Term("loon op een werkervaringsplek", "pay at a work-experience place")
LAW = "Wet minimumloon en minimumvakantiebijslag"


def judge(work: WorkFacts) -> list[Finding]:
    """What the minimum wage has to say of this work."""
    if work.kind in WITHOUT_WAGE:
        return []
    if work.age is None:
        return [_ask("age", *AGE_UNKNOWN)]
    owed = minimum(age=work.age, on=work.on)
    if owed is None:
        return []
    if work.cents is None:
        return [] if work.kind == "work_experience" else [_ask("pay", *_pay_unknown(owed, work.age))]
    if work.cents >= owed.cents:
        return [] if owed.is_known else [_amount_is_old(owed)]
    return [_too_low(work, owed)]


AGE_UNKNOWN = (
    "De geboortedatum is niet bekend. Vraag ernaar: het minimumloon hangt af van de leeftijd.",
    "The date of birth is not known. Ask for it: the minimum wage depends on the age.",
)


def _pay_unknown(owed: Minimum, age: int) -> tuple[str, str]:
    euros = in_euros(owed.cents)
    return (
        f"Vraag wat het loon per uur is. Op {age} jaar is het minimaal € {euros.nl}.",
        f"Ask what the pay an hour is. At {age} it is at least € {euros.en}.",
    )


def _too_low(work: WorkFacts, owed: Minimum) -> Finding:
    paid, least = in_euros(work.cents or 0), in_euros(owed.cents)
    nl = f"€ {paid.nl} per uur is minder dan het minimum van € {least.nl} op {work.age} jaar."
    en = f"€ {paid.en} an hour is less than the minimum of € {least.en} at {work.age}."
    if work.kind == "work_experience":
        more = Term(
            f"{nl} Dat mag alleen als leren hier het doel is en dat op papier staat.",
            f"{en} That is only allowed when learning is the aim and that is on paper.",
        )
        return Finding("pay_work_experience", Weight.CHECK, EXPERIENCE_RULE, more, LAW)
    if work.kind == "apprenticeship" and work.age in APPRENTICE_AGES and work.on <= APPRENTICE_STEPS_END:
        more = Term(
            f"{nl} Voor een leerbaan gelden tot en met 2026 lagere bedragen: zoek op of dit klopt.",
            f"{en} Until the end of 2026 apprentices have lower amounts: look up whether this is right.",
        )
        return Finding("pay_apprentice", Weight.CHECK, APPRENTICE_RULE, more, LAW)
    if not owed.is_known:
        nl, en = f"{nl} {MAY_BE_HIGHER.nl}", f"{en} {MAY_BE_HIGHER.en}"
    return Finding("minimum_wage", Weight.BROKEN, RULE, Term(nl, en), owed.source)


MAY_BE_HIGHER = Term(
    "Het bedrag van nu kan hoger zijn: zoek het op.", "The present amount may be higher: look it up."
)


def _amount_is_old(owed: Minimum) -> Finding:
    least = in_euros(owed.cents)
    sentence = Term(
        f"Het laatste bedrag dat we kennen is € {least.nl} per uur. {MAY_BE_HIGHER.nl}",
        f"The last amount that we know is € {least.en} an hour. {MAY_BE_HIGHER.en}",
    )
    return Finding("minimum_wage_amount", Weight.ASK, RULE, sentence, owed.source)


def _ask(what: str, nl: str, en: str) -> Finding:
    return Finding(f"minimum_wage_{what}", Weight.ASK, RULE, Term(nl, en), LAW)


def in_euros(cents: int) -> Term:
    """An amount in words of both languages."""
    return Term(f"{cents // 100},{cents % 100:02}", f"{cents // 100}.{cents % 100:02}")
