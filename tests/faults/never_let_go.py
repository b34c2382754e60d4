"""Nobody is let go of: what the database refuses, what `check_lost` finds, steps, absence and time."""

from tests.faults.fault import Answers, Fault, Instead, Without

MIGRATIONS = "candidates.migrations"
LOST = "candidates.lost"
ABSENCES = "candidates.services.files.absences"
CLOCK = "candidates.services.clock"
STATES = "candidates.services.files.states"
STEPS = "candidates.services.files.steps"
AFTER_END = "candidates.services.files.after_end"

TEST_MODELS = "tests/candidates/test_models.py"
TEST_LOST = "tests/candidates/test_lost.py::test_a_planted_break_is_refused_or_found"
TEST_SERVICES = "tests/candidates/services"
TEST_HEARD = "tests/jobmatch/doors/test_acts_heard.py"

FAULTS = [
    Fault(
        "an open file is held by a step",
        Without(MIGRATIONS, "candidate_never_let_go"),
        f"{TEST_MODELS}::test_the_database_never_lets_go_of_an_open_file",
    ),
    Fault(
        "an ending is recorded",
        Without(MIGRATIONS, "candidate_ending_is_recorded"),
        f"{TEST_MODELS}::test_the_database_refuses_an_ending_that_is_not_recorded",
    ),
    Fault(
        "only of an ended file it is noted that something was said since",
        Without(MIGRATIONS, "candidate_said_after_its_end"),
        f"{TEST_MODELS}::test_the_database_notes_on_no_open_file_that_something_was_said_after_its_end",
    ),
    Fault(
        "what a youth says after the file ended reaches somebody",
        Instead(f"{AFTER_END}.note", "candidate.held_by_id is not None", "True"),
        f"{TEST_HEARD}::test_what_calls_somebody_calls_somebody_after_the_file_ended_too"
        "[candidates:my_agreement 0]",
    ),
    Fault(
        "while who has the desk is away, coordinators hear what is said after the end",
        Without(f"{AFTER_END}._who_looks", "is_away"),
        f"{TEST_HEARD}::test_while_the_jobhunter_is_away_coordinators_hear_what_is_said_after_the_end",
    ),
    Fault(
        "a pause has an end",
        Without(MIGRATIONS, "candidate_pause_has_an_end"),
        f"{TEST_MODELS}::test_the_database_refuses_a_pause_without_an_end",
    ),
    Fault(
        "an open step has an owner and a date",
        Without(MIGRATIONS, "step_open_has_owner_and_date"),
        f"{TEST_MODELS}::test_the_database_refuses_an_open_step_without_owner_or_date",
    ),
    Fault(
        "a finished step holds no file",
        Without(MIGRATIONS, "step_open_has_owner_and_date"),
        f"{TEST_MODELS}::test_the_database_refuses_a_finished_step_that_holds_a_file",
    ),
    Fault(
        "a step holds no file but its own",
        Without(MIGRATIONS, "step_primary_for_its_own_candidate"),
        f"{TEST_MODELS}::test_the_database_refuses_a_step_that_holds_another_file",
    ),
    Fault(
        "one open step a mark",
        Without(MIGRATIONS, "step_one_open_a_mark"),
        f"{TEST_MODELS}::test_the_database_refuses_two_open_steps_with_one_mark",
    ),
    Fault(
        "a step at who is away is found",
        Without(f"{LOST}._checks_of_open_steps", "at_who_is_away"),
        f"{TEST_LOST}[the jobhunter is away and the step stays]",
    ),
    Fault(
        "a step where nobody is any more is found",
        Without(f"{LOST}._checks_of_open_steps", "where_nobody_is"),
        f"{TEST_LOST}[the role of who stands in is ended]",
    ),
    Fault(
        "a pause that is too long or over is found",
        Without(f"{LOST}._checks_of_files", "PAUSED"),
        f"{TEST_LOST}[the pause is longer than 90 days]",
    ),
    Fault(
        "a step at whom the youth does not want is found",
        Without(f"{LOST}._checks_of_open_steps", "Bar"),
        f"{TEST_LOST}[the youth does not want who has the step]",
    ),
    Fault(
        "a step that waits for years is found",
        Without(f"{LOST}._checks_of_open_steps", "far_away"),
        f"{TEST_LOST}[the step is put off for years]",
    ),
    Fault(
        "a new step lies at who is there",
        Answers("jobmatch.accounts.services.presence.who_is_there", "desk"),
        f"{TEST_SERVICES}/files/test_absences.py::test_what_is_made_meanwhile_lies_at_who_is_there",
    ),
    Fault(
        "a step never comes to lie at whom the youth does not want",
        Without("candidates.services.files.bars.owner_for", "shared_desk"),
        f"{TEST_SERVICES}/files/test_steps.py::test_a_step_never_comes_to_lie_at_whom_the_youth_does_not_want",
    ),
    Fault(
        "a stand-in is there",
        Without(f"{ABSENCES}.begin", "_require_there"),
        f"{TEST_SERVICES}/files/test_absences.py::test_who_is_away_stands_in_for_nobody",
    ),
    Fault(
        "who leaves hands over files that ended too",
        Instead(
            f"{ABSENCES}.leave",
            "filter(desk=desk).update",
            "in_sight().filter(desk=desk).update",
        ),
        f"{TEST_SERVICES}/files/test_absences.py::test_who_leaves_hands_over_files_that_ended_too",
    ),
    Fault(
        "a file is not given to whom the youth does not want",
        Without("candidates.services.files.assignments.give", "barred"),
        f"{TEST_SERVICES}/files/test_absences.py::test_a_file_is_not_given_to_whom_the_youth_does_not_want",
    ),
    Fault(
        "whose file it is is not barred before a colleague has it",
        Without("candidates.services.files.bars.add", "works_here"),
        f"{TEST_SERVICES}/files/test_bars.py::test_whose_file_it_is_hands_it_over_first",
    ),
    Fault(
        "no step of the file stays with whom the youth keeps away",
        Without("candidates.services.files.bars.add", "_move_away"),
        f"{TEST_SERVICES}/files/test_bars.py::"
        "test_who_stands_in_is_kept_away_and_the_next_step_goes_to_the_shared_desk",
    ),
    Fault(
        "a step is taken back the same day only",
        Without(f"{STEPS}.undoable", "done.done_on"),
        f"{TEST_SERVICES}/files/test_steps.py::"
        "test_nobody_takes_back_what_was_done_on_another_day_or_by_somebody_else[tomorrow]",
    ),
    Fault(
        "the step that holds the file is not closed without a next one",
        Without(f"{STEPS}.close", "step_primary"),
        f"{TEST_SERVICES}/files/test_steps.py::test_the_step_that_holds_the_file_is_not_closed_without_a_next_one",
    ),
    Fault(
        "what is done is not done again",
        Answers(f"{STEPS}._require_open", "None"),
        f"{TEST_SERVICES}/files/test_steps.py::test_what_is_done_is_not_done_again",
    ),
    Fault(
        "the referrer is asked only with a yes",
        Instead("candidates.rules.search_plan.next_try", "if may_ask_referrer", "if True"),
        f"{TEST_SERVICES}/casework/test_contacts.py::"
        "test_who_does_not_answer_is_tried_in_another_way_then_at_another_hour_then_no_more",
    ),
    Fault(
        "a pause is at most 90 days",
        Instead("candidates.models.files.LONGEST_PAUSE_DAYS", "90", "91"),
        f"{TEST_SERVICES}/files/test_states.py::test_a_pause_that_does_not_end_within_90_days_is_refused[91]",
    ),
    Fault(
        "out of reach is an act of a coordinator",
        Without(f"{STATES}._check_ending", "is_coordinator_of"),
        f"{TEST_SERVICES}/files/test_states.py::test_out_of_reach_is_an_act_of_a_coordinator",
    ),
    Fault(
        "out of reach is there at the end of the term",
        Without(f"{STATES}.may_go_out_of_reach", "last_news"),
        f"{TEST_SERVICES}/files/test_states.py::test_out_of_reach_is_there_only_at_the_end_of_the_term",
    ),
    Fault(
        "kept work is there after twelve months",
        Without(f"{STATES}.has_kept_work", "KEPT_WORK_MONTHS"),
        f"{TEST_SERVICES}/files/test_states.py::test_kept_work_is_an_ending_only_after_twelve_months_at_work",
    ),
    Fault(
        "work that ends asks for a talk within two working days",
        Instead(f"{STATES}.RETURN_WORKING_DAYS", "2", "3"),
        f"{TEST_SERVICES}/files/test_states.py::"
        "test_work_that_ends_opens_the_file_with_a_talk_within_two_working_days",
    ),
    Fault(
        "a second person comes after ten working days",
        Instead(f"{CLOCK}.call_second_persons", "due__lte", "due__lt"),
        f"{TEST_SERVICES}/test_clock.py::test_after_ten_working_days_a_second_person_gets_a_step_once",
    ),
    Fault(
        "the second person is somebody who is there",
        Without(f"{CLOCK}.second_person", "pk__in"),
        f"{TEST_SERVICES}/test_clock.py::"
        "test_the_second_person_is_nobody_who_is_away_and_nobody_whom_the_youth_does_not_want",
    ),
    Fault(
        "who was woken is not woken again",
        Instead(
            f"{CLOCK}._wake",
            "newest.state != State.PAUSED or newest.paused_until is None or",
            "newest.paused_until and",
        ),
        f"{TEST_SERVICES}/test_clock.py::test_a_pause_that_somebody_ended_meanwhile_is_not_ended_again",
    ),
    Fault(
        "a jobhunter sends nobody away",
        Without(f"{ABSENCES}._check", "may_run"),
        f"{TEST_SERVICES}/files/test_absences.py::test_a_jobhunter_sends_nobody_away",
    ),
    Fault(
        "a jobhunter calls nobody back",
        Without(f"{ABSENCES}.finish", "may_run"),
        f"{TEST_SERVICES}/files/test_absences.py::test_a_jobhunter_calls_nobody_back",
    ),
]
