"""The shared word lists as Django choices, in the language that the reader has chosen."""

from django.utils.functional import lazy
from django.utils.translation import get_language

from jobmatch.taxonomy.vocabulary import Table, Term


def in_language(term: Term) -> str:
    """The term in the active language; Dutch unless English is chosen."""
    return term.en if (get_language() or "nl").startswith("en") else term.nl


_lazy_label = lazy(in_language, str)


def choices(table: Table) -> list[tuple[str, str]]:
    """(code, lazy label) pairs for a model or form field."""
    return [(code, _lazy_label(term)) for code, term in table.items()]
