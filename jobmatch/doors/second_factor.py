"""How allauth keeps the secrets of second factors: sealed, each for the user who is signing in."""

from uuid import UUID

from allauth.account.internal.stagekit import get_pending_stage
from allauth.mfa.adapter import DefaultMFAAdapter

from jobmatch.accounts.services import second_factors


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """A secret moved to another user's row does not open: whose it must be is asked of the request."""

    def encrypt(self, text: str) -> str:
        return second_factors.seal(text, owner=self._owner())

    def decrypt(self, encrypted_text: str) -> str:
        return second_factors.unseal(encrypted_text, owner=self._owner())

    def _owner(self) -> UUID:
        """Who is signed in, or is half-way: the password was right and the code is asked."""
        if self.request.user.is_authenticated:
            return UUID(str(self.request.user.pk))
        stage = get_pending_stage(self.request)
        if stage is None:
            raise LookupError("no user of whom a second factor could be")
        return UUID(str(stage.login.user.pk))
