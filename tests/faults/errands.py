"""Errands: what the database refuses of them, what `check_lost` finds, and at whose desk they come to lie."""

from tests.faults.fault import Fault, Instead, Without

MIGRATIONS = "jobmatch.accounts.migrations"
ERRANDS = "jobmatch.accounts.services.errands"
ABSENCES = "candidates.services.files.absences"
LOST = "candidates.lost._checks_of_errands"
TEST = "tests/jobmatch/accounts/services/test_errands.py"
TEST_LOST = "tests/candidates/test_lost_errands.py::test_a_planted_break_is_refused_or_found"

FAULTS = [
    Fault(
        "an open errand has an owner, a desk and a date",
        Without(MIGRATIONS, "errand_open_has_owner_and_date"),
        f"{TEST}::test_the_database_refuses_an_open_errand_without_owner_or_date[owner]",
    ),
    Fault(
        "a finished errand lies at no desk",
        Without(MIGRATIONS, "errand_open_has_owner_and_date"),
        f"{TEST}::test_the_database_refuses_a_finished_errand_at_a_desk",
    ),
    Fault(
        "one open errand a mark",
        Without(MIGRATIONS, "errand_one_open_a_mark"),
        f"{TEST}::test_the_database_refuses_two_open_errands_with_one_mark",
    ),
    Fault(
        "an errand at who is away is found",
        Without(LOST, "at_who_is_away"),
        f"{TEST_LOST}[who has it is away-ON]",
    ),
    Fault(
        "an errand where nobody is any more is found",
        Without(LOST, "where_nobody_is"),
        f"{TEST_LOST}[the role of who has it is ended-ON]",
    ),
    Fault(
        "an errand of somebody who left is found",
        Without(LOST, "without_a_home"),
        f"{TEST_LOST}[the role of whose it is is ended-ON]",
    ),
    Fault(
        "an errand of another municipality is found",
        Without(LOST, "of_another_municipality"),
        f"{TEST_LOST}[it is put at a desk of another municipality-ON]",
    ),
    Fault(
        "an errand that waits for years is found",
        Without(LOST, "far_away"),
        f"{TEST_LOST}[it is put off for years-ON]",
    ),
    Fault(
        "a new errand lies at who is there",
        Instead(f"{ERRANDS}._make", "owner=who_is_there(desk)", "owner=desk"),
        f"{TEST}::test_what_is_made_meanwhile_lies_at_who_is_there",
    ),
    Fault(
        "an errand that is given lies at who is there",
        Instead(f"{ERRANDS}.transfer", "who_is_there(to)", "to"),
        f"{TEST}::test_an_errand_is_given_to_who_is_there_in_the_own_municipality",
    ),
    Fault(
        "an errand goes to who stands in",
        Without(f"{ABSENCES}.begin", "stand_in_for"),
        f"{TEST}::test_an_errand_goes_to_the_stand_in_and_comes_back",
    ),
    Fault(
        "an errand comes back with whose it is",
        Without(f"{ABSENCES}.finish", "come_back_to"),
        f"{TEST}::test_an_errand_goes_to_the_stand_in_and_comes_back",
    ),
    Fault(
        "who leaves leaves no errand behind",
        Without(f"{ABSENCES}.leave", "leave_to"),
        f"{TEST}::test_who_leaves_gives_two_hundred_errands_in_one_act",
    ),
    Fault(
        "only who has a desk in the municipality does an errand",
        Without(f"{ERRANDS}.finish", "require_desk_work"),
        f"{TEST}::test_a_colleague_finishes_an_errand_and_a_stranger_does_not",
    ),
    Fault(
        "what the program asks is finished by what it is about",
        Without(f"{ERRANDS}.finish", "errand_asks"),
        f"{TEST}::test_what_the_program_asks_is_finished_by_what_it_is_about",
    ),
    Fault(
        "what was done is not done again",
        Without(f"{ERRANDS}.finish", "_require_open"),
        f"{TEST}::test_what_was_done_is_not_done_again",
    ),
]
