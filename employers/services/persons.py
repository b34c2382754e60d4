"""People at employers: how they hear that we keep their details, where they work, how they are forgotten."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from dateutil.relativedelta import relativedelta
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.enums import Origin, Told
from employers.models import (
    Conversation,
    Employer,
    EmployerPerson,
    Post,
    Promise,
    RegisterEntry,
    Site,
    Vacancy,
)
from employers.permissions import require_casework
from employers.services import sign_ins
from employers.services.desks import desk_for
from employers.services.errands import hold_own, own_desk
from employers.services.validation import invalid
from jobmatch.accounts.enums import ErrandKind, Role
from jobmatch.accounts.models import Desk, Membership, User
from jobmatch.accounts.selectors import known_as
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.changes import services as changes
from jobmatch.changes.enums import Kind as Changed
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before, sent_before
from jobmatch.http.versions import claim
from jobmatch.links import services as links
from jobmatch.phones import to_e164
from jobmatch.running.turns import each_in_turn
from jobmatch.sealing import services as sealing
from jobmatch.wording.called_names import is_named
from jobmatch.workdays import is_within_a_year
from notifications import selectors as messages
from notifications.enums import Kind, MessageChannel
from notifications.models import Message
from notifications.services import outbox

TARGET = "employers.EmployerPerson"
KEPT_MONTHS: Final = 24
TO_TELL: Final = timedelta(days=30)  # somebody of whom we have details from elsewhere hears it within a month
ORIGINS: Final = {
    Origin.SELF: gettext_lazy("from yourself"),
    Origin.COLLEAGUE: gettext_lazy("from a colleague of yours"),
    Origin.PUBLIC: gettext_lazy("from a website or a card"),
}
OWN = ("name", "phone", "email", "language", "origin")
LIMITS = ("no_cards_until", "most_cards")
MOST_CARDS: Final = 20


@transaction.atomic
def add(
    *,
    employer: Employer,
    name: str,
    origin: str,
    by: User,
    on: date,
    function: str = "",
    phone: str = "",
    email: str = "",
    language: str = "nl",
    gets_proposals: bool = False,
    told_by_voice: bool = False,
    site: Site | None = None,
    key: UUID | None = None,
) -> EmployerPerson:
    """Write down somebody of an employer. Who was not told by voice gets a mail, or an errand to tell them.

    `key` is the id of the new row: sent twice, it is made once.
    """
    require_casework(by)
    content = {"name": name, "phone": to_e164(phone), "email": email.strip().lower(), "language": language}
    hold_own(by)
    made = made_before(EmployerPerson, key, **content, origin=origin)
    if made is not None:
        post = {"employer": employer, "site": site, "function": function, "gets_proposals": gets_proposals}
        if not made.posts.filter(**post).exists() or (told_by_voice and made.told_how != Told.VOICE):
            raise sent_before()
        return made
    person = EmployerPerson(pk=key or uuid4(), origin=origin, added_on=on, added_by=by, **content)
    _check(person)
    _refuse_double(person)
    person.user = _who_signs_in(person, employer)
    if told_by_voice:
        person.told_on, person.told_how = on, Told.VOICE
    person.save(force_insert=True)
    _put_at(person, employer, site=site, function=function, gets_proposals=gets_proposals)
    _tell(person, employer, by=by, on=on)
    _record("employer_person.added", person, by=by)
    return person


@transaction.atomic
def change(*, person: EmployerPerson, version: int, by: User, on: date, **values: Any) -> EmployerPerson:
    """Change name, phone, e-mail, language, origin or how many proposals by mail: what is given.

    A first address brings the mail. Another address ends what the old one opened, sign-in and links, and gets
    what was on its way to the old one: the mail that we keep their details; of proposals somebody calls.
    """
    require_casework(by)
    claim(person, version=version)
    if "phone" in values:
        values["phone"] = to_e164(values["phone"])
    if "email" in values:
        values["email"] = values["email"].strip().lower()
    is_untold = False
    if values.get("email", person.email) != person.email:
        sign_ins.end_everywhere(person=person, by=by)
        is_untold = _stop_telling(person)
    limit = {field: values.get(field, getattr(person, field)) for field in LIMITS}
    if limit != {field: getattr(person, field) for field in LIMITS}:
        set_limit(person, **limit, on=on)
    for field in OWN:
        setattr(person, field, values.get(field, getattr(person, field)))
    _check(person)
    _refuse_double(person)
    person.save(update_fields=(*OWN, *LIMITS, "user", "mailed_on"))
    post = person.posts.present().select_related("employer__organisation").first()
    if post is not None and (person.email or is_untold) and person.told_on is None:
        _tell(person, post.employer, by=by, on=on)
    _record("employer_person.changed", person, by=by)
    return person


def set_limit(
    person: EmployerPerson, *, no_cards_until: date | None, most_cards: int | None, on: date
) -> None:
    """Set until when somebody wants no proposals by mail, and how many at once; refuses what makes no sense.

    The caller saves it.
    """
    until = no_cards_until if no_cards_until != person.no_cards_until else None
    if until is not None and not is_within_a_year(until, on=on):
        raise RuleBroken("until", _("Choose a date from today to a year from now."))
    if most_cards is not None and not 1 <= most_cards <= MOST_CARDS:
        raise RuleBroken("most", _("Choose a number from 1 to %(most)s.") % {"most": MOST_CARDS})
    person.no_cards_until, person.most_cards = no_cards_until, most_cards


@transaction.atomic
def told_by_voice(*, person: EmployerPerson, version: int, by: User, on: date) -> EmployerPerson:
    """Somebody said it to them: who keeps their details, why and from where."""
    require_casework(by)
    claim(person, version=version)
    _told(person, Told.VOICE, by=by, on=on)
    _record("employer_person.told", person, by=by)
    return person


@transaction.atomic
def put_at(
    *,
    person: EmployerPerson,
    employer: Employer,
    by: User,
    function: str = "",
    gets_proposals: bool = False,
    site: Site | None = None,
) -> Post:
    """Somebody works at one more employer."""
    require_casework(by)
    if person.posts.present().filter(employer=employer).exists():
        raise _is_there()
    try:
        with transaction.atomic():
            post = _put_at(person, employer, site=site, function=function, gets_proposals=gets_proposals)
    except IntegrityError as error:  # of two at once the other was first
        raise _is_there() from error
    _record("employer_person.put", person, by=by)
    return post


@transaction.atomic
def change_post(*, post: Post, version: int, by: User, **values: Any) -> Post:
    """Change function, site, or whether somebody gets proposals: what is given."""
    require_casework(by)
    claim(post, version=version)
    _require_present(post)
    for field in ("function", "gets_proposals", "site"):
        setattr(post, field, values.get(field, getattr(post, field)))
    _check_post(post)
    post.save(update_fields=["function", "gets_proposals", "site"])
    _record("employer_person.changed", post.person, by=by)
    return post


@transaction.atomic
def leave(*, post: Post, version: int, by: User, on: date) -> Post:
    """Somebody does not work there any more: no proposals, no sign-in and no link there."""
    require_casework(by)
    claim(post, version=version)
    _require_present(post)
    post.left_on, post.gets_proposals = on, False
    post.save(update_fields=["left_on", "gets_proposals"])
    sign_ins.end_at(person=post.person, employer=post.employer, by=by)
    named = Vacancy.objects.filter(employer=post.employer, contact=post.person)
    named.update(contact=None, version=F("version") + 1)
    changes.record(Changed.CONTACT, post.employer_id)
    _record("employer_person.left", post.person, by=by)
    return post


@transaction.atomic
def erase(*, person: EmployerPerson, by: Doer, on: date) -> None:
    """Forget somebody: the row, where they worked, and each line, promise and errand that names them."""
    if isinstance(by, User):
        require_casework(by)
    sign_ins.end_everywhere(person=person, by=by)
    employers = sorted({*person.posts.order_by().values_list("employer", flat=True)})
    errands.forget_words(targets=employers, name=person.name)
    for employer in employers:
        errands.settle(target=employer, mark=mark_of(person), by=by, on=on)
    _forget_words(Conversation.objects.filter(employer__in=employers), "line", person.name)
    _forget_words(Promise.objects.filter(employer__in=employers), "sentence", person.name)
    for column in ("asked", "answer", "reply"):
        _forget_words(RegisterEntry.objects.filter(employer__in=employers), column, person.name)
    outbox.cancel(person=person.pk)
    links.forget(person=person.pk)
    sealing.destroy_key(person=person.pk, leaves_mark=False)
    changes.record_many(Changed.CONTACT, employers)
    _record("employer_person.erased", person, by=by)
    person.delete()


def forget_silent(*, on: date) -> int:
    """Erase from whom we heard nothing for 24 months; how many. Who signs in stays for as long as they do."""
    silent = EmployerPerson.objects.silent_since(on - relativedelta(months=KEPT_MONTHS))
    due = silent.exclude(pk__in=EmployerPerson.objects.signing_in().values("pk")).order_by("pk")
    return each_in_turn(due, lambda person: _forget(person, on=on))


def ask_for_not_arrived(*, on: date) -> int:
    """Whom the mail did not reach is told in another way: an errand at who wrote them down; how many."""
    return each_in_turn(messages.not_arrived_at_employers(), lambda message: _not_arrived(message, on=on))


def mark_of(person: EmployerPerson) -> str:
    """The mark of the errand to tell somebody that we keep their details."""
    return f"tell:{person.pk}"


def _forget_words(rows: "QuerySet[Any]", column: str, name: str) -> None:
    """Take the words out of each row that names somebody, whoever was there."""
    texts = rows.exclude(**{column: ""}).order_by().values_list("pk", column)
    naming = [pk for pk, text in texts if is_named(text, name)]
    rows.filter(pk__in=naming).update(**{column: "", "version": F("version") + 1})


@transaction.atomic
def _forget(person: EmployerPerson, *, on: date) -> bool:
    erase(person=person, by=audit.SCHEDULE, on=on)
    return True


@transaction.atomic
def _not_arrived(message: Message, *, on: date) -> bool:
    """The person may be erased meanwhile: then there is nobody to tell."""
    outbox.mark_handled(message)
    person = EmployerPerson.objects.filter(pk__in=[message.whose]).select_related("added_by").first()
    post = person.posts.present().first() if person else None
    if person is None or post is None:
        return False
    if message.kind != Kind.KEPT:
        return sign_ins.not_arrived(person, message.kind, on=on)
    desk = desk_for(person.added_by, employer=post.employer_id)
    if person.told_how != Told.MAIL or desk is None:
        return False
    person.told_on, person.told_how = None, ""
    person.save(update_fields=["told_on", "told_how"])
    _ask_to_tell(person, post.employer_id, desk=desk, by=audit.SCHEDULE, due=on)
    return True


def _tell(person: EmployerPerson, employer: Employer, *, by: User, on: date) -> None:
    """Let somebody hear that we keep their details, unless they did: by mail, else by an errand."""
    if person.told_on is not None:
        return
    if not person.email:
        _ask_to_tell(person, employer.pk, desk=own_desk(by), by=by, due=on + TO_TELL)
        return
    with translation.override(person.language):
        values = {
            "name": person.name,
            "keeper": str(own_desk(by).municipality),
            "employer": str(employer),
            "origin": str(ORIGINS[Origin(person.origin)]),
            "writer": str(by),
            "reach": by.email,
        }
    outbox.put_for_person(
        person=person.pk,
        address=person.email,
        kind=Kind.KEPT,
        channel=MessageChannel.EMAIL,
        language=person.language,
        values=values,
        about=person.pk,
    )
    _told(person, Told.MAIL, by=by, on=on)


def _told(person: EmployerPerson, how: Told, *, by: User, on: date) -> None:
    person.told_on, person.told_how = on, how
    person.save(update_fields=["told_on", "told_how"])
    for employer in person.posts.order_by().values_list("employer", flat=True):
        errands.settle(target=employer, mark=mark_of(person), by=by, on=on)


def _stop_telling(person: EmployerPerson) -> bool:
    """The mail that we keep their details does not go to the old mailbox; whether it was still on its way."""
    waiting = Message.objects.waiting().of(person.pk).filter(kind=Kind.KEPT)
    is_untold = person.told_how == Told.MAIL and waiting.exists()
    outbox.cancel(person=person.pk, kinds=(Kind.KEPT,))
    if is_untold:
        person.told_on, person.told_how = None, ""
        person.save(update_fields=["told_on", "told_how"])
    return is_untold


def _ask_to_tell(person: EmployerPerson, employer: UUID, *, desk: Desk, by: Doer, due: date) -> None:
    errands.ensure(desk=desk, target=employer, kind=ErrandKind.TELL, due=due, mark=mark_of(person), by=by)


def _put_at(
    person: EmployerPerson, employer: Employer, *, site: Site | None, function: str, gets_proposals: bool
) -> Post:
    post = Post(person=person, employer=employer, site=site, function=function, gets_proposals=gets_proposals)
    _check_post(post)
    post.save(force_insert=True)
    return post


def _is_there() -> RuleBroken:
    return RuleBroken("employer", _("This person is known at this employer already."))


def _check_post(post: Post) -> None:
    if post.site is not None and post.site.employer_id != post.employer_id:
        raise RuleBroken("site", _("This site belongs to another employer."))
    try:
        post.clean_fields(exclude=["person", "employer", "site"])
    except ValidationError as error:
        raise invalid(post, error) from error


def _require_present(post: Post) -> None:
    post.refresh_from_db(fields=["left_on"])
    if post.left_on is not None:
        raise RuleBroken("left", _("This person does not work there any more."))


def _check(person: EmployerPerson) -> None:
    person.name = " ".join(person.name.split())
    if not person.name:
        raise RuleBroken("name", _("Write the name."))
    try:
        person.clean_fields(exclude=["user", "added_by", "told_how"])
    except ValidationError as error:
        raise invalid(person, error) from error


def _refuse_double(person: EmployerPerson) -> None:
    if not person.email:
        return
    same = EmployerPerson.objects.filter(email=person.email).exclude(pk=person.pk).first()
    if same is not None:
        raise RuleBroken(
            "known",
            _("This e-mail address is of %(name)s, who is known already. Add this employer there.")
            % {"name": same.name},
        )


def _who_signs_in(person: EmployerPerson, employer: Employer) -> User | None:
    """The user with this address, when they sign in for this employer."""
    user = known_as(person.email) if person.email else None
    if user is None:
        return None
    contacts = Membership.objects.active().filter(role=Role.EMPLOYER_CONTACT, organisation=employer.pk)
    return user if contacts.filter(user=user).exists() else None


def _record(event: str, person: EmployerPerson, *, by: Doer) -> None:
    audit.record(event=event, by=by, chain=None, target=TARGET, target_id=person.pk)
