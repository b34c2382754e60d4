"""The guided first talk: what is taken over from free words, and the end of the talk."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import ReferrerStatus, StepKind
from candidates.models import Candidate, Step
from candidates.permissions import require_work
from candidates.services.files import news, profile, states, steps
from candidates.services.files.locking import lock_file
from candidates.services.files.parents import require_heard
from candidates.services.files.profile import WishGiven
from candidates.services.intake import referrer_status
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import overtaken

TALK_KINDS = (StepKind.FIRST_TALK, StepKind.MEET)
TARGET = "candidates.Candidate"


@transaction.atomic
def add_from_words(
    *,
    candidate: Candidate,
    version: int,
    occupations: Sequence[UUID],
    skills: Sequence[UUID],
    by: User,
    on: date,
) -> Candidate:
    """Add what was recognised in the youth's own words below the wishes and to the skills that are there."""
    if occupations:
        kept = [WishGiven(wish.occupation_id, wish.is_dream) for wish in candidate.wishes.all()]
        known = {wish.occupation for wish in kept}
        new = [WishGiven(pk) for pk in dict.fromkeys(occupations) if pk not in known]
        profile.save_wishes(candidate=candidate, version=version, wishes=[*kept, *new], by=by, on=on)
        version = candidate.version
    if skills:
        held = [row.skill_id for row in candidate.skills.all()]
        every = [*dict.fromkeys([*held, *skills])]
        profile.save_skills(candidate=candidate, version=version, skills=every, by=by, on=on)
    return candidate


def ends_step(candidate: Candidate) -> bool:
    """Whether the step that holds the file was to have this talk; then the end of the talk finishes it."""
    return candidate.held_by is not None and candidate.held_by.kind in TALK_KINDS


@transaction.atomic
def finish(
    *,
    candidate: Candidate,
    by: User,
    on: date,
    next_kind: str = StepKind.CALL,
    next_title: str = "",
    next_due: date | None = None,
    step: UUID | None = None,
) -> Candidate:
    """The first talk was held today. The step to have it is done, and the next one is made in the same act.

    Who held it before keeps the day of the first time. `step` is the one that the writer saw: sent twice, one
    talk does not finish the next step too.
    """
    require_work(by, candidate)
    require_heard(candidate, on=on)
    candidate = lock_file(candidate)
    held = Step.objects.filter(primary_for=candidate.pk).select_related("candidate__desk").first()
    if held is None:
        raise RuleBroken("file_ended", _("This file has ended. Open it again first."))
    if step not in (None, held.pk):
        raise overtaken()
    candidate.first_talk_on = candidate.first_talk_on or on
    candidate.save(update_fields=["first_talk_on"])
    candidate = states.heard_from(candidate, by=by, on=on)
    referrer_status.tell(candidate=candidate, shown=ReferrerStatus.IN_CONTACT, on=on)
    if held.kind in TALK_KINDS:
        steps.require_chosen(next_kind)
        steps.follow(
            candidate=candidate,
            after=held,
            version=held.version,
            by=by,
            on=on,
            kind=next_kind,
            title=next_title,
            due=steps.checked_due(next_due or workdays.after(on, steps.CALL_BACK_WORKING_DAYS), on=on),
            undoable=True,
        )
    audit.record(
        event="talk.held",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
    )
    return candidate


@transaction.atomic
def take_back(*, candidate: Candidate, by: User) -> Candidate:
    """The first talk was marked as held by mistake. The steps stay as they are; they are taken back apart."""
    require_work(by, candidate)
    candidate = lock_file(candidate)
    if candidate.first_talk_on is None:
        raise RuleBroken("nothing_to_undo", _("There is nothing to take back here."))
    mistaken, candidate.first_talk_on = candidate.first_talk_on, None
    candidate.save(update_fields=["first_talk_on"])
    news.recount(candidate, mistaken=mistaken)
    audit.record(
        event="talk.taken_back",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
    )
    return candidate
