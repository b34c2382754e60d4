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

from employers.enums import VacancyState
from employers.models import Employer, Site, WorkplaceFact
from employers.permissions import works_cases
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

UNKNOWN = "unknown"
WORDS: dict[str, str | Promise] = {"yes": _("yes"), "no": _("no"), UNKNOWN: _("not known")}


@dataclass(frozen=True, slots=True)
class FactRow:
    """One question of the list and the answer that holds on the day; an expired answer is not known again."""

    item: str
    question: str
    answer: str
    is_expired: bool = False
    stated_on: date | None = None
    stated_by: str = ""

    @property
    def word(self) -> str:
        return str(WORDS[self.answer])


def employers(user: User) -> QuerySet[Employer]:
    """The employers that the user may see, by name."""
    rows = Employer.objects.visible_to(user).select_related("organisation")
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
    """The whole list for the employer, or the own answers of one site, in the order in which it is asked."""
    rows = WorkplaceFact.objects.filter(employer=employer, site=site).select_related("stated_by")
    return _rows(rows, on)


def exceptions(employer: Employer, *, on: date) -> dict[Site, list[FactRow]]:
    """The answers of sites that differ from the employer's, by site; two queries."""
    rows = WorkplaceFact.objects.filter(employer=employer, site__isnull=False).select_related(
        "site", "stated_by"
    )
    by_site: dict[Site, list[WorkplaceFact]] = {}
    for row in rows.order_by("site__name", "site_id", "id"):
        if row.site is not None:
            by_site.setdefault(row.site, []).append(row)
    general = {row.item: row.answer for row in facts(employer, on=on)}
    found = {
        place: [row for row in _rows(own, on) if row.answer not in (UNKNOWN, general[row.item])]
        for place, own in by_site.items()
    }
    return {place: rows for place, rows in found.items() if rows}


def _rows(facts: Iterable[WorkplaceFact], on: date) -> list[FactRow]:
    by_item = {row.item: row for row in facts}
    return [_row(item, by_item.get(item), on) for item in WORKPLACE_ITEMS]


def _row(item: str, fact: WorkplaceFact | None, on: date) -> FactRow:
    question = in_language(WORKPLACE_ITEMS[item].question)
    if fact is None:
        return FactRow(item, question, UNKNOWN)
    expired = fact.is_expired(on)
    return FactRow(
        item,
        question,
        UNKNOWN if expired else fact.answer,
        expired,
        fact.stated_on,
        fact.stated_by.name if fact.stated_by else "",
    )
