"""Choosing occupations and skills by looking them up: what is chosen, and what was looked for."""

from typing import Any

from django import forms
from django.utils.translation import get_language

from jobmatch.taxonomy.models import Occupation, Skill
from jobmatch.taxonomy.selectors import search_occupations, search_skills

LOOK_UP = "look_up"


class OccupationsField(forms.ModelMultipleChoiceField):
    """Any number of occupations; drawn with employers/_concepts.html."""

    search = staticmethod(search_occupations)
    address = "web:find_occupations"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Occupation.objects.all(), required=False, **kwargs)


class SkillsField(forms.ModelMultipleChoiceField):
    """Any number of skills; drawn with employers/_concepts.html."""

    search = staticmethod(search_skills)
    address = "web:find_skills"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Skill.objects.learnable(), required=False, **kwargs)


class LookUpForm(forms.Form):
    """A form in which labels are looked up; the button to do so sends the form and saves nothing."""

    @property
    def is_looking_up(self) -> bool:
        return LOOK_UP in self.data

    def concepts(self) -> list[dict[str, Any]]:
        """What the template needs for each of these fields."""
        names = [name for name, field in self.fields.items() if hasattr(field, "address")]
        return [self._concept(self[name]) for name in names]

    def _concept(self, bound: forms.BoundField) -> dict[str, Any]:
        field, name = bound.field, bound.html_name
        text = self.data.get(f"find_{name}", "").strip()[:80] if self.is_looking_up else ""
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
            "many": getattr(field, "many", True),
        }

    def _chosen(self, bound: forms.BoundField) -> list[Any]:
        value = bound.value()
        try:
            return list(bound.field.clean(value)) if value else []
        except forms.ValidationError:
            return []
