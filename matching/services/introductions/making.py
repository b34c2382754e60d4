"""The card makes itself from what the vacancy asks and what the youth told, under a new alias each time."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch.errors import RuleBroken
from jobmatch.taxonomy.choices import in_language
from matching.models import Introduction
from matching.rules.cards import aliases, lines
from matching.rules.cards.card import LONGEST_LINE, Card, made
from matching.rules.cards.facts import Asked
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


@dataclass(frozen=True, slots=True)
class Stopped:
    """What may not go to an employer, in the line of the jobhunter and in that of the youth."""

    line: list[Found]
    own: list[Found]


def card_for(row: Introduction, words: Words, *, with_name: bool, on: date) -> Card:
    """The card of this proposal; with the name, given at once, it tells all that is asked."""
    if max(len(words.line), len(words.own)) > LONGEST_LINE:
        raise RuleBroken("line", _("Keep the line under 300 signs."))
    found = card_selectors.inputs(candidate=row.candidate_id, vacancy=row.vacancy_id)
    _check(row, words, found.asked)
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


def stopped(candidate: Candidate, asked: Asked, words: Words) -> Stopped:
    """What a line tells besides what the youth can; in the youth's own, a name and an address."""
    names = [candidate.first_name, candidate.last_name]
    languages = [code for code, _level in asked.languages]
    mine = lines.found_in(words.own, languages=languages, names=names)
    return Stopped(
        line=lines.found_in(words.line, languages=languages, names=names),
        own=[each for each in mine if each.kind.code in OF_ONES_OWN],
    )


def _check(row: Introduction, words: Words, asked: Asked) -> None:
    found = stopped(row.candidate, asked, words)
    if found.line:
        raise RuleBroken("line", _told(found.line))
    if found.own:
        raise RuleBroken("own", _told(found.own))


def _told(found: list[Found]) -> str:
    """What a line tells, a sentence for each kind: why that may not be, and how to say it otherwise."""
    return "\n".join(
        f"{', '.join(f'‘{each.words}’' for each in same)}: "
        f"{in_language(same[0].kind.why)} {in_language(same[0].kind.instead)}"
        for same in lines.by_kind(found)
    )


def _alias(row: Introduction) -> str:
    """None that this youth or this employer has had: no two cards are joined by it."""
    of_either = Q(candidate=row.candidate_id) | Q(vacancy__employer=row.employer_id)
    taken = Introduction.objects.filter(of_either).values_list("alias", flat=True)
    return aliases.alias(secrets.randbelow(LOT), taken=[*taken])
