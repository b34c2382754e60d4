"""How a meeting was, asked of each side apart: a tap for each question, and a line."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobmatch.http.acting import ActForm
from jobmatch.wording.free_text import FreeText
from matching.enums import Came, Going, Side
from matching.forms.check_ins import one_tap
from matching.services.introductions.telling import LONGEST_LINE, Said

TO_YOUTH = [
    (Came.HELD.value, gettext_lazy("yes, we met")),
    (Came.YOUTH_MISSED.value, gettext_lazy("no, I did not go")),
    (Came.EMPLOYER_MISSED.value, gettext_lazy("no, nobody was there for me")),
]
TO_EMPLOYER = [
    (Came.HELD.value, gettext_lazy("yes, we met")),
    (Came.YOUTH_MISSED.value, gettext_lazy("no, nobody came")),
    (Came.EMPLOYER_MISSED.value, gettext_lazy("no, we could not")),
]
GOES_ON = [("yes", gettext_lazy("yes")), ("no", gettext_lazy("no")), ("", gettext_lazy("not sure yet"))]


class HowItWasForm(ActForm):
    """What one side says of a meeting."""

    came = forms.ChoiceField(label=gettext_lazy("Did it go on?"), choices=TO_YOUTH, widget=one_tap())
    going = forms.ChoiceField(
        label=gettext_lazy("How was it?"), choices=Going.choices, widget=one_tap(), required=False
    )
    goes_on = forms.ChoiceField(
        label=gettext_lazy("Do you want to go on?"), choices=GOES_ON, widget=one_tap(), required=False
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
        self,
        data: QueryDict | None = None,
        *,
        side: str,
        by_side: bool = False,
        may_write: bool = True,
    ) -> None:
        super().__init__(data)
        came = self.fields["came"]
        if side == Side.EMPLOYER and isinstance(came, forms.ChoiceField):
            came.choices = TO_EMPLOYER
        if by_side and side == Side.YOUTH:
            self.fields["line"].label = _("Do you want to say more?")
            self.fields["line"].help_text = _("Only your own jobhunter reads this.")
        if not may_write:
            del self.fields["line"]

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        goes_on = {"yes": True, "no": False}.get(given.get("goes_on", ""))
        said = Said(given["came"], given.get("going", ""), goes_on, given.get("line", ""))
        return {"said": said}
