"""What a youth can do already: skills, languages, diplomas and licences, experience."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from candidates.forms.files.lists import ListForm
from candidates.forms.files.parts import PartForm
from candidates.models import MOST_MONTHS
from candidates.presentation.files import files as file_presentation
from candidates.selectors.files import files
from candidates.services.files import profile
from candidates.services.files.profile import DiplomaGiven, ExperienceGiven
from jobmatch.accounts.models import User
from jobmatch.taxonomy.choices import choices, in_language
from jobmatch.taxonomy.selectors import search_skills
from jobmatch.taxonomy.vocabulary import CEFR_LEVELS, DIPLOMA_LEVELS, LANGUAGES, LICENCES


class SkillsForm(ListForm):
    """Skills, however they were learned."""

    title = gettext_lazy("Skills")
    lead = gettext_lazy("What can you do well? From school, work, home or a hobby: it all counts.")
    find = "web:find_skills"
    many = True
    label = gettext_lazy("Add skills")
    hint = gettext_lazy("Write what the youth does, like: help customers.")
    list_label = gettext_lazy("Can do already")
    nothing = gettext_lazy("No skill yet. Ask: what do others come to you for?")

    def stored_keys(self) -> list[str]:
        return [str(row.skill_id) for row in self.candidate.skills.all()]

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        return files.skill_names(keys)

    def search(self, text: str) -> list[Any]:
        return search_skills(text, lang=get_language())

    def save(self, *, by: User, on: date) -> None:
        version = self.cleaned_data["version"]
        profile.save_skills(
            candidate=self.candidate, version=version, skills=[*map(UUID, self.keys)], by=by, on=on
        )


class ExperienceForm(ListForm):
    """Work done before, with how long; no employer is asked."""

    title = gettext_lazy("Experience")
    template = "candidates/experience_list.html"
    lead = gettext_lazy("Work done before, paid or not. An internship counts, helping in a shop counts.")
    label = gettext_lazy("Add an occupation")
    hint = gettext_lazy("What did you do there?")
    list_label = gettext_lazy("Work done before")
    nothing = gettext_lazy("No experience yet. Ask: where have you ever helped out?")

    all_my_work = forms.BooleanField(
        label=gettext_lazy("That is all the work that was done"),
        help_text=gettext_lazy("Work that asks years of experience is then no longer a question."),
        required=False,
    )

    def stored(self) -> dict[str, Any]:
        return {"all_my_work": self.candidate.all_my_work}

    def typed(self, data: QueryDict) -> dict[str, Any]:
        return {**data.dict(), "all_my_work": "all_my_work" in data}

    def stored_keys(self) -> list[str]:
        return [str(row.occupation_id) for row in self.candidate.experience.all()]

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        return files.occupation_names(keys)

    def add_row_fields(self) -> None:
        stored = {str(row.occupation_id): row.months for row in self.candidate.experience.all()}
        for key in self.keys:
            self.initial.setdefault(f"months_{key}", stored.get(key))
            self.fields[f"months_{key}"] = forms.IntegerField(
                label=_("How many months: %(work)s") % {"work": self.names[key]},
                min_value=0,
                max_value=MOST_MONTHS,
            )

    def field_of_row(self, key: str) -> BoundField | None:
        return self[f"months_{key}"]

    def save(self, *, by: User, on: date) -> None:
        given = self.cleaned_data
        rows = [ExperienceGiven(UUID(key), given[f"months_{key}"]) for key in self.keys]
        profile.save_experience(
            candidate=self.candidate,
            version=given["version"],
            experience=rows,
            all_my_work=given["all_my_work"],
            by=by,
            on=on,
        )

    def lines(self) -> list[str]:
        rows = [
            ngettext("%(work)s, %(months)s month", "%(work)s, %(months)s months", row.months)
            % {"work": row.occupation, "months": row.months}
            for row in self.candidate.experience.all()
        ]
        return [*rows, _("That is all the work that was done.")] if self.candidate.all_my_work else rows


class LanguagesForm(PartForm):
    """A level for each language that is spoken."""

    title = gettext_lazy("Languages")
    lead = gettext_lazy("Choose how well each language goes. Leave the others as they are.")
    template = "candidates/languages.html"

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        levels = [("", gettext_lazy("not filled in")), *choices(CEFR_LEVELS)]
        for code, term in LANGUAGES.items():
            self.fields[code] = forms.ChoiceField(label=in_language(term), choices=levels, required=False)

    def stored(self) -> dict[str, Any]:
        return {row.language: row.level for row in self.candidate.languages.all()}

    def save(self, *, by: User, on: date) -> None:
        levels = {code: self.cleaned_data[code] for code in LANGUAGES if self.cleaned_data[code]}
        version = self.cleaned_data["version"]
        profile.save_languages(candidate=self.candidate, version=version, levels=levels, by=by, on=on)

    def lines(self) -> list[str]:
        return [
            f"{row.get_language_display()}: {row.get_level_display()}"
            for row in self.candidate.languages.all()
        ]


class CredentialsForm(ListForm):
    """Diplomas as a list, licences as choices; a key of a row is `level:occupation`."""

    title = gettext_lazy("Diplomas and certificates")
    lead = gettext_lazy("What is not in here is unknown, until you say that the list is complete.")
    template = "candidates/credentials.html"
    label = gettext_lazy("For which occupation was the diploma?")
    hint = gettext_lazy("May stay empty, for example for vmbo or havo.")
    list_label = gettext_lazy("Diplomas")
    nothing = gettext_lazy("No diploma yet.")

    level = forms.ChoiceField(
        label=gettext_lazy("Level of the diploma"),
        choices=[("", gettext_lazy("Choose a level")), *choices(DIPLOMA_LEVELS)],
        required=False,
    )
    licences = forms.MultipleChoiceField(
        label=gettext_lazy("Driving licences and certificates"),
        choices=choices(LICENCES),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    complete = forms.BooleanField(
        label=gettext_lazy("All diplomas and certificates are listed here"), required=False
    )

    def stored(self) -> dict[str, Any]:
        licences = [row.licence for row in self.candidate.licences.all()]
        return {"licences": licences, "complete": self.candidate.credentials_complete}

    def typed(self, data: QueryDict) -> dict[str, Any]:
        level = "" if self.pressed == "add" else data.get("level", "")
        licences, complete = data.getlist("licences"), "complete" in data
        return {**data.dict(), "licences": licences, "complete": complete, "level": level}

    def stored_keys(self) -> list[str]:
        return [f"{row.level}:{row.occupation_id or ''}" for row in self.candidate.diplomas.all()]

    def new_keys(self, data: QueryDict) -> list[str]:
        level = data.get("level", "")
        is_complete = level and not self.text and self.pressed != "look_up"
        return [f"{level}:{data.get('new', '')}"] if is_complete else []

    def names_of(self, keys: Iterable[str]) -> dict[str, str]:
        pairs = {key: key.partition(":")[::2] for key in keys}
        occupations = files.occupation_names(occupation for _, occupation in pairs.values())
        return {
            key: ", ".join(
                filter(None, (in_language(DIPLOMA_LEVELS[level]), occupations.get(occupation, "")))
            )
            for key, (level, occupation) in pairs.items()
            if level in DIPLOMA_LEVELS and (not occupation or occupation in occupations)
        }

    def clean(self) -> dict[str, Any]:
        if self.sent and self.sent.get("new") and not self.sent.get("level"):
            self.add_error("level", _("Choose the level of this diploma too."))
        return super().clean()

    def save(self, *, by: User, on: date) -> None:
        given = self.cleaned_data
        pairs = [key.partition(":")[::2] for key in self.keys]
        profile.save_credentials(
            candidate=self.candidate,
            version=given["version"],
            diplomas=[
                DiplomaGiven(level, UUID(occupation) if occupation else None) for level, occupation in pairs
            ],
            licences=given["licences"],
            complete=given["complete"],
            by=by,
            on=on,
        )

    def lines(self) -> list[str]:
        held = file_presentation.labels(LICENCES, [row.licence for row in self.candidate.licences.all()])
        complete = [_("The list is complete.")] if self.candidate.credentials_complete else []
        return [*super().lines(), *held, *complete]
