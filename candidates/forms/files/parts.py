"""What the form of every part of a file does: it starts from what is stored, and saves under its version."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

from candidates.models import Candidate
from candidates.services.files.sealed import Opened
from jobmatch.accounts.models import User
from jobmatch.http.acting import VersionForm
from jobmatch.http.versions import LARGEST_VERSION

Words = str | Promise


class PartForm(VersionForm):
    """One part of a file. The first version of what is sealed is 0: nothing is written yet.

    A sealed part is for the own jobhunter only; one that needs a step is not there once the file has ended.
    """

    title: ClassVar[Words]
    lead: ClassVar[Words] = ""
    template = "candidates/part.html"
    sealed = False
    needs_step = False

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=LARGEST_VERSION)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        candidate: Candidate,
        opened: Opened | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.candidate, self.opened = candidate, opened
        stored = {"version": self.stored_version(), **self.stored()}
        super().__init__(data, initial={**stored, **(initial or {})})

    def stored_version(self) -> int:
        """The version that guards this part."""
        return self.candidate.version

    def stored(self) -> dict[str, Any]:
        """What the fields start with."""
        return {}

    def lines(self) -> list[str]:
        """What is stored of this part, in words: shown when someone else was first."""
        raise NotImplementedError

    def given(self) -> dict[str, Any]:
        """Nothing: each part saves what was filled in itself."""
        return {}

    def save(self, *, by: User, on: date) -> None:
        """Call the service of this part with what was filled in."""
        raise NotImplementedError
