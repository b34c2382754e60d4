"""An employer who knows everybody in town guesses from a card who it is, in at most one of five cases."""

from collections import Counter

import pytest

from matching.rules.cards import aliases, alike, facts
from matching.rules.cards.card import made
from tests.figures import Figure
from tests.matching.rules.cards.town import ON, Attack, vacancies, youths
from tests.sizes import CARDS

TOWN = youths(1000, seed=7)
ATTACKS = [Attack(vacancy, TOWN) for vacancy in vacancies(CARDS.value, seed=8)]
MOST_GUESSED = 1 / alike.ALIKE


def test_the_youths_of_the_town_differ_much() -> None:
    assert len({one.abilities for one in TOWN}) >= 300


def test_the_best_single_guess_is_right_for_at_most_one_in_five(figure: Figure) -> None:
    shared = [[len(card) for card in attack.cards()] for attack in ATTACKS]
    of_all = sum(map(sum, shared))
    guessed = sum(map(len, shared)) / of_all
    plain = sum(len(attack.plain_cards()) for attack in ATTACKS) / of_all
    figure("cards: best single guess right, on average", f"{guessed:.3f} of {of_all} cards")
    figure("cards: best single guess right, for the easiest card", f"{1 / min(map(min, shared)):.3f}")
    figure("cards: the same if all that is asked were told", f"{plain:.3f}")
    assert 1 / min(map(min, shared)) <= MOST_GUESSED
    assert plain > 3 * MOST_GUESSED, "these youths are too much alike: they prove nothing"


def test_guessing_the_likeliest_helps_little_when_only_the_best_are_proposed(figure: Figure) -> None:
    right, of_all = 0, 0
    for attack in ATTACKS:
        best = sorted(attack.fitting, key=attack.fit, reverse=True)[: len(attack.fitting) // 10]
        card_of = {place: card for card in attack.cards() for place in card}
        right += sum(max(card_of[place], key=attack.fit) == place for place in best)
        of_all += len(best)
    figure("cards: guess right when only the best tenth is proposed", f"{right / of_all:.3f}")
    assert right / of_all <= 0.35


def test_still_most_of_what_is_asked_is_told(figure: Figure) -> None:
    told, had = 0, 0
    for attack in ATTACKS:
        places = [at for at, (about, _of) in enumerate(attack.asked.facts) if about == facts.ABILITY]
        for card in attack.cards():
            for place in places:
                values = [attack.told[one][place] for one in card]
                told += min(values) * len(values)
                had += sum(values)
    figure("cards: of the abilities had, named on the card", f"{told / had:.3f}")
    assert told / had >= 0.4


@pytest.mark.parametrize("place", range(3))
def test_the_attacker_reads_the_cards_that_are_made(place: int) -> None:
    attack = ATTACKS[0]
    card = attack.cards()[place]
    fitting = [TOWN[one] for one in attack.fitting]
    rows = set()
    for one in card[:3]:
        others = [each for each in fitting if each is not TOWN[one]]
        found = made(attack.asked, TOWN[one], others, alias="Kompas Trom", on=ON)
        rows.add(found.card.rows)
        assert found.alike == len(card)
    assert len(rows) == 1


def test_aliases_join_nobody_across_employers(figure: Figure) -> None:
    """Each youth is proposed to five employers; two cards with the same alias are never of the same youth."""
    lots = iter(range(10**9, 10**9 + 10**7, 7919))
    cards = []
    for youth in range(200):
        had: list[str] = []
        for employer in range(5):
            had.append(aliases.alias(next(lots), taken=had))
            cards.append((had[-1], youth, employer))
    by_alias = Counter((alias, youth) for alias, youth, _employer in cards)
    joined = sum(number > 1 for number in by_alias.values())
    figure("cards: aliases joined across employers", joined)
    assert joined == 0
