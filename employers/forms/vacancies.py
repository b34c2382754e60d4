"""A vacancy as people type it, and what they look for in the list."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from employers.enums import PayPeriod, VacancyState
from employers.forms.concepts import OccupationsField, SkillsField
from employers.forms.pasting import PASTE, ReadLine, filled
from employers.forms.places import PlacedForm
from employers.forms.wordings import Worded
from employers.imports.fields import MOST_OPENINGS
from employers.models import LONGEST_SHIFT, MOST_HOURS, MOST_YEARS, Employer, EmployerPerson, Site, Vacancy
from employers.rules.demands.texts import Asked, asked_of_pay, paid_at_most
from employers.selectors.employers import employers
from employers.selectors.relations import callable_at
from employers.selectors.vacancies import ALL, OPEN, TO_CHECK
from jobmatch.accounts.models import User
from jobmatch.http.acting import date_input, form_field
from jobmatch.http.identifiers import uuid_or_none
from jobmatch.http.lengths import fits
from jobmatch.http.once import KeyField
from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.vocabulary import (
    CEFR_LEVELS,
    DAYPART_COUNT,
    DIPLOMA_LEVELS,
    LANGUAGES,
    LICENCES,
    SCREENINGS,
    WORK_KINDS,
)
from jobmatch.wording.free_text import FreeText

UNKNOWN = ("", _("not known"))
YES_NO = [UNKNOWN, ("yes", _("yes")), ("no", _("no"))]
LANGUAGE_ROWS = 4
SAME_NAME = (
    "contact",
    "title", "description", "url", "closes_on", "starts_on", "openings", "employer", "site", "is_remote",
    "years_asked", "screenings", "no_language", "kind", "hours_min", "hours_max", "pay_min", "pay_max",
    "pay_period", "diploma", "shift_hours",
)  # fmt: skip

# What stands on the first screens; the rest is folded away.
SHORT = {
    "title", "occupation", "hours_min", "hours_max", "employer", "site", "place", "kind", "description",
    "skills_required", "pay_min", "pay_max", "pay_period", "closes_on", "contact", "version", "key", "pasted",
    "openings",
}  # fmt: skip
DRAFT = "draft"

if TYPE_CHECKING:  # Django's own class takes no type of row while it runs
    OneSite = forms.ModelChoiceField[Site]
else:
    OneSite = forms.ModelChoiceField


class FilterForm(forms.Form):
    """What to look for in the list of vacancies."""

    text = forms.CharField(label=_("Title or occupation"), required=False, max_length=80)
    employer = forms.CharField(label=_("Employer"), required=False, max_length=80)
    kind = forms.ChoiceField(
        label=_("Kind of work"), required=False, choices=[("", _("every kind")), *choices(WORK_KINDS)]
    )
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            (OPEN, _("open")),
            (TO_CHECK, _("to check")),
            (VacancyState.DRAFT.value, _("draft")),
            (VacancyState.FILLED.value, _("filled")),
            (VacancyState.CLOSED.value, _("closed")),
            (ALL, _("all")),
        ],
    )


class OneOccupationField(OccupationsField):
    """One occupation, or none."""

    many = False

    def clean(self, value: Any) -> Any:
        chosen = super().clean([one for one in value or [] if one])
        if len(chosen) > 1:
            raise ValidationError(_("Choose one occupation."))
        return chosen


class SiteField(OneSite):
    """A site, named with its employer while that is still to be chosen."""

    names_employer = True

    def label_from_instance(self, site: Site) -> str:
        return f"{site.employer} - {site.name}" if self.names_employer else str(site)


class VacancyForm(Worded, PlacedForm):
    """Everything that people know of a vacancy; what stays empty is not known, and asks."""

    worded = ("title", "description")
    field_of = {"pay_period": ""}  # it is about three fields, and stands above the form

    title = FreeText(label=_("Title"), **fits(Vacancy, "title"))
    employer = forms.ModelChoiceField(Employer.objects.none(), label=_("Employer"), required=False)
    site = SiteField(Site.objects.none(), label=_("Site"), required=False)
    place = FreeText(label=_("Postcode or town"), required=False, max_length=120)
    is_remote = forms.BooleanField(label=_("can be done from home"), required=False)
    kind = forms.ChoiceField(label=_("Kind of work"), required=False, choices=[UNKNOWN, *choices(WORK_KINDS)])
    occupation = OneOccupationField(label=_("Occupation"))
    description = FreeText(
        label=_("Description"), **fits(Vacancy, "description"), widget=forms.Textarea(attrs={"rows": 3})
    )
    skills_required = SkillsField(label=_("Skills required"))
    skills_useful = SkillsField(label=_("Skills that are useful"))
    licences = forms.MultipleChoiceField(
        label=_("Licences and certificates asked"),
        required=False,
        choices=choices(LICENCES),
        widget=forms.CheckboxSelectMultiple,
    )
    diploma = forms.ChoiceField(
        label=_("Diploma level asked"), required=False, choices=[UNKNOWN, *choices(DIPLOMA_LEVELS)]
    )
    years_asked = forms.IntegerField(
        label=_("Years of experience asked"), required=False, min_value=0, max_value=MOST_YEARS
    )
    leading = forms.ChoiceField(
        label=_("Does the work lead other people?"), required=False, choices=YES_NO, widget=forms.RadioSelect
    )
    abroad = forms.ChoiceField(
        label=_("Is the work in another country?"), required=False, choices=YES_NO, widget=forms.RadioSelect
    )
    screenings = forms.MultipleChoiceField(
        label=_("Screenings asked"),
        required=False,
        choices=choices(SCREENINGS),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The employer applies for it; nobody needs to have it yet."),
    )
    no_language = forms.BooleanField(
        label=_("No language is asked"), required=False, help_text=_("Only when the employer said so.")
    )
    hours_min = forms.IntegerField(label=_("Hours from"), required=False, min_value=0, max_value=MOST_HOURS)
    hours_max = forms.IntegerField(label=_("Hours to"), required=False, min_value=0, max_value=MOST_HOURS)
    dayparts = forms.MultipleChoiceField(
        label=_("Days and dayparts asked"),
        required=False,
        choices=[(str(bit), str(bit)) for bit in range(DAYPART_COUNT)],
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "dayparts"}),
        help_text=_("Tick nothing when it is not known."),
    )
    night_work = forms.ChoiceField(
        label=_("Work between 23:00 and 06:00?"), required=False, choices=YES_NO, widget=forms.RadioSelect
    )
    hazardous_work = forms.ChoiceField(
        label=_("Dangerous machines or substances?"), required=False, choices=YES_NO, widget=forms.RadioSelect
    )
    shift_hours = forms.IntegerField(
        label=_("Longest shift, in hours"), required=False, min_value=1, max_value=LONGEST_SHIFT
    )
    pay_min = forms.DecimalField(
        label=_("Pay from"), required=False, min_value=0, max_digits=9, decimal_places=2, localize=True
    )
    pay_max = forms.DecimalField(
        label=_("Pay to"), required=False, min_value=0, max_digits=9, decimal_places=2, localize=True
    )
    pay_period = forms.ChoiceField(label=_("Pay per"), required=False, choices=[UNKNOWN, *PayPeriod.choices])
    openings = forms.IntegerField(label=_("Places"), min_value=1, max_value=MOST_OPENINGS, initial=1)
    starts_on = forms.DateField(label=_("Work starts on"), required=False, widget=date_input())
    closes_on = forms.DateField(
        label=pgettext_lazy("short", "Apply until"), required=False, widget=date_input()
    )
    url = forms.URLField(label=_("Web address"), **fits(Vacancy, "url"), assume_scheme="https")

    contact = forms.ModelChoiceField(EmployerPerson.objects.none(), label=_("Whom to call"), required=False)
    key = KeyField()
    pasted = FreeText(
        label=_("Text of the vacancy"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("From a website or a mail. The first line is the title. You look at what we read in it."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        user: User,
        vacancy: Vacancy | None = None,
        initial: dict[str, object] | None = None,
    ) -> None:
        self.vacancy = self.row = vacancy
        self.is_at: Employer | None = None  # from whose page one comes: then it is not asked
        self.read_lines: list[ReadLine] = []
        self.is_pasting = data is not None and PASTE in data
        if data is not None and self.is_pasting:
            data, self.read_lines = filled(data)
        super().__init__(data, initial=initial_of(vacancy) if vacancy else initial)
        self._offer_places(user)
        self._offer_people(user)
        for row in range(LANGUAGE_ROWS):
            self.fields[f"language_{row}"] = forms.ChoiceField(
                label=_("Language asked"), required=False, choices=[("", "-"), *choices(LANGUAGES)]
            )
            self.fields[f"level_{row}"] = forms.ChoiceField(
                label=_("Level"), required=False, choices=[("", "-"), *choices(CEFR_LEVELS)]
            )

    def _offer_places(self, user: User) -> None:
        """The employers that the user may see, and the sites of this one, or of each of them."""
        mine = employers(user)
        employer = form_field(self, "employer", forms.ModelChoiceField)
        employer.queryset, employer.empty_label = mine, str(UNKNOWN[1])
        start = uuid_or_none(str(self.initial.get("employer") or ""))
        if self.vacancy is None and start:
            self.is_at = mine.filter(pk=start).first()
        if self.is_at:
            employer.widget = forms.HiddenInput()
        site = form_field(self, "site", SiteField)
        of_one = self.vacancy.employer if self.vacancy else self.is_at
        if of_one:
            site.queryset, site.names_employer = of_one.sites.all(), False
        else:
            site.queryset = Site.objects.filter(employer__in=mine).select_related("employer__organisation")
        site.empty_label = str(UNKNOWN[1])
        if site.queryset.exists():
            self.fields["place"].label = _("Or postcode, town")

    def _offer_people(self, user: User) -> None:
        """Who may be named to call: of the employer that is chosen, or known from the start."""
        chosen = (self.data.get("employer") if self.is_bound else None) or self.initial.get("employer")
        pk = uuid_or_none(str(getattr(chosen, "pk", chosen or "")))
        field = form_field(self, "contact", forms.ModelChoiceField)
        field.queryset, field.empty_label = callable_at(user, pk), str(UNKNOWN[1])

    @property
    def is_looking_up(self) -> bool:
        return self.is_pasting or super().is_looking_up

    @property
    def has_more(self) -> bool:
        """Whether something is filled in, or wrong, in the part that is folded away."""
        names = {"openings", *self.fields} - SHORT
        empty: tuple[object, ...] = ("", None, [], False, "1", 1, "no")
        return any(self[name].errors or self[name].value() not in empty for name in names - {"openings"})

    def language_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"language_{row}"], self[f"level_{row}"]) for row in range(LANGUAGE_ROWS)]

    def clean(self) -> dict[str, Any]:
        super().clean()
        for row in range(LANGUAGE_ROWS):
            language, level = (self.cleaned_data.get(f"{name}_{row}") for name in ("language", "level"))
            if bool(language) != bool(level):
                self.add_error(f"level_{row}", _("Choose both a language and a level."))
        both = set(self.cleaned_data.get("skills_required") or ()) & set(
            self.cleaned_data.get("skills_useful") or ()
        )
        if both:
            self.add_error("skills_useful", _("A skill is either required or useful."))
        return self.cleaned_data

    def found(self) -> list[Asked]:
        """Pay under the minimum is named beside the words."""
        data = self.cleaned_data if self.errors is not None else {}  # asking for errors cleans the form
        paid = paid_at_most(
            pay=(data.get("pay_min"), data.get("pay_max")),
            period=data.get("pay_period") or "",
            hours=(data.get("hours_min"), data.get("hours_max")),
            kind=data.get("kind") or "",
        )
        return super().found() + asked_of_pay(paid, on=timezone.localdate())

    def given(self) -> dict[str, object]:
        data = self.cleaned_data
        found: dict[str, object] = {name: data[name] for name in SAME_NAME}
        occupation = list(data["occupation"])
        found |= {
            "occupation": occupation[0] if occupation else None,
            "dayparts": sum(1 << int(bit) for bit in data["dayparts"]) or None,
            "leading": _yes_no(data["leading"]),
            "abroad": _yes_no(data["abroad"]),
            "night_work": _yes_no(data["night_work"]),
            "hazardous_work": _yes_no(data["hazardous_work"]),
            "skills": [(skill.pk, True) for skill in data["skills_required"]]
            + [(skill.pk, False) for skill in data["skills_useful"]],
            "languages": list(self._languages().items()),
            "licences": [(code, code in self._licences_by_law()) for code in data["licences"]],
            "diploma_by_law": bool(
                self.vacancy and self.vacancy.diploma_by_law and self.vacancy.diploma == data["diploma"]
            ),
        }
        if self.vacancy is None:
            found["key"] = data["key"]
        return found | {"draft": DRAFT in self.data} | self.place_values() | self.version_read()

    def _languages(self) -> dict[str, str]:
        data = self.cleaned_data
        rows = ((data[f"language_{row}"], data[f"level_{row}"]) for row in range(LANGUAGE_ROWS))
        return {language: level for language, level in rows if language}

    def _licences_by_law(self) -> set[str]:
        return {row.licence for row in self.vacancy.licences.all() if row.by_law} if self.vacancy else set()


def _yes_no(answer: str) -> bool | None:
    return {"yes": True, "no": False}.get(answer)


def _as_answer(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def place_text(vacancy: Vacancy) -> str:
    """The place as the form shows it."""
    return " ".join(part for part in (vacancy.postcode, vacancy.town.name if vacancy.town else "") if part)


def initial_of(vacancy: Vacancy) -> dict[str, object]:
    """The fields of the form for what is known."""
    found: dict[str, object] = {name: getattr(vacancy, name) for name in SAME_NAME}
    skills = vacancy.skills.all()
    found |= {
        "version": vacancy.version,
        "place": place_text(vacancy),
        "occupation": [vacancy.occupation_id] if vacancy.occupation_id else [],
        "dayparts": [str(bit) for bit in range(DAYPART_COUNT) if (vacancy.dayparts or 0) >> bit & 1],
        "leading": _as_answer(vacancy.leading),
        "abroad": _as_answer(vacancy.abroad),
        "night_work": _as_answer(vacancy.night_work),
        "hazardous_work": _as_answer(vacancy.hazardous_work),
        "skills_required": [row.skill_id for row in skills if row.required],
        "skills_useful": [row.skill_id for row in skills if not row.required],
        "licences": [row.licence for row in vacancy.licences.all()],
    }
    for number, row in enumerate(vacancy.languages.all()[:LANGUAGE_ROWS]):
        found |= {f"language_{number}": row.language, f"level_{number}": row.level}
    return found
