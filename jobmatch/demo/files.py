"""What lies in the files of youths: wishes, what they can do, what they told in confidence, the next step."""

from collections.abc import Iterator
from datetime import date

from candidates.enums import Purpose, StepKind
from candidates.models import (
    CandidateLanguage,
    CandidateLicence,
    CandidateSkill,
    Diploma,
    Exclusion,
    Step,
    Wish,
    WorkExperience,
)
from candidates.services.files import sealed
from jobmatch import workdays
from jobmatch.demo import trust
from jobmatch.demo.employers import employer_id
from jobmatch.demo.people import POOL, Youth, all_youths, first_talk_on
from jobmatch.demo.reading import Row, ago, id_of, late, listed, rows
from jobmatch.taxonomy.loading.starter import occupation_ids, skill_ids

DREAM = "*"
MUST = "!"
ASKED_WITHIN = 300  # days, so that no yes of the demo has expired
# A course of the year that services act out: until then the first step that they find waits.
ACTED = frozenset({"paused", "resting", "tries"})


def add(*, on: date) -> None:
    youths = all_youths()
    Step.objects.bulk_create(_next_step(youth, on=on) for youth in youths)
    Wish.objects.bulk_create(row for youth in youths for row in _wishes(youth))
    CandidateSkill.objects.bulk_create(
        CandidateSkill(candidate_id=youth.id, skill_id=skill_ids()[key])
        for youth in youths
        for key in listed(youth.profile["skills"])
    )
    CandidateLanguage.objects.bulk_create(row for youth in youths for row in _languages(youth))
    Diploma.objects.bulk_create(row for youth in youths for row in _diplomas(youth))
    CandidateLicence.objects.bulk_create(
        CandidateLicence(candidate_id=youth.id, licence=code)
        for youth in youths
        for code in listed(youth.profile["licences"])
    )
    WorkExperience.objects.bulk_create(row for youth in youths for row in _experience(youth))
    Exclusion.objects.bulk_create(
        Exclusion(candidate_id=youth.id, organisation_id=employer_id(key))
        for youth in youths
        for key in listed(youth.profile["excludes"])
    )
    for youth in youths:
        if youth.desk != POOL:
            _tell_in_confidence(youth, on=on)


def _wishes(youth: Youth) -> Iterator[Wish]:
    for rank, key in enumerate(listed(youth.profile["wishes"]), start=1):
        occupation = occupation_ids()[key.removeprefix(DREAM)]
        yield Wish(candidate_id=youth.id, occupation_id=occupation, rank=rank, is_dream=key.startswith(DREAM))


def _languages(youth: Youth) -> Iterator[CandidateLanguage]:
    """The languages of the profile, and the one that comes with the name."""
    spoken = dict(each.split(":") for each in listed(youth.profile["languages"]))
    if youth.name["language"] and spoken:
        language, level = youth.name["language"].split(":")
        spoken.setdefault(language, level)
    for language, level in spoken.items():
        yield CandidateLanguage(candidate_id=youth.id, language=language, level=level)


def _diplomas(youth: Youth) -> Iterator[Diploma]:
    for each in listed(youth.profile["diplomas"]):
        level, _, key = each.partition(":")
        yield Diploma(
            candidate_id=youth.id, level=level, occupation_id=occupation_ids()[key] if key else None
        )


def _experience(youth: Youth) -> Iterator[WorkExperience]:
    for each in listed(youth.profile["experience"]):
        key, months = each.split(":")
        yield WorkExperience(candidate_id=youth.id, occupation_id=occupation_ids()[key], months=int(months))


def _tell_in_confidence(youth: Youth, *, on: date) -> None:
    """Own words, and needs under a recorded yes; by the jobhunter at whose desk the file lies."""
    candidate, by, told = youth.candidate, youth.jobhunter, youth.profile
    if told["words"]:
        sealed.save_own_words(
            candidate=candidate, version=candidate.version, text=told["words"], by=by, on=on
        )
    if told["needs"]:
        asked_on = max(first_talk_on(youth, on=on) or on, ago(ASKED_WITHIN, on=on))
        trust.say_yes(candidate, Purpose.KEEP_NEEDS, told["manner"], by=by, day=asked_on)
        sealed.save_needs(candidate=candidate, version=0, needs=needs(youth), by=by, on=on)


def needs(youth: Youth) -> dict[str, bool]:
    """The needs that the profile says, which has no name: so no name tells who needs what. True is a must."""
    return {item.removesuffix(MUST): item.endswith(MUST) for item in listed(youth.profile["needs"])}


def due_of(youth: Youth, *, on: date) -> date:
    """The day of the next step: so many working days ahead, or late when the number is below zero."""
    days = int(youth.profile["due"])
    if days < 0:
        return late(-days, on=on)
    return workdays.after(on, days) if days else on


def work_of(youth: Youth) -> Row | None:
    """The work that this youth found in the year."""
    return next((row for row in rows("placements") if row["key"] == youth.key), None)


def _next_step(youth: Youth, *, on: date) -> Step:
    """The step that holds the file."""
    work, row = work_of(youth), youth.profile
    kind, title, due = row["kind"], row["title"], due_of(youth, on=on)
    if work is not None and int(work["starts"]) > 1:
        kind, title = StepKind.EMPLOYER, "Met de werkgever de start afspreken"
        due = ago(work["starts"], on=on)
    elif row["course"] in ACTED:
        due = ago(int(row["last_contact"]) - 7, on=on)
    return Step(
        id=id_of("step", f"{youth.key}:next"),
        candidate_id=youth.id,
        kind=kind,
        title=title,
        due=due,
        owner_id=id_of("desk", youth.desk),
        primary_for=youth.id,
    )
