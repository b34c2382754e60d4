"""What to show of a ranking."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.vocabulary import WORK_KINDS
from matching.services.ranking.filtering import Wanted

MOST_MINUTES, MOST_HOURS = 180, 60


class WantedForm(forms.Form):
    """Kinds of work, travel, hours, only what is new, and the order; left empty, everything is shown."""

    kinds = forms.MultipleChoiceField(
        label=_("Kind of work"),
        required=False,
        choices=choices(WORK_KINDS),
        widget=forms.CheckboxSelectMultiple,
    )
    minutes = forms.IntegerField(
        label=_("Travel, minutes at most"), required=False, min_value=1, max_value=MOST_MINUTES
    )
    hours = forms.IntegerField(
        label=_("Hours a week, at least"), required=False, min_value=1, max_value=MOST_HOURS
    )
    new = forms.BooleanField(label=_("Only what is new since the last time"), required=False)
    newest = forms.BooleanField(label=_("Newest first"), required=False)

    def wanted(self, *, last_look: date | None) -> Wanted:
        """What is asked; a field that was filled in wrongly asks nothing."""
        self.is_valid()
        found = self.cleaned_data
        return Wanted(
            kinds=frozenset(found.get("kinds") or ()),
            minutes=found.get("minutes"),
            hours=found.get("hours"),
            after=last_look if found.get("new") else None,
            newest=bool(found.get("newest")),
        )
