"""How a vacancy is told to people: pairs of a word and what is known, and what differs between versions."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from employers.enums import PayPeriod
from employers.models import Vacancy
from employers.rules.helping import most_helpful
from employers.services.readings import Unchecked, unchecked
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import DAY_PARTS, DAYS, LICENCES, SCREENINGS, days_alike

Terms = list[tuple[str, str]]
Change = tuple[str, str, str]


def facts_of(vacancy: Vacancy) -> Terms:
    """What is known of the work, a line each; what is not known says so."""
    unknown = _("not known")
    return [
        (_("Kind of work"), vacancy.get_kind_display() or unknown),
        (_("Hours a week"), hours(vacancy) or unknown),
        (_("Days and dayparts"), dayparts(vacancy.dayparts) or unknown),
        (_("Pay"), pay(vacancy) or unknown),
        (_("Places"), str(vacancy.openings)),
        *([(_("In another country"), yes_no(vacancy.abroad))] if vacancy.abroad is not None else []),
        (_("Starts on"), date_format(vacancy.starts_on, "j F Y") if vacancy.starts_on else unknown),
        (
            _("Apply until"),
            date_format(vacancy.closes_on, "j F Y") if vacancy.closes_on else _("no last day"),
        ),
        (_("Work between 23:00 and 06:00"), yes_no(vacancy.night_work)),
        (_("Dangerous machines or substances"), yes_no(vacancy.hazardous_work)),
        (_("Longest shift"), _n_hours(vacancy.shift_hours) if vacancy.shift_hours else unknown),
    ]


HELPS = {
    "occupation": gettext_lazy("the occupation. Without it nobody gets this vacancy on a list."),
    "place": gettext_lazy("where the work is. Without it nobody knows whether it can be reached."),
    "hours": gettext_lazy("the hours a week. Many can do some hours, and not all."),
    "kind": gettext_lazy("the kind of work. A youth who looks for a place to learn may not find it else."),
    "needs": gettext_lazy("what one needs for it. Then we look for who has just that."),
    "description": gettext_lazy("what one does there. A youth chooses by that."),
    "pay": gettext_lazy("the pay. It is the first thing that a youth asks."),
    "closes_on": gettext_lazy("by when one applies."),
    "contact": gettext_lazy("whom to call."),
}


def helps_most(vacancy: Vacancy) -> str:
    """The answer that is missing and would help most, in a sentence; empty when nothing is missing."""
    has_needs = vacancy.skills.exists() or vacancy.licences.exists() or vacancy.languages.exists()
    told = {
        "occupation": vacancy.occupation_id,
        "place": vacancy.town_id or vacancy.site_id or vacancy.is_remote,
        "hours": vacancy.hours_min is not None,
        "kind": vacancy.kind,
        "needs": has_needs or vacancy.no_language or vacancy.diploma,
        "description": vacancy.description.strip(),
        "pay": vacancy.pay_period,
        "closes_on": vacancy.closes_on,
        "contact": vacancy.contact_id,
    }
    part = most_helpful([name for name, value in told.items() if value])
    return _("This would help most: %(what)s") % {"what": HELPS[part]} if part else ""


def known_facts_of(vacancy: Vacancy) -> Terms:
    """What is known of the work, for everybody: no line of what is not, or of what nobody checked."""
    words = {"kind": _("Kind of work"), "abroad": _("In another country")}
    left_out = {words.get(part) for part, _code in _unchecked_parts(vacancy)}
    unknown = _("not known")
    return [(term, told) for term, told in facts_of(vacancy) if told != unknown and term not in left_out]


def _unchecked_parts(vacancy: Vacancy) -> set[tuple[str, str]]:
    return {(each.part, each.code) for each in unchecked(vacancy)}


def requirements_of(vacancy: Vacancy, *, with_unchecked: bool = True) -> Terms:
    """What someone must have, a line each; only what is asked.

    Without what was read from words and nobody checked, where everybody reads it: it may keep someone away.
    """
    left_out = set() if with_unchecked else _unchecked_parts(vacancy)
    is_in = {part: (part, "") not in left_out for part in ("experience", "leading", "screenings")}
    law = _("asked by law")
    skills = list(vacancy.skills.all())
    licences = [
        f"{row} ({law})" if row.by_law else str(row)
        for row in vacancy.licences.all()
        if ("licences", row.licence) not in left_out
    ]
    screenings = vacancy.screenings if is_in["screenings"] else []
    diploma = vacancy.get_diploma_display() if vacancy.diploma else ""
    years = vacancy.years_asked if is_in["experience"] else None
    leading = vacancy.leading if is_in["leading"] else None
    languages = [f"{row.get_language_display()} {row.level}" for row in vacancy.languages.all()]
    rows = [
        (_("Years of experience asked"), "" if years is None else str(years)),
        (_("Leads other people"), "" if leading is None else yes_no(leading)),
        (_("Skills required"), ", ".join(str(row.skill) for row in skills if row.required)),
        (_("Skills that are useful"), ", ".join(str(row.skill) for row in skills if not row.required)),
        (_("Languages asked"), _("none") if vacancy.no_language else ", ".join(languages)),
        (_("Diploma level asked"), f"{diploma} ({law})" if diploma and vacancy.diploma_by_law else diploma),
        (_("Licences and certificates asked"), ", ".join(licences)),
        (_("Screenings asked"), ", ".join(in_language(SCREENINGS[code]) for code in screenings)),
    ]
    return [(word, value) for word, value in rows if value]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One reading as a page shows it: what it says, and the reading itself."""

    says: str
    reading: Unchecked


