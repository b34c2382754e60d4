"""Every page and operation is declared, and every cell of the table answers as declared.

The tables are in tests/access_objects.py and tests/access_bodies.py.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, path, reverse
from django.urls.resolvers import URLPattern, URLResolver
from pytest_django import DjangoDbBlocker

from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from jobmatch.api import api
from jobmatch.doors import access
from jobmatch.doors.access import OPERATIONS, PAGES, Objects, Rule
from tests.access_bodies import BODIES
from tests.access_objects import OBJECTS, ON_OWN_DESK, VALUES, World, own_desk
from tests.api.document import document
from tests.factories import make_jobhunter, sign_in
from tests.sizes import REFUSED_IDS

LOGIN = "/account/login/"
MALFORMED = "not-an-id"
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\{(\w+)\}")


@dataclass(frozen=True)
class Call:
    """One way to call the product: a page with a method, or an operation of the API."""

    name: str
    method: str
    route: str
    rule: Rule
    is_api: bool

    @property
    def parameters(self) -> list[str]:
        return [first or second for first, second in PARAMETER.findall(self.route)]

    @property
    def folder(self) -> str:
        """The folders of the address before its first parameter."""
        start = PARAMETER.search(self.route).start()
        return self.route[:start].strip("/")

    def send(self, client: Client, values: dict[str, str]) -> HttpResponse:
        if not self.is_api:
            return getattr(client, self.method)(reverse(self.name, kwargs=values))
        written = {name: value.replace("_", "-") for name, value in values.items() if name == "purpose"}
        address = f"/api/v1{self.route.format(**values | written)}"
        body = BODIES.get(self.name)
        if body is None:
            return getattr(client, self.method)(address)
        return getattr(client, self.method)(address, body, content_type="application/json")


def patterns(found: list[Any] | None = None, prefix: str = "", route: str = "") -> Iterator[tuple]:
    """Every URL pattern: its name with namespaces, its route, its view."""
    for pattern in get_resolver().url_patterns if found is None else found:
        address = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from patterns(pattern.url_patterns, inner, address)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", address, pattern.callback


def is_operation(route: str) -> bool:
    """Whether it is an address of the API with operations, which have a table of their own."""
    return route.startswith(access.API_PREFIX) and route.removeprefix(access.API_PREFIX) in operation_routes()


@cache
def operation_routes() -> set[str]:
    return {
        re.sub(r"\{(\w+)\}", r"<\1>", path_) for _, path_ in (operation.split() for operation in documented())
    }


@cache
def documented() -> frozenset[str]:
    """The operations of the OpenAPI document, without /api/v1."""
    paths = document()["paths"]
    return frozenset(
        f"{method.upper()} {path_.removeprefix('/api/v1')}"
        for path_, item in paths.items()
        for method in item
        if method != "parameters"
    )


def operations() -> Iterator[tuple[str, Any]]:
    """Each operation that answers, with its path; Ninja has no other way to ask than this one of its own."""
    for router in api._get_bound_routers():
        for path_, view in router.path_operations.items():
            for operation in view.operations:
                yield "/" + "/".join(filter(None, (router.prefix + path_).split("/"))), operation


def served() -> set[str]:
    """The operations that answer, also those that the document would leave out."""
    return {f"{method} {path_}" for path_, operation in operations() for method in operation.methods}


def page_calls() -> list[Call]:
    return [
        Call(name, method, route, PAGES[name], is_api=False)
        for name, route, _ in patterns()
        if name in PAGES and not PAGES[name].public
        for method in ("get", "post")
    ]


def api_calls() -> list[Call]:
    return [
        Call(name, name.split()[0].lower(), name.split()[1], rule, is_api=True)
        for name, rule in sorted(OPERATIONS.items())
        if name in documented()
    ]


CALLS = page_calls() + api_calls()
cell = pytest.mark.parametrize("call", CALLS, ids=[f"{call.method} {call.name}" for call in CALLS])


# declared


def test_every_page_is_declared():
    undeclared = {name for name, route, _ in patterns() if name not in PAGES and not is_operation(route)}
    assert undeclared == set()


def test_every_declared_page_exists():
    assert set(PAGES) - {name for name, *_ in patterns()} == set()


def test_every_operation_is_declared_and_documented():
    assert documented() == set(OPERATIONS)
    assert served() == documented()


def test_public_pages_and_no_others_are_open_to_who_is_not_signed_in():
    open_pages = {
        name
        for name, route, view in patterns()
        if not is_operation(route) and not getattr(view, "login_required", True)
    }
    assert open_pages == {name for name, rule in PAGES.items() if rule.public or rule.visitors}


def test_every_operation_asks_who_calls():
    found = list(operations())
    assert len(found) > 100
    assert all(operation.auth_callbacks for _path, operation in found)


def test_every_address_with_a_parameter_has_a_rule_about_objects():
    for call in CALLS:
        assert bool(call.parameters) == (call.rule.objects != Objects.NONE), call


def test_no_rule_names_a_role_that_there_is_not():
    for rule in [*PAGES.values(), *OPERATIONS.values()]:
        assert rule.roles <= set(Role)
        assert rule.public or rule.roles


# guards


@pytest.mark.django_db
def test_a_page_that_is_not_declared_is_refused(client: Client, monkeypatch):
    sign_in(client, make_jobhunter())
    assert client.get("/account/").status_code == 200
    monkeypatch.delitem(PAGES, "accounts:profile")
    assert client.get("/account/").status_code == 403


@pytest.mark.django_db
def test_an_operation_that_is_not_declared_is_refused(client: Client, monkeypatch):
    sign_in(client, make_jobhunter())
    monkeypatch.delitem(OPERATIONS, "GET /me")
    assert client.get("/api/v1/me").status_code == 403


@login_not_required
def forgotten(request: Any) -> HttpResponse:
    return HttpResponse("open by mistake")


urlpatterns = [path("forgotten/", forgotten, name="account_reauthenticate"), path("nameless/", forgotten)]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/forgotten/", "/nameless/"])
def test_a_page_that_lost_its_sign_in_stays_closed_by_its_rule(client: Client, address):
    assert client.get(address).status_code == 403


# cells


@cell
@pytest.mark.mostly_on("sqlite")
@pytest.mark.django_db
def test_who_is_not_signed_in_gets_nowhere(call: Call, client: Client):
    fixed = {name: value for name, value in VALUES.items() if isinstance(value, str)}
    answer = call.send(client, {name: fixed.get(name, str(uuid4())) for name in call.parameters})
    if call.is_api:
        assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")
    elif call.rule.visitors:
        assert (call.method, answer.status_code) in {("get", 200), ("post", 405)}
    else:
        assert answer.status_code == 302
        assert answer.url.startswith(LOGIN)


@pytest.fixture(scope="module")
def world_for_all(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The world of all cells, with everyone signed in; each cell takes back what it did to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        world.cookies = {role: sign_in(Client(), user).cookies for role, user in world.users.items()}
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(world_for_all: World, db: None) -> World:
    return world_for_all


@cell
@pytest.mark.mostly_on("sqlite")
def test_every_role_gets_exactly_the_objects_that_the_table_says(call: Call, world: World):
    cells_of = cache(partial(cells, call, world))
    for role in Role:
        client = Client()
        client.cookies.update(world.cookies[role])
        asked = cells_of(owner(call, role))
        if role not in call.rule.roles:
            asked = some(asked, count_of_ids(call, role), seed=f"{call.method} {call.name} {role}")
        judge(call, role, answers_to(call, client, asked))


def cells(call: Call, world: World, role: str) -> dict[str, dict[str, str]]:
    """The values of the address for an own object, someone else's, a malformed id and an absent one."""
    if not call.parameters:
        return {"own": {}}
    first, *further = call.parameters
    is_sealed = call.rule.objects == Objects.OWN_DESK
    objects = ON_OWN_DESK.get(call.folder, own_desk) if is_sealed else OBJECTS[call.folder]
    own, other = objects(world, role)
    rest = {name: value(name, own) for name in further}
    ids = {"own": own, "other": other, "malformed": MALFORMED, "absent": uuid4()}
    return {whose: {first: str(pk), **rest} for whose, pk in ids.items() if pk is not None}


