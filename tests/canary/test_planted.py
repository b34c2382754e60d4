"""Leaks put in on purpose, one at a time: the canary is silent without them and finds each of them."""

import base64
import gzip
import logging
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from candidates.models import Candidate, Partner, Step
from candidates.views.files import caseload
from jobmatch.api import api
from jobmatch.audit import services as audit
from notifications.channels import Letter, email
from notifications.enums import Kind, MessageChannel
from notifications.models import Delivery
from notifications.services import outbox, sending
from tests.canary.scan import found_in
from tests.canary.watch import leaks, misplaced, sent, texts_sent
from tests.canary.world import DOCUMENT, World, answer_to, calls, logged
from tests.figures import Figure

pytestmark = pytest.mark.django_db
Patch = pytest.MonkeyPatch
Plant = Callable[[World, str, Patch], None]
CALLS = {(call.method, call.name): call for call in calls()}


# where the canary listens


def in_an_answer(world: World, viewer: str = "a colleague", name: str = "candidates:caseload") -> bool:
    call = CALLS["get", name]
    (values,) = world.addresses(call)
    given = [(name, answer_to(world.viewers[viewer], call, values))]
    return bool(leaks(given, world.forbidden(viewer), world))


def in_a_calendar(world: World) -> bool:
    return in_an_answer(world, "nobody", "web:calendar")


def in_the_document(world: World) -> bool:
    client = world.viewers["nobody"]
    return bool(leaks([(DOCUMENT, client.get("/api/v1/openapi.json").content)], [*world.words], world))


def in_the_log(world: World) -> bool:
    with logged() as log:
        in_an_answer(world)
    return bool(found_in(log.getvalue().encode(), [*world.words]))


def in_what_was_sent(world: World) -> bool:
    sending.run()
    return bool(found_in(sent(), [*world.words]))


def in_a_table(world: World) -> bool:
    in_an_answer(world)
    return bool(misplaced(world))


# what leaks


def changed(change: Callable[[HttpRequest, HttpResponse, str], None]) -> Plant:
    """The list of youths, with one more thing in its answer than is meant."""

    def plant(world: World, token: str, patch: Patch) -> None:
        def leaking(request: HttpRequest, *given: Any) -> HttpResponse:
            response = render(request, *given)
            change(request, response, token)
            return response

        patch.setattr(caseload, "render", leaking)

    return plant


def in_body(form: Callable[[str], bytes]) -> Plant:
    def change(_request: HttpRequest, response: HttpResponse, token: str) -> None:
        response.content += form(token)

    return changed(change)


def set_cookie(_request: HttpRequest, response: HttpResponse, token: str) -> None:
    response.set_cookie("last_seen", token)


def set_header(name: str, value: str) -> Plant:
    def change(_request: HttpRequest, response: HttpResponse, token: str) -> None:
        response.headers[name] = value.format(token)

    return changed(change)


def pack(_request: HttpRequest, response: HttpResponse, token: str) -> None:
    response.content = gzip.compress(response.content + token.encode())
    response.headers["Content-Encoding"] = "gzip"


def say_in_log(_request: HttpRequest, _response: HttpResponse, token: str) -> None:
    logging.getLogger("django.request").warning(f"looked for {token}")


def keep_in_cache(_request: HttpRequest, _response: HttpResponse, token: str) -> None:
    cache.set("last_seen", {"name": token})


def error_page(world: World, token: str, patch: Patch) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError(f"no such youth: {token}")

    def page(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"<p>Sorry: {sys.exc_info()[1]}</p>", status=500)

    patch.setattr(caseload, "render", broken)
    patch.setattr("jobmatch.urls.handler500", page, raising=False)


def mailed(change: Callable[[mail.EmailMessage, str], None]) -> Plant:
    """A mail to the jobhunter, with one more thing in it than is meant."""

    def plant(world: World, token: str, patch: Patch) -> None:
        message_of = email.message_of

        def leaking(letter: Letter) -> mail.EmailMessage:
            message = message_of(letter)
            change(message, token)
            return message

        patch.setattr(email, "message_of", leaking)
        outbox.put_for_user(user=world.marked.by, kind=Kind.DIGEST, count=1)

    return plant


