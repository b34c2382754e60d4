"""Recognised training companies: what is known of a workplace, by whom, and what the register answers.

A place to learn a trade (BBL, BOL) must be at a recognised one. Nothing here closes a vacancy for anybody:
what is not known is a question on its page.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from employers.enums import LookOutcome, RecognitionSource
from employers.models import Recognition, RegisterLook, Site
from employers.permissions import require_casework, require_edit, works_cases
from employers.rules.naming import name_key
from employers.services.validation import invalid
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import SCHEDULE
from jobmatch.errors import RuleBroken
from jobmatch.fetching.addresses import NotFetched
from jobmatch.fetching.client import OUTSIDE, Limits, Network, fetch
from jobmatch.http.versions import claim
from jobmatch.running import queue

JOB: Final = "employers.ask_register"
TARGET: Final = "employers.Recognition"
MOST: Final = 200  # qualifications of one workplace
SHORT: Final = Limits(size=1024 * 1024, seconds=15)
DIGITS: Final = 5


@transaction.atomic
def note(
    *,
    site: Site,
    qualification: str,
    name: str,
    is_recognised: bool,
    checked_on: date,
    source: str,
    by: User,
    on: date,
) -> Recognition:
    """Write down what was seen; a qualification that is there already gets the newer answer.

    An employer can say so of itself; only who works cases can say that the register or the proof says so.
    """
    require_edit(by, site.employer)
    if source != RecognitionSource.EMPLOYER:
        require_casework(by)
    if checked_on > on:
        raise RuleBroken("checked_on", _("This day is still to come."))
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)  # of two at once the second sees the first
    row = Recognition.objects.filter(site=site, qualification=qualification).first()
    if row and not works_cases(by) and row.source != RecognitionSource.EMPLOYER:
        raise RuleBroken("forbidden", _("A jobhunter looked this up. Ask your jobhunter to look again."))
    row = row or Recognition(site=site, qualification=qualification)
    row.name, row.is_recognised = name.strip(), is_recognised
    row.checked_on, row.source, row.checked_by = checked_on, source, by
    if not row._state.adding:
        row.version += 1
    _save(row)
    audit.record(event="recognition.noted", by=by, chain=None, target=TARGET, target_id=row.pk)
    return row


@transaction.atomic
def forget(*, recognition: Recognition, version: int, by: User) -> None:
    """Take away what was written down by mistake."""
    require_edit(by, recognition.site.employer)
    if not works_cases(by) and recognition.source != RecognitionSource.EMPLOYER:
        raise RuleBroken("forbidden", _("A jobhunter looked this up. Ask your jobhunter to look again."))
    claim(recognition, version=version)
    pk = recognition.pk
    recognition.delete()
    audit.record(event="recognition.forgotten", by=by, chain=None, target=TARGET, target_id=pk)


def _save(row: Recognition) -> None:
    try:
        row.clean_fields(exclude=["site", "checked_by"])
    except ValidationError as error:
        raise invalid(row, error) from error
    row.save()


# the register


def has_register() -> bool:
    """Whether this installation can ask the register."""
    return bool(settings.TRAINING_REGISTER["url"])


@transaction.atomic
def ask(*, site: Site, by: User, now: datetime) -> RegisterLook:
    """Have the worker ask the register about a workplace."""
    require_casework(by)
    if not has_register():
        raise RuleBroken(
            "off", _("The register can't be asked from here. Look it up and write down what you saw.")
        )
    if not site.postcode:
        raise RuleBroken("postcode", _("Write the postcode of this site first: the register is asked by it."))
    look, _made = RegisterLook.objects.update_or_create(site=site, defaults={"asked_at": now})
    audit.record(event="register.asked", by=by, chain=None, target="employers.Site", target_id=site.pk)
    queue.wake(JOB)
    return look


def run(*, now: datetime, on: date, network: Network = OUTSIDE) -> int:
    """In the worker: ask about the workplace that waits longest. How many?"""
    waiting = RegisterLook.objects.filter(asked_at__isnull=False).select_related(
        "site__employer__organisation"
    )
    look = waiting.order_by("asked_at", "site_id").first()
    if look is None or not has_register():
        return 0
    _settle(look, _answer(look.site, network), now=now, on=on)
    if waiting.exists():
        queue.wake(JOB)
    return 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What the register says: how it went, and (number, name) of each qualification."""

    outcome: LookOutcome
    qualifications: tuple[tuple[str, str], ...] = ()


