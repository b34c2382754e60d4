from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from jobmatch.audit import chain

ROW = {
    "seq": 1,
    "at": datetime(2026, 5, 4, 10, 0, 0, 5, tzinfo=UTC),
    "event": "candidate.opened",
    "actor": UUID(int=1),
    "actor_kind": "user",
    "person": UUID(int=2),
    "target": "",
    "target_id": None,
    "fields": ["own_words"],
    "reason": "één reden",
    "previous": "",
}


def test_digest_is_the_same_on_every_machine():
    assert chain.digest(ROW) == "958433b562675ccc6fcd403d9c5dfb6d0cdaf4fbf6cb11ac7d9e30bea0b0c355"


def test_digest_does_not_depend_on_the_time_zone_a_database_answers_in():
    local = ROW["at"].astimezone(timezone(timedelta(hours=2)))
    assert chain.digest({**ROW, "at": local}) == chain.digest(ROW)


def test_digest_changes_with_every_value():
    others = {
        "seq": 2,
        "at": ROW["at"] + timedelta(microseconds=1),
        "event": "x",
        "actor": None,
        "actor_kind": "schedule",
        "person": None,
        "target": "x",
        "target_id": UUID(int=3),
        "fields": [],
        "reason": "",
        "previous": "0",
    }
    assert set(others) == set(chain.CHAINED)
    digests = {chain.digest({**ROW, name: value}) for name, value in others.items()}
    assert len(digests - {chain.digest(ROW)}) == len(others)
