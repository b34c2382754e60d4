"""Copies, erasure, terms, openings by force, and what stays on the disk."""

from tests.faults.fault import Fault

PERMISSIONS = "candidates/permissions.py"
FORCED = "candidates/services/forced_openings.py"
ERASURE = "matching/services/erasure.py"
RECORDS = "candidates/records.py"
YOUTH_RECORDS = "matching/services/youth_records.py"
TERMS = "candidates/services/terms.py"
LOOKS = "candidates/selectors/looks.py"

TEST_SERVICES = "tests/candidates/services"
TEST_DURABILITY = "tests/durability"
TEST_ERASURE = "tests/matching/services/test_erasure.py"
TEST_FORCED = f"{TEST_SERVICES}/test_forced_openings.py"

FAULTS = [
    Fault(
        "erasing destroys the key",
        ERASURE,
        "    sealing.destroy_key(person=candidate.pk)\n",
        "",
        f"{TEST_ERASURE}::test_the_key_is_destroyed_so_that_no_copy_opens_again",
    ),
    Fault(
        "only the privacy officer erases",
        ERASURE,
        "    rights.require_officer(by, request.candidate)\n",
        "",
        f"{TEST_ERASURE}::test_only_the_privacy_officer_erases_and_only_what_was_asked",
    ),
    Fault(
        "what stays after an erasure has no words",
        YOUTH_RECORDS,
        'field.is_blanked or field.kind != "plain"',
        "field.is_blanked",
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "nobody makes a copy of someone else",
        "matching/services/copies.py",
        '    require(allowed, _("Only the youth\'s own jobhunter makes the copy."))\n',
        "",
        "tests/matching/services/test_copies.py::test_nobody_but_the_youth_and_the_own_jobhunter_makes_it",
    ),
    Fault(
        "nobody judges what they forced open themselves",
        PERMISSIONS,
        "    if opening.user_id == user.pk:\n        return False\n",
        "",
        f"{TEST_FORCED}::test_somebody_else_judges_once",
    ),
    Fault(
        "to open by force one says why",
        FORCED,
        "    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:\n",
        "    if False:\n",
        f"{TEST_FORCED}::test_without_a_real_reason_it_stays_locked",
    ),
    Fault(
        "without somebody who judges nothing is forced open",
        FORCED,
        "    if not judges:\n",
        "    if False:\n",
        f"{TEST_FORCED}::test_it_stays_locked_when_nobody_else_is_there_to_judge",
    ),
    Fault(
        "what was forced open closes after an hour",
        PERMISSIONS,
        "ForcedOpening.objects.live(now=timezone.now()).filter(user",
        "ForcedOpening.objects.filter(user",
        f"{TEST_FORCED}::test_a_reason_opens_what_is_sealed_for_an_hour_and_no_longer",
    ),
    Fault(
        "a look outside the caseload stands out",
        LOOKS,
        "        if who not in coordinators and (who, person) not in close:\n",
        "        if False:\n",
        "tests/candidates/selectors/test_looks.py::test_a_look_outside_the_caseload_stands_out",
    ),
    Fault(
        "many files in an hour stand out",
        LOOKS,
        "if len(recent) > settings.MANY_FILES else",
        "if False else",
        "tests/candidates/selectors/test_looks.py::"
        "test_more_than_so_many_different_files_within_an_hour_stand_out",
    ),
    Fault(
        "the night takes no file of which something is asked",
        TERMS,
        "    return not candidate.rights_requests.open().exists() and",
        "    return",
        f"{TEST_SERVICES}/test_terms.py::test_what_is_asked_and_not_answered_holds_a_file_back",
    ),
    Fault(
        "an answer waits for the disk",
        "jobmatch/environment.py",
        "PRAGMA synchronous=FULL;",
        "PRAGMA synchronous=NORMAL;",
        f"{TEST_DURABILITY}/test_power.py::"
        "test_no_answered_write_is_lost_in_a_power_cut_and_the_controls_lose",
    ),
    Fault(
        "a rotation leaves nothing that the old key opens in the files",
        "jobmatch/sealing/management/commands/rotate_keys.py",
        "        services.wipe_free_space()\n",
        "",
        f"{TEST_DURABILITY}/test_rotation.py::"
        "test_killed_rotations_end_with_all_readable_and_the_old_key_useless",
    ),
    Fault(
        "an open step holds an ended file back",
        TERMS,
        " and not candidate.steps.open().exists()",
        "",
        f"{TEST_SERVICES}/test_terms.py::test_a_step_that_is_still_open_holds_an_ended_file_back",
    ),
    Fault(
        "a file that ended yesterday stays for a month",
        "candidates/selectors/terms.py",
        "    return max(end_of_term(candidate), ended + timedelta(days=SAID_DAYS))\n",
        "    return end_of_term(candidate)\n",
        f"{TEST_SERVICES}/test_terms.py::"
        "test_a_file_that_ended_yesterday_stays_a_month_however_long_ago_the_news_was",
    ),
    Fault(
        "the night reads again before it erases",
        ERASURE,
        "    if not terms.has_ended(newest, on=on):\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_terms.py::test_the_night_reads_again_before_it_erases",
    ),
    Fault(
        "what was told stays while nobody saw its term",
        TERMS,
        "    if candidate.steps.open().filter(mark=marks.VOICE_TERM).exists():\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_terms.py::"
        "test_what_was_told_gets_a_step_a_month_before_and_goes_when_it_was_seen",
    ),
    Fault(
        "only what was asked is erased",
        ERASURE,
        "    if request.right != Right.ERASURE or request.state != RightState.OPEN:\n",
        "    if False:\n",
        f"{TEST_ERASURE}::test_only_the_privacy_officer_erases_and_only_what_was_asked",
    ),
    Fault(
        "what else a youth asks is answered before an erasure",
        ERASURE,
        "    if candidate.rights_requests.open().exclude(pk=request.pk).exists():\n",
        "    if False:\n",
        f"{TEST_ERASURE}::test_what_else_the_youth_asks_is_answered_first",
    ),
    Fault(
        "an erasure takes along who asked for a fresh link",
        ERASURE,
        "    fresh_links.forget(candidate=candidate)\n",
        "",
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "an erasure blanks the file",
        ERASURE,
        "    _blank(candidate, on=on)\n",
        "",
        f"{TEST_ERASURE}::test_the_file_stays_as_an_empty_row_that_ended_by_own_wish",
    ),
    Fault(
        "an erasure blanks every field of the file",
        RECORDS,
        'random bytes that order vacancies with equal points", is_blanked=True',
        'random bytes that order vacancies with equal points"',
        "tests/matching/services/test_youth_records.py::"
        "test_an_erasure_blanks_every_field_of_the_file_but_those_without_a_person",
    ),
    Fault(
        "an erasure takes every kind of row",
        RECORDS,
        '    Record(models.Origin, "youth", _("Who referred you"), '
        '{"candidate": OF_ONE, "sealed": _LOCKED}),\n',
        "",
        "tests/matching/services/test_youth_records.py::"
        "test_every_model_about_a_youth_has_a_record_that_says_so",
    ),
    Fault(
        "what a request said does not outlive an erasure",
        RECORDS,
        '"words": Field("sealed", _("in your words"))',
        '"words": Field("plain", _("in your words"))',
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "a referral names nobody after an erasure",
        RECORDS,
        'Field("plain", left_out=UNREADABLE.left_out, is_blanked=True)',
        'Field("plain", left_out=UNREADABLE.left_out)',
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "an erasure is in the access log",
        ERASURE,
        '    audit.record(event="file.erased", by=by, person=candidate.pk, target=TARGET, '
        "target_id=candidate.pk)\n",
        "",
        f"{TEST_ERASURE}::test_the_access_log_stays_whole_and_says_that_it_was_done",
    ),
    Fault(
        "an erasure is never done by saying so",
        "candidates/services/rights.py",
        "    if request.right == Right.ERASURE:\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_rights.py::test_an_erasure_is_never_done_by_saying_so",
    ),
    Fault(
        "who refuses what a youth asks says why",
        "candidates/services/rights.py",
        "    if not answer.strip():\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_rights.py::test_only_the_privacy_officer_answers_and_a_refusal_says_why",
    ),
    Fault(
        "what a youth asks and hears is sealed",
        "candidates/services/rights.py",
        "    return sealing.seal(person=request.candidate_id, field=_field(request, name), "
        "text=text.strip())\n",
        "    return text.encode()\n",
        f"{TEST_SERVICES}/test_rights.py::test_words_and_answer_are_sealed_and_their_opening_is_logged",
    ),
    Fault(
        "nothing that was erased stays in the files of the database",
        "jobmatch/environment.py",
        "PRAGMA secure_delete=ON;",
        "PRAGMA secure_delete=OFF;",
        f"{TEST_ERASURE}::test_no_token_is_left_in_the_files_of_the_database_nor_in_a_dump_nor_in_a_log",
    ),
    Fault(
        "nothing that was erased stays in the log of the database",
        ERASURE,
        'cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")',
        "pass",
        f"{TEST_ERASURE}::test_no_token_is_left_in_the_files_of_the_database_nor_in_a_dump_nor_in_a_log",
    ),
]
