"""The search plan for a youth who does not answer: another way, another hour, the referrer, then rest."""

from dataclasses import dataclass

from candidates.enums import StepKind


@dataclass(frozen=True, slots=True)
class Try:
    """What to try next, and within how many working days."""

    kind: StepKind
    working_days: int


ANOTHER_WAY = Try(StepKind.TRY_CHANNEL, 2)
ANOTHER_HOUR = Try(StepKind.TRY_HOURS, 3)
THE_REFERRER = Try(StepKind.ASK_REFERRER, 5)


def next_try(failed: int, *, may_ask_referrer: bool) -> Try | None:
    """What follows after this many tries in a row without an answer (1 or more); None: it is time to rest.

    The referrer is asked only where the youth lets one of those who referred see how it goes.
    """
    plan = [ANOTHER_WAY, ANOTHER_HOUR]
    if may_ask_referrer:
        plan.append(THE_REFERRER)
    return plan[failed - 1] if failed <= len(plan) else None
