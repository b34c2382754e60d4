"""Which files of ESCO's CSV download there are in the folders, by their official names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jobmatch.taxonomy.loading.esco.reading import BadEscoFile

LANGUAGES = ("nl", "en")
LABELS = ("occupations", "ISCOGroups", "skills", "skillGroups", "skillsHierarchy")
RELATIONS = (
    "broaderRelationsOccPillar",
    "broaderRelationsSkillPillar",
    "occupationSkillRelations",
    "skillSkillRelations",
)
COLLECTION = "SkillsCollection"
_NAME = re.compile(r"(?P<kind>[A-Za-z]+)_(?P<language>[a-z]{2})\.csv")
_OWN_LAYOUT = re.compile(r"isco_group_skills_[a-z]{2}\.csv")


@dataclass(frozen=True, order=True)
class EscoFile:
    """One file: what it holds, in which language, and where it is."""

    kind: str
    language: str
    path: Path


@dataclass
class Found:
    """The files to load, in the same order whatever that of the folders, and what is said of the rest."""

    files: list[EscoFile] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def of(self, *kinds: str) -> list[EscoFile]:
        """The files of these kinds, in the order of the kinds."""
        return [file for kind in kinds for file in self.files if file.kind == kind]

    def collections(self) -> list[EscoFile]:
        return [file for file in self.files if file.kind.endswith(COLLECTION)]

    def missing(self) -> list[str]:
        """What a full download would also have; relations are the same in every language."""
        have = {(file.kind, file.language) for file in self.files}
        labels = [
            f"{kind}_{language}" for kind in LABELS for language in LANGUAGES if (kind, language) not in have
        ]
        return labels + [kind for kind in RELATIONS if kind not in {kind for kind, _ in have}]


def find(folders: Iterable[Path]) -> Found:
    """Look in each folder; a folder in which nothing is ESCO's is refused."""
    found = Found()
    for folder in folders:
        if not folder.is_dir():
            raise BadEscoFile(folder, None, "this is not a folder.")
        before = len(found.files)
        for path in sorted(folder.glob("*.csv")):
            _sort_in(path, found)
        if len(found.files) == before:
            raise BadEscoFile(
                folder, None, "no file in this folder has a name of ESCO's, as occupations_nl.csv."
            )
    found.files.sort()
    return found


def _sort_in(path: Path, found: Found) -> None:
    match = _NAME.fullmatch(path.name)
    kind = match["kind"] if match else ""
    if match and match["language"] not in LANGUAGES:
        found.ignored.append(f"{path.name}: only Dutch and English labels are used")
    elif match and (kind in (*LABELS, *RELATIONS) or kind.endswith(COLLECTION)):
        found.files.append(EscoFile(kind, match["language"], path))
    elif _OWN_LAYOUT.fullmatch(path.name):
        found.ignored.append(f"{path.name}: not a file of ESCO's; skills of groups are not loaded")
    else:
        found.ignored.append(f"{path.name}: not needed")
