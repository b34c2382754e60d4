"""How somebody of an employer comes to the own page: by signing in with a code, or by a link to the mailbox.

A link lasts and has no word, so it goes to that mailbox alone, and ends at once when somebody left or the
address changed. It opens no name: that takes a second code, sent to the same mailbox.
"""

from datetime import date, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from employers.enums import VacancyState
from employers.models import Employer, EmployerPerson, Post, Vacancy
from employers.permissions import require_casework
from employers.selectors import own
from employers.services import call_me
from employers.services.call_me import STILL_OPEN
from employers.services.errands import own_desk
from jobmatch.accounts.enums import ErrandKind, Role
from jobmatch.accounts.models import Membership, User
from jobmatch.accounts.selectors import known_as
from jobmatch.audit import services as audit
from jobmatch.audit.services import Doer
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.links import services as links
from jobmatch.links.models import Audience
from jobmatch.roles.services import invitations
from notifications.enums import ABOUT_PROPOSALS, LOOKED_AT, Kind, MessageChannel
from notifications.services import outbox

OWN: Final = "own"  # what a link of an employer is for; another purpose shows what it is about besides
PROPOSAL: Final = "proposal"
NOT_ARRIVED: Final = "not arrived"  # the mark of the errand to call whom a mail did not reach
TARGET = "employers.EmployerPerson"
CODE_IS_OF_USE: Final = timedelta(minutes=10)


@transaction.atomic
def invite(*, post: Post, version: int, by: User) -> Post:
    """Let somebody sign in for an employer: one mail, with the way in and a link that needs no account."""
    require_casework(by)
    claim(post, version=version)
    post.refresh_from_db(fields=["left_on"])
    person = post.person
    if post.left_on is not None:
        raise RuleBroken("left", _("This person does not work there any more."))
    if not person.email:
        raise RuleBroken("email", _("Write down the e-mail address of this person first."))
    membership = invitations.invite_contact(
        organisation=post.employer.organisation, email=person.email, name=person.name, by=by
    )
    person.user = membership.user
    person.save(update_fields=["user"])
    with translation.override(person.language):
        keeper = str(own_desk(by).municipality)
    put(
        person,
        Kind.OWN_PAGE,
        employer=str(post.employer),
        writer=str(by),
        keeper=keeper,
        address=link_for(person),
        sign_in=settings.ADDRESS + reverse("account_request_login_code"),
    )
    audit.record(event="employer_person.invited", by=by, chain=None, target=TARGET, target_id=person.pk)
    return post


@transaction.atomic
def stop(*, post: Post, version: int, by: User) -> Post:
    """Somebody signs in for this employer no more, no link opens its page, and no mail asks them anything.

    A proposal that a jobhunter sends them still brings a link.
    """
    require_casework(by)
    claim(post, version=version)
    if not end_at(person=post.person, employer=post.employer, by=by):
        raise RuleBroken("ended", _("This person does not sign in here."))
    post.gets_proposals = False
    post.save(update_fields=["gets_proposals"])
    audit.record(event="employer_person.stopped", by=by, chain=None, target=TARGET, target_id=post.person_id)
    return post


def end_at(*, person: EmployerPerson, employer: Employer, by: Doer) -> bool:
    """End sign-in for one employer, whoever invited, and every link: a fresh one goes to who still works
    somewhere. Whether there was either.

    Of a proposal that waits with such a link somebody calls, as when the mail did not arrive.
    """
    _leave_unasked(person, employer)
    closed = links.end_all(person=person.pk) > 0
    outbox.cancel(person=person.pk, kinds=(Kind.OWN_PAGE, Kind.ASKS, Kind.CODE))
    outbox.fail(person=person.pk, kinds=(*LOOKED_AT, Kind.PROPOSAL_NEWS))
    user = person.user or known_as(person.email)
    if user is None:
        return closed
    ended = invitations.end_contact(organisation=employer.organisation, user=user, by=by)
    contacts = Membership.objects.active().filter(user=user, role=Role.EMPLOYER_CONTACT)
    if not contacts.exists():
        person.user = None
        person.save(update_fields=["user"])
    return ended or closed


