"""What an employer answers by link: taken back within ten minutes, else it counts and the youth hears."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from candidates.services.files.locking import lock_file
from employers.models import EmployerPerson
from employers.services import sign_ins
from jobmatch import workdays
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.running.turns import each_in_turn
from jobmatch.sealing import services as sealing
from matching.enums import (
    INTRODUCTION_TRANSITIONS,
    REPLY_STATES,
    AskedFirst,
    Came,
    IntroductionState,
    Party,
    ReplyKind,
    WhyNot,
)
from matching.models import Introduction, Reply
from matching.models.introductions import LONGEST_PLACE
from matching.selectors import cards as card_selectors
from matching.services.introductions import following, moves, permits, sends

ST: Final = IntroductionState
TARGET: Final = "matching.Reply"
UNDO: Final = timedelta(minutes=10)
MOST_MOMENTS: Final = 3
LONGEST_WORDS: Final = 300
MOMENT: Final = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody at an employer answers, with what belongs to it."""

    kind: str
    moments: Collection[datetime] = ()
    place: str = ""
    questions: Collection[str] = ()
    later_on: date | None = None
    reasons: Collection[str] = ()
    abilities: Collection[str] = ()
    words: str = ""
    colleague: UUID | None = None

    def __repr__(self) -> str:  # never in a log or a traceback
        return f"Said({self.kind})"


def kinds(row: Introduction) -> list[ReplyKind]:
    """What may be answered now."""
    late = row.state == ST.SILENT
    follows = INTRODUCTION_TRANSITIONS[ST.SENT if late else row.state]
    passes_on = row.state in (ST.SENT, ST.SILENT)
    return [
        kind
        for kind in ReplyKind
        if (passes_on if kind == ReplyKind.PASS_ON else REPLY_STATES[kind] in follows)
    ]


@transaction.atomic
def give(*, introduction: Introduction, person: EmployerPerson, said: Said, now: datetime) -> Reply:
    """Write down an answer; until it counts another one takes its place."""
    row = _taken(introduction, person, now=now)
    reply = check(introduction=row, person=person, said=said, now=now)
    row.replies.to_count().delete()
    reply.words = seal(reply, "words", said.words.strip()) if said.words.strip() else b""
    reply.save(force_insert=True)
    sign_ins.heard(person.pk, on=timezone.localdate(now))
    record("reply.given", reply, audit.employer_person(person.pk))
    return reply


def check(*, introduction: Introduction, person: EmployerPerson, said: Said, now: datetime) -> Reply:
    """The answer as it would be, without its words; refused what is not right. Nothing is kept."""
    _check(introduction, person, said, on=timezone.localdate(now))
    return Reply(
        introduction=introduction,
        person=person,
        kind=said.kind,
        at=now,
        counts_at=now + UNDO,
        moments=sorted(f"{moment:{MOMENT}}" for moment in said.moments),
        place=said.place.strip(),
        questions=[*said.questions],
        later_on=said.later_on,
        reasons=[*dict.fromkeys(said.reasons)],
        abilities=[*said.abilities],
        colleague=_colleague(introduction, said),
    )


@transaction.atomic
def take_back(*, introduction: Introduction, person: EmployerPerson, now: datetime) -> bool:
    """Not so after all, within ten minutes; nobody heard of it. Whether there was something to take back."""
    row = _taken(introduction, person, now=now)
    reply = row.replies.to_count().filter(person=person).first()
    if reply is None:
        return False
    record("reply.taken_back", reply, audit.employer_person(person.pk))
    reply.delete()
    return True


def count_due(*, now: datetime) -> int:
    """Answers of which the ten minutes are over: state, message to the youth and log in one transaction."""
    due = Reply.objects.due(now=now).select_related("introduction__candidate")
    return each_in_turn(due.order_by("counts_at", "pk"), lambda reply: _count(reply, now=now))


@transaction.atomic
def _count(found: Reply, *, now: datetime) -> bool:
    candidate = lock_file(found.introduction.candidate)
    row = moves.fresh(found.introduction, candidate)
    reply = row.replies.due(now=now).filter(pk=found.pk).select_related("person", "colleague").first()
    if reply is None:
        return False
    is_there = Introduction.objects.filter(pk=row.pk).visible_to_employer(now).exists()
    if not is_there or reply.person is None or reply.kind not in kinds(row):
        reply.delete()  # stopped meanwhile: nobody hears of it
        return False
    on = timezone.localdate(now)
    by = audit.employer_person(reply.person.pk)
    claim(reply, version=reply.version).counted_at = now
    reply.save(update_fields=["counted_at"])
    claim(row, version=row.version)
    if row.state == ST.SILENT:
        row = moves.move(row, ST.SENT, by=by, on=on, party=Party.EMPLOYER, person=reply.person)
    if reply.kind == ReplyKind.PASS_ON:
        sends.give_to(row, _who_may_get_it(row, reply, on=on), by=by, on=on, party=Party.EMPLOYER)
    else:
        row = _moved(row, reply, by=by, on=on)
    if not moves.tell_youth(candidate, on=on):
        moves.tell_today(row, on=on)
        row.save(update_fields=["step_due"])
        following.bring_step(candidate, by=by, on=on)
    return True


