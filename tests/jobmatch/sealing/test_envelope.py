import pytest

from jobmatch.sealing import envelope
from jobmatch.sealing.envelope import SealBroken

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


def test_what_was_closed_opens():
    assert envelope.open_up(KEY, envelope.close(KEY, b"text", b"here"), b"here") == b"text"


def test_the_same_text_never_looks_the_same():
    assert len({envelope.close(KEY, b"text", b"here") for _ in range(50)}) == 50


@pytest.mark.parametrize(("key", "context"), [(OTHER_KEY, b"here"), (KEY, b"elsewhere")])
def test_another_key_or_place_does_not_open(key, context):
    with pytest.raises(SealBroken):
        envelope.open_up(key, envelope.close(KEY, b"text", b"here"), context)


def test_no_changed_byte_passes():
    sealed = envelope.close(KEY, b"text", b"here")
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(SealBroken):
            envelope.open_up(KEY, changed, b"here")


@pytest.mark.parametrize("cut", [b"", b"\x01", b"\x01" + b"n" * 12, b"\x01" + b"n" * 20])
def test_what_is_cut_off_does_not_open(cut):
    with pytest.raises(SealBroken):
        envelope.open_up(KEY, cut, b"here")


def test_a_length_tells_next_to_nothing():
    lengths = {len(envelope.pad(b"x" * size)) for size in range(2000)}
    assert lengths == {256, 512, 1024, 2048}


@pytest.mark.parametrize("size", [0, 1, 251, 252, 253, 5000])
def test_padding_comes_off_again(size):
    text = b"\0" * size
    assert envelope.unpad(envelope.pad(text)) == text
