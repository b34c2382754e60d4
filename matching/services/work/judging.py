"""The rules about work, asked of a youth and what is agreed with an employer."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.choices import in_language
from matching.models import Placement
from matching.rules import judge
from matching.rules.findings import Finding, WorkFacts
from matching.scorer.v2 import policy
from matching.selectors.people import has_start_qualification


class NotAcknowledged(RuleBroken):
    """A rule speaks against this placement, and the person who decides did not say to have seen it."""

    def __init__(self, findings: list[Finding]) -> None:
        rules = "; ".join(in_language(finding.sentence) for finding in findings)
        message = _("Look at the rules and tick that you have seen them. %(rules)s") % {"rules": rules}
        super().__init__("rules_not_acknowledged", message)
        self.findings = findings


def findings(
    *, candidate: Candidate, kind: str, hours: int | None, pay_cents: int | None, on: date
) -> list[Finding]:
    """What the rules say of this work for this youth on a day, what is broken first."""
    ages = candidate.ages(on)
    work = WorkFacts(
        kind=kind,
        on=on,
        age=ages and ages.youngest,
        oldest=ages and ages.oldest,
        hours=hours,
        cents=pay_cents,
        qualified=has_start_qualification(candidate),
    )
    return judge.judge(work, policy.load())


def of_placement(placement: Placement, *, on: date) -> list[Finding]:
    """What the rules say of a placement: on its first day, or for running work today.

    A birthday may change it.
    """
    return findings(
        candidate=placement.candidate,
        kind=placement.kind,
        hours=placement.hours,
        pay_cents=placement.pay_cents,
        on=max(on, placement.starts_on),
    )


def require_acknowledged(found: list[Finding], acknowledged: Collection[str]) -> tuple[str, ...]:
    """The codes of the rules that speak against it; refused unless each was ticked off."""
    against = [finding for finding in found if finding.must_be_acknowledged]
    missing = [finding for finding in against if finding.code not in acknowledged]
    if missing:
        raise NotAcknowledged(missing)
    return tuple(finding.code for finding in against)
