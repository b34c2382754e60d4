"""Who acts in most tests, and who watches."""

import pytest

from candidates.models import Candidate
from jobmatch.accounts.models import User
from tests.candidates.rights_situations import make_officer
from tests.factories import make_jobhunter


@pytest.fixture
def by() -> User:
    """A jobhunter."""
    return make_jobhunter()


@pytest.fixture
def officer(youth: Candidate) -> User:
    """The privacy officer of the municipality of the youth's file."""
    return make_officer(youth)
