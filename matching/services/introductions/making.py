"""The card makes itself from what the vacancy asks and what the youth told, under a new alias each time."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.choices import in_language
from matching.models import Introduction
from matching.rules.cards import aliases, lines
from matching.rules.cards.card import LONGEST_LINE, Card, made
from matching.rules.cards.lines import Found
from matching.selectors import cards as card_selectors

LOT: Final = 2**32
OF_ONES_OWN: Final = frozenset({"name", "contact"})


@dataclass(frozen=True, slots=True)
class Words:
    """What people add to a card: a line of the jobhunter, one of the youth, whether a CV can be asked."""

    line: str = ""
    own: str = ""
    cv: bool = False

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Words(...)"


def card_for(row: Introduction, words: Words, *, with_name: bool, on: date) -> Card:
    """The card of this proposal; with the name, given at once, it tells all that is asked."""
    if max(len(words.line), len(words.own)) > LONGEST_LINE:
        raise RuleBroken("line", _("Keep the line under 300 signs."))
    found = card_selectors.inputs(candidate=row.candidate_id, vacancy=row.vacancy_id)
    _check(row, words, languages=[code for code, _level in found.asked.languages])
    return made(
        found.asked,
        found.told,
        found.others,
        alias=row.alias or _alias(row),
        on=on,
        line=words.line.strip(),
        own=words.own.strip(),
        cv=words.cv,
        with_name=with_name,
    ).card


def _check(row: Introduction, words: Words, *, languages: list[str]) -> None:
    """Stop a line that tells more than what the youth can; in the youth's own, a name and an address."""
    youth = row.candidate
    names = [youth.first_name, youth.last_name]
    found = lines.found_in(words.line, languages=languages, names=names)
    if found:
        raise RuleBroken("line", _told(found))
    mine = lines.found_in(words.own, languages=languages, names=names)
    if named := [each for each in mine if each.kind.code in OF_ONES_OWN]:
        raise RuleBroken("own", _told(named))


def _told(found: list[Found]) -> str:
    """What a line tells, each with why that may not be, and how to say it otherwise."""
    return " ".join(
        f"‘{each.words}’: {in_language(each.kind.why)} {in_language(each.kind.instead)}" for each in found
    )


def _alias(row: Introduction) -> str:
    """None that this youth or this employer has had: no two cards are joined by it."""
    of_either = Q(candidate=row.candidate_id) | Q(vacancy__employer=row.employer_id)
    taken = Introduction.objects.filter(of_either).values_list("alias", flat=True)
    return aliases.alias(secrets.randbelow(LOT), taken=[*taken])
