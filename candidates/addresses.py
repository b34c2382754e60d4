"""The Dutch words of addresses, by the name that code has for what lies there."""

from collections.abc import Mapping
from typing import Any

# The parts of a file that have a page.
PARTS = {
    "person": "persoon",
    "wishes": "wensen",
    "skills": "vaardigheden",
    "languages": "talen",
    "credentials": "diplomas",
    "experience": "ervaring",
    "conditions": "voorwaarden",
    "exclusions": "liever-niet-daar",
    "own-words": "eigen-woorden",
    "from-words": "uit-eigen-woorden",
    "needs": "werkplek",
    "step": "stap",
}
# The chapters of the first talk.
CHAPTERS = {"love": "graag-doen", "good": "goed-in", "matters": "belangrijk", "know": "goed-om-te-weten"}
# The small steps of the telling of what a youth went through.
TELLING = {"words": "woorden", "where": "waar", "why": "waarom", "road": "wat-nu"}
# The purposes of consent.
PURPOSES = {
    "keep_needs": "werkplek-bewaren",
    "keep_experience": "meegemaakt-bewaren",
    "share": "voorstellen",
    "tell_referrer": "aanmelder-vertellen",
    "count": "meetellen",
    "message_me": "berichten",
    "stand_in": "vervanger",
    "other_partner": "andere-hulp",
}
# How they were written before; a purpose still is on the pages of youths, who may have kept its address.
OLD_PARTS = {name: name for name in PARTS}
OLD_CHAPTERS = {name: name for name in CHAPTERS}
OLD_TELLING = {name: name for name in TELLING}
OLD_PURPOSES = {purpose: purpose.replace("_", "-") for purpose in PURPOSES}


def converter(words: Mapping[str, str]) -> type[Any]:
    """Between the name in code and the word in an address; any other word there is no address of ours."""
    names = {word: name for name, word in words.items()}

    class Word:
        regex = "|".join(names)

        def to_python(self, value: str) -> str:
            return names[value]

        def to_url(self, value: str) -> str:
            return words[value]

    return Word
