"""Tokens of programs, calendar links, and what every answer says: the small doors."""

from tests.faults.fault import Fault, Instead, Without

SELECTORS = "jobmatch.accounts.selectors"
SCOPES = "jobmatch.doors.access.scopes"
SIGN_IN = "jobmatch.doors.signin.TokenSignIn.authenticate"

TEST_TOKENS = "tests/jobmatch/doors/test_tokens.py"
TEST_MADE = "tests/jobmatch/accounts/services/test_tokens.py"
TEST_LINKS = "tests/jobmatch/accounts/services/test_calendars.py"
TEST_PROBLEMS = "tests/jobmatch/doors/test_api_problems.py"

FAULTS = [
    Fault(
        "a token opens no more than it was made for",
        Without(SIGN_IN, "OutOfScope"),
        f"{TEST_TOKENS}::test_a_token_to_send_lists_in_does_that_and_nothing_else",
    ),
    Fault(
        "a token to look opens nothing that is sealed",
        Instead(f"{SCOPES}.covers", "rule.objects == Objects.OWN_DESK or ", ""),
        f"{TEST_TOKENS}::test_a_token_to_look_writes_nothing_and_opens_nothing_that_is_sealed",
    ),
    Fault(
        "a token to look opens nothing that is sealed on the way",
        Instead(f"{SCOPES}.covers", " or operation in SEALED", ""),
        f"{TEST_TOKENS}::test_no_operation_of_a_token_to_look_opens_what_is_sealed",
    ),
    Fault(
        "a token may do no more than the role of its owner",
        Instead(SIGN_IN, "admit(request, found.user)", "found.user"),
        f"{TEST_TOKENS}::test_a_token_for_everything_does_no_more_than_the_role_of_its_owner",
    ),
    Fault(
        "a token ends within a year",
        Instead("jobmatch.accounts.services.tokens.make", "1 <= days <= LONGEST_DAYS", "days >= 1"),
        f"{TEST_MADE}::test_a_token_is_valid_for_1_to_365_days",
    ),
    Fault(
        "an admin sees the tokens of who is looked after, and no others",
        Without(f"{SELECTORS}.issued_tokens", "user__in"),
        f"{TEST_MADE}::test_an_admin_sees_the_tokens_of_who_is_looked_after_and_no_others",
    ),
    Fault(
        "wrong tokens without end are told to stop",
        Without(SIGN_IN, "wrong_tokens.count"),
        f"{TEST_TOKENS}::test_after_sixty_wrong_tokens_in_a_minute_a_place_has_to_wait",
    ),
    Fault(
        "a line of IPv6 is one place for wrong tokens",
        Instead(
            "jobmatch.doors.wrong_tokens.count", "ratelimit.get_ip(request)", "request.META['REMOTE_ADDR']"
        ),
        f"{TEST_TOKENS}::test_one_line_of_ipv6_is_one_place_for_tokens_too",
    ),
    Fault(
        "a calendar link ends",
        Without(f"{SELECTORS}.link_of_calendar", "expires_at__gt"),
        f"{TEST_LINKS}::test_a_link_ends_after_180_days",
    ),
    Fault(
        "a calendar link that ended is not renewed",
        Without("jobmatch.accounts.services.calendars.renew", "expires_at__gt"),
        f"{TEST_LINKS}::test_what_ended_is_not_renewed",
    ),
    Fault(
        "what goes wrong under /api/ before an operation is a problem",
        Without("jobmatch.doors.middleware.ApiProblems.__call__", "tell_in_this_shape"),
        f"{TEST_PROBLEMS}::test_an_unknown_address_is_a_problem_for_everyone",
    ),
    Fault(
        "a body that is not called JSON is refused unread",
        Without("jobmatch.api.JsonParser.parse_body", "OtherMediaType"),
        f"{TEST_PROBLEMS}::test_a_body_of_another_type_is_a_problem",
    ),
    Fault(
        "no other host name can set our cookies",
        Instead("jobmatch.doors.known.COOKIE", "{settings.HOST_COOKIE}", ""),
        "tests/jobmatch/running/test_environment.py::test_in_production_no_other_host_can_set_our_cookies",
    ),
    Fault(
        "a page may use nothing of the machine that it needs not",
        Without("jobmatch.doors.middleware.NOT_USED", "camera"),
        "tests/jobmatch/doors/test_middleware.py"
        "::test_a_page_may_use_nothing_of_the_machine_that_it_needs_not",
    ),
    Fault(
        "a label is held against the innocent phrase before it alone",
        Instead(
            "jobmatch.wording.leaks.label_words",
            "not before or spared[begins[before - 1]] < match.end()",
            "not any(at <= match.start() and match.end() <= end for at, end in spared.items())",
        ),
        "tests/jobmatch/wording/test_leaks.py::test_a_text_four_times_as_long_takes_four_times_the_work",
    ),
    Fault(
        "a known hole of a package fails the checks",
        Instead("tests.audits.judge", "is_well and why is not None", "is_well"),
        "tests/structure/test_audits.py::test_a_known_hole_is_a_failure_that_says_what_mends_it",
    ),
]
