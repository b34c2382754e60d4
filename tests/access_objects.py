"""What the access test needs of each app: whose objects there are.

A new address with an object: add its first folder to OBJECTS. A second name in the address: add it to VALUES.
A new operation that takes a body: see tests/access_bodies.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.cookies import SimpleCookie
from uuid import UUID, uuid4

from django.db.models import Model
from django.utils import timezone

from candidates.enums import Help, Purpose, Right
from candidates.models import (
    Agreement,
    Bar,
    Candidate,
    Contact,
    Experience,
    ForcedOpening,
    HandOver,
    Partner,
    QuietConsent,
    Referral,
    Report,
    RightsRequest,
)
from candidates.services.files import files
from candidates.services.intake import referrals
from candidates.services.intake.referral_details import Details
from candidates.services.voice import experiences, reports
from employers.models import (
    Conversation,
    Demand,
    Employer,
    EmployerPerson,
    OpenQuestion,
    Post,
    Promise,
    RegisterEntry,
    Site,
    Vacancy,
)
from employers.services import conversations, demands, persons, promises, questions, register
from jobmatch.accounts.enums import PROPOSING_ROLES, STAFF_ROLES, OrganisationKind, Role
from jobmatch.accounts.models import Absence, Membership, Organisation, User
from jobmatch.roles.services import proposals
from jobmatch.taxonomy.models import Occupation
from matching.models import CheckIn, Introduction, KeptRanking, Meeting, Placement, Reply, SchoolContact
from matching.rules.cards.card import Card
from matching.services.introductions import cards, replies
from matching.services.ranking import kept
from matching.services.work import answers
from matching.services.work.answers import Answer
from tests.employers.situations import make_feed, make_recognition
from tests.factories import (
    desk_of,
    make_employer,
    make_errand,
    make_jobhunter,
    make_member,
    make_organisation,
    make_user,
    make_vacancy,
)
from tests.notifications.situations import failed, to_user

ON = date(2026, 5, 4)
SOON = timezone.localdate() + timedelta(days=3)
NAMES = {"first_name": "Youth", "email": "youth@example.org"}


@dataclass
class World:
    """Two municipalities and two employers with someone in every role, and a colleague of the jobhunter."""

    here: Organisation = field(default_factory=make_organisation)
    there: Organisation = field(default_factory=make_organisation)
    users: dict[str, User] = field(default_factory=dict)
    others: dict[str, User] = field(default_factory=dict)
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)  # of who is signed in, by role

    def __post_init__(self) -> None:
        for role in Role:
            place = self.here if role in STAFF_ROLES else None
            self.users[role] = make_member(role, place or self.sender_of(role))
            self.others[role] = make_member(role, self.there if role in STAFF_ROLES else None)
            self.users[role].set_password("quiet-river-over-9-stones")
            self.users[role].save()
        self.colleague = make_jobhunter(self.here)
        for people in (self.users, self.others):
            self.employer_of(people[Role.EMPLOYER_CONTACT])

    def sender_of(self, role: str) -> Organisation | None:
        """Of all who refer, a school may do the most."""
        return make_organisation(OrganisationKind.SCHOOL) if role == Role.REFERRER else None

    def referral_to(self, municipality: Organisation) -> Referral:
        """A referral that waits for a coordinator of the municipality."""
        by = self.users[Role.REFERRER]
        received = referrals.receive(
            details=Details(
                first_name=f"Youth {uuid4()}", phone="0612345678", birth_year=2005, manner="phone"
            ),
            organisation=by.memberships.get().organisation,
            municipality=municipality,
            by=by,
            on=ON,
        )
        return received.referral

    def employer_of(self, user: User) -> Employer:
        """The employer of a contact, with its row."""
        organisation = user.memberships.get().organisation
        return Employer.objects.get_or_create(organisation=organisation)[0]

    def candidate_of(self, user: User) -> Candidate:
        """A youth at the desk of a user."""
        return files.open(desk=desk_of(user), by=user, on=ON, **NAMES)


Pair = tuple[UUID, UUID | None]  # one of one's own, one of someone else (none where all are one's own)


def candidate(world: World, role: str) -> Pair:
    """A jobhunter sees the own desk, a coordinator the own municipality."""
    colleagues = world.candidate_of(world.colleague).pk
    if role == Role.COORDINATOR:
        return colleagues, world.candidate_of(world.others[Role.JOBHUNTER]).pk
    return world.candidate_of(world.users[Role.JOBHUNTER]).pk, colleagues


def own_desk(world: World, role: str) -> Pair:
    """What is sealed is for whoever has the file at the own desk, a coordinator too."""
    own = world.candidate_of(world.users[role])
    QuietConsent.objects.create(
        candidate=own,
        purpose=Purpose.KEEP_EXPERIENCE,
        wording="keep_experience_1",
        turn=1,
        given=True,
        manner="in_person",
        at=timezone.now(),
        expires_on=SOON,
    )
    return own.pk, world.candidate_of(world.colleague).pk


def absence(world: World, role: str) -> Pair:
    """Someone is away, here and there."""
    return tuple(
        Absence.objects.get_or_create(
            desk=desk_of(people[Role.JOBHUNTER]),
            defaults={"stand_in": desk_of(people[Role.COORDINATOR]), "since": ON},
        )[0].pk
        for people in (world.users, world.others)
    )


def desk(world: World, role: str) -> Pair:
    return desk_of(world.users[Role.JOBHUNTER]).pk, desk_of(world.others[Role.JOBHUNTER]).pk


def work_of(pk: UUID) -> Placement:
    """Agreed work of a youth, made once."""
    youth = Candidate.objects.get(pk=pk)
    given = {"kind": "job", "employer_name": "Employer", "starts_on": ON, "recorded_by": youth.desk.user}
    return Placement.objects.get_or_create(candidate=youth, defaults=given)[0]


def proposal_to_employer_of(pk: UUID) -> Introduction:
    """A youth who is asked about a proposal, made once."""
    youth = Candidate.objects.get(pk=pk)
    found = youth.introductions.first()
    if found is not None:
        return found
    given = {"state": "asked", "state_since": ON, "step_due": ON, "made_on": ON, "made_by": youth.desk.user}
    employer = make_employer()
    vacancy = make_vacancy(employer=employer)
    row = Introduction(candidate=youth, vacancy=vacancy, made_for=employer, **given)
    cards.put(row, Card("Anker Schelp"))
    row.save()
    now = timezone.now()
    no = {"kind": "decline", "reasons": ["hours"], "at": now, "counts_at": now, "counted_at": now}
    reply = Reply(introduction=row, **no)
    reply.words = replies.seal(reply, "words", "Geen plaats voor jonge mensen.")
    reply.save()
    return row


def walk_of(pk: UUID) -> Meeting:
    """A day on which a youth walks along, made once."""
    youth = Candidate.objects.get(pk=pk)
    given = {"kind": "along", "on": ON, "name_on": ON, "name_how": "phone", "made_by": youth.desk.user}
    return Meeting.objects.get_or_create(candidate=youth, introduction=None, defaults=given)[0]


def introduction(world: World, role: str) -> Pair:
    return tuple(proposal_to_employer_of(pk).pk for pk in candidate(world, role))


def own_introduction(world: World, role: str) -> Pair:
    """What a youth says to a proposal, and its card, are for whoever has the file at the own desk."""
    return tuple(proposal_to_employer_of(pk).pk for pk in own_desk(world, role))


def meeting(world: World, role: str) -> Pair:
    return tuple(walk_of(pk).pk for pk in candidate(world, role))


def kept_of(youth: Candidate) -> KeptRanking:
    """A ranking of a youth that was kept."""
    return kept.keep(candidate=youth, by=youth.desk.user, on=timezone.localdate())


def moment_of(pk: UUID) -> CheckIn:
    """A moment to ask a youth how it goes, made once."""
    given = {"side": "youth", "moment": "d3", "due": ON}
    return CheckIn.objects.get_or_create(placement=work_of(pk), defaults=given)[0]


def answered_of(pk: UUID) -> CheckIn:
    """A moment at which a youth answered."""
    row = moment_of(pk)
    row.state, row.answered_on, row.answer = "answered", ON, answers.seal(row, Answer("good"))
    row.save()
    return row


def schooled_of(pk: UUID) -> Placement:
    """Work of a youth with somebody of a school beside it."""
    row = work_of(pk)
    given = {"school": "MBO", "name": "Joke Smit", "added_by": row.recorded_by}
    SchoolContact.objects.get_or_create(placement=row, defaults=given)
    return row


def placement(world: World, role: str) -> Pair:
    return tuple(schooled_of(pk).pk for pk in candidate(world, role))


def own_placement(world: World, role: str) -> Pair:
    """What a youth says about the school is for whoever has the file at the own desk."""
    return tuple(schooled_of(pk).pk for pk in own_desk(world, role))


def check_in(world: World, role: str) -> Pair:
    return tuple(moment_of(pk).pk for pk in candidate(world, role))


def own_answer(world: World, role: str) -> Pair:
    """An answer is for whoever has the file at the own desk."""
    return tuple(answered_of(pk).pk for pk in own_desk(world, role))


def employer(world: World, role: str) -> Pair:
    """A contact sees the own employer, jobhunters and coordinators see all."""
    own = world.employer_of(world.users[Role.EMPLOYER_CONTACT]).pk
    other = world.employer_of(world.others[Role.EMPLOYER_CONTACT]).pk
    return own, other if role == Role.EMPLOYER_CONTACT else None


def vacancy(world: World, role: str) -> Pair:
    """Vacancies are seen as their employer is."""
    own, other = (
        Vacancy.objects.create(identifier=str(uuid4()), title="Vacancy", employer_id=pk) if pk else None
        for pk in employer(world, role)
    )
    return own.pk, other.pk if other else None


def demand(world: World, role: str) -> Pair:
    """Words that may not be asked are seen as the vacancy is in which they stand."""
    own, other = (demand_of(pk).pk if pk else None for pk in vacancy(world, role))
    assert own
    return own, other


def demand_of(pk: UUID) -> Demand:
    """Words in the text of a vacancy that may not be asked."""
    row = Vacancy.objects.get(pk=pk)
    row.description = "Wij zijn een jong team."
    row.save()
    demands.refresh(row)
    return row.demands.get()


def site(world: World, role: str) -> Pair:
    """Sites are seen as their employer is."""
    own, other = (
        Site.objects.create(employer_id=pk, name="Site") if pk else None for pk in employer(world, role)
    )
    return own.pk, other.pk if other else None


def feed(world: World, role: str) -> Pair:
    """Every jobhunter and coordinator sees every feed."""
    return make_feed().pk, None


def recognition(world: World, role: str) -> Pair:
    """What is known of a workplace is seen as its employer is."""
    own, other = site(world, role)
    return make_recognition(own).pk, make_recognition(other).pk if other else None


def errand(world: World, role: str) -> Pair:
    """Jobhunters and coordinators do the errands of their municipality."""
    pair = (world.colleague, world.others[Role.JOBHUNTER])
    return tuple(
        make_errand(by, target=employer(world, role)[0], due=SOON, on=timezone.localdate()).pk for by in pair
    )


def person_of(employer: Employer, by: User) -> EmployerPerson:
    """Somebody at an employer, told by voice."""
    given = {"name": "Karima Haddad", "origin": "self", "told_by_voice": True}
    return persons.add(employer=employer, by=by, on=timezone.localdate(), **given)


def conversation_of(employer: Employer, by: User) -> Conversation:
    """Something that was said with an employer."""
    given = {"channel": "visit", "about": "meeting"}
    return conversations.record(employer=employer, by=by, on=timezone.localdate(), **given)


def promise_of(employer: Employer, by: User) -> Promise:
    """Something that an employer promised."""
    given = {"sentence": "Two days", "due": SOON}
    return promises.make(employer=employer, by=by, on=timezone.localdate(), **given)


def entry_of(employer: Employer, by: User) -> RegisterEntry:
    """Something that an employer asked and that was talked about."""
    on = timezone.localdate()
    asked = register.enter(employer=employer, ground="religion", asked="geen hoofddoek", by=by, on=on)
    return register.discuss(entry=asked, version=1, answer="Dat mag niet.", by=by, on=on)


def entry(world: World, role: str) -> Pair:
    """An entry of the register is seen as its employer is, once it was talked about."""
    found = [Employer.objects.get(pk=pk) if pk else None for pk in employer(world, role)]
    own, other = (entry_of(each, world.colleague).pk if each else None for each in found)
    return own, other


def question_of(employer: Employer, by: User) -> OpenQuestion:
    """Something that has to be asked about a vacancy."""
    row = make_vacancy(employer=employer)
    questions.ask(vacancy=row, items=["hours"], by=by, on=timezone.localdate())
    return row.questions.get()


def of_relation(make: Callable[[Employer, User], Model]) -> Callable[[World, str], Pair]:
    """What is kept of a relation is everyone's who looks after employers."""
    return lambda world, role: (make(make_employer(), world.colleague).pk, None)


