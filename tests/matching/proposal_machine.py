"""Youths who are proposed, by people who do anything in any order; after each act the promises are asked."""

from collections import Counter
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.http import Http404
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from candidates.enums import ConsentManner, Purpose
from candidates.models import Candidate, Consent, Exclusion, Step
from candidates.rules import step_marks
from candidates.services.consents import consents
from candidates.services.files import assignments, states
from employers.enums import Told
from employers.models import EmployerPerson, Vacancy
from employers.services import states as vacancy_states
from jobmatch.accounts.models import Errand
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from matching.enums import AT_THE_EMPLOYER, KNOWS_THE_NAME, SAID, ReplyKind
from matching.models import Introduction, IntroductionEvent
from matching.services.introductions import acts as buttons
from matching.services.introductions import (
    choosing,
    drafts,
    hearing,
    nights,
    replies,
    sends,
    settling,
    yeses,
)
from matching.services.introductions.hearing import Answer
from matching.services.introductions.making import Words
from matching.services.introductions.meetings import Appointment
from matching.services.introductions.replies import Said
from matching.services.introductions.yeses import Heard
from matching.services.ranking import interests
from matching.services.work.placements import Details
from notifications.rules.moments import CLOCK
from tests.factories import desk_of, make_coordinator, make_jobhunter
from tests.matching.introductions import let_introduce, place, willing

FIRST = date(2026, 3, 2)
PICK = st.integers(0, 20)
NAMES = st.sampled_from([None, "", "called", "whole"])


