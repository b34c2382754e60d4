"""Guards of the own page of somebody at an employer."""

from tests.faults.fault import Answers, Fault, Instead, Without

PERSONS = "employers.services.persons"
TEST = "tests/employers/services/test_own.py"
PAGES = "tests/employers/views/test_own.py"
FACTS = "tests/employers/services/test_facts.py"
IMPORTS = "tests/employers/services/test_imports.py"
ENDS = f"{TEST}::test_who_left_or_changed_the_mailbox_opens_nothing_any_more_in_the_same_second"

FAULTS = [
    Fault("who left opens nothing any more", Without(f"{PERSONS}.leave", "end_at"), f"{ENDS}[left]"),
    Fault(
        "another mailbox ends what went to the old one",
        Without(f"{PERSONS}.change", "end_everywhere"),
        f"{ENDS}[another mailbox]",
    ),
    Fault(
        "what went before a sign-in was ended opens nothing",
        Answers("employers.models.relations.EmployerPersonQuerySet.let_in", "self"),
        f"{TEST}::test_what_went_before_an_admin_took_the_role_back_opens_nothing_and_no_mail_asks_more",
    ),
    Fault(
        "whose role an admin took back gets no mail that asks",
        Instead(
            "employers.models.relations.EmployerPersonQuerySet.mailable",
            "Q(signs_in=True) | ",
            "Q(person__user__isnull=False) | ",
        ),
        f"{TEST}::test_what_went_before_an_admin_took_the_role_back_opens_nothing_and_no_mail_asks_more",
    ),
    Fault(
        "who left signs in no more, though an admin invited them",
        Without("employers.services.sign_ins.end_at", "known_as"),
        f"{TEST}::test_whom_an_admin_invited_signs_in_no_more_when_a_jobhunter_says_so[left]",
    ),
    Fault(
        "answers that come after the half hour are not lost",
        Instead("employers.views.own._keeps_answers", "if not told:", "if True:"),
        f"{PAGES}::test_a_list_that_is_sent_after_the_half_hour_comes_back_with_its_answers",
    ),
    Fault(
        "what no feed closes any more is asked",
        Instead(
            "employers.models.vacancies.VacancyQuerySet.silent_since",
            ' | Q(pk__in=off.order_by().values("pk"))',
            "",
        ),
        f"{TEST}::test_what_no_feed_ends_any_more_is_asked_of_its_employer[off-decided0]",
    ),
    Fault(
        "what ran out at a site hides no answer that holds",
        Without("employers.selectors.workplaces.Workplaces._side", "is_hidden"),
        f"{FACTS}::test_what_ran_out_at_a_site_hides_no_answer_that_holds_and_its_list_is_asked_again",
    ),
    Fault(
        "what was asked of who left is asked anew",
        Without("employers.services.sign_ins.end_at", "_leave_unasked"),
        f"{TEST}::test_what_was_asked_of_a_mailbox_that_is_gone_is_asked_anew_and_not_taken_off[left-1]",
    ),
    Fault(
        "whose sign-in ended gets no mail that lets them in again",
        Instead("employers.services.sign_ins.stop", "post.gets_proposals = False", "pass"),
        f"{TEST}::test_whose_sign_in_ended_gets_no_mail_that_lets_them_in_again_and_somebody_calls",
    ),
    Fault(
        "the link of an employer opens no door of a youth",
        Instead("jobmatch.links.services._sessions", "audience=audience, ", ""),
        f"{TEST}::test_the_link_of_an_employer_opens_no_door_of_a_youth",
    ),
    Fault(
        "one bundled mail a week",
        Instead("employers.services.asking.ask", "on - A_WEEK", "on"),
        f"{TEST}::test_nobody_gets_two_bundled_mails_in_a_week",
    ),
    Fault(
        "an own file reaches into nobody else's vacancies",
        Instead("employers.services.imports.take_in", "source=source_for(own)", ""),
        "tests/employers/services/test_imports.py"
        "::test_an_own_file_reaches_into_nobody_elses_vacancies_however_it_was_read",
    ),
    Fault(
        "the list that we give out is no new vacancies",
        Instead(
            "employers.services.imports.take_in",
            "parsed = _as_those_that_are_here(parsed, own=own, by=by)",
            "pass",
        ),
        f"{PAGES}::test_the_list_that_we_give_out_comes_back_as_the_vacancies_that_it_was",
    ),
    Fault(
        "a file names no source whose vacancies come another way",
        Without("employers.services.imports._without_sources_of_ours", "OWN_SOURCE"),
        f"{IMPORTS}::test_a_file_can_not_name_a_source_whose_vacancies_come_another_way[jobmatch]",
    ),
    Fault(
        "a file names no feed as its source",
        Instead("employers.services.imports._without_sources_of_ours", "named & set(", "set() & set("),
        f"{IMPORTS}::test_a_file_can_not_name_a_source_whose_vacancies_come_another_way[shop]",
    ),
    Fault(
        "a file gives no vacancy to another employer",
        Without("employers.services.imports._write", "keeps_employers"),
        f"{IMPORTS}::test_a_file_gives_no_vacancy_that_is_here_to_another_employer",
    ),
    Fault(
        "a title alone stays a draft",
        Instead("employers.services.vacancies.post", "draft or _is_bare(vacancy, lists)", "draft"),
        f"{PAGES}::test_a_title_alone_is_a_draft_and_opens_once_there_is_more",
    ),
]
