"""Wordings that may not be asked: shown before saving, kept, marked, and never counted in points."""

from tests.faults.fault import Answers, Fault, Instead, Without

FORM = "employers.forms.wordings.Worded"
TEXTS = "employers.rules.demands.texts"
DEMANDS = "employers.services.demands"
TEST_DEMANDS = "tests/employers/services/test_demands.py"
TEST_VIEWS = "tests/employers/views/test_demands.py"
TEST_MODELS = "tests/employers/test_demands.py"
TEST_READING = "tests/employers/rules/demands/test_reading.py"
TEST_TEXTS = "tests/employers/rules/demands/test_texts.py"

FAULTS = [
    Fault(
        "words that may not be asked are shown before anything is saved",
        Without(f"{FORM}.clean", "add_error"),
        f"{TEST_VIEWS}::test_before_saving_the_words_are_shown_with_why_and_neutral_words",
    ),
    Fault(
        "who keeps words keeps those that were shown, and no later ones",
        Instead(
            "employers.forms.wordings.Worded.clean",
            "self.data.get(KEEP) != self.kept",
            "KEEP not in self.data",
        ),
        f"{TEST_VIEWS}::test_what_was_typed_after_it_was_shown_is_asked_about_again",
    ),
    Fault(
        "only a jobhunter or coordinator says that words were talked about",
        Without(f"{DEMANDS}.decide", "require_casework"),
        f"{TEST_DEMANDS}::test_only_a_jobhunter_says_something_of_them",
    ),
    Fault(
        "a contact of an employer sees words in the texts of the own employer only",
        Answers("employers.models.demands.DemandQuerySet.visible_to", "self"),
        f"{TEST_VIEWS}::test_words_at_another_employer_are_not_there",
    ),
    Fault(
        "what is kept of words goes with the words",
        Instead(f"{DEMANDS}._refresh", "if key not in asked", "if False"),
        f"{TEST_DEMANDS}::test_they_go_when_the_words_go",
    ),
    Fault(
        "what was said of words stays while the words stay",
        Instead(f"{DEMANDS}._refresh", "if key not in asked", "if True"),
        f"{TEST_DEMANDS}::test_what_was_said_of_them_stays_while_the_words_stay",
    ),
    Fault(
        "a vacancy is marked until nobody objects to its text",
        Instead(f"{DEMANDS}._mark", "exclude(decision=DemandDecision.NO_OBJECTION)", 'exclude(decision="")'),
        f"{TEST_DEMANDS}::test_no_objection_takes_the_mark_away_and_a_talk_does_not",
    ),
    Fault(
        "an import marks words that may not be asked",
        Instead("employers.services.imports.bring_in", "demands.refresh_all(made, are_new=True)", "None"),
        f"{TEST_DEMANDS}::test_an_import_refuses_nothing_and_marks",
    ),
    Fault(
        "words are decided about on the vacancy in which they stand",
        Instead("employers.services.checks.decide_demand", "demand.vacancy_id != vacancy.pk", "False"),
        f"{TEST_DEMANDS}::test_words_of_another_vacancy_are_not_decided_there",
    ),
    Fault(
        "a lawful reason in the text spares an age",
        Answers("employers.rules.demands.table.Rule.holds_for", "True"),
        f"{TEST_READING}::test_what_makes_it_lawful_may_stand_in_another_part_of_the_vacancy",
    ),
    Fault(
        "one cent under the minimum wage is named",
        Instead(
            "employers.rules.demands.texts.asked_of_pay", "cents >= owed.cents", "cents >= owed.cents - 1"
        ),
        f"{TEST_TEXTS}::test_pay_under_the_minimum_of_an_adult_is_named",
    ),
    Fault(
        "words stand in one text",
        Without("employers.migrations", "demand_of_one_text"),
        f"{TEST_MODELS}::test_words_stand_in_one_text_and_in_no_two",
    ),
    Fault(
        "what is said of words is said by someone",
        Without("employers.migrations", "demand_decision_of_someone"),
        f"{TEST_MODELS}::test_what_was_said_of_them_was_said_by_someone_on_a_day",
    ),
    *(
        Fault(
            f"the same words are kept once: {of}",
            Without("employers.migrations", f"demand_once_a_{of}"),
            f"{TEST_MODELS}::test_the_same_words_are_kept_once_a_text",
        )
        for of in ("vacancy", "employer", "site")
    ),
]
