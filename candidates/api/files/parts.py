"""Each part of a file over the API: replaced whole, under the version that was read."""

from dataclasses import fields
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router

from candidates.models import Candidate
from candidates.schemas.files.file import SavedOut
from candidates.schemas.files.parts import (
    ConditionsIn,
    CredentialsIn,
    ExclusionsIn,
    ExperienceIn,
    LanguagesIn,
    SkillsIn,
    WishesIn,
)
from candidates.selectors.files import files
from candidates.services.files import profile
from candidates.services.files.profile import Conditions, DiplomaGiven, ExperienceGiven, WishGiven
from jobmatch.accounts.requests import ApiRequest
from jobmatch.errors import RuleBroken
from jobmatch.http.problems import WRITE_ERRORS

router = Router(tags=["candidates"])
SAVED = {200: SavedOut, **WRITE_ERRORS}


@router.put("/candidates/{pk}/wishes", response=SAVED, operation_id="save_wishes")
def save_wishes(request: ApiRequest, pk: str, given: WishesIn) -> Candidate:
    """Replace the wishes, most wanted first."""
    wishes = [WishGiven(wish.occupation, wish.is_dream) for wish in given.wishes]
    candidate = files.candidate(request.auth, pk)
    return profile.save_wishes(
        candidate=candidate, version=given.version, wishes=wishes, by=request.auth, on=timezone.localdate()
    )


@router.put("/candidates/{pk}/skills", response=SAVED, operation_id="save_skills")
def save_skills(request: ApiRequest, pk: str, given: SkillsIn) -> Candidate:
    """Replace the skills."""
    candidate = files.candidate(request.auth, pk)
    return profile.save_skills(
        candidate=candidate,
        version=given.version,
        skills=given.skills,
        by=request.auth,
        on=timezone.localdate(),
    )


@router.put("/candidates/{pk}/languages", response=SAVED, operation_id="save_languages")
def save_languages(request: ApiRequest, pk: str, given: LanguagesIn) -> Candidate:
    """Replace the languages with their levels."""
    candidate = files.candidate(request.auth, pk)
    levels = {row.language: row.level for row in given.languages}
    if len(levels) != len(given.languages):
        raise RuleBroken("twice", _("Something is in the list twice. Take one of the two out."))
    return profile.save_languages(
        candidate=candidate, version=given.version, levels=levels, by=request.auth, on=timezone.localdate()
    )


@router.put("/candidates/{pk}/credentials", response=SAVED, operation_id="save_credentials")
def save_credentials(request: ApiRequest, pk: str, given: CredentialsIn) -> Candidate:
    """Replace diplomas, licences and certificates."""
    return profile.save_credentials(
        candidate=files.candidate(request.auth, pk),
        version=given.version,
        diplomas=[DiplomaGiven(row.level, row.occupation) for row in given.diplomas],
        licences=given.licences,
        complete=given.complete,
        by=request.auth,
        on=timezone.localdate(),
    )


@router.put("/candidates/{pk}/experience", response=SAVED, operation_id="save_experience")
def save_experience(request: ApiRequest, pk: str, given: ExperienceIn) -> Candidate:
    """Replace the work done before."""
    rows = [ExperienceGiven(row.occupation, row.months) for row in given.experience]
    candidate = files.candidate(request.auth, pk)
    return profile.save_experience(
        candidate=candidate,
        version=given.version,
        experience=rows,
        all_my_work=given.all_my_work,
        by=request.auth,
        on=timezone.localdate(),
    )


@router.put("/candidates/{pk}/conditions", response=SAVED, operation_id="save_conditions")
def save_conditions(request: ApiRequest, pk: str, given: ConditionsIn) -> Candidate:
    """Replace kinds of work, hours, dayparts, start and travel."""
    conditions = Conditions(**{field.name: getattr(given, field.name) for field in fields(Conditions)})
    candidate = files.candidate(request.auth, pk)
    return profile.save_conditions(
        candidate=candidate,
        version=given.version,
        conditions=conditions,
        by=request.auth,
        on=timezone.localdate(),
    )


@router.put("/candidates/{pk}/exclusions", response=SAVED, operation_id="save_exclusions")
def save_exclusions(request: ApiRequest, pk: str, given: ExclusionsIn) -> dict[str, Any]:
    """Replace the employers that stay out, under `exclusions_version`."""
    candidate = files.candidate(request.auth, pk)
    version = profile.save_exclusions(
        candidate=candidate,
        version=given.version,
        employers=given.employers,
        by=request.auth,
        on=timezone.localdate(),
    )
    return {"id": candidate.pk, "version": version}
