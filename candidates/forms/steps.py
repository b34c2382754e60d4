"""The next step: saying it better, and finishing it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from candidates.enums import StepKind
from candidates.forms.fields import chosen_kinds, date_input, step_title
from candidates.forms.parts import PartForm
from candidates.forms.refusals import RefusableForm
from candidates.forms.versions import VersionForm
from candidates.models import Step
from candidates.services import steps
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.once import KeyField
from jobmatch.versions import LARGEST_VERSION


class StepForm(PartForm):
    """The next step as it stands: what, and when."""

    title = gettext_lazy("Next step")
    lead = gettext_lazy("What happens next, and on which day?")
    needs_step = True
    field_of = {"next_due": "due"}

    kind = forms.ChoiceField(label=gettext_lazy("What?"))
    words = step_title()
    due = forms.DateField(label=gettext_lazy("When?"), widget=date_input())

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = chosen_kinds(self.step)

    @property
    def step(self) -> Step:
        """The step that holds the file."""
        return self.candidate.held_by

    def stored_version(self) -> int:
        return self.step.version

    def stored(self) -> dict[str, Any]:
        return {"kind": self.step.kind, "words": self.step.title, "due": self.step.due}

    def save(self, *, by: User, on: date) -> None:
        given = self.cleaned_data
        steps.change(
            step=self.step,
            version=given["version"],
            by=by,
            on=on,
            kind=given["kind"],
            title=given["words"],
            due=given["due"],
        )

    def lines(self) -> list[str]:
        return [line for line in (str(self.step), date_format(self.step.due, "l j F Y")) if line]


class NextStepForm(RefusableForm):
    """What comes after the step that holds the file: that file is never without one."""

    field_of = {"next_due": "next_due"}

    next_kind = forms.ChoiceField(
        label=gettext_lazy("What is the next step?"), choices=chosen_kinds, initial=StepKind.CALL
    )
    next_title = step_title()
    next_due = forms.DateField(label=gettext_lazy("When?"), widget=date_input())

    def __init__(self, data: Any = None, *, on: date, initial: dict[str, Any]) -> None:
        due = workdays.after(on, steps.CALL_BACK_WORKING_DAYS)
        super().__init__(data, initial={"next_due": due, **initial})


class DoneForm(NextStepForm):
    """This step is done; what is the next?"""

    step = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_VERSION)

    def __init__(self, data: Any = None, *, step: Step, on: date) -> None:
        super().__init__(data, on=on, initial={"step": step.pk, "version": step.version})

    def renew(self, step: Step) -> None:
        """Keep what was typed, but let it finish this step, which the page shows."""
        self.data = self.data.copy()
        self.data["step"], self.data["version"] = str(step.pk), str(step.version)


class ExtraStepForm(RefusableForm):
    """One more thing to do, beside the step that holds the file."""

    field_of = {"next_due": "due"}

    key = KeyField()
    kind = forms.ChoiceField(label=gettext_lazy("What?"), choices=chosen_kinds)
    title = step_title()
    due = forms.DateField(label=gettext_lazy("When?"), widget=date_input())


class StepChangeForm(VersionForm, ExtraStepForm):
    """A step that is there: what, and when."""

    key = None

    def __init__(self, data: Any = None, *, step: Step) -> None:
        names = ("version", "kind", "title", "due")
        super().__init__(data, initial={name: getattr(step, name) for name in names})
        self.fields["kind"].choices = chosen_kinds(step)
