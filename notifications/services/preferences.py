"""What a user wants to hear of by mail."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from notifications import selectors
from notifications.enums import FROM_THE_START
from notifications.models import Preference


@transaction.atomic
def choose(*, kinds: Iterable[str], digest: bool, language: str, version: int, by: User) -> Preference:
    """Keep the choice, of what the user's roles may hear of. The first choice has version 0.

    What belongs to a role that the user does not have stays as it is: a new role starts with its mails.
    """
    mine = {kind.value for kind in selectors.kinds_for(by)}
    chosen = set(kinds)
    if not chosen <= mine:
        raise RuleBroken("kind", _("Choose from the list."))
    first = {"version": 0, "kinds": [kind.value for kind in FROM_THE_START]}
    row, _made = Preference.objects.get_or_create(user=by, defaults=first)
    claim(row, version=version)
    row.kinds = sorted(chosen | (set(row.kinds) - mine))
    row.digest, row.language = digest, language
    row.save(update_fields=["kinds", "digest", "language"])
    audit.record(
        event="preferences.changed", by=by, chain=None, target="notifications.Preference", target_id=by.pk
    )
    return row