def count_of_ids(call: Call, role: str) -> int:
    """For how many ids a refused role asks: in a small run one role for two, and others for one."""
    refused = [each for each in Role if each not in call.rule.roles]
    compares = random.Random(f"{call.method} {call.name}").choice(refused)  # noqa: S311 - no secret
    is_small = REFUSED_IDS.value == REFUSED_IDS.ci
    return 1 if is_small and role != compares else REFUSED_IDS.value


def some(asked: dict[str, dict[str, str]], count: int, seed: str) -> dict[str, dict[str, str]]:
    """As many as this run asks for; the same ones each time."""
    count = min(len(asked), count)
    return dict(random.Random(seed).sample(sorted(asked.items()), count))  # noqa: S311 - no secret


def owner(call: Call, role: str) -> str:
    """Whose objects a refused role asks for: those of a role that would be admitted."""
    return role if role in call.rule.roles else min(call.rule.roles)


def value(name: str, own: Any) -> str:
    found = VALUES[name]
    return found if isinstance(found, str) else found(own)


def ask(call: Call, client: Client, values: dict[str, str]) -> HttpResponse:
    """Call it, and undo what it did, so that the next cell finds the world as it was."""
    with transaction.atomic():
        answer = call.send(client, values)
        transaction.set_rollback(True)
    return answer


