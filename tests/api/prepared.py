"""Proposals, days and work of the youth in the state in which an operation has something to do.

Made when an operation asks for it, for the requests of one operation are all that a region lives for.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate
from employers.enums import Told
from employers.models import EmployerPerson, Promise
from matching.enums import Came
from matching.models import Introduction, Meeting, Placement, Reply
from matching.services.introductions import drafts, meetings, replies
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.yeses import Heard
from matching.services.work import schooling
from tests.access_objects import SOON
from tests.candidates.situations import say_yes
from tests.factories import make_vacancy
from tests.matching.introductions import said

if TYPE_CHECKING:
    from tests.api.situations import Region

NAMELESS = Heard(ConsentManner.PHONE, name="")
NAMED = Heard(ConsentManner.PHONE, name="called")


def rows(region: "Region") -> dict[str, Callable[[], Model]]:
    """What the first id of an address names, for the operations that need it in a state."""
    return {
        "POST /candidates/{pk}/introductions": lambda: willing(region),
        "POST /candidates/{pk}/meetings": lambda: willing(region),
        "PATCH /introductions/{pk}": lambda: proposal(region, None),
        "POST /introductions/{pk}/yes": lambda: proposal(region, None),
        "POST /introductions/{pk}/act": lambda: proposal(region, None),
        "POST /introductions/{pk}/answer": lambda: at_employer(region, "sent"),
        "POST /introductions/{pk}/receiver": lambda: at_employer(region, "sent"),
        "POST /introductions/{pk}/question": lambda: at_employer(region, "question"),
        "POST /introductions/{pk}/meeting": lambda: named(region),
        "POST /introductions/{pk}/register": lambda: refused(region),
        "POST /meetings/{pk}/proposal": lambda: walked(region),
        "PUT /placements/{pk}/school": lambda: learning(region),
        "POST /placements/{pk}/school/yes": lambda: with_school(region),
        "POST /placements/{pk}/school/told": lambda: with_school(region, heard=True),
        "POST /placements/{pk}/school/erase": lambda: with_school(region),
        "POST /placements/{pk}/signatures": lambda: learning(region),
    }


def willing(region: "Region") -> Candidate:
    """The youth, who lets us introduce them; the person of the employer reads proposals by mail."""
    say_yes(region.candidate, by=region.by, purpose=Purpose.SHARE_WITH_EMPLOYERS)
    EmployerPerson.objects.filter(pk=region.person.pk).update(
        email="receiver@example.org", told_on=timezone.localdate(), told_how=Told.VOICE
    )
    return Candidate.objects.get(pk=region.candidate.pk)


def proposal(region: "Region", heard: Heard | None) -> Introduction:
    """A proposal to the employer of the region, with or without a yes."""
    return drafts.write(
        candidate=willing(region),
        vacancy=make_vacancy(employer=region.employer, site=region.site),
        person=EmployerPerson.objects.get(pk=region.person.pk),
        heard=heard,
        by=region.by,
        on=timezone.localdate(),
    )


def at_employer(region: "Region", state: str) -> Introduction:
    return said(proposal(region, NAMELESS), state, by=region.by, on=timezone.localdate())


def named(region: "Region") -> Introduction:
    row = proposal(region, NAMED)
    return said(row, "named", by=region.by, on=timezone.localdate(), appointment=Appointment(on=SOON))


def refused(region: "Region") -> Introduction:
    """The employer said no by mail, in words."""
    row, now = at_employer(region, "declined"), timezone.now()
    no = Reply(introduction=row, kind="decline", reasons=["hours"], at=now, counts_at=now, counted_at=now)
    no.words = replies.seal(no, "words", "Wij zoeken een jong iemand.")
    no.save()
    return row


def walked(region: "Region") -> Meeting:
    """A day at the employer of the region that went on."""
    today = timezone.localdate()
    row = meetings.walk_along(
        candidate=willing(region),
        promise=Promise.objects.get(pk=region.promise.pk),
        appointment=Appointment(on=today, kind="along"),
        heard=NAMED,
        by=region.by,
        on=today,
    )
    return meetings.came(meeting=row, version=row.version, came=Came.HELD, by=region.by, on=today)


def learning(region: "Region") -> Placement:
    """A place to learn that is agreed."""
    given: dict[str, Any] = {"kind": "internship", "employer_name": "Employer", "starts_on": SOON}
    return Placement.objects.create(candidate=region.candidate, recorded_by=region.by, **given)


def with_school(region: "Region", *, heard: bool = False) -> Placement:
    """A place to learn of which the school is known."""
    row, on = learning(region), timezone.localdate()
    contact = schooling.Contact("School", "Sara Smit", email="sara@example.org")
    schooling.write(placement=row, version=row.version, contact=contact, by=region.by, on=on)
    row.refresh_from_db()
    if heard:
        schooling.hear(placement=row, version=row.version, how="phone", by=region.by, on=on)
    return Placement.objects.get(pk=row.pk)
