"""Recording work of a youth: what is agreed, that it began, that it ended."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from candidates.models import MOST_HOURS
from employers.enums import PayPeriod
from employers.models import Vacancy
from jobmatch.errors import RuleBroken
from jobmatch.http import looking_up
from jobmatch.http.acting import VersionForm, date_input, form_field
from jobmatch.http.lengths import longest
from jobmatch.http.once import KeyField
from jobmatch.taxonomy.choices import choices, in_language
from jobmatch.taxonomy.models import Occupation
from jobmatch.taxonomy.selectors import Hit, search_occupations
from jobmatch.taxonomy.vocabulary import WORK_KINDS
from jobmatch.wording.free_text import FreeText
from matching.enums import EndReason, FoundBy, Paper, papers_for
from matching.models import Placement
from matching.presentation.placements import terms
from matching.selectors.placements import employer_meant
from matching.services.work.judging import NotAcknowledged
from matching.services.work.placements import Details

LOOK_UP = "look_up"


class WorkFields(forms.Form):
    """From when until when somebody works, for how many hours and which pay."""

    starts_on = forms.DateField(label=gettext_lazy("First working day"), widget=date_input())
    ends_on = forms.DateField(
        label=gettext_lazy("Until, if it is for a time"), widget=date_input(), required=False
    )
    hours = forms.IntegerField(
        label=gettext_lazy("Hours a week"), required=False, min_value=1, max_value=MOST_HOURS
    )
    pay = forms.DecimalField(
        label=gettext_lazy("Pay an hour, in euros"),
        required=False,
        min_value=0,
        max_value=1000,
        decimal_places=2,
        localize=True,
    )

    def pay_cents(self) -> int | None:
        """The pay as it is kept."""
        pay = self.cleaned_data["pay"]
        return None if pay is None else int(pay * 100)


class PlacementForm(WorkFields, VersionForm):
    """What is agreed. Of a vacancy much is known already; of work that the youth found the name is enough."""

    key = KeyField()
    employer_name = FreeText(label=gettext_lazy("Employer"), max_length=longest(Placement, "employer_name"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of work"), choices=[("", gettext_lazy("choose")), *choices(WORK_KINDS)]
    )
    occupation = forms.ModelChoiceField(Occupation.objects.all(), required=False)
    found_by = forms.ChoiceField(
        label=gettext_lazy("How was it found?"), choices=FoundBy.choices, widget=forms.RadioSelect
    )
    papers = forms.MultipleChoiceField(
        label=gettext_lazy("Checked together"),
        required=False,
        choices=Paper.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "stack"}),
        help_text=gettext_lazy("Papers stay with the youth and the employer. Nothing of them is kept here."),
    )
    field_order = (
        *("version", "key", "employer_name", "kind", "occupation", "found_by"),
        *("starts_on", "ends_on", "hours", "pay", "papers"),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        vacancy: Vacancy | None = None,
        placement: Placement | None = None,
    ) -> None:
        self.vacancy = vacancy
        super().__init__(data, initial=_of(placement) if placement else _offered(vacancy))
        self.fields["pay"].help_text = _("Before tax, without holiday pay. Like 8,83.")
        asked = papers_for(self["kind"].value() or "", self["papers"].value() or ())
        form_field(self, "papers", forms.ChoiceField).choices = [
            (paper.value, paper.label) for paper in asked
        ]
        if placement is None:
            del self.fields["version"]
        else:
            del self.fields["key"]
        if vacancy is not None and vacancy.employer_id:
            del self.fields["employer_name"]

    @property
    def is_looking_up(self) -> bool:
        """The button that searches an occupation sends the form and saves nothing."""
        return LOOK_UP in self.data

    @property
    def chosen(self) -> Occupation | None:
        """The occupation as it stands in the form."""
        value = self["occupation"].value()
        try:
            chosen: Occupation | None = self.fields["occupation"].clean(value)
        except forms.ValidationError:
            return None
        return chosen

    @property
    def text(self) -> str:
        """What was looked for."""
        return looking_up.typed(self.data, "occupation")

    @property
    def hits(self) -> list[Hit]:
        return search_occupations(self.text, lang=get_language() or "nl") if self.text else []

    def clean(self) -> dict[str, Any]:
        """An occupation that was looked up and not chosen is not left behind."""
        given = super().clean() or self.cleaned_data
        occupation = given.get("occupation")
        is_used = occupation is not None and looking_up.is_chosen(self.hits, [occupation.pk])
        if self.text and not self.is_looking_up and not is_used:
            self.add_error(None, looking_up.not_chosen(self.text, self.hits))
        return given

    def given(self) -> dict[str, object]:
        """What is agreed, which rules were ticked off, and which version was read or which row is made."""
        kept: dict[str, object] = {
            name: self.cleaned_data[name] for name in ("version", "key") if name in self.fields
        }
        ticked = forms.CheckboxSelectMultiple().value_from_datadict(self.data, self.files, "acknowledged")
        return {"details": self._details(), "acknowledged": ticked, **kept}

    def _details(self) -> Details:
        given = self.cleaned_data
        name = given.get("employer_name", "")
        return Details(
            kind=given["kind"],
            starts_on=given["starts_on"],
            found_by=given["found_by"],
            vacancy=self.vacancy,
            **employer_meant(name, self.vacancy),
            occupation=given["occupation"],
            ends_on=given["ends_on"],
            hours=given["hours"],
            pay_cents=self.pay_cents(),
            papers=tuple(given["papers"]),
        )

    def over(self, newest: Placement) -> list[str]:
        """Keep what was typed, to be saved over the newest version; what that one says, in words."""
        self.renew(newest.version)
        return [f"{term}: {value}" for term, value in terms(newest)]

    def refuse(self, broken: RuleBroken) -> None:
        """Rules that speak against it become boxes to tick; other refusals stand at their field."""
        if isinstance(broken, NotAcknowledged):
            ask_to_tick(self, broken)
        else:
            super().refuse(broken)


def ask_to_tick(form: forms.Form, broken: NotAcknowledged) -> None:
    """Rules that speak against work become boxes to tick."""
    form.fields["acknowledged"] = forms.MultipleChoiceField(
        label=_("Rules about this work"),
        required=False,
        choices=[
            (finding.code, f"{in_language(finding.rule)}: {in_language(finding.sentence)}")
            for finding in broken.findings
        ],
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "stack"}),
        help_text=_("You decide. Tick that you have seen it; the log keeps that you did."),
    )
    form.add_error("acknowledged", _("Look at these rules, and tick what you want to go on with."))


def _of(placement: Placement) -> dict[str, object]:
    """A placement as the form shows it."""
    return {
        "version": placement.version,
        "employer_name": str(placement),
        "kind": placement.kind,
        "occupation": placement.occupation_id,
        "found_by": placement.found_by,
        "starts_on": placement.starts_on,
        "ends_on": placement.ends_on,
        "hours": placement.hours,
        "pay": None if placement.pay_cents is None else Decimal(placement.pay_cents).scaleb(-2),
        "papers": placement.papers,
    }


def _offered(vacancy: Vacancy | None) -> dict[str, object]:
    """What a vacancy tells already; without one the youth found it."""
    if vacancy is None:
        return {"found_by": FoundBy.YOUTH}
    return {
        "found_by": FoundBy.US,
        "employer_name": vacancy.employer_text,
        "kind": vacancy.kind,
        "occupation": vacancy.occupation_id,
        "starts_on": vacancy.starts_on,
        "hours": vacancy.hours_min,
        "pay": vacancy.pay_min if vacancy.pay_period == PayPeriod.HOUR else None,
    }


class StartForm(VersionForm):
    """Work has begun."""

    starts_on = forms.DateField(label=gettext_lazy("First working day"), widget=date_input())

    def __init__(self, data: QueryDict | None = None, *, placement: Placement, on: date) -> None:
        first = min(placement.starts_on, on)
        super().__init__(data, initial={"version": placement.version, "starts_on": first})


class EndForm(VersionForm):
    """Work ended, or never began."""

    end_reason = forms.ChoiceField(label=gettext_lazy("Why?"), widget=forms.RadioSelect)
    ended_on = forms.DateField(label=gettext_lazy("Last working day"), widget=date_input())

    def __init__(self, data: QueryDict | None = None, *, placement: Placement, on: date) -> None:
        super().__init__(data, initial={"version": placement.version, "ended_on": on})
        never_began = placement.state == "planned"
        form_field(self, "end_reason", forms.ChoiceField).choices = [
            choice for choice in EndReason.choices if (choice[0] == EndReason.NEVER_STARTED) == never_began
        ]
        if never_began:
            self.initial["end_reason"] = EndReason.NEVER_STARTED
            self.fields["ended_on"].label = _("Heard on")

    def given(self) -> dict[str, object]:
        given = dict(self.cleaned_data)
        return {"reason": given.pop("end_reason"), **given}
