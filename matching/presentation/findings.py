"""What a gate found, in words."""

from collections.abc import Mapping
from uuid import UUID

from jobmatch.taxonomy.vocabulary import LANGUAGES, LICENCES, SCREENINGS, Table, Term
from matching.scorer.sentences.say import say as say_line
from matching.scorer.sentences.to_youth import say_to_youth
from matching.scorer.sentences.values import in_lang
from matching.scorer.v2.reasons import line_of
from matching.scorer.v2.results import Finding

# What is missing in a word or two, where a finding names it; else the name of its gate is said.
NAMED: dict[str, Table] = {"licence": LICENCES, "screening": SCREENINGS}


def say(finding: Finding, labels: Mapping[UUID, Term], lang: str, *, to_youth: bool = False) -> str:
    """The sentence of one finding, in Dutch ('nl') or English ('en')."""
    return (say_to_youth if to_youth else say_line)(line_of(finding), labels, lang)


def short(finding: Finding, lang: str) -> str:
    """What is missing, in a word or two; nothing where only the gate's own name says it."""
    values = dict(finding.values)
    for name, table in NAMED.items():
        if name in values:
            return in_lang(table[str(values[name])], lang)
    if "language" in values and "asked" in values:
        return f"{in_lang(LANGUAGES[str(values['language'])], lang)} {values['asked']}"
    return ""
