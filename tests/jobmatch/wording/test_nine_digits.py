"""The citizen service number in a text."""

import re

import pytest

from jobmatch.wording import nine_digits
from jobmatch.wording.nine_digits import found_in, passes


@pytest.mark.parametrize(
    "written",
    [
        "111222333",
        "111.222.333",
        "111 222 333",
        "1112 22 333",
        "111-222-333",
        "111 - 222 - 333",
        "1 1 1 2 2 2 3 3 3",
        "111\u00a0222\u00a0333",
        "111\u200b222333",
        "111\u2013222\u2013333",
        "111_222_333",
    ],
)
def test_the_number_is_found_however_it_is_written(written: str) -> None:
    assert found_in(f"Zijn nummer is {written}, zegt hij.")


@pytest.mark.parametrize(
    "text",
    [
        "123456789",
        "0111222333",
        "1112223334",
        "+31 111222333",
        "0031111222333",
        "111222 3334",
        "12-03-2026 14:30",
        "000000000",
        "1, 11, 222, 333",
    ],
)
def test_other_digits_are_left_alone(text: str) -> None:
    assert found_in(text) == ""


def test_the_number_after_another_number_is_found() -> None:
    assert found_in("In 2026 kreeg hij 111222333") == "111222333"


@pytest.mark.parametrize("digits", ["111222333", "123456782", "999990019"])
def test_the_test_of_eleven_passes_real_shapes(digits: str) -> None:
    assert passes(digits)


@pytest.mark.parametrize("place", range(9))
def test_one_other_digit_fails_the_test(place: int) -> None:
    digits = list("111222333")
    digits[place] = str((int(digits[place]) + 1) % 10)
    assert not passes("".join(digits))


class Watched:
    """A pattern that counts the signs that it is given to look through."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.signs = pattern, 0

    def search(self, text: str) -> re.Match[str] | None:
        self.signs += len(text)
        return self.pattern.search(text)


def test_many_phone_numbers_take_no_more_work_each_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched(nine_digits._COUNTRY)
    monkeypatch.setattr(nine_digits, "_COUNTRY", watched)
    assert found_in("+31 (0) 111222333 " * 500) == ""
    assert watched.signs <= 500 * nine_digits._COUNTRY_LENGTH


@pytest.mark.parametrize(("before", "is_phone"), [("00", False), (" 0", False), ("", True), ("x ", True)])
def test_a_country_code_is_one_wherever_it_stands(before: str, is_phone: bool) -> None:
    text = "y" * 40 + f" {before}0031 111222333"
    assert (found_in(text) == "") == is_phone
