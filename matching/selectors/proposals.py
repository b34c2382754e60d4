"""Proposals as somebody at an employer may open them in this second; and why employers say no."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from candidates.selectors.files import files
from employers.models import EmployerPerson, Post
from jobmatch.accounts.models import User
from jobmatch.audit import selectors as audit_selectors
from jobmatch.http.identifiers import uuid_or_none
from matching.enums import Happened, IntroductionState, ReplyKind, WhyNot
from matching.models import Introduction, Reply

LEAST: Final = 5  # fewer are no pattern, and would tell of one youth


@dataclass(frozen=True, slots=True)
class Pattern:
    """How often an employer gave a reason."""

    employer: str
    why_not: str
    number: int

    @property
    def words(self) -> str:
        """The reason in words."""
        return str(WhyNot(self.why_not).label)


def of_person(person: UUID, *, now: datetime) -> "QuerySet[Introduction]":
    """What somebody at an employer may open now, what waits longest first; `awaits` who has to answer."""
    rows = Introduction.objects.filter(person=person).visible_to_employer(now)
    answered = Reply.objects.to_count().filter(introduction=OuterRef("pk"))
    rows = rows.annotate(awaits=Q(state=IntroductionState.SENT) & ~Exists(answered))
    return rows.select_related(
        "candidate__desk__user", "candidate__desk__municipality", "vacancy__employer__organisation"
    ).order_by("state_since", "id")


def of_person_one(person: UUID, pk: str, *, now: datetime) -> Introduction | None:
    """A proposal to this person; None for one that is gone, of somebody else, or that never was."""
    found = uuid_or_none(pk)
    return of_person(person, now=now).filter(pk=found).first() if found else None


def colleagues(row: Introduction) -> list[EmployerPerson]:
    """Who else works at the employer, whoever that is to the youth: the list tells nothing of that."""
    posts = Post.objects.present().filter(employer=row.vacancy.employer_id).exclude(person=row.person_id)
    return [post.person for post in posts.select_related("person").order_by("person__name", "person__id")]


def waiting_reply(row: Introduction) -> Reply | None:
    """The answer that can still be taken back."""
    return row.replies.to_count().select_related("person").first()


def last_reply(row: Introduction) -> Reply | None:
    """The answer that counted last."""
    return row.replies.filter(counted_at__isnull=False).order_by("-at", "-pk").first()


def none_suited(row: Introduction) -> Reply | None:
    """The invitation of which no moment suited the youth, until somebody says more."""
    if row.state != IntroductionState.SENT:
        return None
    said = row.events.filter(what__in=(Happened.MOVED, Happened.MEETING)).order_by("-pk")
    if said.values_list("what", flat=True).first() != Happened.MEETING:
        return None
    return row.replies.filter(kind=ReplyKind.INVITE, counted_at__isnull=False).order_by("-at", "-pk").first()


def patterns(user: User) -> list[Pattern]:
    """What employers gave as a reason five times and more, in the files that this user sees. No points."""
    rows = Introduction.objects.exclude(why_not="").filter(
        candidate__in=files.candidates(user).order_by().values("pk"), vacancy__employer__isnull=False
    )
    found = (
        rows.order_by()
        .values_list("vacancy__employer__organisation__name", "why_not")
        .annotate(number=Count("candidate", distinct=True))
        .filter(number__gte=LEAST)
    )
    return [Pattern(*each) for each in sorted(found, key=lambda each: (-each[2], each[0], each[1]))]


def opened_on(row: Introduction) -> date | None:
    """On which day somebody at the employer opened the card last."""
    looks = audit_selectors.rows_of([row.candidate_id]).filter(event="card.opened", target_id=row.pk)[:1]
    return timezone.localdate(looks[0].at) if looks else None
