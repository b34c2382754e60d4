"""Whoever had a file open when it was erased brings nobody back: not a row, not a key, not a message."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from candidates.enums import Channel, ConsentManner, OpeningVerdict, Purpose, Right
from candidates.models import Candidate
from candidates.services.casework import contacts
from candidates.services.consents import consents
from candidates.services.files import bars, sealed
from candidates.services.files.locking import lock_file
from candidates.services.rights import forced_openings, rights
from candidates.services.voice import experiences
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from matching.services.ranking import weightings
from matching.services.rights import erasure
from matching.services.rights.youth_records import WALKED, name_of, rows_of
from notifications.models import Message
from tests import keys
from tests.candidates.rights_situations import make_officer
from tests.candidates.voice_situations import willing_youth
from tests.factories import make_coordinator, make_jobhunter
from tests.matching.erasure_situations import WEIGHTS
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
REASON = "She is in hospital and her jobhunter can't be reached."
ALLOWED = (Purpose.KEEP_NEEDS, Purpose.COUNT_EXPERIENCE, Purpose.MESSAGE_ME, Purpose.OTHER_PARTNER)


@pytest.fixture
def youth() -> Candidate:
    """As a page of the jobhunter read the file, a moment before."""
    made = willing_youth(make_jobhunter(), *ALLOWED, channel=Channel.TEXT)
    return Candidate.objects.select_related("desk__user", "municipality").get(pk=made.pk)


def erase(youth: Candidate) -> None:
    officer = make_officer(youth)
    asked = rights.receive(candidate=youth, right=Right.ERASURE, by=officer, on=TODAY)
    erasure.carry_out(request=asked, version=asked.version, by=officer, on=TODAY)


def by_the_jobhunter(act: Callable[..., object], **given: Any) -> Callable[[Candidate], object]:
    """An act of the youth's own jobhunter."""
    return lambda youth: act(candidate=youth, by=youth.desk.user, **given)


CONTACT = {"channel": Channel.PHONE, "reached": True, "line": "Nora", "finishes": False}
ACTS: dict[str, Callable[[Candidate], object]] = {
    "asked": by_the_jobhunter(rights.receive, right=Right.ACCESS, words="Nora", on=TODAY),
    "asked by link": lambda youth: rights.receive(
        candidate=youth, right=Right.ACCESS, words="Nora", by=audit.youth(youth.pk), on=TODAY
    ),
    "yes": by_the_jobhunter(
        consents.give, purpose=Purpose.MESSAGE_ME, manner=ConsentManner.IN_PERSON, on=TODAY
    ),
    "told": by_the_jobhunter(experiences.add, words="Nora", on=TODAY),
    "needs": by_the_jobhunter(sealed.save_needs, version=0, needs={"place_to_pray": True}, on=TODAY),
    "contact": by_the_jobhunter(contacts.record, on=TODAY, **CONTACT),
    "barred": lambda youth: bars.add(
        candidate=youth, user=make_jobhunter(youth.municipality), by=youth.desk.user
    ),
    "forced": lambda youth: forced_openings.force(
        candidate=youth, reason=REASON, by=make_coordinator(youth.municipality), on=TODAY
    ),
    "weights": by_the_jobhunter(weightings.save, version=0, weights=WEIGHTS),
}


def rows(youth: Candidate) -> dict[str, int]:
    return {name_of(one): rows_of(one, youth.pk).count() for one in WALKED}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_an_act_of_a_moment_ago_is_refused(act: Callable[[Candidate], object], youth: Candidate) -> None:
    erase(youth)
    left = rows(youth)
    with refused("erased"):
        act(youth)
    assert rows(youth) == left
    assert keys.left(youth.pk) == 0
    assert not Message.objects.filter(person=youth.pk).exists()


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_before_the_erasure_it_is_done(act: Callable[[Candidate], object], youth: Candidate) -> None:
    make_officer(youth)
    act(youth)


def test_an_erased_file_is_held_by_nobody(youth: Candidate) -> None:
    assert lock_file(youth).pk == youth.pk
    erase(youth)
    with pytest.raises(RuleBroken, match="."):
        lock_file(youth)


def test_an_opening_by_force_is_judged_after_the_erasure_too(youth: Candidate) -> None:
    by = make_coordinator(youth.municipality)
    officer = make_officer(youth)
    opening = forced_openings.force(candidate=youth, reason=REASON, by=by, on=TODAY)
    erase(youth)
    judged = forced_openings.judge(opening=opening, version=1, verdict=OpeningVerdict.RIGHT, by=officer)
    assert judged.verdict == OpeningVerdict.RIGHT
