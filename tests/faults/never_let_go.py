"""Nobody is let go of: what the database refuses, what `check_lost` finds, steps, absence and time."""

from tests.faults.fault import Fault

FIRST = "candidates/migrations/0001_initial.py"
LOST = "candidates/lost.py"
ABSENCES = "candidates/services/absences.py"
CLOCK = "candidates/services/clock.py"
STATES = "candidates/services/states.py"
STEPS = "candidates/services/steps.py"

TEST_MODELS = "tests/candidates/test_models.py"
TEST_LOST = "tests/candidates/test_lost.py::test_a_planted_break_is_refused_or_found"
TEST_SERVICES = "tests/candidates/services"

FAULTS = [
    Fault(
        "an open file is held by a step",
        FIRST,
        "('held_by', models.F('id')), ('held_by__isnull', False)",
        "",
        f"{TEST_MODELS}::test_the_database_never_lets_go_of_an_open_file",
    ),
    Fault(
        "an ending is recorded",
        FIRST,
        "('ended_on__isnull', False), ('ending__in', ['kept_work', 'moved', 'own_wish', 'partner', "
        "'out_of_reach']), ('state', 'ended')",
        "('state', 'ended')",
        f"{TEST_MODELS}::test_the_database_refuses_an_ending_that_is_not_recorded",
    ),
    Fault(
        "a pause has an end",
        FIRST,
        "('paused_until__isnull', False), ('state', 'paused')",
        "('state', 'paused')",
        f"{TEST_MODELS}::test_the_database_refuses_a_pause_without_an_end",
    ),
    Fault(
        "an open step has an owner and a date",
        FIRST,
        "('due__isnull', False), ('owner__isnull', False), ('state', 'open')",
        "('state', 'open')",
        f"{TEST_MODELS}::test_the_database_refuses_an_open_step_without_owner_or_date",
    ),
    Fault(
        "a finished step holds no file",
        FIRST,
        "('primary_for__isnull', True), ('state', 'done')",
        "('state', 'done')",
        f"{TEST_MODELS}::test_the_database_refuses_a_finished_step_that_holds_a_file",
    ),
    Fault(
        "a step holds no file but its own",
        FIRST,
        "('primary_for', models.F('candidate'))",
        "('primary_for__isnull', False)",
        f"{TEST_MODELS}::test_the_database_refuses_a_step_that_holds_another_file",
    ),
    Fault(
        "one open step a mark",
        FIRST,
        "fields=('candidate', 'mark')",
        "fields=('candidate', 'mark', 'id')",
        f"{TEST_MODELS}::test_the_database_refuses_two_open_steps_with_one_mark",
    ),
    Fault(
        "a step at who is away is found",
        LOST,
        "state=StepState.OPEN, owner__in=_away())",
        'state="no", owner__in=_away())',
        f"{TEST_LOST}[the jobhunter is away and the step stays]",
    ),
    Fault(
        "a step where nobody is any more is found",
        LOST,
        ".exclude(owner__in=_manned())",
        ".none()",
        f"{TEST_LOST}[the role of who stands in is ended]",
    ),
    Fault(
        "a pause that is too long or over is found",
        LOST,
        "in_sight.filter(state=State.PAUSED)",
        "in_sight.none()",
        f"{TEST_LOST}[the pause is longer than 90 days]",
    ),
    Fault(
        "a step at whom the youth does not want is found",
        LOST,
        'user=OuterRef("owner__user")',
        "user=None",
        f"{TEST_LOST}[the youth does not want who has the step]",
    ),
    Fault(
        "a step that waits for years is found",
        LOST,
        "due__gt=on + LONGEST_WAIT",
        "due__isnull=True",
        f"{TEST_LOST}[the step is put off for years]",
    ),
    Fault(
        "a new step lies at who is there",
        "jobmatch/accounts/services/presence.py",
        "        if absence is None:\n",
        "        if True:\n",
        f"{TEST_SERVICES}/test_absences.py::test_what_is_made_meanwhile_lies_at_who_is_there",
    ),
    Fault(
        "a step never comes to lie at whom the youth does not want",
        "candidates/services/bars.py",
        "    if owner.user_id and candidate.bars.filter(user=owner.user_id).exists():\n"
        "        return shared_desk(desk)\n",
        "",
        f"{TEST_SERVICES}/test_steps.py::test_a_step_never_comes_to_lie_at_whom_the_youth_does_not_want",
    ),
    Fault(
        "a stand-in is there",
        ABSENCES,
        "    _require_there(stand_in)\n",
        "",
        f"{TEST_SERVICES}/test_absences.py::test_who_is_away_stands_in_for_nobody",
    ),
    Fault(
        "who leaves hands over files that ended too",
        ABSENCES,
        "    Candidate.objects.filter(desk=desk).update(desk=to",
        "    Candidate.objects.in_sight().filter(desk=desk).update(desk=to",
        f"{TEST_SERVICES}/test_absences.py::test_who_leaves_hands_over_files_that_ended_too",
    ),
    Fault(
        "a file is not given to whom the youth does not want",
        "candidates/services/assignments.py",
        "if desk.user_id and candidate.bars.filter(user=desk.user_id).exists():",
        "if False:",
        f"{TEST_SERVICES}/test_absences.py::test_a_file_is_not_given_to_whom_the_youth_does_not_want",
    ),
    Fault(
        "who works the file is not barred before a colleague has it",
        "candidates/services/bars.py",
        "candidate.steps.open().filter(owner__user=user).exists()",
        "False",
        f"{TEST_SERVICES}/test_bars.py::test_who_has_a_step_of_the_file_hands_it_over_first",
    ),
    Fault(
        "a step is taken back the same day only",
        STEPS,
        "(done.done_on, done.done_by_id) != (on, by.pk)",
        "done.done_by_id != by.pk",
        f"{TEST_SERVICES}/test_steps.py::"
        "test_nobody_takes_back_what_was_done_on_another_day_or_by_somebody_else[tomorrow]",
    ),
    Fault(
        "the step that holds the file is not closed without a next one",
        STEPS,
        "    if step.primary_for is not None:\n        raise",
        "    if False:\n        raise",
        f"{TEST_SERVICES}/test_steps.py::test_the_step_that_holds_the_file_is_not_closed_without_a_next_one",
    ),
    Fault(
        "what is done is not done again",
        STEPS,
        "    if step.state != StepState.OPEN:\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_steps.py::test_what_is_done_is_not_done_again",
    ),
    Fault(
        "the referrer is asked only with a yes",
        "candidates/tries.py",
        "    if may_ask_referrer:\n",
        "    if True:\n",
        f"{TEST_SERVICES}/test_contacts.py::"
        "test_who_does_not_answer_is_tried_in_another_way_then_at_another_hour_then_no_more",
    ),
    Fault(
        "a pause is at most 90 days",
        "candidates/models/files.py",
        "LONGEST_PAUSE_DAYS = 90",
        "LONGEST_PAUSE_DAYS = 91",
        f"{TEST_SERVICES}/test_states.py::test_a_pause_that_does_not_end_within_90_days_is_refused[91]",
    ),
    Fault(
        "out of reach is an act of a coordinator",
        STATES,
        "is_coordinator_of(user=by, candidate=candidate)",
        "True",
        f"{TEST_SERVICES}/test_states.py::test_out_of_reach_is_an_act_of_a_coordinator",
    ),
    Fault(
        "out of reach is there at the end of the term",
        STATES,
        "last_news + term <= on",
        "last_news <= on",
        f"{TEST_SERVICES}/test_states.py::test_out_of_reach_is_there_only_at_the_end_of_the_term",
    ),
    Fault(
        "kept work is there after twelve months",
        STATES,
        "candidate.state_since + relativedelta(months=KEPT_WORK_MONTHS) <= on",
        "candidate.state_since <= on",
        f"{TEST_SERVICES}/test_states.py::test_kept_work_is_an_ending_only_after_twelve_months_at_work",
    ),
    Fault(
        "work that ends asks for a talk within two working days",
        STATES,
        "RETURN_WORKING_DAYS = 2",
        "RETURN_WORKING_DAYS = 3",
        f"{TEST_SERVICES}/test_states.py::"
        "test_work_that_ends_opens_the_file_with_a_talk_within_two_working_days",
    ),
    Fault(
        "a second person comes after ten working days",
        CLOCK,
        "due__lte=workdays.before",
        "due__lt=workdays.before",
        f"{TEST_SERVICES}/test_clock.py::test_after_ten_working_days_a_second_person_gets_a_step_once",
    ),
    Fault(
        "the second person is somebody who is there",
        CLOCK,
        "        .exclude(pk__in=away)\n",
        "",
        f"{TEST_SERVICES}/test_clock.py::"
        "test_the_second_person_is_nobody_who_is_away_and_nobody_whom_the_youth_does_not_want",
    ),
    Fault(
        "who was woken is not woken again",
        CLOCK,
        "newest.state != State.PAUSED or newest.paused_until is None or newest.paused_until > on",
        "newest.paused_until and newest.paused_until > on",
        f"{TEST_SERVICES}/test_clock.py::test_a_pause_that_somebody_ended_meanwhile_is_not_ended_again",
    ),
    Fault(
        "a jobhunter sends nobody away",
        ABSENCES,
        '    require(may_run(user=by, desk=desk), _("Only a coordinator does this."))\n    if desk.pk',
        "    if desk.pk",
        f"{TEST_SERVICES}/test_absences.py::test_a_jobhunter_sends_nobody_away",
    ),
    Fault(
        "a jobhunter calls nobody back",
        ABSENCES,
        '        require(may_run(user=by, desk=desk), _("Only a coordinator does this."))\n',
        "        pass\n",
        f"{TEST_SERVICES}/test_absences.py::test_a_jobhunter_calls_nobody_back",
    ),
]