def _moved(row: Introduction, reply: Reply, *, by: audit.Doer, on: date) -> Introduction:
    values: dict[str, Any] = {"by_mail": True}
    if reply.kind == ReplyKind.DECLINE:
        values["why_not"] = reply.reasons[0]
    if reply.kind == ReplyKind.LATER:
        values["later_on"] = reply.later_on
    if reply.kind in (ReplyKind.INVITE, ReplyKind.DECLINE, ReplyKind.LATER):
        past = Came.YOUTH_MISSED if WhyNot.DID_NOT_COME in reply.reasons else Came.HELD
        values["was_to_meet"] = moves.let_meetings_go(row, until=on, past=past)
    to = REPLY_STATES[reply.kind]
    return moves.move(row, to, by=by, on=on, party=Party.EMPLOYER, person=reply.person, **values)


def _who_may_get_it(row: Introduction, reply: Reply, *, on: date) -> EmployerPerson | None:
    """The colleague, unless the youth keeps them away, or no mail reaches them or may: then we call."""
    colleague = reply.colleague
    if colleague is None or not colleague.has_mailbox:
        return None
    is_there = permits.works_at(colleague, row.vacancy)
    is_kept_away = permits.keeps_away(row.candidate, colleague)
    has_enough = permits.wants_no_more(colleague, beside=row, on=on) is not None
    return colleague if is_there and not is_kept_away and not has_enough else None


def words_of(reply: Reply) -> str:
    """What the employer wrote; for who may open what is sealed."""
    return unseal(reply, "words")


def told_of(reply: Reply) -> str:
    """What the jobhunter wrote for the youth in the place of a reason."""
    return unseal(reply, "told")


def seal(reply: Reply, name: str, text: str) -> bytes:
    """Seal a text of an answer under the key of the youth."""
    return sealing.seal(person=reply.introduction.candidate_id, field=_field(reply, name), text=text)


def unseal(reply: Reply, name: str) -> str:
    """The text of an answer; empty when there is none."""
    content = bytes(getattr(reply, name))
    if not content:
        return ""
    person = reply.introduction.candidate_id
    return sealing.unseal(person=person, field=_field(reply, name), sealed=content)


def record(event: str, reply: Reply, by: audit.Doer, *, fields: tuple[str, ...] = ()) -> None:
    """The row of the log; call it last."""
    youth = reply.introduction.candidate
    audit.record(
        event=event,
        by=by,
        chain=youth.municipality_id,
        person=youth.pk,
        target=TARGET,
        target_id=reply.pk,
        fields=fields,
    )


def _field(reply: Reply, name: str) -> str:
    return f"{TARGET}.{name}:{reply.pk}"


def _taken(introduction: Introduction, person: EmployerPerson, *, now: datetime) -> Introduction:
    """The newest row, ours until commit, while this person may open it; else the page of what is gone."""
    candidate = lock_file(introduction.candidate)
    mine = Introduction.objects.filter(pk=introduction.pk, person=person).visible_to_employer(now)
    if not mine.exists():
        raise Http404
    return moves.fresh(introduction, candidate)


def _colleague(row: Introduction, said: Said) -> EmployerPerson | None:
    if said.kind != ReplyKind.PASS_ON or said.colleague is None:
        return None
    colleague = EmployerPerson.objects.filter(pk=said.colleague).first()
    return colleague if colleague is not None and permits.works_at(colleague, row.vacancy) else None


def _check(row: Introduction, person: EmployerPerson, said: Said, *, on: date) -> None:
    if said.kind not in kinds(row):
        raise RuleBroken("kind", _("That is not possible any more. Look at the page again."))
    if len(said.words) > LONGEST_WORDS:
        raise RuleBroken("words", _("Keep it under 300 signs."))
    if said.kind == ReplyKind.INVITE:
        _check_moments(said, on=on)
    if said.kind == ReplyKind.ASK and not _all_in(said.questions, AskedFirst.values):
        raise RuleBroken("questions", _("Choose at least one question."))
    if said.kind == ReplyKind.DECLINE:
        _check_reasons(row, said)
    is_later = said.kind == ReplyKind.LATER
    if is_later and (said.later_on is None or not workdays.is_within_a_year(said.later_on, on=on)):
        raise RuleBroken("later_on", _("Choose a month within a year."))
    if said.kind == ReplyKind.PASS_ON and said.colleague == person.pk:
        raise RuleBroken("colleague", _("Choose somebody else."))


def _check_moments(said: Said, *, on: date) -> None:
    days = {moment.date() for moment in said.moments}
    if not 1 < len({*said.moments}) <= MOST_MOMENTS:
        raise RuleBroken("moments", _("Offer two or three moments, so that there is something to choose."))
    if not all(on < day and workdays.is_within_a_year(day, on=on) for day in days):
        raise RuleBroken("moments", _("Choose days from tomorrow to a year from now."))
    if not said.place.strip() or len(said.place) > LONGEST_PLACE:
        raise RuleBroken("place", _("Say where you meet, in at most 120 signs."))


def _check_reasons(row: Introduction, said: Said) -> None:
    if not _all_in(said.reasons, WhyNot.values):
        raise RuleBroken("reasons", _("Choose at least one reason; no reason given is one too."))
    if said.abilities:
        asked = {str(pk) for pk, _label in card_selectors.asked_by(row.vacancy_id).abilities}
        if not asked.issuperset(said.abilities):
            raise RuleBroken("abilities", _("Choose from what the vacancy asks."))


def _all_in(said: Collection[str], known: Collection[str]) -> bool:
    return bool(said) and set(known).issuperset(said)
