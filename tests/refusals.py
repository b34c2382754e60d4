"""A service that refuses, by the code that programs see."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from jobmatch.errors import RuleBroken


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What is done inside is refused with this code."""
    with pytest.raises(RuleBroken) as error:
        yield
    assert error.value.code == code
