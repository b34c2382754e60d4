"""Which concept is above which, and which skills belong to which occupation or skill, by ids."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from jobmatch.taxonomy.loading.esco.files import EscoFile, Found
from jobmatch.taxonomy.loading.esco.reading import Reader
from jobmatch.taxonomy.loading.uris import id_of

Say = Callable[[str], None]
Above = dict[UUID, set[UUID]]
Pairs = dict[tuple[UUID, UUID], bool]
ESSENTIAL = {"essential": True, "optional": False}
ISCO_GROUP = "ISCOGroup"
LEVELS = range(4)


def above(files: Iterable[EscoFile], say: Say) -> Above:
    """Concept → all that are directly above it. ISCO groups are left out: the code tells them."""
    found: Above = defaultdict(set)
    for file in files:
        reader = Reader(file.path, ("conceptType", "conceptUri", "broaderType", "broaderUri"))
        for row in reader:
            if ISCO_GROUP not in (row["conceptType"], row["broaderType"]):
                _put(found, row["conceptUri"], row["broaderUri"])
        say(f"{file.path.name}: {reader.row - 1} rows")
    return found


def above_by_skill_files(found: Found) -> Above:
    """Concept → all that are directly above it, for folders without the file of relations."""
    above: Above = defaultdict(set)
    for file in found.collections():
        for row in Reader(file.path, ("conceptUri", "broaderConceptUri")):
            for uri in row["broaderConceptUri"].split("|"):
                _put(above, row["conceptUri"], uri.strip())
    for file in found.of("skillsHierarchy"):
        columns = [f"Level {level} URI" for level in LEVELS]
        for row in Reader(file.path, columns, short_rows=True):
            path = [row[name] for name in columns if row[name]]
            for lower, upper in zip(path[1:], path, strict=False):
                _put(above, lower, upper)
    return above


def _put(above: Above, lower: str, upper: str) -> None:
    if lower and upper and lower != upper:
        above[id_of(lower)].add(id_of(upper))


def nearest(uppers: Iterable[UUID], is_group: Mapping[UUID, bool]) -> UUID | None:
    """The one to keep of several: one that is known, rather a skill than a group, then by id."""
    known = [(is_group[pk], pk) for pk in uppers if pk in is_group]
    return min(known)[1] if known else None


def pairs(files: Iterable[EscoFile], first: str, second: str, say: Say) -> Pairs:
    """(id of `first`, id of `second`) → essential. A pair that comes twice is essential if one of them is."""
    found: Pairs = {}
    for file in files:
        reader = Reader(file.path, (first, second, "relationType"))
        for row in reader:
            if row["relationType"] not in ESSENTIAL:
                raise reader.bad("relationType is not essential or optional.")
            pair = (id_of(row[first]), id_of(row[second]))
            found[pair] = found.get(pair, False) or ESSENTIAL[row["relationType"]]
        say(f"{file.path.name}: {reader.row - 1} rows")
    return found
