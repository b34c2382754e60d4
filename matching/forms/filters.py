"""What to show of a ranking."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.vocabulary import WORK_KINDS
from matching.enums import Feeling
from matching.services.ranking.filtering import Wanted

MOST_MINUTES, MOST_HOURS = 180, 60


class WantedForm(forms.Form):
    """Kinds of work, travel, hours, only what is new, and the order; left empty, everything is shown.

    `last_look`: when the reader looked at this list before; without it nothing can be new. `feelings`:
    vacancy → what was decided about it; what is not for this youth is never shown.
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
    hearts = forms.BooleanField(label=_("Only vacancies with a heart"), required=False)
    newest = forms.BooleanField(label=_("In the lists: what came in last comes first"), required=False)

    def __init__(
        self, asked: QueryDict, *, last_look: datetime | None, feelings: Mapping[UUID, str] | None = None
    ) -> None:
        super().__init__(asked)
        self.last_look, self.feelings = last_look, feelings or {}
        if not self._with(Feeling.HEART):
            del self.fields["hearts"]
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
            hearts=self._with(Feeling.HEART) if found.get("hearts") else None,
            hidden=self._with(Feeling.NOT_FOR_ME),
        )

    def _with(self, feeling: Feeling) -> frozenset[UUID]:
        return frozenset(pk for pk, each in self.feelings.items() if each == feeling)
