"""Ranks vacancies for one person. Persons are never ranked."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from uuid import UUID

from matching.scorer.criteria import SHARES
from matching.scorer.gates import VERDICTS
from matching.scorer.inputs import Pair, Person
from matching.scorer.policy import GATES, Policy
from matching.scorer.results import ClosedRow, Part, RankedRow, Ranking, Verdict, without_doubles
from matching.scorer.weights import check_weights

Verdicts = dict[str, Verdict]


def rank(person: Person, pairs: Iterable[Pair], policy: Policy) -> Ranking:
    """Every vacancy in exactly one list: ranked, one step away, or not now.

    Ranked: most points first, then the tie key, then the id. The other two: in the order of the gates,
    within a gate the nearest to a wish first, then the tie key, then the id. The order of `pairs` changes
    nothing. ValueError when a vacancy occurs twice, and what `check_weights` raises when the person moved
    points in a way that is not allowed.
    """
    weights = _weights(person, policy)
    wished: dict[UUID, int] = {}
    ranked: list[RankedRow] = []
    one_step_away: list[ClosedRow] = []
    not_now: list[ClosedRow] = []
    for pair in _each_once(pairs):
        verdicts = judge(person, pair, policy)
        failed = {gate: verdict for gate, verdict in verdicts.items() if not verdict.is_open}
        if failed:
            wished[pair.vacancy.id] = SHARES["wish"](person, pair, policy).num
        if not failed:
            ranked.append(_ranked_row(person, pair, policy, weights, verdicts))
        elif is_one_step(failed):
            one_step_away.append(_closed_row(pair, failed))
        else:
            not_now.append(_closed_row(pair, failed))
    ranked.sort(key=lambda row: (-row.points, tie(person, row.vacancy, policy), row.vacancy))
    for rows in (one_step_away, not_now):
        rows.sort(
            key=lambda row: (
                GATES.index(row.gate),
                -wished[row.vacancy],
                tie(person, row.vacancy, policy),
                row.vacancy,
            )
        )
    return Ranking(policy.version, tuple(ranked), tuple(one_step_away), tuple(not_now))


def judge(person: Person, pair: Pair, policy: Policy) -> Verdicts:
    """Every gate's verdict, in the order of the gates."""
    return {gate: verdict(person, pair, policy) for gate, verdict in VERDICTS.items()}


def score(person: Person, pair: Pair, policy: Policy, weights: Mapping[str, int]) -> tuple[Part, ...]:
    """Every criterion's part, in the order of the criteria."""
    return tuple(Part(name, weights[name], share(person, pair, policy)) for name, share in SHARES.items())


def is_one_step(failed: Verdicts) -> bool:
    """Whether exactly one gate failed, and what it lacks is one small step."""
    return len(failed) == 1 and all(verdict.one_step for verdict in failed.values())


def tie(person: Person, vacancy: UUID, policy: Policy) -> bytes:
    """16 bytes that order equal points: different for each person, always the same for one."""
    return blake2b(person.tie_seed + vacancy.bytes, digest_size=16, key=policy.tie_key).digest()


def _weights(person: Person, policy: Policy) -> Mapping[str, int]:
    if person.weights is None:
        return policy.weights
    check_weights(person.weights, policy)
    return person.weights


def _each_once(pairs: Iterable[Pair]) -> list[Pair]:
    listed = list(pairs)
    if len({pair.vacancy.id for pair in listed}) != len(listed):
        raise ValueError("a vacancy occurs twice")
    return listed


def _ranked_row(
    person: Person, pair: Pair, policy: Policy, weights: Mapping[str, int], verdicts: Verdicts
) -> RankedRow:
    parts = score(person, pair, policy, weights)
    asked = [each for verdict in verdicts.values() for each in verdict.ask]
    asked += [each for part in parts for each in part.share.ask]
    return RankedRow(pair.vacancy.id, sum(part.points for part in parts), parts, without_doubles(asked))


def _closed_row(pair: Pair, failed: Verdicts) -> ClosedRow:
    return ClosedRow(
        vacancy=pair.vacancy.id,
        gate=next(iter(failed)),
        gates=tuple(failed),
        reasons=without_doubles(each for verdict in failed.values() for each in verdict.lines),
        ask=without_doubles(each for verdict in failed.values() for each in verdict.ask),
    )
