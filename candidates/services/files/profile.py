"""What a youth wants and can: each part is replaced whole, under the version that was read."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import StepKind
from candidates.models import (
    MOST_MONTHS,
    Candidate,
    CandidateLanguage,
    CandidateLicence,
    CandidateSkill,
    Diploma,
    Exclusion,
    Wish,
    WorkExperience,
)
from candidates.permissions import require, require_work
from candidates.rules import step_marks
from candidates.rules.list_versions import version_of
from candidates.services.files import after_end, changed, steps
from candidates.services.files.locking import lock_file
from candidates.services.files.parents import require_heard
from jobmatch import workdays
from jobmatch.accounts.models import Organisation, User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim, overtaken
from jobmatch.taxonomy.models import Occupation, Skill

MOST_ROWS = 60
TARGET = "candidates.Candidate"


@dataclass(frozen=True, slots=True)
class WishGiven:
    """An occupation wanted; the order of the list is the rank."""

    occupation: UUID
    is_dream: bool = False


@dataclass(frozen=True, slots=True)
class DiplomaGiven:
    level: str
    occupation: UUID | None = None


@dataclass(frozen=True, slots=True)
class ExperienceGiven:
    occupation: UUID
    months: int


@dataclass(frozen=True, slots=True)
class Conditions:
    """When, how far and what kind of work; None is not told yet."""

    kinds: list[str] | None
    hours_min: int | None
    hours_max: int | None
    dayparts: int | None
    available_from: date | None
    travel_means: list[str] | None
    travel_minutes: int | None


@contextmanager
def _change(candidate: Candidate, *, version: int, by: User, on: date, part: str) -> Iterator[None]:
    """One change of one part: permission, a parent heard, the next version, the change, the log row."""
    with transaction.atomic():
        require_work(by, candidate)
        require_heard(candidate, on=on)
        claim(candidate, version=version)
        yield
        _record(f"{part}.saved", candidate, by=by)


def _record(event: str, candidate: Candidate, *, by: audit.Doer, quiet: bool = False) -> None:
    audit.record(
        event=event,
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
        quiet=quiet,
    )


def save_wishes(
    *, candidate: Candidate, version: int, wishes: Sequence[WishGiven], by: User, on: date
) -> Candidate:
    """Replace the wishes, most wanted first; at most one is the dream."""
    occupations = [wish.occupation for wish in wishes]
    _check_list(occupations)
    _check_exist(Occupation, occupations)
    if sum(wish.is_dream for wish in wishes) > 1:
        raise RuleBroken("two_dreams", _("Choose one dream job. The other wishes stay in the list."))
    with _change(candidate, version=version, by=by, on=on, part="wishes"):
        candidate.wishes.all().delete()
        Wish.objects.bulk_create(
            Wish(candidate=candidate, occupation_id=wish.occupation, rank=rank, is_dream=wish.is_dream)
            for rank, wish in enumerate(wishes, start=1)
        )
    return candidate


@transaction.atomic
def drop_dream(*, candidate: Candidate, by: audit.Doer, on: date) -> None:
    """The youth lets the dream go by the own link; the wish stays, and who works the file calls about it.

    Sent twice, it is said once.
    """
    require(by == audit.youth(candidate.pk), _("Only the youth lets the dream go."))
    candidate = lock_file(candidate)
    if not candidate.wishes.filter(is_dream=True).update(is_dream=False):
        return
    claim(candidate, version=candidate.version)
    due = workdays.on_or_after(on)
    steps.ensure(candidate=candidate, kind=StepKind.CALL, due=due, mark=step_marks.DREAM)
    after_end.note(candidate, by=by, on=on)
    _record("dream.dropped", candidate, by=by)


def save_skills(
    *, candidate: Candidate, version: int, skills: Sequence[UUID], by: User, on: date
) -> Candidate:
    """Replace the skills that the youth has."""
    _check_list(skills)
    _check_exist(Skill, skills)
    with _change(candidate, version=version, by=by, on=on, part="skills"):
        candidate.skills.all().delete()
        CandidateSkill.objects.bulk_create(
            CandidateSkill(candidate=candidate, skill_id=skill) for skill in skills
        )
    return candidate


def save_languages(
    *, candidate: Candidate, version: int, levels: dict[str, str], by: User, on: date
) -> Candidate:
    """Replace the languages: code → CEFR level."""
    with _change(candidate, version=version, by=by, on=on, part="languages"):
        candidate.languages.all().delete()
        CandidateLanguage.objects.bulk_create(
            CandidateLanguage(candidate=candidate, language=code, level=level)
            for code, level in levels.items()
        )
    return candidate


def save_credentials(
    *,
    candidate: Candidate,
    version: int,
    diplomas: Sequence[DiplomaGiven],
    licences: Sequence[str],
    complete: bool,
    by: User,
    on: date,
) -> Candidate:
    """Replace diplomas and licences; `complete` says that what is not listed is not held."""
    _check_list(diplomas)
    _check_list(licences)
    _check_exist(Occupation, [diploma.occupation for diploma in diplomas if diploma.occupation])
    with _change(candidate, version=version, by=by, on=on, part="credentials"):
        candidate.diplomas.all().delete()
        candidate.licences.all().delete()
        Diploma.objects.bulk_create(
            Diploma(candidate=candidate, level=diploma.level, occupation_id=diploma.occupation)
            for diploma in diplomas
        )
        CandidateLicence.objects.bulk_create(
            CandidateLicence(candidate=candidate, licence=licence) for licence in licences
        )
        candidate.credentials_complete = complete
        candidate.save(update_fields=["credentials_complete"])
    return candidate


def save_experience(
    *,
    candidate: Candidate,
    version: int,
    experience: Sequence[ExperienceGiven],
    all_my_work: bool = False,
    by: User,
    on: date,
) -> Candidate:
    """Replace the work done before, paid or not; `all_my_work` says that there is no other."""
    occupations = [row.occupation for row in experience]
    _check_list(occupations)
    _check_exist(Occupation, occupations)
    with _change(candidate, version=version, by=by, on=on, part="experience"):
        candidate.experience.all().delete()
        WorkExperience.objects.bulk_create(
            WorkExperience(candidate=candidate, occupation_id=row.occupation, months=row.months)
            for row in experience
        )
        candidate.all_my_work = all_my_work
        candidate.save(update_fields=["all_my_work"])
    return candidate


def add_experience(
    *, candidate: Candidate, occupation: UUID, months: int, by: audit.Doer, on: date
) -> Candidate:
    """The youth adds months of work in one occupation to what stands there; the caller holds the file."""
    require(by == audit.youth(candidate.pk), _("Only the youth says this."))
    require_heard(candidate, on=on)
    claim(candidate, version=candidate.version)
    row = candidate.experience.filter(occupation=occupation).first()
    before = row.months if row else 0
    candidate.experience.update_or_create(
        occupation_id=occupation, defaults={"months": min(MOST_MONTHS, before + months)}
    )
    _record("experience.saved", candidate, by=by)
    return candidate


def save_conditions(
    *, candidate: Candidate, version: int, conditions: Conditions, by: User, on: date
) -> Candidate:
    """Replace kinds of work, hours, dayparts, start, means of travel and minutes accepted."""
    low, high = conditions.hours_min, conditions.hours_max
    if (low is None) != (high is None):
        raise RuleBroken("hours_half", _("Write both the fewest and the most hours a week, or neither."))
    if low is not None and high is not None and low > high:
        raise RuleBroken("hours_order", _("The fewest hours can't be more than the most hours."))
    with _change(candidate, version=version, by=by, on=on, part="conditions"):
        for name in Conditions.__dataclass_fields__:
            setattr(candidate, name, getattr(conditions, name))
        candidate.save(update_fields=[*Conditions.__dataclass_fields__])
    return candidate


def save_exclusions(
    *, candidate: Candidate, version: int, employers: Sequence[UUID], by: User, on: date
) -> int:
    """Replace the employers that the youth does not want; no reason is asked or kept. The next version."""
    _check_list(employers)
    known = Organisation.objects.employers().filter(pk__in=employers).count()
    if known != len(employers):
        raise RuleBroken(
            "employer_unknown", _("One of these employers is not known here. Choose from the list.")
        )
    with _exclusions_change(candidate, by=by, on=on) as kept:
        if version != version_of(kept):
            raise overtaken()
        candidate.exclusions.all().delete()
        Exclusion.objects.bulk_create(
            Exclusion(candidate=candidate, organisation_id=employer) for employer in employers
        )
    return version_of(employers)


def leave_out(*, candidate: Candidate, employer: UUID, by: User, on: date) -> None:
    """One more employer that the youth does not want; no reason is asked or kept. Hold the file before."""
    if candidate.exclusions.filter(organisation=employer).exists():
        return
    with _exclusions_change(candidate, by=by, on=on) as kept:
        _check_list([employer, *kept])
        Exclusion.objects.create(candidate=candidate, organisation_id=employer)


@contextmanager
def _exclusions_change(candidate: Candidate, *, by: User, on: date) -> Iterator[list[UUID]]:
    """One change of what is left out, from what is there. No counter of the file says that there was one."""
    with transaction.atomic():
        require_work(by, candidate)
        require_heard(candidate, on=on)
        lock_file(candidate)
        yield [*candidate.exclusions.values_list("organisation", flat=True)]
        changed.wake()
        _record("exclusions.saved", candidate, by=by, quiet=True)


def _check_list(rows: Sequence[object]) -> None:
    if len(set(rows)) != len(rows):
        raise RuleBroken("twice", _("Something is in the list twice. Take one of the two out."))
    if len(rows) > MOST_ROWS:
        raise RuleBroken("too_many", _("The list is too long: keep it under 60 lines."))


def _check_exist(model: type[Occupation] | type[Skill], ids: Sequence[UUID]) -> None:
    if model.objects.filter(pk__in=ids).count() != len(set(ids)):
        raise RuleBroken("not_in_list", _("Choose from the list of occupations and skills."))
