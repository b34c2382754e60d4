"""Words that leak: the citizen service number, labels of a person, ways to reach someone."""

from tests.faults.fault import Fault

FREE_TEXT = "jobmatch/free_text.py"
LEAKS = "jobmatch/leaks.py"

TEST_FREE_TEXT = "tests/jobmatch/test_free_text.py"
TEST_LEAKS = "tests/jobmatch/test_leaks.py"
TEST_NINE = "tests/jobmatch/test_nine_digits.py"

FAULTS = [
    Fault(
        "no text that people write takes a citizen service number",
        FREE_TEXT,
        "if not isinstance(value, Meant) and (found := leaks.numbers(text)):",
        "if False:",
        f"{TEST_FREE_TEXT}::test_a_citizen_number_is_refused_and_named",
    ),
    Fault(
        "who says that nine digits are no citizen service number says it of one field",
        FREE_TEXT,
        'data.get(f"{name}-{OTHER}")',
        "any(key.endswith(OTHER) for key in data)",
        f"{TEST_FREE_TEXT}::test_the_tick_of_one_field_says_nothing_of_another",
    ),
    Fault(
        "no text over the API takes a citizen service number",
        "jobmatch/payloads.py",
        "        if found and not self.other_number:\n",
        "        if False:\n",
        "tests/jobmatch/test_payloads.py::test_a_citizen_number_in_a_text_is_refused",
    ),
    Fault(
        "a citizen service number is one of the words that leak",
        LEAKS,
        "    return [Leak(Kind.NUMBER, found)] if found else []\n",
        "    return []\n",
        f"{TEST_LEAKS}::test_the_number_is_found_as_it_was_written",
    ),
    Fault(
        "a citizen service number is found however it is written",
        "jobmatch/nine_digits.py",
        'plain = _DASHES.sub("-", _SPACES.sub(" ", _UNSEEN.sub("", text)))',
        "plain = text",
        f"{TEST_NINE}::test_the_number_is_found_however_it_is_written",
    ),
    Fault(
        "nine digits that fail the test of eleven are left alone",
        "jobmatch/nine_digits.py",
        "return total % 11 == 0",
        "return True",
        f"{TEST_NINE}::test_other_digits_are_left_alone",
    ),
    Fault(
        "a text for employers has no label of a person",
        FREE_TEXT,
        "[*leaks.labels(text), *leaks.contacts(text)]",
        "leaks.contacts(text)",
        f"{TEST_FREE_TEXT}::test_a_text_for_employers_refuses_labels_and_contacts_by_name",
    ),
    Fault(
        "a text for employers has no way around us",
        FREE_TEXT,
        "[*leaks.labels(text), *leaks.contacts(text)]",
        "leaks.labels(text)",
        f"{TEST_FREE_TEXT}::test_a_text_for_employers_refuses_labels_and_contacts_by_name",
    ),
    Fault(
        "a label is found as it sounds",
        LEAKS,
        "    for pattern, instead in (*_SOUNDS, *(_LONG_SOUNDS if is_part or len(word) > _SHORT else ())):\n",
        "    for pattern, instead in _SOUNDS:\n",
        f"{TEST_LEAKS}::test_a_label_is_found_as_it_was_written",
    ),
]
