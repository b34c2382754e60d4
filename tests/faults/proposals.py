"""Proposals to employers: nothing without a yes, nothing kept open that was stopped, nobody forgotten."""

from tests.faults.fault import Answers, Fault, Instead, Without

MIGRATIONS = "matching.migrations"
AT = "matching.services.introductions"
ROWS = "matching.models.introductions.IntroductionQuerySet"
TEST = "tests/matching/services/introductions/test_by_telephone.py"
MAIL = "tests/matching/services/introductions/test_by_mail.py"
BROKEN = f"{MAIL}::test_the_database_refuses_an_answer_that_breaks_a_promise"
HEARTS = "tests/matching/services/ranking/test_interests.py"
NEW = "tests/matching/services/ranking/test_new_vacancies.py"
VIEWS = "tests/matching/views"
TODAY = "tests/jobmatch/web/views/test_today_proposals.py"
REFUSES = f"{TEST}::test_the_database_refuses_a_proposal_that_breaks_a_promise"
STOPS = "tests/matching/services/introductions/test_stops.py"
ENDS = f"{TEST}::test_what_no_longer_stands_is_not_open_to_the_employer_and_ends_a_moment_later"
FITS = f"{TEST}::test_what_the_youth_kept_away_reads_like_what_does_not_fit"

HOW = "tests/matching/services/introductions/test_how_it_was.py"
VACANCIES = "tests/matching/services/introductions/test_vacancies.py"
KNOWN = "test_the_last_day_to_apply_stops_who_is_new_and_nobody_whom_the_employer_knows"
MOVED = "test_what_was_made_for_another_employer_ends_and_who_has_something_of_it_is_asked_to_delete_it"
SCHOOL = "tests/matching/services/work/test_schooling.py"
PAGES = "tests/matching/views/test_meetings.py"

