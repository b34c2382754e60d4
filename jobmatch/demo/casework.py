"""The year of contacts, with the steps that were done and what was agreed in them.

Drawn for each youth, and written out for the youth of the story.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from candidates.enums import Channel, Outcome, StepKind, StepState
from candidates.models import Agreement, Candidate, Contact, Step
from candidates.services.casework import agreements, contacts
from jobmatch import workdays
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.demo import lots
from jobmatch.demo.files import work_of
from jobmatch.demo.people import HOME_ID, POOL, STORY_KEY, Youth, all_youths, first_talk_on, user_id
from jobmatch.demo.reading import Row, ago, id_of, late, listed, number, rows
from jobmatch.sealing import services as sealing

REACHED = 80  # of a hundred tries
GAPS = (12, 16, 19, 23, 27, 31, 36)
CHANNELS = {Channel.PHONE: 42, Channel.TEXT: 26, Channel.MEETING: 22, Channel.EMAIL: 7, Channel.VIDEO: 3}
CALLS = {Channel.PHONE: 65, Channel.TEXT: 35}
MOODS = {"down": 24, "same": 36, "up": 40}
CHANGES = {"down": -1, "same": 0, "up": 1}
SURE = (1, 5)
NEW_AT_WORK = timedelta(days=60)
NEWEST = "4"  # days ago, for contacts that are drawn
AGREED = 45  # of a hundred times that a youth was reached
CONFIRMED = 80
OUTCOMES = {Outcome.KEPT: 68, Outcome.NOT_KEPT: 22, Outcome.LAPSED: 10}
ASKED_WITHIN = 8  # days after an agreement was due


@dataclass(frozen=True, slots=True)
class Talk:
    """One try to reach a youth."""

    turn: int
    on: date
    channel: str
    reached: bool
    confidence: int | None
    line: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """How it went, in a sentence that is true of these channels; of every one when none is named."""

    text: str
    channels: tuple[str, ...]

    def __str__(self) -> str:
        """The text that draws are made from: with another one, every youth has other lines."""
        return f"Line(text={self.text!r}, channels={self.channels!r})"


def add(*, on: date) -> None:
    """All of it in one go, for it is much; each row with its line in the access log."""
    told = [(youth, list(_talks(youth, on=on))) for youth in all_youths()]
    had = [(youth, talk) for youth, talks in told for talk in talks]
    Step.objects.bulk_create(_done(youth, talk) for youth, talk in had if talk.reached)
    _add_contacts(had)
    _add_agreements([(youth, row) for youth, talks in told for row in _agreements(youth, talks, on=on)])


def _add_contacts(had: list[tuple[Youth, Talk]]) -> None:
    """Each line sealed for its youth; and the last news of each."""
    made = [(youth, _contact(youth, talk)) for youth, talk in had]
    Contact.objects.bulk_create(row for _, row in made)
    audit.record_many(
        Fact("contact.recorded", youth.jobhunter, youth.id, contacts.TARGET, row.pk, chain=HOME_ID)
        for youth, row in made
    )
    for youth, row in made:
        if row.reached:
            Candidate.objects.filter(pk=youth.id).update(last_news_on=row.on)


def _contact(youth: Youth, talk: Talk) -> Contact:
    contact = Contact(
        id=id_of("contact", f"{youth.key}:{talk.turn}"),
        candidate_id=youth.id,
        on=talk.on,
        channel=talk.channel,
        reached=talk.reached,
        confidence=talk.confidence,
        made_by_id=user_id(youth.desk),
    )
    if talk.line:
        field = f"candidates.Contact.line:{contact.pk}"
        contact.line = sealing.seal(person=youth.id, field=field, text=talk.line)
    return contact


def _done(youth: Youth, talk: Talk) -> Step:
    """What was planned for the day of a contact, or a day or two before it."""
    fitting = [row for row in rows("steps") if talk.channel in listed(row["channels"])]
    row = lots.one_of(fitting, "done", youth.key, talk.turn)
    return Step(
        id=id_of("step", f"{youth.key}:{talk.turn}"),
        candidate_id=youth.id,
        kind=row["kind"] if talk.turn else StepKind.FIRST_TALK,
        title=row["title"] if talk.turn else "",
        state=StepState.DONE,
        due=late(lots.number(3, "waited", youth.key, talk.turn), on=talk.on),
        done_on=talk.on,
        done_by_id=user_id(youth.desk),
    )


def _talks(youth: Youth, *, on: date) -> Iterator[Talk]:
    """From the first talk on; none in the pool, where nobody was spoken with yet."""
    if youth.key == STORY_KEY:
        yield from _story_talks(youth, on=on)
    elif youth.desk != POOL:
        yield from _drawn_talks(youth, on=on)


def _story_talks(youth: Youth, *, on: date) -> Iterator[Talk]:
    for turn, row in enumerate(rows("story_contacts")):
        day = ago(row["days"], on=on) if turn else first_talk_on(youth, on=on) or on
        yield Talk(turn, day, row["channel"], row["reached"] == "1", number(row["confidence"]), row["line"])


def _drawn_talks(youth: Youth, *, on: date) -> Iterator[Talk]:
    """How sure a youth feels goes up and down by one; the line tells which."""
    sure = 2 + lots.number(2, "sure", youth.key)
    work = work_of(youth)
    started = ago(work["starts"], on=on) if work else on
    lines = {group: lots.shuffled(texts, "lines", youth.key) for group, texts in _lines().items()}
    days = list(_days(youth, on=on))
    for turn, day in enumerate(days):
        is_known = turn == 0 or day == days[-1] and bool(youth.profile["last_contact"])
        if not is_known and not lots.happens(REACHED, "reached", youth.key, turn):
            channel = lots.weighted(CALLS, "call", youth.key, turn)
            yield Talk(turn, day, channel, False, None, _next_line(lines["missed"], channel))
            continue
        mood = lots.weighted(MOODS, "mood", youth.key, turn) if turn else "first"
        sure = min(max(sure + CHANGES.get(mood, 0), SURE[0]), SURE[1])
        channel = lots.weighted(CHANNELS, "channel", youth.key, turn) if turn else Channel.MEETING
        group = _at_work(day, started) if turn and day > started else mood
        told = sure if mood == "first" or lots.happens(70, "told", youth.key, turn) else None
        yield Talk(turn, day, channel, True, told, _next_line(lines[group], channel))


def _days(youth: Youth, *, on: date) -> Iterator[date]:
    """The first talk and every few weeks since, until the last contact or a few days ago."""
    told = youth.profile["last_contact"]
    last = ago(told or NEWEST, on=on)
    day, turn = first_talk_on(youth, on=on), 0
    while day is not None and day < last:
        yield day
        turn += 1
        day = workdays.on_or_after(day + timedelta(days=lots.one_of(GAPS, "gap", youth.key, turn)))
    if told:
        yield last


def _at_work(day: date, started: date) -> str:
    return "begun" if day < started + NEW_AT_WORK else "work"


def _next_line(lines: list[ContactLine], channel: str) -> str:
    """The next line that is true of this channel and that the youth has not had, as long as there is one."""
    for line in lines:
        if not line.channels or channel in line.channels:
            lines.remove(line)
            return line.text
    return ""


@cache
def _lines() -> dict[str, list[ContactLine]]:
    found: dict[str, list[ContactLine]] = {}
    for row in rows("contact_lines"):
        found.setdefault(row["group"], []).append(ContactLine(row["line"], tuple(listed(row["channels"]))))
    return found


def _add_agreements(made: list[tuple[Youth, Agreement]]) -> None:
    """Kept, not kept, or still open; on both sides."""
    Agreement.objects.bulk_create(row for _, row in made)
    audit.record_many(
        Fact("agreement.made", youth.jobhunter, youth.id, agreements.TARGET, row.pk, chain=HOME_ID)
        for youth, row in made
    )


def _agreements(youth: Youth, talks: list[Talk], *, on: date) -> Iterator[Agreement]:
    if youth.key == STORY_KEY:
        for turn, row in enumerate(rows("story_agreements")):
            made, due = ago(row["made"], on=on), ago(row["due"], on=on)
            is_confirmed = row["confirmed"] == "1"
            yield _agreement(youth, turn, row, made, due, is_confirmed=is_confirmed, outcome=row["outcome"])
        return
    sentences = lots.shuffled(range(len(rows("agreements"))), "agreements", youth.key)
    for talk in talks:
        if talk.reached and sentences and lots.happens(AGREED, "agreed", youth.key, talk.turn):
            drawn = youth.key, talk.turn
            due = workdays.after(talk.on, 3 + lots.number(12, "by when", *drawn))
            is_asked = due < ago(ASKED_WITHIN, on=on)
            yield _agreement(
                youth,
                talk.turn,
                rows("agreements")[sentences.pop()],
                talk.on,
                due,
                is_confirmed=lots.happens(CONFIRMED, "confirmed", *drawn),
                outcome=lots.weighted(OUTCOMES, "outcome", *drawn) if is_asked else Outcome.OPEN,
            )


def _agreement(
    youth: Youth, turn: int, row: Row, made: date, due: date, *, is_confirmed: bool, outcome: str
) -> Agreement:
    return Agreement(
        id=id_of("agreement", f"{youth.key}:{turn}"),
        candidate_id=youth.id,
        sentence=row["sentence"],
        doer=row["doer"],
        made_on=made,
        due=due,
        confirmed_on=made if is_confirmed else None,
        outcome=outcome,
        settled_on=None if outcome == Outcome.OPEN else due,
    )
