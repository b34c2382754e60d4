"""Files, their steps, and the names that a form of them asks for."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from candidates.enums import State
from candidates.models import (
    Candidate,
    CandidateQuerySet,
    CandidateSkill,
    Diploma,
    Step,
    Wish,
    WorkExperience,
)
from candidates.models.steps import StepQuerySet
from candidates.permissions import may_hear_youth, may_open_sealed
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Desk, Membership, Organisation, User
from jobmatch.http.identifiers import uuid_or_404, uuid_or_none
from jobmatch.places.models import PostcodeArea, Town
from jobmatch.places.rules.folding import fold
from jobmatch.places.selectors import gazetteer
from jobmatch.taxonomy.models import Occupation, Skill

PHONE_MARKS = frozenset("0123456789 +-()")


def candidates(user: User) -> CandidateQuerySet:
    """The files that the user may see, with what every screen shows of them."""
    return Candidate.objects.visible_to(user).select_related("desk__user", "municipality", "held_by", "town")


def caseload(user: User, *, text: str = "", desk: str = "", ended: bool = False) -> QuerySet[Candidate]:
    """The files in sight, most urgent next step first; narrowed by name or phone digits, and by desk.

    `ended`: those that ended in their place, the last one first.
    """
    files = candidates(user).prefetch_related(_wishes())
    files = files.filter(state=State.ENDED) if ended else files.in_sight()
    text = text.replace("\0", "")
    for word in [text] if text and set(text) <= PHONE_MARKS else text.split():
        files = files.named(word)
    if desk:
        files = files.filter(desk=desk_for(user, uuid_or_404(desk)))
    first = "-ended_on" if ended else "held_by__due"
    return files.order_by(first, "first_name", "last_name", "id")


def candidate(user: User, pk: str) -> Candidate:
    """The youth that a URL names; 404 when malformed, absent or not this user's."""
    return get_object_or_404(candidates(user), pk=uuid_or_404(pk))


def file(user: User, pk: str) -> Candidate:
    """The youth that a URL names, with everything that the page of the file shows; else a 404."""
    parts = ["languages", "licences", "exclusions__organisation"]
    files = candidates(user).prefetch_related(_wishes(), *_abilities(), *parts)
    return get_object_or_404(files, pk=uuid_or_404(pk))


def own_file(user: User, pk: str, *, on: date) -> Candidate:
    """A file of which the user may open what is sealed: assigned, or standing in with the youth's yes.

    Any other is a 404.
    """
    found = candidate(user, pk)
    if not may_open_sealed(user=user, candidate=found, on=on):
        raise Http404
    return found


def heard_file(user: User, pk: str, *, on: date) -> Candidate:
    """A file whose youth the user hears: by force one reads, and changes nothing. Any other is a 404."""
    found = candidate(user, pk)
    if not may_hear_youth(user=user, candidate=found, on=on):
        raise Http404
    return found


def steps(user: User, pk: str) -> QuerySet[Step]:
    """All steps of a youth that the user sees, the newest first."""
    rows = steps_seen(user, candidate(user, pk)).select_related("owner__user", "owner__municipality")
    return rows.order_by("-made_at", "id")


def steps_seen(user: User, youth: Candidate) -> StepQuerySet:
    """The steps of a youth; those that would tell of an experience only for who opens the lock."""
    of_youth = Step.objects.filter(candidate=youth)
    opens = may_open_sealed(user=user, candidate=youth, on=timezone.localdate())
    return of_youth if opens else of_youth.plain()


def step(user: User, pk: str, step_pk: str) -> Step:
    """A step that a URL names, of a youth that it names too, and that the user sees."""
    seen = steps_seen(user, candidate(user, pk)).select_related("candidate__desk", "owner")
    return get_object_or_404(seen, pk=uuid_or_404(step_pk))


def next_step(user: User, pk: str) -> Step:
    """The step that holds the file of a youth."""
    steps_of = Step.objects.filter(primary_for=candidate(user, pk).pk)
    return get_object_or_404(steps_of.select_related("candidate__desk", "owner"))


def employers(text: str, *, limit: int = 12) -> list[Organisation]:
    """Employers with these words in their name."""
    found = Organisation.objects.employers()
    for word in text.replace("\0", "").split():
        found = found.filter(name__icontains=word)
    return list(found.order_by("name", "id")[:limit])


def occupation_names(keys: Iterable[str]) -> dict[str, str]:
    """Id → label of the occupations among the keys."""
    return _names(Occupation.objects.all(), keys)


def skill_names(keys: Iterable[str]) -> dict[str, str]:
    """Id → label of the skills among the keys."""
    return _names(Skill.objects.learnable(), keys)


def employer_names(keys: Iterable[str]) -> dict[str, str]:
    """Id → name of the employers among the keys."""
    return _names(Organisation.objects.employers(), keys)


def _names(rows: QuerySet[Any], keys: Iterable[str]) -> dict[str, str]:
    found = rows.filter(pk__in=[*filter(None, map(uuid_or_none, keys))])
    return {str(row.pk): str(row) for row in found}


def towns(text: str, *, postcode: str = "") -> list[Town]:
    """The town that is meant, or the several that may be meant, or none; a postcode tells them apart."""
    area = PostcodeArea.objects.filter(pk=postcode).select_related("municipality").first()
    places = gazetteer()
    hints = [area.municipality.name, ""] if area else [""]
    for hint in hints:
        place = places.find(town=text, region=hint)
        if place is not None:
            here = Town.objects.filter(municipality=place.municipality_code, lat=place.lat, lon=place.lon)
            return list(here.order_by("name")[:1])
    name = fold(text)
    with_addition = Q(folded_name__startswith=f"{name} ", name__contains="(")
    found = Town.objects.filter(Q(folded_name=name) | with_addition) if name else Town.objects.none()
    return list(found.select_related("municipality").order_by("name", "municipality__name"))


def overdue_count(user: User, *, on: date) -> int:
    """How many files of the caseload have a next step in the past."""
    return candidates(user).in_sight().filter(held_by__due__lt=on).count()


def desks(user: User) -> QuerySet[Desk]:
    """The desks where the user may open a file: the own ones; for a coordinator all of the municipality."""
    active = Membership.objects.active().filter(user=user)
    coordinated = active.filter(role=Role.COORDINATOR).values("organisation")
    own = Desk.objects.filter(user=user, municipality__in=active.values("organisation"))
    return (own | Desk.objects.filter(municipality__in=coordinated)).select_related("user", "municipality")


def desk_for(user: User, pk: UUID | None) -> Desk:
    """A desk where the user may open a file: the named one, else the own; 404 when there is none such."""
    meant = Q(user=user) if pk is None else Q(pk=pk)
    desk = desks(user).filter(meant).first()
    if desk is None:
        raise Http404
    return desk


def _wishes() -> "Prefetch[Any]":
    return Prefetch("wishes", Wish.objects.select_related("occupation"))


def _abilities() -> "list[Prefetch[Any]]":
    return [
        Prefetch("skills", CandidateSkill.objects.select_related("skill")),
        Prefetch("diplomas", Diploma.objects.select_related("occupation")),
        Prefetch("experience", WorkExperience.objects.select_related("occupation")),
    ]
