"""Words that leak: the citizen service number, labels of a person, ways to reach someone."""

from tests.faults.fault import Answers, Fault, Instead, Without

FREE_TEXT = "jobmatch.wording.free_text"
LEAKS = "jobmatch.wording.leaks"

TEST_FREE_TEXT = "tests/jobmatch/wording/test_free_text.py"
TEST_LEAKS = "tests/jobmatch/wording/test_leaks.py"
TEST_READINGS = "tests/employers/services/test_readings.py"
TEST_NINE = "tests/jobmatch/wording/test_nine_digits.py"

FAULTS = [
    Fault(
        "no text that people write takes a citizen service number",
        Without(f"{FREE_TEXT}.FreeText.clean", "ValidationError"),
        f"{TEST_FREE_TEXT}::test_a_citizen_number_is_refused_and_named",
    ),
    Fault(
        "who says that nine digits are no citizen service number says it of one field",
        Instead(
            f"{FREE_TEXT}._Asking.value_from_datadict",
            'data.get(f"{name}-{OTHER}")',
            "any(key.endswith(OTHER) for key in data)",
        ),
        f"{TEST_FREE_TEXT}::test_the_tick_of_one_field_says_nothing_of_another",
    ),
    Fault(
        "no text over the API takes a citizen service number",
        Without("jobmatch.payloads.GivenText.without_citizen_number", "ValueError"),
        "tests/jobmatch/test_payloads.py::test_a_citizen_number_in_a_text_is_refused",
    ),
    Fault(
        "a citizen service number is one of the words that leak",
        Answers(f"{LEAKS}.numbers", "[]"),
        f"{TEST_LEAKS}::test_the_number_is_found_as_it_was_written",
    ),
    Fault(
        "a citizen service number is found however it is written",
        Instead(
            "jobmatch.wording.nine_digits.found_in",
            '_DASHES.sub("-", _SPACES.sub(" ", _UNSEEN.sub("", text)))',
            "text",
        ),
        f"{TEST_NINE}::test_the_number_is_found_however_it_is_written",
    ),
    Fault(
        "nine digits that fail the test of eleven are left alone",
        Answers("jobmatch.wording.nine_digits.passes", "True"),
        f"{TEST_NINE}::test_other_digits_are_left_alone",
    ),
    Fault(
        "a label is found as it sounds",
        Instead(
            f"{LEAKS}.sound",
            "(*_SOUNDS, *(_LONG_SOUNDS if is_part or len(word) > _SHORT else ()))",
            "_SOUNDS",
        ),
        f"{TEST_LEAKS}::test_a_label_is_found_as_it_was_written",
    ),
    Fault(
        "only who may change a vacancy decides about what was read in it",
        Without("employers.services.readings.decide", "require_edit"),
        f"{TEST_READINGS}::test_a_contact_decides_for_the_own_employer_only",
    ),
    Fault(
        "a vacancy never keeps years without how certain they are",
        Without("employers.migrations", "vacancy_years_have_certainty"),
        f"{TEST_READINGS}::test_the_database_refuses_a_value_without_its_certainty",
    ),
]
