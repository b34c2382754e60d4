"""One vacancy of a ranking as a page shows it: what decides in the closed row, why in the opened one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from employers.enums import Question
from employers.models import Vacancy
from jobmatch.taxonomy.choices import in_language
from matching.naming import CRITERIA, GATES, OWN_GATES
from matching.presentation import findings
from matching.presentation.doors import of_row
from matching.presentation.law import in_months
from matching.scorer.sentences.questions import CHECK, EMPLOYER, PERSON
from matching.scorer.sentences.say import say
from matching.scorer.sentences.to_youth import say_to_youth
from matching.scorer.sentences.values import MEANS, Labels
from matching.scorer.v2.doors import Door
from matching.scorer.v2.lines import Line
from matching.scorer.v2.occupations import ALIKE, SAME
from matching.scorer.v2.policy import load
from matching.scorer.v2.reasons import Reason, most_important, nearest_wish
from matching.scorer.v2.results import Part, Row
from matching.services.ranking.rankings import Ranked

SCALE = 1000
NAMED = {"named.licence": "needed.licence", "named.screening": "needed.screening"}
TONES = ("shut", "doubt", "fits", "lacks", "note")
ICONS = {"shut": "lock", "doubt": "warning", "fits": "check", "lacks": "plus", "note": "info"}
ASKS = {
    "ask.hours_offered": Question.HOURS,
    "ask.dayparts_asked": Question.DAYPARTS,
    "ask.kind": Question.KIND,
    "ask.languages": Question.LANGUAGES,
    "ask.skills": Question.SKILLS,
    "ask.night": Question.NIGHT,
    "ask.hazardous": Question.HAZARDOUS,
}
WHOM = {"person": PERSON, "employer": EMPLOYER, "check": CHECK}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: in which language, whether the youth looks along, when this list was looked at before.

    `feelings`: vacancy → what was decided about it.
    """

    lang: str
    is_youth: bool = False
    last_look: datetime | None = None
    feelings: Mapping[UUID, str] = field(default_factory=dict)

    def say(self, line: Line, labels: Labels) -> str:
        """A line in the words for this reader."""
        return (say_to_youth if self.is_youth else say)(line, labels, self.lang)

    def is_new(self, vacancy: Vacancy) -> bool:
        """Whether it came in after the reader last looked."""
        return self.last_look is not None and vacancy.added_at > self.last_look


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: where it begins and how wide it is, of 1000; `kind` is fit or open."""

    kind: str
    at: int
    width: int


@dataclass(frozen=True, slots=True)
class Meter:
    """One criterion: its points, what is open, the most it gives, and its bar on the scale of the largest."""

    name: Promise
    points: int
    open: int
    total: int
    room: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words that help to choose."""

    words: str
    icon: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence with its sign."""

    words: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class VacancyRow:
    """A vacancy in a list. `places`: how many of it there are, with what was posted twice.

    `is_new`: it came in after the last look. `fits`: what is good about it, in words, for who looks along.
    `first`: the sentences that matter most; `more`: all others. `asks`: what of it the employer can be asked.
    """

    vacancy: Vacancy
    feeling: str
    is_dream: bool
    is_shut: bool
    is_new: bool
    places: int
    points: int
    open: int
    total: int
    bar: tuple[Piece, ...]
    chips: tuple[Chip, ...]
    fits: tuple[str, ...]
    first: tuple[Said, ...]
    more: tuple[Said, ...]
    questions: dict[str, tuple[str, ...]]
    asks: tuple[str, ...]
    meters: tuple[Meter, ...]
    changes: tuple[str, ...]


def row_of(ranked: Ranked, row: Row, reader: Reader, doors: Sequence[Door] = ()) -> VacancyRow:
    """One row in words; with what single changes would do for it, where their doors are given."""
    told = ranked.reasons(row)
    spoken = [each for each in told if each.tone in TONES]
    first = most_important(spoken)
    vacancy = ranked.vacancies[row.vacancy]
    dream = ranked.person.dream
    return VacancyRow(
        vacancy=vacancy,
        feeling=reader.feelings.get(vacancy.pk, ""),
        is_dream=dream is not None and vacancy.occupation_id == dream.occupation,
        is_shut=any(gate.state == "closed" for gate in row.gates),
        is_new=reader.is_new(vacancy),
        places=vacancy.openings + sum(ranked.vacancies[each].openings for each in row.doubles),
        points=row.points,
        open=row.open,
        total=ranked.ranking.total,
        bar=bar(row.parts, ranked.ranking.total),
        chips=tuple(_chips(ranked, row, reader)),
        fits=tuple(reader.say(each.line, ranked.labels) for each in most_important(_good(spoken), 2)),
        first=_say(ranked, row, first, reader),
        more=_say(ranked, row, [each for each in spoken if each not in first], reader),
        questions={
            whom: tuple(reader.say(each.line, ranked.labels) for each in told if each.line.code in table)
            for whom, table in WHOM.items()
        },
        asks=tuple(_asks(vacancy, told)),
        meters=tuple(_meters(row.parts)),
        changes=of_row(doors, ranked, row, lang=reader.lang, to_youth=reader.is_youth),
    )


def _asks(vacancy: Vacancy, told: Sequence[Reason]) -> Iterator[str]:
    """The facts of the vacancy that its employer can be asked, in the order of the questions."""
    if vacancy.employer_id is not None:
        yield from dict.fromkeys(ASKS[each.line.code].value for each in told if each.line.code in ASKS)


def bar(parts: Sequence[Part], total: int) -> tuple[Piece, ...]:
    """What fits, criterion by criterion, and then all that is open; the rest of 1000 is missing."""
    pieces, at = [], 0
    for kind, numbers in (("fit", [part.points for part in parts]), ("open", [_open(parts)])):
        for number in numbers:
            width = SCALE * number // total if total else 0
            if width:
                pieces.append(Piece(kind, at, width))
            at += width
    return tuple(pieces)


def _open(parts: Sequence[Part]) -> int:
    return sum(part.open for part in parts)


def _meters(parts: Sequence[Part]) -> Iterator[Meter]:
    largest = max((part.total for part in parts), default=0)
    for part in parts:
        if part.total:
            filled, asked = SCALE * part.points // largest, SCALE * part.open // largest
            pieces = (Piece("fit", 0, filled), Piece("open", filled, asked))
            yield Meter(
                CRITERIA[part.criterion],
                part.points,
                part.open,
                part.total,
                SCALE * part.total // largest,
                tuple(piece for piece in pieces if piece.width),
            )


def _good(told: Sequence[Reason]) -> list[Reason]:
    return [each for each in told if each.tone == "fits"]


def _say(ranked: Ranked, row: Row, told: Sequence[Reason], reader: Reader) -> tuple[Said, ...]:
    notes = _notes(ranked, row)
    return tuple(Said(_sentence(ranked, each, notes, reader), ICONS[each.tone], each.tone) for each in told)


def _sentence(ranked: Ranked, reason: Reason, notes: Mapping[object, str], reader: Reader) -> str:
    """The sentence; of what the employer applies for with what the taxonomy tells of it."""
    values = dict(reason.line.values)
    code = values.get("licence") or values.get("screening")
    if reason.line.code not in NAMED or code not in notes:
        return reader.say(reason.line, ranked.labels)
    needed = Line(NAMED[reason.line.code], reason.line.values)
    return f"{reader.say(needed, ranked.labels)} {notes[code]}"


def _notes(ranked: Ranked, row: Row) -> dict[object, str]:
    """What the occupation's entry conditions tell, by code, with how long it takes."""
    occupation = ranked.vacancies[row.vacancy].occupation_id
    conditions = ranked.catalogue.conditions(occupation) if occupation else ()
    return {
        each.code: " ".join(filter(None, (in_language(each.note), _takes(each.months))))
        for each in conditions
    }


