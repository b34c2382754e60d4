"""Where each role begins, and what those read who have no list of work."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from jobmatch.accounts.enums import Role


class Card(NamedTuple):
    """One thing that a reader can do or should know."""

    sign: str
    heading: Any
    text: Any


PAGES = (
    (Role.JOBHUNTER, "candidates:today"),
    (Role.COORDINATOR, "candidates:overview"),
    (Role.EMPLOYER_CONTACT, "employers:employers"),
    (Role.ADMIN, "accounts:organisations"),
    (Role.REFERRER, "candidates:referrals"),
)

WORDS: dict[str, tuple[Card, ...]] = {
    Role.PRIVACY_OFFICER: (
        Card(
            "eye",
            _("What is recorded"),
            _("Each time someone opens a file or a sealed part of it, the access log gets a row."),
        ),
        Card(
            "lock",
            _("What is sealed"),
            _("Wishes for the workplace and a youth's own words are sealed with a key of their own."),
        ),
        Card(
            "key",
            _("What you may ask for"),
            _("The admin can run a check that proves that no row of the access log was changed."),
        ),
    ),
}


def page_of(roles: frozenset[str]) -> str | None:
    """The page where someone with these roles begins; none for who has no list of work."""
    return next((page for role, page in PAGES if role in roles), None)


def words_of(roles: frozenset[str]) -> list[Card]:
    """What to tell someone who has no list of work."""
    return [card for role, cards in WORDS.items() if role in roles for card in cards]
