"""`python collect.py FILE [REAL_FOLDER]`, run in a checkout: what its product says of the database it has.

Every page that a role or a youth reaches by links, the ranking of each youth in both languages, with the real
vacancies too, and what is left in the tables when every youth was erased. It calls only what stays when modules move: addresses,
the API, commands, models by app label. It writes to the database: give it a copy.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

Found = dict[str, str]

ANY_ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
NOON = datetime(2026, 11, 28, 11, 0, tzinfo=UTC)  # the clock stands still at the day the database was made
BOTH = ("nl", "en")


def set_up() -> None:
    """Django with a clock that stands still, on the database of the environment."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jobmatch.settings"
    import django
    from django.utils import timezone

    timezone.now = lambda: NOON
    django.setup()


class Links(HTMLParser):
    """Where the links of a page lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value for name, value in attrs if name in ("href", "hx-get") and tag != "link" and value
        ]


def pages(client: Any, who: str, start: str, *, every: bool) -> Iterator[tuple[str, str]]:
    """All pages that links lead to, each once; of the same kind only the first unless every page is asked."""
    waiting, met = [start], set()
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address) if every else ANY_ID.sub("ID", urlsplit(address).path)
        if kind in met:
            continue
        met.add(kind)
        answer = client.get(address)
        text = answer.content.decode(errors="replace") if not answer.streaming else ""
        yield f"{who} {address}", f"{answer.status_code} {answer.get('Location', '')}\n{text}"
        is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
        leads_to = Links(text).found if is_page else [answer.get("Location", "")]
        waiting += [place for link in leads_to if link and (place := local(address, link))]


def kind_of(address: str) -> str:
    """An address with what is asked, without the answers: of the pages of a list and its filters one is enough."""
    place = urlsplit(address)
    return "?".join((place.path, *sorted(part.partition("=")[0] for part in place.query.split("&"))))


def local(page: str, link: str) -> str:
    """The path and query of a link that stays here and is no file; else nothing."""
    place = urlsplit(urljoin(f"http://testserver{page}", link))
    here = place.netloc == "testserver" and place.scheme == "http"
    skipped = ("/static/", "/account/", "/media/")
    if not here or place.path.startswith(skipped):
        return ""
    return place.path + (f"?{place.query}" if place.query else "")


def everyone() -> Iterator[tuple[str, Any]]:
    """One signed-in client for the first person of each role."""
    from django.apps import apps
    from django.test import Client

    first: dict[str, Any] = {}
    for row in apps.get_model("accounts", "Membership").objects.order_by("user__email", "role"):
        first.setdefault(row.role, row.user)
    for role, user in sorted(first.items()):
        client = Client()
        client.force_login(user)
        yield role, client


def of_youths() -> Iterator[tuple[str, Any]]:
    """One client for each youth, with the own pages opened."""
    from django.apps import apps
    from django.test import Client

    from jobmatch.links import services as links

    word = links.hash_of_word("any")
    for youth in apps.get_model("candidates", "Candidate").objects.order_by("pk"):
        secret = links.make(person=youth.pk, purpose="mine", word=word)
        client = Client()
        client.cookies["jm_youth"] = links.open_up(secret=secret, word="any") or ""
        yield f"youth {youth.pk}", client


def all_pages() -> Iterator[tuple[str, str]]:
    for language in BOTH:
        for who, client in everyone():
            client.cookies["django_language"] = language
            yield from pages(client, f"{language} {who}", "/", every=language == BOTH[0])
        for number, (who, client) in enumerate(of_youths()):
            client.cookies["django_language"] = language
            if language == BOTH[0] or number < 5:
                yield from pages(client, f"{language} {who}", "/j/", every=True)


def command(*words: str, **options: Any) -> str:
    from django.core.management import call_command

    out = StringIO()
    call_command(*words, stdout=out, stderr=out, **options)
    return out.getvalue()


def rankings(name: str) -> Iterator[tuple[str, str]]:
    for language in BOTH:
        said = command(
            "rank", candidate="all", format="json", lang=language, top=0, closed=0, reason="to compare"
        )
        for row in json.loads(said):
            yield f"{name} {language} {row['candidate']}", json.dumps(row, indent=1, ensure_ascii=False)


def erase_everyone() -> Iterator[tuple[str, str]]:
    """Over the API, as people do it: the own jobhunter records the request, the privacy officer erases."""
    from django.apps import apps
    from django.test import Client

    members = apps.get_model("accounts", "Membership").objects

    def signed_in(user: Any) -> Any:
        client = Client()
        client.force_login(user)
        return client

    def call(user: Any, path: str, given: dict[str, Any]) -> Any:
        return signed_in(user).post(f"/api/v1{path}", given, content_type="application/json")

    asked = apps.get_model("candidates", "RightsRequest").objects
    for youth in apps.get_model("candidates", "Candidate").objects.order_by("pk"):
        of_town = members.filter(organisation=youth.municipality)
        worker = (
            youth.desk.user
            if youth.desk and youth.desk.user
            else of_town.filter(role="coordinator").first().user
        )
        made = call(worker, f"/candidates/{youth.pk}/rights", {"right": "erasure"})
        row = asked.filter(candidate=youth.pk, right="erasure", state="open").first()
        officer = of_town.filter(role="privacy_officer").first().user
        path = f"/rights/{row.pk}/erasure" if row else ""
        done = call(officer, path, {"version": row.version, "sure": True}) if row else made
        yield f"erased {youth.pk}", f"{made.status_code} {done.status_code}\n{done.content.decode()}"


def tables() -> Iterator[tuple[str, str]]:
    """What every table holds; sealed bytes by their length, for they are never twice the same."""
    from django.apps import apps

    def plain(value: Any) -> Any:
        return f"{len(value)} bytes" if isinstance(value, bytes | memoryview) else value

    for model in sorted(apps.get_models(), key=lambda each: each._meta.db_table):
        names = [field.attname for field in model._meta.concrete_fields]
        rows = [
            str({name: plain(value) for name, value in row.items()})
            for row in model._default_manager.values(*names)
        ]
        yield f"table {model._meta.db_table}", "\n".join(sorted(rows))


def main(file: Path, real: Path | None) -> None:
    set_up()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["*"]
    settings.BEAT_SECONDS = 0
    found: Found = {}
    found.update(rankings("demo"))
    found.update(all_pages())
    if real is not None:
        for postings in sorted(real.glob("vacancies/*.jsonld")):
            found[f"import {postings.name}"] = command("import_vacancies", str(postings), keep_good=True)
        found.update(rankings("real"))
    found.update(erase_everyone())
    found.update(tables())
    file.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
