"""A municipality with an admin and a privacy officer since the first day, and somebody proposed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Organisation, Proposal, User
from jobmatch.roles.services import proposals
from tests.factories import make_founder, make_organisation

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
EMAIL = "new@example.org"


@dataclass(frozen=True)
class Town:
    """Who began together."""

    here: Organisation
    admin: User
    officer: User

    def propose(self, *, by: User | None = None, at: datetime = AT, **who: Any) -> Proposal:
        """Somebody new is proposed as a jobhunter."""
        asked = {"email": EMAIL, "name": "New", "role": Role.JOBHUNTER, **who}
        return proposals.propose(organisation=self.here, at=at, by=by or self.admin, **asked)

    def confirm(self, proposal: Proposal, *, by: User | None = None, at: datetime = AT) -> Proposal:
        return proposals.confirm(proposal=proposal, at=at, by=by or self.officer)


def make_town() -> Town:
    here = make_organisation(name="Gemeente Voorbeeldstad")
    return Town(here, make_founder(Role.ADMIN, here), make_founder(Role.PRIVACY_OFFICER, here))
