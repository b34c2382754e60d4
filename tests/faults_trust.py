"""The guards of trust that `make faults` takes away: links, messages, consent, voice, rights, other help.

As in tests/faults_table.py: `old` is in the file exactly once.
"""

from tests.fault import Fault

LINKS = "jobmatch/links/services.py"
LINK_ROWS = "jobmatch/links/models.py"
YOUTH_SESSION = "candidates/youth_session.py"
DOORS = "candidates/views/youth_links.py"
FRESH = "candidates/services/fresh_links.py"
MESSAGES = "candidates/services/messages.py"
SENDING = "notifications/services/sending.py"
OUTBOX = "notifications/services/outbox.py"
CONSENTS = "candidates/services/consents.py"
WITHDRAWALS = "candidates/services/withdrawals.py"
PERMISSIONS = "candidates/permissions.py"
EXPERIENCES = "candidates/services/experiences.py"
COUNTING = "candidates/services/counting.py"
REPORTS = "candidates/services/reports.py"
HELPING = "candidates/services/hand_overs.py"
FORCED = "candidates/services/forced_openings.py"
ERASURE = "matching/services/erasure.py"
TERMS = "candidates/services/terms.py"
LOOKS = "candidates/selectors/looks.py"

TEST_LINKS = "tests/jobmatch/links/test_services.py"
TEST_YOUTH = "tests/candidates/views/test_youth.py"
TEST_DOORS = "tests/candidates/views/test_youth_links.py"
TEST_FRESH = f"{TEST_DOORS}::TestFreshLink"
TEST_SENDING = "tests/notifications/services/test_sending.py"
TEST_SERVICES = "tests/candidates/services"
TEST_REPORTS = f"{TEST_SERVICES}/test_reports.py"
TEST_EXPERIENCES = f"{TEST_SERVICES}/test_experiences.py"
TEST_COUNTING = f"{TEST_SERVICES}/test_counting.py"
TEST_PURPOSES = f"{TEST_SERVICES}/test_purposes.py"
TEST_HELPING = f"{TEST_SERVICES}/test_hand_overs.py"
TEST_FORCED = f"{TEST_SERVICES}/test_forced_openings.py"
TEST_DURABILITY = "tests/durability"
TEST_ERASURE = "tests/matching/services/test_erasure.py"
TEST_WITHDRAWALS = f"{TEST_SERVICES}/test_withdrawals.py"

