"""The next step: saying it better, and finishing it."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from candidates.enums import StepKind
from candidates.forms.fields import chosen_kinds, step_title
from candidates.forms.files.parts import PartForm
from candidates.models import Step
from candidates.services.files import steps
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from jobmatch.http.acting import ActForm, VersionForm, date_input, form_field, overwritten
from jobmatch.http.once import KeyField
from jobmatch.http.versions import LARGEST_VERSION


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
        form_field(self, "kind", forms.ChoiceField).choices = chosen_kinds(self.step)

    @property
    def step(self) -> Step:
        """The step that holds the file; a file without one has no page for this part."""
        step = self.candidate.held_by
        if step is None:
            raise Step.DoesNotExist
        return step

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
        due = date_format(self.step.due, "l j F Y") if self.step.due else ""
        return [line for line in (str(self.step), due) if line]


class NextStepForm(ActForm):
    """What comes after the step that holds the file: that file is never without one."""

    next_kind = forms.ChoiceField(
        label=gettext_lazy("What is the next step?"), choices=chosen_kinds, initial=StepKind.CALL
    )
    next_title = step_title()
    next_due = forms.DateField(label=gettext_lazy("When?"), widget=date_input())

    def __init__(self, data: QueryDict | None = None, *, on: date, initial: dict[str, Any]) -> None:
        due = workdays.after(on, steps.CALL_BACK_WORKING_DAYS)
        super().__init__(data, initial={"next_due": due, **initial})


class DoneForm(NextStepForm):
    """Finishing the step that holds the file, with what comes after it."""

    step = forms.UUIDField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_VERSION)

    def __init__(self, data: QueryDict | None = None, *, step: Step, on: date) -> None:
        super().__init__(data, on=on, initial={"step": step.pk, "version": step.version})

    def refuse(self, broken: RuleBroken) -> None:
        """Keep what was typed, but let it finish the step that the page shows now."""
        super().refuse(broken)
        shown = {name: str(self.initial[name]) for name in ("step", "version")}
        self.data = overwritten(self.data, **shown)


class PlannedStep(ActForm):
    """What is to be done, and when."""

    field_of = {"next_due": "due"}

    kind = forms.ChoiceField(label=gettext_lazy("What?"), choices=chosen_kinds)
    title = step_title()
    due = forms.DateField(label=gettext_lazy("When?"), widget=date_input())


class ExtraStepForm(PlannedStep):
    """One more thing to do, beside the step that holds the file."""

    key = KeyField()


class StepChangeForm(VersionForm, PlannedStep):
    """A step that is there: what, and when."""

    def __init__(self, data: QueryDict | None = None, *, step: Step) -> None:
        names = ("version", "kind", "title", "due")
        super().__init__(data, initial={name: getattr(step, name) for name in names})
        form_field(self, "kind", forms.ChoiceField).choices = chosen_kinds(step)
