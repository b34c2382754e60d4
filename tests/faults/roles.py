"""Who gets a role: by one who proposes and another who confirms."""

from tests.faults.fault import Fault, Instead, Without

PERMISSIONS = "jobmatch.accounts.permissions"
MEMBERS = "jobmatch.accounts.services.members"
PROPOSALS = "jobmatch.roles.services.proposals"
INVITATIONS = "jobmatch.roles.services.invitations"
COMMAND = "jobmatch.roles.services.by_command"

TEST_MEMBERS = "tests/jobmatch/accounts/services/test_members.py"
TEST_PROPOSALS = "tests/jobmatch/roles/services/test_proposals.py"
TEST_INVITATIONS = "tests/jobmatch/roles/services/test_invitations.py"
TEST_COMMAND = "tests/jobmatch/roles/services/test_by_command.py"

FAULTS = [
    Fault(
        "nobody is proposed for a role by the own hand",
        Without(f"{PROPOSALS}.propose", "refuse_for_oneself"),
        f"{TEST_PROPOSALS}::test_an_admin_who_proposes_the_own_address_is_refused",
    ),
    Fault(
        "a second person confirms a role",
        Without(f"{PROPOSALS}.confirm", "require_second_person"),
        f"{TEST_PROPOSALS}::test_a_second_admin_is_no_second_person",
    ),
    Fault(
        "who proposed is no second person",
        Instead(
            f"{PERMISSIONS}.is_second_person",
            "(proposal.proposed_by_id, proposal.user_id)",
            "(proposal.user_id,)",
        ),
        f"{TEST_PROPOSALS}::test_an_officer_who_proposes_does_not_confirm_it",
    ),
    Fault(
        "who gains is no second person",
        Instead(
            f"{PERMISSIONS}.is_second_person",
            "user.pk in (proposal.proposed_by_id, proposal.user_id) or user.email == proposal.email",
            "user.pk == proposal.proposed_by_id",
        ),
        f"{TEST_PROPOSALS}::test_who_is_proposed_never_confirms_it",
    ),
    Fault(
        "a yes counts after thirty days in the role",
        Instead("jobmatch.accounts.models.MembershipQuerySet.confirming", "long_enough, ", ""),
        f"{TEST_PROPOSALS}::test_a_yes_counts_after_thirty_days_in_the_role",
    ),
    Fault(
        "what waited fourteen days is over",
        Instead(f"{PROPOSALS}._held", " or row.proposed_at <= at - WAITS", ""),
        f"{TEST_PROPOSALS}::test_what_nobody_answered_for_fourteen_days_is_over_even_before_the_night",
    ),
    Fault(
        "officers hear of what is proposed",
        Without(f"{PROPOSALS}._put", "ask_second_persons"),
        f"{TEST_PROPOSALS}::test_officers_hear_of_what_is_proposed_and_of_what_is_decided",
    ),
    Fault(
        "officers hear of what is decided",
        Without(f"{PROPOSALS}._decide", "say_decided"),
        f"{TEST_PROPOSALS}::test_officers_hear_of_what_is_proposed_and_of_what_is_decided",
    ),
    Fault(
        "admin, casework and oversight are three people",
        Without(f"{MEMBERS}.refuse_role", "two_hats"),
        f"{TEST_MEMBERS}::test_admin_casework_and_oversight_are_never_one_person",
    ),
    Fault(
        "the last privacy officer stays",
        Without(f"{MEMBERS}.end", "_refuse_last"),
        f"{TEST_MEMBERS}::test_the_last_privacy_officer_stays",
    ),
    Fault(
        "no role for a municipality is given by one person",
        Without(f"{INVITATIONS}.invite", "second_person"),
        f"{TEST_INVITATIONS}::test_no_role_that_works_files_or_looks_after_them_is_given_by_one_person",
    ),
    Fault(
        "a second role is no way round a new start",
        Without(f"{INVITATIONS}.invite_again", "is_casework_staff"),
        f"{TEST_INVITATIONS}::test_who_also_works_for_a_municipality_is_no_shortcut_to_a_new_start",
    ),
    Fault(
        "the command line gives no role while two can confirm it",
        Without(f"{COMMAND}.appoint", "is_short_of_people"),
        f"{TEST_COMMAND}::test_the_command_is_refused_while_two_can_confirm",
    ),
    Fault(
        "a municipality begins with two people",
        Without(f"{COMMAND}.start", "_refuse_same"),
        f"{TEST_COMMAND}::test_start_refuses_one_address_for_both",
    ),
]
