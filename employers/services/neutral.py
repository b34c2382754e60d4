"""Taking a neutral wording over, in one tap, into the text in which something else stood."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from employers.models import Demand
from employers.services import demands, employers, vacancies
from employers.services.demands import Texted
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken


def take_over(*, demand: Demand, version: int, by: User, on: date) -> Texted:
    """Put the neutral wording in the place of the words; refused as `stale` when someone changed the text.

    `gone` when the words are not there any more, or are no words: pay is for a person to fill in.
    """
    row = row_of(demand)
    key = (demand.part, demand.rule, demand.phrase)
    asked = next((one for one in demands.asked_of(row, on=on) if one.key == key), None)
    if asked is None or asked.found is None:
        raise RuleBroken("gone", _("These words are no longer in the text."))
    given: dict[str, Any] = {"version": version, "by": by, asked.part: asked.new_text}
    if demand.vacancy:
        return vacancies.change(vacancy=demand.vacancy, **given)
    if demand.employer:
        return employers.change(employer=demand.employer, **given)
    assert demand.site is not None  # noqa: S101 - the database holds that it is of one of three
    return employers.change_site(site=demand.site, **given)


def row_of(demand: Demand) -> Texted:
    """The vacancy, employer or site in whose text the words stand."""
    row = demand.vacancy or demand.employer or demand.site
    assert row is not None  # noqa: S101 - the database holds that it is of one of three
    return row
