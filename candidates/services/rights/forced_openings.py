"""Break-glass: someone opens what is sealed without the youth's yes, says why, and somebody else judges it.

For an emergency, such as a youth in trouble while the own jobhunter can't be reached. It holds for an hour.
The youth is told, and sees it among who looked.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.enums import OpeningVerdict, StepKind
from candidates.models import Candidate, ForcedOpening
from candidates.permissions import may_judge, may_open_by_force, may_open_sealed, require
from candidates.rules import step_marks
from candidates.selectors.rights.rights import JUDGED_WITHIN
from candidates.services.files import messages, steps
from candidates.services.files.locking import lock_even_erased, lock_file
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, Desk, Membership, User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from jobmatch.sealing import services as sealing
from notifications.enums import Kind
from notifications.models import Message
from notifications.selectors import preference_of
from notifications.services import outbox

JOB: Final = "candidates.ask_late_judgements"
OPEN_FOR = timedelta(minutes=60)
SHORTEST_REASON, LONGEST_REASON = 20, 1000
TARGET = "candidates.ForcedOpening"
FIELD = "forced_opening.reason"


@transaction.atomic
def force(*, candidate: Candidate, reason: str, by: User, on: date) -> ForcedOpening:
    """Open what is sealed for an hour. Refused when nobody else is there to judge it."""
    require(may_open_by_force(user=by, candidate=candidate), _("This file is not at your desk."))
    reason = reason.strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise RuleBroken(
            "reason", _("Write in a sentence or two why this can't wait, at most 1,000 characters.")
        )
    candidate = lock_file(candidate)
    if may_open_sealed(user=by, candidate=candidate, on=on):
        raise RuleBroken("open_already", _("You may read what is locked away in this file already."))
    judges = list(judges_of(candidate, besides=by))
    if not judges:
        raise RuleBroken(
            "nobody_judges", _("Nobody is there to look at this afterwards, so it stays locked.")
        )
    opening = _opened(candidate, reason, by=by)
    _call(judges, opening)
    messages.tell(candidate=candidate, kind=Kind.NEWS, on=on, about=opening.pk)
    _record("sealed.forced", opening, by)
    return opening


@transaction.atomic
def judge(*, opening: ForcedOpening, version: int, verdict: str, by: User) -> ForcedOpening:
    """The second pair of eyes: was it needed?"""
    require(may_judge(user=by, opening=opening), _("Somebody else judges this."))
    if verdict not in OpeningVerdict.values:
        raise RuleBroken("verdict", _("Say whether it was needed."))
    lock_even_erased(opening.candidate)
    claim(opening, version=version)
    opening.refresh_from_db(fields=["verdict"])
    if opening.verdict:
        raise RuleBroken("judged", _("This was judged already."))
    opening.verdict, opening.reviewed_by, opening.reviewed_at = verdict, by, timezone.now()
    opening.save(update_fields=["verdict", "reviewed_by", "reviewed_at"])
    steps.settle(
        candidate=opening.candidate,
        mark=step_marks.forced_opening(opening.pk),
        by=by,
        on=timezone.localdate(),
    )
    _record("sealed.judged", opening, by)
    return opening


@transaction.atomic
def read_reason(*, opening: ForcedOpening, by: User) -> str:
    """Why it was opened, for who judges and who did it; in the access log."""
    require(by.pk == opening.user_id or may_judge(user=by, opening=opening), _("Somebody else judges this."))
    if not opening.reason:
        return ""
    text = sealing.unseal(person=opening.candidate_id, field=_field(opening.pk), sealed=bytes(opening.reason))
    audit.record(
        event="sealed.opened",
        by=by,
        chain=opening.candidate.municipality_id,
        person=opening.candidate_id,
        target=TARGET,
        target_id=opening.pk,
        fields=(FIELD,),
    )
    return text


def judges_of(candidate: Candidate, *, besides: User) -> QuerySet[User]:
    """Privacy officers and other coordinators of the municipality; no coordinator whom the youth bars."""
    here = Membership.objects.active().filter(organisation=candidate.municipality_id)
    officers = here.filter(role=Role.PRIVACY_OFFICER)
    coordinators = here.filter(role=Role.COORDINATOR).exclude(user__in=candidate.bars.values("user"))
    people = Q(pk__in=officers.values("user")) | Q(pk__in=coordinators.values("user"))
    return User.objects.filter(people, is_active=True).exclude(pk=besides.pk).order_by("name", "pk")


def ask_late(*, now: datetime) -> int:
    """Each day that a judgement is late: a step for another coordinator, and a mail to who judges."""
    asked = Message.objects.filter(kind=Kind.REVIEW, about=OuterRef("pk"), made_at__gt=now - JUDGED_WITHIN)
    late = ForcedOpening.objects.unreviewed().filter(at__lte=now - JUDGED_WITHIN).exclude(Exists(asked))
    rows = late.select_related("candidate", "user").order_by("at", "pk")
    return each_in_turn(rows, lambda opening: _ask_late(opening, on=timezone.localdate(now)))


@transaction.atomic
def _ask_late(opening: ForcedOpening, *, on: date) -> bool:
    candidate = lock_even_erased(opening.candidate)
    opening.refresh_from_db(fields=["verdict"])
    if opening.verdict:
        return False
    judges = list(judges_of(candidate, besides=opening.user))
    away = Absence.objects.running().values("desk")
    desks = Desk.objects.filter(municipality=candidate.municipality_id, user__in=judges).exclude(pk__in=away)
    desk = desks.order_by("user__name", "pk").first()
    if desk is not None:
        steps.ensure(
            candidate=candidate,
            kind=StepKind.JUDGE,
            due=on,
            mark=step_marks.forced_opening(opening.pk),
            owner=desk,
        )
    _call(judges, opening)
    return bool(judges)


def _call(judges: Iterable[User], opening: ForcedOpening) -> None:
    for judge in judges:
        language = preference_of(judge).language
        outbox.put_for_user(user=judge, kind=Kind.REVIEW, language=language, about=opening.pk)


def _opened(candidate: Candidate, reason: str, *, by: User) -> ForcedOpening:
    pk, now = uuid4(), timezone.now()
    return ForcedOpening.objects.create(
        pk=pk,
        candidate=candidate,
        user=by,
        reason=sealing.seal(person=candidate.pk, field=_field(pk), text=reason),
        at=now,
        until=now + OPEN_FOR,
    )


def _field(pk: UUID) -> str:
    return f"{TARGET}.reason:{pk}"


def _record(event: str, opening: ForcedOpening, by: User) -> None:
    audit.record(
        event=event,
        by=by,
        chain=opening.candidate.municipality_id,
        person=opening.candidate_id,
        target=TARGET,
        target_id=opening.pk,
    )
