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
from tests.canary.world import PLAIN, SEALED, World, answers, columns, logged, sent
from tests.figures import Figure
from tests.matching.services.test_erasure import stored
from tests.structure.test_fields import LABELS, table

pytestmark = pytest.mark.django_db

VIEWERS = (
    *("the own jobhunter", "a coordinator", "a colleague", "the privacy officer", "an admin"),
    *("a coordinator elsewhere", "a privacy officer elsewhere", "the referrer"),
    *("a colleague of the referrer", "the excluded employer", "nobody"),
)


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
    forbidden, leaks, count = world.forbidden(viewer), defaultdict(set), 0
    with logged() as log:
        for called, data in answers(world, viewer):
            count += 1
            for token in found_in(data, forbidden):
                leaks[called].add(world.words[token])
    assert not dict(leaks)
    assert found_in(log.getvalue().encode(), [*world.words]) == set()
    figure(f"canary: answers to {viewer} that were searched", count)


def test_the_own_jobhunter_is_shown_what_is_sealed(world: World) -> None:
    """So that the canary is known to sing: the tokens do reach who may see them."""
    seen = {
        world.words[token]
        for _, data in answers(world, "the own jobhunter")
        for token in found_in(data, [*world.words])
    }
    assert seen >= {"first", "last", "own", "line", "agreed", "step", "employer"}


def test_no_address_of_a_page_holds_a_token(world: World) -> None:
    for _, data in answers(world, "the own jobhunter"):
        for part in data.split(b'"'):
            if part.startswith(b"/") and b"<" not in part:
                assert found_in(part, [*world.words]) == set(), part


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
        for called, data in answers(world, "the own jobhunter"):
            if data.startswith(b"500"):
                assert found_in(data, [*world.words]) == set(), called
    assert "RuntimeError" in log.getvalue()
    assert found_in(log.getvalue().encode(), [*world.words]) == set()


def test_the_tables_hold_each_token_only_where_the_tables_of_fields_say(world: World) -> None:
    for viewer in ("the own jobhunter", "the privacy officer"):
        for _ in answers(world, viewer):
            pass
    allowed, wrong = personal_columns(), set()
    kept_secret = [token for token, name in world.words.items() if name not in PLAIN]
    for name, column, value in columns():
        for token in found_in(value, kept_secret):
            if (name, column) not in allowed:
                wrong.add((name, column, world.words[token]))
    assert wrong == set()


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
