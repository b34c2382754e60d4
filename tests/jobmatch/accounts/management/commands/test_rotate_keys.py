from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from jobmatch.running.environment import parse_key_ring
from jobmatch.sealing import services as sealing

OLD, NEW = ("old", b"o" * 32), ("new", b"n" * 32)


@pytest.fixture
def _sealed_under_old(settings):
    settings.SEALING_KEYS = (OLD,)
    sealing.seal(person=uuid4(), field="f", text="x")


@pytest.mark.django_db(transaction=True)  # the command wipes, which it can outside one only
@pytest.mark.usefixtures("_sealed_under_old")
def test_rotate_keys_says_how_many_it_wrapped_anew(settings):
    settings.SEALING_KEYS = (NEW, OLD)
    out = StringIO()
    call_command("rotate_keys", stdout=out)
    assert out.getvalue().startswith("1 data keys")


@pytest.mark.django_db(transaction=True)  # the command wipes, which it can outside one only
@pytest.mark.usefixtures("_sealed_under_old")
def test_rotate_keys_without_the_old_key_fails_and_says_what_to_do(settings):
    settings.SEALING_KEYS = (NEW,)
    with pytest.raises(CommandError, match="Put the old key back"):
        call_command("rotate_keys")


def test_new_sealing_key_prints_a_key_that_the_settings_take():
    out = StringIO()
    call_command("new_sealing_key", "2027-01", stdout=out)
    assert [name for name, _ in parse_key_ring(out.getvalue().strip())] == ["2027-01"]


@pytest.mark.parametrize("name", ["", "a:b", "a,b", "x" * 33])
def test_new_sealing_key_refuses_a_name_that_the_ring_cannot_hold(name):
    with pytest.raises(CommandError):
        call_command("new_sealing_key", name)
