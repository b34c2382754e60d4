"""Who is away and who stands in; who leaves and to whom the work goes."""

from collections.abc import Iterable
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from candidates.selectors.files import desks as desk_selectors
from jobmatch.accounts.models import Desk, User
from jobmatch.http.acting import ActForm, date_input, form_field


class DeskForm(ActForm):
    """A form with desks of a coordinator to choose from, in the fields `of_desks`."""

    of_desks: ClassVar[tuple[str, ...]]

    def __init__(self, data: QueryDict | None = None, *, user: User) -> None:
        super().__init__(data)
        self.desks = {str(desk.pk): desk for desk in desk_selectors.run_desks(user)}
        self.counts = desk_selectors.file_counts(user)

    def offer(self, name: str, desks: Iterable[Desk]) -> None:
        """Let one of the desks be chosen in a field."""
        choices = [(str(desk.pk), _label(desk, self.counts)) for desk in desks]
        form_field(self, name, forms.ChoiceField).choices = [("", _("Choose")), *choices]

    def given(self) -> dict[str, Any]:
        """What the service takes: the desks themselves instead of their keys."""
        given = self.cleaned_data
        return {name: self.desks[value] if name in self.of_desks else value for name, value in given.items()}


class AwayForm(DeskForm):
    """Someone is ill or on leave; who does the work meanwhile."""

    field_of = {
        "already_away": "desk",
        "away": "stand_in",
        "same_desk": "stand_in",
        "other_municipality": "stand_in",
    }

    of_desks = ("desk", "stand_in")

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

    def __init__(self, data: QueryDict | None = None, *, user: User) -> None:
        super().__init__(data, user=user)
        there = [desk for desk in self.desks.values() if _is_there(desk)]
        self.offer("desk", [desk for desk in there if desk.user_id])
        self.offer("stand_in", there)


class DeskTransferForm(DeskForm):
    """Someone leaves for good; who takes everything of the desk."""

    field_of = {"away": "to", "same_desk": "to", "other_municipality": "to", "pool": "desk"}

    of_desks = ("desk", "to")

    desk = forms.ChoiceField(label=gettext_lazy("Who leaves?"))
    to = forms.ChoiceField(
        label=gettext_lazy("Who takes over?"),
        help_text=gettext_lazy(
            "Files of youths who do not want this colleague go to the shared desk instead."
        ),
    )

    def __init__(self, data: QueryDict | None = None, *, user: User) -> None:
        super().__init__(data, user=user)
        self.offer("desk", [desk for desk in self.desks.values() if desk.user_id])
        self.offer("to", [desk for desk in self.desks.values() if _is_there(desk)])


def _is_there(desk: Desk) -> bool:
    """Whether nobody stands in for the desk, as the query of the desks found."""
    return not getattr(desk, "is_away", False)


def _label(desk: Desk, counts: dict[UUID, int]) -> str:
    """'Noor (18 files)', or 'Shared desk of … (2 files)'."""
    name = str(desk) if desk.user_id else _("Shared desk of %(name)s") % {"name": desk.municipality}
    files = counts.get(desk.pk, 0)
    return ngettext("%(name)s (%(files)s file)", "%(name)s (%(files)s files)", files) % {
        "name": name,
        "files": files,
    }
