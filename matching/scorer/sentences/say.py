"""Says lines in plain Dutch or English. The scoring never depends on what is said here."""

from collections.abc import Iterable

from jobmatch.taxonomy.vocabulary import Table
from matching.scorer.sentences import criteria, gates, questions
from matching.scorer.sentences.values import WRITERS, Labels, Lang, in_lang
from matching.scorer.v2.lines import Line

QUESTIONS: Table = {**questions.PERSON, **questions.EMPLOYER, **questions.CHECK}
TEXTS: Table = {**gates.TEXTS, **criteria.TEXTS, **criteria.UNTOLD, **QUESTIONS}


def say(line: Line, labels: Labels, lang: Lang = "nl") -> str:
    """One line as sentences in Dutch ('nl') or English ('en'); `labels`: id → name of occupation or skill.

    An id without a label is said to have no known name. KeyError for a code that has no text.
    """
    return in_lang(TEXTS[line.code], lang).format_map(written(line, labels, lang))


def written(line: Line, labels: Labels, lang: Lang) -> dict[str, str]:
    """The values of a line as words."""
    return {name: WRITERS[name](value, labels, lang) for name, value in line.values}


def say_all(lines: Iterable[Line], labels: Labels, lang: Lang = "nl") -> list[str]:
    """Every line, in order."""
    return [say(line, labels, lang) for line in lines]
