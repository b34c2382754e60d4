"""Work, how it goes there, and for whom a vacancy is."""

from tests.faults.fault import Answers, Fault, Instead, Without

TEST_MATCHING = "tests/matching/services"
TEST_LISTS = "tests/matching/services/work/test_workplace_lists.py"
TEST_TOWARD = "tests/matching/views/test_toward.py"

FAULTS = [
    Fault(
        "an answer is read by who may open what is sealed",
        Without("matching.services.work.answers.read", "may_open_sealed"),
        f"{TEST_MATCHING}/work/test_check_ins.py::test_nobody_else_reads_it",
    ),
    Fault(
        "a coordinator reads no contradiction",
        Without("candidates.permissions.may_open_sealed", "is_near"),
        "tests/matching/views/test_check_ins.py::test_a_contradiction_is_shown_to_the_own_jobhunter_only",
    ),
    Fault(
        "nobody reads from the lists that come back what a placed youth found",
        Instead("matching.services.work.check_ins.record", "bool(answer.facts)", "bool(answer.contradicted)"),
        f"{TEST_LISTS}::test_a_month_of_nights_shows_nobody_else_what_a_placed_youth_found",
    ),
    Fault(
        "a list comes back among others by lot",
        Instead("matching.services.work.workplace_lists.draw", "spoken | {*drawn}", "spoken"),
        f"{TEST_LISTS}::test_what_a_youth_says_of_a_site_brings_its_list_back_with_others_by_lot[True]",
    ),
    Fault(
        "a whole answer is sealed",
        Answers("matching.services.work.answers.seal", "json.dumps(asdict(answer), sort_keys=True).encode()"),
        f"{TEST_MATCHING}/work/test_check_ins.py::test_the_whole_answer_is_sealed",
    ),
    Fault(
        "a worrying answer makes a step of today",
        Without("matching.services.work.check_ins.record", "steps.ensure"),
        f"{TEST_MATCHING}/work/test_check_ins.py::test_a_worrying_answer_is_a_step_of_today",
    ),
    Fault(
        "silence is one step a side",
        Instead(
            "matching.services.work.check_ins._remind", "newest[row.placement_id, row.side] != row", "False"
        ),
        f"{TEST_MATCHING}/work/test_check_ins.py::test_silence_is_one_step_a_side",
    ),
    Fault(
        "the next rung is proposed once",
        Without("matching.services.nightly.look_at_rungs", "seen"),
        f"{TEST_MATCHING}/test_nightly.py::test_after_three_months_the_next_rung_is_proposed_once",
    ),
    Fault(
        "one cent under the minimum wage is a broken rule",
        Instead(
            "matching.rules.minimum_wage.judge", "work.cents >= owed.cents", "work.cents >= owed.cents - 1"
        ),
        "tests/matching/rules/test_minimum_wage.py::"
        "test_one_cent_too_low_is_a_broken_rule_with_its_name_and_both_amounts",
    ),
    Fault(
        "a broken rule is ticked off before work is recorded",
        Without("matching.services.work.judging.require_acknowledged", "NotAcknowledged"),
        f"{TEST_MATCHING}/work/test_placements.py::test_a_broken_rule_is_named_until_it_is_ticked_off",
    ),
    Fault(
        "work that ends opens the file",
        Without("matching.services.work.placements.end", "states.lose"),
        f"{TEST_MATCHING}/work/test_placements.py::test_an_end_opens_the_file_with_a_talk_within_two_working_days",
    ),
    Fault(
        "youths for a vacancy are in the order of waiting",
        Instead("matching.services.ranking.youths.open_own_desk", '"opened_on"', '"-opened_on"'),
        f"{TEST_MATCHING}/ranking/test_youths.py::test_who_waits_longest_comes_first_whatever_the_points",
    ),
    Fault(
        "youths for a vacancy are of the own desk",
        Without("matching.services.ranking.youths.open_own_desk", "desk__user"),
        f"{TEST_MATCHING}/ranking/test_youths.py::test_only_the_own_desk_is_asked",
    ),
    Fault(
        "below ten youths no number is said",
        Instead("matching.presentation.doors._some", "count < FEW", "count < 0"),
        f"{TEST_TOWARD}::TestRequirements::test_below_ten_it_says_a_few_and_never_who",
    ),
    Fault(
        "letting a dream go reaches a person",
        Without("candidates.services.files.profile.drop_dream", "steps.ensure"),
        f"{TEST_TOWARD}::TestMine::test_letting_the_dream_go_is_asked_first_and_brings_a_call",
    ),
    Fault(
        "only the youth lets a dream go",
        Without("candidates.services.files.profile.drop_dream", "require"),
        f"{TEST_TOWARD}::TestMine::test_nobody_else_lets_the_dream_go",
    ),
    Fault(
        "what the law asks is no requirement that could go",
        Instead("matching.scorer.v2.drops._by_choice", "not each.by_law", "True"),
        "tests/matching/scorer/v2/test_drops.py::test_only_what_the_employer_asks_by_choice_can_be_dropped",
    ),
]
