"""Canary: each personal and sealed field of a youth holds a token, which is found only where it may be."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from jobmatch.audit import services as audit
from notifications.enums import AS_IT_IS, TO_EMPLOYERS, Kind
from notifications.services import outbox, sending
from tests.canary import world as canary
from tests.canary.scan import found_in
from tests.canary.watch import leaks, misplaced, sent
from tests.canary.world import SEALED, World, answer_to, answers, calls, logged
from tests.figures import Figure
from tests.jobmatch.doors.test_access import CALLS
from tests.matching.services.rights.test_erasure import stored

pytestmark = pytest.mark.django_db

VIEWERS = (
    *("a coordinator", "a colleague", "the privacy officer", "an admin"),
    *("a coordinator elsewhere", "a privacy officer elsewhere", "the referrer"),
    *("a colleague of the referrer", "the excluded employer", "the youth", "another youth", "nobody"),
)
PAGES_OF_A_FILE = [call for call in CALLS if call.method == "get" and call.route.startswith("kandidaten/<")]


@pytest.fixture
def world(db: None) -> World:
    return World()


@pytest.mark.mostly_on("sqlite")
@pytest.mark.parametrize("viewer", VIEWERS)
def test_nobody_is_shown_what_is_not_theirs(world: World, viewer: str, figure: Figure) -> None:
    """Pages, operations, forms sent empty, errors: bodies, headers and cookies; and the log meanwhile."""
    figure(f"canary: answers to {viewer} that were searched", len(silent(world, viewer)))


def test_the_own_jobhunter_is_shown_what_is_sealed_and_nothing_of_it_gets_elsewhere(
    world: World, figure: Figure
) -> None:
    """The canary sings where it may; not in an address; and in the tables where the fields say so."""
    given = silent(world, "the own jobhunter")
    shown = found_in(b"\n".join(given), [*world.words])
    assert {world.words[token] for token in shown} >= canary.PERSONAL | canary.SEALED
    addresses = {part for data in given for part in data.split(b'"') if part.startswith((b"/", b"http"))}
    assert found_in(b"\n".join(each for each in addresses if b"<" not in each), [*world.words]) == set()
    assert misplaced(world) == set()
    figure("canary: answers to the own jobhunter that were searched", len(given))


def silent(world: World, viewer: str) -> list[bytes]:
    """Every answer to this viewer; none holds what is not theirs, none broke, and the log holds nothing."""
    with logged() as log:
        given = [*answers(world, viewer)]
    assert leaks(given, world.forbidden(viewer), world) == {}
    assert found_in(log.getvalue().encode(), [*world.words]) == set()
    assert [called for called, data in given if data.startswith(b"500")] == []
    return [data for _, data in given]


def test_each_address_has_something_to_name(world: World) -> None:
    """The canary knows a row for each address, whatever the size of the run."""
    missing = [call.route for call in calls() if call.parameters and call.folder not in world.ids]
    assert missing == []
    assert all([*world.addresses(call)] for call in calls())


# A report and a hand-over are meant to hold words; an invitation is worded from a role, and the end of the
# access log from its root: neither knows a youth.
KINDS = {*Kind} - {*AS_IT_IS, *TO_EMPLOYERS, Kind.INVITATION, Kind.LOG_END, Kind.LOG_BROKEN}


def test_mails_and_text_messages_name_nothing_but_the_way_to_the_youth(world: World) -> None:
    for kind in KINDS:
        outbox.put_for_user(user=world.marked.by, kind=kind, about=world.marked.youth.pk, count=2)
    late = timezone.now() + timedelta(days=7)
    sending.run(clock=lambda: late)
    assert len(mail.outbox) == len(KINDS)
    found = {world.words[token] for token in found_in(sent(), [*world.words])}
    assert found == {"phone", "link"}  # the text message to the youth: its number, and the address in it


def test_when_the_access_log_fails_every_look_fails_and_says_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError(" ".join(world.words))

    for name in ("record", "record_many"):
        monkeypatch.setattr(audit, name, broken)
    with logged() as log:
        for call in PAGES_OF_A_FILE:
            for values in world.addresses(call):
                data = answer_to(world.viewers["the own jobhunter"], call, values)
                if data.startswith(b"500"):
                    assert found_in(data, [*world.words]) == set(), call.name
    assert "RuntimeError" in log.getvalue()
    assert found_in(log.getvalue().encode(), [*world.words]) == set()


@pytest.mark.django_db(transaction=True)
def test_the_files_of_the_database_and_a_dump_hold_nothing_sealed() -> None:
    world = World()
    with transaction.atomic():
        pass
    data = stored()
    sealed = [token for token, name in world.words.items() if name in SEALED | canary.ASKED | canary.FORCED]
    assert len(sealed) >= 11
    assert [token for token in sealed if token.encode() in data] == []
    assert connection.vendor in {"sqlite", "postgresql"}
