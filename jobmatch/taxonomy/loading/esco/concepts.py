"""Occupations, skills and ISCO groups out of ESCO's files, as field values by URI."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from jobmatch.taxonomy.loading.esco.files import COLLECTION, EscoFile, Found
from jobmatch.taxonomy.loading.esco.reading import Reader, Row
from jobmatch.taxonomy.loading.merging import united
from jobmatch.taxonomy.loading.uris import id_of

Values = dict[str, Any]
Say = Callable[[str], None]
LONGEST_URI = 200
LONGEST_LABEL = 300
LEVELS = range(4)
_ISCO_UNIT = re.compile(r"\d{4}")
_ISCO_GROUP = re.compile(r"\d{1,4}")
_LABEL_ENDS = re.compile(r"[\n|]")


def occupations(found: Found, say: Say) -> dict[str, Values]:
    """Occupations with the labels of all their files."""
    by_uri: dict[str, Values] = {}
    for file in found.of("occupations"):
        reader = Reader(file.path, ("conceptUri", "iscoGroup", "preferredLabel", "altLabels"))
        for row in _counted(reader, say):
            concept = by_uri.setdefault(_uri(reader, row["conceptUri"]), blank(row["conceptUri"], isco=""))
            if not _ISCO_UNIT.fullmatch(row["iscoGroup"]):
                raise reader.bad("iscoGroup is not a code of four digits.")
            concept["isco"] = row["iscoGroup"]
            _add_labels(reader, concept, file.language, row)
    return by_uri


def skills(found: Found, say: Say) -> dict[str, Values]:
    """Skills and their groups, with the labels of all their files and the collections they are in."""
    by_uri: dict[str, Values] = {}
    for file in found.of("skillsHierarchy"):
        _read_hierarchy(file, by_uri, say)
    for file in found.of("skillGroups"):
        _read_skills(file, by_uri, say, is_group=True)
    for file in [*found.of("skills"), *found.collections()]:
        _read_skills(file, by_uri, say, is_group=False)
    return by_uri


def _read_skills(file: EscoFile, by_uri: dict[str, Values], say: Say, *, is_group: bool) -> None:
    reader = Reader(file.path, ("conceptUri", "preferredLabel", "altLabels"))
    for row in _counted(reader, say):
        skill = _skill(by_uri, _uri(reader, row["conceptUri"]), is_group=is_group)
        _add_labels(reader, skill, file.language, row)
        if file.kind.endswith(COLLECTION):
            name = file.kind.removesuffix(COLLECTION)
            skill["collections"] = sorted({*skill["collections"], name})


def _read_hierarchy(file: EscoFile, by_uri: dict[str, Values], say: Say) -> None:
    """Each row is a path down from the top; every step on it is a group."""
    columns = [(f"Level {level} URI", f"Level {level} preferred term") for level in LEVELS]
    reader = Reader(file.path, [name for pair in columns for name in pair], short_rows=True)
    for row in _counted(reader, say):
        for uri, term in columns:
            if row[uri]:
                group = _skill(by_uri, _uri(reader, row[uri]), is_group=True)
                _add_labels(reader, group, file.language, {"preferredLabel": row[term], "altLabels": ""})


def _skill(by_uri: dict[str, Values], uri: str, *, is_group: bool) -> Values:
    return by_uri.setdefault(uri, blank(uri, is_group=is_group, collections=[]))


def isco_groups(found: Found, say: Say) -> list[Values]:
    """ISCO groups by code; which lies in which is told by their codes."""
    by_code: dict[str, Values] = {}
    for file in found.of("ISCOGroups"):
        reader = Reader(file.path, ("conceptUri", "code", "preferredLabel"))
        for row in _counted(reader, say):
            if not _ISCO_GROUP.fullmatch(row["code"]):
                raise reader.bad("code is not one to four digits.")
            blank = {"code": row["code"], "uri": "", "label_nl": "", "label_en": ""}
            group = by_code.setdefault(row["code"], blank)
            group["uri"] = _uri(reader, row["conceptUri"])
            group[f"label_{file.language}"] = _label(reader, row["preferredLabel"])
    return list(by_code.values())


def blank(uri: str = "", **more: Any) -> Values:
    """The fields of a concept of which only the URI is known."""
    return {
        "id": id_of(uri),
        "uri": uri,
        "label_nl": "",
        "label_en": "",
        "alt_labels_nl": [],
        "alt_labels_en": [],
        "broader_id": None,
        "starter": False,
        **more,
    }


def _add_labels(reader: Reader, concept: Values, language: str, row: Row) -> None:
    """The first file's preferred label counts; all alternative labels are kept, each once."""
    label = _label(reader, row["preferredLabel"])
    concept[f"label_{language}"] = concept[f"label_{language}"] or label
    name = f"alt_labels_{language}"
    alternatives = [text.strip() for text in _LABEL_ENDS.split(row["altLabels"])]
    added = united(concept[name], [text for text in alternatives if text])
    concept[name] = [text for text in added if text != concept[f"label_{language}"]]


def _label(reader: Reader, text: str) -> str:
    label = " ".join(text.split())
    if not label:
        raise reader.bad("the preferred label is empty.")
    if len(label) > LONGEST_LABEL:
        raise reader.bad(f"a label longer than {LONGEST_LABEL} characters.")
    return label


def _uri(reader: Reader, uri: str) -> str:
    if not uri.startswith(("http://", "https://", "urn:")) or len(uri) > LONGEST_URI:
        raise reader.bad("the URI is not one, or too long.")
    return uri


def _counted(reader: Reader, say: Say) -> Iterator[Row]:
    """The rows; says how many there were when all are read."""
    yield from reader
    say(f"{reader.path.name}: {reader.row - 1} rows")
