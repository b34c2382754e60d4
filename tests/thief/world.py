"""A month of a municipality: each youth is seen once, and some tell, report or ask something then."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from unittest.mock import patch
from uuid import UUID

from django.utils import timezone

from candidates.enums import Channel, Help, Purpose, ReportChoice
from candidates.models import Candidate, Experience, Partner, Report
from candidates.services import clock
from candidates.services.casework import contacts
from candidates.services.files import profile, sealed
from candidates.services.help import hand_overs
from candidates.services.voice import experiences, reports
from jobmatch import mixing
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation, User
from jobmatch.audit import services as audit
from notifications.services import sending
from tests.candidates.situations import say_yes
from tests.candidates.voice_situations import approve, make_office, send, tell
from tests.factories import make_candidate, make_employer, make_jobhunter, make_organisation, make_pool

START = date(2026, 3, 2)
DAYS, NIGHTS = 28, 4
JOBHUNTERS = 4
SECRETS = ("told", "reported", "asked other help", "left an employer out")


@dataclass(frozen=True, slots=True)
class Truth:
    """Which youths there are, in the order in which they came, and of which each secret is true."""

    youths: tuple[UUID, ...]
    of: dict[str, frozenset[UUID]]


@contextmanager
def moment(at: datetime) -> Iterator[None]:
    """The program's clock stands still at this moment."""
    with patch("django.utils.timezone.now", return_value=at):
        yield


class Month:
    """What happens; the dice are seeded, so that each secret is of the same youths each time."""

    def __init__(self, *, youths: int, seed: int = 1) -> None:
        self.dice = random.Random(seed)  # noqa: S311 - of a test
        told, reported = youths // 4, max(8, youths // 10)  # fewer could not be told from chance
        with moment(self._at(0, 8)):
            self.municipality = make_organisation()
            make_pool(self.municipality)
            self.jobhunters = [make_jobhunter(self.municipality) for _ in range(JOBHUNTERS)]
            self.office = make_office()
            self.shops = [make_employer().organisation for _ in range(5)]
            self.partner = Partner.objects.create(
                organisation=make_organisation(OrganisationKind.PARTNER),
                helps_with=[Help.DEBTS],
                email="hulp@example.org",
            )
        self.youths: list[tuple[Candidate, User]] = []
        for number in range(youths):
            by = self.jobhunters[number % JOBHUNTERS]
            with moment(self._at(0, 8) + timedelta(minutes=3 * number)):
                youth = make_candidate(by, on=START, first_name="Noor", channel=Channel.PHONE)
                say_yes(youth, by=by, purpose=Purpose.MESSAGE_ME, on=START)
                self.youths.append((youth, by))
        keys = [youth.pk for youth, _ in self.youths]
        tellers = self.dice.sample(keys, told)
        self.of = {
            "told": frozenset(tellers),
            "reported": frozenset(tellers[:reported]),
            "asked other help": frozenset(self.dice.sample(keys, told)),
            "left an employer out": frozenset(self.dice.sample(keys, told)),
        }

    def pass_by(self) -> Truth:
        """Let all days and nights of the month go by."""
        days = {youth.pk: self.dice.randrange(1, DAYS) for youth, _ in self.youths}
        for day in range(1, DAYS + 2):
            for youth, by in self.youths:
                if days[youth.pk] == day:
                    with moment(self._at(day, 9) + timedelta(minutes=self.dice.randrange(480))):
                        self.visit(youth, by, START + timedelta(days=day))
            with moment(self._at(day, 23)):
                sending.run(clock=timezone.now)
                if day % (DAYS // NIGHTS) == 0 or day > DAYS:
                    clock.run(on=START + timedelta(days=day))
                    mixing.mix()
        return Truth(tuple(youth.pk for youth, _ in self.youths), self.of)

    def visit(self, youth: Candidate, by: User, on: date) -> None:
        """The file is seen and something is written down, for each youth; the rest is for who wants it."""
        sealed.read(candidate=youth, by=by, on=on, event="file.seen")
        for _ in range(self.dice.randrange(1, 4)):
            contacts.record(candidate=youth, by=by, on=on, channel=Channel.PHONE, reached=True, line="Goed")
        if youth.pk in self.of["told"]:
            self.told(youth, by, on)
        if youth.pk in self.of["asked other help"]:
            self.helped(youth, by, on)
        if youth.pk in self.of["left an employer out"]:
            fresh = Candidate.objects.get(pk=youth.pk)
            shops = [shop.pk for shop in self.dice.sample(self.shops, 2)]
            profile.save_exclusions(candidate=fresh, version=fresh.version, employers=shops, by=by, on=on)

    def told(self, youth: Candidate, by: User, on: date) -> None:
        for purpose in (Purpose.KEEP_EXPERIENCE, Purpose.COUNT_EXPERIENCE):
            say_yes(youth, by=by, purpose=purpose, on=on)
        ask_on = on + timedelta(days=self.dice.randrange(3, 20))
        experience = tell(youth, by, on=on, ask_on=ask_on, employer=self.dice.choice(self.shops).pk)
        experiences.read(candidate=youth, by=by, on=on)
        if youth.pk in self.of["reported"]:
            self.reported(experience, by, on)

    def reported(self, experience: Experience, by: User, on: date) -> Report:
        office: Organisation = self.office.organisation
        report = reports.draft(experience=experience, office=office.pk, by=by, on=on)
        with patch("django.utils.timezone.localdate", return_value=on):
            approve(report, ReportChoice.ANONYMOUS, audit.youth(experience.candidate_id))
            return send(Report.objects.get(pk=report.pk), by)

    def helped(self, youth: Candidate, by: User, on: date) -> None:
        say_yes(youth, by=by, purpose=Purpose.OTHER_PARTNER, on=on)
        row = hand_overs.write(
            candidate=youth, partner=self.partner, topic=Help.DEBTS, text="Dag, wil je helpen?", by=by, on=on
        )
        paper = hand_overs.read(hand_over=row, by=by, on=on)
        hand_overs.send(hand_over=row, version=row.version, digest=paper.digest, by=by, on=on)

    def _at(self, day: int, hour: int) -> datetime:
        return timezone.make_aware(datetime.combine(START + timedelta(days=day), time(hour)))
