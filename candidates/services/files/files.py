"""Opening a file, and looking into one."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import StepKind
from candidates.models import INDEPENDENT_AGE, LAST_HOUR, Candidate
from candidates.permissions import may_give_to, may_open_sealed, require, require_work
from candidates.records import FILE
from candidates.rules import names
from candidates.rules.ages import Ages, ages
from candidates.rules.doubles import ComparedPerson
from candidates.selectors.files.doubles import Likely, likely
from candidates.services.files import changed, messages, sealed, steps
from candidates.services.files.locking import lock_file
from jobmatch import workdays
from jobmatch.accounts.models import Desk, User
from jobmatch.accounts.services.locking import lock_municipality
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before, sent_before
from jobmatch.http.versions import claim
from jobmatch.phones import to_e164
from jobmatch.sealing import services as sealing

FIRST_STEP_WORKING_DAYS = 5
OLDEST, YOUNGEST = 100, 10
REACH = frozenset({"phone", "email", "channel", "message_from", "message_until"})
TARGET = "candidates.Candidate"
# What a form of the person asks; the word for links has a page of its own, the folded name follows the name.
PERSONAL = frozenset(
    {"parent_heard_on", *(name for name, field in FILE.fields.items() if field.kind == "personal")}
    - {"link_word", "folded_name"}
)


@transaction.atomic
def open(
    *,
    desk: Desk,
    by: User,
    on: date,
    step: str = StepKind.MEET,
    step_title: str = "",
    due: date | None = None,
    key: UUID | None = None,
    **person: Any,
) -> Candidate:
    """Open a file: the youth, the first step and its owner, in one transaction or not at all.

    The first step is due within five working days. A name and one way to reach the youth are required.
    `key` is the id of the new file: sent twice, it is opened once.
    """
    require(may_give_to(user=by, desk=desk), _("You can open a file at your own desk only."))
    latest = workdays.after(on, FIRST_STEP_WORKING_DAYS)
    due = due or latest
    if not on <= due <= latest:
        raise RuleBroken("first_step_due", _("The first step must be within five working days."))
    lock_municipality(desk.municipality_id)  # no absence of the desk begins meanwhile
    checked = checked_person(person, on=on)
    opened = made_before(Candidate, key, desk_id=desk.pk, **checked)
    if opened is not None:
        _require_same_step(opened, step, step_title, due)
        return opened
    pk = key or uuid4()
    sealing.give_key(person=pk)
    candidate = Candidate(
        id=pk,
        municipality=desk.municipality,
        desk=desk,
        opened_on=on,
        state_since=on,
        held_by_id=pk,
        **checked,
    )
    candidate.save(force_insert=True)
    steps.hold_file(candidate=candidate, kind=step, title=step_title, due=due)
    audit.record(
        event="file.opened",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
    )
    return candidate


@transaction.atomic
def open_compared(
    *,
    desk: Desk,
    by: User,
    on: date,
    key: UUID | None = None,
    compared: bool = False,
    step: str = StepKind.MEET,
    step_title: str = "",
    due: date | None = None,
    **person: Any,
) -> Candidate:
    """Open a file for a youth who has none; refused with `double` when one is likely, until `compared`.

    `compared` says that the user looked at what is likely, and that this is somebody else.
    """
    require(may_give_to(user=by, desk=desk), _("You can open a file at your own desk only."))
    checked_person(person, on=on)
    if not compared and doubles_of(desk=desk, by=by, key=key, **person):
        raise RuleBroken("double", _("This youth may have a file already. Look at that first."))
    return open(desk=desk, by=by, on=on, key=key, step=step, step_title=step_title, due=due, **person)


def doubles_of(*, desk: Desk, by: User, key: UUID | None = None, **person: Any) -> Likely:
    """Files of the municipality of this desk that may be of the youth whom someone describes."""
    described = ComparedPerson(
        first_name=person.get("first_name", ""),
        last_name=person.get("last_name", ""),
        phone=to_e164(person.get("phone", "")),
        email=person.get("email", ""),
    )
    return likely(by, municipality=desk.municipality_id, person=described, besides=key)


def _require_same_step(opened: Candidate, kind: str, title: str, due: date) -> None:
    """Who asks for a file again asks for the same first step; else that would be lost quietly."""
    first = opened.held_by
    if first is None or (first.kind, first.title, first.due) != (kind, title, due):
        raise sent_before()


@transaction.atomic
def look_into(*, candidate: Candidate, by: User) -> None:
    """Write in the access log that someone looked into a file; call it before anything is shown."""
    audit.record(
        event="file.seen",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
    )


@transaction.atomic
def read(*, candidate: Candidate, by: User, on: date) -> sealed.Opened | None:
    """Look into a file and, for the own jobhunter, open what is sealed; the log rows commit with it.

    None for anyone else who may see the file: to them what is sealed stays unknown.
    """
    opened = None
    if may_open_sealed(user=by, candidate=candidate, on=on):
        opened = sealed.read(candidate=candidate, by=by, on=on)
    look_into(candidate=candidate, by=by)
    return opened


@transaction.atomic
def change_person(*, candidate: Candidate, version: int, by: User, on: date, **person: Any) -> Candidate:
    """Change who someone is and how to reach them.

    What waits for the old number, address or hours is not sent any more, and links that went there end.
    """
    require_work(by, candidate)
    lock_file(candidate)  # no message to the old number is put meanwhile
    claim(candidate, version=version)
    checked = checked_person(person, on=on)
    is_reached_elsewhere = any(getattr(candidate, name) != checked[name] for name in REACH & checked.keys())
    for name, value in checked.items():
        setattr(candidate, name, value)
    candidate.save(update_fields=[*checked])
    if is_reached_elsewhere:
        messages.stop(candidate=candidate)
    if candidate.is_contact_only(on):
        changed.wake()  # nothing that an employer has of them goes on
    audit.record(
        event="person.changed",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=candidate.pk,
    )
    return candidate


def checked_person(person: dict[str, Any], *, on: date) -> dict[str, Any]:
    """The personal fields, phone in E.164, with the folded name; refused without a name or way to reach."""
    unknown = person.keys() - PERSONAL
    if unknown:
        raise TypeError(f"not personal fields: {sorted(unknown)}")
    if not person.get("first_name", "").strip():
        raise RuleBroken("name_missing", _("Write at least a first name."))
    if not (person.get("phone") or person.get("email")):
        raise RuleBroken(
            "no_way_to_reach",
            _("Write a phone number or an e-mail address, so that you can reach this person."),
        )
    born = checked_birth(person, on=on)
    heard_on = person.get("parent_heard_on")
    if heard_on is not None and heard_on > on:
        raise RuleBroken(
            "parent_heard_on", _("Choose the day on which you spoke with a parent, today at last.")
        )
    check_hours(person.get("message_from"), person.get("message_until"))
    folded = names.folded(person["first_name"], person.get("last_name", ""))
    return {**person, **born, "folded_name": folded, "phone": to_e164(person.get("phone", ""))}


def check_hours(first: int | None, last: int | None) -> None:
    """Refuse hours to reach a youth that are not both there or both empty, the first before the last."""
    told = [hour for hour in (first, last) if hour is not None]
    if len(told) == 1 or (len(told) == 2 and not 0 <= told[0] < told[1] <= LAST_HOUR):
        raise RuleBroken(
            "message_hours", _("Write both hours, the first before the last, such as 16 and 20.")
        )


def checked_birth(person: Mapping[str, Any], *, on: date) -> dict[str, Any]:
    """A year of birth stands only where there is no date, and only for who is surely 16 or older."""
    birth_date, year = person.get("birth_date"), person.get("birth_year")
    found = checked_ages(birth_date=birth_date, birth_year=year, on=on)
    if birth_date is not None:
        return {"birth_year": None}
    if year is not None and found is not None and found.youngest < INDEPENDENT_AGE:
        raise RuleBroken(
            "birth_exact",
            _("This youth may be under 16. Write the whole date of birth, so that the right rules hold."),
        )
    return {}


def checked_ages(*, birth_date: date | None, birth_year: int | None, on: date) -> Ages | None:
    """How old that is; refuses what can only be a slip of the pen. Nobody is turned away for an age."""
    year = birth_year if birth_date is None else birth_date.year
    if year is not None and not on.year - OLDEST <= year <= on.year - YOUNGEST:
        raise RuleBroken("birth_date", _("This date of birth can't be right. Look at the year again."))
    if birth_date is not None and birth_year not in (None, birth_date.year):
        raise RuleBroken("birth_differs", _("The year and the date of birth differ. Write the right one."))
    return ages(birth_date=birth_date, birth_year=birth_year, on=on)
