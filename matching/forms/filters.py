"""What to show of a ranking."""

from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.vocabulary import WORK_KINDS
from matching.services.ranking.filtering import Wanted

MOST_MINUTES, MOST_HOURS = 180, 60


class WantedForm(forms.Form):
    """Kinds of work, travel, hours, only what is new, and the order; left empty, everything is shown.

    `last_look`: when the reader looked at this list before; without it nothing can be new.
    """

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
    new = forms.BooleanField(label=_("Only what came in since the last time"), required=False)
    newest = forms.BooleanField(label=_("In the lists: what came in last comes first"), required=False)

    def __init__(self, asked: QueryDict, *, last_look: datetime | None) -> None:
        super().__init__(asked)
        self.last_look = last_look
        if last_look is None:
            del self.fields["new"]
            return
        words = gettext("Only what came in since you looked here on %(day)s")
        self.fields["new"].label = words % {"day": date_format(timezone.localdate(last_look), "j F")}

    def wanted(self) -> Wanted:
        """What is asked; a field that was filled in wrongly asks nothing."""
        self.is_valid()
        found = self.cleaned_data
        return Wanted(
            kinds=frozenset(found.get("kinds") or ()),
            minutes=found.get("minutes"),
            hours=found.get("hours"),
            after=self.last_look if found.get("new") else None,
            newest=bool(found.get("newest")),
        )
