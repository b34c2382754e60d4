"""Openings by force: a reason, an hour, four eyes, and the youth is told."""

from tests.faults.fault import Answers, Fault, Instead, Without

PERMISSIONS = "candidates.permissions"
FORCED = "candidates.services.rights.forced_openings"

TEST_FORCED = "tests/candidates/services/rights/test_forced_openings.py"

FAULTS = [
    Fault(
        "no coordinator whom the youth does not want judges an opening",
        Without(f"{PERMISSIONS}.may_judge", "is_barred"),
        f"{TEST_FORCED}::test_no_coordinator_whom_the_youth_does_not_want_judges",
    ),
    Fault(
        "an officer of another municipality judges nothing here",
        Answers(f"{PERMISSIONS}.is_privacy_officer_of", "Role.PRIVACY_OFFICER in user.roles"),
        f"{TEST_FORCED}::test_somebody_else_judges_once",
    ),
    Fault(
        "who opened by force agrees on no word",
        Instead(
            f"{PERMISSIONS}.may_hear_youth",
            "stands_in(user=user, candidate=candidate, on=on)",
            "may_open_sealed(user=user, candidate=candidate, on=on)",
        ),
        f"{TEST_FORCED}::test_the_word_of_the_youth_is_not_opened_with_it",
    ),
    Fault(
        "who opened by force changes nothing that is sealed",
        Instead("candidates.services.files.sealed.save_own_words", "may_hear_youth", "may_open_sealed"),
        f"{TEST_FORCED}::test_nothing_of_what_the_youth_said_is_written_by_force",
    ),
    Fault(
        "who opened by force writes no line of a contact",
        Instead("candidates.services.casework.contacts._require_reader", "may_hear_youth", "may_open_sealed"),
        f"{TEST_FORCED}::test_nothing_of_what_the_youth_said_is_written_by_force",
    ),
    Fault(
        "a bar closes what was opened by force",
        Without(f"{PERMISSIONS}._works_here", "is_barred"),
        f"{TEST_FORCED}::test_a_bar_closes_what_was_forced_open",
    ),
    Fault(
        "who works here no more opens nothing by force",
        Without(f"{PERMISSIONS}.may_open_by_force", "_works_here"),
        f"{TEST_FORCED}::test_who_is_barred_or_works_elsewhere_opens_nothing",
    ),
    Fault(
        "who may not see a file opens nothing of it by force",
        Without(f"{FORCED}.force", "may_open_by_force"),
        f"{TEST_FORCED}::test_who_is_barred_or_works_elsewhere_opens_nothing",
    ),
    Fault(
        "who reads it already opens nothing by force",
        Without(f"{FORCED}.force", "open_already"),
        f"{TEST_FORCED}::test_who_reads_it_already_forces_nothing",
    ),
    Fault(
        "nobody judges whom the youth does not want",
        Without(f"{FORCED}.judges_of", "user__in"),
        f"{TEST_FORCED}::test_it_stays_locked_when_nobody_else_is_there_to_judge",
    ),
    Fault(
        "why it was opened is sealed",
        Instead(
            f"{FORCED}._opened",
            "sealing.seal(person=candidate.pk, field=_field(pk), text=reason)",
            "reason.encode()",
        ),
        f"{TEST_FORCED}::test_it_is_logged_in_the_same_transaction_and_the_reason_is_sealed",
    ),
    Fault(
        "an opening by force is in the access log",
        Without(f"{FORCED}.force", "_record"),
        f"{TEST_FORCED}::test_it_is_logged_in_the_same_transaction_and_the_reason_is_sealed",
    ),
    Fault(
        "who judges is asked",
        Without(f"{FORCED}.force", "_call"),
        f"{TEST_FORCED}::test_who_judges_is_asked_and_the_youth_is_told",
    ),
    Fault(
        "the youth is told of an opening by force",
        Without(f"{FORCED}.force", "messages.tell"),
        f"{TEST_FORCED}::test_who_judges_is_asked_and_the_youth_is_told",
    ),
    Fault(
        "an opening is judged once",
        Without(f"{FORCED}.judge", "judged"),
        f"{TEST_FORCED}::test_somebody_else_judges_once",
    ),
    Fault(
        "why it was opened is read by who judges and who wrote it",
        Without(f"{FORCED}.read_reason", "require"),
        f"{TEST_FORCED}::test_the_reason_is_read_by_who_judges_and_by_who_wrote_it_and_by_nobody_else",
    ),
    Fault(
        "a judgement that is late becomes a step",
        Without(f"{FORCED}._ask_late", "steps.ensure"),
        f"{TEST_FORCED}::test_after_a_day_another_coordinator_has_a_step_and_each_day_who_judges_has_a_mail",
    ),
]
