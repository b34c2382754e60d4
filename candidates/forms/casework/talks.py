"""The first talk: what is recognised in free words, and its end."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy

from candidates.forms.casework.steps import NextStepForm
from candidates.forms.files.parts import PartForm
from candidates.models import Candidate
from candidates.services.casework import talks
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import form_field, overwritten
from jobmatch.taxonomy.selectors import Hit, suggest_from_words


class FromWordsForm(PartForm):
    """What may be meant with the youth's own words: only what is ticked is kept."""

    title = gettext_lazy("Is it one of these?")
    lead = gettext_lazy(
        "We looked for work and skills in the own words. Tick only what the youth says yes to."
    )
    template = "candidates/from_words.html"
    sealed = True

    occupations = forms.MultipleChoiceField(
        label=gettext_lazy("Would you love to do this?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    skills = forms.MultipleChoiceField(
        label=gettext_lazy("Can you do this already?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        words = self.opened.own_words if self.opened else ""
        found = suggest_from_words(words, lang=get_language())
        wished = {wish.occupation_id for wish in self.candidate.wishes.all()}
        held = {row.skill_id for row in self.candidate.skills.all()}
        self._offer("occupations", [hit for hit in found.occupations if hit.id not in wished])
        self._offer("skills", [hit for hit in found.skills if hit.id not in held])

    @property
    def nothing_found(self) -> bool:
        return self.fields.keys() == {"version"}

    def save(self, *, by: User, on: date) -> None:
        given = self.cleaned_data
        talks.add_from_words(
            candidate=self.candidate,
            version=given["version"],
            occupations=[*map(UUID, given.get("occupations", []))],
            skills=[*map(UUID, given.get("skills", []))],
            by=by,
            on=on,
        )

    def lines(self) -> list[str]:
        wishes = [str(wish.occupation) for wish in self.candidate.wishes.all()]
        return [*wishes, *(str(row.skill) for row in self.candidate.skills.all())]

    def _offer(self, name: str, hits: list[Hit]) -> None:
        if hits:
            form_field(self, name, forms.ChoiceField).choices = [(str(hit.id), hit.label) for hit in hits]
        else:
            del self.fields[name]


class HeldForm(NextStepForm):
    """The talk was held. When a step was waiting for it, the next one is asked here."""

    step = forms.UUIDField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: QueryDict | None = None, *, candidate: Candidate, on: date) -> None:
        step = candidate.held_by
        super().__init__(data, on=on, initial={"step": step.pk if step else None})
        if not talks.ends_step(candidate):
            for name in ("next_kind", "next_title", "next_due"):
                del self.fields[name]

    def refuse(self, broken: RuleBroken) -> None:
        super().refuse(broken)
        if self.is_overtaken:  # what was typed is kept, for the step that the page shows now
            self.data = overwritten(self.data, step=str(self.initial["step"] or ""))
