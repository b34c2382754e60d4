"""Proposals to employers, scoped to the user who asks, and to the youth on the own pages."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Case, Count, Q, QuerySet, When
from django.http import Http404
from django.shortcuts import get_object_or_404

from candidates.models import Candidate
from candidates.permissions import may_hear_youth
from candidates.selectors.files import files
from employers.models import EmployerPerson, Post, Promise, PromiseQuerySet, Site, Vacancy
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404, uuid_or_none
from matching.enums import ENDS, Came, IntroductionState
from matching.models import Introduction, IntroductionQuerySet, Meeting
from matching.rules.waiting import EMPLOYER, FOR_WHOM, US, YOUTH
from matching.selectors import coming

MOST_VACANCIES: Final = 100
PARTS = ("candidate__desk__user", "candidate__municipality", "vacancy__employer__organisation", "person")
SHOWN = (
    *("version", "state", "state_since", "step_due", "call_due", "name_given", "was_known", "alias"),
    *("candidate__first_name", "candidate__last_name", "candidate__desk", "candidate__municipality"),
    *("vacancy__title", "vacancy__employer__organisation__name", "vacancy__employer_text"),
    *("person__name", "later_on", "why_not"),
)


def of_candidate(candidate: Candidate) -> QuerySet[Introduction]:
    """The proposals of a youth, open ones first; the caller has looked whether the user may see the file."""
    ended = Case(When(state__in=ENDS, then=1), default=0)
    rows = _whole(Introduction.objects.filter(candidate=candidate))
    return rows.order_by(ended, "-state_since", "id")


def introduction(user: User, pk: str, introduction_pk: str) -> Introduction:
    """A proposal that a URL names, of a youth that it names too; 404 when either is not this user's."""
    rows = _whole(Introduction.objects.filter(candidate=files.candidate(user, pk)))
    return get_object_or_404(rows, pk=uuid_or_404(introduction_pk))


def any_introduction(user: User, introduction_pk: str) -> Introduction:
    """A proposal that a URL names by itself."""
    rows = _whole(Introduction.objects.filter(candidate__in=files.candidates(user)))
    return get_object_or_404(rows, pk=uuid_or_404(introduction_pk))


def heard_youth(user: User, pk: str, *, on: date) -> Candidate:
    """A youth whom the user hears: only then a yes can be written down; any other is a 404."""
    found = files.candidate(user, pk)
    if not may_hear_youth(user=user, candidate=found, on=on):
        raise Http404
    return found


def heard_introduction(user: User, introduction_pk: str, *, on: date) -> Introduction:
    """A proposal of which the user hears what the youth says; any other is a 404."""
    found = any_introduction(user, introduction_pk)
    if not may_hear_youth(user=user, candidate=found.candidate, on=on):
        raise Http404
    return found


def board(user: User, *, whom: str = "", employer: str = "") -> IntroductionQuerySet:
    """What somebody waits for, of the files of this user: who waits longest comes first."""
    rows = _mine(user)
    if whom:
        rows = rows.filter(state__in=[state for state in IntroductionState if whom_of(state) == whom])
    if employer:
        rows = rows.filter(vacancy__employer=uuid_or_none(employer))
    return rows.select_related(*PARTS, "vacancy__employer").only(*SHOWN).order_by("state_since", "id")


def waiting_for(user: User) -> dict[str, int]:
    """For whom → how many proposals wait for them."""
    found = dict.fromkeys((US, YOUTH, EMPLOYER), 0)
    for row in _mine(user).order_by().values("state").annotate(number=Count("pk")):
        found[whom_of(row["state"])] += row["number"]
    return found


def called_about(desks: Iterable[UUID], *, on: date) -> dict[tuple[UUID, UUID], set[UUID]]:
    """Employer and desk → the youths of that desk about whom it is called today or should have been."""
    rows = Introduction.objects.filter(call_due__lte=on, candidate__desk__in=desks)
    found: dict[tuple[UUID, UUID], set[UUID]] = {}
    named = ("vacancy__employer", "candidate__desk", "candidate")
    for employer, desk, youth in rows.order_by().values_list(*named):
        found.setdefault((employer, desk), set()).add(youth)
    return found


def whom_of(state: str) -> str:
    """For whom a proposal waits; of an ended one, for us: somebody has to be told."""
    return FOR_WHOM.get(state, US)


