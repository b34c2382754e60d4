"""What a program gets with a token: no more than it was made for, and no end of wrong ones."""

import time
from typing import Any
from uuid import UUID

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from candidates.models import Candidate, ForcedOpening, RightsRequest
from candidates.services.files import sealed
from jobmatch.accounts.enums import Role, TokenScope
from jobmatch.accounts.models import User
from jobmatch.accounts.services import tokens
from jobmatch.audit import services as audit
from jobmatch.doors.access import OPERATIONS, Objects
from jobmatch.doors.access.scopes import IMPORTS, SEALED, covers
from jobmatch.sealing import services as sealing
from tests.access_objects import OBJECTS, World
from tests.factories import make_candidate, make_jobhunter, make_member
from tests.jobmatch.doors.test_access import api_calls

pytestmark = pytest.mark.django_db
ME = "/api/v1/me"


def bearer(text: str) -> dict[str, Any]:
    return {"headers": {"authorization": f"Bearer {text}"}}


def token_of(user: User, scope: str) -> dict[str, Any]:
    return bearer(tokens.make(name="t", scope=scope, days=1, at=timezone.now(), by=user)[1])


def refused(answer: HttpResponse) -> str:
    """Why somebody gets 403."""
    assert answer.status_code == 403
    return str(answer.json()["code"])


# scopes


def test_a_token_to_look_writes_nothing_and_opens_nothing_that_is_sealed(client: Client) -> None:
    user = make_jobhunter()
    youth = make_candidate(user)
    asked = token_of(user, TokenScope.READ)
    assert client.get(f"/api/v1/candidates/{youth.pk}", **asked).status_code == 200
    for answer in (
        client.get(f"/api/v1/candidates/{youth.pk}/contact-lines", **asked),
        client.post("/api/v1/candidates", {}, content_type="application/json", **asked),
        client.delete(f"/api/v1/tokens/{user.api_tokens.get().pk}", **asked),
    ):
        assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
        assert answer.json()["code"] == "scope"
        assert answer.json()["detail"].startswith("Dit token is hier niet voor gemaakt.")


def test_a_token_to_send_lists_in_does_that_and_nothing_else(client: Client) -> None:
    user = make_jobhunter()
    asked = token_of(user, TokenScope.IMPORT)
    assert client.post("/api/v1/vacancies/import", **asked).status_code == 422
    for address in (ME, "/api/v1/tokens", f"/api/v1/candidates/{make_candidate(user).pk}"):
        assert refused(client.get(address, **asked)) == "scope"


def test_a_token_for_everything_does_no_more_than_the_role_of_its_owner(client: Client) -> None:
    asked = token_of(make_member(Role.REFERRER), TokenScope.ALL)
    assert refused(client.get("/api/v1/candidates", **asked)) == "role"


def test_each_operation_is_opened_by_the_scopes_that_it_should_be() -> None:
    for operation, rule in OPERATIONS.items():
        reads = operation.startswith("GET ") and rule.objects != Objects.OWN_DESK and operation not in SEALED
        expected = {
            TokenScope.ALL: True,
            TokenScope.READ: reads,
            TokenScope.IMPORT: operation in ("POST /referrals/list", "POST /vacancies/import"),
        }
        assert {scope: covers(scope, operation) for scope in TokenScope} == expected, operation


def seal_all(user: User, *, but: set[UUID]) -> None:
    """Each youth and what was asked about them has something sealed, and a row of the log that is.

    Those that have it are added to the ones to leave as they are.
    """
    for youth in Candidate.objects.filter(erased_on=None).exclude(pk__in=but):
        but.add(youth.pk)
        sealed.keep_own_words(candidate=youth, text="Text")
        audit.record(event="voice.told", by=user, chain=youth.municipality_id, person=youth.pk, quiet=True)
    for row in RightsRequest.objects.filter(words=b""):
        row.words = sealing.seal(person=row.candidate_id, field=f"{row._meta.label}.words:{row.pk}", text="x")
        row.save()
    for opening in ForcedOpening.objects.filter(reason=b""):
        field = f"{opening._meta.label}.reason:{opening.pk}"
        opening.reason = sealing.seal(person=opening.candidate_id, field=field, text="x")
        opening.save()


def test_no_operation_of_a_token_to_look_opens_what_is_sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    world, opened, has_sealed = World(), set(), set[UUID]()
    unseal = sealing.unseal_all

    def seen(values: Any) -> list[str]:
        opened.update((call.name, field.split(":")[0]) for _, field, _ in values)
        return unseal(values)

    asked = {role: token_of(user, TokenScope.READ) for role, user in world.users.items()}
    monkeypatch.setattr(sealing, "unseal_all", seen)
    for call in api_calls():
        if covers(TokenScope.READ, call.name):
            for role in call.rule.roles:
                names = call.parameters[:1]
                values = {name: str(OBJECTS[call.folder](world, role)[0]) for name in names}
                seal_all(world.users[role], but=has_sealed)
                address = f"/api/v1{call.route.format(**values)}"
                assert Client().get(address, **asked[role]).status_code in (200, 422), call.name
    assert opened == set()


def test_an_unknown_scope_or_operation_opens_nothing() -> None:
    assert set(OPERATIONS) >= IMPORTS | SEALED
    assert not covers("any", "GET /me")
    assert not covers(TokenScope.READ, "GET /nowhere")


def test_a_token_that_was_refused_was_used(client: Client) -> None:
    user = make_jobhunter()
    client.get(ME, **token_of(user, TokenScope.IMPORT))
    assert user.api_tokens.get().last_used_on == timezone.localdate()


# wrong ones


@pytest.fixture(autouse=True)
def _shared_cache(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


def wrong(place: str, *, times: int) -> Any:
    for number in range(times):
        answer = Client().get(ME, **bearer(f"jm_wrong{number}"), REMOTE_ADDR=place)
    return answer


def test_after_sixty_wrong_tokens_in_a_minute_a_place_has_to_wait() -> None:
    assert wrong("127.0.9.1", times=60).status_code == 401
    answer = wrong("127.0.9.1", times=1)
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert answer.json()["code"] == "too_many"
    assert answer["Retry-After"] in answer.json()["detail"]


def test_a_minute_later_the_place_may_try_again(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    seen = []
    for seconds, times in ((0, 61), (59, 1), (60, 1)):
        monkeypatch.setattr("jobmatch.doors.wrong_tokens.now", lambda at=now + seconds: at)
        seen.append(wrong("127.0.9.1", times=times))
    assert [answer.status_code for answer in seen] == [429, 429, 401]
    assert seen[1]["Retry-After"] == "1"


def test_a_right_token_is_not_hurt_from_elsewhere_nor_from_there(client: Client) -> None:
    asked = token_of(make_jobhunter(), TokenScope.ALL)
    wrong("127.0.9.1", times=61)
    assert client.get(ME, **asked, REMOTE_ADDR="127.0.9.2").status_code == 200
    assert client.get(ME, **asked, REMOTE_ADDR="127.0.9.1").status_code == 200
    assert wrong("127.0.9.2", times=1).status_code == 401


def test_one_line_of_ipv6_is_one_place_for_tokens_too() -> None:
    for number in range(60):
        wrong(f"2001:db8:0:{number:02x}::1", times=1)
    assert wrong("2001:db8:0:ff::1", times=1).status_code == 429
    assert wrong("2001:db8:0:100::1", times=1).status_code == 401


def test_who_sends_no_token_is_not_counted(client: Client) -> None:
    for _ in range(61):
        client.get(ME)
    assert wrong("127.0.0.1", times=1).status_code == 401
