"""What pages load: all styles in one file a page, and the few files of node_modules under `packages/`."""

import gzip
import os
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

PREFIX = "packages"
# The parts of the Utrecht component library that pages use: 0.1 MB, where its whole style sheet is 0.4 MB.
UTRECHT_PARTS = (
    "alert",
    "button",
    "button-link",
    "form-field-description",
    "form-field-error-message",
    "form-label",
    "heading-1",
    "heading-2",
    "heading-3",
    "link",
    "paragraph",
    "select",
    "skip-link",
    "textarea",
    "textbox",
)
UTRECHT = tuple(f"@utrecht/{part}-css/dist/index.min.css" for part in UTRECHT_PARTS)
FONTS = tuple(
    f"@fontsource-variable/noto-sans/files/noto-sans-{script}-wght-normal.woff2"
    for script in ("latin", "latin-ext")
)
SCRIPTS = ("htmx.org/dist/htmx.min.js",)
FILES = FONTS + SCRIPTS
OWN = Path(__file__).parent / "static" / "jobmatch"
# The styles of a page are one file: Utrecht's, and then these of ours, in this order. It lies where ours lie,
# so that what they name with url() is found from it.
PAGES = "jobmatch/pages.css"
YOUTH_PAGES = "jobmatch/youth_pages.css"
JOINED = {
    PAGES: ("theme", "layout", "forms", "components", "casework", "print"),
    YOUTH_PAGES: ("theme", "layout", "forms", "components", "youth"),
}
COMPRESSED = (".css", ".js", ".svg")


class PageFinder(BaseFinder):
    """Finds the joined styles, and of settings.NODE_MODULES only the files named above."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.packages = FileSystemStorage(location=settings.NODE_MODULES)
        self.packages.prefix = PREFIX  # type: ignore[attr-defined]  # collectstatic reads it from any storage
        self.styles = FileSystemStorage(location=settings.DATA_DIR / "styles")
        super().__init__(*args, **kwargs)

    def find(  # type: ignore[override]  # Django itself has one body for both answers
        self, path: str | PathLike[str], find_all: bool = False, **kwargs: Any
    ) -> list[str] | str:
        """The file on disk behind a static path; empty when it is not one of ours."""
        asked, name = str(path), str(path).removeprefix(f"{PREFIX}/")
        found = [self._join(asked)] if asked in JOINED else []
        if f"{PREFIX}/{name}" == asked and name in FILES:
            found = [self.packages.path(name)]
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        ignored = list(ignore_patterns or [])
        for name in FILES:
            if not matches_patterns(name, ignored):
                yield name, self.packages
        for name in JOINED:
            if not matches_patterns(name, ignored):
                self._join(name)
                yield name, self.styles

    def _join(self, name: str) -> str:
        """Put a page's styles together anew in the data folder."""
        whole = Path(self.styles.path(name))
        whole.parent.mkdir(parents=True, exist_ok=True)
        unfinished = whole.with_name(f"{whole.name}.{os.getpid()}")
        unfinished.write_text(joined(name), encoding="utf-8")
        unfinished.replace(whole)
        return str(whole)


def joined(name: str) -> str:
    """All styles of a page, file after file."""
    paths = [Path(settings.NODE_MODULES) / part for part in UTRECHT]
    paths += [OWN / f"{part}.css" for part in JOINED[name]]
    return "".join(path.read_text(encoding="utf-8") + "\n" for path in paths)


class HashedStorage(ManifestStaticFilesStorage):
    """Names with a hash of the content; beside each text lies a .gz, for a proxy that sends it as it is."""

    def save_manifest(self) -> None:
        """The last that collecting does: by now each file has its name."""
        for name in self.hashed_files.values():
            if name.endswith(COMPRESSED):
                path = Path(self.path(name))
                twin = path.with_name(f"{path.name}.gz")
                twin.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
                twin.chmod(self.file_permissions_mode or 0o644)
        super().save_manifest()
