"""What partners refer, what they see of it, and what is kept of it."""

from tests.faults.fault import Fault

FIRST = "candidates/migrations/0001_initial.py"
REFERRALS = "candidates/services/referrals.py"
STATUS = "candidates/services/referrer_status.py"

TEST_MODELS = "tests/candidates/test_models.py"
TEST_SERVICES = "tests/candidates/services"

FAULTS = [
    Fault(
        "a referrer is told only with a yes",
        STATUS,
        "    if latest is None or not latest.is_live(on):\n        return\n",
        "",
        f"{TEST_SERVICES}/test_referrer_status.py::test_nothing_is_told_without_a_yes",
    ),
    Fault(
        "a referral after the yes is told nothing",
        STATUS,
        "        decided_on__lte=timezone.localdate(latest.at),\n",
        "",
        f"{TEST_SERVICES}/test_referrer_status.py"
        "::test_a_referral_after_the_yes_is_told_nothing_until_the_youth_is_asked_again",
    ),
    Fault(
        "what is shown to a referrer never goes back",
        STATUS,
        "shown__in=ORDER[: ORDER.index(Shown(shown))]",
        "shown__in=ORDER",
        f"{TEST_SERVICES}/test_referrer_status.py::test_what_is_shown_never_goes_back",
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
    Fault(
        "a municipality, an employer and an office refer nobody",
        "candidates/permissions.py",
        "organisation.kind in REFERRING_KINDS and ",
        "",
        "tests/candidates/test_permissions.py::"
        "test_only_a_school_mosque_or_partner_refers_and_only_a_school_sends_lists",
    ),
    Fault(
        "only a school sends a list of youths",
        "candidates/permissions.py",
        "organisation.kind == OrganisationKind.SCHOOL and may_refer_for(",
        "may_refer_for(",
        "tests/candidates/test_permissions.py::"
        "test_only_a_school_mosque_or_partner_refers_and_only_a_school_sends_lists",
    ),
]
