"""A rotation of the sealing keys, killed again and again, ends with all readable and the old key useless."""

import random
import secrets
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, connections, transaction
from django.test import override_settings

from jobmatch.running.environment import new_sealing_key, parse_key_ring
from jobmatch.sealing import services as sealing
from jobmatch.sealing.keys import unwrap
from jobmatch.sealing.models import Key
from jobmatch.sealing.services import SealBroken
from tests import keys
from tests.durability.preloaded import Preloaded, kill, members, preloaded, wait_for_end
from tests.figures import Figure
from tests.sizes import ROTATIONS

pytestmark = keys.apart
PEOPLE = 600
LONGEST = 0.05  # seconds more until the kill, at most
FIELD = "candidates.Candidate.own_words:1"


@dataclass
class Town:
    """People with a sealed text each, and the ring under which they are sealed: the newest key first."""

    ring: list[str] = field(default_factory=lambda: [new_sealing_key("key-0")])
    texts: dict[UUID, bytes] = field(default_factory=dict)

    def add(self) -> None:
        person = uuid4()
        self.texts[person] = sealing.seal(person=person, field=FIELD, text=str(person))

    @property
    def name(self) -> str:
        """Of the newest key."""
        return self.ring[0].partition(":")[0]

    def forget(self) -> None:
        """Someone is erased while keys rotate."""
        person = next(iter(self.texts))
        sealing.destroy_key(person=person)  # at once: no transaction is open
        del self.texts[person]

    def readable(self) -> int:
        """How many read as they were written; all at once, so that one that does not open is none."""
        values = [(person, FIELD, value) for person, value in self.texts.items()]
        texts = sealing.unseal_all(values)
        return sum(text == str(person) for text, person in zip(texts, self.texts, strict=True))


def unwraps(row: Key) -> bool:
    try:
        unwrap(row)
    except SealBroken:
        return False
    return True


def stored() -> bytes:
    """What lies in the files of SQLite; of PostgreSQL, the keys as a dump holds them."""
    connection = connections["keys"]
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        return b"".join(part.read_bytes() for part in (Path(name), Path(f"{name}-wal")) if part.exists())
    with connection.cursor() as cursor, cursor.copy("COPY sealing_key TO STDOUT (FORMAT binary)") as copy:
        return b"".join(bytes(block) for block in copy)


def wrappings() -> set[bytes]:
    return {
        bytes(wrapped) for wrapped in Key.objects.filter(destroyed_on=None).values_list("wrapped", flat=True)
    }


def left(town: Town) -> int:
    """People whose key is still under another than the newest."""
    return Key.objects.filter(destroyed_on=None).exclude(ring_key=town.name).count()


def kill_rotation(town: Town, loaded: Preloaded, draw: random.Random) -> bool:
    """At once or after the first batch, and a bit later; whether it was at work still."""
    group = loaded.start(f"rotate {','.join(town.ring)}")
    wanted = left(town) - draw.randrange(2)
    while left(town) > wanted and members(group):
        time.sleep(0.002)
    time.sleep(draw.random() * LONGEST)
    return kill(group)


def rotate(town: Town, loaded: Preloaded, draw: random.Random, most: int) -> Counter[str]:
    """Kill until all is done, or so many times; between two, someone comes and someone goes."""
    found: Counter[str] = Counter(keys=1)
    while left(town) and found["kills"] < most:
        if kill_rotation(town, loaded, draw):
            found["kills"] += 1
            found["in the middle"] += 0 < left(town) < len(town.texts)
        town.add()
        town.forget()
    wait_for_end(loaded.start(f"rotate {','.join(town.ring)}"))
    return found


def opened_by_old(town: Town) -> int:
    """How many keys of people the old key opens, under its own name or that of the newest."""
    (old_name, old), *_ = parse_key_ring(town.ring[1])
    rows = list(Key.objects.filter(destroyed_on=None))
    assert len(rows) == len(town.texts)
    found = 0
    for name in (old_name, town.name):
        with override_settings(SEALING_KEYS=((name, old),)):
            for row in rows:
                row.ring_key = name
                found += unwraps(row)
    return found


def check(town: Town, wrapped_before: set[bytes]) -> Counter[str]:
    """What may not be: texts that the new key alone does not open, or keys that the old one does."""
    there = stored()
    with override_settings(SEALING_KEYS=parse_key_ring(town.ring[0])):
        unreadable = len(town.texts) - town.readable()
    return Counter(
        {
            "not readable": unreadable,
            "opened by the old key": opened_by_old(town),
            "wrapped by the old key in the files": sum(one in there for one in wrapped_before),
        }
    )


def test_killed_rotations_end_with_all_readable_and_the_old_key_useless(
    figure: Figure, settings: Any
) -> None:
    seed = secrets.randbits(32)
    print(f"moments of the kills drawn from seed {seed}")  # noqa: T201 - shown when it fails
    draw, town = random.Random(seed), Town()  # noqa: S311 - nothing secret
    settings.SEALING_KEYS = parse_key_ring(town.ring[0])
    with transaction.atomic(using="keys"):  # a faster start
        for _ in range(PEOPLE):
            town.add()
    found: Counter[str] = Counter()
    with preloaded(**keys.urls()) as loaded:
        while found["kills"] < ROTATIONS.value:
            town.ring = [new_sealing_key(f"key-{found['keys'] + 1}"), town.ring[0]]
            settings.SEALING_KEYS = parse_key_ring(",".join(town.ring))
            before = wrappings()
            assert any(one in stored() for one in before)
            found += rotate(town, loaded, draw, ROTATIONS.value - found["kills"])
            found.update(check(town, before))
            assert left(town) == 0
    found["texts"] = len(town.texts)
    for what, value in found.items():
        figure(f"rotation killed ({connection.vendor}), {what}", value)
    assert found["not readable"] == 0
    assert found["opened by the old key"] == 0
    assert found["wrapped by the old key in the files"] == 0
