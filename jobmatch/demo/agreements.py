"""What youths and jobhunters agreed in the year: kept, not kept, or still open; on both sides."""

from collections.abc import Iterator
from datetime import date

from candidates.enums import Outcome
from candidates.models import Agreement
from candidates.services.casework.agreements import TARGET
from jobmatch import workdays
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.demo import contacts, lots
from jobmatch.demo.contacts import Talk
from jobmatch.demo.days import ago
from jobmatch.demo.staff import user_id
from jobmatch.demo.story import STORY_KEY
from jobmatch.demo.tables import Row, id_of, rows
from jobmatch.demo.youths import Youth

AGREED = 45  # of a hundred times that a youth was reached
CONFIRMED = 80
OUTCOMES = {Outcome.KEPT: 68, Outcome.NOT_KEPT: 22, Outcome.LAPSED: 10}
ASKED_WITHIN = 8  # days after an agreement was due


def add(youths: tuple[Youth, ...], *, on: date) -> None:
    """All agreements, with a row in the access log for each."""
    made = [(youth, row) for youth in youths for row in agreements_of(youth, on=on)]
    Agreement.objects.bulk_create(row for _, row in made)
    people = User.objects.in_bulk()
    audit.record_many(
        Fact("agreement.made", people[user_id(youth.desk)], youth.id, TARGET, row.pk) for youth, row in made
    )


def agreements_of(youth: Youth, *, on: date) -> Iterator[Agreement]:
    if youth.key == STORY_KEY:
        for turn, row in enumerate(rows("story_agreements")):
            yield _told(youth, turn, row, on=on)
        return
    sentences = lots.shuffled(range(len(rows("agreements"))), "agreements", youth.key)
    for talk in contacts.talks(youth, on=on):
        if talk.reached and sentences and lots.happens(AGREED, "agreed", youth.key, talk.turn):
            yield _drawn(youth, talk, rows("agreements")[sentences.pop()], on=on)


def _told(youth: Youth, turn: int, row: Row, *, on: date) -> Agreement:
    made = ago(row["made"], on=on)
    due = ago(row["due"], on=on)
    return _agreement(
        youth, turn, row, made=made, due=due, confirmed=row["confirmed"], outcome=row["outcome"]
    )


def _drawn(youth: Youth, talk: Talk, row: Row, *, on: date) -> Agreement:
    due = workdays.after(talk.on, 3 + lots.number(12, "by when", youth.key, talk.turn))
    is_asked = due < ago(ASKED_WITHIN, on=on)
    outcome = lots.weighted(OUTCOMES, "outcome", youth.key, talk.turn) if is_asked else Outcome.OPEN
    confirmed = "1" if lots.happens(CONFIRMED, "confirmed", youth.key, talk.turn) else "0"
    return _agreement(youth, talk.turn, row, made=talk.on, due=due, confirmed=confirmed, outcome=outcome)


def _agreement(
    youth: Youth, turn: int, row: Row, *, made: date, due: date, confirmed: str, outcome: str
) -> Agreement:
    return Agreement(
        id=id_of("agreement", f"{youth.key}:{turn}"),
        candidate_id=youth.id,
        sentence=row["sentence"],
        doer=row["doer"],
        made_on=made,
        due=due,
        confirmed_on=made if confirmed == "1" else None,
        outcome=outcome,
        settled_on=None if outcome == Outcome.OPEN else due,
    )
