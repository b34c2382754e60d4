"""The ways to another state, each saying what happens."""

from datetime import date
from typing import ClassVar

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy

from candidates.enums import Ending, State
from candidates.models import LONGEST_PAUSE_DAYS, Candidate
from candidates.services.files import moves
from jobmatch.accounts.models import User
from jobmatch.http.acting import VersionForm, date_input, form_field


class MoveForm(VersionForm):
    """One way: what it is called, what happens, and the words on its button."""

    to: ClassVar[State]
    title: ClassVar[Promise]
    happens: ClassVar[Promise]
    submit: ClassVar[Promise]


class PauseForm(MoveForm):
    to = State.PAUSED
    title = gettext_lazy("Pause")
    happens = format_lazy(
        gettext_lazy(
            "This youth is left in peace until the day that you choose, at most {days} days from now. On "
            "that day the file is open again by itself, and the next step is to call."
        ),
        days=LONGEST_PAUSE_DAYS,
    )
    submit = gettext_lazy("Pause until this day")
    field_of = {"pause_until": "until"}

    until = forms.DateField(label=gettext_lazy("Until which day?"), widget=date_input())


class RestForm(MoveForm):
    to = State.RESTING
    title = gettext_lazy("Let the file rest")
    happens = gettext_lazy(
        "For someone who can't be reached. Nobody calls for now. Once a year somebody asks how life is, and "
        "the file opens again as soon as this youth is heard of."
    )
    submit = gettext_lazy("Let it rest")


class WakeForm(MoveForm):
    to = State.OPEN
    title = gettext_lazy("End the pause")
    happens = gettext_lazy("The file is open again now. The next step is to call, within two working days.")
    submit = gettext_lazy("End the pause now")


class ResumeForm(MoveForm):
    to = State.OPEN
    title = gettext_lazy("Go on with this youth")
    happens = gettext_lazy("The file is open again now. The next step is to call, within five working days.")
    submit = gettext_lazy("Go on")


class ReopenForm(MoveForm):
    to = State.OPEN
    title = gettext_lazy("Open the file again")
    happens = gettext_lazy(
        "Everything that was in the file is still there. The next step is to call, within five working days."
    )
    submit = gettext_lazy("Open it again")


class EndForm(MoveForm):
    to = State.ENDED
    title = gettext_lazy("End the file")
    happens = gettext_lazy(
        "All steps are finished and nobody calls any more. You find the file back under “ended”, and it can "
        "be opened again."
    )
    submit = gettext_lazy("End the file")
    field_of = {"ending_too_early": "ending"}

    ending = forms.ChoiceField(
        label=gettext_lazy("Why does it end?"), widget=forms.RadioSelect(attrs={"data-look": "stack"})
    )


BACK: dict[str, type[MoveForm]] = {
    State.PAUSED: WakeForm,
    State.RESTING: ResumeForm,
    State.ENDED: ReopenForm,
}
ONWARD: dict[str, type[MoveForm]] = {
    State.PAUSED: PauseForm,
    State.RESTING: RestForm,
    State.ENDED: EndForm,
}


def ways(candidate: Candidate, data: QueryDict | None = None, *, by: User, on: date) -> list[MoveForm]:
    """A form for each way from here, the one that was sent with what was filled in."""
    forms_of = [BACK[candidate.state] if to == State.OPEN else ONWARD[to] for to in moves.possible(candidate)]
    found = [
        form(
            data if data and data.get("to") == form.to else None,
            initial={"version": candidate.version},
            auto_id=f"id_{form.to}_%s",
        )
        for form in forms_of
    ]
    for form in found:
        if "ending" in form.fields:
            endings: list[Ending] = moves.endings(candidate, by=by, on=on)
            form_field(form, "ending", forms.ChoiceField).choices = [
                (ending.value, ending.label) for ending in endings
            ]
    return found
