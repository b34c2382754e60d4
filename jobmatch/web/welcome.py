"""Where each role begins."""

from jobmatch.accounts.enums import Role

PAGES = (
    (Role.JOBHUNTER, "web:today"),
    (Role.COORDINATOR, "web:overview"),
    (Role.EMPLOYER_CONTACT, "web:own_page"),
    (Role.ADMIN, "accounts:organisations"),
    (Role.REFERRER, "candidates:referrals"),
    (Role.PRIVACY_OFFICER, "candidates:rights"),
)


def page_of(roles: frozenset[str]) -> str | None:
    """The page where someone with these roles begins; none for who has no role."""
    return next((page for role, page in PAGES if role in roles), None)
