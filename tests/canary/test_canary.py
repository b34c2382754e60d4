"""Canary: each personal and sealed field of a youth holds a token, which is found only where it may be."""

from collections import defaultdict

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, transaction

from jobmatch.audit import services as audit
from notifications.services import sending
from tests.canary import world as canary
from tests.canary.scan import found_in
from tests.canary.world import PLAIN, SEALED, World, answer_to, answers, columns, logged, sent
from tests.figures import Figure
from tests.matching.services.test_erasure import stored
from tests.structure.test_fields import LABELS, table

pytestmark = pytest.mark.django_db

VIEWERS = (
    *("the own jobhunter", "a coordinator", "a colleague", "the privacy officer", "an admin"),
    *("a coordinator elsewhere", "a privacy officer elsewhere", "the referrer"),
    *("a colleague of the referrer", "the excluded employer", "the youth", "another youth", "nobody"),
)
PAGES_OF_A_FILE = [
    call for call in canary.CALLS if call.method == "get" and call.route.startswith("kandidaten/<")
]


@pytest.fixture
def world(db: None) -> World:
    return World()


def personal_columns() -> set[tuple[str, str]]:
    """Table and column of every field that the tables of fields call personal, and of addresses of staff."""
    found = set()
    for label in LABELS:
        models = {model.__name__: model for model in apps.get_app_config(label.split(".")[-1]).get_models()}
        for name, kinds in table(label).items():
            model = models[name]
            found |= {
                (model._meta.db_table, model._meta.get_field(field).column) for field in kinds["personal"]
            }
    return found


@pytest.mark.parametrize("viewer", VIEWERS)
def test_nobody_is_shown_what_is_not_theirs(world: World, viewer: str, figure: Figure) -> None:
    """Pages, operations, forms sent empty, errors: bodies, headers and cookies; and the log meanwhile."""
    with logged() as log:
        given = [*answers(world, viewer)]
    assert leaks(given, world.forbidden(viewer), world) == {}
    assert found_in(log.getvalue().encode(), [*world.words]) == set()
    assert [called for called, data in given if data.startswith(b"500")] == []
    figure(f"canary: answers to {viewer} that were searched", len(given))


def leaks(given: list[tuple[str, bytes]], forbidden: list[str], world: World) -> dict[str, set[str]]:
    """What was called → the names of the tokens in its answer. All are searched at once: most hold none."""
    if not found_in(b"\n\n".join(data for _, data in given), forbidden):
        return {}
    found = {called: {world.words[token] for token in found_in(data, forbidden)} for called, data in given}
    return {called: names for called, names in found.items() if names}


def test_the_own_jobhunter_is_shown_what_is_sealed_and_nothing_of_it_gets_elsewhere(world: World) -> None:
    """The canary sings where it may; not in an address; and in the tables where the fields say so."""
    given = [*answers(world, "the own jobhunter")]
    shown = found_in(b"\n".join(data for _, data in given), [*world.words])
    assert {world.words[token] for token in shown} >= canary.PERSONAL | canary.SEALED
    addresses = {part for _, data in given for part in data.split(b'"') if part.startswith((b"/", b"http"))}
    assert found_in(b"\n".join(each for each in addresses if b"<" not in each), [*world.words]) == set()
    assert misplaced(world) == set()


def misplaced(world: World) -> set[tuple[str, str, str]]:
    """Table, column and token of what lies where the tables of fields do not call it personal."""
    allowed = personal_columns()
    kept_secret = [token for token, name in world.words.items() if name not in PLAIN]
    heaps = defaultdict(list)
    for name, column, value in columns():
        if (name, column) not in allowed:
            heaps[name, column].append(value)
    return {
        (*place, world.words[token])
        for place, values in heaps.items()
        for token in found_in(b"\n".join(values), kept_secret)
    }


def test_mails_and_text_messages_name_nothing_but_the_way_to_the_youth(world: World) -> None:
    for _ in range(3):
        sending.run()
    body = b"\n".join(message.message().as_bytes() for message in mail.outbox) + sent()
    assert world.marked.tokens
    found = {world.words[token] for token in found_in(body, [*world.words])}
    assert found <= {"phone", "link"}  # the text message to the youth: its number, and the address in it


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
