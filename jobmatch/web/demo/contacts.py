"""The contacts of a year: drawn for each youth, written out for the youth of the story."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from candidates.enums import Channel
from candidates.models import Candidate, Contact
from candidates.services.contacts import TARGET
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.sealing import services as sealing
from jobmatch.web.demo import courses, lots
from jobmatch.web.demo.staff import POOL, user_id
from jobmatch.web.demo.story import STORY_KEY
from jobmatch.web.demo.tables import id_of, rows
from jobmatch.web.demo.youths import Youth, first_talk_on

REACHED = 80  # of a hundred tries
GAPS = (12, 16, 19, 23, 27, 31, 36)
CHANNELS = {Channel.PHONE: 42, Channel.TEXT: 26, Channel.MEETING: 22, Channel.EMAIL: 7, Channel.VIDEO: 3}
MOODS = {"down": 24, "same": 36, "up": 40}
CHANGES = {"down": -1, "same": 0, "up": 1}
SURE = (1, 5)
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
    return list(_story(on) if youth.key == STORY_KEY else _drawn(youth, on=on))


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


def _story(on: date) -> Iterator[Talk]:
    for turn, row in enumerate(rows("story_contacts")):
        day = workdays.on_or_after(on - timedelta(days=int(row["days"])))
        sure = int(row["confidence"]) if row["confidence"] else None
        yield Talk(turn, day, row["channel"], row["reached"] == "1", sure, row["line"])


def _drawn(youth: Youth, *, on: date) -> Iterator[Talk]:
    """How sure a youth feels goes up and down by one; the line tells which."""
    sure = 2 + lots.number(2, "sure", youth.key)
    work = courses.work_of(youth.key)
    started = on - timedelta(days=int(work["starts"])) if work else on
    lines = {group: lots.shuffled(texts, "lines", youth.key) for group, texts in _lines().items()}
    for turn, day in enumerate(_days(youth, on=on)):
        if turn and not lots.happens(REACHED, "reached", youth.key, turn):
            yield Talk(turn, day, _channel(youth, turn), False, None, _next(lines["missed"]))
            continue
        mood = lots.weighted(MOODS, "mood", youth.key, turn) if turn else "first"
        sure = min(max(sure + CHANGES.get(mood, 0), SURE[0]), SURE[1])
        channel = _channel(youth, turn) if turn else Channel.MEETING
        line = _next(lines["work" if turn and day > started else mood])
        told = sure if mood == "first" or lots.happens(70, "told", youth.key, turn) else None
        yield Talk(turn, day, channel, True, told, line)


def _days(youth: Youth, *, on: date) -> Iterator[date]:
    """The first talk and every few weeks since, until the last contact or a few days ago."""
    told = courses.of(youth.key)["last_contact"]
    last = workdays.on_or_after(on - timedelta(days=int(told) if told else NEWEST))
    day, turn = first_talk_on(youth, on=on), 0
    while day is not None and day < last:
        yield day
        turn += 1
        day = workdays.on_or_after(day + timedelta(days=lots.one_of(GAPS, "gap", youth.key, turn)))
    if told:
        yield last


def _channel(youth: Youth, turn: int) -> str:
    return lots.weighted(CHANNELS, "channel", youth.key, turn)


def _next(lines: list[str]) -> str:
    """The next line that this youth has not had, as long as there is one."""
    return lines.pop() if lines else ""


@cache
def _lines() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows("contact_lines"):
        found.setdefault(row["group"], []).append(row["line"])
    return found
