"""Where two answers differ, in words for who checks."""

from collections.abc import Iterator

from matching.scorer.kept.values import Data

MOST = 20


def differences(kept: Data, now: Data) -> list[str]:
    """The first places at which they differ: the way there, what was kept and what it is now."""
    found = _compared(kept, now, "")
    return [line for line, _ in zip(found, range(MOST), strict=False)]


def _compared(kept: Data, now: Data, way: str) -> Iterator[str]:
    if isinstance(kept, dict) and isinstance(now, dict):
        for name in sorted(kept.keys() | now.keys()):
            yield from _compared(kept.get(name), now.get(name), f"{way} {name}".strip())
    elif kept != now:
        yield f"{way}: kept {kept!r}, now {now!r}"
