"""One youth whose every field holds a token, everyone who might look, and every address they may ask for."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.enums import LinkPurpose
from candidates.forms.register import FORMS
from candidates.models import Candidate, Exclusion
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from jobmatch.accounts.services import calendars
from jobmatch.doors.access import PAGES
from jobmatch.links import services as links
from matching.models import Placement
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_employer,
    make_jobhunter,
    make_member,
    make_vacancy,
    sign_in,
)
from tests.jobmatch.doors.test_access import CALLS, Call, patterns
from tests.matching.erasure_situations import EMPLOYER, NUMBER, Marked, name_in, places
from tests.sizes import EXAMPLES

PHONE = NUMBER[-8:]  # however it is written
PERSONAL = frozenset({*places("personal"), EMPLOYER})
ASKED = frozenset({"rightsrequestwords", "rightsrequestanswer"})
FORCED = frozenset({"forcedopeningreason"})
SEALED = frozenset(places("sealed")) - ASKED - FORCED
CAME_FROM = frozenset({"referrer", "mosque"})  # in clear at the referral, sealed as where a youth came from
PLAIN = frozenset({EMPLOYER, "print"}) | CAME_FROM  # work; an HMAC, which only this test makes a word
WORD = "apple"
MAY: dict[str, frozenset[str]] = {
    "the own jobhunter": PERSONAL | SEALED | ASKED | FORCED | CAME_FROM,  # the youth's copy has it all
    "a coordinator": PERSONAL | FORCED | CAME_FROM,
    "the privacy officer": frozenset({"candidatefirstname", "candidatelastname"}) | ASKED | FORCED,
    "an admin": CAME_FROM,  # who signs in, and of which organisation
    "the referrer": CAME_FROM,
    "a colleague of the referrer": frozenset({"mosque"}),
    "the youth": PERSONAL | SEALED | ASKED | FORCED | CAME_FROM,
}
ROLES: dict[str, set[Role]] = {
    **dict.fromkeys(("the own jobhunter", "a colleague"), {Role.JOBHUNTER}),
    **dict.fromkeys(("a coordinator", "a coordinator elsewhere"), {Role.COORDINATOR}),
    **dict.fromkeys(("the privacy officer", "a privacy officer elsewhere"), {Role.PRIVACY_OFFICER}),
    **dict.fromkeys(("the referrer", "a colleague of the referrer"), {Role.REFERRER}),
    "an admin": {Role.ADMIN},
    "the excluded employer": {Role.EMPLOYER_CONTACT},
}
READERS = frozenset({"a coordinator", "a colleague", "a coordinator elsewhere"})
YOUTHS = ("candidates:", "matching:")
DOCUMENT = "api:openapi-json"  # three seconds of work, the same for all: asked once, by nobody
SAMPLED = EXAMPLES.value == EXAMPLES.ci
# Folders of addresses that lead to nothing of a youth.
NOT_OF_A_YOUTH = frozenset(
    {
        *("absences", "account/token", "beheer/niet-aangekomen", "beheer/organisaties", "beheer/rollen"),
        *("demands", "desks", "eisen", "occupations", "overzicht/afwezig", "sites", "werkgevers/vestigingen"),
        *(
            "feeds",
            "recognitions",
            "register",
            "werkgevers/register",
            "vacatures/vaste-bronnen",
            "werkgevers/erkenningen",
        ),
        *("colleagues", "role-proposals", "rollen/voorstellen", "tokens"),
        *("conversations", "errands", "people", "posts", "promises", "werkgevers/acties"),
        *("werkgevers/functies", "werkgevers/gesprekken", "werkgevers/personen"),
        *(
            "werkgevers/toezeggingen",
            "w/afspraak",
            "w/bellen",
            "w/lijst",
            "w/lijst/vestiging",
            "w/nazorg",
            "w/open",
            "w/vacature",
        ),
        *("questions", "werkgevers/vragen"),
    }
)


def calls() -> list[Call]:
    """Every page and operation; the public ones too. Of signing in: what a browser is shown."""
    public = [
        Call(name, method, route, PAGES[name], is_api=False)
        for name, route, _ in patterns()
        if name in PAGES and PAGES[name].public and name != DOCUMENT
        for method in ("get", "post")
    ]
    return [
        call
        for call in CALLS + public
        if not call.name.startswith(("account_", "mfa_")) or (call.method == "get" and not call.parameters)
    ]


def asked_by(viewer: str) -> list[Call]:
    """What this viewer asks: in a small run what the role admits, and of files of others only to read.

    What a role is refused never gets to a youth; the tests of the access table hold that for each cell.
    """
    if not SAMPLED:
        return calls()
    roles = ROLES.get(viewer, set())
    return [
        call
        for call in calls()
        if (call.rule.roles & roles or (call.rule.public and call.name.startswith(YOUTHS) and not roles))
        and (viewer not in READERS or call.method == "get")
    ]


@dataclass
class World:
    """The youth and the viewers; `MAY` says which tokens each may be shown."""

    marked: Marked = field(default_factory=Marked)

    def __post_init__(self) -> None:
        here, there = self.marked.youth.municipality, make_candidate().municipality
        self.employer = make_employer()
        Exclusion.objects.create(candidate=self.marked.youth, organisation=self.employer.organisation)
        # Everybody may read it: what is sent to nobody in particular is searched too.
        self.vacancy = make_vacancy(
            employer=self.employer, posted_on=timezone.localdate(), confirmed_on=timezone.localdate()
        )
        self.calendar = calendars.make(language="nl", at=timezone.now(), by=self.marked.by)[1]
        self.link = self._link_to(self.marked.youth)
        self.viewers: dict[str, Client] = {
            "the own jobhunter": client_of(self.marked.by),
            "a coordinator": client_of(make_coordinator(here)),
            "a colleague": client_of(make_jobhunter(here)),
            "the privacy officer": client_of(make_member(Role.PRIVACY_OFFICER, here)),
            "an admin": client_of(make_member(Role.ADMIN, here)),
            "a coordinator elsewhere": client_of(make_coordinator(there)),
            "a privacy officer elsewhere": client_of(make_member(Role.PRIVACY_OFFICER, there)),
            "the referrer": client_of(self._named_referrer()),
            "a colleague of the referrer": client_of(
                make_member(Role.REFERRER, self.marked.referral.organisation)
            ),
            "the excluded employer": client_of(
                make_member(Role.EMPLOYER_CONTACT, self.employer.organisation)
            ),
            "the youth": self._with_link(self.marked.youth),
            "another youth": self._with_link(make_candidate(make_jobhunter(here))),
            "nobody": client_of(None),  # who has the link, and not the word
        }

    def _named_referrer(self) -> User:
        """Who referred the youth, and for whom, under names of their own."""
        user, mosque = self.marked.referrer, self.marked.referral.organisation
        user.name, mosque.name = self.marked.tokens.new("referrer"), self.marked.tokens.new("mosque")
        user.save()
        mosque.save()
        return user

    def _link_to(self, youth: Candidate) -> str:
        return links.make(person=youth.pk, purpose=LinkPurpose.MINE, word=links.hash_of_word(WORD))

    def _with_link(self, youth: Candidate) -> Client:
        """The phone of a youth, in the half hour that a link opened."""
        client = client_of(None)
        client.post(reverse("candidates:link", kwargs={"secret": self._link_to(youth)}), {"word": WORD})
        return client

    @cached_property
    def words(self) -> dict[str, str]:
        """Token → the name of what it stands in."""
        named = {token: name_in(token) for token in self.marked.tokens if token.startswith("tok")}
        return {**named, PHONE: "phone"}

    def forbidden(self, viewer: str) -> list[str]:
        """The tokens that this viewer is never shown. Who may read all names may call the number."""
        allowed = MAY.get(viewer, frozenset())
        allowed |= {"phone"} if "candidateemail" in allowed else set()
        return [token for token, name in self.words.items() if name not in allowed]

    @cached_property
    def ids(self) -> dict[str, str]:
        """What stands first in an address, by the folders before it."""
        youth = self.marked.youth
        request, opening = str(youth.rights_requests.get().pk), str(youth.forced_openings.get().pk)
        partner = str(youth.hand_overs.get().partner_id)
        return {
            **dict.fromkeys(("kandidaten", "candidates", "samen-kijken"), str(youth.pk)),
            **dict.fromkeys(("rechten/wie-keek", "looks"), str(youth.pk)),
            **dict.fromkeys(("rechten", "rights", "j/mijn-gegevens"), request),
            **dict.fromkeys(("met-kracht-geopend", "forced-openings"), opening),
            **dict.fromkeys(("andere-hulp", "partners"), partner),
            **dict.fromkeys(("employers", "werkgevers"), str(self.employer.pk)),
            **dict.fromkeys(
                ("vacancies", "vacatures", "vacatures/controleren", "vacatures/open", "j/vacatures"),
                str(self.vacancy.pk),
            ),
            **dict.fromkeys(("check-ins", "j/nazorg"), self.further["check_in_pk"][0]),
            **dict.fromkeys(NOT_OF_A_YOUTH, str(uuid4())),
            **dict.fromkeys(("placements", "j/werk"), self.further["placement_pk"][0]),
            **dict.fromkeys(
                ("introductions", "j/voorstellen", "w/voorstel"), self.further["introduction_pk"][0]
            ),
            **dict.fromkeys(("meetings", "j/ontmoetingen"), self.further["meeting_pk"][0]),
            "intake": str(self.marked.referral.pk),
            "j/afspraken": self.further["agreement_pk"][0],
            "j/melding": self.further["report_pk"][0],
            "j/toestemmingen": "keep_experience",
            "j": self.link,
            "agenda": self.calendar,
        }

    @cached_property
    def further(self) -> dict[str, list[str]]:
        """What else an address names; of a word from a list, each."""
        youth = self.marked.youth
        work = Placement.objects.get(candidate=youth)
        rows = {
            "step_pk": youth.steps.open()[0],
            "agreement_pk": youth.agreements.get(),
            "contact_pk": youth.contacts.get(),
            "bar_pk": youth.bars.get(),
            "placement_pk": work,
            "check_in_pk": work.check_ins.get(),
            "introduction_pk": youth.introductions.get(),
            "meeting_pk": youth.meetings.get(),
            "experience_pk": youth.experiences.get(),
            "report_pk": youth.experiences.get().reports.get(),
            "help_pk": youth.hand_overs.get(),
            "request_pk": youth.rights_requests.get(),
            "kept_pk": youth.kept_rankings.get(),
            "vacancy_pk": self.vacancy,
        }
        words = {
            "part": [*FORMS],
            "purpose": ["keep_needs"],
            "side": ["jongere", "werkgever"],
            "kind": ["decline"],
            "chapter": ["good"],
            "telling": ["words", "where", "why", "road"],
        }
        return {name: [str(row.pk)] for name, row in rows.items()} | words

    def addresses(self, call: Call) -> Iterator[dict[str, str]]:
        """The values for an address, so that it leads to the youth where it can."""
        first, *rest = call.parameters or [""]
        own = self.ids[call.folder] if first else ""
        for values in product(*(self.further[name] for name in rest)):
            yield ({first: own} if first else {}) | dict(zip(rest, values, strict=True))


def client_of(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    return sign_in(client, user) if user else client


def answers(world: World, viewer: str) -> Iterator[tuple[str, bytes]]:
    """All that this viewer can request: what was called, every byte of the answer."""
    client = world.viewers[viewer]
    if viewer == "nobody":
        yield DOCUMENT, bytes_of(client.get(reverse(DOCUMENT)))
    for call in asked_by(viewer):
        for values in world.addresses(call):
            yield f"{call.method} {call.name} {[*values.values()][1:]}", answer_to(client, call, values)


def answer_to(client: Client, call: Call, values: dict[str, str]) -> bytes:
    """One answer. What a form changes is undone after; the cookies of this browser stay as they were."""
    cookies = client.cookies.output()
    with transaction.atomic():
        answer = call.send(client, values)
        transaction.set_rollback(call.method != "get")
    found = bytes_of(answer)
    if client.cookies.output() != cookies:
        client.cookies.clear()
        client.cookies.load(cookies.replace("Set-Cookie: ", ""))
    return found


def bytes_of(answer: Any) -> bytes:
    """Status, headers, cookies and body: all that leaves the house."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{answer.status_code}\n{heads}\n{answer.cookies}\n\n".encode() + body


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """What the program writes to its log meanwhile, as it writes it."""
    root = logging.getLogger()
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(next(one.formatter for one in root.handlers if one.formatter is not None))
    root.addHandler(handler)
    try:
        yield written
    finally:
        root.removeHandler(handler)
