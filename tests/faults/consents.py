"""A yes of the youth, and what taking it back does."""

from tests.faults.fault import Answers, Fault, Instead, Without

CONSENTS = "candidates.services.consents.consents"
WITHDRAWALS = "candidates.services.consents.withdrawals"

TEST_SERVICES = "tests/candidates/services"
TEST_EXPERIENCES = f"{TEST_SERVICES}/voice/test_experiences.py"
TEST_COUNTING = f"{TEST_SERVICES}/voice/test_counting.py"
TEST_PURPOSES = f"{TEST_SERVICES}/consents/test_purposes.py"
TEST_HELPING = f"{TEST_SERVICES}/help/test_hand_overs.py"
TEST_WITHDRAWALS = f"{TEST_SERVICES}/consents/test_withdrawals.py"

FAULTS = [
    Fault(
        "only the own jobhunter records a yes",
        Without(f"{CONSENTS}.give", "_require_may_give"),
        f"{TEST_PURPOSES}::test_only_the_assigned_jobhunter_hears_a_yes",
    ),
    Fault(
        "a yes holds for a year at most",
        Instead(f"{CONSENTS}.LONGEST_DAYS", "365", "366"),
        f"{TEST_PURPOSES}::test_a_yes_is_to_the_present_wording_and_lasts_a_year",
    ),
    Fault(
        "a youth takes back nothing of another",
        Without(f"{CONSENTS}._require_may_withdraw", "audit.youth"),
        f"{TEST_PURPOSES}::test_a_youth_takes_back_nothing_of_another_and_the_program_nothing_at_all",
    ),
    Fault(
        "needs go with the yes to keep them",
        Answers(f"{WITHDRAWALS}._erase_needs", "None"),
        f"{TEST_SERVICES}/files/test_sealed.py::test_taking_the_yes_back_erases_the_needs_at_once",
    ),
    Fault(
        "experiences go with the yes to keep them",
        Answers(f"{WITHDRAWALS}._erase_experiences", "None"),
        f"{TEST_EXPERIENCES}::test_taking_the_yes_back_erases_everything_and_leaves_a_plain_call",
    ),
    Fault(
        "the count goes with the yes to be counted",
        Answers(f"{WITHDRAWALS}._erase_counted", "None"),
        f"{TEST_COUNTING}::test_taking_the_yes_back_takes_the_count_out_at_once",
    ),
    Fault(
        "links and sessions end with the yes to messages",
        Answers(f"{WITHDRAWALS}._stop_messages", "None"),
        f"{TEST_WITHDRAWALS}::test_everything_that_a_yes_allowed_stops_in_the_same_second",
    ),
    Fault(
        "what waits for other help goes with the yes to it",
        Answers(f"{WITHDRAWALS}._stop_hand_overs", "None"),
        f"{TEST_HELPING}::test_taking_the_yes_back_erases_drafts_and_what_waits",
    ),
    Fault(
        "a yes to employers that was taken back counts no more",
        Instead(
            "candidates.models.trust.ConsentQuerySet.newest", "purpose=purpose", "purpose=purpose, given=True"
        ),
        f"{TEST_WITHDRAWALS}::test_everything_that_a_yes_allowed_stops_in_the_same_second[share-jobhunter]",
    ),
    Fault(
        "a yes to one thing is no yes to another",
        Without("candidates.models.trust.ConsentQuerySet.newest", "purpose"),
        f"{TEST_PURPOSES}::test_a_yes_to_one_thing_is_no_yes_to_another",
    ),
    Fault(
        "a yes is over after its term",
        Without("candidates.models.trust.Yes.is_live", "on"),
        f"{TEST_PURPOSES}::test_a_yes_is_to_the_present_wording_and_lasts_a_year",
    ),
    Fault(
        "needs are read only while the yes lasts",
        Answers(
            "candidates.selectors.consents.consents.with_live", "{candidate.pk for candidate in candidates}"
        ),
        f"{TEST_SERVICES}/files/test_sealed.py::test_needs_are_closed_once_the_yes_has_expired",
    ),
    Fault(
        "nobody but who works the file takes a yes back for a youth",
        Without(f"{CONSENTS}._require_may_withdraw", "require_work"),
        f"{TEST_PURPOSES}::test_who_works_the_file_takes_a_yes_back_and_a_stranger_does_not",
    ),
]
