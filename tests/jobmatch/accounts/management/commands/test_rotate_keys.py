from io import StringIO
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from jobmatch.accounts.services import ring
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


@pytest.mark.django_db
@pytest.mark.usefixtures("_sealed_under_old")
def test_sealing_keys_says_what_each_key_holds_still(settings):
    settings.SEALING_KEYS = (NEW, OLD)
    out = StringIO()
    call_command("sealing_keys", stdout=out)
    assert out.getvalue().splitlines() == [
        "new (active): 0 data keys, 0 second factors",
        "old (in the ring): 1 data keys, 0 second factors",
    ]
    sealing.rotate()
    out = StringIO()
    call_command("sealing_keys", stdout=out)
    assert out.getvalue().splitlines() == [
        "new (active): 1 data keys, 0 second factors",
        "old (in the ring): 0 data keys, 0 second factors; may leave",
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("_sealed_under_old")
def test_sealing_keys_names_a_key_that_is_missing(settings):
    settings.SEALING_KEYS = (NEW,)
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("sealing_keys", stdout=out)
    assert "old (NOT IN THE RING): 1 data keys" in out.getvalue()


def test_what_seals_with_the_ring_itself_is_in_the_one_list():
    apps = [settings.BASE_DIR / name for name in ("jobmatch", "candidates", "employers", "matching")]
    code = [file for app in apps for file in app.rglob("*.py")]
    assert {file.stem for file in code if "import by_ring" in file.read_text()} == {"second_factors"}
    assert [held.name for held in ring.HELD] == ["data keys", "second factors"]


def test_new_sealing_key_prints_a_key_that_the_settings_take():
    out = StringIO()
    call_command("new_sealing_key", "2027-01", stdout=out)
    assert [name for name, _ in parse_key_ring(out.getvalue().strip())] == ["2027-01"]


@pytest.mark.parametrize("name", ["", "a:b", "a,b", "x" * 33])
def test_new_sealing_key_refuses_a_name_that_the_ring_cannot_hold(name):
    with pytest.raises(CommandError):
        call_command("new_sealing_key", name)
