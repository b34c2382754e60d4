"""*What matters most to you*: a number of points for each criterion."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from jobmatch.http.acting import VersionForm, overwritten
from matching.naming import CRITERIA
from matching.scorer.v2 import policy
from matching.scorer.weights import STEP, bounds, check_weights, shifted

MOVE = "move"  # the button: a criterion, and more or less
POINTS_A_TAP = 20


class WeightingForm(VersionForm):
    """Eight numbers in steps of five, together 1000; a tap on more or less moves them and saves nothing."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, int]) -> None:
        super().__init__(data, initial=initial)
        for name in policy.load().weights:
            low, high = bounds(name, policy.load())
            self.fields[name] = forms.IntegerField(
                label=str(CRITERIA[name]),
                min_value=low,
                max_value=high,
                step_size=STEP,
                widget=forms.HiddenInput,
                error_messages={"step_size": gettext_lazy("Move points in steps of 5.")},
            )
        if self.is_looking_up and self.is_valid():
            self.data = self._moved()

    @property
    def is_looking_up(self) -> bool:
        return MOVE in self.data

    @property
    def weights(self) -> dict[str, int] | None:
        """The points that the form shows; None while one of them may not be so."""
        if not self.is_bound:
            return {name: self.initial[name] for name in policy.load().weights}
        values = {name: self[name].value() for name in policy.load().weights}
        try:
            weights = {name: int(value) for name, value in values.items()}
            check_weights(weights, policy.load())
        except (TypeError, ValueError):
            return None
        return weights

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each criterion with its points, and whether it can get more or fewer."""
        for name in policy.load().weights:
            value = self[name].value()
            points = int(value) if str(value).isdecimal() and len(str(value)) < 5 else 0
            least, most = bounds(name, policy.load())
            yield {
                "name": name,
                "field": self[name],
                "label": CRITERIA[name],
                "points": points,
                "usual": policy.load().weights[name],
                "has_more": points < most,
                "has_less": points > least,
            }

    def _moved(self) -> QueryDict:
        """What was typed, with the points moved as the button asks; unmoved for a button that is not ours."""
        name, _, way = str(self.data[MOVE]).partition(":")
        weights = {each: self.cleaned_data[each] for each in policy.load().weights}
        if name in weights and way in ("more", "less"):
            by = POINTS_A_TAP if way == "more" else -POINTS_A_TAP
            weights = shifted(weights, policy.load(), criterion=name, by=by)
        return overwritten(self.data, **{each: str(points) for each, points in weights.items()})

    def over(self, newest: dict[str, int]) -> list[str]:
        """Keep what was typed, to be saved over the newest version; what that one says, in words."""
        self.renew(newest["version"])
        return [f"{CRITERIA[name]}: {newest[name]}" for name in policy.load().weights]

    def given(self) -> dict[str, object]:
        """The points as they were filled in, by criterion."""
        weights = {name: self.cleaned_data[name] for name in policy.load().weights}
        return {"version": self.cleaned_data["version"], "weights": weights}
