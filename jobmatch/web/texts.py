"""The Dutch of every text on screen: finds what the code says, keeps a list an app, makes .mo files of them.

The words in code are English. An app's Dutch is in its `locale/nl/LC_MESSAGES/django.po`; what stands outside
an app is in `jobmatch/locale`. The lists hold no line numbers, so that two people rarely touch the same line.
"""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation import templatize

KEYWORDS = {**DEFAULT_KEYWORDS, **{f"{name}_lazy": spec for name, spec in DEFAULT_KEYWORDS.items()}}
SKIPPED = frozenset({"migrations", "locale", "static", "__pycache__"})
HEADER = """msgid ""
msgstr ""
"Language: nl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")

Key = tuple[str, str | None]  # the English (singular) and its context
Found = dict[Key, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One text that is not right in a list."""

    path: Path
    problem: str
    text: str


def roots() -> list[Path]:
    """The folders that have a list of their own: our apps, and the project package for the rest."""
    ours = [Path(app.path) for app in apps.get_app_configs() if "site-packages" not in app.path]
    return [*ours, settings.BASE_DIR / "jobmatch"]


def list_of(root: Path) -> Path:
    """Where a folder keeps its Dutch."""
    return root / "locale" / "nl" / "LC_MESSAGES" / "django.po"


def _from_template(file: IO[bytes], *asked: Any, **options: Any) -> Iterable[Any]:
    """The texts of a template, for Babel: Django blanks out all the rest, and Python is what is left."""
    lines = templatize(file.read().decode()).splitlines()
    return extract_python(io.BytesIO("\n".join(map(str.strip, lines)).encode()), *asked, **options)


METHODS: list[tuple[str, Any]] = [
    ("**.py", "python"),
    *((f"**/templates/**.{kind}", _from_template) for kind in ("html", "txt")),
]


def found_in(root: Path) -> Found:
    """Every text that the code of a folder says, in English; what lies in an app inside it is that app's."""
    left_out = {*roots()} - {root}
    texts = extract_from_dir(
        root,
        METHODS,
        keywords=KEYWORDS,
        directory_filter=lambda name: Path(name).name not in SKIPPED and Path(name) not in left_out,
    )
    found: Found = {}
    for _file, _line, text, _comments, context in texts:
        key: Any = text[0] if isinstance(text, tuple) else text
        if key:
            found[key, context] = text
    return found


def read_list(path: Path) -> Catalog:
    """The Dutch that is there; an empty list when there is no file yet."""
    if not path.exists():
        return Catalog(locale="nl")
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def write_list(path: Path, catalog: Catalog) -> None:
    """Write the list in the order of the English, without dates and line numbers."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, no_location=True, omit_header=True, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + buffer.getvalue().decode().strip() + "\n", encoding="utf-8")


def add_missing(root: Path) -> int:
    """Add to a folder's list what its code says and the list lacks; how many were added."""
    path, added = list_of(root), 0
    catalog = read_list(path)
    for (key, context), text in found_in(root).items():
        if catalog.get(key, context) is None:
            catalog.add(text, context=context)
            added += 1
    if added:
        write_list(path, catalog)
    return added


def remove_unused(root: Path) -> int:
    """Take out of a folder's list what its code no longer says; how many were taken out."""
    catalog = read_list(list_of(root))
    unused = _keys(catalog) - set(found_in(root))
    for key, context in unused:
        catalog.delete(key, context)
    if unused:
        write_list(list_of(root), catalog)
    return len(unused)


def faults_of(root: Path) -> list[Fault]:
    """What has no Dutch, is no longer said, or says something else between the words."""
    path = list_of(root)
    catalog, found = read_list(path), found_in(root)
    faults = [Fault(path, "is no longer used", key) for key, _context in _keys(catalog) - set(found)]
    for key, context in found:
        message = catalog.get(key, context)
        dutch = [] if message is None else _strings(message.string)
        if message is None or not all(dutch):
            faults.append(Fault(path, "has no Dutch", key))
        elif any(_placeholders(text) - _placeholders(*_strings(message.id)) for text in dutch):
            faults.append(Fault(path, "has a placeholder in Dutch that the English lacks", key))
        elif _placeholders(key) - _placeholders(*dutch):
            faults.append(Fault(path, "has a placeholder that the Dutch lacks", key))
    return sorted(faults)


def compile_list(root: Path) -> int:
    """Turn a folder's list into the .mo file that Django reads; how many texts it holds."""
    path = list_of(root)
    if not path.exists():
        return 0
    catalog, whole = read_list(path), path.with_suffix(".new")
    with whole.open("wb") as file:
        write_mo(file, catalog)
    whole.replace(path.with_suffix(".mo"))
    return len(catalog)


def _keys(catalog: Catalog) -> set[Key]:
    return {(_strings(message.id)[0], message.context) for message in catalog if message.id}


def _strings(value: Any) -> list[str]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _placeholders(*texts: str) -> set[str]:
    return {mark for text in texts for mark in PLACEHOLDER.findall(text)}
