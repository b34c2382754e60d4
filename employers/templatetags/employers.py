"""Short words for lists of vacancies, and for what is due with an employer."""

from datetime import date

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from employers.enums import FetchOutcome
from employers.models import SURE, FeedFetch, Vacancy
from employers.presentation import demands, vacancies, workplaces
from employers.selectors.workplaces import Finding
from jobmatch.phones import for_people
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS, LICENCES
from jobmatch.wording.days import When
from jobmatch.wording.days import when as how_near

register = template.Library()


@register.filter
def place(vacancy: Vacancy) -> str:
    """The town; else the place as the source names it."""
    town = vacancy.site.town if vacancy.site and vacancy.site.town else vacancy.town
    return town.name if town else vacancy.place_text


@register.filter
def told_kind(vacancy: Vacancy) -> str:
    """The kind of work, for everybody: nothing where it was only read and nobody checked it."""
    is_told = vacancy.kind_c is None or vacancy.kind_c == SURE
    return vacancy.get_kind_display() if is_told else ""


@register.filter
def ground(code: str) -> str:
    """What something that may not be asked is about."""
    return demands.ground_word(code)


@register.filter
def hours(vacancy: Vacancy) -> str:
    return vacancies.hours(vacancy)


@register.filter
def pay(vacancy: Vacancy) -> str:
    return vacancies.pay(vacancy)


@register.simple_tag
def facts(vacancy: Vacancy) -> vacancies.Terms:
    """What is known of the work, a line each."""
    return vacancies.facts_of(vacancy)


@register.simple_tag
def requirements(vacancy: Vacancy) -> vacancies.Terms:
    """What someone must have, a line each."""
    return vacancies.requirements_of(vacancy)


@register.simple_tag
def age(vacancy: Vacancy, today: date) -> str:
    """'open for 40 days', or nothing when the source gave no date."""
    days = vacancy.days_old(today)
    if days is None:
        return ""
    return ngettext("open for %(days)d day", "open for %(days)d days", days) % {"days": days}


@register.filter
def fetch_outcome(code: str) -> str:
    return str(FetchOutcome(code).label)


@register.simple_tag
def fetch_counts(fetch: FeedFetch) -> list[str]:
    """What became of the vacancies in a file, a few words each; nothing is said of what there was none of."""
    words = {
        "came": _("%(count)d in the file"),
        "new": _("%(count)d new"),
        "changed": _("%(count)d changed"),
        "closed": _("%(count)d closed"),
        "reopened": _("%(count)d open again"),
        "missing": _("%(count)d missing"),
        "refused": _("%(count)d can't be read"),
    }
    return [text % {"count": getattr(fetch, name)} for name, text in words.items() if getattr(fetch, name)]


@register.filter
def licence_label(code: str) -> str:
    return in_language(LICENCES[code])


@register.filter
def diploma_label(code: str) -> str:
    return in_language(DIPLOMA_LEVELS[code])


@register.filter
def sides(found: Finding) -> list[str]:
    """What each side told of a workplace, a sentence each."""
    return workplaces.sides_of(found)


@register.filter
def phone(number: str) -> str:
    """A number as people write it."""
    return for_people(number)


@register.simple_tag
def when(due: date, today: date) -> When:
    """How near the day of something is."""
    return how_near(due, on=today)
