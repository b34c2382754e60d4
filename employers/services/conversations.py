"""Conversations with an employer: what was said, what was promised and when we speak next, in one act."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers.models import Conversation, Employer, EmployerPerson, Site
from employers.permissions import require_casework
from employers.services import errands, facts, promises
from employers.services.validation import invalid
from employers.services.youths_named import require_no_youth
from jobmatch.accounts.models import Errand, User
from jobmatch.accounts.services import errands as desk_errands
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before, sent_before
from jobmatch.http.versions import claim

TARGET = "employers.Conversation"
OLDEST_DAYS = 366


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised in a conversation; the first of those who were there promised it."""

    sentence: str
    due: date
    offered: str = ""
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class NextDate:
    """When we speak or go there next."""

    kind: str
    due: date
    hour: time | None = None
    place: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of the workplace on the spot: item → yes or no, at which site."""

    answers: Mapping[str, str]
    site: Site | None = None


@transaction.atomic
def record(
    *,
    employer: Employer,
    channel: str,
    about: str,
    by: User,
    on: date,
    happened_on: date | None = None,
    people: Sequence[UUID] = (),
    line: str = "",
    promised: Promised | None = None,
    next_date: NextDate | None = None,
    seen: Seen | None = None,
    finishes: Iterable[Errand] = (),
    key: UUID | None = None,
    no_youth: bool = False,
) -> Conversation:
    """Write down a conversation, with what was promised and seen, the next date and the errands done by it.

    `key` is the id of the new row: sent twice, all of it is made once.
    """
    require_casework(by)
    happened_on = happened_on or on
    _check_day(happened_on, on=on)
    require_no_youth(*_words(line, promised, next_date), employer=employer.pk, no_youth=no_youth)
    content: dict[str, Any] = {"employer": employer, "channel": channel, "about": about, "line": line}
    errands.hold_own(by)
    made = made_before(Conversation, key, **content, on=happened_on)
    if made is not None:
        _require_same(made, people, promised, next_date, seen, finishes)
        return made
    there = _of_employer(employer, people)
    talk = Conversation(pk=key or uuid4(), on=happened_on, made_by=by, **content)
    _check(talk)
    talk.save(force_insert=True)
    talk.people.set(there)
    for errand in finishes:
        desk_errands.finish(errand=errand, version=errand.version, by=by, on=on)
    if promised is not None:
        _promise(talk, promised, person=there[0] if there else None, by=by, on=on)
    if next_date is not None:
        _plan(employer, next_date, by=by, on=on)
    if seen is not None:
        facts.saw(employer=employer, site=seen.site, seen=seen.answers, by=by, on=on, seen_on=happened_on)
    _record("conversation.recorded", talk, by=by)
    return talk


@transaction.atomic
def correct(
    *,
    conversation: Conversation,
    version: int,
    by: User,
    on: date,
    no_youth: bool = False,
    people: Sequence[UUID] | None = None,
    **values: Any,
) -> Conversation:
    """Put right what was written down: day (`happened_on`), channel, about, line, people; what is given."""
    require_casework(by)
    claim(conversation, version=version)
    if "happened_on" in values:
        _check_day(values["happened_on"], on=on)
        conversation.on = values["happened_on"]
    for name in ("channel", "about", "line"):
        setattr(conversation, name, values.get(name, getattr(conversation, name)))
    require_no_youth(values.get("line", ""), employer=conversation.employer_id, no_youth=no_youth)
    _check(conversation)
    conversation.save(update_fields=["on", "channel", "about", "line"])
    if people is not None:
        conversation.people.set(_of_employer(conversation.employer, people))
    _record("conversation.corrected", conversation, by=by)
    return conversation


@transaction.atomic
def take_back(*, conversation: Conversation, version: int, by: User) -> None:
    """Take back what was written down by mistake; a promise in it and the next date stay."""
    require_casework(by)
    claim(conversation, version=version)
    _record("conversation.taken_back", conversation, by=by)
    conversation.delete()


def _require_same(
    made: Conversation,
    people: Sequence[UUID],
    promised: Promised | None,
    next_date: NextDate | None,
    seen: Seen | None,
    finishes: Iterable[Errand],
) -> None:
    """All that is sent again with a conversation was kept; else it would be lost quietly."""
    kept = [*made.promises.values_list("sentence", "due", "offered", "amount")]
    amount = (promised.amount or 1) if promised and promised.offered else None
    told = [(promised.sentence, promised.due, promised.offered, amount)] if promised else []
    if (
        {*made.people.values_list("pk", flat=True)} != {*people}
        or kept != told
        or (next_date and not Errand.objects.at(made.employer_id).filter(**asdict(next_date)).exists())
        or (seen and not facts.were_seen(made.employer, seen.answers, site=seen.site, seen_on=made.on))
        or Errand.objects.open().filter(pk__in=[errand.pk for errand in finishes]).exists()
    ):
        raise sent_before()


def _words(line: str, promised: Promised | None, next_date: NextDate | None) -> list[str]:
    """Everything that somebody wrote in one act."""
    of_promise = [promised.sentence] if promised else []
    return [line, *of_promise, *([next_date.title, next_date.place] if next_date else [])]


def _promise(
    talk: Conversation, promised: Promised, *, person: EmployerPerson | None, by: User, on: date
) -> None:
    promises.make(
        employer=talk.employer,
        conversation=talk,
        person=person,
        sentence=promised.sentence,
        due=promised.due,
        offered=promised.offered,
        amount=promised.amount,
        by=by,
        on=on,
        no_youth=True,
    )


def _plan(employer: Employer, next_date: NextDate, *, by: User, on: date) -> None:
    errands.make(
        employer=employer,
        kind=next_date.kind,
        due=next_date.due,
        hour=next_date.hour,
        place=next_date.place,
        title=next_date.title,
        by=by,
        on=on,
        no_youth=True,
    )


def _of_employer(employer: Employer, people: Sequence[UUID]) -> list[EmployerPerson]:
    """The people in the order in which they were given; all of this employer."""
    known = EmployerPerson.objects.filter(pk__in=people, posts__employer=employer).distinct().in_bulk()
    if any(pk not in known for pk in people):
        raise RuleBroken("people", _("Choose people of this employer."))
    return [known[pk] for pk in dict.fromkeys(people)]


def _check_day(day: date, *, on: date) -> None:
    if not on - timedelta(days=OLDEST_DAYS) <= day <= on:
        raise RuleBroken("happened_on", _("Choose a day of the past year, or today."))


def _check(talk: Conversation) -> None:
    try:
        talk.clean_fields(exclude=["employer", "made_by"])
    except ValidationError as error:
        raise invalid(talk, error) from error


def _record(event: str, talk: Conversation, *, by: User) -> None:
    audit.record(event=event, by=by, chain=None, target=TARGET, target_id=talk.pk)
