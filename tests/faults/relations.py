"""People at employers, talks and promises: who hears of it, what asks after it, what is taken out."""

from tests.faults.fault import Answers, Fault, Instead, Without

MIGRATIONS = "employers.migrations"
PERSONS = "employers.services.persons"
PROMISES = "employers.services.promises"
TALKS = "employers.services.conversations"
PROPOSALS = "matching.services.introductions"
INTRODUCED = "tests/matching/services/introductions"
TEST = "tests/employers/services/test_relations.py"
VACANCIES = "tests/employers/services/test_vacancies.py"

FAULTS = [
    *(
        Fault(f"what a second sending has more is not lost: {what}", away, test)
        for what, away, test in (
            (
                "a talk",
                Answers(f"{TALKS}._require_same", "None"),
                f"{TEST}::test_what_a_second_sending_has_more_is_refused_and_not_lost",
            ),
            (
                "a vacancy",
                Answers("employers.services.vacancies._same", "made"),
                f"{VACANCIES}::test_what_a_second_sending_has_more_is_refused_and_not_lost[more0]",
            ),
        )
    ),
    Fault(
        "who is written down at an employer hears it by mail",
        Without(f"{PERSONS}._tell", "put_for_person"),
        f"{TEST}::test_a_mail_address_that_comes_later_brings_the_mail",
    ),
    Fault(
        "who has no mail address is told by an errand",
        Without(f"{PERSONS}._tell", "_ask_to_tell"),
        f"{TEST}::test_who_has_no_mail_address_is_told_within_a_month_by_an_errand",
    ),
    Fault(
        "whom the mail did not reach is told in another way",
        Without(f"{PERSONS}._not_arrived", "_ask_to_tell"),
        f"{TEST}::test_whom_the_mail_did_not_reach_is_told_in_another_way",
    ),
    Fault(
        "whom the mail did not reach is told also when who wrote them down is gone",
        Instead(
            f"{PERSONS}._not_arrived",
            "desk_for(person.added_by, employer=post.employer_id)",
            "person.added_by and person.added_by.desks.first()",
        ),
        f"{TEST}::test_whom_the_mail_did_not_reach_is_told_also_when_who_wrote_them_down_is_gone",
    ),
    Fault(
        "who changes the address before the mail went hears it at the new one",
        Answers(f"{PERSONS}._stop_telling", "False"),
        f"{TEST}::test_who_did_not_get_the_mail_yet_hears_it_at_the_new_address_or_by_an_errand[new@example.org]",
    ),
    Fault(
        "who opens a link is kept from then on",
        Without("employers.services.sign_ins.open_up", "heard"),
        f"{TEST}::test_who_opens_a_link_is_kept_for_24_months_more",
    ),
    Fault(
        "who answers by link is kept from then on",
        Without(f"{PROPOSALS}.replies.give", "sign_ins.heard"),
        f"{INTRODUCED}/test_by_mail.py::test_who_answers_is_heard_of",
    ),
    Fault(
        "who says something of a proposal is kept from then on",
        Without(f"{PROPOSALS}.hearing.record", "sign_ins.heard"),
        f"{INTRODUCED}/test_by_telephone.py::test_who_says_something_of_a_proposal_is_heard_of",
    ),
    Fault(
        "somebody who was told has a day",
        Without(MIGRATIONS, "employer_person_told_with_a_day"),
        f"{TEST}::test_the_database_refuses_to_have_told_somebody_without_a_day",
    ),
    Fault(
        "who left gets no proposals",
        Without(MIGRATIONS, "post_left_gets_no_proposals"),
        f"{TEST}::test_the_database_refuses_proposals_to_who_left",
    ),
    Fault(
        "a settled promise has a day",
        Without(MIGRATIONS, "promise_settled_with_a_day"),
        f"{TEST}::test_the_database_refuses_half_a_promise[broken0]",
    ),
    Fault(
        "what is offered has a number",
        Without(MIGRATIONS, "promise_offers_so_many"),
        f"{TEST}::test_the_database_refuses_half_a_promise[broken2]",
    ),
    Fault(
        "a promise is asked after",
        Without(f"{PROMISES}.make", "_ask_after"),
        f"{TEST}::test_a_promise_is_asked_after_on_its_day_and_moves_with_it",
    ),
    Fault(
        "a promise that is open again is asked after",
        Without(f"{PROMISES}.reopen", "_ask_after"),
        f"{TEST}::test_what_became_of_a_promise_finishes_its_errand[kept]",
    ),
    Fault(
        "what became of a promise finishes its errand",
        Without(f"{PROMISES}.settle", "errands.settle"),
        f"{TEST}::test_what_became_of_a_promise_finishes_its_errand[kept]",
    ),
    Fault(
        "a called name in a talk is asked about",
        Without(f"{TALKS}.record", "require_no_youth"),
        f"{TEST}::test_a_called_name_asks_whether_it_is_a_youth[text0]",
    ),
    Fault(
        "a called name in a talk that is put right is asked about",
        Without(f"{TALKS}.correct", "require_no_youth"),
        f"{TEST}::test_a_conversation_is_put_right_and_taken_back",
    ),
    Fault(
        "erasing takes the words of talks that name somebody",
        Instead(
            f"{PERSONS}.erase",
            '_forget_words(Conversation.objects.filter(employer__in=employers), "line", person.name)',
            "pass",
        ),
        f"{TEST}::test_erasing_somebody_leaves_no_word_of_them_and_keeps_the_work",
    ),
    Fault(
        "erasing takes the words of errands that name somebody",
        Without(f"{PERSONS}.erase", "errands.forget_words"),
        f"{TEST}::test_erasing_somebody_leaves_no_word_of_them_and_keeps_the_work",
    ),
    Fault(
        "what waits to be sent to who is erased is not sent",
        Without(f"{PERSONS}.erase", "outbox.cancel"),
        f"{TEST}::test_erasing_somebody_leaves_no_word_of_them_and_keeps_the_work",
    ),
    Fault(
        "somebody with whom nobody speaks is forgotten after 24 months",
        Instead(f"{PERSONS}.KEPT_MONTHS", "24", "25"),
        f"{TEST}::test_after_24_months_without_a_talk_the_night_forgets_somebody",
    ),
    Fault(
        "a talk keeps somebody for longer",
        Instead("employers.models.relations.EmployerPersonQuerySet.silent_since", "~Exists(spoken), ", ""),
        f"{TEST}::test_a_talk_keeps_somebody_for_24_months_more",
    ),
    Fault(
        "an employer reads nothing of what is kept of a relation",
        Instead("employers.selectors.relations._seen", "if works_cases(user)", "if True"),
        f"{TEST}::test_an_employer_contact_does_none_of_it_and_reads_none_of_it",
    ),
]
