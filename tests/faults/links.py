"""One-time links and their words: what opens, how often, for how long."""

from tests.faults.fault import Answers, Fault, Instead, Without

LINKS = "jobmatch.links.services"
LINK_ROWS = "jobmatch.links.models"
YOUTH_SESSION = "candidates.youth_session"
DOORS = "candidates.views.casework.youth_links"
FRESH = "candidates.services.casework.fresh_links"
LIMITS = "candidates.views.casework.limits"

TEST_LINKS = "tests/jobmatch/links/test_services.py"
TEST_YOUTH = "tests/candidates/views/casework/test_youth.py"
TEST_DOORS = "tests/candidates/views/casework/test_youth_links.py"
TEST_FRESH = f"{TEST_DOORS}::TestFreshLink"

FAULTS = [
    Fault(
        "who is not signed in gets an answer at the beat",
        Without("jobmatch.http.beat.EvenTime.__call__", "_wait_for_the_beat"),
        "tests/jobmatch/doors/test_middleware.py::test_where_something_is_looked_up_an_answer_comes_at_the_beat",
    ),
    Fault(
        "who asks from one place without end holds no thread",
        Without(f"{DOORS}.fresh", "answer_at_once"),
        "tests/jobmatch/doors/test_middleware.py::test_who_asks_from_one_place_without_end_holds_no_thread",
    ),
    Fault(
        "words guessed in the last minute of a link count for a week",
        Instead(f"{LINKS}.is_worn", "2 * DAYS", "DAYS"),
        f"{TEST_LINKS}::TestEnding::test_words_guessed_at_links_in_their_last_minute_count_for_a_week",
    ),
    Fault(
        "a link opens with its word only",
        Without(f"{LINKS}.open_up", "is_right"),
        f"{TEST_LINKS}::TestOpening::test_a_wrong_word_counts_and_leaves_the_link",
    ),
    Fault(
        "five wrong words end a link",
        Without(f"{LINK_ROWS}.LinkQuerySet.usable", "wrong__lt"),
        f"{TEST_LINKS}::TestOpening::test_five_wrong_words_end_it",
    ),
    Fault(
        "a try at a word is counted before the word is looked at",
        Instead(f"{LINKS}._count_try", 'F("wrong") + 1', 'F("wrong")'),
        f"{TEST_LINKS}::TestOpening::test_five_wrong_words_end_it",
    ),
    Fault(
        "a link works for seven days",
        Without(f"{LINK_ROWS}.LinkQuerySet.usable", "expires_at__gt"),
        f"{TEST_LINKS}::TestOpening::test_after_a_week_it_is_over",
    ),
    Fault(
        "a session of a youth is over after thirty minutes",
        Without(f"{LINKS}._sessions", "opened_at__gt"),
        f"{TEST_LINKS}::TestEnding::test_a_session_is_over_after_half_an_hour",
    ),
    Fault(
        "looking at a link spends nothing",
        Instead(
            f"{DOORS}.link",
            "return _door(request, status=200)",
            'youth_links.open_up(secret=secret, word="") or _door(request, status=200)',
        ),
        f"{TEST_DOORS}::test_looking_spends_nothing",
    ),
    Fault(
        "a link for one thing opens no other",
        Answers(f"{YOUTH_SESSION}._opens", "True"),
        f"{TEST_YOUTH}::TestWhatOpens::test_a_link_for_one_thing_opens_no_other",
    ),
    Fault(
        "who is done closes the page everywhere",
        Without(f"{YOUTH_SESSION}.end", "links.end_session"),
        f"{TEST_YOUTH}::TestSessions::test_done_closes_it_also_for_who_copied_the_cookie",
    ),
    Fault(
        "who asks for a fresh link hears the same of every address",
        Instead(
            f"{DOORS}.fresh",
            '"candidates/link_asked.html"',
            '"candidates/link_asked.html", status=404 - 204 * fresh_links.Candidate.objects.filter('
            "phone=fresh_links.plain_address(address)).count()",
        ),
        f"{TEST_FRESH}::test_the_answer_is_the_same_for_every_address",
    ),
    Fault(
        "who asks too often hears the same too",
        Instead(
            f"{DOORS}.fresh",
            "        fresh_links.ask(address=address)\n",
            "        fresh_links.ask(address=address)\n    else:\n"
            '        return render(request, "candidates/link_fresh.html", {"form": form}, status=429)\n',
        ),
        f"{TEST_FRESH}::test_the_answer_stays_the_same_when_someone_asks_too_often",
    ),
    Fault(
        "no more than five fresh links go out in a day",
        Answers(f"{FRESH}._may_get_another", "True"),
        f"{TEST_FRESH}::test_no_more_than_five_go_out_in_a_day",
    ),
    Fault(
        "after fifteen wrong words in a week no link opens with that word",
        Answers(f"{LINKS}.is_worn", "False"),
        "tests/candidates/test_guesses.py::test_who_gathers_links_gets_no_more_guesses_by_that",
    ),
    Fault(
        "a try at a link that is not there changes as many rows as at one that is",
        Instead(
            f"{LINKS}._count_try",
            "Link.objects.filter(pk=link.pk).update(",
            "Link.objects.filter(pk=link.pk).exclude(pk=nobodys.pk).update(",
        ),
        "tests/jobmatch/links/test_services.py"
        "::TestOpening::test_a_try_at_any_link_changes_as_many_rows_as_one_at_none",
    ),
    Fault(
        "from one place words are tried twenty times in ten minutes",
        Without(f"{DOORS}.link", "limits.WORD"),
        f"{TEST_DOORS}::test_who_tries_too_often_from_one_place_is_asked_to_wait",
    ),
    Fault(
        "from one place words are tried two hundred times a day",
        Instead(f"{LIMITS}.RATES", "20/10m/ip,200/d/ip", "20/10m/ip"),
        f"{TEST_DOORS}::test_who_tries_now_and_then_all_day_from_one_place_is_asked_to_wait_too",
    ),
    Fault(
        "from one place fresh links are asked a hundred times a day",
        Instead(f"{LIMITS}.RATES", ",100/d/ip", ""),
        f"{TEST_DOORS}::test_who_tries_now_and_then_all_day_from_one_place_is_asked_to_wait_too",
    ),
    Fault(
        "for one address fresh links are asked three times an hour",
        Instead(f"{LIMITS}.RATES", "3/h/key", "300/h/key"),
        f"{TEST_FRESH}::test_the_answer_stays_the_same_when_someone_asks_too_often",
    ),
    Fault(
        "who asks for fresh links is counted under a mark that leads nowhere",
        Instead(f"{LIMITS}.allows", "key=mark", "key=key"),
        f"{TEST_FRESH}::test_the_count_keeps_nothing_from_which_the_address_can_be_guessed_back",
    ),
    Fault(
        "of right words at once one opens a link",
        Without(f"{LINKS}.open_up", "opened_at__isnull"),
        f"{TEST_LINKS}::TestAtOnce::test_of_eight_right_words_one_opens",
    ),
    Fault(
        "of a link only digests are kept",
        Answers(f"{LINKS}._digest", "secret"),
        f"{TEST_LINKS}::TestEnding::test_of_secrets_words_and_sessions_only_digests_are_kept",
    ),
    Fault(
        "another word ends the links of the one before",
        Without("candidates.services.casework.link_word._keep", "links.end_all"),
        "tests/candidates/services/casework/test_link_word.py::test_a_new_word_ends_every_link_and_session",
    ),
]
