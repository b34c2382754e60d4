"""The word that a youth and the jobhunter agree on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from candidates.forms.versions import VersionForm
from candidates.models import Candidate
from candidates.services.words import LONGEST
from jobmatch.errors import RuleBroken


class AgreeWordForm(VersionForm):
    """The word, and that the youth is there."""

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

    def __init__(self, data: Any = None, *, candidate: Candidate) -> None:
        super().__init__(data, initial={"version": candidate.version})

    def agreed(self) -> dict[str, Any]:
        """What the service asks."""
        return {"version": self.cleaned_data["version"], "word": self.cleaned_data["word"]}

    def refuse(self, broken: RuleBroken) -> None:
        self.add_error("word" if broken.code.startswith("word_") else None, broken.message)