def post_of(employer: Employer, by: User) -> Post:
    """What somebody does at an employer."""
    return person_of(employer, by).posts.get()


def organisation(world: World, role: str) -> Pair:
    return world.here.pk, world.there.pk


def membership(world: World, role: str) -> Pair:
    return tuple(
        Membership.objects.create(user=make_user(), organisation=place, role=Role.PRIVACY_OFFICER).pk
        for place in (world.here, world.there)
    )


def proposal(world: World, role: str) -> Pair:
    """Somebody is proposed by the admin, here and there; to be taken back it is one's own."""
    proposed = []
    for people, place in ((world.users, world.here), (world.others, world.there)):
        by = people[role if role in PROPOSING_ROLES else Role.ADMIN]
        asked = {"email": f"{uuid4()}@example.org", "name": "New", "role": Role.JOBHUNTER}
        proposed.append(proposals.propose(organisation=place, **asked, at=timezone.now(), by=by).pk)
    return tuple(proposed)


def token(world: World, role: str) -> Pair:
    until = timezone.now() + timedelta(days=1)
    owners = (world.users[role], world.colleague)
    return tuple(
        user.api_tokens.create(name="t", digest=f"{user.pk}-{role}", expires_at=until).pk for user in owners
    )


def occupation(world: World, role: str) -> Pair:
    """An occupation is everyone's."""
    row = Occupation.objects.create(
        id=uuid4(), uri=f"urn:uuid:{uuid4()}", isco="5223", label_nl="verkoper", label_en="sales"
    )
    return row.pk, None


