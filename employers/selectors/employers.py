"""Reads of employers, their sites and what they say of their workplaces, scoped to the user who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from employers.enums import VacancyState
from employers.models import Employer, Site, WorkplaceFact
from employers.permissions import works_cases
from employers.selectors.workplaces import NOTHING, Finding, Workplaces
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

UNKNOWN = "unknown"
WORDS: dict[str, str | Promise] = {
    "yes": _("yes"),
    "no": _("no"),
    UNKNOWN: _("not known"),
    "contradicted": pgettext_lazy("workplace fact", "the two do not agree"),
}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One question of the list at one place.

    `answer` is what was last said of this very place: an expired one is not known again. `finding` is what
    holds there, of both sides, with what the place takes over from its employer or the head office.
    """

    item: str
    question: str
    answer: str
    is_expired: bool = False
    stated_on: date | None = None
    finding: Finding = NOTHING

    @property
    def state(self) -> str:
        return self.finding.state

    @property
    def word(self) -> str:
        return str(WORDS.get(self.state, WORDS[UNKNOWN]))


def employers(user: User) -> QuerySet[Employer]:
    """The employers that the user may see, by name."""
    rows = Employer.objects.visible_to(user).select_related("organisation", "head__organisation")
    return rows.order_by("organisation__name", "organisation_id")


def listed(user: User, *, text: str = "") -> QuerySet[Employer]:
    """The list, each with its numbers of open vacancies and sites; every word of `text` is in the name."""
    rows = employers(user)
    for word in text.split():
        rows = rows.filter(organisation__name__icontains=word)
    is_open = Q(vacancies__state=VacancyState.OPEN)
    return rows.annotate(
        open_count=Count("vacancies", filter=is_open, distinct=True),
        site_count=Count("sites", distinct=True),
    )


def employer(user: User, pk: str) -> Employer:
    """One employer with its sites and the occupations in the house, or 404."""
    occupations = Prefetch("occupations", Occupation.objects.order_by("label_nl", "uri"))
    sites = Prefetch(
        "sites", Site.objects.select_related("town").prefetch_related(occupations, "demands__decided_by")
    )
    return get_object_or_404(
        employers(user).prefetch_related(occupations, sites, "demands__decided_by"), pk=uuid_or_404(pk)
    )


def own_employer(user: User) -> Employer | None:
    """The employer for which a contact posts: the only one, or none when there are several."""
    mine = list(Employer.objects.visible_to(user)[:2])
    return mine[0] if len(mine) == 1 else None


def sends_in_for(user: User, pk: UUID | None) -> Employer | None:
    """For which employer somebody sends in a list: None who looks after all; a contact has to say which."""
    if works_cases(user):
        return None
    mine = Employer.objects.visible_to(user).select_related("organisation")
    row = mine.filter(pk=pk).first() if pk else own_employer(user)
    if row is None:
        raise RuleBroken("employer", _text("Say for which of your employers this is."))
    return row


def sites(user: User) -> QuerySet[Site]:
    """The sites of the employers that the user may see."""
    return Site.objects.filter(employer__in=Employer.objects.visible_to(user))


def site(user: User, pk: str) -> Site:
    """One site of an employer that the user may see, or 404."""
    return get_object_or_404(
        sites(user).select_related("employer__organisation", "town").prefetch_related("occupations"),
        pk=uuid_or_404(pk),
    )


def facts(employer: Employer, *, on: date, site: Site | None = None) -> list[FactRow]:
    """The whole list for the employer, or for one site, in the order in which it is asked; two queries."""
    return rows_at(Workplaces([employer.pk], on=on), employer, site)


def rows_at(known: Workplaces, employer: Employer, site: Site | None = None) -> list[FactRow]:
    """The whole list for one place, out of what was read of many."""
    pk = site.pk if site else None
    own, found = known.own(employer.pk, pk), known.of(employer.pk, pk)
    return [_row(item, own.get(item), found.get(item, NOTHING), known.on) for item in WORKPLACE_ITEMS]


def exceptions(employer: Employer, *, on: date) -> dict[Site, list[FactRow]]:
    """What is otherwise at sites than at the employer as a whole, by site; three queries."""
    known = Workplaces([employer.pk], on=on)
    return _differing(known, employer, Site.objects.filter(employer=employer).order_by("name", "pk"))


def _differing(known: Workplaces, employer: Employer, sites: Iterable[Site]) -> dict[Site, list[FactRow]]:
    general = known.states(employer.pk)
    found = {
        site: [
            row
            for row in rows_at(known, employer, site)
            if row.state not in (UNKNOWN, general.get(row.item, UNKNOWN))
        ]
        for site in sites
        if known.has_own(employer.pk, site.pk)
    }
    return {site: rows for site, rows in found.items() if rows}


def _row(item: str, fact: WorkplaceFact | None, found: Finding, on: date) -> FactRow:
    question = in_language(WORKPLACE_ITEMS[item].question)
    if fact is None:
        return FactRow(item, question, UNKNOWN, finding=found)
    expired = fact.is_expired(on)
    return FactRow(item, question, UNKNOWN if expired else fact.answer, expired, fact.stated_on, found)
