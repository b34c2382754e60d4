"""One youth whose every field holds a token, everyone who might look, and every address they may ask for."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client

from candidates.forms.register import FORMS
from candidates.models import Exclusion, Referral
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from matching.models import CheckIn, Placement
from tests.candidates.referral_situations import make_referrer
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_employer,
    make_jobhunter,
    make_member,
    make_vacancy,
    sign_in,
)
from tests.jobmatch.test_access import CALLS, Call
from tests.matching.erasure_situations import NUMBER, Marked

PHONE = NUMBER[-8:]  # however it is written
PERSONAL = frozenset({"first", "last", "mail", "hours", "words", "step", "next", "agreed", "employer"})
SEALED = frozenset({"own", "need", "wants", "line", "lived", "report", "hand", "check"})
ASKED = frozenset({"asked", "answer"})
FORCED = frozenset({"reason"})
PLAIN = frozenset({"employer", "print"})  # where someone works; an HMAC, which only this test makes a word


@dataclass
class World:
    """The youth and the viewers; `may` says whose which tokens are."""

    marked: Marked = field(default_factory=Marked)

    def __post_init__(self) -> None:
        here, there = self.marked.youth.municipality, make_candidate().municipality
        employer = make_employer()
        Exclusion.objects.create(candidate=self.marked.youth, organisation=employer.organisation)
        self.vacancy = make_vacancy(employer=employer)
        referrer = make_referrer()
        Referral.objects.filter(pk=self.marked.referral.pk).update(referrer=referrer)
        self.employer = employer
        self.viewers: dict[str, User | None] = {
            "the own jobhunter": self.marked.by,
            "a coordinator": make_coordinator(here),
            "a colleague": make_jobhunter(here),
            "the privacy officer": make_member(Role.PRIVACY_OFFICER, here),
            "an admin": make_member(Role.ADMIN, here),
            "a coordinator elsewhere": make_coordinator(there),
            "a privacy officer elsewhere": make_member(Role.PRIVACY_OFFICER, there),
            "the referrer": referrer,
            "a colleague of the referrer": make_member(
                Role.REFERRER, referrer.memberships.get().organisation
            ),
            "the excluded employer": make_member(Role.EMPLOYER_CONTACT, employer.organisation),
            "nobody": None,
        }

    def may(self, viewer: str) -> frozenset[str]:
        """The names of the tokens that this viewer may be shown."""
        return {
            "the own jobhunter": PERSONAL | SEALED | ASKED | FORCED,  # the youth's copy has it all
            "a coordinator": PERSONAL | FORCED,
            "the privacy officer": frozenset({"first", "last"}) | ASKED | FORCED,
        }.get(viewer, frozenset())

    @cached_property
    def words(self) -> dict[str, str]:
        """Token → the name of what it stands in."""
        named = {token: self.name_of(token) for token in self.marked.tokens if token.startswith("tok")}
        return {**named, PHONE: "phone"}

    def name_of(self, token: str) -> str:
        return token.removeprefix("tok")[:-32]

    def forbidden(self, viewer: str) -> list[str]:
        allowed = self.may(viewer)
        allowed |= {"phone"} if "first" in allowed and "mail" in allowed else set()
        return [token for token, name in self.words.items() if name not in allowed]

    @cached_property
    def ids(self) -> dict[str, str]:
        """What stands first in an address, by the folders before it."""
        youth = str(self.marked.youth.pk)
        placement = Placement.objects.get(candidate=youth)
        return {
            **dict.fromkeys(("kandidaten", "candidates", "samen-kijken"), youth),
            "placements": str(placement.pk),
            "check-ins": str(CheckIn.objects.get(placement=placement).pk),
            **dict.fromkeys(("employers", "werkgevers"), str(self.employer.pk)),
            **dict.fromkeys(("vacancies", "vacatures"), str(self.vacancy.pk)),
            "intake": str(self.marked.referral.pk),
            "rights-requests": str(self.marked.youth.rights_requests.get().pk),
            "forced-openings": str(self.marked.youth.forced_openings.get().pk),
        }

    @cached_property
    def further(self) -> dict[str, list[str]]:
        """What else an address names; of a word from a list, each."""
        youth = self.marked.youth
        work = Placement.objects.get(candidate=youth)
        rows = {
            "step_pk": youth.steps.open().first(),
            "agreement_pk": youth.agreements.first(),
            "contact_pk": youth.contacts.first(),
            "bar_pk": youth.bars.first(),
            "placement_pk": work,
            "check_in_pk": work.check_ins.first(),
            "experience_pk": youth.experiences.first(),
            "report_pk": youth.experiences.get().reports.first(),
            "hand_over_pk": youth.hand_overs.first(),
            "request_pk": youth.rights_requests.first(),
            "opening_pk": youth.forced_openings.first(),
        }
        words = {"part": [*FORMS], "purpose": ["keep-needs"], "chapter": ["good"]}
        return {name: [str(row.pk)] for name, row in rows.items() if row is not None} | words

    def addresses(self, call: Call) -> Iterator[dict[str, str]]:
        """The values for an address, so that it leads to the youth where it can."""
        first, *rest = call.parameters or [""]
        own = self.ids.get(call.folder, str(uuid4())) if first else ""
        choices = [self.further.get(name, [str(uuid4())]) for name in rest]
        for values in product(*choices):
            yield ({first: own} if first else {}) | dict(zip(rest, values, strict=True))


def client_of(user: User | None) -> Client:
    client = Client(raise_request_exception=False)
    return sign_in(client, user) if user else client


def answers(world: World, viewer: str) -> Iterator[tuple[str, bytes]]:
    """All that this viewer can request, each undone after: what was called, every byte of the answer."""
    client = client_of(world.viewers[viewer])
    for call in CALLS:
        if call.name.startswith(("account_", "mfa_")):
            continue
        for values in world.addresses(call):
            with transaction.atomic():
                answer = call.send(client, values)
                transaction.set_rollback(True)
            yield f"{call.method} {call.name} {sorted(values.items())[-1:]}", bytes_of(answer)


def bytes_of(answer: HttpResponse) -> bytes:
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


def sent() -> bytes:
    """Every mail and text message that went out."""
    mails = b"\n".join(one.message().as_bytes() for one in mail.outbox)
    folder = Path(settings.DATA_DIR)
    texts = [path.read_bytes() for name in ("mail", "texts", "sms") for path in folder.glob(f"{name}/*")]
    return b"\n".join([mails, *texts])


def columns() -> Iterator[tuple[str, str, bytes]]:
    """Every value of every table: table, column, bytes."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    is_bytes = isinstance(value, bytes | memoryview)
                    yield table, name, bytes(value) if is_bytes else str(value).encode()