ONE_TIME_LINKS = [
    Fault(
        "a link opens with its word only",
        LINKS,
        "    if link is None or not counted or not is_right:\n",
        "    if link is None or not counted:\n",
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
        'filter(digest=digest if counts else "").update(wrong=F("wrong") + 1))',
        'filter(digest=digest if counts else "").exists())',
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
]

SENT = [
    Fault(
        "no message leaves outside the safe hours",
        SENDING,
        "    if not _in_its_hours(message, clock()) or not _claim(message, now=clock()):\n",
        "    if not _claim(message, now=clock()):\n",
        f"{TEST_SENDING}::test_no_try_is_outside_the_safe_hours_a_late_one_neither",
    ),
    Fault(
        "what a worker has in hand is left to it",
        "notifications/models.py",
        "filter(free, not_before__lte=now)",
        "filter(not_before__lte=now)",
        f"{TEST_SENDING}::test_what_a_worker_has_in_hand_is_left_to_it_until_the_lease_runs_out",
    ),
    Fault(
        "who lost the lease confirms nothing",
        SENDING,
        "Message.objects.waiting().filter(pk=message.pk, lease=message.lease)\n",
        "Message.objects.filter(pk=message.pk)\n",
        f"{TEST_SENDING}::test_a_worker_that_lost_its_lease_changes_nothing",
    ),
    Fault(
        "a message that is sent again has the same id",
        "notifications/channels/email.py",
        'f"<{letter.id}@{domain}>"',
        'f"<{id(letter)}@{domain}>"',
        "tests/notifications/channels/test_email.py::test_a_mail_has_an_id_of_its_own_and_a_neutral_sender",
    ),
    Fault(
        "what may have left is not called stopped",
        OUTBOX,
        "    stopped = _stop(waiting.filter(lease=None))\n",
        "    stopped = _stop(waiting)\n",
        f"{TEST_SENDING}::test_it_is_too_late_to_stop_what_may_have_gone",
    ),
    Fault(
        "who left gets no message any more",
        SENDING,
        "        if user is None or not user.is_active or not user.roles:\n",
        "        if user is None:\n",
        f"{TEST_SENDING}::test_a_user_who_left_gets_nothing_any_more",
    ),
    Fault(
        "a message that did not arrive becomes a step",
        "candidates/services/not_arrived.py",
        "    made = candidate is not None and steps.ensure(",
        "    made = False and steps.ensure(",
        f"{TEST_SERVICES}/test_not_arrived.py::test_a_message_that_did_not_arrive_becomes_a_step_once",
    ),
    Fault(
        "who chose no mail gets none",
        OUTBOX,
        "    if not choice.wants(kind):\n",
        "    if False:\n",
        f"{TEST_SERVICES}/test_mails.py::test_who_chose_no_mail_gets_none",
    ),
    Fault(
        "a youth gets messages only with a yes",
        MESSAGES,
        "    if way is None or not can_reach(candidate=candidate, on=on):\n",
        "    if way is None:\n",
        f"{TEST_SERVICES}/test_messages.py::test_without_a_yes_nothing_is_put",
    ),
    Fault(
        "a message to a youth keeps to the safe hours of the youth",
        MESSAGES,
        "        hours=hours_of(candidate),\n",
        "",
        f"{TEST_SERVICES}/test_messages.py::test_with_a_yes_it_is_put_for_the_safe_hours_of_the_youth",
    ),
]

SAID_YES = [
    Fault(
        "only the own jobhunter records a yes",
        CONSENTS,
        '    require(hears, _("Only the youth\'s own jobhunter records a yes."))\n',
        "",
        f"{TEST_PURPOSES}::test_only_the_assigned_jobhunter_hears_a_yes",
    ),
    Fault(
        "a yes holds for a year at most",
        CONSENTS,
        "LONGEST_DAYS = 365",
        "LONGEST_DAYS = 366",
        f"{TEST_PURPOSES}::test_a_yes_is_to_the_present_wording_and_lasts_a_year",
    ),
    Fault(
        "a youth takes back nothing of another",
        CONSENTS,
        '        require(by == audit.youth(candidate.pk), _("Only the youth takes this back."))\n',
        "        pass\n",
        f"{TEST_PURPOSES}::test_a_youth_takes_back_nothing_of_another_and_the_program_nothing_at_all",
    ),
    Fault(
        "needs go with the yes to keep them",
        WITHDRAWALS,
        "Purpose.KEEP_NEEDS: (_erase_needs,)",
        "Purpose.KEEP_NEEDS: ()",
        f"{TEST_SERVICES}/test_sealed.py::test_taking_the_yes_back_erases_the_needs_at_once",
    ),
    Fault(
        "experiences go with the yes to keep them",
        WITHDRAWALS,
        "Purpose.KEEP_EXPERIENCE: (_erase_experiences,)",
        "Purpose.KEEP_EXPERIENCE: ()",
        f"{TEST_EXPERIENCES}::test_taking_the_yes_back_erases_everything_and_leaves_a_plain_call",
    ),
    Fault(
        "the count goes with the yes to be counted",
        WITHDRAWALS,
        "Purpose.COUNT_EXPERIENCE: (_erase_counted,)",
        "Purpose.COUNT_EXPERIENCE: ()",
        f"{TEST_COUNTING}::test_taking_the_yes_back_takes_the_count_out_at_once",
    ),
    Fault(
        "links and sessions end with the yes to messages",
        WITHDRAWALS,
        "Purpose.MESSAGE_ME: (_stop_messages,)",
        "Purpose.MESSAGE_ME: ()",
        f"{TEST_WITHDRAWALS}::test_everything_that_a_yes_allowed_stops_in_the_same_second",
    ),
    Fault(
        "what waits for other help goes with the yes to it",
        WITHDRAWALS,
        "Purpose.OTHER_PARTNER: (_stop_hand_overs,)",
        "Purpose.OTHER_PARTNER: ()",
        f"{TEST_HELPING}::test_taking_the_yes_back_erases_drafts_and_what_waits",
    ),
]

VOICE = [
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
]

OTHER_HELP = [
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

RIGHTS = [
    Fault(
        "erasing destroys the key",
        ERASURE,
        "    sealing.destroy_key(person=candidate.pk)\n",
        "",
        f"{TEST_ERASURE}::test_the_key_is_destroyed_so_that_no_copy_opens_again",
    ),
    Fault(
        "only the privacy officer erases",
        ERASURE,
        "    rights.require_officer(by, request.candidate)\n",
        "",
        f"{TEST_ERASURE}::test_only_the_privacy_officer_erases_and_only_what_was_asked",
    ),
    Fault(
        "what stays after an erasure has no words",
        ERASURE,
        '"candidates.ForcedOpening": {"reason": b""}',
        '"candidates.ForcedOpening": {}',
        f"{TEST_ERASURE}::test_every_row_goes_and_what_stays_has_no_words",
    ),
    Fault(
        "nobody makes a copy of someone else",
        "matching/services/copies.py",
        '    require(allowed, _("Only the youth\'s own jobhunter makes the copy."))\n',
        "",
        "tests/matching/services/test_copies.py::test_nobody_but_the_youth_and_the_own_jobhunter_makes_it",
    ),
    Fault(
        "nobody judges what they forced open themselves",
        PERMISSIONS,
        "    if opening.user_id == user.pk:\n        return False\n",
        "",
        f"{TEST_FORCED}::test_somebody_else_judges_once",
    ),
    Fault(
        "to open by force one says why",
        FORCED,
        "    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:\n",
        "    if False:\n",
        f"{TEST_FORCED}::test_without_a_real_reason_it_stays_locked",
    ),
    Fault(
        "without somebody who judges nothing is forced open",
        FORCED,
        "    if not judges:\n",
        "    if False:\n",
        f"{TEST_FORCED}::test_it_stays_locked_when_nobody_else_is_there_to_judge",
    ),
    Fault(
        "what was forced open closes after an hour",
        PERMISSIONS,
        "ForcedOpening.objects.live(now=timezone.now()).filter(user",
        "ForcedOpening.objects.filter(user",
        f"{TEST_FORCED}::test_a_reason_opens_what_is_sealed_for_an_hour_and_no_longer",
    ),
    Fault(
        "a look outside the caseload stands out",
        LOOKS,
        "        if who not in coordinators and (who, person) not in close:\n",
        "        if False:\n",
        "tests/candidates/selectors/test_looks.py::test_a_look_outside_the_caseload_stands_out",
    ),
    Fault(
        "many files in an hour stand out",
        LOOKS,
        "if len(recent) > settings.MANY_FILES else",
        "if False else",
        "tests/candidates/selectors/test_looks.py::"
        "test_more_than_so_many_different_files_within_an_hour_stand_out",
    ),
    Fault(
        "the night takes no file of which something is asked",
        TERMS,
        "    return not candidate.rights_requests.open().exists() and",
        "    return",
        f"{TEST_SERVICES}/test_terms.py::test_what_is_asked_and_not_answered_holds_a_file_back",
    ),
]

DISK = [
    Fault(
        "an answer waits for the disk",
        "jobmatch/environment.py",
        "PRAGMA synchronous=FULL;",
        "PRAGMA synchronous=NORMAL;",
        f"{TEST_DURABILITY}/test_power.py::"
        "test_no_answered_write_is_lost_in_a_power_cut_and_the_controls_lose",
    ),
    Fault(
        "a rotation leaves nothing that the old key opens in the files",
        "jobmatch/sealing/management/commands/rotate_keys.py",
        "        services.wipe_free_space()\n",
        "",
        f"{TEST_DURABILITY}/test_rotation.py::"
        "test_killed_rotations_end_with_all_readable_and_the_old_key_useless",
    ),
]

TRUST = [*ONE_TIME_LINKS, *SENT, *SAID_YES, *VOICE, *OTHER_HELP, *RIGHTS, *DISK]
