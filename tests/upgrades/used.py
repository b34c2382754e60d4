"""`python -m tests.upgrades.used NAME` migrates a copy of a kept database, works in it, prints what it finds.

The clock is that of the day on which the database was kept, for links and steps do not wait. The environment
says where the copy is.
"""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

HERE = Path(__file__).parent
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@contextmanager
def clock_from(start: datetime) -> Iterator[None]:
    """The program's clock goes on from here."""
    now = timezone.now
    ahead = start - now()
    with patch.object(timezone, "now", lambda: now() + ahead):
        yield


def said_by(command: str) -> str:
    """What a command of manage.py says, when it went well."""
    said = io.StringIO()
    call_command(command, stdout=said)
    return said.getvalue().strip()


def opened() -> dict[str, int]:
    """How many youths there are, and how many sealed texts open with the ring."""
    from candidates.models import Candidate  # noqa: PLC0415 - after django.setup()
    from jobmatch.sealing import services as sealing  # noqa: PLC0415
    from tests.upgrades import sealed  # noqa: PLC0415

    texts = sealing.unseal_all(sealed.all_values())
    return {"youths": Candidate.objects.count(), "sealed": sum(map(bool, texts))}


def unknown_marks() -> dict[str, int]:
    """How many marks of persons there are, and of how many nobody would find the person any more."""
    from candidates.models import Candidate, Consent, Counted, Referral  # noqa: PLC0415
    from candidates.rules import person_marks  # noqa: PLC0415
    from jobmatch.accounts.models import Organisation, User  # noqa: PLC0415

    youths = {person_marks.referred(pk): pk for pk in Candidate.objects.values_list("pk", flat=True)}
    people = [model.objects.values_list("pk", flat=True) for model in (Candidate, Organisation, User)]
    counted = {person_marks.counted(pk) for pks in people for pk in pks}
    referrals = dict(Referral.objects.exclude(candidate_mark="").values_list("pk", "candidate_mark"))
    told = {
        person_marks.told(candidate=youths[mark], referral=pk)
        for pk, mark in referrals.items()
        if mark in youths
    }
    found = [mark in youths for mark in referrals.values()]
    found += [mark in told for row in Consent.objects.exclude(referrals=[]) for mark in row.referrals]
    for row in Counted.objects.all():
        found += [mark in counted for mark in (row.employer_mark, row.youth_mark, row.jobhunter_mark)]
    return {"there": len(found), "unknown": found.count(False)}


def came_in_another_day() -> int:
    """How many vacancies seem to have come in on another day than they were posted; of the demo none did."""
    from django.db.models import F  # noqa: PLC0415 - after django.setup()

    from employers.models import Vacancy  # noqa: PLC0415

    return Vacancy.objects.filter(posted_on__isnull=False).exclude(added_at__date=F("posted_on")).count()


def proposals_elsewhere() -> int:
    """How many proposals seem to be for another employer than has the vacancy; of the demo none is."""
    from matching.models import Introduction  # noqa: PLC0415 - after django.setup()

    return Introduction.objects.moved().count()


def pages_of_staff() -> dict[str, int]:
    """Sign in as the jobhunter of the story's youth, and look at the file."""
    from jobmatch.accounts.demo import PASSWORD  # noqa: PLC0415 - after django.setup()
    from jobmatch.demo.people import STORY_DESK, STORY_ID  # noqa: PLC0415

    client = Client(SERVER_NAME="localhost")
    login = client.post(reverse("account_login"), {"login": STORY_DESK, "password": PASSWORD})
    of_files = ("candidates:file", "candidates:contacts", "candidates:history")
    names = (*of_files, "matching:ranking", "matching:introductions_of")
    looks = {name: client.get(reverse(name, kwargs={"pk": STORY_ID})).status_code for name in names}
    return {"signing in": login.status_code, **looks}


def pages_of_youth(secret: str) -> dict[str, int]:
    """Open the link of a youth with the word, and look at the own pages."""
    from jobmatch.demo.trust import WORD  # noqa: PLC0415 - after django.setup()

    client = Client(SERVER_NAME="localhost")
    door = client.post(reverse("candidates:link", kwargs={"secret": secret}), {"word": WORD})
    names = ("candidates:mine", "matching:my_copy")
    return {"link": door.status_code, **{name: client.get(reverse(name)).status_code for name in names}}


def look(kept: dict[str, Any]) -> dict[str, Any]:
    """Everything that shows that the database is in use."""
    return {
        **opened(),
        "marks": unknown_marks(),
        "came_in_another_day": came_in_another_day(),
        "proposals_elsewhere": proposals_elsewhere(),
        "lost": said_by("check_lost"),
        "pages": {**pages_of_staff(), **pages_of_youth(kept["link"])},
        "log": said_by("verify_audit"),
    }


def main(name: str) -> None:
    django.setup()
    kept = json.loads((HERE / name / "kept.json").read_text(encoding="utf-8"))[connection.vendor]
    call_command("migrate", verbosity=0)
    with (
        clock_from(datetime.fromisoformat(kept["at"])),
        override_settings(STORAGES={**settings.STORAGES, **STORAGES}, BEAT_SECONDS=0),
    ):
        print(json.dumps(look(kept)))  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(sys.argv[1])