def referral(world: World, role: str) -> Pair:
    """A coordinator sees what was referred to the own municipality."""
    return world.referral_to(world.here).pk, world.referral_to(world.there).pk


def agreement_of(youth: Candidate) -> Agreement:
    """Something agreed with a youth."""
    return Agreement.objects.create(candidate=youth, sentence="We call", doer="youth", due=ON, made_on=ON)


def contact_of(youth: Candidate) -> Contact:
    """A contact with a youth."""
    by = youth.desk.user
    return Contact.objects.create(candidate=youth, channel="phone", reached=True, on=ON, made_by=by)


def experience_of(youth: Candidate) -> Experience:
    """Something that a youth went through."""
    on = timezone.localdate()
    return experiences.add(candidate=youth, by=youth.desk.user, on=on, words="Text")


def report_of(youth: Candidate) -> Report:
    """A report of it, as it is proposed."""
    office = Organisation.objects.create(kind=OrganisationKind.ANTI_DISCRIMINATION, name="Office")
    Partner.objects.create(organisation=office, email="office@example.org")
    given = {"by": youth.desk.user, "on": timezone.localdate()}
    return reports.draft(experience=experience_of(youth), office=office.pk, **given)


def partner_of(kind: str = OrganisationKind.PARTNER) -> Partner:
    """Someone who helps with debts."""
    given = {"helps_with": [Help.DEBTS], "email": "help@example.org"}
    return Partner.objects.create(organisation=make_organisation(kind), **given)


