"""The sign-ins of the demo, which everyone may know; they exist in a demo only."""

from typing import Final, NamedTuple

from django.conf import settings

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership

PASSWORD: Final = "demo-jobmatch-2026"  # noqa: S105 - shown on the sign-in page of the demo


class DemoSignIn(NamedTuple):
    """Someone of the demo whom a visitor may be."""

    role: str
    name: str
    organisation: str
    email: str


def sign_ins() -> list[DemoSignIn]:
    """The first person of each role, in the order of the roles; none outside the demo."""
    if not settings.DEMO:
        return []
    rows = (
        Membership.objects.active()
        .filter(user__is_active=True)
        .select_related("user", "organisation")
        .order_by("user__email")
    )
    first: dict[str, Membership] = {}
    for row in rows:
        first.setdefault(row.role, row)
    return [
        DemoSignIn(str(role.label), one.user.name, one.organisation.name, one.user.email)
        for role in Role
        if (one := first.get(role))
    ]