FAULTS = [
    *(
        Fault(guard, Without(MIGRATIONS, constraint), f"{REFUSES}[{case}]")
        for guard, constraint, case in (
            (
                "an employer hears of nothing without the yes to this card",
                "introduction_beyond_agreed_has_a_yes",
                "other_card",
            ),
            (
                "an employer has no name without the yes to it",
                "introduction_named_has_a_yes_to_the_name",
                "no_name",
            ),
            ("a no has a reason", "introduction_declined_says_why", "no_reason"),
            ("later names a month", "introduction_later_names_a_month", "no_month"),
            ("what became work has its work", "introduction_hired_is_work", "no_work"),
            (
                "an open proposal has something to do",
                "introduction_open_has_something_to_do",
                "nothing_to_do",
            ),
            ("a yes to the name has a day and a way", "introduction_name_yes_is_whole", "no_day"),
        )
    ),
    Fault(
        "one open proposal of a youth and a vacancy",
        Without(MIGRATIONS, "introduction_one_open_a_vacancy"),
        f"{TEST}::test_the_database_refuses_a_second_open_proposal_for_a_vacancy",
    ),
    *(
        Fault(
            f"what the clock tells a youth waits for an ordinary day: {what}",
            Without(f"{AT}.{where}", "at_once"),
            f"{MAIL}::test_what_the_clock_tells_a_youth_waits_for_an_ordinary_day[{what}]",
        )
        for what, where in (
            ("silent", "nights._fall_silent"),
            ("filled", "settling._end"),
            ("met", "asking_after._ask"),
        )
    ),
    Fault(
        "what was silent for thirty days is said by telephone where no mail reaches",
        Without(f"{AT}.nights._close", "reaches"),
        f"{MAIL}::test_after_thirty_days_whom_no_mail_reaches_is_called[left]",
    ),
    Fault(
        "what waits for no mail that can't go is called about today",
        Without(f"{AT}.moves.waits_of", "on_or_after"),
        f"{MAIL}::test_what_is_answered_and_no_mail_tells_is_told_by_telephone_today",
    ),
    Fault(
        "no card goes to a mailbox that is not theirs any more",
        Without("employers.services.sign_ins.end_at", "outbox.fail"),
        f"{MAIL}::test_of_what_the_mail_about_several_was_to_tell_somebody_calls[post]",
    ),
    Fault(
        "nothing of a proposal goes to a mailbox that is not theirs any more",
        Without("employers.services.sign_ins.end_everywhere", "outbox.fail"),
        f"{MAIL}::test_the_line_of_an_end_goes_to_no_mailbox_that_is_not_theirs_any_more",
    ),
    Fault(
        "of a mail about several that did not arrive somebody calls",
        Answers(f"{AT}.nights._told_of_in", "Introduction.objects.filter(pk__in=[message.row])"),
        f"{MAIL}::test_of_what_the_mail_about_several_was_to_tell_somebody_calls[refused]",
    ),
    Fault(
        "a day to walk along has the yes of the youth",
        Without(MIGRATIONS, "meeting_alone_has_its_yes"),
        f"{TEST}::test_the_database_refuses_a_day_alone_without_the_yes_of_the_youth",
    ),
    Fault(
        "a state whose yes to the name is missing is refused",
        Without(f"{AT}.hearing.record", "name_first"),
        f"{TEST}::test_no_name_without_the_yes_to_the_name",
    ),
    Fault(
        "what ended goes on by an act of its own alone",
        Instead(f"{AT}.hearing._check", "not row.is_open", "False"),
        f"{TEST}::test_what_ended_goes_on_by_an_act_of_its_own_alone[True]",
    ),
    Fault(
        "who looked tells a youth no end of a proposal",
        Without("candidates.presentation.rights.looks.TO_YOUTH", "NEWS"),
        f"{VIEWS}/test_introductions.py::test_who_looked_and_the_copy_tell_no_end_before_a_person_did",
    ),
    Fault(
        "the copy tells a youth no end before a person did",
        Instead("matching.services.rights.copies.make", "copy_news.called_first(candidate)", "frozenset()"),
        f"{VIEWS}/test_introductions.py::test_who_looked_and_the_copy_tell_no_end_before_a_person_did",
    ),
    Fault(
        "an answer that may still go back is in no copy",
        Instead("matching.services.rights.copy_news.told", ".exclude(counted_at=None)", ""),
        "tests/matching/services/rights/test_copies.py::test_an_answer_that_may_still_go_back_is_in_no_copy",
    ),
    *(
        Fault(
            f"who was to come hears today that it is off: {how}",
            Instead(where, old, new),
            f"{STOPS}::test_who_was_to_come_hears_today_that_the_meeting_is_off[{how}]",
        )
        for how, where, old, new in (
            ("filled", f"{AT}.moves.move", "let_meetings_go(row, until=yesterday) or was_to_meet", "False"),
            ("no", f"{AT}.hearing._moved", "was_to_meet=was_to_meet", "was_to_meet=False"),
            ("agency", f"{AT}.settling._end", "still.with_place(on=on).exists()", "True"),
        )
    ),
    Fault(
        "who gets no message hears today that the place is taken",
        Without(f"{AT}.settling._end", "tell_today"),
        f"{STOPS}::test_who_gets_no_message_hears_today_that_the_place_is_taken",
    ),
    *(
        Fault(
            f"what a youth was never asked ends without {what}",
            away,
            f"{VIEWS}/test_introductions.py::test_what_the_youth_was_never_asked_ends_without_a_trace[filled]",
        )
        for what, away in (
            ("a step", Instead(f"{AT}.moves.move", " or not is_told(row)", "")),
            ("a message", Without(f"{AT}.settling._end", "is_told")),
            (
                "a line on the own page",
                Instead("matching.selectors.introductions.own_introductions", "mine.told_youth()", "mine"),
            ),
        )
    ),
    Fault(
        "an erasure asks to delete where an employer has the card",
        Instead("matching.services.introductions.forgetting.known_to", "| has_it", ""),
        f"{TEST}::test_an_erasure_asks_to_delete_also_where_nobody_was_to_call[silent]",
    ),
    Fault(
        "what the employer never heard of does not go on",
        Instead(f"{AT}.endings.why_not_again", "not row.was_known", "False"),
        f"{TEST}::test_what_the_employer_never_heard_of_does_not_go_on",
    ),
    Fault(
        "every end lets go of meetings alike",
        Without(f"{AT}.moves.move", "let_meetings_go"),
        f"{TEST}::test_at_an_end_what_was_before_went_on_and_the_rest_is_off[0-off]",
    ),
    Fault(
        "what an older mail offered ends with what is said by telephone",
        Without(f"{AT}.choosing.invitation", "moved"),
        f"{MAIL}::test_what_an_older_mail_offered_ends_with_what_is_said_by_telephone",
    ),
    Fault(
        "what somebody answered does not count once another has it",
        Without(f"{AT}.sends.give_to", "to_count"),
        f"{MAIL}::test_what_somebody_answered_does_not_count_once_another_has_it",
    ),
    Fault(
        "what is told of an old meeting leaves the next one alone",
        Instead(f"{AT}.telling._carry_on", "and not meets_again", ""),
        f"{HOW}::test_of_an_old_meeting_it_is_told_without_passing_over_the_next_one",
    ),
    Fault(
        "a meeting that is moved on its own day was not held",
        Without(f"{AT}.meetings.rearrange", "let_meetings_go"),
        f"{HOW}::test_a_meeting_that_is_moved_on_its_own_day_was_not_held",
    ),
    Fault(
        "of a trial of days nobody tells before its last day",
        Instead(f"{AT}.telling.may_tell", "meeting.last_day", "meeting.on"),
        f"{HOW}::test_a_trial_of_days_is_to_come_until_its_last_day_and_is_told_of_from_then_on",
    ),
    Fault(
        "an employer is not asked of a trial before its last day",
        Instead("matching.selectors.coming.to_say", "Q(until__lte=today)", "Q(until__isnull=False)"),
        f"{HOW}::test_a_trial_of_days_is_to_come_until_its_last_day_and_is_told_of_from_then_on",
    ),
    Fault(
        "who walks along for days is called off after the first day too",
        Instead(f"{AT}.settling._days_not_standing", "lasting(on=on)", "filter(on__gte=on)"),
        f"{STOPS}::test_who_walks_along_for_days_is_still_expected_on_the_second_and_called_off_then",
    ),
    Fault(
        "a day to walk along that is over is not stopped",
        Without(f"{AT}.meetings.stop", "state"),
        f"{STOPS}::test_a_day_that_is_over_or_belongs_to_a_proposal_is_not_stopped_here",
    ),
    Fault(
        "a yes is to the bytes that were read",
        Without(f"{AT}.yeses.agree", "overtaken"),
        f"{TEST}::test_a_yes_is_to_the_bytes_that_were_read",
    ),
    Fault(
        "the yes to being introduced is to the present words",
        Without(f"{AT}.permits.may_be_proposed", "wording"),
        f"{TEST}::test_the_yes_of_before_does_not_reach_as_far_as_the_name",
    ),
    Fault(
        "a youth under sixteen is proposed after a parent was heard",
        Without(f"{AT}.permits._require_willing", "require_heard"),
        f"{TEST}::test_under_sixteen_a_parent_is_heard_first",
    ),
    Fault(
        "an employer that stays out is not proposed to",
        Instead(f"{AT}.permits._fits", "not left_out", "True"),
        f"{FITS}[excluded]",
    ),
    Fault(
        "a colleague whom the youth keeps away hears of nothing",
        Instead(f"{AT}.permits._fits", "not keeps_away(candidate, person)", "True"),
        f"{FITS}[barred]",
    ),
    Fault(
        "only who hears the youth writes down a yes",
        Without(f"{AT}.yeses._require_hears", "require_hears"),
        f"{TEST}::test_only_who_hears_the_youth_writes_down_a_yes",
    ),
    Fault(
        "three run at one place",
        Without(f"{AT}.hearing._check", "require_room"),
        f"{TEST}::test_three_run_at_one_place",
    ),
    Fault(
        "what an employer may open asks for the file",
        Without("matching.models.introductions._of_willing", "candidate__state__in"),
        f"{ENDS}[paused]",
    ),
    Fault(
        "what an employer may open asks whether a parent was heard",
        Instead("matching.models.introductions._of_willing", '~_is_contact_only("candidate", on),', ""),
        f"{ENDS}[parent]",
    ),
    Fault(
        "who comes when asks whether a parent was heard",
        Instead("matching.models.introductions.who_may_be_introduced", '~_is_contact_only("pk", on), ', ""),
        f"{HOW}::test_of_whom_no_parent_was_heard_the_employer_reads_no_day_any_more",
    ),
    Fault(
        "what an employer may open asks for bars",
        Instead(f"{ROWS}.standing", "~Exists(is_kept_away)", ""),
        f"{ENDS}[barred]",
    ),
    Fault(
        "what an employer may open asks for the vacancy",
        Instead(f"{ROWS}.with_place", "_is_in_time(on), ", ""),
        f"{ENDS}[vacancy]",
    ),
    Fault(
        "what an employer may open asks what the youth leaves out",
        Answers("matching.models.introductions._left_out", "[]"),
        f"{ENDS}[excluded]",
    ),
    Fault(
        "nobody is called about a vacancy without an employer",
        Instead(f"{AT}.following.bring", " if each is not None", ""),
        f"{VACANCIES}::test_a_vacancy_that_loses_its_employer_ends_what_runs_and_breaks_nothing",
    ),
    Fault(
        "what was made for another employer ends",
        Instead(f"{ROWS}.with_place", "~_has_moved(), ", ""),
        f"{VACANCIES}::{MOVED}[another]",
    ),
    Fault(
        "what is silent is stopped as long as a late answer counts",
        Instead(f"{AT}.yeses.may_stop", " or row.late_answer_counts(on=on)", ""),
        f"{VIEWS}/test_introductions.py::test_what_is_silent_is_stopped_on_the_own_page_and_on_that_of_staff",
    ),
    Fault(
        "for which employer it was made does not hang on who has it there",
        Instead(
            "matching.models.introductions._has_moved",
            '~Q(vacancy__employer=F("made_for"))',
            "Q(vacancy__employer__isnull=True)",
        ),
        f"{VACANCIES}::test_whose_yes_it_is_does_not_hang_on_who_was_asked_there[works_at_both]",
    ),
    Fault(
        "the employer of before is asked to delete what it has",
        Without(f"{AT}.settling._ask_former", "forgetting.leave"),
        f"{VACANCIES}::{MOVED}[another]",
    ),
    Fault(
        "a yes to one employer is none to the next",
        Instead(f"{AT}.permits._is_there", ".with_place(on=on)", ""),
        f"{VACANCIES}::test_a_yes_to_one_employer_is_none_to_the_next",
    ),
    *(
        Fault(
            guard,
            away,
            f"{STOPS}::test_the_errand_lies_at_the_shared_desk_where_who_stands_in_does_not_see_the_file",
        )
        for guard, away in (
            (
                "whom a youth keeps away gets no errand about the proposals of that youth",
                Instead(f"{AT}.following._is_unseen", "else is_barred | Q", "else Q"),
            ),
            (
                "who stands in gets no errand about a file that ended",
                Instead(
                    f"{AT}.following._is_unseen", "is_barred | Q(candidate__state=State.ENDED)", "is_barred"
                ),
            ),
        )
    ),
    Fault(
        "an errand for which no proposal asks is settled",
        Answers(f"{AT}.settling._left_over", "[]"),
        f"{VACANCIES}::test_an_errand_for_which_no_proposal_asks_is_settled",
    ),
    Fault(
        "the last day to apply ends nothing that the employer knows",
        Instead("matching.models.introductions._is_in_time", " | (is_known & is_wanted)", ""),
        f"{VACANCIES}::{KNOWN}[named-day]",
    ),
    Fault(
        "that nobody answered ends nothing that the employer knows",
        Instead("employers.models.vacancies.VacancyQuerySet.wanted", " | lapsed", ""),
        f"{VACANCIES}::{KNOWN}[named-lapsed]",
    ),
    Fault(
        "who is new does not come after the last day to apply",
        Instead("matching.models.introductions._is_in_time", "is_known & is_wanted", "is_wanted"),
        f"{VACANCIES}::{KNOWN}[agreed-day]",
    ),
    Fault(
        "a part that fails keeps no other waiting",
        Instead(
            f"{AT}.settling.settle", "each_in_turn(jobs, lambda job: job())", "sum(job() for job in jobs)"
        ),
        f"{VACANCIES}::test_a_part_that_fails_keeps_no_other_waiting",
    ),
    Fault(
        "columns that can't be written keep no proposal waiting",
        Instead(
            "matching.tasks.each_minute",
            "each_in_turn(jobs, lambda job: job())",
            "sum(job() for job in jobs)",
        ),
        "tests/matching/test_tasks.py::test_columns_that_can_not_be_written_keep_no_proposal_waiting",
    ),
    Fault(
        "files of several municipalities are all held before one changes",
        Without(f"{AT}.settling._call_about", "lock_municipality"),
        f"{VACANCIES}::test_files_of_several_municipalities_are_all_held_sorted_before_the_first_changes",
    ),
    Fault(
        "a lease begins when a mail is taken in hand",
        Instead(f"{AT}.minutes.run", "clock=timezone.now", "clock=lambda: now"),
        f"{MAIL}::test_a_mail_is_taken_in_hand_by_the_clock_of_that_moment",
    ),
    Fault(
        "work through us is recorded with its ranking or not at all",
        Without(f"{AT}.placing.plan", "kept.keep"),
        f"{HEARTS}::test_work_is_not_recorded_without_the_ranking_that_it_came_from",
    ),
    Fault(
        "what comes in after the night is not counted twice",
        Instead("matching.services.ranking.new_vacancies.count", ", added_at__lte=night", ""),
        f"{NEW}::test_what_comes_in_after_the_night_is_counted_by_the_next_one_alone",
    ),
    Fault(
        "a day is not counted before its night",
        Instead("matching.services.ranking.new_vacancies.count", "timezone.now() < night or ", ""),
        f"{NEW}::test_a_worker_that_starts_before_the_night_leaves_the_count_to_it",
    ),
    Fault(
        "a stop is in the log without a word that reads",
        Instead("matching.services.introductions.moves.move", "quiet=is_stop", "quiet=False"),
        f"{STOPS}::test_a_stop_by_the_list_of_employers_reads_like_one_that_was_told[states0-1]",
    ),
    Fault(
        "a card with all that is asked does not go without the name",
        Answers("matching.services.introductions.hearing._require_same_card", "None"),
        f"{STOPS}::test_the_name_is_not_taken_off_in_passing",
    ),
    Fault(
        "an employer expects nobody who left it out",
        Instead("matching.services.introductions.meetings.expected", ".standing(on=on)", ""),
        f"{STOPS}::test_in_the_same_second_the_employer_expects_nobody_who_stopped",
    ),
    Fault(
        "a state makes a step and an errand",
        Without(f"{AT}.moves.move", "following.bring"),
        f"{TEST}::test_one_step_a_youth_and_one_errand_an_employer",
    ),
    Fault(
        "work closes the other proposals",
        Without("matching.services.introductions.placing.plan", "close_others"),
        f"{TEST}::test_work_closes_the_other_proposals",
    ),
    Fault(
        "a proposal begins again within thirty days",
        Instead(f"{AT}.endings.why_not_again", "on > row.state_since", "False and on > row.state_since"),
        f"{TEST}::test_a_no_is_told_by_a_person_and_may_begin_again",
    ),
    Fault(
        "the card opens for who may",
        Instead(f"{AT}.cards.read", "or not may_open", ""),
        f"{TEST}::test_what_is_written_opens_for_who_may_only_and_is_in_the_log",
    ),
    Fault(
        "a line that tells too much is stopped",
        Without(f"{AT}.making.card_for", "_check"),
        f"{TEST}::test_a_line_that_tells_more_than_what_someone_can_is_stopped",
    ),
    Fault(
        "an erasure tells who expects a youth how many come now",
        Without("matching.services.rights.erasure._erase", "meetings.forget"),
        f"{TEST}::test_an_erasure_says_how_many_walk_along_now_and_asks_to_delete_the_name[called]",
    ),
    Fault(
        "an erasure asks to delete the name of who walks along",
        Instead("matching.services.introductions.forgetting.known_to", ", *days", ""),
        f"{TEST}::test_an_erasure_says_how_many_walk_along_now_and_asks_to_delete_the_name[called]",
    ),
    Fault(
        "an erasure leaves a line for the employer",
        Without("matching.services.rights.erasure._erase", "forgetting.leave"),
        f"{TEST}::test_an_erasure_takes_everything_and_leaves_a_line_for_the_employer",
    ),
    Fault(
        "an employer says how it was only of who came to them",
        Without(f"{AT}.telling._require_speaks", "mine"),
        f"{HOW}::test_nobody_else_speaks_for_a_side",
    ),
    Fault(
        "who left is asked by no mail how it was there",
        Instead(f"{AT}.asking_after._mailed", "not posting.reaches(standing)", "standing.person_id is None"),
        f"{HOW}::test_who_left_is_not_asked_by_mail_how_it_was_though_they_work_elsewhere_now",
    ),
    Fault(
        "a school is spoken with only after the yes of the youth",
        Without("matching.services.work.schooling.told", "yes_first"),
        f"{SCHOOL}::test_the_school_is_spoken_with_only_after_the_yes_and_hears_the_place_alone",
    ),
    Fault(
        "an employer whom the youth found without us is not called",
        Instead("matching.services.work.schooling._watch", " and placement.found_by == FoundBy.US", ""),
        f"{SCHOOL}::test_an_employer_whom_the_youth_found_without_us_is_not_called_about_signing",
    ),
    Fault(
        "kept work is written into the file by the youth's own yes alone",
        Without("matching.services.work.experience.answer", "require"),
        f"{SCHOOL}::test_work_kept_for_three_months_is_written_down_only_after_the_youths_yes",
    ),
    Fault(
        "a name on an employer's page takes a second code",
        Without("matching.selectors.coming._coming", "named"),
        f"{PAGES}::test_a_name_on_the_own_page_of_an_employer_opens_with_a_second_code_alone",
    ),
    Fault(
        "what leaves is looked at in that second",
        Answers(f"{AT}.posting.may_go", "True"),
        f"{MAIL}::test_what_stops_before_the_mail_goes_stops_it_in_that_second[withdraw]",
    ),
    Fault(
        "a mail with a card goes only after that look",
        Answers("notifications.services.sending.needs_no_look", "True"),
        f"{MAIL}::test_no_other_way_sends_a_card",
    ),
    Fault(
        "everything is asked again when the hour is over",
        Answers(f"{AT}.sends._may_go", "True"),
        f"{MAIL}::test_what_no_longer_may_go_after_the_hour_stays",
    ),
    Fault(
        "who wants no more cards gets none",
        Without(f"{AT}.permits.wants_no_more", "paused"),
        f"{MAIL}::test_what_may_not_be_mailed_is_refused_and_says_so",
    ),
    Fault(
        "an answer counts after ten minutes",
        Without("matching.models.replies.ReplyQuerySet.due", "counts_at__lte"),
        f"{MAIL}::test_an_answer_counts_after_ten_minutes_and_can_be_taken_back_until_then",
    ),
    Fault(
        "a colleague whom the youth keeps away gets no card from another",
        Instead(f"{AT}.replies._who_may_get_it", "and not is_kept_away", ""),
        f"{MAIL}::test_a_colleague_answers_unless_the_youth_keeps_them_away_and_the_employer_sees_no_difference",
    ),
    Fault(
        "nothing is answered that may not be opened",
        Without(f"{AT}.replies._taken", "Http404"),
        f"{MAIL}::test_nothing_is_answered_that_was_stopped",
    ),
    Fault(
        "the name opens after a code to the same mailbox",
        Instead(f"{AT}.showing.open_name", "or not is_proved", ""),
        f"{MAIL}::test_no_name_opens_without_the_yes_to_it_and_a_code",
    ),
    Fault(
        "the name opens after the yes to it",
        Instead(f"{AT}.showing.open_name", "not introduction.name_given or ", ""),
        f"{MAIL}::test_no_name_opens_without_the_yes_to_it_and_a_code",
    ),
    Fault(
        "another card needs another yes",
        Instead(f"{AT}.drafts.answer_question", "if row.digest != before:", "if False:"),
        f"{MAIL}::test_a_question_is_answered_in_the_card_and_another_card_needs_another_yes",
    ),
    Fault(
        "a trait stands in the register with the yes of the youth only",
        Instead(f"{AT}.reasons.to_register", "if not says_yes:", "if False:"),
        f"{MAIL}::test_a_trait_stands_in_the_register_only_with_the_yes_of_the_youth",
    ),
    Fault(
        "the youth reads a reason after a person told it",
        Instead(f"{AT}.reasons.told", "and row.step_due is None", ""),
        f"{MAIL}::test_a_no_has_a_reason_that_the_jobhunter_says_in_other_words",
    ),
    Fault(
        "what is said of fewer than five youths is no pattern",
        Without("matching.selectors.proposals.patterns", "number__gte"),
        f"{MAIL}::test_reasons_are_a_pattern_from_five_youths_on",
    ),
    *(
        Fault(guard, Without(MIGRATIONS, constraint), f"{BROKEN}[{case}]")
        for guard, constraint, case in (
            ("a no by mail has a reason", "reply_no_has_a_reason", "no_reason"),
            ("later by mail names a month", "reply_later_names_a_month", "no_month"),
            ("an answer by mail is one of the list", "reply_kind_known", "unknown"),
        )
    ),
    Fault(
        "another card asks for another yes",
        Instead(f"{AT}.drafts.change", ", **values, **yeses.NO_YES", ", **values"),
        f"{TEST}::test_another_card_asks_for_another_yes",
    ),
    Fault(
        "the step of proposals is done at a proposal",
        Without("candidates.services.files.steps.close", "step_proposal"),
        f"{TEST}::test_the_step_is_done_at_the_proposal_and_nowhere_else",
    ),
    Fault(
        "a heart that became work no longer waits",
        Without("matching.services.introductions.placing.plan", "interests.follow"),
        f"{HEARTS}::test_hearts_wait_until_each_has_its_proposal_or_its_work",
    ),
    Fault(
        "a heart that has its proposal no longer waits",
        Without(f"{AT}.drafts.write", "interests.follow"),
        f"{VIEWS}/test_interests.py::test_a_heart_leads_to_a_proposal_and_says_how_far_it_is",
    ),
    Fault(
        "the youth reads nothing of a proposal that is still being written",
        Instead(
            "matching.selectors.introductions.own_introductions",
            "[*ENDS, IntroductionState.DRAFT]",
            "ENDS",
        ),
        f"{VIEWS}/test_introductions.py::test_the_youth_reads_the_card_and_says_yes_with_an_own_choice_of_name",
    ),
    Fault(
        "an employer stands in the row of a youth only if nobody else is spoken of there",
        Instead("jobmatch.web.views.today._errands", "if youths and youths <= named:", "if youths:"),
        f"{TODAY}::test_when_both_are_asked_how_it_was_the_employer_stands_in_the_row_of_the_youth",
    ),
]
