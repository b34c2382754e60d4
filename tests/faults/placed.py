"""Work, how it goes there, and for whom a vacancy is."""

from tests.faults.fault import Fault

TEST_MATCHING = "tests/matching/services"

FAULTS = [
    Fault(
        "an answer is read by who may open what is sealed",
        "matching/services/answers.py",
        "not sealed or not may_open_sealed(user=by, candidate=candidate, on=on)",
        "not sealed",
        f"{TEST_MATCHING}/test_check_ins.py::test_nobody_else_reads_it",
    ),
    Fault(
        "a coordinator reads no contradiction",
        "candidates/permissions.py",
        "    return is_near and _works_here(user, candidate)\n",
        "    return _works_here(user, candidate)\n",
        "tests/matching/views/test_check_ins.py::test_a_contradiction_is_shown_to_the_own_jobhunter_only",
    ),
    Fault(
        "a whole answer is sealed",
        "matching/services/answers.py",
        "return sealing.seal(person=check_in.placement.candidate_id, field=_field(check_in), text=text)",
        "return text.encode()",
        f"{TEST_MATCHING}/test_check_ins.py::test_the_whole_answer_is_sealed",
    ),
    Fault(
        "a worrying answer makes a step of today",
        "matching/services/check_ins.py",
        "    if answer.is_worrying:\n",
        "    if False:\n",
        f"{TEST_MATCHING}/test_check_ins.py::test_a_worrying_answer_is_a_step_of_today",
    ),
    Fault(
        "silence is one step a side",
        "matching/services/check_ins.py",
        "if newest[row.placement_id, row.side] != row",
        "if False",
        f"{TEST_MATCHING}/test_check_ins.py::test_silence_is_one_step_a_side",
    ),
    Fault(
        "the next rung is proposed once",
        "matching/services/nightly.py",
        "if marks.rung(row.pk) not in seen",
        "if True",
        f"{TEST_MATCHING}/test_nightly.py::test_after_three_months_the_next_rung_is_proposed_once",
    ),
    Fault(
        "one cent under the minimum wage is a broken rule",
        "matching/rules/minimum_wage.py",
        "if work.cents >= owed.cents:",
        "if work.cents >= owed.cents - 1:",
        "tests/matching/rules/test_minimum_wage.py::"
        "test_one_cent_too_low_is_a_broken_rule_with_its_name_and_both_amounts",
    ),
    Fault(
        "a broken rule is ticked off before work is recorded",
        "matching/services/judging.py",
        "    if missing:\n",
        "    if False:\n",
        f"{TEST_MATCHING}/test_placements.py::test_a_broken_rule_is_named_until_it_is_ticked_off",
    ),
    Fault(
        "work that ends opens the file",
        "matching/services/placements.py",
        "        if candidate.state == State.PLACED:\n            states.lose(",
        "        if False:\n            states.lose(",
        f"{TEST_MATCHING}/test_placements.py::test_an_end_opens_the_file_with_a_talk_within_two_working_days",
    ),
    Fault(
        "youths for a vacancy are in the order of waiting",
        "matching/services/youths.py",
        '.order_by("opened_on", "pk")',
        '.order_by("-opened_on", "pk")',
        f"{TEST_MATCHING}/test_youths.py::test_who_waits_longest_comes_first_whatever_the_points",
    ),
    Fault(
        "youths for a vacancy are of the own desk",
        "matching/services/youths.py",
        "desk__user=by, ",
        "",
        f"{TEST_MATCHING}/test_youths.py::test_only_the_own_desk_is_asked",
    ),
]
