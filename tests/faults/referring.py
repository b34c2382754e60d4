"""What partners refer, what they see of it, and what is kept of it."""

from tests.faults.fault import Fault, Instead, Without

MIGRATIONS = "candidates.migrations"
REFERRALS = "candidates.services.intake.referrals"
STATUS = "candidates.services.intake.referrer_status"

TEST_MODELS = "tests/candidates/test_models.py"
TEST_SERVICES = "tests/candidates/services"

FAULTS = [
    Fault(
        "a referrer is told only with a yes",
        Instead(f"{STATUS}.tell", " if each.is_told", ""),
        f"{TEST_SERVICES}/intake/test_referrer_status.py::test_a_yes_taken_back_freezes_what_is_shown",
    ),
    Fault(
        "a yes is to the referrals that it names",
        Instead(
            "candidates.services.consents.consents._named", "for pk in set(referrals)", "for pk in there"
        ),
        f"{TEST_SERVICES}/intake/test_referrer_status.py::test_a_renewed_yes_to_one_referrer_tells_no_other",
    ),
    Fault(
        "on the own page a youth says yes to one referrer, not to all",
        Instead(
            "candidates.services.consents.referrers.answer",
            "{*told, referral}",
            "{each.referral for each in referred(candidate, on=on)}",
        ),
        "tests/candidates/views/casework/test_youth.py::"
        "TestWhoReferred::test_a_yes_is_to_one_and_is_taken_back_from_one",
    ),
    Fault(
        "what is shown to a referrer never goes back",
        Without(f"{STATUS}.tell", "shown__in"),
        f"{TEST_SERVICES}/intake/test_referrer_status.py::test_what_is_shown_never_goes_back",
    ),
    Fault(
        "a decision destroys the key of the referral",
        Without(f"{REFERRALS}._decide", "sealing.destroy_key"),
        f"{TEST_SERVICES}/intake/test_referrals.py::test_after_a_decision_the_details_and_their_key_are_gone",
    ),
    Fault(
        "a decided referral keeps no details",
        Without(MIGRATIONS, "referral_decided_is_blank"),
        f"{TEST_MODELS}::test_the_database_refuses_a_decided_referral_that_keeps_its_details",
    ),
    Fault(
        "a referrer sees the own referrals alone",
        Instead(
            "candidates.selectors.intake.referrals.own", "referrer=user", "organisation__in=senders(user)"
        ),
        "tests/candidates/views/intake/test_referrals.py::"
        "test_a_colleague_of_the_same_organisation_sees_nothing_of_it",
    ),
    Fault(
        "of a referral under 16 only how to reach them is kept",
        Instead(
            "candidates.services.intake.referral_details._kept_of", "age.oldest >= INDEPENDENT_AGE", "True"
        ),
        f"{TEST_SERVICES}/intake/test_referrals.py::test_under_16_only_how_to_reach_the_youth_is_kept",
    ),
    Fault(
        "nobody refers in the name of another organisation",
        Without(f"{REFERRALS}.receive", "require"),
        f"{TEST_SERVICES}/intake/test_referrals.py::test_nobody_refers_in_the_name_of_another_organisation",
    ),
    Fault(
        "a referral that nobody decides expires after four weeks",
        Instead(f"{REFERRALS}.EXPIRES_AFTER_DAYS", "28", "29"),
        f"{TEST_SERVICES}/intake/test_referrals.py::"
        "test_after_four_weeks_without_a_decision_it_expires_and_its_key_goes",
    ),
    Fault(
        "a municipality, an employer and an office refer nobody",
        Without("candidates.permissions.may_refer_for", "REFERRING_KINDS"),
        "tests/candidates/test_permissions.py::"
        "test_only_a_school_mosque_or_partner_refers_and_only_a_school_sends_lists",
    ),
    Fault(
        "only a school sends a list of youths",
        Without("candidates.permissions.may_send_lists_for", "SCHOOL"),
        "tests/candidates/test_permissions.py::"
        "test_only_a_school_mosque_or_partner_refers_and_only_a_school_sends_lists",
    ),
]
