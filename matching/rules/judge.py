"""All rules about one placement."""

from matching.rules import minimum_wage, minors
from matching.rules.findings import Finding, Weight, Work
from matching.scorer.policy import Policy

HEAVIEST_FIRST = list(Weight)


def judge(work: Work, policy: Policy) -> list[Finding]:
    """Every finding, a broken rule first. An unknown age is asked once."""
    found = [*minors.judge(work, policy), *minimum_wage.judge(work)]
    if work.age is None:
        found = found[:1]
    return sorted(found, key=lambda finding: HEAVIEST_FIRST.index(finding.weight))