def people_at(vacancy: Vacancy) -> list[EmployerPerson]:
    """Who works at the employer of a vacancy: first who gets proposals, at its own site before elsewhere."""
    posts = Post.objects.present().filter(employer=vacancy.employer_id).select_related("person")
    ordered = sorted(
        posts.order_by("person__name", "person__id"),
        key=lambda post: (not post.gets_proposals, post.site_id != vacancy.site_id),
    )
    return [post.person for post in ordered]


def vacancy_meant(pk: UUID) -> Vacancy | None:
    """The vacancy that a program names; jobhunters and coordinators see all."""
    return Vacancy.objects.select_related("employer__organisation").filter(pk=pk).first()


def person_meant(pk: UUID) -> EmployerPerson | None:
    """Somebody at an employer whom a program names."""
    return EmployerPerson.objects.filter(pk=pk).first()


def promise_meant(pk: UUID) -> Promise | None:
    """The promise that a program names, while it is open."""
    return promises().filter(pk=pk).first()


def open_at(candidate: Candidate, vacancy: Vacancy) -> Introduction | None:
    """The proposal of this youth for a vacancy that has not ended."""
    return candidate.introductions.open().filter(vacancy=vacancy).first()


def vacancies_after(meetings: Iterable[Meeting], *, on: date) -> dict[UUID, list[Vacancy]]:
    """Day that went on → the open vacancies of its employer, for who may be proposed after it."""
    held = {row.pk: coming.employer_of(row) for row in meetings if row.came == Came.HELD}
    rows = Vacancy.objects.open(on=on).filter(employer__in={pk for pk in held.values() if pk})
    found = [*rows.order_by("title", "pk")[:MOST_VACANCIES]]
    return {pk: [row for row in found if row.employer_id == employer] for pk, employer in held.items()}


def site_meant(pk: UUID) -> Site | None:
    """The site that a program or an address names."""
    return Site.objects.select_related("employer__organisation").filter(pk=pk).first()


def promises() -> PromiseQuerySet:
    """Open promises of days to walk along, or of anything else; the first due on top."""
    rows = Promise.objects.open().select_related("employer__organisation")
    return rows.order_by("due", "id")


def walk(user: User, pk: str, meeting_pk: str) -> Meeting:
    """A day without a proposal that a URL names, of a youth that it names too."""
    alone = Meeting.objects.filter(candidate=files.candidate(user, pk), introduction=None)
    return get_object_or_404(alone.select_related("candidate__desk"), pk=uuid_or_404(meeting_pk))


def any_walk(user: User, meeting_pk: str) -> Meeting:
    """A day without a proposal that a URL names by itself."""
    alone = Meeting.objects.filter(candidate__in=files.candidates(user), introduction=None)
    return get_object_or_404(alone.select_related("candidate__desk"), pk=uuid_or_404(meeting_pk))


def alone_of(candidate: Candidate) -> QuerySet[Meeting]:
    """The days on which a youth walks along without a proposal, the newest first."""
    rows = Meeting.objects.filter(candidate=candidate, introduction=None)
    return rows.select_related("promise__employer__organisation", "site__employer__organisation").order_by(
        "-on", "id"
    )


def own_introductions(candidate: Candidate) -> QuerySet[Introduction]:
    """What the youth reads on the own page: every proposal that was asked or said, the newest first."""
    mine = Introduction.objects.filter(candidate=candidate)
    ended = Q(pk__in=mine.told_youth().values("pk"), state__in=ENDS)
    rows = mine.filter(ended | ~Q(state__in=[*ENDS, IntroductionState.DRAFT]))
    return _whole(rows).order_by("-state_since", "id")


def own_introduction(candidate: Candidate, pk: str) -> Introduction:
    """A proposal of this youth that an address names; any other is a 404."""
    return get_object_or_404(own_introductions(candidate), pk=uuid_or_404(pk))


def _mine(user: User) -> IntroductionQuerySet:
    return Introduction.objects.waiting().filter(candidate__in=files.candidates(user).order_by().values("pk"))


def _whole(rows: QuerySet[Introduction]) -> QuerySet[Introduction]:
    return rows.select_related(*PARTS, "placement").prefetch_related("meetings")