def in_subject(message: mail.EmailMessage, token: str) -> None:
    message.subject += f" – één stap van {token}"  # not ASCII: it goes encoded


def in_message_id(message: mail.EmailMessage, token: str) -> None:
    message.extra_headers["Message-ID"] = f"<{token}@example.org>"


def text_message(world: World, token: str, patch: Patch) -> None:
    outbox.put_for_person(
        person=world.marked.youth.pk,
        address="+31600000000",
        kind=Kind.LINK,
        channel=MessageChannel.TEXT,
        values={"address": f"https://example.org/?{token}"},
    )


def in_audit_reason(world: World, token: str, patch: Patch) -> None:
    audit.record(
        event="file.seen", by=world.marked.by, chain=None, person=world.marked.youth.pk, reason=token
    )


def in_delivery_code(world: World, token: str, patch: Patch) -> None:
    Delivery.objects.update(code=token[:40])


def in_plain_column(world: World, token: str, patch: Patch) -> None:
    Partner.objects.update(line=f"Asked for {token}")


def not_sealed(world: World, token: str, patch: Patch) -> None:
    Candidate.objects.filter(pk=world.marked.youth.pk).update(own_words=token.encode())


def title_in_calendar(world: World, token: str, patch: Patch) -> None:
    patch.setattr(Step, "get_kind_display", lambda step: f"{timezone.localdate()} {step.title or token}")


def example_in_document(world: World, token: str, patch: Patch) -> None:
    patch.setattr(api, "get_openapi_schema", lambda **_: {"paths": {}, "example": {"own_words": token}})


PLANTS: dict[str, tuple[Plant, Callable[[World], bool]]] = {
    "a cookie": (changed(set_cookie), in_an_answer),
    "a header": (set_header("X-Youth", "{}"), in_an_answer),
    "a Location": (set_header("Location", "/kandidaten/?q={}"), in_an_answer),
    "the name of a download": (
        set_header("Content-Disposition", 'attachment; filename="{}.json"'),
        in_an_answer,
    ),
    "a packed body": (changed(pack), in_an_answer),
    "base64": (in_body(lambda token: base64.b64encode(token.encode())), in_an_answer),
    "URL-encoded": (
        in_body(lambda token: "".join(f"%{ord(sign):02x}" for sign in token).encode()),
        in_an_answer,
    ),
    "the query of a link": (in_body(lambda token: f'<a href="/?q={token}&amp;p=2">'.encode()), in_an_answer),
    "a page for errors": (error_page, in_an_answer),
    "a calendar": (title_in_calendar, in_a_calendar),
    "an example in the document of the API": (example_in_document, in_the_document),
    "a line of the log": (changed(say_in_log), in_the_log),
    "the subject of a mail": (mailed(in_subject), in_what_was_sent),
    "a Message-ID": (mailed(in_message_id), in_what_was_sent),
    "a text message": (text_message, in_what_was_sent),
    "a reason in the access log": (in_audit_reason, in_a_table),
    "a code of a delivery": (in_delivery_code, in_a_table),
    "the cache": (changed(keep_in_cache), in_a_table),
    "a plain column": (in_plain_column, in_a_table),
    "a sealed column, in the clear": (not_sealed, in_a_table),
}


def test_every_planted_leak_is_found_and_none_where_there_is_none(figure: Figure) -> None:
    world = World()
    token = next(token for token, name in world.words.items() if name == "candidateownwords")
    sending.run()  # what the youth may be sent goes first
    forget_what_was_sent()
    listening = {listens for _, listens in PLANTS.values()} - {in_the_document}
    assert [listens.__name__ for listens in listening if listens(world)] == []
    found = {name for name, (plant, listens) in PLANTS.items() if is_found(world, token, plant, listens)}
    assert found == set(PLANTS)
    figure("canary: planted leaks that it found", f"{len(found)} of {len(PLANTS)}")


def is_found(world: World, token: str, plant: Plant, listens: Callable[[World], bool]) -> bool:
    """Plant it, listen, and take it out again."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        plant(world, token, patch)
        found = listens(world)
        transaction.set_rollback(True)
    forget_what_was_sent()
    return found


def forget_what_was_sent() -> None:
    mail.outbox.clear()
    for path in texts_sent():
        path.unlink()