def partner(world: World, role: str) -> Pair:
    """The list of other help is everyone's who may see it."""
    return partner_of().pk, None


def hand_over_of(youth: Candidate) -> HandOver:
    """A text for other help that was not sent, and no yes to it."""
    given = {"candidate": youth, "partner": partner_of(), "topic": Help.DEBTS, "sealed": b""}
    return HandOver.objects.create(made_by=youth.desk.user, **given)


def rights_request(world: World, role: str) -> Pair:
    """A privacy officer sees what youths of the own municipality ask."""
    return tuple(
        asked_of(world.candidate_of(people[Role.JOBHUNTER])).pk for people in (world.users, world.others)
    )


def overseen(world: World, role: str) -> Pair:
    """A file of the municipality, of which the privacy officer sees who looked."""
    return tuple(world.candidate_of(people[Role.JOBHUNTER]).pk for people in (world.users, world.others))


def forced_opening(world: World, role: str) -> Pair:
    """Who judges sees what was opened by force in the own municipality."""
    pairs = ((world.users, world.colleague), (world.others, world.others[Role.JOBHUNTER]))
    return tuple(forced_of(world.candidate_of(people[Role.JOBHUNTER]), by=by).pk for people, by in pairs)


def asked_of(youth: Candidate) -> RightsRequest:
    """What a youth asks about the own data: to be erased."""
    given = {"received_on": ON, "due": ON + timedelta(days=31)}
    return RightsRequest.objects.get_or_create(candidate=youth, right=Right.ERASURE, defaults=given)[0]