def readings_of(vacancy: Vacancy) -> list[ReadLine]:
    """What was read from words and nobody checked, a line each."""
    return [ReadLine(_says(vacancy, reading), reading) for reading in unchecked(vacancy)]


def _says(vacancy: Vacancy, reading: Unchecked) -> str:
    years = vacancy.years_asked or 0
    words = {
        "kind": vacancy.get_kind_display(),
        "experience": ngettext(
            "%(years)d year of experience asked", "%(years)d years of experience asked", years
        )
        % {"years": years},
        "leading": _("Leads other people"),
        "abroad": _("In another country"),
        "screenings": ", ".join(in_language(SCREENINGS[code]) for code in vacancy.screenings),
    }
    return in_language(LICENCES[reading.code]) if reading.code else words[reading.part]


def hours(vacancy: Vacancy) -> str:
    """'24 to 32 hours', '36 hours', or nothing."""
    if vacancy.hours_min is None or vacancy.hours_max is None:
        return ""
    if vacancy.hours_min == vacancy.hours_max:
        return _n_hours(vacancy.hours_max)
    return _("%(low)d to %(high)d hours") % {"low": vacancy.hours_min, "high": vacancy.hours_max}


def _n_hours(count: int) -> str:
    return ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}


def pay(vacancy: Vacancy) -> str:
    """'€ 14,00 to € 15,50 an hour', or nothing."""
    amounts = [amount for amount in (vacancy.pay_min, vacancy.pay_max) if amount is not None]
    if not amounts or not vacancy.pay_period:
        return ""
    told = [f"€ {number_format(amount, 2, force_grouping=True)}" for amount in dict.fromkeys(amounts)]
    period = PayPeriod(vacancy.pay_period).label
    if len(told) == 1:
        return f"{told[0]} {period}"
    return _("%(low)s to %(high)s %(period)s") % {"low": told[0], "high": told[1], "period": period}


def dayparts(mask: int | None) -> str:
    """'Monday to Friday: morning, afternoon; Saturday: evening', or nothing."""
    return "; ".join(
        f"{_days(first, last)}: {', '.join(in_language(DAY_PARTS[part]) for part in parts)}"
        for first, last, parts in days_alike(mask or 0)
    )


def _days(first: int, last: int) -> str:
    names = {"first": in_language(DAYS[first]), "last": in_language(DAYS[last])}
    if last - first < 2:
        return names["first"] if first == last else _("%(first)s and %(last)s") % names
    return _("%(first)s to %(last)s") % names


def yes_no(value: bool | None) -> str:
    return _("not known") if value is None else _("yes") if value else _("no")


def changes_between(form: forms.Form) -> list[Change]:
    """For each field that differs: its label, what was typed, what it is now."""
    rows = []
    for bound in form.visible_fields():
        typed = _words(bound, bound.value())
        now = _words(bound, form.initial.get(bound.name, bound.field.initial))
        if typed != now:
            rows.append((str(bound.label), typed or "-", now or "-"))
    return rows


def _words(bound: forms.BoundField, value: Any) -> str:
    field = bound.field
    value = field.prepare_value(value)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(_names(field, [one for one in value or [] if one])))
    if isinstance(field, forms.BooleanField):
        return yes_no(value in (True, "on", "True"))
    if isinstance(field, forms.ModelChoiceField):
        return ", ".join(_names(field, [value] if value else []))
    if isinstance(field, forms.ChoiceField):
        labels = {str(one.data["value"]): str(one.choice_label) for one in bound.subwidgets}
        values = value if isinstance(value, list | tuple) else [value]
        return ", ".join(labels.get(str(one), "") for one in values if one)
    return str(field.widget.format_value(value) or "").strip()


def _names(field: "forms.ModelChoiceField[Model]", keys: list[object]) -> list[str]:
    rows = field.queryset
    return [] if rows is None else [str(row) for row in rows.filter(pk__in=keys)]
