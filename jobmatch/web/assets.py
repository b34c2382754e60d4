"""The few files of node_modules that pages load, served as static files under `packages/`."""

from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

PREFIX = "packages"
# The parts of the Utrecht component library that pages use: 0.1 MB, where its whole style sheet is 0.4 MB.
UTRECHT_PARTS = (
    "alert",
    "button",
    "button-link",
    "card",
    "checkbox",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "form-label",
    "heading-1",
    "heading-2",
    "heading-3",
    "link",
    "paragraph",
    "radio-button",
    "select",
    "skip-link",
    "textarea",
    "textbox",
)
STYLES = tuple(f"@utrecht/{part}-css/dist/index.min.css" for part in UTRECHT_PARTS)
FONTS = tuple(
    f"@fontsource-variable/noto-sans/files/noto-sans-{script}-wght-normal.woff2"
    for script in ("latin", "latin-ext")
)
SCRIPTS = ("htmx.org/dist/htmx.min.js",)
FILES = STYLES + FONTS + SCRIPTS


class PackageFinder(BaseFinder):
    """Finds the files named above in settings.NODE_MODULES, and nothing else that lies there."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=settings.NODE_MODULES)
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]  # collectstatic reads it from any storage
        super().__init__(*args, **kwargs)

    def find(  # type: ignore[override]  # Django itself has one body for both answers
        self, path: str | PathLike[str], find_all: bool = False, **kwargs: Any
    ) -> list[str] | str:
        """The file on disk behind a static path; empty when it is not one of ours."""
        name = str(path).removeprefix(f"{PREFIX}/")
        found = [self.storage.path(name)] if f"{PREFIX}/{name}" == str(path) and name in FILES else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in FILES:
            if not matches_patterns(name, list(ignore_patterns or [])):
                yield name, self.storage
