"""How it is to work somewhere: the whole list as an employer answers it, and what a jobhunter saw there."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from employers.models import Employer, Site
from employers.presentation.workplaces import sides_of
from employers.selectors.employers import UNKNOWN, WORDS, FactRow
from jobmatch.http.acting import ActForm, form_field
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

CHIPS = {"data-look": "chips"}
SEEN = "seen_"
LEAVE = "leave"


class TickField(forms.ChoiceField):
    """A question that is left as it is when nothing was ticked, without words that it may stay empty."""

    def __init__(self, *, label: str, choices: list[tuple[str, Any]], help_text: str = "") -> None:
        widget = forms.RadioSelect(attrs=CHIPS)
        super().__init__(label=label, choices=choices, help_text=help_text, initial=LEAVE, widget=widget)

    def clean(self, value: Any) -> str:
        return str(super().clean(value or LEAVE))


class FactsForm(ActForm):
    """The whole list of workplace facts: yes, no or not known for each, with what is known beside it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: QueryDict | None = None, *, rows: list[FactRow], version: int, for_site: bool
    ) -> None:
        super().__init__(data, initial={"version": version, **{row.item: row.answer for row in rows}})
        unknown = _("as the employer says") if for_site else WORDS[UNKNOWN]
        for row in rows:
            self.fields[row.item] = forms.ChoiceField(
                label=row.question,
                help_text=" ".join(sides_of(row.finding)),
                choices=[("yes", WORDS["yes"]), ("no", WORDS["no"]), (UNKNOWN, unknown)],
                widget=forms.RadioSelect(attrs=CHIPS),
            )

    def given(self) -> dict[str, object]:
        answers = {item: self.cleaned_data[item] for item in WORKPLACE_ITEMS}
        return {"version": self.cleaned_data["version"], "answers": answers}


class SeenFields(ActForm):
    """What was seen at the place itself: a tap for each thing that was looked at, the rest stays."""

    def let_tick(self, rows: list[FactRow]) -> None:
        """A question for each row, with what the employer said of it."""
        for row in rows:
            self.fields[SEEN + row.item] = TickField(
                label=row.question,
                help_text=" ".join(sides_of(row.finding)),
                choices=[("yes", WORDS["yes"]), ("no", WORDS["no"]), (LEAVE, _("did not look"))],
            )

    @property
    def seen_fields(self) -> list[forms.BoundField]:
        """The questions, as the page draws them."""
        return [self[name] for name in self.fields if name.startswith(SEEN)]

    @property
    def has_seen(self) -> bool:
        """Whether something was ticked, so that the part of the page is open."""
        return any(field.value() in ("yes", "no") or field.errors for field in self.seen_fields)

    def seen(self) -> dict[str, str]:
        """Item → yes or no, of what was looked at."""
        found = {item: self.cleaned_data.get(SEEN + item) for item in WORKPLACE_ITEMS}
        return {item: answer for item, answer in found.items() if answer in ("yes", "no")}


class SeenForm(SeenFields):
    """The list on a phone, while one stands in the shop."""

    def __init__(self, data: QueryDict | None = None, *, rows: list[FactRow]) -> None:
        super().__init__(data)
        self.let_tick(rows)

    def given(self) -> dict[str, object]:
        return {"seen": self.seen()}


class FactsOfManyForm(ActForm):
    """Answers for many sites at once: only what is chosen changes, where it is ticked."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    places = forms.MultipleChoiceField(
        label=_("For which sites?"),
        help_text=_("All are ticked. Untick where it is different."),
        widget=forms.CheckboxSelectMultiple(attrs=CHIPS),
    )

    def __init__(
        self, data: QueryDict | None = None, *, employer: Employer, places: list[tuple[Employer, Site | None]]
    ) -> None:
        self.known = {str(site.pk if site else shop.pk): (shop, site) for shop, site in places}
        super().__init__(data, initial={"version": employer.version, "places": [*self.known]})
        form_field(self, "places", forms.MultipleChoiceField).choices = [
            (key, place_name(employer, shop, site)) for key, (shop, site) in self.known.items()
        ]
        for item, words in WORKPLACE_ITEMS.items():
            self.fields[item] = TickField(
                label=in_language(words.question),
                choices=[
                    ("yes", WORDS["yes"]),
                    ("no", WORDS["no"]),
                    (UNKNOWN, _("as the employer says")),
                    (LEAVE, _("leave it")),
                ],
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[item] for item in WORKPLACE_ITEMS]

    def given(self) -> dict[str, Any]:
        chosen = {item: self.cleaned_data[item] for item in WORKPLACE_ITEMS}
        return {
            "version": self.cleaned_data["version"],
            "places": [self.known[key] for key in self.cleaned_data["places"]],
            "answers": {item: answer for item, answer in chosen.items() if answer != LEAVE},
        }


def place_name(employer: Employer, shop: Employer, site: Site | None) -> str:
    """The site; in a chain with its shop before it."""
    if site is None:
        return str(shop)
    return site.name if shop == employer else f"{shop}: {site.name}"
