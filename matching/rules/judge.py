"""All rules about one placement."""

from collections.abc import Callable
from dataclasses import replace

from matching.rules import minimum_wage, minors
from matching.rules.findings import Finding, Weight, WorkFacts
from matching.scorer.v2.policy import Policy

HEAVIEST_FIRST = list(Weight)
WAGE_AGE = "minimum_wage_age"


def judge(work: WorkFacts, policy: Policy) -> list[Finding]:
    """Every finding, a broken rule first. An unknown age is asked once."""
    found = [*_for_each_age(lambda work: minors.judge(work, policy), work)]
    of_wage = _for_each_age(minimum_wage.judge, work)
    found += [finding for finding in of_wage if not (finding.code == WAGE_AGE and _asks_age(found))]
    return sorted(found, key=lambda finding: HEAVIEST_FIRST.index(finding.weight))


def _for_each_age(rule: Callable[[WorkFacts], list[Finding]], work: WorkFacts) -> list[Finding]:
    """What a rule says at each age that it may be; where that differs, it asks for the age.

    What is broken at both ages is broken: the younger one, of whom less is asked, is named.
    """
    said = rule(work)
    if work.oldest in (None, work.age):
        return said
    older = rule(replace(work, age=work.oldest))
    same = [finding.code for finding in said] == [finding.code for finding in older]
    if said == older or (same and all(finding.must_be_acknowledged for finding in said)):
        return said
    return rule(replace(work, age=None))


def _asks_age(found: list[Finding]) -> bool:
    return any(finding.code == minors.AGE_UNKNOWN.code for finding in found)
