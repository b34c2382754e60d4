"""Copies, erasure, terms, openings by force, and what stays on the disk."""

from tests.faults.fault import Fault

PERMISSIONS = "candidates/permissions.py"
FORCED = "candidates/services/forced_openings.py"
ERASURE = "matching/services/erasure.py"
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
        ERASURE,
        '"candidates.ForcedOpening": {"reason": b""}',
        '"candidates.ForcedOpening": {}',
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
]
