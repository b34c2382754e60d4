"""Whatever a youth, referrer or employer does reaches a named person, or it is said why it need not.

One row for each page and operation that one of them may open, taken from the access tables: a new one without
a row fails. Each act is done by its own person, and what came of it is looked at.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.enums import Doer, Ending, Purpose, ReportChoice, Right
from candidates.models import Candidate, Referral, Step
from candidates.presentation.files.history import CHANGES
from candidates.services.casework import agreements
from candidates.services.files import states
from candidates.services.intake import referrals
from candidates.services.voice.report_papers import digest_of
from employers.models import Employer, Site, Vacancy
from employers.services import sign_ins
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Absence, Organisation, User
from jobmatch.audit.models import Entry
from jobmatch.doors.access import OPERATIONS, PAGES
from jobmatch.links import services as links
from jobmatch.taxonomy.enums import ConditionKind
from jobmatch.taxonomy.models import EntryCondition
from matching.models import Introduction
from matching.services.introductions import acts, minutes, sends
from matching.services.introductions.meetings import Appointment
from notifications.enums import Kind
from notifications.models import Message
from tests.access_bodies import BODIES, FACTS
from tests.access_objects import demand_of, entry_of
from tests.candidates.referral_situations import AMIRA, make_referrer, refer
from tests.candidates.rights_situations import ask, make_officer
from tests.candidates.situations import as_user, say_yes
from tests.candidates.voice_situations import approve, paper_of, tell, write
from tests.candidates.youths import WORD, address_of, phone_of, reachable, secret_for
from tests.employers.situations import (
    READ,
    an_occupation,
    make_contact,
    make_employer,
    make_recognition,
    make_site,
    make_vacancy,
)
from tests.factories import desk_of, make_coordinator, make_jobhunter, make_occupation
from tests.matching.introductions import place, proposed, said, somebody_at
from tests.matching.situations import moment, started

pytestmark = pytest.mark.django_db
OUTSIDE = frozenset({Role.REFERRER, Role.EMPLOYER_CONTACT})
YOUTH_PAGES = ("candidates:", "matching:")


@dataclass
class World:
    """A youth with a jobhunter, a school and an employer, and the staff who should hear of them."""

    by: User = field(default_factory=make_jobhunter)

    def __post_init__(self) -> None:
        self.place: Organisation = desk_of(self.by).municipality
        self.coordinator = make_coordinator(self.place)
        self.youth: Candidate = reachable(self.by, first_name="Amira")
        self.officer = make_officer(self.youth)
        self.school = make_referrer(OrganisationKind.SCHOOL)
        self.employer: Employer = make_employer()
        self.contact = make_contact(self.employer)
        self.site: Site = make_site(self.employer)
        work = an_occupation()
        EntryCondition.objects.create(
            occupation=work, kind=ConditionKind.LICENCE, code="driving_c", by_law=True
        )
        self.vacancy: Vacancy = make_vacancy(
            employer=self.employer, title="Kok", occupation=work, occupation_checked=True, **READ
        )
        self.demand = demand_of(self.vacancy.pk)
        self.entry = entry_of(self.employer, self.by)
        self.recognition = make_recognition(self.site.pk, qualification="25656")
        until = timezone.now() + timedelta(days=1)
        self.token = self.school.api_tokens.create(name="t", digest="digest", expires_at=until)

    def phone(self) -> Client:
        return phone_of(self.youth)

    def heard(self) -> set[tuple[str, Any]]:
        """Who would hear of something: steps at a desk, mails to staff, lines in the history, referrals."""
        steps = Step.objects.open().filter(owner__user=self.by, candidate=self.youth)
        mails = Message.objects.filter(user__in=[self.by, self.coordinator, self.officer])
        lines = Entry.objects.filter(person=self.youth.pk, event__in=CHANGES)
        return {
            *((STEP, pk) for pk in steps.values_list("pk", flat=True)),
            *((MAIL, pk) for pk in mails.values_list("pk", flat=True)),
            *((HISTORY, pk) for pk in lines.values_list("pk", flat=True)),
            *((INTAKE, pk) for pk in Referral.objects.received().values_list("pk", flat=True)),
        }


STEP = "a step at the desk of the youth"
MAIL = "a mail to who decides or answers"
HISTORY = "a line in the history of the file"
INTAKE = "a line at the intake"
# What goes before, a first `None`, then the act and its answer.
Act = Callable[[World], Iterator[HttpResponse | None]]


@dataclass(frozen=True)
class Row:
    """What one page or operation does: an act, and what of it reaches somebody, or why nothing does."""

    act: Act
    reaches: frozenset[str] = frozenset()
    why_nothing: str = ""


def heard(act: Act, *reaches: str) -> Row:
    return Row(act, frozenset(reaches))


def unheard(act: Act, why: str) -> Row:
    return Row(act, why_nothing=why)


def post(client: Client, name: str, data: Any = None, **named: Any) -> HttpResponse:
    return client.post(reverse(name, kwargs=named), data or {})


# the youth


def agreement_answered(said: str) -> Act:
    def act(world: World) -> Iterator[HttpResponse | None]:
        today = timezone.localdate()
        given = {"sentence": "We call", "doer": Doer.YOUTH, "due": today, "by": world.by, "on": today}
        row = agreements.make(candidate=world.youth, **given)
        client = world.phone()
        yield None
        yield post(client, "candidates:my_agreement", {"answer": said, "version": row.version}, pk=row.pk)

    return act


def consent_withdrawn(world: World) -> Iterator[HttpResponse | None]:
    client = world.phone()
    yield None
    yield post(client, "candidates:my_consent", purpose=Purpose.MESSAGE_ME)


def referrer_allowed(world: World) -> Iterator[HttpResponse | None]:
    row = refer(world.school, world.place)
    referrals.join(
        referral=row, version=1, candidate=world.youth, by=world.coordinator, on=timezone.localdate()
    )
    client = world.phone()
    yield None
    said = {"referral": str(row.pk), "answer": "yes"}
    yield post(client, "candidates:my_consent", said, purpose=Purpose.TELL_REFERRER)


def report_answered(*, stop: bool) -> Act:
    def act(world: World) -> Iterator[HttpResponse | None]:
        say_yes(world.youth, by=world.by, purpose=Purpose.KEEP_EXPERIENCE)
        report = write(tell(world.youth, world.by), world.by)
        if stop:
            report = approve(report, by=world.by)
        client = world.phone()
        digest = digest_of(paper_of(report).text(ReportChoice.NAMED))
        said = {"stop": "1"} if stop else {"choice": ReportChoice.NAMED, "digest": digest}
        yield None
        yield post(client, "candidates:my_report", said, pk=report.pk)

    return act


def right_asked(world: World) -> Iterator[HttpResponse | None]:
    client = world.phone()
    yield None
    yield post(client, "candidates:my_rights", {"right": Right.ACCESS})


def right_withdrawn(world: World) -> Iterator[HttpResponse | None]:
    row, client = ask(world.youth), world.phone()
    yield None
    yield post(client, "candidates:my_rights_withdraw", {"version": row.version}, request_pk=row.pk)


def check_in_answered(going: str) -> Act:
    def act(world: World) -> Iterator[HttpResponse | None]:
        today = timezone.localdate()
        work = started(world.youth, by=world.by, on=today)
        row = moment(work, "d3")
        client = world.phone()
        yield None
        yield post(client, "matching:my_check_in", {"going": going, "version": row.version}, pk=row.pk)

    return act


def dream_dropped(world: World) -> Iterator[HttpResponse | None]:
    world.youth.wishes.create(occupation=make_occupation(), rank=1, is_dream=True)
    client = world.phone()
    yield None
    yield post(client, "matching:my_dream")


def decided(feeling: str) -> Act:
    def act(world: World) -> Iterator[HttpResponse | None]:
        vacancy = make_vacancy(title="Verkoper")
        client = world.phone()
        yield None
        yield post(client, "matching:my_decision", {"feeling": feeling}, vacancy_pk=str(vacancy.pk))

    return act


def proposal_answered(said: str) -> Act:
    def act(world: World) -> Iterator[HttpResponse | None]:
        say_yes(world.youth, by=world.by, purpose=Purpose.SHARE_WITH_EMPLOYERS)
        row = proposed(world.youth, by=world.by, on=timezone.localdate(), heard=None)
        acts.do(introduction=row, version=row.version, what="ask", by=world.by, on=timezone.localdate())
        row.refresh_from_db()
        client = world.phone()
        yield None
        given = {"answer": said, "version": row.version, "digest": row.digest}
        yield post(client, "matching:my_introduction", given, pk=str(row.pk))

    return act


def meets(world: World) -> Introduction:
    """The youth meets an employer today."""
    today = timezone.localdate()
    say_yes(world.youth, by=world.by, purpose=Purpose.SHARE_WITH_EMPLOYERS)
    row = proposed(world.youth, by=world.by, on=today)
    return said(row, "named", by=world.by, on=today, appointment=Appointment(on=today))


def meeting_told(world: World) -> Iterator[HttpResponse | None]:
    row, client = meets(world), world.phone()
    yield None
    yield post(client, "matching:my_meeting", {"came": "held"}, pk=str(row.meetings.get().pk))


def experience_kept(world: World) -> Iterator[HttpResponse | None]:
    begun = timezone.localdate() - timedelta(days=100)
    row = started(world.youth, by=world.by, on=begun)
    row.occupation = make_occupation()
    row.save()
    client = world.phone()
    yield None
    yield post(client, "matching:my_experience", {"answer": "yes", "version": row.version}, pk=str(row.pk))


def linked(name: str, data: dict[str, Any]) -> Act:
    """Somebody at the employer answers by the own link: of the meeting, or of the work that came of it."""

    def act(world: World) -> Iterator[HttpResponse | None]:
        row = meets(world)
        pk = row.meetings.get().pk
        if name == "matching:linked_check_in":
            work = started(world.youth, by=world.by, on=timezone.localdate(), employer=row.vacancy.employer)
            Introduction.objects.filter(pk=row.pk).update(state="hired", placement=work)
            work.check_ins.filter(side="employer").delete()
            pk = work.check_ins.create(side="employer", moment="d1", due=timezone.localdate()).pk
        secret = links.make_lasting(person=row.person_id, purpose=sign_ins.OWN)
        client = Client()
        post(client, "employers:own_door", secret=secret)
        yield None
        yield post(client, name, data, pk=str(pk))

    return act


def mailed(name: str, given: dict[str, Any], *, answered: bool = False, **named: str) -> Act:
    """Somebody at the employer acts on a card that came by mail, by the own link."""

    def act(world: World) -> Iterator[HttpResponse | None]:
        today = timezone.localdate()
        say_yes(world.youth, by=world.by, purpose=Purpose.SHARE_WITH_EMPLOYERS)
        vacancy, _other = place()
        receiver = somebody_at(vacancy, told_on=today, email="ria@shop.example", told_how="voice")
        row = proposed(world.youth, by=world.by, on=today, at=(vacancy, receiver))
        sends.press(introduction=row, version=row.version, by=world.by, on=today)
        minutes.run(now=timezone.now() + sends.HOUR)
        client = Client()
        secret = links.make_lasting(person=receiver.pk, purpose=sign_ins.OWN)
        post(client, "employers:own_door", secret=secret)
        no = {"kind": "decline", "pk": str(row.pk)}
        if answered:
            post(client, "matching:linked_reply", NO, **no)
        yield None
        keys = {**named, **({} if name == "matching:linked_no_more" else {"pk": str(row.pk)})}
        yield post(client, name, given, **keys)

    return act


def link_opened(world: World) -> Iterator[HttpResponse | None]:
    address = address_of(secret_for(world.youth))
    yield None
    yield Client().post(address, {"word": WORD})


def fresh_link_asked(world: World) -> Iterator[HttpResponse | None]:
    yield None
    yield post(Client(), "candidates:link_fresh", {"address": world.youth.phone})


def done(world: World) -> Iterator[HttpResponse | None]:
    client = world.phone()
    yield None
    yield post(client, "candidates:youth_done")


# a referrer and an employer


def call(who: str, name: str, data: Any = None, **named: str) -> Act:
    """A page or an operation that somebody outside calls; `named` are attributes of the world."""

    def act(world: World) -> Iterator[HttpResponse | None]:
        client = as_user(getattr(world, who))
        keys = {key: str(getattr(world, of).pk) for key, of in named.items()}
        given = data() if callable(data) else (data or {})
        if " " not in name:
            given = {**filled(client, reverse(name, kwargs=keys)), **given}
            yield None
            yield post(client, name, given, **keys)
            return
        method, route = name.split()
        yield None
        send = getattr(client, method.lower())
        yield send(f"/api/v1{route.format(**keys)}", given, content_type=KINDS.get(name, "application/json"))

    return act


def many_answered(world: World) -> Iterator[HttpResponse | None]:
    client, shop, site = as_user(world.contact), str(world.employer.pk), str(world.site.pk)
    given = {"version": 1, "places": [{"employer": shop, "site": site}], "answers": {"buddy": "yes"}}
    yield None
    address = f"/api/v1/employers/{shop}/facts-of-many"
    yield client.post(address, given, content_type="application/json")


KINDS = {"POST /referrals/list": "text/csv", "POST /vacancies/import": "text/csv"}


def filled(client: Client, address: str) -> dict[str, Any]:
    """What the form of a page sends when nothing is changed; nothing where there is no such page."""
    form = (client.get(address).context or {}).get("form")
    values = {bound.html_name: bound.value() for bound in form} if form else {}
    return {name: value for name, value in values.items() if value not in (None, "")}


def of_employer(name: str, data: Any = None, **named: str) -> list[Row]:
    """An act of an employer contact about the work there."""
    return [unheard(call("contact", name, data, **named), ABOUT_WORK)]


def of_account(name: str, data: Any = None, **named: str) -> list[Row]:
    """An act about the own account, which a referrer and an employer have in common."""
    return [unheard(call("school", name, data, **named), OWN)]


HEAD = "voornaam;achternaam;geboortejaar;telefoon;hoe gevraagd"
LIST = f"{HEAD}\nAmira;Benali;2006;0612345678;gesprek\n"
FIRST = {"version": 1}
RECOGNITION = BODIES["POST /sites/{pk}/recognitions"]
ONE = {**AMIRA, "message_language": "nl"}
OWN = "it is about the own account or mails: there is nothing for anybody else to do"
CALLED = "it is an errand at who looks after the employer, see employers/services/call_me"
VACANCIES = "title,identifier\nBakker,1\n"
EMPTY = "it closes the own page, and asks nothing of anybody"
REPLY = {"version": 2, "reply": "Wij passen het aan."}
NO = {"reasons": "none_given", "step": "send"}  # it counts after ten minutes, and is a step then
FEWER = "it is about no youth: who wants to send a card reads that it is enough"
ABOUT_WORDS = "it is about no youth: who talked about the words reads the reply in an errand at the desk"
ABOUT_WORK = (
    "it counts in each ranking from now on, and what must be checked stands under *to check*; it is about no "
    "youth, so nobody is called"
)

ACTS: dict[str, list[Row]] = {
    "candidates:link": [heard(link_opened, HISTORY)],
    "candidates:link_fresh": [unheard(fresh_link_asked, "a link goes to the youth alone, whoever asked")],
    "candidates:my_agreement": [
        heard(agreement_answered("no"), STEP, HISTORY),
        heard(agreement_answered("yes"), HISTORY),
    ],
    "candidates:my_consent": [heard(consent_withdrawn, HISTORY), heard(referrer_allowed, HISTORY)],
    "candidates:my_report": [
        heard(report_answered(stop=False), STEP),  # seen by who opens the lock, and in no history
        heard(report_answered(stop=True), STEP),
    ],
    "candidates:my_rights": [heard(right_asked, MAIL, HISTORY)],
    "candidates:my_rights_withdraw": [heard(right_withdrawn, HISTORY)],
    "candidates:youth_done": [unheard(done, EMPTY)],
    "matching:my_check_in": [
        heard(check_in_answered("bad"), STEP, HISTORY),
        heard(check_in_answered("good"), STEP, HISTORY),  # to ask at the next moment
    ],
    "matching:my_decision": [
        heard(decided("heart"), STEP, HISTORY),
        heard(decided("not_for_me"), HISTORY),
    ],
    "matching:my_introduction": [
        heard(proposal_answered("yes"), HISTORY),
        heard(proposal_answered("stop"), HISTORY),
        heard(proposal_answered("not_right"), HISTORY),  # in the step about proposals, of today now
    ],
    "matching:my_dream": [heard(dream_dropped, STEP, HISTORY)],
    "matching:my_meeting": [heard(meeting_told, HISTORY)],  # in the step about proposals, which is there
    "matching:my_experience": [heard(experience_kept, HISTORY)],
    "matching:linked_reply": [heard(mailed("matching:linked_reply", NO, kind="decline"), HISTORY)],
    "matching:linked_undo": [heard(mailed("matching:linked_undo", {}, answered=True), HISTORY)],
    "matching:linked_no_more": [unheard(mailed("matching:linked_no_more", {"version": "1"}), FEWER)],
    "matching:linked_meeting": [heard(linked("matching:linked_meeting", {"came": "held"}), HISTORY)],
    "matching:linked_check_in": [
        heard(linked("matching:linked_check_in", {"going": "good", "version": 1}), HISTORY)
    ],
    "candidates:referral_new": [heard(call("school", "candidates:referral_new", ONE), MAIL, INTAKE)],
    "candidates:referral_list": [
        heard(
            call(
                "school",
                "candidates:referral_list",
                lambda: {"file": SimpleUploadedFile("l.csv", LIST.encode())},
            ),
            *(MAIL, INTAKE),
        ),
        heard(call("school", "candidates:referral_list", {"lines": LIST}), MAIL, INTAKE),
    ],
    "notifications:preferences": of_account("notifications:preferences", {"language": "nl", "kinds": []}),
    "accounts:profile": of_account("accounts:profile", {"name": "Noor"}),
    "accounts:token_add": of_account("accounts:token_add", {"name": "t", "scope": "read", "days": "30"}),
    "accounts:token_revoke": of_account("accounts:token_revoke", pk="token"),
    "employers:demand_neutral": of_employer("employers:demand_neutral", FIRST, pk="demand"),
    "employers:employer_edit": of_employer("employers:employer_edit", {"about": "Bakkerij"}, pk="employer"),
    "employers:employer_facts": of_employer("employers:employer_facts", pk="employer"),
    "employers:facts_of_many": of_employer("employers:facts_of_many", {"buddy": "yes"}, pk="employer"),
    "employers:register_reply": [
        unheard(call("contact", "employers:register_reply", REPLY, pk="entry"), ABOUT_WORDS)
    ],
    "employers:site_add": of_employer("employers:site_add", {"name": "Zuid"}, pk="employer"),
    "employers:site_edit": of_employer("employers:site_edit", {"name": "Oost"}, pk="site"),
    "employers:site_facts": of_employer("employers:site_facts", pk="site"),
    "employers:recognitions": of_employer(
        "employers:recognitions", {**RECOGNITION, "is_recognised": "yes"}, pk="site"
    ),
    "employers:recognition_forget": of_employer("employers:recognition_forget", FIRST, pk="recognition"),
    "employers:vacancy_add": of_employer("employers:vacancy_add", {"title": "Bakker"}),
    "employers:vacancy_edit": of_employer("employers:vacancy_edit", {"title": "Bakker"}, pk="vacancy"),
    "employers:vacancy_law": of_employer("employers:vacancy_law", {"version": "1"}, pk="vacancy"),
    "employers:vacancy_reading": of_employer(
        "employers:vacancy_reading", {"version": "1", "part": "experience", "holds": "no"}, pk="vacancy"
    ),
    "employers:vacancy_move": of_employer(
        "employers:vacancy_move", {"version": "1", "to": "closed"}, pk="vacancy"
    ),
    "employers:vacancy_confirm": of_employer("employers:vacancy_confirm", FIRST, pk="vacancy"),
    "employers:vacancy_answer": of_employer(
        "employers:vacancy_answer", {"version": "1", "answer": "open"}, pk="vacancy"
    ),
    "employers:call_me": [unheard(call("contact", "employers:call_me", pk="employer"), CALLED)],
    "employers:import": of_employer(
        "employers:import", lambda: {"file": SimpleUploadedFile("v.csv", VACANCIES.encode())}
    ),
    "POST /vacancies/import": of_employer("POST /vacancies/import", VACANCIES.encode),
    "POST /employers/{pk}/call-me": [
        unheard(call("contact", "POST /employers/{pk}/call-me", pk="employer"), CALLED)
    ],
    "PUT /me/mails": of_account("PUT /me/mails", BODIES["PUT /me/mails"]),
    "POST /referrals": [heard(call("school", "POST /referrals", AMIRA), MAIL, INTAKE)],
    "POST /referrals/list": [heard(call("school", "POST /referrals/list", LIST.encode), MAIL, INTAKE)],
    "POST /employers/{pk}/facts-of-many": [unheard(many_answered, ABOUT_WORK)],
    "POST /register/{pk}/reply": [
        unheard(call("contact", "POST /register/{pk}/reply", REPLY, pk="entry"), ABOUT_WORDS)
    ],
    "POST /demands/{pk}/neutral": of_employer("POST /demands/{pk}/neutral", FIRST, pk="demand"),
    "POST /wordings": of_employer("POST /wordings", {"title": "Bakker"}),
    "PATCH /employers/{pk}": of_employer(
        "PATCH /employers/{pk}", {"version": 1, "about": "A"}, pk="employer"
    ),
    "DELETE /tokens/{pk}": of_account("DELETE /tokens/{pk}", pk="token"),
    "PUT /employers/{pk}/facts": of_employer("PUT /employers/{pk}/facts", FACTS, pk="employer"),
    "POST /employers/{pk}/sites": of_employer("POST /employers/{pk}/sites", {"name": "Zuid"}, pk="employer"),
    "PATCH /sites/{pk}": of_employer("PATCH /sites/{pk}", FIRST, pk="site"),
    "PUT /sites/{pk}/facts": of_employer("PUT /sites/{pk}/facts", FACTS, pk="site"),
    "POST /sites/{pk}/recognitions": of_employer("POST /sites/{pk}/recognitions", RECOGNITION, pk="site"),
    "DELETE /recognitions/{pk}": of_employer("DELETE /recognitions/{pk}", FIRST, pk="recognition"),
    "POST /vacancies": of_employer("POST /vacancies", {"title": "Bakker"}),
    "POST /vacancies/{pk}/confirmation": of_employer(
        "POST /vacancies/{pk}/confirmation", FIRST, pk="vacancy"
    ),
    "PATCH /vacancies/{pk}": of_employer(
        "PATCH /vacancies/{pk}", {"version": 1, "openings": 2}, pk="vacancy"
    ),
    "POST /vacancies/{pk}/requirements-by-law": of_employer(
        "POST /vacancies/{pk}/requirements-by-law", FIRST, pk="vacancy"
    ),
    "POST /vacancies/{pk}/readings": of_employer(
        "POST /vacancies/{pk}/readings", {"version": 1, "part": "experience", "holds": False}, pk="vacancy"
    ),
    "POST /vacancies/{pk}/state": of_employer(
        "POST /vacancies/{pk}/state", {"version": 1, "to": "closed"}, pk="vacancy"
    ),
}
CALLING = [
    (name, at)
    for name, rows in ACTS.items()
    for at, row in enumerate(rows)
    if name.startswith(YOUTH_PAGES) and STEP in row.reaches
]
ROWS = [(name, at) for name, rows in ACTS.items() for at in range(len(rows))]


def pages() -> set[str]:
    """The pages that a youth, a referrer or an employer opens."""
    return {
        name
        for name, rule in PAGES.items()
        if rule.roles & OUTSIDE or (rule.public and name.startswith(YOUTH_PAGES))
    }


def operations() -> set[str]:
    """The operations by which a referrer or an employer changes something."""
    return {name for name, rule in OPERATIONS.items() if rule.roles & OUTSIDE and name.split()[0] != "GET"}


def test_every_operation_by_which_somebody_outside_acts_has_a_row():
    assert operations() == {name for name in ACTS if " " in name}


def test_every_page_without_a_row_only_reads():
    world = World()
    on_page = {
        "employers:employer": world.employer.pk,
        "employers:register_entry": world.entry.pk,
        "employers:vacancies_csv": world.employer.pk,
        "employers:vacancy": world.vacancy.pk,
        "matching:linked_calendar": world.employer.pk,
        "matching:linked_name": world.employer.pk,
        "matching:linked_proposal": world.employer.pk,
        "matching:my_calendar": world.employer.pk,
    }
    named = {name for name in ACTS if " " not in name}
    assert named <= pages()
    acting = []
    for name in sorted(pages() - named):
        keys = {"pk": on_page[name]} if name in on_page else {}
        clients = [world.phone()] if PAGES[name].public else [as_user(world.school), as_user(world.contact)]
        if not all(post(client, name, **keys).status_code in (403, 405) for client in clients):
            acting.append(name)
    assert acting == []


def said_after_end(name: str, at: int, world: World) -> None:
    """The act, done after the file ended."""
    act = ACTS[name][at].act(world)
    next(act)
    ended(world.youth, by=world.by)
    answer = next(act)
    assert answer is not None
    assert answer.status_code in (200, 302), answer.content[-3000:]


def ended(youth: Candidate, *, by: User) -> None:
    youth.refresh_from_db()
    states.end(candidate=youth, version=youth.version, ending=Ending.OWN_WISH, by=by, on=timezone.localdate())


def shown(client: Client, youth: Candidate) -> list[bool]:
    """Whether Today and the file say that the youth said something."""
    pages = reverse("web:today"), reverse("candidates:file", kwargs={"pk": youth.pk})
    return [b'id="said"' in client.get(page).content for page in pages]


@pytest.mark.parametrize(("name", "at"), CALLING, ids=[f"{name} {at}" for name, at in CALLING])
def test_what_calls_somebody_calls_somebody_after_the_file_ended_too(name, at):
    world = World()
    said_after_end(name, at, world)
    youth, client = Candidate.objects.get(pk=world.youth.pk), as_user(world.by)
    mails = Message.objects.filter(kind=Kind.REVIEW)
    assert [(mail.user, mail.about) for mail in mails] == [(world.by, None)]  # the same whatever it was
    assert youth.said_on == timezone.localdate()
    assert shown(client, youth) == [True, True]
    assert shown(as_user(world.coordinator), youth) == [False, True]
    post(client, "candidates:said_seen", {"version": youth.version - 1}, pk=youth.pk)
    assert shown(client, youth) == [True, True]  # something else was said since
    post(client, "candidates:said_seen", {"version": youth.version}, pk=youth.pk)
    assert shown(client, youth) == [False, False]


def test_while_the_jobhunter_is_away_coordinators_hear_what_is_said_after_the_end():
    world, (name, at) = World(), CALLING[0]
    Absence.objects.create(
        desk=desk_of(world.by), stand_in=desk_of(world.coordinator), since=timezone.localdate()
    )
    said_after_end(name, at, world)
    assert [mail.user for mail in Message.objects.filter(kind=Kind.REVIEW)] == [world.coordinator]
    assert shown(as_user(world.coordinator), world.youth) == [True, True]


def test_to_open_the_file_again_is_to_have_looked():
    world, (name, at) = World(), CALLING[0]
    said_after_end(name, at, world)
    youth = Candidate.objects.get(pk=world.youth.pk)
    states.reopen(candidate=youth, version=youth.version, by=world.by, on=timezone.localdate())
    assert Candidate.objects.get(pk=youth.pk).said_on is None


@pytest.mark.parametrize(("name", "at"), ROWS, ids=[f"{name} {at}" for name, at in ROWS])
def test_what_somebody_outside_does_reaches_a_person_or_says_why_not(name, at):
    row, world = ACTS[name][at], World()
    act = row.act(world)
    next(act)
    before = world.heard()
    answer = next(act)
    assert answer is not None
    assert answer.status_code in (200, 201, 204, 302), answer.content[-3000:]
    assert row.reaches or row.why_nothing
    assert {kind for kind, _ in world.heard() - before} == row.reaches
