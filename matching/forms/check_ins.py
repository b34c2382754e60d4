"""How it goes: one tap and a line."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobmatch.http.acting import VersionForm, form_field
from jobmatch.wording.free_text import FreeText
from matching.enums import Going, Side
from matching.models import CheckIn
from matching.presentation import telling
from matching.presentation.placements import fact_words
from matching.services.work.answers import LONGEST_LINE


def one_tap() -> forms.RadioSelect:
    """The answers beside each other, so that a thumb needs one tap."""
    return forms.RadioSelect(attrs={"data-look": "chips"})


class CheckInForm(VersionForm):
    """What a youth or an employer answered. Only a youth is asked how they are treated."""

    going = forms.ChoiceField(
        label=gettext_lazy("How is it going?"),
        choices=Going.choices,
        widget=one_tap(),
        error_messages={"required": gettext_lazy("Choose how it goes.")},
    )
    treated = forms.ChoiceField(
        label=gettext_lazy("How are you treated?"),
        choices=Going.choices,
        widget=one_tap(),
        required=False,
    )
    asked = forms.BooleanField(
        label=gettext_lazy("We went through what the employer told about the workplace"), required=False
    )
    untrue = forms.MultipleChoiceField(
        label=gettext_lazy("What is not as the employer told?"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "stack"}),
        help_text=gettext_lazy("Only the youth's own jobhunter reads this. The employer does not."),
    )
    line = FreeText(
        asks=True,
        label=gettext_lazy("In one line"),
        required=False,
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("It is locked: only the youth's own jobhunter reads it."),
    )

    def __init__(
        self, data: QueryDict | None = None, *, check_in: CheckIn, stated: Mapping[str, str], may_write: bool
    ) -> None:
        super().__init__(data, initial={"version": check_in.version})
        self.stated = stated
        if check_in.side == Side.EMPLOYER:
            self.fields["going"].label = _("How is it going, according to the employer?")
            del self.fields["treated"]
        if check_in.side == Side.EMPLOYER or not stated:
            del self.fields["asked"], self.fields["untrue"]
        else:
            form_field(self, "untrue", forms.ChoiceField).choices = [
                (item, fact_words(item, answer)) for item, answer in stated.items()
            ]
        if not may_write:
            del self.fields["line"]

    @property
    def is_worrying(self) -> bool:
        """Whether something goes badly, so that a step of today is made."""
        tapped = [self[name].value() for name in ("going", "treated") if name in self.fields]
        return Going.BAD in tapped

    def clean(self) -> dict[str, Any]:
        """Who tells how they are treated is not asked whether the words are needed."""
        cleaned = super().clean() or self.cleaned_data
        line = self.fields.get("line")
        if isinstance(line, FreeText) and self.tells_of_treatment:
            line.asks = False
        return cleaned

    @property
    def tells_of_treatment(self) -> bool:
        """Whether the youth tells of being treated unfairly; the line is locked, so the words are safe."""
        given = self.cleaned_data
        return telling.is_told(treated=given.get("treated", ""), line=given.get("line", ""))

    def given(self) -> dict[str, Any]:
        """What was filled in, for the service. What was not gone through is not known to be true."""
        given = self.cleaned_data
        untrue = given.get("untrue", [])
        asked = self.stated if given.get("asked") else untrue
        return {
            "version": given["version"],
            "going": given["going"],
            "treated": given.get("treated", ""),
            "facts": {item: item not in untrue for item in asked},
            "line": given.get("line", ""),
        }


class YouthCheckInForm(CheckInForm):
    """How it goes at work, asked of the youth by the own link."""

    def __init__(
        self, data: QueryDict | None = None, *, check_in: CheckIn, stated: Mapping[str, str]
    ) -> None:
        super().__init__(data, check_in=check_in, stated=stated, may_write=True)
        self.fields.pop("asked", None)
        line = self.fields["line"]
        line.label = _("Do you want to say more?")
        line.help_text = _("Only your own jobhunter reads this.")
        line.widget.attrs["rows"] = 3
        if "untrue" in self.fields:
            self.fields["untrue"].help_text = _("Only your own jobhunter reads this. The employer does not.")
