"""Copies, erasure, terms, openings by force, and what stays on the disk."""

from tests.faults.fault import Answers, Fault, Instead, Without

PERMISSIONS = "candidates.permissions"
FORCED = "candidates.services.rights.forced_openings"
ERASURE = "matching.services.rights.erasure"
RECORDS = "candidates.records"
TERMS = "candidates.services.rights.terms"
LOOKS = "candidates.selectors.rights.looks"

TEST_SERVICES = "tests/candidates/services"
TEST_DURABILITY = "tests/durability"
TEST_ERASURE = "tests/matching/services/rights/test_erasure.py"
TEST_FORCED = f"{TEST_SERVICES}/rights/test_forced_openings.py"

FAULTS = [
    Fault(
        "the page with everything names no quiet step to who can't open the lock",
        Instead(
            "candidates.presentation.rights.picture._casework",
            "candidate.steps.plain()",
            "candidate.steps.all()",
        ),
        "tests/candidates/test_quiet_year.py::test_who_opens_the_lock_sees_the_quiet_steps_and_nobody_else",
    ),
    Fault(
        "erasing destroys the key",
        Without(f"{ERASURE}._erase", "sealing.destroy_key"),
        f"{TEST_ERASURE}::test_the_key_is_destroyed_so_that_no_copy_opens_again",
    ),
    Fault(
        "only the privacy officer erases",
        Without(f"{ERASURE}.carry_out", "rights.require_officer"),
        f"{TEST_ERASURE}::test_only_the_privacy_officer_erases_and_only_what_was_asked",
    ),
    Fault(
        "what stays after an erasure has no words",
        Answers("matching.services.rights.youth_records._is_blanked", "field.is_blanked"),
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "nobody makes a copy of someone else",
        Without("matching.services.rights.copies.make", "require"),
        "tests/matching/services/rights/test_copies.py::test_nobody_but_the_youth_and_the_own_jobhunter_makes_it",
    ),
    Fault(
        "nobody judges what they forced open themselves",
        Without(f"{PERMISSIONS}.may_judge", "opening.user_id"),
        f"{TEST_FORCED}::test_somebody_else_judges_once",
    ),
    Fault(
        "to open by force one says why",
        Without(f"{FORCED}.force", "SHORTEST_REASON"),
        f"{TEST_FORCED}::test_without_a_real_reason_it_stays_locked",
    ),
    Fault(
        "without somebody who judges nothing is forced open",
        Without(f"{FORCED}.force", "nobody_judges"),
        f"{TEST_FORCED}::test_it_stays_locked_when_nobody_else_is_there_to_judge",
    ),
    Fault(
        "what was forced open closes after an hour",
        Instead(f"{PERMISSIONS}._opened_by_force", ".live(now=timezone.now())", ""),
        f"{TEST_FORCED}::test_a_reason_opens_what_is_sealed_for_an_hour_and_no_longer",
    ),
    Fault(
        "a look outside the caseload stands out",
        Instead(f"{LOOKS}._outside", "who not in coordinators and (who, person) not in close", "False"),
        "tests/candidates/selectors/rights/test_looks.py::test_a_look_outside_the_caseload_stands_out",
    ),
    Fault(
        "many files in an hour stand out",
        Instead(f"{LOOKS}._many", "len(recent) > settings.MANY_FILES", "False"),
        "tests/candidates/selectors/rights/test_looks.py::"
        "test_more_than_so_many_different_files_within_an_hour_stand_out",
    ),
    Fault(
        "the night takes no file of which something is asked",
        Without(f"{TERMS}.has_ended", "rights_requests"),
        f"{TEST_SERVICES}/rights/test_terms.py::test_what_is_asked_and_not_answered_holds_a_file_back",
    ),
    Fault(
        "an answer waits for the disk",
        Instead("jobmatch.running.environment.SQLITE_OPTIONS", "synchronous=FULL", "synchronous=NORMAL"),
        f"{TEST_DURABILITY}/test_power.py::"
        "test_no_answered_write_is_lost_in_a_power_cut_and_the_controls_lose",
    ),
    Fault(
        "a rotation leaves nothing that the old key opens in the files",
        Without("jobmatch.accounts.management.commands.rotate_keys.Command.handle", "wipe_free_space"),
        f"{TEST_DURABILITY}/test_rotation.py::"
        "test_killed_rotations_end_with_all_readable_and_the_old_key_useless",
    ),
    Fault(
        "an open step holds an ended file back",
        Without(f"{TERMS}.has_ended", "steps"),
        f"{TEST_SERVICES}/rights/test_terms.py::test_a_step_that_is_still_open_holds_an_ended_file_back",
    ),
    Fault(
        "a file that ended yesterday stays for a month",
        Answers("candidates.selectors.rights.terms.goes_on", "end_of_term(candidate)"),
        f"{TEST_SERVICES}/rights/test_terms.py::"
        "test_a_file_that_ended_yesterday_stays_a_month_however_long_ago_the_news_was",
    ),
    Fault(
        "the night reads again before it erases",
        Without(f"{ERASURE}._at_the_end", "has_ended"),
        f"{TEST_SERVICES}/rights/test_terms.py::test_the_night_reads_again_before_it_erases",
    ),
    Fault(
        "what was told stays while nobody saw its term",
        Without(f"{TERMS}._take", "VOICE_TERM"),
        f"{TEST_SERVICES}/rights/test_terms.py::"
        "test_what_was_told_gets_a_step_a_month_before_and_goes_when_it_was_seen",
    ),
    Fault(
        "only what was asked is erased",
        Without(f"{ERASURE}.carry_out", "request_closed"),
        f"{TEST_ERASURE}::test_only_the_privacy_officer_erases_and_only_what_was_asked",
    ),
    Fault(
        "what else a youth asks is answered before an erasure",
        Without(f"{ERASURE}.carry_out", "others_open"),
        f"{TEST_ERASURE}::test_what_else_the_youth_asks_is_answered_first",
    ),
    Fault(
        "an erasure takes along who asked for a fresh link",
        Without(f"{ERASURE}._erase", "fresh_links.forget"),
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "an erasure blanks the file",
        Without(f"{ERASURE}._erase", "_blank"),
        f"{TEST_ERASURE}::test_the_file_stays_as_an_empty_row_that_ended_by_own_wish",
    ),
    Fault(
        "an erasure blanks every field of the file",
        Instead(f"{RECORDS}.FILE", 'equal points", is_blanked=True', 'equal points"'),
        "tests/matching/services/rights/test_youth_records.py::"
        "test_an_erasure_blanks_every_field_of_the_file_but_those_without_a_person",
    ),
    Fault(
        "an erasure takes every kind of row",
        Without(f"{RECORDS}.RECORDS", "models.Origin"),
        "tests/matching/services/rights/test_youth_records.py::"
        "test_every_model_about_a_youth_has_a_record_that_says_so",
    ),
    Fault(
        "what a request said does not outlive an erasure",
        Instead(f"{RECORDS}.RECORDS", '"words": Field("sealed"', '"words": Field("plain"'),
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "a referral names nobody after an erasure",
        Instead(f"{RECORDS}.RECORDS", "UNREADABLE.left_out, is_blanked=True", "UNREADABLE.left_out"),
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "an erasure is in the access log",
        Without(f"{ERASURE}._erase", "audit.record"),
        f"{TEST_ERASURE}::test_the_access_log_stays_whole_and_says_that_it_was_done",
    ),
    Fault(
        "an erasure is never done by saying so",
        Without("candidates.services.rights.rights.finish", "Right.ERASURE"),
        f"{TEST_SERVICES}/rights/test_rights.py::test_an_erasure_is_never_done_by_saying_so",
    ),
    Fault(
        "who refuses what a youth asks says why",
        Without("candidates.services.rights.rights.refuse", "reason"),
        f"{TEST_SERVICES}/rights/test_rights.py::test_only_the_privacy_officer_answers_and_a_refusal_says_why",
    ),
    Fault(
        "what a youth asks and hears is sealed",
        Answers("candidates.services.rights.rights._sealed", "text.encode()"),
        f"{TEST_SERVICES}/rights/test_rights.py::test_words_and_answer_are_sealed_and_their_opening_is_logged",
    ),
    Fault(
        "nothing that was erased stays in the files of the database",
        Instead("jobmatch.running.environment.SQLITE_OPTIONS", "secure_delete=ON", "secure_delete=OFF"),
        f"{TEST_ERASURE}::test_no_token_is_left_in_the_files_of_the_database_nor_in_a_dump_nor_in_a_log",
    ),
    Fault(
        "nothing that was erased stays in the log of the database",
        Without(f"{ERASURE}.wipe_free_space", "wal_checkpoint(TRUNCATE)"),
        f"{TEST_ERASURE}::test_no_token_is_left_in_the_files_of_the_database_nor_in_a_dump_nor_in_a_log",
    ),
]
