"""*What matters most to you*: a number of points for each criterion."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobmatch.http.acting import VersionForm
from matching.naming import CRITERIA
from matching.scorer.v2 import policy
from matching.scorer.weights import STEP


class WeightingForm(VersionForm):
    """Eight numbers in steps of five; together 1000."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, int]) -> None:
        super().__init__(data, initial=initial)
        for name, usual in policy.load().weights.items():
            low = usual if name == "needs" else -(-usual // (2 * STEP)) * STEP
            self.fields[name] = forms.IntegerField(
                label=str(CRITERIA[name]),
                min_value=low,
                max_value=2 * usual,
                step_size=STEP,
                help_text=_("usual %(usual)s, from %(low)s to %(high)s")
                % {"usual": usual, "low": low, "high": 2 * usual},
                error_messages={"step_size": gettext_lazy("Move points in steps of 5.")},
            )

    @property
    def total(self) -> int:
        """What the points in the form add up to; what is no number counts as none."""
        values = [self[name].value() for name in policy.load().weights]
        return sum(int(value) for value in values if str(value).isdecimal() and len(str(value)) < 5)

    def over(self, newest: dict[str, int]) -> list[str]:
        """Keep what was typed, to be saved over the newest version; what that one says, in words."""
        self.renew(newest["version"])
        return [f"{CRITERIA[name]}: {newest[name]}" for name in policy.load().weights]

    def given(self) -> dict[str, object]:
        """The points as they were filled in, by criterion."""
        weights = {name: self.cleaned_data[name] for name in policy.load().weights}
        return {"version": self.cleaned_data["version"], "weights": weights}
