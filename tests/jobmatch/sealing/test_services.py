import logging
from uuid import uuid4

import pytest

from jobmatch.sealing import services as sealing
from jobmatch.sealing.models import DataKey
from jobmatch.sealing.services import SealBroken
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
    DataKey.objects.filter(person=other).update(wrapped=DataKey.objects.get(person=person).wrapped)
    with pytest.raises(SealBroken):
        sealing.unseal(person=other, field=FIELD, sealed=sealed)
    with pytest.raises(SealBroken):
        sealing.seal(person=other, field=FIELD, text="under the key of somebody else")


def test_after_the_key_is_destroyed_nothing_opens_and_a_new_key_is_another():
    person = uuid4()
    sealed = sealing.seal(person=person, field=FIELD, text="gone")
    sealing.destroy_key(person=person)
    with pytest.raises(SealBroken):
        sealing.unseal(person=person, field=FIELD, sealed=sealed)
    sealing.seal(person=person, field=FIELD, text="fresh")
    with pytest.raises(SealBroken):
        sealing.unseal(person=person, field=FIELD, sealed=sealed)


def test_rotation_puts_every_key_under_the_active_one_and_all_stays_readable(settings, monkeypatch):
    monkeypatch.setattr(sealing, "BATCH", 3)
    settings.SEALING_KEYS = (OLD,)
    sealed = {person: sealing.seal(person=person, field=FIELD, text=str(person)) for person in _people(10)}
    settings.SEALING_KEYS = (NEW, OLD)
    assert sealing.rotate() == 10
    assert sealing.rotate() == 0
    settings.SEALING_KEYS = (NEW,)
    for person, value in sealed.items():
        assert sealing.unseal(person=person, field=FIELD, sealed=value) == str(person)


def test_rotation_that_was_stopped_goes_on_where_it_was(settings, monkeypatch):
    settings.SEALING_KEYS = (OLD,)
    for person in _people(6):
        sealing.seal(person=person, field=FIELD, text="x")
    settings.SEALING_KEYS = (NEW, OLD)
    monkeypatch.setattr(sealing, "BATCH", 2)
    rewrap, calls = sealing._rewrap, []

    def stop_at_the_third(row: DataKey) -> int:
        calls.append(row)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return rewrap(row)

    monkeypatch.setattr(sealing, "_rewrap", stop_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        sealing.rotate()
    assert DataKey.objects.filter(ring_key="new").count() == 2
    monkeypatch.setattr(sealing, "_rewrap", rewrap)
    assert sealing.rotate() == 4


def test_rotation_does_not_bring_a_destroyed_key_back(settings):
    settings.SEALING_KEYS = (OLD,)
    (person,) = _people(1)
    sealing.seal(person=person, field=FIELD, text="x")
    row = DataKey.objects.get()
    sealing.destroy_key(person=person)
    settings.SEALING_KEYS = (NEW, OLD)
    assert sealing._rewrap(row) == 0
    assert not DataKey.objects.exists()


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
    assert DataKey.objects.count() == 1


def _people(count: int) -> list:
    return [uuid4() for _ in range(count)]
