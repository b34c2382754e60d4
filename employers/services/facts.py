"""What is known of workplaces: what the employer says, and what a jobhunter saw. Rows are only added.

The employer's list is asked whole: no answer points at one youth. What a youth tells never comes here.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from employers.enums import Answer, FactSide
from employers.models import Employer, Site, WorkplaceFact
from employers.permissions import require_casework, require_edit
from employers.selectors.workplaces import Workplaces
from employers.services import list_asks
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

TERM: Final = timedelta(days=365)
UNKNOWN: Final = Answer.UNKNOWN.value
TARGET: Final = "employers.Employer"
OLDEST_DAYS: Final = 365
Place = tuple[Employer, Site | None]  # an employer, and one of its sites or the whole of it


@transaction.atomic
def answer(
    *,
    employer: Employer,
    version: int,
    answers: Mapping[str, str],
    by: Doer,
    on: date,
    site: Site | None = None,
) -> Employer:
    """The employer says: the answers to the whole list, yes, no or unknown; each holds for a year.

    For a site, unknown means: as the employer says. The version is the employer's, for its sites too.
    """
    require_edit(by, employer)
    _check_whole(answers)
    _check_place(employer, site)
    claim(employer, version=version)
    _say([(employer, site)], answers, by=by, on=on)
    list_asks.answered(employer=employer, site=site, by=by, on=on)
    _record("facts.answered", employer, by=by)
    return employer


@transaction.atomic
def answer_many(
    *,
    employer: Employer,
    version: int,
    places: Sequence[Place],
    answers: Mapping[str, str],
    by: User,
    on: date,
) -> Employer:
    """The employer says of many places at once what is the same there; questions that are left out stay.

    They are its sites, or shops of which it is the head office, with theirs. Unknown: as the employer says.
    """
    _check_answers(answers)
    if not answers or not places:
        raise RuleBroken("nothing", _("Choose at least one site and one answer."))
    shops = {shop.pk: shop for shop, _site in places}
    for shop in (employer, *shops.values()):
        if employer.pk not in (shop.pk, shop.head_id):
            raise RuleBroken("site_of_other", _("This site belongs to another employer."))
        require_edit(by, shop)
    for shop, site in places:
        _check_place(shop, site)
    claim(employer, version=version)
    Employer.objects.filter(pk__in=shops.keys() - {employer.pk}).update(version=F("version") + 1)
    _say(places, answers, by=by, on=on)
    _record("facts.answered", employer, by=by)
    return employer


@transaction.atomic
def saw(
    *,
    employer: Employer,
    seen: Mapping[str, str],
    by: User,
    on: date,
    site: Site | None = None,
    seen_on: date | None = None,
) -> Employer:
    """A jobhunter saw at the place itself what is there and what is not: yes or no, of what was looked at."""
    require_casework(by)
    seen_on = seen_on or on
    _check_answers(seen)
    _check_place(employer, site)
    if not seen or UNKNOWN in seen.values():
        raise RuleBroken("nothing_seen", _("Tick at least one thing that you looked at."))
    if not on - timedelta(days=OLDEST_DAYS) < seen_on <= on:
        raise RuleBroken("seen_on", _("Choose a day of the past year, or today."))
    rows = [(employer, site, item, seen[item]) for item in WORKPLACE_ITEMS if item in seen]
    _add(FactSide.SAW, rows, by=by, on=seen_on)
    _record("facts.seen", employer, by=by)
    return employer


def were_seen(employer: Employer, seen: Mapping[str, str], *, site: Site | None, seen_on: date) -> bool:
    """Whether all of this was written down as seen there on that day."""
    rows = WorkplaceFact.objects.filter(employer=employer, site=site, side=FactSide.SAW, stated_on=seen_on)
    return seen.items() <= {*rows.values_list("item", "answer")}


def _say(places: Sequence[Place], answers: Mapping[str, str], *, by: Doer, on: date) -> None:
    """A row for each answer; unknown is a row only where something else was said before."""
    told = Workplaces({shop.pk for shop, _site in places}, on=on)
    asked = [item for item in WORKPLACE_ITEMS if item in answers]
    rows = [
        (shop, site, item, answers[item])
        for shop, site in places
        for before in [told.own(shop.pk, site.pk if site else None)]
        for item in asked
        if answers[item] != UNKNOWN or item in before
    ]
    _add(FactSide.SAID, rows, by=by, on=on)


def _add(side: str, rows: Iterable[tuple[Employer, Site | None, str, str]], *, by: Doer, on: date) -> None:
    WorkplaceFact.objects.bulk_create(
        WorkplaceFact(
            employer=employer,
            site=site,
            item=item,
            side=side,
            answer=said,
            stated_by=by if isinstance(by, User) else None,
            stated_on=on,
            expires_on=on + TERM,
        )
        for employer, site, item, said in rows
    )


def _record(event: str, employer: Employer, *, by: Doer) -> None:
    """Rankings hear of it, of the shops too where this is a head office; then the log."""
    changes.record(Kind.EMPLOYER, employer.pk)
    audit.record(event=event, by=by, chain=None, target=TARGET, target_id=employer.pk)


def _check_whole(answers: Mapping[str, str]) -> None:
    if set(answers) != set(WORKPLACE_ITEMS):
        raise RuleBroken(
            "facts_incomplete", _("Answer the whole list: yes, no or unknown for each question.")
        )
    _check_answers(answers)


def _check_answers(answers: Mapping[str, str]) -> None:
    if not set(answers) <= set(WORKPLACE_ITEMS):
        raise RuleBroken("item", _("Choose questions from the list."))
    if not set(answers.values()) <= set(Answer.values):
        raise RuleBroken("answer", _("An answer is yes, no or unknown."))


def _check_place(employer: Employer, site: Site | None) -> None:
    if site is not None and site.employer_id != employer.pk:
        raise RuleBroken("site_of_other", _("This site belongs to another employer."))
