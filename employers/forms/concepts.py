"""Choosing occupations and skills by looking them up: what is chosen, and what was looked for."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language

from jobmatch.http import looking_up
from jobmatch.http.acting import ActForm
from jobmatch.taxonomy.models import Occupation, Skill
from jobmatch.taxonomy.selectors import search_occupations, search_skills

LOOK_UP = "look_up"

if TYPE_CHECKING:  # Django's own class takes no type of row while it runs
    SomeOccupations = forms.ModelMultipleChoiceField[Occupation]
    SomeSkills = forms.ModelMultipleChoiceField[Skill]
else:
    SomeOccupations = SomeSkills = forms.ModelMultipleChoiceField


class OccupationsField(SomeOccupations):
    """Any number of occupations; drawn with employers/_concepts.html."""

    many = True
    search = staticmethod(search_occupations)
    address = "web:find_occupations"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Occupation.objects.all(), required=False, **kwargs)


class SkillsField(SomeSkills):
    """Any number of skills; drawn with employers/_concepts.html."""

    many = True
    search = staticmethod(search_skills)
    address = "web:find_skills"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Skill.objects.learnable(), required=False, **kwargs)


class LookUpForm(ActForm):
    """A form in which labels are looked up; the button to do so sends the form and saves nothing."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def is_looking_up(self) -> bool:
        return LOOK_UP in self.data

    def version_read(self) -> dict[str, int]:
        """The version that was read of what is changed; of something new there is none."""
        return {"version": self.cleaned_data["version"] or 0} if "version" in self.initial else {}

    def concepts(self) -> list[dict[str, object]]:
        """What the template needs for each of these fields."""
        return [
            self._concept(self[name], field)
            for name, field in self.fields.items()
            if isinstance(field, OccupationsField | SkillsField)
        ]

    def clean(self) -> dict[str, Any]:
        """What was looked up and not chosen is not left behind: it stays, and nothing is saved."""
        given = super().clean() or self.cleaned_data
        for name, field in self.fields.items():
            if isinstance(field, OccupationsField | SkillsField) and not self.is_looking_up:
                self._check_chosen(self[name], field)
        return given

    def _check_chosen(self, bound: forms.BoundField, field: OccupationsField | SkillsField) -> None:
        text = looking_up.typed(self.data, bound.html_name)
        hits = field.search(text, lang=get_language() or "nl") if text else []
        if text and not looking_up.is_chosen(hits, [row.pk for row in self._chosen(bound)]):
            self.add_error(None, looking_up.not_chosen(text, hits))

    def _concept(self, bound: forms.BoundField, field: OccupationsField | SkillsField) -> dict[str, object]:
        name = bound.html_name
        text = looking_up.typed(self.data, name)
        chosen = self._chosen(bound)
        hits = field.search(text, lang=get_language() or "nl") if text else []
        known = {row.pk for row in chosen}
        return {
            "name": name,
            "label": field.label,
            "hint": field.help_text,
            "address": field.address,
            "chosen": chosen,
            "text": text,
            "hits": [hit for hit in hits if hit.id not in known],
            "many": field.many,
        }

    def _chosen(self, bound: forms.BoundField) -> list[Any]:
        value = bound.value()
        try:
            return list(bound.field.clean(value)) if value else []
        except forms.ValidationError:
            return []
