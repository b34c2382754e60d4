import logging
from datetime import date
from uuid import uuid4

import pytest

from jobmatch.sealing import keys
from jobmatch.sealing import services as sealing
from jobmatch.sealing.models import Key, ToDestroy
from jobmatch.sealing.services import KeyGone, SealBroken
from tests.writers import at_once

pytestmark = pytest.mark.django_db
FIELD = "candidates.Candidate.own_words:1"
OLD, NEW = ("old", b"o" * 32), ("new", b"n" * 32)


def test_a_sealed_text_opens_for_its_person_and_field():
    person = uuid4()
    sealed = sealing.seal(person=person, field=FIELD, text="Ik wil de beveiliging in ❤")
    assert sealing.unseal(person=person, field=FIELD, sealed=sealed) == "Ik wil de beveiliging in ❤"


def test_the_text_cannot_be_read_in_the_bytes():
    assert b"secret" not in sealing.seal(person=uuid4(), field=FIELD, text="secret")


def test_a_value_moved_to_another_field_row_or_person_does_not_open():
    person, other = uuid4(), uuid4()
    sealed = sealing.seal(person=person, field=FIELD, text="mine")
    sealing.seal(person=other, field=FIELD, text="theirs")
    for whose, field in [
        (person, "candidates.Needs.sealed:1"),
        (person, "candidates.Candidate.own_words:2"),
        (other, FIELD),
    ]:
        with pytest.raises(SealBroken):
            sealing.unseal(person=whose, field=field, sealed=sealed)


def test_a_data_key_moved_to_another_person_opens_and_seals_nothing():
    person, other = uuid4(), uuid4()
    sealed = sealing.seal(person=person, field=FIELD, text="mine")
    sealing.seal(person=other, field=FIELD, text="theirs")
    Key.objects.filter(person=other).update(wrapped=Key.objects.get(person=person).wrapped)
    with pytest.raises(SealBroken):
        sealing.unseal(person=other, field=FIELD, sealed=sealed)
    with pytest.raises(SealBroken):
        sealing.seal(person=other, field=FIELD, text="under the key of somebody else")


def test_after_the_key_is_destroyed_nothing_opens_and_nothing_is_sealed():
    person = uuid4()
    sealed = sealing.seal(person=person, field=FIELD, text="gone")
    sealing.destroy_key(person=person)
    sealing.destroy_due()
    with pytest.raises(KeyGone):
        sealing.unseal(person=person, field=FIELD, sealed=sealed)
    with pytest.raises(KeyGone):
        sealing.seal(person=person, field=FIELD, text="fresh")
    assert not ToDestroy.objects.exists()


def test_a_key_for_one_thing_leaves_no_mark_that_it_was_there():
    person = uuid4()
    sealed = sealing.seal(person=person, field=FIELD, text="a code")
    sealing.destroy_key(person=person, leaves_mark=False)
    sealing.destroy_due()
    assert not Key.objects.exists()
    with pytest.raises(KeyGone):
        sealing.unseal(person=person, field=FIELD, sealed=sealed)


def test_destroyed_twice_the_first_day_stays():
    person = uuid4()
    keys.destroy(person, on=date(2026, 3, 1))
    keys.destroy(person, on=date(2026, 3, 9))
    assert (Key.objects.get().destroyed_on, list(keys.destroyed())) == (date(2026, 3, 1), [person])


def test_a_key_that_is_neither_there_nor_destroyed_is_told_to_who_runs_the_service(caplog):
    person = uuid4()
    sealed = sealing.seal(person=person, field=FIELD, text="x")
    Key.objects.all().delete()
    with pytest.raises(KeyGone):
        sealing.unseal(person=person, field=FIELD, sealed=sealed)
    assert "a data key is not there" in caplog.text


def test_rotation_puts_every_key_under_the_active_one_and_all_stays_readable(settings, monkeypatch):
    monkeypatch.setattr(keys, "BATCH", 3)
    settings.SEALING_KEYS = (OLD,)
    sealed = {person: sealing.seal(person=person, field=FIELD, text=str(person)) for person in _people(10)}
    settings.SEALING_KEYS = (NEW, OLD)
    assert keys.rotate() == 10
    assert keys.rotate() == 0
    settings.SEALING_KEYS = (NEW,)
    for person, value in sealed.items():
        assert sealing.unseal(person=person, field=FIELD, sealed=value) == str(person)


def test_rotation_that_was_stopped_goes_on_where_it_was(settings, monkeypatch):
    settings.SEALING_KEYS = (OLD,)
    for person in _people(6):
        sealing.seal(person=person, field=FIELD, text="x")
    settings.SEALING_KEYS = (NEW, OLD)
    monkeypatch.setattr(keys, "BATCH", 2)
    rewrap, calls = keys._rewrap, []

    def stop_at_the_third(row: Key) -> int:
        calls.append(row)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return rewrap(row)

    monkeypatch.setattr(keys, "_rewrap", stop_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        keys.rotate()
    assert Key.objects.filter(ring_key="new").count() == 2
    monkeypatch.setattr(keys, "_rewrap", rewrap)
    assert keys.rotate() == 4


def test_rotation_does_not_bring_a_destroyed_key_back(settings):
    settings.SEALING_KEYS = (OLD,)
    (person,) = _people(1)
    sealing.seal(person=person, field=FIELD, text="x")
    row = Key.objects.get()
    sealing.destroy_key(person=person)
    sealing.destroy_due()
    settings.SEALING_KEYS = (NEW, OLD)
    assert keys._rewrap(row) == 0
    assert Key.objects.get().wrapped is None


def test_a_ring_without_the_key_says_which_one_is_missing(settings):
    settings.SEALING_KEYS = (OLD,)
    (person,) = _people(1)
    sealed = sealing.seal(person=person, field=FIELD, text="x")
    settings.SEALING_KEYS = (NEW,)
    with pytest.raises(SealBroken, match="'old'"):
        sealing.unseal(person=person, field=FIELD, sealed=sealed)


def test_nothing_sealed_reaches_a_log_or_an_error(caplog):
    caplog.set_level(logging.DEBUG)
    person = uuid4()
    sealed = sealing.seal(person=person, field=FIELD, text="canary-7431")
    with pytest.raises(SealBroken) as error:
        sealing.unseal(person=person, field="other", sealed=sealed)
    assert "canary-7431" not in caplog.text + repr(error.value)
    assert error.value.__cause__ is None


@pytest.mark.django_db(transaction=True)
def test_eight_first_values_of_a_person_share_one_key():
    person = uuid4()
    sealed = at_once(lambda number: sealing.seal(person=person, field=FIELD, text=str(number)))
    opened = [sealing.unseal(person=person, field=FIELD, sealed=value) for value in sealed]
    assert opened == [str(number) for number in range(8)]
    assert Key.objects.count() == 1


def _people(count: int) -> list:
    return [uuid4() for _ in range(count)]