def _takes(months: int | None) -> str:
    return _("That takes %(months)s.") % {"months": in_months(months)} if months else ""


def _chips(ranked: Ranked, row: Row, reader: Reader) -> Iterator[Chip]:
    """Which wish it is or what step it makes; how far it is; what is missing."""
    yield from _of_wish(ranked, row, reader)
    yield from _of_trip(ranked, row)
    yield from _of_missing(row, reader)


def _of_wish(ranked: Ranked, row: Row, reader: Reader) -> Iterator[Chip]:
    """Which wish; a youth who looks along reads that in a sentence."""
    if row.rung and row.n < ALIKE:
        words = _("step to your dream") if reader.is_youth else _("step to the dream")
        yield Chip(words, "stairs", "accent")
    elif reader.is_youth:
        return
    elif row.n >= ALIKE and (found := nearest_wish(ranked.person, ranked.pairs[row.vacancy], load())):
        place, wished, n = found
        label = in_language(ranked.labels[wished.occupation])
        words = _("wish %(place)s") if n == SAME else _("like wish %(place)s: %(wish)s")
        yield Chip(words % {"place": place, "wish": label}, "heart", "brand")


def _of_trip(ranked: Ranked, row: Row) -> Iterator[Chip]:
    pair = ranked.pairs[row.vacancy]
    if pair.vacancy.remote:
        yield Chip(_("from home"), "door")
    elif pair.minutes is not None:
        means = in_language(MEANS[pair.means or ""])
        yield Chip(_("about %(minutes)s min%(means)s") % {"minutes": pair.minutes, "means": means}, "pin")


def _of_missing(row: Row, reader: Reader) -> Iterator[Chip]:
    """The first thing that is lacking; what is one step away is no alarm, and to the youth nothing is."""
    for gate in row.shut:
        for found in (*gate.of("closed"), *gate.of("doubtful")):
            is_shut = row.shelf == "not_now" and not reader.is_youth
            lacking = _lacking(gate.name, findings.short(found, reader.lang), reader)
            yield Chip(lacking, "lock" if is_shut else "key", "danger" if is_shut else "accent")
            return


def _lacking(gate: str, what: str, reader: Reader) -> str:
    """What is lacking in a word or two, else what this gate is called; to the youth in *je*."""
    if not what:
        return str((OWN_GATES if reader.is_youth else GATES)[gate])
    words = _("you need: %(what)s") if reader.is_youth else _("needed: %(what)s")
    return words % {"what": what}
