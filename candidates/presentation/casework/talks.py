"""Where one is in the first talk, and what was told already."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from candidates.enums import Purpose
from candidates.models import Candidate
from candidates.presentation.consents.consents import QUESTIONS
from candidates.services.files.sealed import Opened

Place = tuple[str, str]  # chapter, part


@dataclass(frozen=True, slots=True)
class Chapter:
    """One of the four questions of the talk, with the parts of the file that it fills."""

    name: str | Promise
    question: str | Promise
    sign: str
    parts: tuple[str, ...]


CHAPTERS: dict[str, Chapter] = {
    "love": Chapter(
        gettext_lazy("Love to do"),
        gettext_lazy("What would you love to do?"),
        "star",
        ("own-words", "from-words", "wishes"),
    ),
    "good": Chapter(
        gettext_lazy("Good at"),
        gettext_lazy("What are you good at?"),
        "check",
        ("skills", "experience", "languages", "credentials"),
    ),
    "matters": Chapter(
        gettext_lazy("What matters"),
        gettext_lazy("What matters to you at work?"),
        "heart",
        ("conditions", "exclusions"),
    ),
    "know": Chapter(
        gettext_lazy("Good to know"),
        gettext_lazy("What must we know?"),
        "lock",
        ("needs", "stand-in", "person"),
    ),
}
# Parts that need a yes first; behind the second one no form lies.
ASKED_FIRST = {"needs": Purpose.KEEP_NEEDS, "stand-in": Purpose.STAND_IN}
ORDER = [(chapter, part) for chapter, row in CHAPTERS.items() for part in row.parts]


@dataclass(frozen=True, slots=True)
class Talk:
    """One part of the talk that is on the screen. `places` are those that this reader may fill in."""

    at: Place
    places: tuple[Place, ...]

    @property
    def chapter(self) -> Chapter:
        return CHAPTERS[self.at[0]]

    @property
    def names(self) -> list[str]:
        return [str(chapter.name) for chapter in CHAPTERS.values()]

    @property
    def number(self) -> int:
        """Which chapter it is, from 1."""
        return [*CHAPTERS].index(self.at[0]) + 1

    @property
    def back(self) -> str:
        """Where one goes back to, as the button sends it; nothing at the start."""
        here = self.places.index(self.at)
        return "/".join(self.places[here - 1]) if here else ""

    @property
    def on(self) -> str:
        """Where one goes on to; nothing at the end."""
        following = self.places[self.places.index(self.at) + 1 :]
        return "/".join(following[0]) if following else ""

    @property
    def elsewhere(self) -> list[tuple[str, str]]:
        """Every other chapter, as its button sends it, with its name."""
        first = {chapter: part for chapter, part in reversed(self.places)}
        return [
            (f"{chapter}/{first[chapter]}", str(row.name))
            for chapter, row in CHAPTERS.items()
            if chapter != self.at[0] and chapter in first
        ]


@dataclass(frozen=True, slots=True)
class ToldChapter:
    """One chapter with the parts of it, and whether each was told."""

    slug: str
    chapter: Chapter
    parts: list[tuple[str, str, bool]]


def places(*, closed: Collection[str]) -> tuple[Place, ...]:
    """The parts that a reader fills in: all but the closed ones."""
    return tuple(place for place in ORDER if place[1] not in closed)


def chapters(
    candidate: Candidate,
    opened: Opened | None,
    shown: tuple[Place, ...],
    *,
    live: Set[str],
    titles: Mapping[str, str | Promise],
) -> list[ToldChapter]:
    """The chapters with what was told of each; looking through the own words is no part of its own.

    `titles` are those of the parts with a form; of any other the yes itself is what is told.
    """
    told = _told(candidate, opened) | (live - titles.keys())
    return [
        ToldChapter(
            slug,
            chapter,
            [
                (part, str(titles.get(part) or QUESTIONS[ASKED_FIRST[part]]), part in told)
                for part in chapter.parts
                if (slug, part) in shown and part != "from-words"
            ],
        )
        for slug, chapter in CHAPTERS.items()
    ]


def _told(youth: Candidate, opened: Opened | None) -> set[str]:
    conditions = (youth.kinds, youth.hours_max, youth.dayparts, youth.available_from, youth.travel_means)
    told = {
        "own-words": opened is not None and opened.own_words,
        "wishes": youth.wishes.all(),
        "skills": youth.skills.all(),
        "experience": youth.experience.all() or youth.all_my_work,
        "languages": youth.languages.all(),
        "credentials": youth.diplomas.all() or youth.licences.all() or youth.credentials_complete,
        "conditions": any(conditions),
        "exclusions": youth.exclusions.all(),
        "needs": opened is not None and opened.needs,
        "person": youth.channel or youth.safe_hours or youth.safe_words,
    }
    return {part for part, values in told.items() if values}
