"""Who is away and who stands in; who leaves and to whom the work goes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from candidates import selectors
from candidates.forms.fields import date_input
from candidates.forms.refusals import RefusableForm
from jobmatch.accounts.models import Desk, User


class DeskForm(RefusableForm):
    """A form with desks of a coordinator to choose from."""

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data)
        self.desks = {str(desk.pk): desk for desk in selectors.run_desks(user)}
        self.counts = selectors.file_counts(user)

    def offer(self, name: str, desks: Iterable[Desk]) -> None:
        """Let one of the desks be chosen in a field."""
        choices = [(str(desk.pk), _label(desk, self.counts)) for desk in desks]
        self.fields[name].choices = [("", _("Choose")), *choices]

    def chosen(self, name: str) -> Desk:
        """The desk that was chosen."""
        return self.desks[self.cleaned_data[name]]


class AwayForm(DeskForm):
    """Someone is ill or on leave; who does the work meanwhile."""

    field_of = {
        "until": "until",
        "already_away": "desk",
        "away": "stand_in",
        "same_desk": "stand_in",
        "other_municipality": "stand_in",
    }

    desk = forms.ChoiceField(label=gettext_lazy("Who is away?"))
    stand_in = forms.ChoiceField(
        label=gettext_lazy("Who stands in?"),
        help_text=gettext_lazy(
            "All steps move there at once. What is locked opens only with the youth's yes."
        ),
    )
    until = forms.DateField(
        label=gettext_lazy("Back on"),
        required=False,
        widget=date_input(),
        help_text=gettext_lazy("On this day the steps go back by themselves. Empty: until you end it here."),
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, user=user)
        there = [desk for desk in self.desks.values() if not desk.is_away]
        self.offer("desk", [desk for desk in there if desk.user_id])
        self.offer("stand_in", there)


class HandOverForm(DeskForm):
    """Someone leaves for good; who takes everything."""

    field_of = {"away": "to", "same_desk": "to", "other_municipality": "to", "pool": "desk"}

    desk = forms.ChoiceField(label=gettext_lazy("Who leaves?"))
    to = forms.ChoiceField(
        label=gettext_lazy("Who takes over?"),
        help_text=gettext_lazy(
            "Files of youths who do not want this colleague go to the shared desk instead."
        ),
    )

    def __init__(self, data: Any = None, *, user: User) -> None:
        super().__init__(data, user=user)
        self.offer("desk", [desk for desk in self.desks.values() if desk.user_id])
        self.offer("to", [desk for desk in self.desks.values() if not desk.is_away])


def _label(desk: Desk, counts: dict[UUID, int]) -> str:
    """'Noor (18 files)', or 'Shared desk of … (2 files)'."""
    name = str(desk) if desk.user_id else _("Shared desk of %(name)s") % {"name": desk.municipality}
    files = counts.get(desk.pk, 0)
    return ngettext("%(name)s (%(files)s file)", "%(name)s (%(files)s files)", files) % {
        "name": name,
        "files": files,
    }
