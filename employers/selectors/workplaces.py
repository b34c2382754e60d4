"""What is known of workplaces: the one reading of workplace facts, for pages, exports and rankings alike.

A site's own answer goes before its employer's, and that before the head office's; each side by itself.
One that is past its term hides none that holds.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from uuid import UUID

from django.db.models import QuerySet

from employers.enums import Answer, FactSide
from employers.models import Employer, Site, WorkplaceFact
from employers.rules import workplace
from employers.rules.workplace import State, Told
from jobmatch.accounts.models import User

MOST_NAMED = 1000  # of more, all are read
Place = tuple[UUID, UUID | None]  # an employer, and one of its sites or the whole of it
Of = Literal["site", "employer", "head"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of one question at one place: the newest answer of each side, and what holds."""

    state: State
    said: Told | None
    saw: Told | None


NOTHING = Finding("unknown", None, None)


class Workplaces:
    """The answers of employers and of what was seen there, read in two queries however many they are."""

    def __init__(self, employers: Collection[UUID], *, on: date) -> None:
        self.on = on
        heads, facts = Employer.objects.filter(head__isnull=False), WorkplaceFact.objects.oldest_first()
        if len(employers) <= MOST_NAMED:
            heads = heads.filter(pk__in=employers)
        self._heads = dict(heads.order_by().values_list("pk", "head"))
        if len(employers) <= MOST_NAMED:
            facts = facts.filter(employer__in={*employers, *self._heads.values()})
        self._newest: dict[tuple[UUID, UUID | None, str], dict[str, WorkplaceFact]] = defaultdict(dict)
        for fact in facts:
            self._newest[fact.employer_id, fact.site_id, fact.side][fact.item] = fact
        self._found: dict[Place, dict[str, Finding]] = {}

    def of(self, employer: UUID, site: UUID | None = None) -> Mapping[str, Finding]:
        """Item → what is known of it; an item that is not in it is unknown."""
        place = (employer, site)
        if place not in self._found:
            said, saw = (self._side(employer, site, side) for side in (FactSide.SAID, FactSide.SAW))
            self._found[place] = {
                item: Finding(workplace.state(a, b, on=self.on), a, b)
                for item in said | saw
                for a, b in [(said.get(item), saw.get(item))]
            }
        return self._found[place]

    def states(self, employer: UUID, site: UUID | None = None) -> dict[str, State]:
        """Item → what holds there, as a ranking reads it."""
        return {item: found.state for item, found in self.of(employer, site).items()}

    def own(self, employer: UUID, site: UUID | None = None) -> dict[str, WorkplaceFact]:
        """Item → what was last said of this very place; without what was taken back."""
        rows = self._newest.get((employer, site, FactSide.SAID), {})
        return {item: row for item, row in rows.items() if row.answer != Answer.UNKNOWN}

    def has_own(self, employer: UUID, site: UUID) -> bool:
        """Whether anything was ever said or seen of this very place."""
        return any((employer, site, side) in self._newest for side in FactSide.values)

    def ran_out(self, employer: UUID) -> dict[UUID, date]:
        """Site → the day from which nothing holds any more that was said of it itself."""
        sites = {site for at, site, side in self._newest if at == employer and side == FactSide.SAID}
        ends = {
            site: max((row.expires_on for row in self.own(employer, site).values()), default=self.on)
            for site in sites
            if site is not None
        }
        return {site: end + timedelta(days=1) for site, end in ends.items() if end < self.on}

    def _side(self, employer: UUID, site: UUID | None, side: str) -> dict[str, Told]:
        found: dict[str, Told] = {}
        for at, where, of in self._levels(employer, site):
            for item, row in self._newest.get((at, where, side), {}).items():
                told = Told(row.answer, row.stated_on, row.expires_on, of)
                is_hidden = item in found and found[item].holds(self.on) and not told.holds(self.on)
                if row.answer != Answer.UNKNOWN and not is_hidden:
                    found[item] = told
        return found

    def _levels(self, employer: UUID, site: UUID | None) -> Iterable[tuple[UUID, UUID | None, Of]]:
        """The places that a place takes answers from, its own last."""
        head = self._heads.get(employer)
        if head is not None:
            yield head, None, "head"
        yield employer, None, "employer"
        if site is not None:
            yield employer, site, "site"


def head_offices(user: User, *, but: Employer | None = None) -> QuerySet[Employer]:
    """Employers that may be the head office of another one, by name."""
    rows = Employer.objects.visible_to(user).filter(head__isnull=True, is_intermediary=False)
    rows = rows.exclude(pk=but.pk) if but else rows
    return rows.select_related("organisation").order_by("organisation__name", "organisation_id")


def chain_of(user: User, employer: Employer) -> list[Employer]:
    """The employer and the shops of which it is the head office, as far as the user sees them, by name."""
    shops = Employer.objects.visible_to(user).filter(head=employer).select_related("organisation")
    return [employer, *shops.order_by("organisation__name", "pk")]


def places_of(chain: Collection[Employer]) -> list[tuple[Employer, Site | None]]:
    """Where one answer may be given for many: the sites of a chain, and each shop as a whole; two queries."""
    first, by_pk = next(iter(chain)), {shop.pk: shop for shop in chain}
    sites: dict[UUID, list[Site]] = defaultdict(list)
    for site in Site.objects.filter(employer__in=by_pk).order_by("name", "pk"):
        sites[site.employer_id].append(site)
    found: list[tuple[Employer, Site | None]] = []
    for pk, shop in by_pk.items():
        found += [(shop, None)] if shop != first else []
        found += [(shop, site) for site in sites[pk]]
    return found
