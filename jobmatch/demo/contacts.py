"""The contacts of a year: drawn for each youth, written out for the youth of the story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from candidates.enums import Channel
from candidates.models import Candidate, Contact
from candidates.services.casework.contacts import TARGET
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.demo import courses, lots
from jobmatch.demo.days import ago
from jobmatch.demo.staff import POOL, user_id
from jobmatch.demo.story import STORY_KEY
from jobmatch.demo.tables import id_of, listed, rows
from jobmatch.demo.youths import Youth, first_talk_on
from jobmatch.sealing import services as sealing

REACHED = 80  # of a hundred tries
GAPS = (12, 16, 19, 23, 27, 31, 36)
CHANNELS = {Channel.PHONE: 42, Channel.TEXT: 26, Channel.MEETING: 22, Channel.EMAIL: 7, Channel.VIDEO: 3}
CALLS = {Channel.PHONE: 65, Channel.TEXT: 35}
MOODS = {"down": 24, "same": 36, "up": 40}
CHANGES = {"down": -1, "same": 0, "up": 1}
SURE = (1, 5)
NEW_AT_WORK = timedelta(days=60)
NEWEST = 4  # days ago, for contacts that are drawn


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


def add(youths: tuple[Youth, ...], *, on: date) -> None:
    """All contacts, each line sealed for its youth, with a row in the access log; and the last news."""
    made = [_contact(youth, talk) for youth in youths for talk in talks(youth, on=on)]
    Contact.objects.bulk_create(made)
    people = User.objects.in_bulk()
    audit.record_many(
        Fact("contact.recorded", people[row.made_by_id], row.candidate_id, TARGET, row.pk) for row in made
    )
    files = Candidate.objects.in_bulk([youth.id for youth in youths])
    for youth in youths:
        files[youth.id].last_news_on = last_reached(youth, on=on)
    Candidate.objects.bulk_update(files.values(), ["last_news_on"])


def talks(youth: Youth, *, on: date) -> list[Talk]:
    """From the first talk on; none in the pool, where nobody was spoken with yet."""
    if youth.desk == POOL:
        return []
    return list(_story(youth, on=on) if youth.key == STORY_KEY else _drawn(youth, on=on))


def last_reached(youth: Youth, *, on: date) -> date | None:
    return max((talk.on for talk in talks(youth, on=on) if talk.reached), default=None)


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


def _story(youth: Youth, *, on: date) -> Iterator[Talk]:
    for turn, row in enumerate(rows("story_contacts")):
        talked_on = None if turn else first_talk_on(youth, on=on)
        day = talked_on or ago(row["days"], on=on)
        sure = int(row["confidence"]) if row["confidence"] else None
        yield Talk(turn, day, row["channel"], row["reached"] == "1", sure, row["line"])


def _drawn(youth: Youth, *, on: date) -> Iterator[Talk]:
    """How sure a youth feels goes up and down by one; the line tells which."""
    sure = 2 + lots.number(2, "sure", youth.key)
    work = courses.work_of(youth.key)
    started = ago(work["starts"], on=on) if work else on
    lines = {group: lots.shuffled(texts, "lines", youth.key) for group, texts in _lines().items()}
    days = list(_days(youth, on=on))
    for turn, day in enumerate(days):
        is_known = turn == 0 or day == days[-1] and bool(courses.course_of(youth.key)["last_contact"])
        if not is_known and not lots.happens(REACHED, "reached", youth.key, turn):
            channel = lots.weighted(CALLS, "call", youth.key, turn)
            yield Talk(turn, day, channel, False, None, _next(lines["missed"], channel))
            continue
        mood = lots.weighted(MOODS, "mood", youth.key, turn) if turn else "first"
        sure = min(max(sure + CHANGES.get(mood, 0), SURE[0]), SURE[1])
        channel = lots.weighted(CHANNELS, "channel", youth.key, turn) if turn else Channel.MEETING
        line = _next(lines[_at_work(day, started) if turn and day > started else mood], channel)
        told = sure if mood == "first" or lots.happens(70, "told", youth.key, turn) else None
        yield Talk(turn, day, channel, True, told, line)


def _days(youth: Youth, *, on: date) -> Iterator[date]:
    """The first talk and every few weeks since, until the last contact or a few days ago."""
    told = courses.course_of(youth.key)["last_contact"]
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


def _next(lines: list[ContactLine], channel: str) -> str:
    """The next line about this channel that the youth has not had, as long as there is one."""
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
