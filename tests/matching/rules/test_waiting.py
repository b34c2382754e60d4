"""What a proposal waits for: a row a state."""

from datetime import date

import pytest

from matching.enums import ENDS, IntroductionState
from matching.rules.waiting import FOR_WHOM, STOPPED, TOLD_BY_A_PERSON, Waits, of_ended, of_open

MON, TUE, WED, THU = (date(2026, 6, day) for day in range(1, 5))
FIRST, LAST = date(2026, 6, 9), date(2026, 6, 10)  # a Tuesday and a Wednesday
AFTER = date(2026, 6, 11)
OPEN = {
    "draft": Waits(step=MON),
    "asked": Waits(step=THU),
    "agreed": Waits(call=MON),
    "sent": Waits(call=THU),
    "question": Waits(step=MON),
    "invited": Waits(step=MON),
    "named": Waits(step=date(2026, 6, 8), call=AFTER),
    "met": Waits(step=THU, call=THU),
    "trial": Waits(step=AFTER, call=AFTER),
    "later": Waits(call=FIRST),
}
ENDED = {
    "hired": Waits(),
    "declined": Waits(step=WED),
    "silent": Waits(step=WED),
    "filled": Waits(step=WED, call=TUE),
    "elsewhere": Waits(call=TUE),
    "withdrawn": Waits(call=TUE),
}


def test_the_words_are_those_of_the_states() -> None:
    assert set(FOR_WHOM) == set(OPEN) == set(IntroductionState) - ENDS
    assert set(ENDED) == ENDS
    assert TOLD_BY_A_PERSON | STOPPED < ENDS


@pytest.mark.parametrize("state", OPEN)
def test_an_open_one_is_looked_at(state: str) -> None:
    assert of_open(state, since=MON, on=MON, first=FIRST, last=LAST) == OPEN[state]


@pytest.mark.parametrize("state", ENDED)
def test_of_an_ended_one_somebody_is_told(state: str) -> None:
    assert of_ended(state, since=MON, was_known=True, youth_knows=False) == ENDED[state]


def test_who_pays_and_insures_a_trial_is_asked_before_it_and_a_mail_gets_more_days() -> None:
    asked = of_open("trial", since=MON, on=MON, first=FIRST, last=LAST, asks=True)
    assert asked == Waits(step=MON, call=AFTER)
    assert of_open("sent", since=MON, on=MON, first=None, last=None, by_mail=True) == Waits(
        call=date(2026, 6, 15)
    )
