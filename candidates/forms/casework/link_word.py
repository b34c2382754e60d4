"""The word that a youth and the jobhunter agree on."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from candidates.models import Candidate
from candidates.services.casework.link_word import LONGEST
from jobmatch.http.acting import VersionForm


class AgreeLinkWordForm(VersionForm):
    """The word of a youth's links, and that the youth is there to agree on it."""

    field_of = dict.fromkeys(("word_short", "word_long", "word_easy", "word_known"), "word")

    word = forms.CharField(
        label=gettext_lazy("The word"),
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        help_text=gettext_lazy(
            "At least four letters, easy to remember and hard to guess. Nobody can read it here later."
        ),
    )
    present = forms.BooleanField(
        label=gettext_lazy("The youth is with me and chose this word"),
        error_messages={"required": gettext_lazy("Choose the word together, with the youth there.")},
    )

    def __init__(self, data: QueryDict | None = None, *, candidate: Candidate) -> None:
        super().__init__(data, initial={"version": candidate.version})

    def given(self) -> dict[str, Any]:
        """What the service takes: that the youth is there is asked here alone."""
        return {"version": self.cleaned_data["version"], "word": self.cleaned_data["word"]}
