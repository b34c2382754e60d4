"""A youth of whom every personal and sealed field holds a token that is nowhere else."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import BinaryField, CharField, Field, Model
from django.utils import timezone

from candidates.enums import Channel, Feeling, Purpose
from candidates.models import (
    Agreement,
    Bar,
    Candidate,
    Counted,
    Exclusion,
    Experience,
    ForcedOpening,
    FreshLinkAsk,
    HandOver,
    KeptNeeds,
    Needs,
    Partner,
    Referral,
    Report,
    RightsRequest,
)
from candidates.rules import person_marks
from candidates.services.casework import contacts
from candidates.services.files import files
from candidates.services.intake import origins
from candidates.services.intake.referral_details import Details
from candidates.services.voice import report_papers, telling
from candidates.services.voice.report_papers import ReportPaper
from candidates.services.voice.telling import Deed, Felt, ToldExperience
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.links import services as links
from jobmatch.records import Record
from jobmatch.sealing import services as sealing
from matching.models import (
    CheckIn,
    Introduction,
    Meeting,
    NewVacancies,
    Placement,
    Reply,
    SchoolContact,
    Weighting,
)
from matching.rules.cards.card import Card
from matching.services.introductions import cards
from matching.services.ranking import kept
from matching.services.rights.youth_records import FILE, WALKED, rows_of
from matching.services.work import answers
from matching.services.work.answers import Answer
from notifications.enums import Kind, MessageChannel
from notifications.models import Delivery
from notifications.services import outbox
from tests.candidates.situations import say_yes, wish_for
from tests.factories import (
    desk_of,
    make_employer,
    make_jobhunter,
    make_member,
    make_organisation,
    make_town,
    make_vacancy,
)

NUMBER = "+31687654321"
EMPLOYER = "placementemployername"  # plain, and about work
WEIGHTS = {
    **{"wish": 280, "skills": 270, "dream": 100, "needs": 100},
    **{"travel": 100, "hours": 50, "language": 50, "own_words": 50},
}


LONGEST = 60  # of a token


class Tokens(list[str]):
    """The tokens that were given out, each unlike all others."""

    def new(self, name: str) -> str:
        token = f"tok{name}{uuid4().hex[:16]}"
        self.append(token)
        return token


def name_in(token: str) -> str:
    """What stands in a token: where it is."""
    return token.removeprefix("tok")[:-16]


def place(model: type[Model], field: str) -> str:
    """A field as it stands in the token that it holds."""
    return f"{model.__name__}{field}".replace("_", "").lower()


def places(kind: str) -> dict[str, tuple[Record, str]]:
    """The fields of this kind that hold a token: the records name them, but for a secret or what is gone."""
    return {
        place(record.model, name): (record, name)
        for record in (FILE, *WALKED)
        for name, field in record.fields.items()
        if field.kind == kind and not field.left_out and holds_text(record.model._meta.get_field(name))
    }


def holds_text(field: "Field[Any, Any]") -> bool:
    long = isinstance(field, CharField) and not field.choices and (field.max_length or LONGEST) >= LONGEST
    return long or isinstance(field, BinaryField)


class Marked:
    """The youth, who works the file, and every token."""

    def __init__(self) -> None:
        self.tokens = Tokens([NUMBER])
        self.by = make_jobhunter()
        self.on = timezone.localdate()
        new = self.tokens.new
        self.youth = files.open(
            desk=desk_of(self.by),
            by=self.by,
            on=self.on,
            first_name=new("candidatefirstname"),
            last_name=new("candidatelastname"),
            phone=NUMBER,
            email=f"{new('candidateemail')}@example.org",
            birth_date=None,
            channel=Channel.TEXT,
            safe_hours=new("candidatesafehours"),
            safe_words=new("candidatesafewords"),
            step_title=new("steptitle"),
            town=make_town(),
        )
        self._file()
        self._voice()
        self._work()
        self._messages()
        self._rest()
        self.youth.refresh_from_db()

    def _sealed(self, model: str, pk: object, field: str, text: str) -> bytes:
        return sealing.seal(person=self.youth.pk, field=f"{model}.{field}:{pk}", text=text)

    def _file(self) -> None:
        youth, new, on = self.youth, self.tokens.new, self.on
        wish_for(youth, by=self.by, dream=True)
        Exclusion.objects.create(candidate=youth, organisation=make_employer().organisation)
        for purpose in Purpose.values:
            say_yes(youth, by=self.by, purpose=purpose)
        own = self._sealed("candidates.Candidate", youth.pk, "own_words", new("candidateownwords"))
        Candidate.objects.filter(pk=youth.pk).update(own_words=own, link_word=links.hash_of_word("apple"))
        needs = json.dumps({"place_to_pray": True, new("needssealed"): False})
        Needs.objects.create(
            candidate=youth, sealed=self._sealed("candidates.Needs", youth.pk, "sealed", needs)
        )
        contacts.record(
            candidate=youth, by=self.by, on=on, channel=Channel.PHONE, reached=True, line=new("contactline"),
            next_title=new("steptitle"), next_kind="call", confidence=3,
        )  # fmt: skip
        Agreement.objects.create(
            candidate=youth, sentence=new("agreementsentence"), doer="youth", due=on, made_on=on
        )
        Bar.objects.create(candidate=youth, user=make_jobhunter(youth.municipality))
        self._referral()

    def _referral(self) -> None:
        self.referrer = make_member(Role.REFERRER, make_organisation(OrganisationKind.MOSQUE))
        mosque = self.referrer.memberships.get().organisation
        details = Details(first_name="Youth", manner="phone", wants=self.tokens.new("originsealed"))
        self.referral = Referral.objects.create(
            municipality=self.youth.municipality,
            organisation=mosque,
            referrer=self.referrer,
            label="T.O.K.E.N.",
            state="accepted",
            received_on=self.on,
            fingerprint=self.tokens.new("print")[:64],
            candidate_mark=person_marks.referred(self.youth.pk),
            decided_on=self.on,
        )
        with transaction.atomic():
            origins.add(candidate=self.youth, referral=self.referral, details=details)
        self.tokens += ["T.O.K.E.N.", self.referral.fingerprint, self.referral.candidate_mark]

    def _voice(self) -> None:
        youth, new, on = self.youth, self.tokens.new, self.on
        pk = uuid4()
        lived = {
            name: new("experiencesealed") for name in ("words", "employer_name", "evidence", "talking_note")
        }
        deed = Deed(on=on, done=new("experiencesealed"), outcome=new("experiencesealed"))
        felt = Felt(on=on, feeling=Feeling.HEAVIER, words=new("experiencesealed"))
        told_now = ToldExperience(told_on=on, grounds=("religion",), deeds=(deed,), feelings=(felt,), **lived)
        sealed = self._sealed("candidates.Experience", pk, "sealed", telling.packed(told_now))
        experience = Experience.objects.create(pk=pk, candidate=youth, sealed=sealed, kept_until=on)
        office = make_organisation(OrganisationKind.ANTI_DISCRIMINATION)
        pk = uuid4()
        written = ReportPaper(
            named=new("reportsealed"),
            anonymous=new("reportsealed"),
            progress=(deed,),
            outcome=new("reportsealed"),
        )
        paper = self._sealed("candidates.Report", pk, "sealed", report_papers.packed(written))
        given: dict[str, Any] = {"office": office, "written_by": self.by, "experience": experience}
        given["candidate"] = youth
        Report.objects.create(pk=pk, sealed=paper, **given)
        Counted.objects.create(
            municipality=youth.municipality,
            employer_mark="e" * 64,
            youth_mark=person_marks.counted(youth.pk),
            jobhunter_mark="j" * 64,
            month=on.replace(day=1),
        )
        self.tokens.append(person_marks.counted(youth.pk))
        partner = Partner.objects.create(organisation=make_organisation(OrganisationKind.PARTNER))
        pk = uuid4()
        passed = self._sealed(
            "candidates.HandOver", pk, "sealed", json.dumps({"text": new("handoversealed")})
        )
        HandOver.objects.create(
            pk=pk, candidate=youth, partner=partner, topic="debts", sealed=passed, made_by=self.by
        )
        self._rights()

    def _rights(self) -> None:
        youth, new, on, now = self.youth, self.tokens.new, self.on, timezone.now()
        pk = uuid4()
        words = self._sealed("candidates.RightsRequest", pk, "words", new("rightsrequestwords"))
        answer = self._sealed("candidates.RightsRequest", pk, "answer", new("rightsrequestanswer"))
        RightsRequest.objects.create(
            pk=pk, candidate=youth, right="erasure", received_on=on, due=on, words=words, answer=answer
        )
        pk = uuid4()
        reason = self._sealed("candidates.ForcedOpening", pk, "reason", new("forcedopeningreason"))
        ForcedOpening.objects.create(
            pk=pk, candidate=youth, user=self.by, reason=reason, at=now, until=now - timedelta(hours=1)
        )

    def _work(self) -> None:
        youth, new = self.youth, self.tokens.new
        placement = Placement.objects.create(
            candidate=youth,
            employer_name=new(EMPLOYER),
            kind="job",
            found_by="us",
            starts_on=self.on,
            recorded_by=self.by,
        )
        row = CheckIn(placement=placement, side="youth", moment="d3", due=self.on)
        row.state, row.answered_on = "answered", self.on
        row.answer = answers.seal(row, Answer("good", line=new("checkinanswer")))
        row.save()
        SchoolContact.objects.create(placement=placement, school="MBO", added_by=self.by)
        placement.signatures.create(signer="youth", signed_on=self.on, recorded_by=self.by)
        Weighting.objects.create(candidate=youth, weights=WEIGHTS)
        youth.interests.create(vacancy=make_vacancy(), feeling="maybe", said_by="youth", said_on=self.on)
        NewVacancies.objects.create(candidate=youth, day=self.on, count=2)
        self._kept()
        self._proposal()

    def _proposal(self) -> None:
        """A proposal that the youth is asked about, and a day on which they would meet."""
        youth, on = self.youth, self.on
        vacancy = make_vacancy(employer=make_employer())
        given = {"candidate": youth, "made_by": self.by}
        row = Introduction(vacancy=vacancy, state="asked", state_since=on, step_due=on, made_on=on, **given)
        row.made_for = vacancy.employer
        cards.put(row, Card("Anker Schelp", line=self.tokens.new("introductioncard")))
        row.line = self._sealed("matching.Introduction", row.pk, "line", self.tokens.new("introductionline"))
        row.save()
        row.events.create(at=timezone.now(), what="moved", state="asked", party="staff", by=self.by)
        meeting = Meeting.objects.create(introduction=row, kind="meet", on=on, **given)
        said = meeting.answers.create(side="youth", came="held", said_on=on, recorded_by=self.by)
        line = json.dumps({"going": "good", "line": self.tokens.new("meetingansweranswer")})
        said.answer = self._sealed("matching.MeetingAnswer", said.pk, "answer", line)
        said.save()
        now = timezone.now()
        no = Reply(introduction=row, kind="decline", at=now, counts_at=now, counted_at=now, reasons=["other"])
        no.words = self._sealed("matching.Reply", no.pk, "words", self.tokens.new("replywords"))
        no.told = self._sealed("matching.Reply", no.pk, "told", self.tokens.new("replytold"))
        no.save()

    def _kept(self) -> None:
        """A ranking that was kept, with needs beside it."""
        new, youth = self.tokens.new, self.youth
        kept.keep(candidate=youth, by=self.by, on=self.on)
        row, beside = youth.kept_rankings.get(), KeptNeeds.objects.get(candidate=youth)
        text = kept.read(kept=row, by=self.by, on=self.on)
        named = {"title": new("keptrankingsealed"), "employer": "", "place": ""}
        content = json.dumps({**text.kept, "vacancies": {str(uuid4()): named}})
        row.sealed = self._sealed("matching.KeptRanking", row.pk, "sealed", content)
        row.save()
        needs = {"needs": {new("keptneedssealed"): True}, "answer": text.answer}
        beside.sealed = self._sealed("candidates.KeptNeeds", row.pk, "sealed", json.dumps(needs))
        beside.save()

    def _messages(self) -> None:
        youth = self.youth
        links.make(person=youth.pk, purpose="mine", word=links.hash_of_word("apple"))
        message = outbox.put_for_person(
            person=youth.pk,
            address=NUMBER,
            kind=Kind.LINK,
            channel=MessageChannel.TEXT,
            values={"address": self.tokens.new("link")},
        )
        FreshLinkAsk.objects.create(address=NUMBER, made_at=timezone.now())
        Delivery.objects.create(message=message, attempt=1, at=timezone.now(), outcome="later", code="busy")

    def _rest(self) -> None:
        """A token in each personal or sealed field that has none yet."""
        filled = {name_in(token) for token in self.tokens}
        for kind in ("personal", "sealed"):
            for name, (record, field) in places(kind).items():
                if name not in filled:
                    row, token = rows_of(record, self.youth.pk)[0], self.tokens.new(name)
                    label = record.model._meta.label
                    value = token if kind == "personal" else self._sealed(label, row.pk, field, token)
                    rows_of(record, self.youth.pk).filter(pk=row.pk).update(**{field: value})

    def clear_texts(self) -> list[str]:
        """The tokens that lie readable in the database, before anything is erased."""
        names = {*places("personal"), EMPLOYER}
        return [NUMBER, *(token for token in self.tokens if name_in(token) in names)]
