"""The guards of the product that `make faults` takes away one by one, each with the test that must go red.

`old` is in the file exactly once; a structure test holds that. Constraints are taken from the migration,
because the test database is made from it. The guards of trust are in tests/faults_trust.py.
"""

from tests.fault import Fault
from tests.faults_trust import TRUST

FIRST = "candidates/migrations/0001_initial.py"
LOST = "candidates/lost.py"
FILES = "candidates/models/files.py"
PERMISSIONS = "candidates/permissions.py"
ABSENCES = "candidates/services/absences.py"
CLOCK = "candidates/services/clock.py"
REFERRALS = "candidates/services/referrals.py"
STATES = "candidates/services/states.py"
STEPS = "candidates/services/steps.py"
TOLD = "candidates/services/told.py"

TEST_MODELS = "tests/candidates/test_models.py"
TEST_LOST = "tests/candidates/test_lost.py::test_a_planted_break_is_refused_or_found"
TEST_PERMISSIONS = "tests/candidates/test_permissions.py"
TEST_SERVICES = "tests/candidates/services"
TEST_CALENDARS = "tests/candidates/views/test_calendars.py"
TEST_MATCHING = "tests/matching/services"
TEST_CELL = "tests/jobmatch/test_access.py::test_every_role_gets_exactly_the_objects_that_the_table_says"


CONSTRAINTS = [
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
]

CHECKS = [
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
]

ACCESS = [
    Fault(
        "whom the youth does not want does not see the file",
        FILES,
        ".exclude(bars__user=user)",
        "",
        f"{TEST_MODELS}::test_whom_the_youth_does_not_want_does_not_see_the_file",
    ),
    Fault(
        "whom the youth does not want does not work the file",
        PERMISSIONS,
        "    if is_barred(user=user, candidate=candidate):\n        return False\n",
        "",
        f"{TEST_PERMISSIONS}::test_whom_the_youth_does_not_want_does_not_work_the_file",
    ),
    Fault(
        "a stand-in opens what is sealed only with a yes",
        PERMISSIONS,
        "    return Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.STAND_IN, on=on)\n",
        "    return True\n",
        f"{TEST_PERMISSIONS}::test_a_stand_in_opens_what_is_sealed_only_with_a_yes_of_the_youth",
    ),
    Fault(
        "who has another step than the one that holds the file opens nothing",
        PERMISSIONS,
        "candidate.steps.primary().filter",
        "candidate.steps.filter",
        f"{TEST_PERMISSIONS}::test_the_yes_to_a_stand_in_opens_nothing_for_who_has_another_step",
    ),
    Fault(
        "a coordinator as such opens nothing",
        PERMISSIONS,
        "        or _opened_by_force(user, candidate)\n    )\n",
        "        or is_coordinator_of(user=user, candidate=candidate)\n    )\n",
        f"{TEST_PERMISSIONS}::test_a_coordinator_as_such_opens_nothing",
    ),
    Fault(
        "only who may read a line writes one",
        "candidates/services/contacts.py",
        "    if line:\n        _require_reader(candidate, by=by, on=on)\n",
        "",
        f"{TEST_SERVICES}/test_contacts.py::test_who_may_not_read_a_line_again_does_not_write_one",
    ),
    Fault(
        "a coordinator reads no line",
        "candidates/services/contacts.py",
        "not sealed or not may_open_sealed(user=by, candidate=candidate, on=on)",
        "not sealed",
        f"{TEST_SERVICES}/test_contacts.py::test_a_coordinator_reads_no_line",
    ),
    Fault(
        "of who is under 16 only how to reach them is kept",
        "candidates/services/profile.py",
        "        require_heard(candidate, on=on)\n",
        "",
        f"{TEST_SERVICES}/test_parents.py::test_nothing_more_is_kept_of_who_is_under_16",
    ),
    Fault(
        "a change from an old version is refused",
        "jobmatch/versions.py",
        "filter(pk=row.pk, version=version)",
        "filter(pk=row.pk)",
        f"{TEST_SERVICES}/test_files.py::"
        "test_a_change_from_an_old_version_is_refused_and_the_newer_one_stays",
    ),
    Fault(
        "a page that is not declared is refused",
        "jobmatch/access/__init__.py",
        "may_call(request.user, PAGES.get(match.view_name))",
        'may_call(request.user, PAGES.get(match.view_name, PAGES["web:home"]))',
        "tests/jobmatch/test_access.py::test_a_page_that_is_not_declared_is_refused",
    ),
]

