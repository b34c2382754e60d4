"""How much the tests do: small by default, full size in `make proofs`. All such numbers are here."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A number that a variable of the environment may raise."""

    variable: str
    ci: int
    full: int
    meaning: str

    @property
    def value(self) -> int:
        """The number for this run."""
        return int(os.environ.get(self.variable) or self.ci)


EXAMPLES = Size("JOBMATCH_EXAMPLES", 60, 500, "generated cases for each property")
WRITES = Size("JOBMATCH_WRITES", 25, 200, "rows that each concurrent writer adds")
REQUESTS = Size("JOBMATCH_REQUESTS", 2, 12, "generated requests for each operation of the API")
SHARE = Size("JOBMATCH_SHARE", 30, 10, "of so many requests made from the document itself, one is sent")
LESS = Size(
    "JOBMATCH_LESS", 3, 1, "times fewer requests that SQLite gets than PostgreSQL, which refuses more"
)
ODD_VALUES = Size("JOBMATCH_ODD_VALUES", 2, 5, "odd values that are typed in each field of casework")
FIELDS = Size("JOBMATCH_FIELDS", 6, 1000, "fields of one form of casework in which odd values are typed")
NAMES = Size("JOBMATCH_NAMES", 100, 250, "names that are looked for among those of 2,000 files")
SEARCHES = Size("JOBMATCH_SEARCHES", 200, 2000, "label searches that are timed")
CASES = Size(
    "JOBMATCH_CASES", 5, 1, "of so many cases in a long table, one is tried on the other database too"
)
REFUSED_IDS = Size("JOBMATCH_REFUSED_IDS", 2, 4, "ids for which a role asks that is refused whatever the id")
READERS = Size("JOBMATCH_READERS", 1, 2, "roles as which axe and Tab read each page, in each language")
LANGUAGES = Size(
    "JOBMATCH_LANGUAGES", 1, 2, "languages in which all roles open all pages, and axe reads them"
)
RUNS = Size("JOBMATCH_RUNS", 16, 1000, "histories of a municipality in which anything happens to files")
ACTS = Size("JOBMATCH_ACTS", 40, 50, "acts in each such history")
PROPOSALS = Size("JOBMATCH_PROPOSALS", 4, 200, "histories in which anything happens to proposals")
KILLS = Size("JOBMATCH_KILLS", 3, 200, "times that the worker, and the server, are killed at a random moment")
GUESSES = Size("JOBMATCH_GUESSES", 300, 50_000, "guesses at links, words, sessions and ids, on each database")
ROTATIONS = Size("JOBMATCH_ROTATIONS", 3, 50, "times that the rotation of sealing keys is killed")
KEY_KILLS = Size(
    "JOBMATCH_KEY_KILLS", 1, 20, "times that each step of sealing, erasing and moving a key is killed"
)
RANKED = Size("JOBMATCH_RANKED", 4, 1, "of so many youths of two fresh regions one is ranked in both")
DRILL = Size("JOBMATCH_DRILL", 0, 1, "whether the drill of copies has the whole demo region")
CUTS = Size("JOBMATCH_CUTS", 100, 2000, "moments at which the model cuts the power of SQLite")
NIGHTS = Size("JOBMATCH_NIGHTS", 28, 7, "days from one night to the next, in the year of two worlds")
YOUTHS = Size("JOBMATCH_YOUTHS", 48, 200, "youths of whom a quarter told, in the copy that a thief reads")
SWAPS = Size("JOBMATCH_SWAPS", 20, 10_000, "made-up youths in whom all that must not count is swapped")
BUILDERS = Size("JOBMATCH_BUILDERS", 2, 100, "times that who builds the columns of vacancies is killed")
KEPT = Size("JOBMATCH_KEPT", 1, 2, "databases on which each database that was kept is opened")
ENGINE = Size("JOBMATCH_ENGINE", 30, 3000, "cases in which the engine is held beside the plain scorer")
CARDS = Size("JOBMATCH_CARDS", 6, 40, "vacancies of which an attacker reads the cards of all youths")
VISITS = Size("JOBMATCH_VISITS", 6, 500, "times that scanners of mail read each page behind a link")
MAILED = Size("JOBMATCH_MAILED", 3, 200, "times that who counts the answers of employers is killed")
ALL = (
    EXAMPLES,
    WRITES,
    REQUESTS,
    SHARE,
    LESS,
    NAMES,
    ODD_VALUES,
    FIELDS,
    SEARCHES,
    CASES,
    REFUSED_IDS,
    READERS,
    LANGUAGES,
    RUNS,
    ACTS,
    PROPOSALS,
    KILLS,
    GUESSES,
    ROTATIONS,
    KEY_KILLS,
    RANKED,
    DRILL,
    CUTS,
    NIGHTS,
    YOUTHS,
    SWAPS,
    BUILDERS,
    KEPT,
    ENGINE,
    CARDS,
    VISITS,
    MAILED,
)
