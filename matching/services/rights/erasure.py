"""Erasing a youth: every row about them goes, what must stay keeps a pseudonym, and the key is destroyed.

What stays: which consents there were, what was asked about the own data and who forced what open, each
without words; and the access log. The file itself stays as an empty row, ended, so that the pseudonym
names nothing.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from candidates.enums import Ending, Right, RightState, State
from candidates.models import Candidate, RightsRequest, Step
from candidates.services.casework import fresh_links
from candidates.services.files import messages
from candidates.services.files.locking import lock_file
from candidates.services.intake import referrals
from candidates.services.rights import rights, terms
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.records import Record
from jobmatch.running import queue
from jobmatch.running.turns import each_in_turn
from jobmatch.sealing import services as sealing
from matching.services.introductions import forgetting, meetings
from matching.services.rights import youth_records
from matching.services.work import schooling

JOB: Final = "matching.wipe_free_space"
TARGET = "candidates.Candidate"


@transaction.atomic
def carry_out(*, request: RightsRequest, version: int, by: User, on: date) -> Candidate:
    """What the youth asked: the privacy officer erases the file, and the request is done with it."""
    rights.require_officer(by, request.candidate)
    candidate = lock_file(request.candidate)
    claim(request, version=version)
    request.refresh_from_db(fields=["state", "right"])
    if request.right != Right.ERASURE or request.state != RightState.OPEN:
        raise RuleBroken("request_closed", _("This request was closed already."))
    if candidate.rights_requests.open().exclude(pk=request.pk).exists():
        raise RuleBroken(
            "others_open", _("This youth asks something else too. Answer that first: after this it can't be.")
        )
    request.state, request.closed_on, request.closed_by = RightState.DONE, on, by
    request.save(update_fields=["state", "closed_on", "closed_by"])
    return _erase(candidate, by=by, on=on)


def at_the_end_of_terms(*, on: date) -> int:
    """Each night: ended files whose term is over, which were listed for a month before; how many."""
    return each_in_turn(terms.ending_files(on=on), lambda candidate: _at_the_end(candidate, on=on))


@transaction.atomic
def again(*, person: UUID, on: date) -> bool:
    """After a backup was put back: erase whom an erasure had taken out; whether there was anyone."""
    candidate = Candidate.objects.filter(pk=person, erased_on=None).first()
    if candidate is None:
        return False
    _erase(lock_file(candidate), by=audit.COMMAND_LINE, on=on)
    return True


def all_again(*, people: Iterable[UUID], on: date) -> int:
    """After an older copy was put back: erase again whoever these are; how many were there.

    They are youths, and referrals that were decided since.
    """
    done = 0
    for person in dict.fromkeys(people):
        done += again(person=person, on=on) or referrals.expire_again(pk=person, on=on)
    return done


def wipe_free_space() -> None:
    """Wipe what was erased from the files of both databases too. Outside a transaction."""
    sealing.wipe_free_space()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        tables = {record.model._meta.db_table for record in youth_records.OF_YOUTHS}
        for table in sorted(tables):
            cursor.execute(f'VACUUM "{table}"')


@transaction.atomic
def _at_the_end(candidate: Candidate, *, on: date) -> bool:
    newest = lock_file(candidate)
    if not terms.has_ended(newest, on=on):
        return False
    _erase(newest, by=audit.SCHEDULE, on=on)
    return True


def _erase(candidate: Candidate, *, by: audit.Doer, on: date) -> Candidate:
    """The caller holds the file and has asked whether this may be."""
    messages.stop(candidate=candidate)
    fresh_links.forget(candidate=candidate)
    _let_go(candidate, on=on)
    known = forgetting.known_to(candidate)
    meetings.forget(candidate, on=on)
    for placement in candidate.placements.order_by("pk"):
        schooling.call_nobody(placement, by=by, on=on)
    for record in youth_records.WALKED:
        _clear(record, candidate)
    forgetting.leave(candidate, known, by=by, on=on)
    _blank(candidate, on=on)
    sealing.destroy_key(person=candidate.pk)
    audit.record(
        event="file.erased",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
    )
    queue.wake(JOB)
    return candidate


def _let_go(candidate: Candidate, *, on: date) -> None:
    """A file in sight ends by the youth's own wish; nothing holds it any more."""
    if candidate.state == State.ENDED:
        return
    candidate.state, candidate.ending = State.ENDED, Ending.OWN_WISH
    candidate.ended_on = candidate.state_since = on
    candidate.held_by, candidate.paused_until = None, None
    candidate.save(update_fields=["state", "ending", "ended_on", "state_since", "held_by", "paused_until"])


def _clear(record: Record, candidate: Candidate) -> None:
    rows = youth_records.rows_of(record, candidate.pk)
    if record.stays:
        rows.update(**youth_records.blanks(record))
        return
    if record.model is Step:
        rows.update(follows=None)  # else each holds back the one that it came from
    rows.delete()


def _blank(candidate: Candidate, *, on: date) -> None:
    blanks = youth_records.blanks(youth_records.FILE)
    for name, value in blanks.items():
        setattr(candidate, name, value)
    candidate.erased_on = on
    candidate.version += 1
    candidate.save(update_fields=[*blanks, "erased_on", "version"])
