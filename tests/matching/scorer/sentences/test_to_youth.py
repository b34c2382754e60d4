"""To the youth who looks along: *je*, no points, no words for staff, and never that something cannot be."""

import re

import pytest

from matching.scorer.sentences import questions
from matching.scorer.sentences.say import TEXTS as TO_STAFF
from matching.scorer.sentences.say import say
from matching.scorer.sentences.to_youth import TEXTS, say_to_youth
from matching.scorer.v2.lines import line
from tests.matching.scorer.sentences.test_say import LABELS, placeholders
from tests.matching.scorer.v2.examples import GREETING

READ = sorted(TO_STAFF.keys() - questions.CHECK.keys())
# Words about the youth as someone else, about points, or what a jobhunter is to do.
STAFF = {
    "nl": r"[Gg]ewenst\b|^Kan al|iemand|telt|punt|eigen|er nog niet|kan (het )?niet|\bnu \{|Zet het|Vraag ",
    "en": r"[Ww]anted:|^Can do|someone|counts half|point|the own|\bheld\b|cannot|\bnow \{|Ask ",
}


def test_each_code_is_one_that_is_said() -> None:
    assert TEXTS.keys() <= TO_STAFF.keys()


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_text_to_the_youth_says_no_other_values_and_the_same_in_both_languages(code: str) -> None:
    text = TEXTS[code]
    assert placeholders(text.nl) == placeholders(text.en) <= placeholders(TO_STAFF[code].nl)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("code", READ)
def test_what_a_youth_reads_has_no_words_for_staff(code: str, lang: str) -> None:
    text = TEXTS.get(code, TO_STAFF[code])
    assert not re.search(STAFF[lang], getattr(text, lang)), getattr(text, lang)


def test_what_a_youth_can_do_is_said_to_the_youth() -> None:
    held = line("skills.held", skills=(GREETING.id,))
    assert say_to_youth(held, LABELS) == "Dat kun je al: klanten begroeten."
    assert say_to_youth(held, LABELS, "en") == "You can do this already: greet customers."
    assert say(held, LABELS) == "Kan al: klanten begroeten."


def test_what_names_nobody_is_said_as_to_staff() -> None:
    abroad = line("gate.abroad")
    assert say_to_youth(abroad, LABELS) == say(abroad, LABELS)
