"""Every part of the look on one page, with made-up words; the demo shows it at /onderdelen/."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jobmatch.taxonomy.choices import choices
from jobmatch.taxonomy.vocabulary import CEFR_LEVELS, DAYPART_COUNT, TRAVEL_MEANS, WORK_KINDS
from jobmatch.wording.free_text import FreeText

HITS = (
    {"id": "1", "label": "beveiliger", "matched_label": "objectbeveiliger"},
    {"id": "2", "label": "verkeersregelaar", "matched_label": "verkeersregelaar"},
)
TERMS = (("bureau", "Noor Vermeer"), ("volgende stap", "bellen, 3 december"), ("berichten", "Nederlands"))


class ExampleForm(forms.Form):
    """One field of each kind."""

    name = FreeText(label="Voornaam", help_text="Zoals iemand genoemd wil worden.")
    email = forms.EmailField(label="E-mail", required=False)
    start = forms.DateField(label="Kan beginnen op", widget=forms.DateInput(attrs={"type": "date"}))
    level = forms.ChoiceField(label="Niveau Nederlands", choices=choices(CEFR_LEVELS))
    kinds = forms.MultipleChoiceField(
        label="Soort werk", choices=choices(WORK_KINDS), widget=forms.CheckboxSelectMultiple, required=False
    )
    means = forms.ChoiceField(label="Hoe reis je?", choices=choices(TRAVEL_MEANS), widget=forms.RadioSelect)
    dayparts = forms.MultipleChoiceField(
        label="Wanneer kun je werken?",
        choices=[(str(bit), str(bit)) for bit in range(DAYPART_COUNT)],
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "dayparts"}),
        required=False,
        help_text="Tik aan wanneer je kunt.",
    )
    own_words = FreeText(label="In eigen woorden", widget=forms.Textarea(), required=False)
    complete = forms.BooleanField(label="Alle diploma's staan erin", required=False)


def example_page(request: HttpRequest) -> HttpResponse:
    """The page itself; sending its form shows how errors look."""
    form = ExampleForm(request.POST if request.method == "POST" else None)
    parts = {
        "form": form,
        "hits": HITS,
        "terms": TERMS,
        "steps": ["Bestand kiezen", "Nakijken", "Klaar"],
        "page": Paginator(range(100), 10).page(3),
    }
    return render(request, "web/gallery.html", parts)