def answers_to(call: Call, client: Client, asked: dict[str, dict[str, str]]) -> dict[str, HttpResponse]:
    """What the cells answer; where no such method is known, that is all, whatever the id."""
    answers = {}
    for whose, values in asked.items():
        answers[whose] = ask(call, client, values)
        if answers[whose].status_code == 405:
            break
    return answers


def seen(answer: HttpResponse) -> tuple[int, bytes, dict[str, str], list[str]]:
    """All that a caller can compare."""
    return answer.status_code, answer.content, dict(answer.headers), sorted(answer.cookies)


def judge(call: Call, role: str, answers: dict[str, HttpResponse]) -> None:
    statuses = {whose: answer.status_code for whose, answer in answers.items()}
    about = f"{call.method} {call.name} as {role}: {statuses}"
    if role not in call.rule.roles:
        assert set(statuses.values()) == {403}, about
        assert len({str(seen(answer)) for answer in answers.values()}) == 1, about
        return
    assert answers["own"].status_code < 500, about
    assert answers["own"].status_code != 403, about
    if not call.parameters or statuses["own"] == 405:
        return
    assert statuses["own"] != 404, about
    strangers = [answer for whose, answer in answers.items() if whose != "own"]
    assert {answer.status_code for answer in strangers} == {404}, about
    assert len({str(seen(answer)) for answer in strangers}) == 1, about


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/account/token/{}/intrekken/", "/beheer/organisaties/{}/"])
def test_a_404_says_nothing_of_what_was_asked(address):
    client = sign_in(Client(), World().users[Role.ADMIN])
    answer = client.post(address.format("zzz")) if "token" in address else client.get(address.format("zzz"))
    assert answer.status_code == 404
    for trace in ("zzz", "csrf", "nonce", "<form", "Resolver404"):
        assert trace not in answer.content.decode()
    assert "nonce" not in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_problem_names_no_address(client: Client):
    sign_in(client, make_jobhunter())
    answer = client.get("/api/v1/candidates/zzz/ranking")
    assert answer["Content-Type"] == "application/problem+json"
    assert "instance" not in answer.json()
    assert "zzz" not in answer.content.decode()


@pytest.mark.django_db
def test_an_ended_user_gets_nowhere(client: Client):
    user = make_jobhunter()
    sign_in(client, user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/account/").url.startswith(LOGIN)
