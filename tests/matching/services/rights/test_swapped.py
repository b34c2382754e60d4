"""Sealed text moved to another row, field or youth does not open; each field by its own reader."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Model

from candidates.models import Candidate, ForcedOpening, HandOver, Report, RightsRequest
from candidates.services.casework import contacts
from candidates.services.files import sealed
from candidates.services.help import hand_overs
from candidates.services.intake import origins
from candidates.services.rights import forced_openings, rights
from candidates.services.voice import experiences, kept_reports
from jobmatch.sealing import services as sealing
from matching.models import CheckIn, KeptRanking, Reply
from matching.services.introductions import cards, replies, telling
from matching.services.ranking import kept
from matching.services.rights.youth_records import OF_YOUTHS, rows_of
from matching.services.work import answers
from notifications.models import Message
from notifications.services.outbox import field_of
from tests.matching.erasure_situations import Marked

pytestmark = pytest.mark.django_db


def who(marked: Marked) -> dict[str, Any]:
    """The youth as the database has it now, and the own jobhunter who reads today."""
    return {"candidate": Candidate.objects.get(pk=marked.youth.pk), "by": marked.by, "on": marked.on}


def profile_of(marked: Marked) -> object:
    return sealed.read(**who(marked))


def lines_of(marked: Marked) -> object:
    return contacts.read_lines(contacts=list(marked.youth.contacts.all()), **who(marked))


def asked_of(marked: Marked) -> object:
    request = RightsRequest.objects.get(candidate=marked.youth)
    return rights.read(request=request, by=marked.by, on=marked.on)


def reason_of(marked: Marked) -> object:
    return forced_openings.read_reason(
        opening=ForcedOpening.objects.get(candidate=marked.youth), by=marked.by
    )


def help_of(marked: Marked) -> object:
    hand_over = HandOver.objects.get(candidate=marked.youth)
    return hand_overs.read(hand_over=hand_over, by=marked.by, on=marked.on)


def report_of(marked: Marked) -> object:
    return kept_reports.unseal(Report.objects.get(candidate=marked.youth))


def answers_of(marked: Marked) -> object:
    rows = CheckIn.objects.filter(placement__candidate=marked.youth).select_related("placement")
    return answers.read(check_ins=list(rows), **who(marked))


def message_of(marked: Marked) -> object:
    row = Message.objects.filter(person=marked.youth.pk).latest("made_at")
    return sealing.unseal(person=row.person, field=field_of(row.pk), sealed=bytes(row.sealed))


def ranking_of(marked: Marked) -> object:
    row = KeptRanking.objects.get(candidate=marked.youth)
    return kept.read(kept=row, by=marked.by, on=marked.on)


def card_of(marked: Marked) -> object:
    return cards.read(introduction=marked.youth.introductions.get(), **who(marked))


def reply_of(marked: Marked) -> Reply:
    return Reply.objects.get(introduction__candidate=marked.youth)


READERS: dict[str, Callable[[Marked], object]] = {
    "candidates.Candidate.own_words": profile_of,
    "candidates.Needs.sealed": profile_of,
    "candidates.Origin.sealed": lambda marked: origins.read(**who(marked)),
    "candidates.Experience.sealed": lambda marked: experiences.read(**who(marked)),
    "candidates.Report.sealed": report_of,
    "candidates.Contact.line": lines_of,
    "candidates.HandOver.sealed": help_of,
    "candidates.RightsRequest.words": asked_of,
    "candidates.RightsRequest.answer": asked_of,
    "candidates.ForcedOpening.reason": reason_of,
    "candidates.KeptNeeds.sealed": ranking_of,
    "matching.CheckIn.answer": answers_of,
    "matching.Introduction.card": card_of,
    "matching.Introduction.line": card_of,
    "matching.KeptRanking.sealed": ranking_of,
    "matching.MeetingAnswer.answer": lambda marked: telling.read(
        meeting=marked.youth.meetings.get(), **who(marked)
    ),
    "matching.Reply.words": lambda marked: replies.words_of(reply_of(marked)),
    "matching.Reply.told": lambda marked: replies.told_of(reply_of(marked)),
    "notifications.Message.sealed": message_of,
}
OF_THE_REFERRAL = "candidates.Referral.details"  # under a key of its own; tested with the referrals


def sealed_fields() -> Iterator[tuple[type[Model], str, str]]:
    """Model, field and full name of everything sealed about a youth."""
    for record in OF_YOUTHS:
        for name, field in record.fields.items():
            if field.kind == "sealed":
                yield record.model, name, f"{record.model._meta.label}.{name}"


def row_of(marked: Marked, model: type[Model], field: str) -> Any:
    """The youth's row with something in this field."""
    record = next(one for one in OF_YOUTHS if one.model is model)
    return next(row for row in rows_of(record, marked.youth.pk) if getattr(row, field))


def test_every_sealed_field_is_read_here() -> None:
    assert {name for _model, _field, name in sealed_fields()} == {*READERS, OF_THE_REFERRAL}


def test_what_is_moved_between_rows_fields_or_youths_does_not_open() -> None:
    marked, other = Marked(), Marked()
    places = [place for place in sealed_fields() if place[2] in READERS]
    values = {name: value_of(marked, model, field) for model, field, name in places}
    for model, field, name in places:
        row, read = row_of(marked, model, field), READERS[name]
        assert read(marked)
        elsewhere = sealing.seal(person=marked.youth.pk, field=f"{name}:{uuid4()}", text="moved")
        strangers = [value for key, value in values.items() if key != name]
        moved = (elsewhere, value_of(other, model, field), *strangers)
        assert [value for value in moved if opens(model, row, field, value, read, marked)] == [], name
        model._default_manager.filter(pk=row.pk).update(**{field: values[name]})
        assert read(marked)


def value_of(marked: Marked, model: type[Model], field: str) -> bytes:
    return bytes(getattr(row_of(marked, model, field), field))


def opens(
    model: type[Model], row: Any, field: str, value: bytes, read: Callable[[Marked], object], marked: Marked
) -> bool:
    """Whether the reader takes this value in that field."""
    model._default_manager.filter(pk=row.pk).update(**{field: value})
    try:
        read(marked)
    except sealing.SealBroken:
        return False
    return True
