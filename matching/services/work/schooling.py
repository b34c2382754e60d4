"""A place to learn: whom of the school we speak with, after the youth's yes, and who signed the agreement.

A school contact has no account, and is not the referrer by itself. What is missing closes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator
from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import ConsentManner, State, StepKind
from candidates.models import Candidate
from candidates.permissions import may_hear_youth, require, require_work
from candidates.rules import step_marks
from candidates.services.files import steps
from candidates.services.files.locking import lock_file
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand, User
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.lengths import longest
from jobmatch.http.versions import claim
from jobmatch.phones import to_e164
from jobmatch.running.turns import each_in_turn
from matching.enums import FoundBy, PlacementState, Signer
from matching.models import Placement, SchoolContact, Signature
from matching.rules.minors import ADULT
from matching.scorer.v2.credentials import LEARNING_KINDS

DAYS_BEFORE: Final = 5  # working days before the first day on which what is not signed is asked after
TARGET: Final = "matching.SchoolContact"
MARK: Final = "sign:"


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom of a school we speak with."""

    school: str
    name: str
    phone: str = ""
    email: str = ""
    mentor: str = ""
    course: str = ""


@transaction.atomic
def write(*, placement: Placement, version: int, contact: Contact, by: User, on: date) -> SchoolContact:
    """Write down whom of the school we speak with; somebody else needs a new yes of the youth."""
    _taken(placement, version=version, by=by)
    if placement.kind not in LEARNING_KINDS:
        raise RuleBroken("kind", _("A school contact belongs to a place to learn: an internship or BBL."))
    values = _checked(contact)
    row = SchoolContact.objects.filter(placement=placement).first()
    if row is None:
        row = SchoolContact(placement=placement, added_by=by)
    elif (row.school, row.name) != (values["school"], values["name"]):
        row.yes_on, row.yes_how, row.told_on = None, "", None
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    _record("school_contact.saved", placement, by)
    return row


@transaction.atomic
def hear(*, placement: Placement, version: int, how: str, by: User, on: date) -> SchoolContact:
    """The youth says that we may speak with the school about this place."""
    candidate = _taken(placement, version=version, by=by)
    row = _contact_of(placement)
    require(
        may_hear_youth(user=by, candidate=candidate, on=on),
        _("Only the youth's own jobhunter records a yes."),
    )
    if how not in ConsentManner.values or how == ConsentManner.LINK:
        raise RuleBroken("how", _("Say how you heard it: face to face, by phone or in writing."))
    row.yes_on, row.yes_how = on, how
    row.save(update_fields=["yes_on", "yes_how"])
    _record("school_contact.yes", placement, by)
    return row


@transaction.atomic
def take_back(*, placement: Placement, version: int, by: User, on: date) -> None:
    """The youth does not want it, or no more: nobody is spoken with, and who it was is erased."""
    _taken(placement, version=version, by=by)
    _contact_of(placement).delete()
    _record("school_contact.erased", placement, by)


@transaction.atomic
def told(*, placement: Placement, version: int, by: User, on: date) -> SchoolContact:
    """The school was spoken with: it heard what `heard_by_school` names, and nothing else."""
    _taken(placement, version=version, by=by)
    row = _contact_of(placement)
    if row.yes_on is None:
        raise RuleBroken("yes_first", _("First ask the youth whether we may speak with the school."))
    row.told_on = on
    row.save(update_fields=["told_on"])
    _record("school_contact.told", placement, by)
    return row


@transaction.atomic
def sign(
    *, placement: Placement, version: int, signer: str, signed_on: date | None, by: User, on: date
) -> None:
    """Tick who signed, with the day; without a day the tick is taken away."""
    candidate = _taken(placement, version=version, by=by)
    if signer not in signers(placement):
        raise RuleBroken("signer", _("Choose from the list who signed."))
    if signed_on is not None and signed_on > on:
        raise RuleBroken("signed_on", _("Nobody signs on a day to come."))
    mine = placement.signatures.filter(signer=signer)
    if signed_on is None:
        mine.delete()
    elif not mine.update(signed_on=signed_on, recorded_by=by):
        Signature.objects.create(placement=placement, signer=signer, signed_on=signed_on, recorded_by=by)
    if not unsigned(placement):
        let_be(candidate, placement, by=by, on=on)
    _record("placement.signed", placement, by)


def let_be(candidate: Candidate, placement: Placement, *, by: User, on: date) -> None:
    """Nobody is asked any more who signed: all did, the work is off, or nothing is learned there."""
    steps.settle(candidate=candidate, mark=_mark(placement), by=by, on=on)
    call_nobody(placement, by=by, on=on)


