"""A yes of the youth, and what taking it back does."""

from tests.faults.fault import Fault

CONSENTS = "candidates/services/consents.py"
WITHDRAWALS = "candidates/services/withdrawals.py"

TEST_SERVICES = "tests/candidates/services"
TEST_EXPERIENCES = f"{TEST_SERVICES}/test_experiences.py"
TEST_COUNTING = f"{TEST_SERVICES}/test_counting.py"
TEST_PURPOSES = f"{TEST_SERVICES}/test_purposes.py"
TEST_HELPING = f"{TEST_SERVICES}/test_hand_overs.py"
TEST_WITHDRAWALS = f"{TEST_SERVICES}/test_withdrawals.py"

FAULTS = [
    Fault(
        "only the own jobhunter records a yes",
        CONSENTS,
        '    require(hears, _("Only the youth\'s own jobhunter records a yes."))\n',
        "",
        f"{TEST_PURPOSES}::test_only_the_assigned_jobhunter_hears_a_yes",
    ),
    Fault(
        "a yes holds for a year at most",
        CONSENTS,
        "LONGEST_DAYS = 365",
        "LONGEST_DAYS = 366",
        f"{TEST_PURPOSES}::test_a_yes_is_to_the_present_wording_and_lasts_a_year",
    ),
    Fault(
        "a youth takes back nothing of another",
        CONSENTS,
        '        require(by == audit.youth(candidate.pk), _("Only the youth takes this back."))\n',
        "        pass\n",
        f"{TEST_PURPOSES}::test_a_youth_takes_back_nothing_of_another_and_the_program_nothing_at_all",
    ),
    Fault(
        "needs go with the yes to keep them",
        WITHDRAWALS,
        "Purpose.KEEP_NEEDS: (_erase_needs,)",
        "Purpose.KEEP_NEEDS: ()",
        f"{TEST_SERVICES}/test_sealed.py::test_taking_the_yes_back_erases_the_needs_at_once",
    ),
    Fault(
        "experiences go with the yes to keep them",
        WITHDRAWALS,
        "Purpose.KEEP_EXPERIENCE: (_erase_experiences,)",
        "Purpose.KEEP_EXPERIENCE: ()",
        f"{TEST_EXPERIENCES}::test_taking_the_yes_back_erases_everything_and_leaves_a_plain_call",
    ),
    Fault(
        "the count goes with the yes to be counted",
        WITHDRAWALS,
        "Purpose.COUNT_EXPERIENCE: (_erase_counted,)",
        "Purpose.COUNT_EXPERIENCE: ()",
        f"{TEST_COUNTING}::test_taking_the_yes_back_takes_the_count_out_at_once",
    ),
    Fault(
        "links and sessions end with the yes to messages",
        WITHDRAWALS,
        "Purpose.MESSAGE_ME: (_stop_messages,)",
        "Purpose.MESSAGE_ME: ()",
        f"{TEST_WITHDRAWALS}::test_everything_that_a_yes_allowed_stops_in_the_same_second",
    ),
    Fault(
        "what waits for other help goes with the yes to it",
        WITHDRAWALS,
        "Purpose.OTHER_PARTNER: (_stop_hand_overs,)",
        "Purpose.OTHER_PARTNER: ()",
        f"{TEST_HELPING}::test_taking_the_yes_back_erases_drafts_and_what_waits",
    ),
    Fault(
        "a yes to employers that was taken back counts no more",
        "candidates/models/trust.py",
        'purpose=purpose).order_by("-id").first()',
        'purpose=purpose, given=True).order_by("-id").first()',
        f"{TEST_WITHDRAWALS}::test_everything_that_a_yes_allowed_stops_in_the_same_second[share-jobhunter]",
    ),
    Fault(
        "a yes to one thing is no yes to another",
        "candidates/models/trust.py",
        "filter(candidate_id=candidate, purpose=purpose)",
        "filter(candidate_id=candidate)",
        f"{TEST_PURPOSES}::test_a_yes_to_one_thing_is_no_yes_to_another",
    ),
    Fault(
        "a yes is over after its term",
        "candidates/models/trust.py",
        " and on <= self.expires_on",
        "",
        f"{TEST_PURPOSES}::test_a_yes_is_to_the_present_wording_and_lasts_a_year",
    ),
    Fault(
        "needs are read only while the yes lasts",
        "candidates/services/sealed.py",
        "    allowed = with_live(candidates=candidates, purpose=Purpose.KEEP_NEEDS, on=on)\n",
        "    allowed = {candidate.pk for candidate in candidates}\n",
        f"{TEST_SERVICES}/test_sealed.py::test_needs_are_closed_once_the_yes_has_expired",
    ),
    Fault(
        "nobody but who works the file takes a yes back for a youth",
        CONSENTS,
        "        require_work(by, candidate)\n",
        "        pass\n",
        f"{TEST_PURPOSES}::test_who_works_the_file_takes_a_yes_back_and_a_stranger_does_not",
    ),
]
