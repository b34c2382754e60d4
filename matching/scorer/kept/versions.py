"""Every policy under which a ranking may have been kept: none is ever taken away or changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from matching.scorer.kept import v2
from matching.scorer.kept.values import Data


@dataclass(frozen=True, slots=True)
class Rules:
    """How a policy answers what was kept under it, and a digest of its numbers."""

    answer: Callable[[Data, Mapping[str, bool] | None], bytes]
    fingerprint: Callable[[], str]


POLICIES: Mapping[str, Rules] = MappingProxyType({v2.VERSION: Rules(v2.answer, v2.fingerprint)})
