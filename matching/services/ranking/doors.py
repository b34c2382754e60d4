"""What opens doors for one youth, and which requirement an employer could drop for the own caseload."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from candidates.models import Candidate
from employers.models import Vacancy
from jobmatch.accounts.models import User
from jobmatch.taxonomy.vocabulary import Term
from matching.engine import doors as engine
from matching.engine.store import LOCK
from matching.scorer.v2 import policy
from matching.scorer.v2.doors import Door, doors
from matching.scorer.v2.drops import Drop, droppable, would_open
from matching.services.ranking import rankings, youths
from matching.services.ranking.rankings import Ranked


@dataclass(frozen=True, slots=True)
class Opening:
    """The doors of one youth, the one that opens most first, with the names that a reader needs."""

    candidate: Candidate
    doors: tuple[Door, ...]
    labels: Mapping[UUID, Term]
    sealed_open: bool


def for_candidate(*, candidate: Candidate, by: User, on: date) -> Opening:
    """What opens doors for a youth whose file the user may see; the look is in the access log."""
    ranked = rankings.rank_for(candidate=candidate, by=by, on=on, today=on)
    return Opening(ranked.candidate, of(ranked), ranked.labels, ranked.sealed_open)


def of(ranked: Ranked) -> tuple[Door, ...]:
    """The doors in a ranking."""
    if ranked.shown is not None:
        with LOCK:
            return engine.doors(ranked.shown.found, policy.load())
    return doors(ranked.person, ranked.pairs.values(), ranked.ranking, policy.load())


def for_vacancy(*, vacancy: Vacancy, by: User, on: date) -> list[tuple[Drop, int]]:
    """For how many youths of the own desk the work would open without each requirement; none without one.

    It is never shown to an employer, and no youth is named. Each file that counts is in the access log.
    """
    opened = youths.open_own_desk(vacancy=vacancy, by=by, on=on)
    live = rankings.columns(on=on, today=on)
    region = rankings.Region([youth for youth, _ in opened], on=on, only=vacancy.pk, live=live)
    counts = {drop: 0 for read, _ in region.placed for drop in droppable(read, region.policy)}
    for youth, values in opened:
        ranked = region.rank(youth, values, sealed_open=True)
        for drop in counts:
            counts[drop] += would_open(ranked.person, ranked.pairs[vacancy.pk], drop, region.policy)
    return list(counts.items())