def forced_of(youth: Candidate, *, by: User) -> ForcedOpening:
    """An opening by force that waits to be judged."""
    now = timezone.now()
    return ForcedOpening.objects.create(candidate=youth, user=by, reason=b"", at=now, until=now)


def lost_mail(world: World, role: str) -> Pair:
    """A mail that did not arrive at someone of the own municipality, and at someone of another."""
    return tuple(
        failed(to_user(people[Role.JOBHUNTER], kind="late"), now=timezone.now()).pk
        for people in (world.users, world.others)
    )


# By the folders of the address up to the object.
OBJECTS: dict[str, Callable[[World, str], Pair]] = {
    "absences": absence,
    "andere-hulp": partner,
    "overzicht/afwezig": absence,
    "account/token": token,
    "beheer/niet-aangekomen": lost_mail,
    "beheer/organisaties": organisation,
    "beheer/rollen": membership,
    "candidates": candidate,
    "colleagues": membership,
    "check-ins": check_in,
    "demands": demand,
    "desks": desk,
    "eisen": demand,
    "employers": employer,
    "feeds": feed,
    "intake": referral,
    "introductions": introduction,
    "kandidaten": candidate,
    "meetings": meeting,
    "occupations": occupation,
    "partners": partner,
    "placements": placement,
    "forced-openings": forced_opening,
    "looks": overseen,
    "met-kracht-geopend": forced_opening,
    "recognitions": recognition,
    **dict.fromkeys(("register", "werkgevers/register"), entry),
    "rechten": rights_request,
    "rechten/wie-keek": overseen,
    "rights": rights_request,
    "role-proposals": proposal,
    "rollen/voorstellen": proposal,
    "samen-kijken": candidate,
    "sites": site,
    "tokens": token,
    "vacancies": vacancy,
    "vacatures": vacancy,
    "vacatures/controleren": vacancy,
    "vacatures/vaste-bronnen": feed,
    "werkgevers/erkenningen": recognition,
    **dict.fromkeys(("errands", "werkgevers/acties"), errand),
    **dict.fromkeys(("conversations", "werkgevers/gesprekken"), of_relation(conversation_of)),
    **dict.fromkeys(("people", "werkgevers/personen"), of_relation(person_of)),
    **dict.fromkeys(("posts", "werkgevers/functies"), of_relation(post_of)),
    **dict.fromkeys(("promises", "werkgevers/toezeggingen"), of_relation(promise_of)),
    **dict.fromkeys(("questions", "werkgevers/vragen"), of_relation(question_of)),
    "werkgevers": employer,
    "werkgevers/vestigingen": site,
}

# Of what is sealed, where the address names no youth.
ON_OWN_DESK: dict[str, Callable[[World, str], Pair]] = {
    "check-ins": own_answer,
    "introductions": own_introduction,
    "placements": own_placement,
}

# Further names in an address, after the object. A function gets the own object's id.
VALUES: dict[str, str | Callable[[UUID], str]] = {
    "check_in_pk": lambda pk: str(moment_of(pk).pk),
    "placement_pk": lambda pk: str(work_of(pk).pk),
    "agreement_pk": lambda pk: str(agreement_of(Candidate.objects.get(pk=pk)).pk),
    "bar_pk": lambda pk: str(Bar.objects.create(candidate_id=pk, user=make_user()).pk),
    "contact_pk": lambda pk: str(contact_of(Candidate.objects.get(pk=pk)).pk),
    "chapter": "good",
    "experience_pk": lambda pk: str(experience_of(Candidate.objects.get(pk=pk)).pk),
    "help_pk": lambda pk: str(hand_over_of(Candidate.objects.get(pk=pk)).pk),
    "introduction_pk": lambda pk: str(proposal_to_employer_of(pk).pk),
    "meeting_pk": lambda pk: str(walk_of(pk).pk),
    "kept_pk": lambda pk: str(kept_of(Candidate.objects.get(pk=pk)).pk),
    "part": "wishes",
    "side": "jongere",
    "report_pk": lambda pk: str(report_of(Candidate.objects.get(pk=pk)).pk),
    "telling": "where",
    "purpose": "keep_needs",
    "request_pk": lambda pk: str(asked_of(Candidate.objects.get(pk=pk)).pk),
    "step_pk": lambda pk: str(Candidate.objects.get(pk=pk).steps.get().pk),
    "vacancy_pk": lambda pk: str(make_vacancy().pk),
}
