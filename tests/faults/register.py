"""What employers may not ask, what is asked of them, and XML: who hears of it, and what is never read."""

from tests.faults.fault import Fault, Instead, Without

MIGRATIONS = "employers.migrations"
REGISTER = "employers.services.register"
TEST = "tests/employers/services/test_register.py"
TEST_ASKING = "tests/employers/services/test_questions.py"
TEST_MARKUP = "tests/employers/imports/test_markup.py"

FAULTS = [
    Fault(
        "what was asked is talked about by somebody",
        Without(f"{REGISTER}.enter", "errands.ensure"),
        f"{TEST}::test_an_errand_asks_to_talk_about_it_and_goes_on_until_it_is_known_what_came_of_it",
    ),
    Fault(
        "what an employer says reaches somebody",
        Without(f"{REGISTER}.reply", "errands.ensure"),
        f"{TEST}::test_what_the_employer_says_reaches_a_jobhunter_who_is_there",
    ),
    Fault(
        "an employer reads the register from the talk on",
        Instead("employers.models.register.RegisterQuerySet.visible_to", "self.talked_about()", "self"),
        f"{TEST}::test_the_employer_reads_an_entry_from_the_talk_on_and_no_other_employer_does",
    ),
    Fault(
        "what has no day has no vacancy",
        Without(MIGRATIONS, "register_without_a_day_no_vacancy"),
        f"{TEST}::test_without_a_day_there_is_no_vacancy_and_only_the_month_is_kept",
    ),
    Fault(
        "the register names nobody",
        Without(f"{REGISTER}.enter", "require_nobody"),
        f"{TEST}::test_another_called_name_is_asked_about_and_the_place_may_be_named",
    ),
    Fault(
        "what a vacancy tells is asked no more",
        Without("employers.services.vacancies.change", "questions.refresh"),
        f"{TEST_ASKING}::test_an_answer_is_on_the_vacancy_and_the_last_one_ends_the_errand",
    ),
    Fault(
        "a document type in XML is refused",
        Instead("employers.imports.markup.items", ", forbid_dtd=True", ""),
        f"{TEST_MARKUP}::test_what_is_not_read_gives_one_problem_and_no_posting[a document type]",
    ),
]
