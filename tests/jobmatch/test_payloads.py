"""What clients of the API send."""

import pytest
from pydantic import ValidationError

from jobmatch.payloads import GivenText

NUMBER = "111222333"


class Note(GivenText):
    text: str = ""
    phone: str = ""


def test_a_citizen_number_in_a_text_is_refused() -> None:
    with pytest.raises(ValidationError, match="text: holds nine digits"):
        Note(text=f"zie {NUMBER}")


def test_a_phone_number_is_no_text() -> None:
    assert Note(phone=NUMBER).phone == NUMBER


def test_who_says_that_it_is_none_may_send_it_and_the_word_goes_no_further() -> None:
    assert Note(text=NUMBER, other_number=True).dict() == {"text": NUMBER, "phone": ""}
