"""No page sends who reads it to a page that refuses: its links and forms lead where this reader may go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from jobmatch.accounts.enums import STAFF_ROLES, Role
from jobmatch.accounts.models import User
from jobmatch.accounts.services import second_factors
from jobmatch.doors.access import PAGES, Objects, Rule
from tests.access_objects import OBJECTS, ON_OWN_DESK, World, own_desk
from tests.canary import world as canary
from tests.factories import sign_in
from tests.jobmatch.doors.signing_in import with_second_factor
from tests.jobmatch.doors.test_access import CALLS, Call, value

OTHERS = ("tel:", "mailto:", "http://", "https://", "/static/")
LEAVES = frozenset({"account_logout", "candidates:youth_done"})
MANY = frozenset({"the own jobhunter", "a coordinator", "the privacy officer", "an admin", "the referrer"})


class Leading(HTMLParser):
    """Where a page leads: what a click opens, and what a button sends to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.opens: list[str] = []
        self.sends: list[str] = []

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        words = {name: value or "" for name, value in given}
        if tag == "a" and "href" in words:
            self.opens.append(self.whole(words["href"]))
        if tag == "form":
            into = self.sends if words.get("method") == "post" else self.opens
            into.append(self.whole(words.get("action", "")))
        self.opens += [self.whole(words[name]) for name in ("hx-get",) if name in words]

    def whole(self, address: str) -> str:
        return address if address.startswith(OTHERS) else urljoin(self.page, address).partition("#")[0]


@dataclass
class Reader:
    """Somebody who opens pages, and all that these lead to; each address once."""

    client: Client
    roles: frozenset[Role]
    answers: dict[str, HttpResponse] = field(default_factory=dict)
    followed: set[str] = field(default_factory=set)
    refused: set[tuple[str, str]] = field(default_factory=set)

    def read(self, address: str) -> None:
        """Open a page, and follow what stands on it."""
        answer = self.get(address)
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            return
        leading = Leading(address)
        leading.feed(answer.content.decode())
        name = name_of(address)
        self.refused |= {(name, to) for to in leading.sends if not self.may_send(to)}
        for to in leading.opens:
            if not to.startswith(OTHERS) and name_of(to) not in LEAVES:
                self.followed.add(to)
                if self.get(to).status_code not in (200, 302, 304):
                    self.refused.add((name, to))

    def get(self, address: str) -> HttpResponse:
        if address not in self.answers:
            with transaction.atomic():
                self.answers[address] = self.client.get(address, follow=True)
                transaction.set_rollback(True)
        return self.answers[address]

    def may_send(self, address: str) -> bool:
        rule = PAGES.get(name_of(address))
        return rule is not None and (rule.public or bool(rule.roles & self.roles))


def with_second_factors() -> None:
    """Who works here has an app and spare codes, as after a first sign-in."""
    for user in User.objects.filter(memberships__role__in=STAFF_ROLES).distinct():
        with_second_factor(user)
        data = {"seed": second_factors.seal("5eed", owner=user.pk), "used_mask": 0}
        Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data=data)


def name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def pages_for(roles: frozenset[Role]) -> Iterator[Call]:
    """What somebody of these roles may open."""
    for call in CALLS:
        if not call.is_api and call.method == "get" and call.rule.roles & roles:
            yield call


def own_values(call: Call, world: World, role: Role, made: dict[Any, Any]) -> dict[str, str]:
    """What an address of one's own names; each object is made once."""
    if not call.parameters:
        return {}
    first, *further = call.parameters
    is_sealed = call.rule.objects == Objects.OWN_DESK
    objects = ON_OWN_DESK.get(call.folder, own_desk) if is_sealed else OBJECTS[call.folder]
    if objects not in made:
        made[objects] = objects(world, role)[0]
    own = made[objects]
    for name in further:
        if (name, own) not in made:
            made[name, own] = value(name, own)
    return {first: str(own), **{name: made[name, own] for name in further}}


@pytest.mark.django_db
@pytest.mark.mostly_on("sqlite")
@pytest.mark.parametrize("role", Role)
def test_on_a_new_installation_no_page_leads_to_one_that_refuses(role: Role) -> None:
    world = World()
    with_second_factors()
    reader = Reader(sign_in(Client(raise_request_exception=False), world.users[role]), frozenset({role}))
    made: dict[Any, Any] = {}
    for call in pages_for(reader.roles):
        reader.read(reverse(call.name, kwargs=own_values(call, world, role, made)))
    assert reader.refused == set()
    assert len(reader.followed) >= 3


@pytest.mark.django_db
def test_a_link_and_a_button_to_what_refuses_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    world, roles = World(), frozenset({Role.ADMIN})
    for name in ("candidates:partners", "accounts:token_add"):
        monkeypatch.setitem(PAGES, name, Rule(frozenset({Role.COORDINATOR})))
    reader = Reader(sign_in(Client(raise_request_exception=False), world.users[Role.ADMIN]), roles)
    reader.read(reverse("accounts:profile"))
    refused = {name_of(to) for _, to in reader.refused}
    assert refused == {"candidates:partners", "accounts:token_add", "mfa_view_recovery_codes"}


@pytest.mark.django_db
@pytest.mark.mostly_on("sqlite")
@pytest.mark.parametrize("viewer", sorted(MANY))
def test_where_a_youth_has_all_there_is_no_page_leads_to_one_that_refuses(viewer: str) -> None:
    world = canary.World()
    with_second_factors()
    reader = Reader(world.viewers[viewer], frozenset(canary.ROLES[viewer]))
    for call in pages_for(reader.roles):
        for values in world.addresses(call):
            reader.read(reverse(call.name, kwargs=values))
    assert reader.refused == set()
    assert len(reader.followed) >= 3


@pytest.mark.django_db
@pytest.mark.mostly_on("sqlite")
def test_no_page_of_a_youth_leads_to_one_that_refuses() -> None:
    world = canary.World()
    reader = Reader(world.viewers["the youth"], frozenset())
    for call in canary.asked_by("the youth"):
        if not call.is_api and call.method == "get":
            for values in world.addresses(call):
                reader.read(reverse(call.name, kwargs=values))
    assert reader.refused == set()
    assert len(reader.followed) >= 3
