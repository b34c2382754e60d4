"""Employers and sites as people type them; the file that someone uploads."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from employers.enums import Reason
from employers.forms.concepts import LookUpForm, OccupationsField
from employers.forms.places import PlacedForm
from employers.forms.wordings import Worded
from employers.models import Employer, Site, Vacancy
from employers.permissions import works_cases
from employers.selectors.employers import employers
from employers.selectors.workplaces import head_offices
from jobmatch.accounts.models import Organisation, User
from jobmatch.http.acting import ActForm, form_field
from jobmatch.http.lengths import fits, longest
from jobmatch.wording.free_text import FreeText


class SearchForm(forms.Form):
    """What to look for in the list of employers."""

    text = forms.CharField(label=_("Name"), required=False, max_length=80)


class EmployerForm(Worded, LookUpForm):
    """An employer."""

    worded = ("about",)

    name = FreeText(label=_("Name"), **fits(Organisation, "name"))
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    about = FreeText(
        label=_("About the employer"),
        **fits(Employer, "about"),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    is_intermediary = forms.BooleanField(label=_("an agency that fills vacancies for others"), required=False)
    reasons = forms.MultipleChoiceField(
        label=_("Why does the employer take part?"),
        help_text=_("More than one may be true. It is about the employer, never about a youth."),
        choices=Reason.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    head = forms.ModelChoiceField(
        label=_("Head office"),
        help_text=_("Of a chain: what the head office says of the workplace holds here too."),
        queryset=Employer.objects.none(),
        required=False,
    )
    occupations = OccupationsField(
        label=_("Occupations in the house"),
        help_text=_("Also those for which there is no vacancy now: they may be someone's dream."),
    )

    def __init__(
        self, data: QueryDict | None = None, *, user: User, employer: Employer | None = None
    ) -> None:
        self.row = employer
        super().__init__(data, initial=initial_of(employer) if employer else None)
        if not works_cases(user):
            del self.fields["is_intermediary"], self.fields["reasons"], self.fields["head"]
            return
        form_field(self, "head", forms.ModelChoiceField).queryset = head_offices(user, but=employer)

    def given(self) -> dict[str, object]:
        names = [
            name
            for name in ("name", "website", "about", "is_intermediary", "reasons", "head")
            if name in self.fields
        ]
        chosen = [row.pk for row in self.cleaned_data["occupations"]]
        kept = {name: self.cleaned_data[name] for name in names}
        return kept | {"occupations": chosen} | self.version_read()


def initial_of(employer: Employer) -> dict[str, object]:
    return {
        "version": employer.version,
        "name": employer.organisation.name,
        "website": employer.website,
        "about": employer.about,
        "is_intermediary": employer.is_intermediary,
        "reasons": employer.reasons,
        "head": employer.head_id,
        "occupations": [row.pk for row in employer.occupations.all()],
    }


class SiteForm(Worded, PlacedForm):
    """A workplace."""

    worded = ("name",)

    name = FreeText(label=_("Name of the site"), **fits(Site, "name"))
    street = FreeText(label=_("Street and number"), **fits(Site, "street"))
    place = FreeText(label=_("Postcode or town"), required=False, max_length=120)
    occupations = OccupationsField(label=_("Occupations at this site"))

    def __init__(self, data: QueryDict | None = None, *, site: Site | None = None) -> None:
        self.row = site
        super().__init__(data, initial=initial_of_site(site) if site else None)

    def given(self) -> dict[str, object]:
        """What the service takes; the place is left out when it did not change."""
        named = {name: self.cleaned_data[name] for name in ("name", "street")}
        chosen = [row.pk for row in self.cleaned_data["occupations"]]
        return named | {"occupations": chosen} | self.place_values() | self.version_read()


def initial_of_site(site: Site) -> dict[str, object]:
    return {
        "version": site.version,
        "name": site.name,
        "street": site.street,
        "place": " ".join(part for part in (site.postcode, str(site.town or "")) if part),
        "occupations": [row.pk for row in site.occupations.all()],
    }


class ImportForm(ActForm):
    """A file of vacancies."""

    file = forms.FileField(
        label=_("File"), help_text=_("JSON-LD with schema.org JobPosting, or CSV in UTF-8. At most 20 MB.")
    )
    source = FreeText(
        label=_("Name of the source"),
        required=False,
        max_length=longest(Vacancy, "source"),
        help_text=_("Leave this empty when the file names its source."),
    )
    employer = forms.ModelChoiceField(Employer.objects.none(), label=_("Employer"), required=False)
    keep_good = forms.BooleanField(label=_("When some rows are wrong, take the good ones in"), required=False)

    def __init__(self, data: QueryDict | None = None, files: Any = None, *, user: User) -> None:
        super().__init__(data, files)
        mine = employers(user)
        if works_cases(user) or mine.count() < 2:
            del self.fields["employer"]
        else:
            form_field(self, "employer", forms.ModelChoiceField).queryset = mine
        if not works_cases(user):
            del self.fields["source"]
