"""A yes and its withdrawal against what is kept under it, also when two people act at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connection

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate, Needs
from candidates.selectors.consents.consents import is_live
from candidates.services.consents import consents
from candidates.services.files import sealed
from jobmatch.accounts.models import User
from tests.factories import OPENED_ON, make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db(transaction=True)

PHONE: dict[str, Any] = {"purpose": Purpose.KEEP_NEEDS, "manner": ConsentManner.PHONE}


def test_a_yes_taken_back_while_needs_are_saved_leaves_no_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    by = make_jobhunter()
    youth = make_candidate(by)
    consents.give(candidate=youth, by=by, on=OPENED_ON, **PHONE)
    checked, withdrawn, seal = Event(), Event(), sealed.sealing.seal

    def seal_slowly(**values: Any) -> bytes:
        checked.set()
        withdrawn.wait(2)
        return seal(**values)

    monkeypatch.setattr(sealed.sealing, "seal", seal_slowly)
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(_withdraw, youth, by, checked, withdrawn)
        sealed.save_needs(candidate=youth, version=0, needs={"buddy": True}, by=by, on=OPENED_ON)
        other.result()
    assert not is_live(candidate=youth, purpose=Purpose.KEEP_NEEDS, on=OPENED_ON)
    assert not Needs.objects.exists()


def _withdraw(youth: Candidate, by: User, checked: Event, withdrawn: Event) -> None:
    """In a thread of its own: take the yes back as soon as the other one has seen it."""
    try:
        checked.wait(10)
        consents.withdraw(candidate=youth, by=by, on=OPENED_ON, **PHONE)
        withdrawn.set()
    finally:
        connection.close()
