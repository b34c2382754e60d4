"""Mails to who gets proposals: the card, a reminder, that there is news, that it is no longer available.

One proposal a mail; who got several today gets one mail about the others tomorrow. No mail has a name in it,
of the youth or in the address to answer to. A mail with a card is looked at once more when it goes: nothing
leaves that the employer may not open in that second.
"""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from employers.models import EmployerPerson, Post
from employers.services import sign_ins
from jobmatch import workdays
from jobmatch.running import queue
from jobmatch.taxonomy.choices import in_language
from matching.enums import IntroductionState
from matching.models import Introduction
from matching.rules.cards.card import Card
from matching.rules.waiting import ANSWER_DAYS
from matching.services.introductions import cards
from notifications.enums import LOOKED_AT, Kind, MessageChannel
from notifications.models import Message
from notifications.rules.moments import CLOCK
from notifications.services import outbox, sending

JOB: Final = "matching.send_proposals"
ONE_BY_ONE: Final = 3  # so many mails with a card on one day; of more there is one mail the next morning
MORNING: Final = time(8)
ST = IntroductionState
TOLD_AT_ONCE: Final = frozenset({ST.DECLINED, ST.FILLED, ST.ELSEWHERE, ST.WITHDRAWN})


def run(*, clock: sending.Clock = timezone.now) -> int:
    """Send the mails with cards that may go now; how many went."""
    return sending.run(clock=clock, kinds=LOOKED_AT, may_go=lambda message: may_go(message, now=clock()))


def may_go(message: Message, *, now: datetime) -> bool:
    """Whether the employer may open, in this second, what the mail is about."""
    rows = Introduction.objects.filter(person=message.whose).visible_to_employer(now)
    if message.kind == Kind.PROPOSALS:
        return rows.exists()
    found = rows.filter(pk__in=[message.row])
    return found.exists() if message.kind == Kind.PROPOSAL else found.filter(state=ST.SENT).exists()


def reaches(row: Introduction) -> bool:
    """Whether mail about this proposal can reach who has it."""
    person = row.person
    employer = row.employer_id
    if person is None or employer is None or not person.has_mailbox:
        return False
    return Post.objects.of(person, employer).exists()


def card(row: Introduction) -> None:
    """The first mail: the vacancy, the card, by which day. To who got several today, one tomorrow."""
    person = _receiver(row)
    if sent_today(person) >= ONE_BY_ONE:
        _more(person)
        return
    with translation.override(person.language):
        values = {**_about(row), "card": text_of(cards.of_youth(row))}
    _put(person, Kind.PROPOSAL, row, values)


def reminder(row: Introduction) -> None:
    """That an answer is still awaited; the card is behind the link."""
    person = _receiver(row)
    with translation.override(person.language):
        values = _about(row)
    _put(person, Kind.REMINDER, row, values)


def news(row: Introduction) -> None:
    """That there is news, and nothing of what: it stands behind the link."""
    if row.by_mail and reaches(row):
        person = _receiver(row)
        with translation.override(person.language):
            values = _about(row)
        _put(person, Kind.PROPOSAL_NEWS, row, values)


def gone(row: Introduction) -> None:
    """Mail the line that every end gets: it is no longer available, delete what you got from us."""
    if row.by_mail and reaches(row):
        _put(_receiver(row), Kind.GONE, row, {"alias": row.alias})


def sent_today(person: EmployerPerson) -> int:
    """How many mails with a card were put for somebody since the day began."""
    began = datetime.combine(timezone.localdate(), time(), CLOCK)
    return Message.objects.filter(person=person.pk, kind=Kind.PROPOSAL, made_at__gte=began).count()


def text_of(card: Card) -> str:
    """A card as plain text, in the language that is on."""
    lines = []
    for row in card.rows:
        lines.append(f"{in_language(row.title)}: {in_language(row.said)}".strip(" :"))
        lines += [f"  - {in_language(item)}" for item in row.items]
    said = ((_("The jobhunter says"), card.line), (_("The youth says"), card.own))
    lines += [f"{whose}: {line}" for whose, line in said if line]
    if card.cv:
        lines.append(_("A CV may be asked for."))
    return "\n".join([card.alias, *(lines or [_("More about this person is told when you meet.")])])


def answer_by(row: Introduction) -> str:
    """By which day an answer is asked."""
    return date_format(workdays.after(row.state_since, ANSWER_DAYS), "l j F")


def _about(row: Introduction) -> dict[str, str]:
    desk = row.candidate.desk
    writer = desk.user.signature if desk.user else str(desk.municipality)
    return {
        "vacancy": row.vacancy.title,
        "employer": str(row.vacancy.employer),
        "alias": row.alias,
        "day": answer_by(row),
        "writer": writer,
    }


def _more(person: EmployerPerson) -> None:
    if Message.objects.waiting().filter(person=person.pk, kind=Kind.PROPOSALS).exists():
        return
    day = workdays.after(timezone.localdate(), 1)
    _put(person, Kind.PROPOSALS, None, {}, not_before=datetime.combine(day, MORNING, CLOCK))


def _put(
    person: EmployerPerson,
    kind: Kind,
    row: Introduction | None,
    values: Mapping[str, str],
    *,
    not_before: datetime | None = None,
) -> None:
    about = None if row is None else row.pk
    address = settings.ADDRESS + reverse("employers:own_closed")
    if kind != Kind.GONE:
        purpose = sign_ins.PROPOSAL if row else sign_ins.OWN
        address = sign_ins.link_for(person, purpose=purpose, target=about)
    outbox.put_for_person(
        person=person.pk,
        address=person.email,
        kind=kind,
        channel=MessageChannel.EMAIL,
        language=person.language,
        values={"name": person.name, "address": address, **values},
        about=about,
        not_before=not_before,
    )
    queue.wake(JOB)


def _receiver(row: Introduction) -> EmployerPerson:
    if row.person is None:
        raise ValueError("a mail goes to somebody")
    return row.person
