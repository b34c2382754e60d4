"""Fields that several forms of a file have."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.enums import CHOSEN_KINDS, StepKind
from candidates.models import Step
from jobmatch.http.lengths import fits
from jobmatch.wording.free_text import FreeText

POSTCODE = re.compile(r"([1-9]\d{3})\s*(?:[A-Za-z]{2})?")


class PostcodeField(forms.CharField):
    """The four digits of a Dutch postcode; letters may be typed and are not kept."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        match = POSTCODE.fullmatch(text)
        if match is None:
            raise ValidationError(_("Write a Dutch postcode, like 3511 or 3511 AB."))
        return match.group(1)


def step_title(**differs: Any) -> FreeText:
    """What a step is about, beside its kind."""
    given = {"help_text": gettext_lazy("For example: write the letter together."), **differs}
    return FreeText(asks=True, label=gettext_lazy("In a few words"), **fits(Step, "title"), **given)


def chosen_kinds(step: Step | None = None) -> list[tuple[str, str | Promise]]:
    """The kinds of step that people choose; and the kind that this step has already, whoever made it."""
    kept = [StepKind(step.kind)] if step and step.kind not in CHOSEN_KINDS else []
    kinds = kept if step and step.keeps_its_kind else [*CHOSEN_KINDS, *kept]
    return [(kind.value, kind.label) for kind in kinds]
