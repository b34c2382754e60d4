"""The day after a meeting both are asked apart how it was: by link where they get messages, else by voice.

The step of the youth and the errand at the employer are there already; this only saves a call.
"""

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from candidates.services.files.locking import lock_file
from employers.models import EmployerPerson
from employers.services import sign_ins
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from matching.models import Introduction, Meeting, MeetingQuerySet
from matching.services.introductions import moves, permits, posting
from notifications.enums import Kind

A_WEEK: Final = timedelta(days=7)


def ask(*, on: date) -> int:
    """Ask after the meetings that are over, each once; how many. What is older than a week is for a call."""
    rows = _unasked(on=on).select_related("candidate").order_by("on", "pk")
    return each_in_turn(rows, lambda row: _ask(row, on=on))


def _unasked(*, on: date) -> MeetingQuerySet:
    return Meeting.objects.to_come().over(since=on - A_WEEK, on=on).filter(asked_on=None)


@transaction.atomic
def _ask(row: Meeting, *, on: date) -> bool:
    """The file is locked first: of two that run at once, the second sees what the first asked."""
    candidate = lock_file(row.candidate)
    if not _unasked(on=on).filter(pk=row.pk).exists():
        return False
    claim(row, version=row.version).asked_on = on
    row.save(update_fields=["asked_on"])
    if permits.may_be_proposed(candidate, on=on):
        moves.tell_youth(candidate, on=on, at_once=False)
    person = _mailed(row, on=on)
    if person is not None:
        with translation.override(person.language):
            asks = _("how was it with who came?")
        sign_ins.put(
            person,
            Kind.ASKS,
            asks=f"- {asks}",
            address=sign_ins.link_for(person),
            writer=candidate.desk.user.signature if candidate.desk.user else str(candidate.municipality),
        )
    return True


def _mailed(row: Meeting, *, on: date) -> EmployerPerson | None:
    """To whom of the employer a mail goes: nobody where the proposal went by voice, nor who left there."""
    if row.introduction_id is None:
        return None
    standing = Introduction.objects.running().standing(on=on).filter(pk=row.introduction_id).first()
    if standing is None or standing.person_id is None or not posting.reaches(standing):
        return None
    if standing.events.exclude(channel="").exists():
        return None
    return EmployerPerson.objects.mailable().filter(pk=standing.person_id).first()
