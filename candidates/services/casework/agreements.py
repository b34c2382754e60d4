"""Agreements: one plain sentence, who does it by when; confirmed by both, kept or not."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import Doer, Outcome, StepKind
from candidates.models import Agreement, Candidate
from candidates.permissions import require_work, require_work_or_youth
from candidates.rules import step_marks
from candidates.services.files import after_end, steps
from candidates.services.files.locking import lock_file
from candidates.services.files.parents import require_heard
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before
from jobmatch.http.versions import claim

TARGET = "candidates.Agreement"


@transaction.atomic
def make(
    *,
    candidate: Candidate,
    sentence: str,
    doer: str,
    due: date,
    by: User,
    on: date,
    confirmed: bool = False,
    key: UUID | None = None,
) -> Agreement:
    """Write down what was agreed; `confirmed`: both said yes to this sentence, face to face.

    `key` is the id of the new row: sent twice, it is written down once.
    """
    require_work(by, candidate)
    require_heard(candidate, on=on)
    candidate = lock_file(candidate)
    if candidate.held_by_id is None:
        raise RuleBroken("file_ended", _("This file has ended. Open it again first."))
    content = {"candidate": candidate, **_checked(sentence, doer, due, on=on)}
    content["confirmed_on"] = on if confirmed else None
    made = made_before(Agreement, key, **content)
    if made is not None:
        return made
    agreement = Agreement(pk=key or uuid4(), made_on=on, **content)
    agreement.save(force_insert=True)
    _record("agreement.made", agreement, by)
    return agreement


@transaction.atomic
def change(
    *, agreement: Agreement, version: int, sentence: str, doer: str, due: date, by: User, on: date
) -> Agreement:
    """Say it better; other words need a new yes of both."""
    require_work(by, agreement.candidate)
    require_heard(agreement.candidate, on=on)
    claim(agreement, version=version)
    _require(agreement, Outcome.OPEN)
    for name, value in _checked(sentence, doer, due, on=on).items():
        setattr(agreement, name, value)
    agreement.confirmed_on = None
    agreement.save(update_fields=["sentence", "doer", "due", "confirmed_on"])
    _record("agreement.changed", agreement, by)
    return agreement


@transaction.atomic
def confirm(*, agreement: Agreement, version: int, by: audit.Doer, on: date) -> Agreement:
    """Youth and jobhunter said yes to an agreement: face to face, or the youth by the own link."""
    require_work_or_youth(by, agreement.candidate)
    claim(agreement, version=version)
    _require(agreement, Outcome.OPEN)
    agreement.confirmed_on = on
    agreement.save(update_fields=["confirmed_on"])
    _record("agreement.confirmed", agreement, by)
    return agreement


@transaction.atomic
def doubt(*, agreement: Agreement, by: audit.Doer, on: date) -> Agreement:
    """The youth says by the own link that this is not what was agreed: who works the file calls about it.

    A yes that was given goes with it, until both say yes again.
    """
    require_work_or_youth(by, agreement.candidate)
    candidate = lock_file(agreement.candidate)
    _require(agreement, Outcome.OPEN)
    agreement.refresh_from_db(fields=["version", "confirmed_on"])
    if agreement.confirmed_on is not None:
        claim(agreement, version=agreement.version)
        agreement.confirmed_on = None
        agreement.save(update_fields=["confirmed_on"])
    due = workdays.on_or_after(on)
    steps.ensure(
        candidate=candidate, kind=StepKind.AGREEMENT, due=due, mark=step_marks.agreement(agreement.pk)
    )
    after_end.note(candidate, by=by, on=on)
    _record("agreement.doubted", agreement, by)
    return agreement


@transaction.atomic
def settle(*, agreement: Agreement, version: int, outcome: str, by: User, on: date) -> Agreement:
    """Kept, not kept, or no longer needed; the same for what the jobhunter promised."""
    require_work(by, agreement.candidate)
    if outcome not in Outcome.values or outcome == Outcome.OPEN:
        raise RuleBroken("outcome", _("Choose kept, not kept or no longer needed."))
    claim(agreement, version=version)
    _require(agreement, Outcome.OPEN)
    agreement.outcome, agreement.settled_on = outcome, on
    agreement.save(update_fields=["outcome", "settled_on"])
    _record(f"agreement.{outcome}", agreement, by)
    return agreement


@transaction.atomic
def reopen(*, agreement: Agreement, version: int, by: User) -> Agreement:
    """Take back that it was settled."""
    require_work(by, agreement.candidate)
    claim(agreement, version=version)
    agreement.refresh_from_db(fields=["outcome"])
    if agreement.outcome == Outcome.OPEN:
        raise RuleBroken("not_settled", _("This agreement is open already."))
    agreement.outcome, agreement.settled_on = Outcome.OPEN, None
    agreement.save(update_fields=["outcome", "settled_on"])
    _record("agreement.reopened", agreement, by)
    return agreement


def _checked(sentence: str, doer: str, due: date, *, on: date) -> dict[str, Any]:
    sentence = " ".join(sentence.split())
    if not sentence:
        raise RuleBroken("sentence_missing", _("Write in one sentence what you agreed."))
    if doer not in Doer.values:
        raise RuleBroken("doer", _("Choose who does it."))
    return {"sentence": sentence, "doer": doer, "due": steps.checked_due(due, on=on)}


def _require(agreement: Agreement, outcome: str) -> None:
    agreement.refresh_from_db(fields=["outcome"])
    if agreement.outcome != outcome:
        raise RuleBroken("settled", _("This agreement was settled. Put it back first."))


def _record(event: str, agreement: Agreement, by: audit.Doer) -> None:
    audit.record(
        event=event,
        by=by,
        chain=agreement.candidate.municipality_id,
        person=agreement.candidate_id,
        target=TARGET,
        target_id=agreement.pk,
    )
