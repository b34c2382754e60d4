"""What comes from outside and goes outside: addresses, feeds, and vacancies for everybody."""

from tests.faults.fault import Answers, Fault, Instead, Without

HOSTILE = "tests/jobmatch/fetching/test_hostile.py"
CLIENT = "tests/jobmatch/fetching/test_client.py"
FEEDS = "tests/employers/services/test_feeds.py"
LET_GO = f"{FEEDS}::test_what_came_by_a_board_that_is_off_for_a_month_is_closed_and_opens_with_it"
PUBLIC = "tests/employers/views/test_public.py"

FAULTS = [
    Fault(
        "a number of our own network is not connected to",
        Without("jobmatch.fetching.client._number", "is_public"),
        f"{HOSTILE}::test_a_name_that_leads_to_our_own_network_is_not_followed[127.0.0.1]",
    ),
    Fault(
        "one number of our own among public ones is enough to stay away",
        Instead("jobmatch.fetching.client._number", "not all(", "not any("),
        f"{HOSTILE}::test_one_number_of_our_own_among_public_ones_is_enough_to_stay_away",
    ),
    Fault(
        "NAT64 and what is no range of the public internet is not public",
        Without("jobmatch.fetching.addresses._is_public_6", "_PUBLIC"),
        f"{HOSTILE}::test_a_name_that_leads_to_our_own_network_is_not_followed[64:ff9b::127.0.0.1]",
    ),
    Fault(
        "only hosts that were named are asked",
        Without("jobmatch.fetching.addresses.target_of", "hosts"),
        f"{HOSTILE}::test_an_address_that_misleads_is_not_followed[https://evil.example/]",
    ),
    Fault(
        "the size is counted while it comes",
        Without("jobmatch.fetching.client._read", "limits"),
        f"{CLIENT}::test_the_size_is_looked_at_before_and_while_it_comes",
    ),
    Fault(
        "a fetch that would drop more than half changes nothing",
        Instead("employers.services.feeds._take_in", "2 * len(gone) > len(opened)", "False"),
        f"{FEEDS}::test_a_fetch_that_would_drop_more_than_half_changes_nothing_and_asks",
    ),
    Fault(
        "a drop that a person said is right closes at once",
        Instead("employers.services.feeds._take_in", "at_once=drops", "at_once=False"),
        f"{FEEDS}::test_a_person_may_say_that_the_drop_is_right_once_and_it_is_done",
    ),
    Fault(
        "what a person opened is not closed by a feed",
        Without("employers.services.feeds._untouched", "STATE"),
        f"{FEEDS}::test_what_a_person_filled_stays_filled_and_what_a_person_opened_stays_open",
    ),
    Fault(
        "missing once closes nothing",
        Without("employers.services.feeds._close_gone", "feed_misses__gte"),
        f"{FEEDS}::test_missing_once_is_no_news_and_missing_twice_closes",
    ),
    Fault(
        "what came by a board that is off stays for a month",
        Instead("employers.services.feeds._let_go", " or night > on", ""),
        LET_GO,
    ),
    Fault(
        "what somebody confirmed is not closed with the feed",
        Instead("employers.models.vacancies.VacancyQuerySet.said_by_nobody", "confirmed_on=None", ""),
        LET_GO,
    ),
    Fault(
        "while a row can't be read nothing is closed",
        Instead("employers.services.feeds._take_in", "0 if unknown and not drops else ", ""),
        f"{FEEDS}::test_a_row_that_can_not_be_read_keeps_what_is_missing_open",
    ),
    Fault(
        "what wrong rows keep open for long is asked",
        Answers("employers.services.feed_questions._is_held_up_for_long", "False"),
        f"{FEEDS}::test_what_rows_that_can_not_be_read_keep_open_for_two_days_is_an_errand",
    ),
    Fault(
        "only what an employer said not long ago is public",
        Without("employers.models.vacancies.VacancyQuerySet.public", "confirmed_on__gte"),
        f"{PUBLIC}::test_nobody_reads_anything_else",
    ),
    Fault(
        "an agency is no employer in public",
        Without("employers.models.vacancies.VacancyQuerySet.public", "employer__is_intermediary"),
        f"{PUBLIC}::test_nobody_reads_anything_else",
    ),
    Fault(
        "what may not be asked stays inside",
        Instead("employers.models.vacancies.VacancyQuerySet.public", ".without_kept_demand()", ""),
        f"{PUBLIC}::test_what_may_not_be_asked_stays_inside",
    ),
    Fault(
        "a cache keeps only what is named",
        Without("jobmatch.http.caching.may_be_kept", "FOR_EVERYBODY"),
        f"{PUBLIC}::test_a_view_that_is_not_named_can_not_let_an_answer_be_kept",
    ),
    Fault(
        "words of a vacancy end no script",
        Instead("employers.publishing.as_script", ".translate(_IN_SCRIPT)", ""),
        f"{PUBLIC}::test_words_of_a_vacancy_end_no_script",
    ),
    Fault(
        "what was only read keeps nobody away in public",
        Instead("employers.presentation.vacancies.requirements_of", "_unchecked_parts(vacancy)", "set()"),
        f"{PUBLIC}::test_what_was_read_and_nobody_checked_keeps_nobody_away",
    ),
]
