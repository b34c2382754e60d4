"""Short words for lists of vacancies."""

from datetime import date

from django import template
from django.utils.translation import ngettext

from employers import presentation
from employers.models import Vacancy
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS, LICENCES

register = template.Library()


@register.filter
def place(vacancy: Vacancy) -> str:
    """The town; else the place as the source names it."""
    town = vacancy.site.town if vacancy.site and vacancy.site.town else vacancy.town
    return town.name if town else vacancy.place_text


@register.filter
def hours(vacancy: Vacancy) -> str:
    return presentation.hours(vacancy)


@register.simple_tag
def facts(vacancy: Vacancy) -> presentation.Terms:
    """What is known of the work, a line each."""
    return presentation.facts_of(vacancy)


@register.simple_tag
def requirements(vacancy: Vacancy) -> presentation.Terms:
    """What someone must have, a line each."""
    return presentation.requirements_of(vacancy)


@register.simple_tag
def age(vacancy: Vacancy, today: date) -> str:
    """'open for 40 days', or nothing when the source gave no date."""
    days = vacancy.days_old(today)
    if days is None:
        return ""
    return ngettext("open for %(days)d day", "open for %(days)d days", days) % {"days": days}


@register.filter
def licence_label(code: str) -> str:
    return in_language(LICENCES[code])


@register.filter
def diploma_label(code: str) -> str:
    return in_language(DIPLOMA_LEVELS[code])
