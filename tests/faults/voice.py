"""What youths tell of discrimination, and help from others."""

from tests.faults.fault import Answers, Fault, Instead, Without

PERMISSIONS = "candidates.permissions"
EXPERIENCES = "candidates.services.voice.experiences"
COUNTING = "candidates.services.voice.counting"
REPORTS = "candidates.services.voice.reports"
HELPING = "candidates.services.help.hand_overs"

TEST_SERVICES = "tests/candidates/services"
TEST_REPORTS = f"{TEST_SERVICES}/voice/test_reports.py"
TEST_EXPERIENCES = f"{TEST_SERVICES}/voice/test_experiences.py"
TEST_COUNTING = f"{TEST_SERVICES}/voice/test_counting.py"
TEST_HELPING = f"{TEST_SERVICES}/help/test_hand_overs.py"

FAULTS = [
    Fault(
        "an experience is kept only with a yes",
        Without(f"{EXPERIENCES}.lock_for_writing", "no_consent"),
        f"{TEST_EXPERIENCES}::test_nothing_is_kept_without_a_yes",
    ),
    Fault(
        "an experience is read only while the yes lasts",
        Answers(
            f"{PERMISSIONS}.may_hear_experience", "may_hear_youth(user=user, candidate=candidate, on=on)"
        ),
        f"{TEST_EXPERIENCES}::test_even_the_own_jobhunter_reads_nothing_when_the_yes_is_over",
    ),
    Fault(
        "an experience is counted only with a yes",
        Instead(f"{COUNTING}.recount", " if counts else set()", ""),
        f"{TEST_COUNTING}::test_without_a_yes_or_an_employer_from_the_list_nothing_is_counted",
    ),
    Fault(
        "an employer is named from five different youths",
        Instead(f"{COUNTING}.FEWEST_YOUTHS", "5", "4"),
        f"{TEST_COUNTING}::test_an_employer_is_named_from_five_different_youths",
    ),
    Fault(
        "what one jobhunter heard alone names nobody",
        Without(f"{COUNTING}._talked_about", "jobhunters__gte"),
        f"{TEST_COUNTING}::test_one_jobhunter_alone_names_nobody",
    ),
    Fault(
        "the month that is running does not count yet",
        Instead(f"{COUNTING}.fix_month", "_talked_about(place, month)", "_talked_about(place, on)"),
        f"{TEST_COUNTING}::test_only_whole_months_before_this_one_count_and_only_two_years_of_them",
    ),
    Fault(
        "a yes to a report is to exactly these bytes",
        Without(f"{REPORTS}.approve", "digest_of"),
        f"{TEST_REPORTS}::test_a_yes_is_to_exactly_these_bytes",
    ),
    Fault(
        "a yes to a report is heard by who sends it",
        Without(f"{REPORTS}.approve", "plan_sending"),
        f"{TEST_REPORTS}::test_a_yes_makes_a_step_of_today_for_who_sends_it",
    ),
    Fault(
        "another address of the office voids the yes to a report",
        Without(f"{REPORTS}.send", "other_address"),
        f"{TEST_REPORTS}::test_an_office_that_moves_after_the_yes_gets_nothing_until_the_youth_is_asked_again",
    ),
    Fault(
        "another word voids the yes to a report",
        Without(f"{REPORTS}.edit", "_void"),
        f"{TEST_REPORTS}::test_any_other_word_voids_the_yes",
    ),
    Fault(
        "a report is stopped until it is sent, and never said to be when it was not",
        Instead(f"{REPORTS}.stop", "!= 1", "> 1"),
        f"{TEST_REPORTS}::test_what_a_worker_has_in_hand_cannot_be_stopped",
    ),
    Fault(
        "a report waits an hour so that it can be stopped",
        Without(f"{REPORTS}.send", "not_before"),
        f"{TEST_REPORTS}::test_it_waits_an_hour_and_is_sent_when_the_outbox_says_so",
    ),
    Fault(
        "other help gets exactly the bytes that the youth read",
        Without(f"{HELPING}.send", "other_text"),
        f"{TEST_HELPING}::test_another_text_than_the_one_that_was_read_is_not_sent",
    ),
    Fault(
        "other help is asked only with a yes",
        Answers(f"{HELPING}._require_yes", "None"),
        f"{TEST_HELPING}::test_without_a_live_yes_nothing_is_written_and_nothing_is_sent",
    ),
    Fault(
        "an organisation of another kind is no other help",
        Without("candidates.services.help.partners.add", "PARTNER_KINDS"),
        f"{TEST_SERVICES}/help/test_partners.py::test_a_municipality_mosque_or_employer_is_no_other_help",
    ),
]
