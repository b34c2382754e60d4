"""What a youth wants: wishes with a dream, conditions, and the employers to leave out."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.forms.files.lists import ListForm, Option
from candidates.forms.files.parts import PartForm
from candidates.models import LEAST_TRAVEL_MINUTES, MOST_HOURS, MOST_TRAVEL_MINUTES
from candidates.presentation.files import files as file_presentation
from candidates.rules.list_versions import version_of
from candidates.selectors.files import files
from candidates.services.files import profile
from candidates.services.files.profile import Conditions, WishGiven
from jobmatch.accounts.models import User
from jobmatch.http.acting import date_input
from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.vocabulary import DAYPART_COUNT, TRAVEL_MEANS, WORK_KINDS


class WishesForm(ListForm):
    """Occupations, most wanted first; one may be the dream."""

    title = gettext_lazy("Wishes")
    lead = gettext_lazy("What would you love to do? Put on top what is wanted most.")
    label = gettext_lazy("Add an occupation")
    hint = gettext_lazy("Write it as the youth says it, like: help in a shop.")
    list_label = gettext_lazy("Wishes, most wanted first")
    nothing = gettext_lazy("No wish yet. Ask: what would you love to do?")
    ordered = True
    has_dream = True

    def stored_keys(self) -> list[str]:
        return [str(wish.occupation_id) for wish in self.candidate.wishes.all()]

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        return files.occupation_names(keys)

    @property
    def dream(self) -> str:
        """The key of the dream, or nothing."""
        if self.sent:
            return self.sent.get("dream", "")
        dream = self.candidate.dream
        return str(dream.occupation_id) if dream else ""

    def save(self, *, by: User, on: date) -> None:
        wishes = [WishGiven(UUID(key), is_dream=key == self.dream) for key in self.keys]
        version = self.cleaned_data["version"]
        profile.save_wishes(candidate=self.candidate, version=version, wishes=wishes, by=by, on=on)

    def lines(self) -> list[str]:
        dream = _("dream job")
        return [f"{row.words} ({dream})" if row.key == self.dream else row.words for row in self.rows]


class ExclusionsForm(ListForm):
    """Employers whose vacancies the youth does not want to see; no reason is asked."""

    title = gettext_lazy("Rather not there")
    lead = gettext_lazy("Vacancies of these employers stay out of the list. Nobody asks why.")
    label = gettext_lazy("Add an employer")
    hint = gettext_lazy("Search by name.")
    list_label = gettext_lazy("Employers who stay out")
    nothing = gettext_lazy("No employer is left out.")

    @property
    def find_url(self) -> str:
        return reverse("candidates:find_employers", kwargs={"pk": self.candidate.pk})

    def stored_version(self) -> int:
        return version_of(row.organisation_id for row in self.candidate.exclusions.all())

    def stored_keys(self) -> list[str]:
        return [str(row.organisation_id) for row in self.candidate.exclusions.all()]

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        return files.employer_names(keys)

    def search(self, text: str) -> list[Any]:
        return employer_options(text)

    def save(self, *, by: User, on: date) -> None:
        version = self.cleaned_data["version"]
        profile.save_exclusions(
            candidate=self.candidate, version=version, employers=[*map(UUID, self.keys)], by=by, on=on
        )


class ConditionsForm(PartForm):
    """When, how far and what kind of work; what stays empty is not told yet."""

    title = gettext_lazy("When, where and what kind of work")
    lead = gettext_lazy("What is not told yet may stay empty. Nothing is held against anyone.")
    field_of = {"hours_half": "hours_min", "hours_order": "hours_min"}

    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("What kind of work?"),
        choices=choices(WORK_KINDS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hours_min = forms.IntegerField(
        label=gettext_lazy("Hours a week, at least"), min_value=0, max_value=MOST_HOURS, required=False
    )
    hours_max = forms.IntegerField(
        label=gettext_lazy("Hours a week, at most"), min_value=0, max_value=MOST_HOURS, required=False
    )
    dayparts = forms.MultipleChoiceField(
        label=gettext_lazy("When can you work?"),
        choices=[(str(bit), str(bit)) for bit in range(DAYPART_COUNT)],
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "dayparts"}),
    )
    available_from = forms.DateField(
        label=gettext_lazy("Can start from"), required=False, widget=date_input()
    )
    travel_means = forms.MultipleChoiceField(
        label=gettext_lazy("How can you travel?"),
        choices=choices(TRAVEL_MEANS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    travel_minutes = forms.IntegerField(
        label=gettext_lazy("How long may the way there take, in minutes?"),
        min_value=LEAST_TRAVEL_MINUTES,
        max_value=MOST_TRAVEL_MINUTES,
        required=False,
    )

    def stored(self) -> dict[str, Any]:
        youth = self.candidate
        plain = Conditions.__dataclass_fields__.keys() - {"dayparts"}
        bits = [str(bit) for bit in range(DAYPART_COUNT) if (youth.dayparts or 0) >> bit & 1]
        return {**{name: getattr(youth, name) for name in plain}, "dayparts": bits}

    def save(self, *, by: User, on: date) -> None:
        given = self.cleaned_data
        conditions = Conditions(
            kinds=given["kinds"] or None,
            hours_min=given["hours_min"],
            hours_max=given["hours_max"],
            dayparts=sum(1 << int(bit) for bit in given["dayparts"]) or None,
            available_from=given["available_from"],
            travel_means=given["travel_means"] or None,
            travel_minutes=given["travel_minutes"],
        )
        profile.save_conditions(
            candidate=self.candidate, version=given["version"], conditions=conditions, by=by, on=on
        )

    def lines(self) -> list[str]:
        youth = self.candidate
        start = date_format(youth.available_from, "j F Y") if youth.available_from else ""
        days = [f"{days}: {parts}" for days, parts in file_presentation.dayparts(youth.dayparts)]
        way = [", ".join(file_presentation.means(youth)), file_presentation.travel(youth)]
        lines = [
            ", ".join(file_presentation.kinds(youth)),
            file_presentation.hours(youth),
            *days,
            start,
            *way,
        ]
        return [line for line in lines if line]


def employer_options(text: str) -> list[Option]:
    """Employers found, as choices."""
    found = files.employers(text) if text else []
    return [Option(str(row.pk), row.name) for row in found]