def call_nobody(placement: Placement, *, by: audit.Doer, on: date) -> None:
    """Finish the errand that asks an employer who signed, also one that is not the employer any more."""
    mark = f"{MARK}{placement.pk}"
    for target in [*Errand.objects.open().filter(mark=mark).values_list("target", flat=True)]:
        errands.settle(target=target, mark=mark, by=by, on=on)


def signers(placement: Placement) -> list[Signer]:
    """Who signs the agreement of this place; nobody where nothing is learned."""
    if placement.kind not in LEARNING_KINDS:
        return []
    ages = placement.candidate.ages(placement.starts_on)
    is_minor = ages is not None and ages.youngest < ADULT
    return [each for each in Signer if each != Signer.PARENT or is_minor]


def unsigned(placement: Placement) -> list[Signer]:
    """Who did not sign yet."""
    done = {*placement.signatures.values_list("signer", flat=True)}
    return [each for each in signers(placement) if each not in done]


def watch(*, on: date) -> int:
    """Not signed five working days before: a step and an errand; how many. It is never in the way.

    Where the youth found the place without us, only the youth is asked: the employer may not know us.
    """
    soon = workdays.after(on, DAYS_BEFORE)
    rows = Placement.objects.filter(
        state=PlacementState.PLANNED, kind__in=LEARNING_KINDS, starts_on__gte=on, starts_on__lte=soon
    )
    rows = rows.exclude(candidate__state=State.ENDED).select_related("candidate__desk", "employer")
    return each_in_turn(rows.order_by("pk"), lambda row: _watch(row, on=on))


@transaction.atomic
def _watch(placement: Placement, *, on: date) -> bool:
    candidate = lock_file(placement.candidate)
    if not unsigned(placement):
        return False
    due = workdays.on_or_after(on)
    made = steps.ensure(candidate=candidate, kind=StepKind.CHECK_IN, due=due, mark=_mark(placement))
    if made and placement.employer_id is not None and placement.found_by == FoundBy.US:
        errands.ensure(
            desk=candidate.desk,
            target=placement.employer_id,
            kind=ErrandKind.CALL,
            due=due,
            mark=f"{MARK}{placement.pk}",
            by=audit.SCHEDULE,
            title=_("the agreement of a place to learn is not signed by all yet"),
        )
    return made


def heard_by_school(placement: Placement) -> Iterable[tuple[str, str]]:
    """All that a school hears: firm, occupation, hours, first and last day, mentor."""
    contact = SchoolContact.objects.filter(placement=placement).first()
    yield _("firm"), str(placement)
    yield _("occupation"), str(placement.occupation or "")
    yield _("hours a week"), str(placement.hours or "")
    yield _("first day"), f"{placement.starts_on:%d-%m-%Y}"
    yield _("last day"), f"{placement.ends_on:%d-%m-%Y}" if placement.ends_on else ""
    yield _("mentor"), contact.mentor if contact else ""


def _taken(placement: Placement, *, version: int, by: User) -> Candidate:
    require_work(by, placement.candidate)
    candidate = lock_file(placement.candidate)
    claim(placement, version=version)
    return candidate


def _contact_of(placement: Placement) -> SchoolContact:
    row = SchoolContact.objects.filter(placement=placement).first()
    if row is None:
        raise RuleBroken("school", _("First write down whom of the school we speak with."))
    return row


def _checked(contact: Contact) -> dict[str, str]:
    values = {name: value.strip() for name, value in asdict(contact).items()}
    if not values["school"] or not values["name"]:
        raise RuleBroken("name", _("Write the school, and whom we speak with."))
    values["phone"] = to_e164(values["phone"])
    _check(values, "email", EmailValidator(), _("Write an e-mail address, such as name@example.org."))
    _check(values, "course", RegexValidator(r"^\d{5}$"), _("Write the five digits of the course."))
    for name, value in values.items():
        most = longest(SchoolContact, name)
        if len(value) > most:
            raise RuleBroken(name, _("Keep it under %(most)s characters.") % {"most": most})
    return values


def _check(values: Mapping[str, str], name: str, check: Callable[[str], None], said: str) -> None:
    try:
        if values[name]:
            check(values[name])
    except ValidationError:
        raise RuleBroken(name, said) from None


def _mark(placement: Placement) -> str:
    return step_marks.sign(placement.pk)


def _record(event: str, placement: Placement, by: User) -> None:
    youth = placement.candidate
    audit.record(
        event=event,
        by=by,
        chain=youth.municipality_id,
        person=youth.pk,
        target=TARGET,
        target_id=placement.pk,
    )
