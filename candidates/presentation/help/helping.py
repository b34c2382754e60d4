"""Other help in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from candidates.enums import Help
from candidates.models import Partner
from jobmatch.phones import for_people


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One organisation of the list."""

    partner: Partner
    topics: list[str]
    phone: str


def partner_rows(partners: Iterable[Partner]) -> list[PartnerRow]:
    return [PartnerRow(row, topics(row), for_people(row.phone)) for row in partners]


def topics(partner: Partner) -> list[str]:
    """What they help with, in the order of the list."""
    return [str(topic.label) for topic in Help if topic in partner.helps_with]
