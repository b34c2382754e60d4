"""Tokens of programs, calendar links, and what every answer says: the small doors."""

from tests.faults.fault import Fault, Instead, Without

SELECTORS = "jobmatch.accounts.selectors"
SCOPES = "jobmatch.doors.access.scopes"
SIGN_IN = "jobmatch.doors.signin.TokenSignIn.authenticate"

TEST_TOKENS = "tests/jobmatch/doors/test_tokens.py"
TEST_MADE = "tests/jobmatch/accounts/services/test_tokens.py"
TEST_LINKS = "tests/jobmatch/accounts/services/test_calendars.py"
TEST_VIEWS = "tests/jobmatch/accounts/test_views.py"

FAULTS = [
    Fault(
        "a token opens no more than it was made for",
        Without(SIGN_IN, "OutOfScope"),
        f"{TEST_TOKENS}::test_a_token_to_send_lists_in_does_that_and_nothing_else",
    ),
    Fault(
        "a token to look opens nothing that is sealed",
        Instead(f"{SCOPES}.covers", " and rule.objects != Objects.OWN_DESK", ""),
        f"{TEST_TOKENS}::test_a_token_to_look_writes_nothing_and_opens_nothing_that_is_sealed",
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
]