def _answer(site: Site, network: Network) -> Answer:
    register = settings.TRAINING_REGISTER
    asked = urlencode({"postcode": site.postcode, "naam": site.employer.organisation.name})
    address = f"{register['url']}?{asked}"
    host = register["url"].split("/")[2].split(":")[0]
    try:
        data = fetch(
            address,
            hosts={host},
            kinds={"application/json"},
            headers={"Authorization": f"Bearer {register['key']}"},
            network=network,
            limits=SHORT,
        )
        return read_answer(data, name=site.employer.organisation.name, postcode=site.postcode)
    except (NotFetched, ValueError, RecursionError):
        return Answer(LookOutcome.FAILED)


def read_answer(data: bytes, *, name: str, postcode: str) -> Answer:
    """The one company of that name and postcode; ValueError for what has not the shape of docs/feeds.md."""
    document = json.loads(data)
    companies = document.get("leerbedrijven") if isinstance(document, dict) else None
    if not isinstance(companies, list) or not all(isinstance(each, dict) for each in companies):
        raise ValueError("shape")
    fitting = [each for each in companies if _is_it(each, name, postcode)]
    if len(fitting) != 1:
        return Answer(LookOutcome.SEVERAL if fitting else LookOutcome.NOT_FOUND)
    rows = fitting[0].get("erkenningen")
    if not isinstance(rows, list) or len(rows) > MOST:
        raise ValueError("shape")
    return Answer(LookOutcome.FOUND, tuple(sorted(dict(map(_qualification, rows)).items())))


def _is_it(company: dict[str, Any], name: str, postcode: str) -> bool:
    told_name, told_code = company.get("naam"), company.get("postcode")
    if not isinstance(told_name, str) or not isinstance(told_code, str):
        return False
    return name_key(told_name) == name_key(name) and told_code.strip()[:4] == postcode


def _qualification(row: Any) -> tuple[str, str]:
    number, name = (row.get("crebo"), row.get("naam")) if isinstance(row, dict) else (None, None)
    if not isinstance(number, str) or not isinstance(name, str) or not name.strip():
        raise ValueError("shape")
    if len(number) != DIGITS or not (number.isascii() and number.isdigit()):
        raise ValueError("shape")
    return number, " ".join(name.split())[:160]


@transaction.atomic
def _settle(look: RegisterLook, answer: Answer, *, now: datetime, on: date) -> None:
    """Keep the answer, unless somebody asked again in the meantime; what it names no more is a no."""
    RegisterLook.objects.filter(pk=look.pk, asked_at=look.asked_at).update(asked_at=None)
    RegisterLook.objects.filter(pk=look.pk).update(done_at=now, outcome=answer.outcome)
    if answer.outcome != LookOutcome.FOUND:
        return
    rows = {row.qualification: row for row in Recognition.objects.filter(site=look.pk)}
    _write(look.pk, rows, dict(answer.qualifications), on=on)
    audit.record(
        event="register.answered", by=SCHEDULE, chain=None, target="employers.Site", target_id=look.pk
    )


def _write(site: UUID, rows: dict[str, Recognition], names: dict[str, str], *, on: date) -> None:
    for number in sorted({*rows, *names}):
        row = rows.get(number) or Recognition(site_id=site, qualification=number)
        row.name = names.get(number, row.name)
        row.is_recognised = number in names
        row.checked_on, row.source, row.checked_by = on, RecognitionSource.REGISTER, None
        row.version += 0 if row._state.adding else 1
        row.save()
