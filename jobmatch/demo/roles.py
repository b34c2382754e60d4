"""Who got which role in the demo: proposed by the admin, confirmed by the privacy officer; one waits."""

from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from jobmatch.accounts.enums import STAFF_ROLES, Role
from jobmatch.accounts.models import Membership, Organisation, User
from jobmatch.accounts.services import members
from jobmatch.demo.people import HOME_ID, user
from jobmatch.demo.reading import Row, id_of, rows
from jobmatch.roles.services import invitations, proposals
from notifications.enums import Kind, MessageState
from notifications.models import Message

BEGAN: Final = 400  # days ago
PROPOSED: Final = 2  # days ago
FOUNDERS: Final = frozenset({Role.ADMIN, Role.PRIVACY_OFFICER})
ADMIN: Final = "ineke@demo.example"
OFFICER: Final = "pieter@demo.example"
WAITS: Final = ("samira@demo.example", "Samira Haddou")


def began(on: date) -> datetime:
    """When the municipality of the demo began with jobmatch."""
    return _day(on, BEGAN)


def add(*, on: date) -> None:
    """Two people begin, as `manage.py start` lets them; the admin proposes or invites all others."""
    at, table = began(on), rows("people")
    for row in table:
        if row["role"] in FOUNDERS:
            _begin(row)
    admin, officer = user(ADMIN), user(OFFICER)
    for row in table:
        if row["role"] in STAFF_ROLES - FOUNDERS:
            _appoint(row, by=admin, second=officer, at=at)
        elif row["role"] not in STAFF_ROLES:
            invitations.invite(organisation=_place(row), **_who(row), by=admin)
    for row in table:
        given = Membership.objects.filter(user__email=row["email"])
        given.update(id=id_of("membership", row["email"]), started_at=at)
    asked = _day(on, PROPOSED)
    _propose_one_more(by=admin, at=asked)
    _mails_left(at=asked)


def _begin(row: Row) -> None:
    members.give(organisation=_place(row), **_who(row), by=None, is_founding=True)


def _appoint(row: Row, *, by: User, second: User, at: datetime) -> None:
    proposal = proposals.propose(organisation=_place(row), **_who(row), at=at, by=by)
    proposals.confirm(proposal=proposal, at=at + timedelta(hours=1), by=second)


def _propose_one_more(*, by: User, at: datetime) -> None:
    email, name = WAITS
    home = Organisation.objects.get(pk=HOME_ID)
    proposals.propose(organisation=home, email=email, name=name, role=Role.JOBHUNTER, at=at, by=by)


def _mails_left(*, at: datetime) -> None:
    """Mail of an earlier day left then: nothing of it waits today."""
    kinds = (Kind.INVITATION, Kind.PROPOSED, Kind.DECIDED)
    Message.objects.filter(kind__in=kinds).update(state=MessageState.SENT, made_at=at, sent_at=at)


def _place(row: Row) -> Organisation:
    return Organisation.objects.get(pk=id_of("organisation", row["organisation"]))


def _who(row: Row) -> dict[str, str]:
    return {"email": row["email"], "name": row["name"], "role": row["role"]}


def _day(on: date, days: int) -> datetime:
    """That many days before, at ten in the morning."""
    return timezone.make_aware(datetime.combine(on - timedelta(days=days), time(10)))
