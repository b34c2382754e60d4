"""One-time links and their words: what opens, how often, for how long."""

from tests.faults.fault import Fault

LINKS = "jobmatch/links/services.py"
LINK_ROWS = "jobmatch/links/models.py"
YOUTH_SESSION = "candidates/youth_session.py"
DOORS = "candidates/views/youth_links.py"
FRESH = "candidates/services/fresh_links.py"
LIMITS = "candidates/views/limits.py"

TEST_LINKS = "tests/jobmatch/links/test_services.py"
TEST_YOUTH = "tests/candidates/views/test_youth.py"
TEST_DOORS = "tests/candidates/views/test_youth_links.py"
TEST_FRESH = f"{TEST_DOORS}::TestFreshLink"

FAULTS = [
    Fault(
        "who is not signed in gets an answer at the beat",
        "jobmatch/beat.py",
        "            _wait_for_the_beat(began)\n",
        "            pass\n",
        "tests/jobmatch/test_middleware.py::test_where_something_is_looked_up_an_answer_comes_at_the_beat",
    ),
    Fault(
        "who asks from one place without end holds no thread",
        DOORS,
        "        answer_at_once(request)  # from here too much was asked, whatever the address\n",
        "        pass\n",
        "tests/jobmatch/test_middleware.py::test_who_asks_from_one_place_without_end_holds_no_thread",
    ),
    Fault(
        "words guessed in the last minute of a link count for a week",
        LINKS,
        "    since = timezone.now() - timedelta(days=2 * DAYS)\n",
        "    since = timezone.now() - timedelta(days=DAYS)\n",
        f"{TEST_LINKS}::TestEnding::test_words_guessed_at_links_in_their_last_minute_count_for_a_week",
    ),
    Fault(
        "a link opens with its word only",
        LINKS,
        "    if not is_somebodys or not is_right:\n",
        "    if not is_somebodys:\n",
        f"{TEST_LINKS}::TestOpening::test_a_wrong_word_counts_and_leaves_the_link",
    ),
    Fault(
        "five wrong words end a link",
        LINK_ROWS,
        ", wrong__lt=MOST_WRONG",
        "",
        f"{TEST_LINKS}::TestOpening::test_five_wrong_words_end_it",
    ),
    Fault(
        "a try at a word is counted before the word is looked at",
        LINKS,
        '{"wrong": F("wrong") + 1}',
        '{"wrong": F("wrong")}',
        f"{TEST_LINKS}::TestOpening::test_five_wrong_words_end_it",
    ),
    Fault(
        "a link works for seven days",
        LINK_ROWS,
        "expires_at__gt=now, ",
        "",
        f"{TEST_LINKS}::TestOpening::test_after_a_week_it_is_over",
    ),
    Fault(
        "a session of a youth is over after thirty minutes",
        LINKS,
        ", opened_at__gt=now - SESSION)",
        ")",
        f"{TEST_LINKS}::TestEnding::test_a_session_is_over_after_half_an_hour",
    ),
    Fault(
        "looking at a link spends nothing",
        DOORS,
        '    if request.method != "POST":\n        return _door(request, status=200)\n',
        '    if request.method != "POST":\n'
        '        youth_links.open_up(secret=secret, word="")\n'
        "        return _door(request, status=200)\n",
        f"{TEST_DOORS}::test_looking_spends_nothing",
    ),
    Fault(
        "a link for one thing opens no other",
        YOUTH_SESSION,
        "    return opened.purpose in purposes and opened.target == _target_of(request)\n",
        "    return True\n",
        f"{TEST_YOUTH}::TestWhatOpens::test_a_link_for_one_thing_opens_no_other",
    ),
    Fault(
        "who is done closes the page everywhere",
        YOUTH_SESSION,
        '    links.end_session(request.COOKIES.get(COOKIE, ""))\n',
        "",
        f"{TEST_YOUTH}::TestSessions::test_done_closes_it_also_for_who_copied_the_cookie",
    ),
    Fault(
        "who asks for a fresh link hears the same of every address",
        DOORS,
        '    return render(request, "candidates/link_asked.html")\n',
        "    known = fresh_links.Candidate.objects.filter(phone=fresh_links.plain_address(address))\n"
        '    return render(request, "candidates/link_asked.html", status=200 if known else 404)\n',
        f"{TEST_FRESH}::test_the_answer_is_the_same_for_every_address",
    ),
    Fault(
        "who asks too often hears the same too",
        DOORS,
        "        fresh_links.ask(address=address)\n",
        "        fresh_links.ask(address=address)\n"
        "    else:\n"
        '        return render(request, "candidates/link_fresh.html", {"form": form}, status=429)\n',
        f"{TEST_FRESH}::test_the_answer_stays_the_same_when_someone_asks_too_often",
    ),
    Fault(
        "no more than five fresh links go out in a day",
        FRESH,
        "< MOST_A_DAY",
        "< 99",
        f"{TEST_FRESH}::test_no_more_than_five_go_out_in_a_day",
    ),
    Fault(
        "after fifteen wrong words in a week no link opens with that word",
        LINKS,
        ">= MOST_WRONG_OF_A_WORD",
        ">= 999",
        "tests/candidates/test_guesses.py::test_who_gathers_links_gets_no_more_guesses_by_that",
    ),
    Fault(
        "a try at a link that is not there changes as many rows as at one that is",
        LINKS,
        "    Link.objects.filter(pk=link.pk).update(",
        "    Link.objects.filter(pk=link.pk).exclude(pk=nobodys.pk).update(",
        "tests/jobmatch/links/test_services.py"
        "::TestOpening::test_a_try_at_any_link_changes_as_many_rows_as_one_at_none",
    ),
    Fault(
        "from one place words are tried twenty times in ten minutes",
        DOORS,
        "    if not limits.allows(request, limits.WORD):\n",
        "    if False:\n",
        f"{TEST_DOORS}::test_who_tries_too_often_from_one_place_is_asked_to_wait",
    ),
    Fault(
        "from one place words are tried two hundred times a day",
        LIMITS,
        '"20/10m/ip,200/d/ip"',
        '"20/10m/ip"',
        f"{TEST_DOORS}::test_who_tries_now_and_then_all_day_from_one_place_is_asked_to_wait_too",
    ),
    Fault(
        "from one place fresh links are asked a hundred times a day",
        LIMITS,
        ",100/d/ip",
        "",
        f"{TEST_DOORS}::test_who_tries_now_and_then_all_day_from_one_place_is_asked_to_wait_too",
    ),
    Fault(
        "for one address fresh links are asked three times an hour",
        LIMITS,
        'FRESH_LINK: "3/h/key"',
        'FRESH_LINK: "300/h/key"',
        f"{TEST_FRESH}::test_the_answer_stays_the_same_when_someone_asks_too_often",
    ),
    Fault(
        "who asks for fresh links is counted under a mark that leads nowhere",
        LIMITS,
        "key=mark)",
        "key=key)",
        f"{TEST_FRESH}::test_the_count_keeps_nothing_from_which_the_address_can_be_guessed_back",
    ),
    Fault(
        "of right words at once one opens a link",
        LINKS,
        "filter(pk=link.pk, opened_at__isnull=True, ended_at__isnull=True)",
        "filter(pk=link.pk)",
        f"{TEST_LINKS}::TestAtOnce::test_of_eight_right_words_one_opens",
    ),
    Fault(
        "of a link only digests are kept",
        LINKS,
        "    return hashlib.sha256(secret.encode()).hexdigest()\n",
        "    return secret\n",
        f"{TEST_LINKS}::TestEnding::test_of_secrets_words_and_sessions_only_digests_are_kept",
    ),
    Fault(
        "another word ends the links of the one before",
        "candidates/services/words.py",
        "    links.end_all(person=candidate.pk)\n",
        "",
        "tests/candidates/services/test_words.py::test_a_new_word_ends_every_link_and_session",
    ),
]
