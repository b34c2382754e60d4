"""Killed between any two steps, no sealed text is without its key and no key outlives its erasure."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from candidates.models import Candidate
from candidates.services.files import sealed
from jobmatch.sealing import keys as store
from jobmatch.sealing import moving
from jobmatch.sealing import services as sealing
from jobmatch.sealing.models import FormerKey, Key, ToDestroy
from tests import keys
from tests.durability.key_steps import STEPS, TEXT
from tests.durability.preloaded import Preloaded, preloaded, wait_for_end
from tests.factories import make_candidate
from tests.figures import Figure
from tests.sizes import KEY_KILLS

pytestmark = keys.apart
LEFT_BY_ERASING = ((False, True), (True, True), (True, True), (True, False), (False, False))
TODAY = timezone.localdate()


@pytest.fixture
def loaded() -> Iterator[Preloaded]:
    with preloaded(**keys.urls()) as process:
        yield process


def kill_at_each_step(loaded: Preloaded, act: str, check: Any) -> int:
    """So many times at each step of the act: make a youth, do it, be killed, look; how many kills."""
    kills = 0
    for step in range(len(STEPS[act])):
        for _ in range(KEY_KILLS.value):
            check(act, step, loaded)
            kills += 1
    return kills


def do(loaded: Preloaded, act: str, step: int, youth: Candidate) -> None:
    connections.close_all()
    wait_for_end(loaded.start(f"keys {act}:{step}:{youth.pk}"))


def words(youth: Candidate) -> str:
    newest = Candidate.objects.get(pk=youth.pk)
    return sealed.unseal(candidate=newest, on=TODAY)[0].own_words


def write(act: str, step: int, loaded: Preloaded) -> None:
    youth = make_candidate()
    Key.objects.filter(person=youth.pk).delete()  # as if the file were older than keys at opening
    do(loaded, act, step, youth)
    assert words(youth) == (TEXT if step == 2 else "")
    assert Key.objects.filter(person=youth.pk).exists() == (step > 0)


def erase(act: str, step: int, loaded: Preloaded) -> None:
    youth = make_candidate()
    sealed.keep_own_words(candidate=youth, text=TEXT)
    kept = bytes(youth.own_words)
    do(loaded, act, step, youth)
    given_up, is_wrapped = ToDestroy.objects.exists(), Key.objects.get(person=youth.pk).wrapped is not None
    assert (given_up, is_wrapped) == LEFT_BY_ERASING[step]
    if step == 0:
        assert words(youth) == TEXT
        return
    sealing.destroy_due()  # as each minute does
    row = Key.objects.get(person=youth.pk)
    assert row.wrapped is None
    assert row.destroyed_on in (TODAY, timezone.localdate())  # a long run goes over midnight
    assert not ToDestroy.objects.exists()
    with pytest.raises(sealing.KeyGone):
        sealing.unseal(person=youth.pk, field=f"candidates.Candidate.own_words:{youth.pk}", sealed=kept)


def move(act: str, step: int, loaded: Preloaded) -> None:
    youth = make_candidate()
    sealed.keep_own_words(candidate=youth, text=TEXT)
    row = Key.objects.get(person=youth.pk)
    FormerKey.objects.create(person=row.person, ring_key=row.ring_key, wrapped=row.wrapped)
    row.delete()
    do(loaded, act, step, youth)
    assert FormerKey.objects.exists() == (step < 2)
    assert Key.objects.filter(person=youth.pk).exists()
    moving.run()  # once more, as the operator does
    assert words(youth) == TEXT
    assert not FormerKey.objects.exists()


@pytest.mark.parametrize("check", [write, erase, move])
def test_killed_at_each_step_text_and_key_stay_together(
    check: Any, loaded: Preloaded, figure: Figure
) -> None:
    kills = kill_at_each_step(loaded, check.__name__, check)
    figure(f"keys, killed at each step of: {check.__name__} ({connection.vendor})", kills)


def test_a_key_that_was_copied_and_destroyed_meanwhile_stays_destroyed() -> None:
    youth = make_candidate()
    row = Key.objects.get(person=youth.pk)
    FormerKey.objects.create(person=row.person, ring_key=row.ring_key, wrapped=row.wrapped)
    store.destroy(youth.pk, on=TODAY)
    assert moving.run() == 1
    assert Key.objects.get(person=youth.pk).wrapped is None


def test_a_copy_that_reads_differently_keeps_the_original() -> None:
    youth, other = make_candidate(), make_candidate()
    row, wrong = Key.objects.get(person=youth.pk), Key.objects.get(person=other.pk)
    FormerKey.objects.create(person=row.person, ring_key=row.ring_key, wrapped=row.wrapped)
    Key.objects.filter(person=youth.pk).update(wrapped=wrong.wrapped)
    with pytest.raises(sealing.SealBroken):
        moving.run()
    assert FormerKey.objects.count() == 1