class Proposals(RuleBasedStateMachine):
    """Two youths, two vacancies, one jobhunter; what a rule refuses is counted and changes nothing."""

    acts: Counter[str] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()

    def teardown(self) -> None:
        """Nothing of one history is there in the next."""
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def begin(self) -> None:
        self.on = FIRST
        self.by = make_jobhunter()
        place_of = desk_of(self.by).municipality
        self.colleague, self.lead = make_jobhunter(place_of), make_coordinator(place_of)
        self.youths = [willing(self.by, on=FIRST).pk for _each in range(2)]
        self.places = [place() for _each in range(2)]
        reached = {"email": "ria@shop.example", "told_on": FIRST, "told_how": Told.VOICE}
        EmployerPerson.objects.update(**reached)
        for _vacancy, person in self.places:
            person.refresh_from_db()

    def act(self, service: Any, **given: Any) -> None:
        try:
            service(**given)
        except RuleBroken:
            self.acts["refused"] += 1
        else:
            self.acts["done"] += 1

    def youth(self, pick: int) -> Candidate:
        return Candidate.objects.get(pk=self.youths[pick % 2])

    def row(self, pick: int) -> Introduction | None:
        mine = Introduction.objects.filter(candidate__in=self.youths)
        rows = [*mine.select_related("candidate__desk", "vacancy", "person").order_by("made_on", "pk")]
        known = sorted(rows, key=lambda each: (self.youths.index(each.candidate_id), each.vacancy.title))
        return known[pick % len(known)] if known else None

    @rule(who=PICK, where=PICK, name=NAMES, heard=st.booleans())
    def write(self, who: int, where: int, name: str | None, heard: bool) -> None:
        vacancy, person = self.places[where % 2]
        yes = Heard(ConsentManner.PHONE, name=name) if heard else None
        given = {"candidate": self.youth(who), "vacancy": vacancy, "person": person, "by": self.by}
        self.act(drafts.write, on=self.on, heard=yes, **given)

    @rule(which=PICK, what=st.sampled_from([*buttons.ACTS]))
    def press(self, which: int, what: str) -> None:
        if row := self.row(which):
            given = {"introduction": row, "version": row.version, "by": self.by, "on": self.on}
            self.act(buttons.do, what=what, **given)

    @rule(which=PICK, name=NAMES, by_link=st.booleans())
    def say_yes(self, which: int, name: str | None, by_link: bool) -> None:
        if row := self.row(which):
            by = audit.youth(row.candidate_id) if by_link else self.by
            heard = Heard(ConsentManner.LINK if by_link else ConsentManner.PHONE, name=name)
            given = {"introduction": row, "version": row.version, "digest": row.digest}
            self.act(buttons.hear, heard=heard, by=by, on=self.on, **given)

    @rule(which=PICK)
    def change(self, which: int) -> None:
        if row := self.row(which):
            given = {"introduction": row, "version": row.version, "words": Words(), "person": row.person}
            self.act(drafts.change, by=self.by, on=self.on, **given)

    @rule(
        which=PICK, to=st.sampled_from(sorted(SAID)), days=st.integers(0, 5), name=NAMES, knows=st.booleans()
    )
    def answer(self, which: int, to: str, days: int, name: str | None, knows: bool) -> None:
        if not (row := self.row(which)):
            return
        day = self.on + timedelta(days=days)
        answer = Answer(
            to=to,
            appointment=Appointment(on=day, until=day) if to in ("named", "trial") else None,
            why_not="hours" if to == "declined" else "",
            later_on=day if to == "later" else None,
            details=Details(kind="internship", starts_on=day) if to == "hired" else None,
            heard=Heard(ConsentManner.PHONE, name=name) if name is not None else None,
            together=knows,
        )
        given = {"introduction": row, "version": row.version, "answer": answer}
        self.act(hearing.record, by=self.by, on=self.on, **given)

    @rule(which=PICK, by_youth=st.booleans())
    def stop_or_doubt(self, which: int, by_youth: bool) -> None:
        if row := self.row(which):
            service = yeses.withdraw if by_youth else yeses.doubt
            given: dict[str, Any] = {"version": row.version} if by_youth else {}
            self.act(service, introduction=row, by=audit.youth(row.candidate_id), on=self.on, **given)

    @rule(who=PICK)
    def take_the_consent_back(self, who: int) -> None:
        given = {"candidate": self.youth(who), "purpose": Purpose.SHARE_WITH_EMPLOYERS}
        self.act(consents.withdraw, manner=ConsentManner.PHONE, by=self.by, on=self.on, **given)

    @rule(who=PICK)
    def consent_again(self, who: int) -> None:
        self.act(let_introduce, youth=self.youth(who), by=self.by, on=self.on)

    @rule(who=PICK, to=st.sampled_from(["pause", "wake", "end", "reopen"]))
    def move_the_file(self, who: int, to: str) -> None:
        youth = self.youth(who)
        given: dict[str, Any] = {"candidate": youth, "version": youth.version, "by": self.by, "on": self.on}
        given |= {"until": self.on + timedelta(days=9)} if to == "pause" else {}
        given |= {"ending": "own_wish"} if to == "end" else {}
        self.act(getattr(states, to), **given)

    @rule(who=PICK, back=st.booleans())
    def hand_over(self, who: int, back: bool) -> None:
        youth = self.youth(who)
        desk = desk_of(self.by if back else self.colleague)
        given = {"candidate": youth, "version": youth.version, "desk": desk}
        self.act(assignments.give, by=self.lead, on=self.on, **given)
        settling.settle(on=self.on)

    @rule(who=PICK, where=PICK, feeling=st.sampled_from(["heart", "not_for_me", ""]))
    def decide(self, who: int, where: int, feeling: str) -> None:
        vacancy = self.places[where % 2][0]
        given = {"candidate": self.youth(who), "vacancy": vacancy, "feeling": feeling}
        self.act(interests.decide, by=self.by, on=self.on, **given)

    @rule(who=PICK, where=PICK)
    def leave_out(self, who: int, where: int) -> None:
        employer = self.places[where % 2][0].employer_id
        youth = self.youth(who)
        found = youth.exclusions.filter(organisation=employer)
        if not found.delete()[0]:
            Exclusion.objects.create(candidate=youth, organisation_id=employer)

    @rule(where=PICK, to=st.sampled_from(["filled", "closed", "open"]))
    def move_the_vacancy(self, where: int, to: str) -> None:
        vacancy = Vacancy.objects.get(pk=self.places[where % 2][0].pk)
        given = {"vacancy": vacancy, "to": to, "version": vacancy.version, "by": self.by}
        self.act(vacancy_states.move, on=self.on, **given)

    @rule(which=PICK, kind=st.sampled_from([*ReplyKind]), days=st.integers(1, 5), took_back=st.booleans())
    def by_mail(self, which: int, kind: str, days: int, took_back: bool) -> None:
        """Whoever may open it answers; sometimes it is taken back, else it counts."""
        row = self.row(which)
        if row is None or row.person is None:
            return
        noon = datetime.combine(self.on, time(12), CLOCK)
        first = datetime.fromisoformat(f"{self.on + timedelta(days=days)}T09:00")
        said = Said(
            kind,
            moments=[first, first + timedelta(days=1)],
            place="Stationsplein 1",
            questions=["days"],
            later_on=(self.on + timedelta(days=days)) if kind == "later" else None,
            reasons=["hours"] if kind == "decline" else (),
        )
        given = {"introduction": row, "person": row.person, "now": noon}
        with suppress(Http404):
            self.act(replies.give, said=said, **given)
            if took_back:
                replies.take_back(**given)
        replies.count_due(now=noon + replies.UNDO)

    @rule(which=PICK, name=NAMES, suits=st.booleans())
    def choose(self, which: int, name: str | None, suits: bool) -> None:
        row = self.row(which)
        reply = choosing.invitation(row) if row else None
        if row is None or reply is None:
            return
        given = {"introduction": row, "version": row.version, "by": audit.youth(row.candidate_id)}
        heard = Heard(ConsentManner.LINK, name=name)
        if suits:
            self.act(choosing.choose, moment=reply.moments[-1], heard=heard, on=self.on, **given)
        else:
            self.act(choosing.none_suits, moments=[], on=self.on, **given)

    @rule()
    def an_hour_passes(self) -> None:
        sends.send_due(now=datetime.combine(self.on, time(12), CLOCK) + timedelta(days=3650))

    @rule(days=st.integers(0, 9))
    def a_night_passes(self, days: int) -> None:
        self.on += timedelta(days=days)
        nights.run(on=self.on)
        self.acts["night"] += 1

    @rule()
    def a_minute_passes(self) -> None:
        settling.settle(on=self.on)
        assert settling.settle(on=self.on) == 0, "what is settled stays settled"

    @invariant()
    def no_name_without_the_yes_to_it(self) -> None:
        for row in Introduction.objects.filter(state__in=KNOWS_THE_NAME):
            assert row.name_given
            assert row.name_on

    @invariant()
    def no_card_is_open_without_all_that_it_needs(self) -> None:
        for row in Introduction.objects.running().standing(on=self.on).select_related("candidate", "vacancy"):
            yes = Consent.objects.latest(candidate=row.candidate_id, purpose=Purpose.SHARE_WITH_EMPLOYERS)
            assert yes
            assert yes.is_live(self.on)
            assert row.state in AT_THE_EMPLOYER
            assert row.yes_digest == row.digest != ""
            assert row.candidate.state in ("open", "placed")
            assert row.vacancy.state == "open"
            assert not row.candidate.exclusions.filter(organisation=row.vacancy.employer_id).exists()

    @invariant()
    def somebody_who_is_there_has_something_to_do(self) -> None:
        for row in Introduction.objects.waiting().select_related("candidate__desk", "vacancy"):
            if row.candidate.state == "ended":
                continue  # until the next minute
            steps = Step.objects.open().filter(candidate=row.candidate, mark=step_marks.PROPOSALS)
            called = Errand.objects.open().filter(target=row.employer_id, desk=row.candidate.desk)
            assert not row.step_due or steps.exists()
            assert not row.call_due or called.exists()
        assert not Introduction.objects.open().filter(step_due=None, call_due=None).exists()

    @invariant()
    def no_heart_that_has_its_proposal_makes_anybody_look(self) -> None:
        for youth in Candidate.objects.all():
            if youth.introductions.count() == len(self.places):
                assert not youth.steps.open().filter(mark=step_marks.CHOSEN).exists()

    @invariant()
    def every_state_has_its_event(self) -> None:
        for row in Introduction.objects.all():
            last = IntroductionEvent.objects.filter(introduction=row, what="moved").order_by("-pk").first()
            assert last
            assert last.state == row.state
