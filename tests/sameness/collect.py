"""`python collect.py FILE [REAL]`, run in a checkout: what its product says of the database that it has.

The rankings of every youth in both languages, with real vacancies too; pages that roles and youths reach by
links, with each youth's copy; and what is left in the tables when every youth was erased. It calls only what
stays when modules move: addresses, the API, commands, models by the label of their app. It writes: give it a
copy.
"""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

os.environ["DJANGO_SETTINGS_MODULE"] = "jobmatch.settings"

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

Answers = Iterator[tuple[str, str]]

ANY_ID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")
NOON = datetime(2026, 11, 28, 11, 0, tzinfo=UTC)  # the clock stands still on the day the database was made
LANGUAGES = ("nl", "en")
OF_A_KIND = {"nl": 3, "en": 1}  # pages of one kind that a role opens
NOT_FOLLOWED = ("/static/", "/account/")
WORD = "any"


class Links(HTMLParser):
    """Where the links of a page lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "link":
            self.found += [value for name, value in attrs if name in ("href", "hx-get") and value]


def pages(client: Client, who: str, start: str, most: int) -> Answers:
    """The pages that links lead to, at most so many of a kind."""
    waiting, met, kinds = [start], {start}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        kinds[kind := kind_of(address)] += 1
        if kinds[kind] > most:
            continue
        answer = client.get(address)
        text = answer.content.decode(errors="replace")
        yield f"{who} {address}", f"{answer.status_code} {answer.get('Location', '')}\n{text}"
        is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
        leads_to = Links(text).found if is_page else [answer.get("Location", "")]
        places = [local(address, link) for link in leads_to if link]
        waiting += [place for place in dict.fromkeys(places) if place and place not in met]
        met.update(places)


def kind_of(address: str) -> str:
    """The path without ids, with the names of what is asked of it."""
    place = urlsplit(address)
    asked = sorted(part.partition("=")[0] for part in place.query.split("&"))
    return ANY_ID.sub("ID", "?".join((place.path, *asked)))


def local(page: str, link: str) -> str:
    """The path and query of a link that leads to a page of ours; nothing for any other."""
    place = urlsplit(urljoin(f"http://testserver{page}", link))
    is_here = (place.scheme, place.netloc) == ("http", "testserver")
    if not is_here or place.path.startswith(NOT_FOLLOWED):
        return ""
    return place.path + (f"?{place.query}" if place.query else "")


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pages_of_staff() -> Answers:
    """As the first person of each role."""
    first: dict[str, Any] = {}
    for row in apps.get_model("accounts", "Membership").objects.order_by("user__email", "role"):
        first.setdefault(row.role, row.user)
    for language in LANGUAGES:
        for role, user in sorted(first.items()):
            client = signed_in(user)
            client.cookies["django_language"] = language
            yield from pages(client, f"{language} {role}", "/", OF_A_KIND[language])


def pages_of_youths() -> Answers:
    """Each youth's own pages, as a link opens them, with the copy of everything."""
    from jobmatch.links import services as links  # noqa: PLC0415 - of the checkout, once Django is set up

    word = links.hash_of_word(WORD)
    for youth in apps.get_model("candidates", "Candidate").objects.order_by("pk"):
        secret = links.make(person=youth.pk, purpose="mine", word=word)
        client = Client()
        client.cookies["jm_youth"] = links.open_up(secret=secret, word=WORD) or ""
        yield from pages(client, f"youth {youth.pk}", "/j/", 100)


def command(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out, **options)
    return out.getvalue()


def rankings(of: str) -> Answers:
    for language in LANGUAGES:
        options = {"format": "json", "lang": language, "top": 0, "closed": 0, "reason": "to compare"}
        for row in json.loads(command("rank", candidate="all", **options)):
            yield f"{of} {language} {row['candidate']}", json.dumps(row, indent=1, ensure_ascii=False)


def imports(real: Path) -> Answers:
    for file in sorted(real.glob("vacancies/*.jsonld")):
        yield f"import {file.name}", command("import_vacancies", str(file), keep_good=True)


def erasures() -> Answers:
    """Over the API, as people do it: who works the file records the request, the privacy officer erases."""
    members = apps.get_model("accounts", "Membership").objects
    asked = apps.get_model("candidates", "RightsRequest").objects.filter(right="erasure", state="open")

    def call(user: Any, path: str, given: dict[str, Any]) -> Any:
        return signed_in(user).post(f"/api/v1{path}", given, content_type="application/json")

    for youth in apps.get_model("candidates", "Candidate").objects.order_by("pk"):
        of_town = members.filter(organisation=youth.municipality_id)
        worker = youth.desk.user or of_town.filter(role="coordinator").first().user
        made = call(worker, f"/candidates/{youth.pk}/rights", {"right": "erasure"})
        yield f"erasure asked {youth.pk}", ANY_ID.sub("ID", f"{made.status_code} {made.content.decode()}")
        officer = of_town.filter(role="privacy_officer").first().user
        for row in asked.filter(candidate=youth.pk):
            done = call(officer, f"/rights/{row.pk}/erasure", {"version": row.version, "sure": True})
            yield f"erased {youth.pk}", f"{done.status_code} {done.content.decode()}"


def tables() -> Answers:
    """What the tables hold, without sessions; sealed bytes by their length: they are never twice the same."""

    def plain(value: Any) -> Any:
        return f"{len(value)} bytes" if isinstance(value, bytes | memoryview) else value

    models = [model for model in apps.get_models() if model._meta.app_label != "sessions"]
    for model in sorted(models, key=lambda each: each._meta.db_table):
        names = [field.attname for field in model._meta.concrete_fields]
        rows = model._default_manager.values(*names)
        texts = [str({name: plain(value) for name, value in row.items()}) for row in rows]
        yield f"table {model._meta.db_table}", "\n".join(sorted(texts))


def main(file: Path, real: Path | None) -> None:
    timezone.now = lambda: NOON
    django.setup()
    settings.ALLOWED_HOSTS = ["*"]
    settings.BEAT_SECONDS = 0
    found = {**dict(rankings("demo")), **dict(pages_of_staff()), **dict(pages_of_youths())}
    if real is not None:
        found |= {**dict(imports(real)), **dict(rankings("real"))}
    found |= {**dict(erasures()), **dict(tables())}
    file.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
