"""The card makes itself from what the vacancy asks and what the youth told, under a new alias each time."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext as _

from jobmatch.errors import RuleBroken
from matching.models import Introduction
from matching.rules.cards import aliases
from matching.rules.cards.card import LONGEST_LINE, Card, made
from matching.selectors import cards as card_selectors

LOT: Final = 2**32


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


def _alias(row: Introduction) -> str:
    """None that this youth or this employer has had: no two cards are joined by it."""
    of_either = Q(candidate=row.candidate_id) | Q(vacancy__employer=row.employer_id)
    taken = Introduction.objects.filter(of_either).values_list("alias", flat=True)
    return aliases.alias(secrets.randbelow(LOT), taken=[*taken])