WORK = [
    Fault(
        "a new step lies at who is there",
        "candidates/services/presence.py",
        "        if absence is None:\n",
        "        if True:\n",
        f"{TEST_SERVICES}/test_absences.py::test_what_is_made_meanwhile_lies_at_who_is_there",
    ),
    Fault(
        "a step never comes to lie at whom the youth does not want",
        "candidates/services/presence.py",
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
]

TIME = [
    Fault(
        "a pause is at most 90 days",
        STATES,
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
]

REFERRING = [
    Fault(
        "a referrer is told only with a yes",
        TOLD,
        "    if latest is None or not latest.is_live(on):\n        return\n",
        "",
        f"{TEST_SERVICES}/test_told.py::test_nothing_is_told_without_a_yes",
    ),
    Fault(
        "what is shown to a referrer never goes back",
        TOLD,
        "shown__in=ORDER[: ORDER.index(Shown(shown))]",
        "shown__in=ORDER",
        f"{TEST_SERVICES}/test_told.py::test_what_is_shown_never_goes_back",
    ),
    Fault(
        "a decision destroys the key of the referral",
        REFERRALS,
        "    sealing.destroy_key(person=referral.pk)\n",
        "",
        f"{TEST_SERVICES}/test_referrals.py::test_after_a_decision_the_details_and_their_key_are_gone",
    ),
    Fault(
        "a decided referral keeps no details",
        FIRST,
        "('decided_on__isnull', False), ('details', b'')",
        "('decided_on__isnull', False)",
        f"{TEST_MODELS}::test_the_database_refuses_a_decided_referral_that_keeps_its_details",
    ),
    Fault(
        "a referrer sees the own referrals alone",
        "candidates/selectors/referrals.py",
        "Referral.objects.filter(referrer=user, received_on__gte=since)",
        "Referral.objects.filter(organisation__in=senders(user), received_on__gte=since)",
        "tests/candidates/views/test_referrals.py::"
        "test_a_colleague_of_the_same_organisation_sees_nothing_of_it",
    ),
    Fault(
        "of a referral under 16 only how to reach them is kept",
        "candidates/services/referral_details.py",
        'details if found.oldest >= INDEPENDENT_AGE else replace(details, wants="", prefers_woman=False)',
        "details",
        f"{TEST_SERVICES}/test_referrals.py::test_under_16_only_how_to_reach_the_youth_is_kept",
    ),
    Fault(
        "nobody refers in the name of another organisation",
        REFERRALS,
        "    allowed = may_refer_for(user=by, organisation=organisation)\n",
        "    allowed = True\n",
        f"{TEST_SERVICES}/test_referrals.py::test_nobody_refers_in_the_name_of_another_organisation",
    ),
    Fault(
        "a referral that nobody decides expires after four weeks",
        REFERRALS,
        "EXPIRES_AFTER_DAYS = 28",
        "EXPIRES_AFTER_DAYS = 29",
        f"{TEST_SERVICES}/test_referrals.py::"
        "test_after_four_weeks_without_a_decision_it_expires_and_its_key_goes",
    ),
]

SCREENS = [
    Fault(
        "an identifier of someone else is not found",
        "candidates/selectors/files.py",
        "return get_object_or_404(candidates(user), pk=uuid_or_404(pk))",
        "return get_object_or_404(Candidate, pk=uuid_or_404(pk))",
        f"{TEST_CELL}[get candidates:contacts]",
    ),
    Fault(
        "a malformed identifier is answered like an absent one",
        "jobmatch/identifiers.py",
        "return identifier if str(identifier) == text else None",
        "return identifier",
        "tests/jobmatch/test_identifiers.py::test_every_other_spelling_is_not_there",
    ),
    Fault(
        "a calendar names nobody",
        "candidates/presentation/calendars.py",
        "step.get_kind_display()",
        "str(step)",
        f"{TEST_CALENDARS}::test_a_step_is_a_whole_day_with_its_kind_and_the_way_to_the_file",
    ),
    Fault(
        "an unknown calendar is a 404 like any other",
        "candidates/views/calendars.py",
        "        raise Http404\n",
        "        return HttpResponse(status=404)\n",
        f"{TEST_CALENDARS}::test_an_unknown_link_is_a_404_like_any_other",
    ),
    Fault(
        "looking into a file is in the access log",
        "candidates/services/files.py",
        '    audit.record(event="file.seen",',
        '    (lambda **_: None)(event="file.seen",',
        f"{TEST_SERVICES}/test_files.py::test_looking_into_a_file_is_in_the_access_log",
    ),
    Fault(
        "needs are kept only with a yes",
        "candidates/services/sealed.py",
        "    if not consents.is_live(candidate=candidate, purpose=Purpose.KEEP_NEEDS, on=on):\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_sealed.py::test_needs_are_refused_without_a_yes",
    ),
]

PLACED = [
    Fault(
        "an answer is read by who may open what is sealed",
        "matching/services/answers.py",
        "not sealed or not may_open_sealed(user=by, candidate=candidate, on=on)",
        "not sealed",
        f"{TEST_MATCHING}/test_check_ins.py::test_nobody_else_reads_it",
    ),
    Fault(
        "a coordinator reads no contradiction",
        "candidates/permissions.py",
        "    return is_near and _works_here(user, candidate)\n",
        "    return _works_here(user, candidate)\n",
        "tests/matching/views/test_check_ins.py::test_a_contradiction_is_shown_to_the_own_jobhunter_only",
    ),
    Fault(
        "a whole answer is sealed",
        "matching/services/answers.py",
        "return sealing.seal(person=check_in.placement.candidate_id, field=_field(check_in), text=text)",
        "return text.encode()",
        f"{TEST_MATCHING}/test_check_ins.py::test_the_whole_answer_is_sealed",
    ),
    Fault(
        "a worrying answer makes a step of today",
        "matching/services/check_ins.py",
        "    if answer.is_worrying:\n",
        "    if False:\n",
        f"{TEST_MATCHING}/test_check_ins.py::test_a_worrying_answer_is_a_step_of_today",
    ),
    Fault(
        "silence is one step a side",
        "matching/services/check_ins.py",
        "if newest[row.placement_id, row.side] != row",
        "if False",
        f"{TEST_MATCHING}/test_check_ins.py::test_silence_is_one_step_a_side",
    ),
    Fault(
        "the next rung is proposed once",
        "matching/services/nightly.py",
        "if rung_mark(row) not in seen",
        "if True",
        f"{TEST_MATCHING}/test_nightly.py::test_after_three_months_the_next_rung_is_proposed_once",
    ),
    Fault(
        "one cent under the minimum wage is a broken rule",
        "matching/rules/minimum_wage.py",
        "if work.cents >= owed.cents:",
        "if work.cents >= owed.cents - 1:",
        "tests/matching/rules/test_minimum_wage.py::"
        "test_one_cent_too_low_is_a_broken_rule_with_its_name_and_both_amounts",
    ),
    Fault(
        "a broken rule is ticked off before work is recorded",
        "matching/services/judging.py",
        "    if missing:\n",
        "    if False:\n",
        f"{TEST_MATCHING}/test_placements.py::test_a_broken_rule_is_named_until_it_is_ticked_off",
    ),
    Fault(
        "work that ends opens the file",
        "matching/services/placements.py",
        "        if candidate.state == State.PLACED:\n            states.lose(",
        "        if False:\n            states.lose(",
        f"{TEST_MATCHING}/test_placements.py::test_an_end_opens_the_file_with_a_talk_within_two_working_days",
    ),
    Fault(
        "youths for a vacancy are in the order of waiting",
        "matching/services/youths.py",
        '.order_by("opened_on", "pk")',
        '.order_by("-opened_on", "pk")',
        f"{TEST_MATCHING}/test_youths.py::test_who_waits_longest_comes_first_whatever_the_points",
    ),
    Fault(
        "youths for a vacancy are of the own desk",
        "matching/services/youths.py",
        "desk__user=by, ",
        "",
        f"{TEST_MATCHING}/test_youths.py::test_only_the_own_desk_is_asked",
    ),
]

FAULTS = [*CONSTRAINTS, *CHECKS, *ACCESS, *WORK, *TIME, *REFERRING, *SCREENS, *PLACED, *TRUST]
