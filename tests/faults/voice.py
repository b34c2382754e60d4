"""What youths tell of discrimination, and help from others."""

from tests.faults.fault import Fault

PERMISSIONS = "candidates/permissions.py"
EXPERIENCES = "candidates/services/experiences.py"
COUNTING = "candidates/services/counting.py"
REPORTS = "candidates/services/reports.py"
HELPING = "candidates/services/hand_overs.py"

TEST_SERVICES = "tests/candidates/services"
TEST_REPORTS = f"{TEST_SERVICES}/test_reports.py"
TEST_EXPERIENCES = f"{TEST_SERVICES}/test_experiences.py"
TEST_COUNTING = f"{TEST_SERVICES}/test_counting.py"
TEST_HELPING = f"{TEST_SERVICES}/test_hand_overs.py"

FAULTS = [
    Fault(
        "an experience is kept only with a yes",
        EXPERIENCES,
        "not Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.KEEP_EXPERIENCE, on=on):",
        "False:",
        f"{TEST_EXPERIENCES}::test_nothing_is_kept_without_a_yes",
    ),
    Fault(
        "an experience is read only while the yes lasts",
        PERMISSIONS,
        "        return Consent.objects.is_live("
        "candidate=candidate.pk, purpose=Purpose.KEEP_EXPERIENCE, on=on)\n",
        "        return True\n",
        f"{TEST_EXPERIENCES}::test_even_the_own_jobhunter_reads_nothing_when_the_yes_is_over",
    ),
    Fault(
        "an experience is counted only with a yes",
        COUNTING,
        " if counts else set()",
        "",
        f"{TEST_COUNTING}::test_without_a_yes_or_an_employer_from_the_list_nothing_is_counted",
    ),
    Fault(
        "an employer is named from five different youths",
        COUNTING,
        "FEWEST_YOUTHS = 5",
        "FEWEST_YOUTHS = 4",
        f"{TEST_COUNTING}::test_an_employer_is_named_from_five_different_youths",
    ),
    Fault(
        "what one jobhunter heard alone names nobody",
        COUNTING,
        ", jobhunters__gte=settings.TALK_JOBHUNTERS",
        "",
        f"{TEST_COUNTING}::test_one_jobhunter_alone_names_nobody",
    ),
    Fault(
        "the month that is running does not count yet",
        COUNTING,
        "month=month, employers=_talked_about(place, month))\n        for place in places\n",
        "month=month, employers=_talked_about(place, on))\n        for place in places\n",
        f"{TEST_COUNTING}::test_only_whole_months_before_this_one_count_and_only_two_years_of_them",
    ),
    Fault(
        "a yes to a report is to exactly these bytes",
        REPORTS,
        "    if choice not in ReportChoice.values or digest_of(paper.text(choice)) != digest:\n",
        "    if choice not in ReportChoice.values:\n",
        f"{TEST_REPORTS}::test_a_yes_is_to_exactly_these_bytes",
    ),
    Fault(
        "another address of the office voids the yes to a report",
        REPORTS,
        "    if paper.email != address_of(report):\n",
        "    if not address_of(report):\n",
        f"{TEST_REPORTS}::test_an_office_that_moves_after_the_yes_gets_nothing_until_the_youth_is_asked_again",
    ),
    Fault(
        "another word voids the yes to a report",
        REPORTS,
        "    _void(report, ReportState.DRAFT)\n",
        "",
        f"{TEST_REPORTS}::test_any_other_word_voids_the_yes",
    ),
    Fault(
        "a report is stopped until it is sent, and never said to be when it was not",
        REPORTS,
        "    if is_waiting and outbox.cancel(person=candidate.pk, about=report.pk) != 1:\n",
        "    if is_waiting and outbox.cancel(person=candidate.pk, about=report.pk) > 1:\n",
        f"{TEST_REPORTS}::test_what_a_worker_has_in_hand_cannot_be_stopped",
    ),
    Fault(
        "a report waits an hour so that it can be stopped",
        REPORTS,
        "        not_before=timezone.now() + outbox.TIME_TO_STOP,\n",
        "",
        f"{TEST_REPORTS}::test_it_waits_an_hour_and_is_sent_when_the_outbox_says_so",
    ),
    Fault(
        "other help gets exactly the bytes that the youth read",
        HELPING,
        "    if digest != paper.digest:\n",
        "    if False:\n",
        f"{TEST_HELPING}::test_another_text_than_the_one_that_was_read_is_not_sent",
    ),
    Fault(
        "other help is asked only with a yes",
        HELPING,
        "    if not Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.OTHER_PARTNER, on=on):\n",
        "    if False:\n",
        f"{TEST_HELPING}::test_without_a_live_yes_nothing_is_written_and_nothing_is_sent",
    ),
    Fault(
        "an organisation of another kind is no other help",
        "candidates/services/partners.py",
        "    if organisation.kind not in PARTNER_KINDS:\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_partners.py::test_a_municipality_mosque_or_employer_is_no_other_help",
    ),
]
