from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from jobmatch.audit import chain

KEY = bytes(range(32))
ROW = {
    "chain": UUID(int=4),
    "number": 1,
    "at": datetime(2026, 5, 4, 10, 0, 0, 5, tzinfo=UTC),
    "event": "candidate.opened",
    "actor": UUID(int=1),
    "actor_kind": "user",
    "person": UUID(int=2),
    "target": "",
    "target_id": None,
    "fields": ["own_words"],
    "reason": "één reden",
    "key": "2026a",
    "previous": "",
}
CLOSED = {**ROW, "seq": 1}
ROOT = {"number": 1, "at": ROW["at"], "ends": [["closed", 3, "ab"]], "key": "2026a", "previous": ""}


def test_digest_is_the_same_on_every_machine():
    assert chain.closed_digest(CLOSED) == "958433b562675ccc6fcd403d9c5dfb6d0cdaf4fbf6cb11ac7d9e30bea0b0c355"
    assert chain.digest(ROW, KEY) == "97a01fdf1a2c70bd16c408c0c099c40e727846631374119556f93cc7bf857399"
    assert chain.root_digest(ROOT, KEY) == "b46178e3253ca9d4083fd17fe8383ed8a8bfc07569659293fdd6cdea14a2cafd"


def test_digest_does_not_depend_on_the_time_zone_a_database_answers_in():
    local = ROW["at"].astimezone(timezone(timedelta(hours=2)))
    assert chain.digest({**ROW, "at": local}, KEY) == chain.digest(ROW, KEY)


def test_digest_changes_with_every_value_and_with_the_key():
    others = {
        "chain": UUID(int=5),
        "number": 2,
        "at": ROW["at"] + timedelta(microseconds=1),
        "event": "x",
        "actor": None,
        "actor_kind": "schedule",
        "person": None,
        "target": "x",
        "target_id": UUID(int=3),
        "fields": [],
        "reason": "",
        "key": "2027a",
        "previous": "0",
    }
    assert set(others) == set(chain.CHAINED)
    digests = {chain.digest({**ROW, name: value}, KEY) for name, value in others.items()}
    digests.add(chain.digest(ROW, bytes(32)))
    assert len(digests - {chain.digest(ROW, KEY)}) == len(others) + 1


def test_digest_of_a_root_changes_with_every_value():
    others = {
        "number": 2,
        "at": ROW["at"] + timedelta(microseconds=1),
        "ends": [["closed", 2, "ab"]],
        "key": "2027a",
        "previous": "0",
    }
    assert set(others) == set(chain.ROOT)
    digests = {chain.root_digest({**ROOT, name: value}, KEY) for name, value in others.items()}
    assert len(digests - {chain.root_digest(ROOT, KEY)}) == len(others)