def _leave_unasked(person: EmployerPerson, employer: Employer) -> None:
    """What was asked of them alone was asked of nobody: the night asks it anew, of another or by voice."""
    others = EmployerPerson.objects.mailable().exclude(pk=person.pk)
    there = Post.objects.present().filter(employer=employer, person__in=others.order_by().values("pk"))
    if person.mailed_on is not None and not there.exists():
        rows = Vacancy.objects.filter(employer=employer, state=VacancyState.OPEN, asked_on__isnull=False)
        rows.update(asked_on=None)


def end_everywhere(*, person: EmployerPerson, by: Doer) -> None:
    """The mailbox is not theirs any more, or they are forgotten: nothing that went there opens anything.

    The caller saves `user` and `mailed_on`.
    """
    for post in person.posts.present().select_related("employer__organisation"):
        end_at(person=person, employer=post.employer, by=by)
    links.end_all(person=person.pk)
    outbox.fail(person=person.pk, kinds=ABOUT_PROPOSALS)
    person.user = person.mailed_on = None


def link_for(person: EmployerPerson, *, purpose: str = OWN, target: UUID | None = None) -> str:
    """A fresh address of the own page; call it only for a mail to the mailbox of this person."""
    secret = links.make_lasting(person=person.pk, purpose=purpose, target=target)
    return settings.ADDRESS + reverse("employers:own_door", kwargs={"secret": secret})


def open_up(*, secret: str) -> str | None:
    """The secret of a session for who has the link, else None. The log knows of who came in."""
    session = links.open_lasting(secret=secret)
    opened = links.opened(session, audience=Audience.EMPLOYER) if session else None
    if session is None or opened is None or own.person_by_link(opened) is None:
        return None
    with transaction.atomic():
        heard(opened.person, on=timezone.localdate())
        audit.record(
            event="link.opened",
            by=audit.employer_person(opened.person),
            chain=None,
            target="links.Link",
            reason=opened.purpose,
        )
    return session


def heard(person: UUID, *, on: date) -> None:
    """Somebody came in or said something: what we keep of them is kept from then on."""
    EmployerPerson.objects.filter(pk=person).exclude(heard_on__gte=on).update(heard_on=on)


@transaction.atomic
def send_code(*, session: str) -> bool:
    """Send a second code to the mailbox of the link; whether one went."""
    opened = links.opened(session, audience=Audience.EMPLOYER)
    person = own.person_by_link(opened)
    code = links.make_code(session=session) if person and person.email else None
    if person is None or code is None:
        return False
    outbox.cancel(person=person.pk, kinds=(Kind.CODE,))
    put(person, Kind.CODE, lasts=CODE_IS_OF_USE, code=code)
    return True


def not_arrived(person: EmployerPerson, kind: str, *, on: date) -> bool:
    """A mail with the way in did not reach its mailbox: who looks after the employer calls.

    What such a mail asked of vacancies is asked by voice, at each employer where they work.
    """
    employers = own.of_person(person.pk)
    make = partial(call_me.make, by=audit.SCHEDULE, on=on)
    if kind != Kind.ASKS:
        return any([make(employer=row) for row in employers[:1]])
    asked = [row for row in employers if own.asking(row).exists()]
    if asked:
        return any([make(employer=row, kind=ErrandKind.STILL_OPEN, mark=STILL_OPEN) for row in asked])
    return any([make(employer=row, kind=ErrandKind.CALL, mark=NOT_ARRIVED) for row in employers[:1]])


def put(person: EmployerPerson, kind: Kind, *, lasts: timedelta | None = None, **values: str) -> None:
    """A mail to the mailbox of this person, in the own language."""
    outbox.put_for_person(
        person=person.pk,
        address=person.email,
        kind=kind,
        channel=MessageChannel.EMAIL,
        language=person.language,
        values={"name": person.name, **values},
        about=person.pk,
        not_after=None if lasts is None else timezone.now() + lasts,
    )
