"""Who looked: rows of the access log about a youth, and looks that stand out. Never for who works files."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from candidates.models import Candidate, Step
from candidates.selectors.rights.rights import overseen
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence, Membership, User
from jobmatch.audit import selectors as audit_selectors

HOUR = timedelta(hours=1)
GIVEN_EVENT = "file.opens_to"
UNUSUAL_DAYS = 30
READS = frozenset({"file.seen", "sealed.opened", "ranking.computed", "ranking.seen", "copy.made"})
OPENINGS = frozenset({"sealed.opened", "sealed.forced"})
OUTSIDE, MANY, GIVEN = "outside", "many", "given"


@dataclass(frozen=True, slots=True)
class WhoLooked:
    """Someone who looked: the name, and the roles held now."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unusual:
    """A day on which someone looked as is not usual: at files outside the caseload, or at many in an hour.

    Or from which someone could open other files, by whose act (`by`); in `opened` of them they did so.
    """

    kind: str
    day: date
    who: UUID
    files: tuple[UUID, ...]
    count: int
    by: UUID | None = None
    opened: int = 0


def looks_at(candidate: Candidate) -> audit_selectors.Rows | list[audit_selectors.Row]:
    """Every row of the access log about one youth, the newest first. The caller decides who may see it."""
    return audit_selectors.of_one(candidate.pk)


def looks(user: User) -> audit_selectors.Rows:
    """Every row about the files of the officer's municipalities, the newest first.

    Not the quiet ones, which would tell of each of them that the youth told something: these are read a youth
    at a time.
    """
    return audit_selectors.rows_of(overseen(user).values("pk"))


def people(keys: Iterable[UUID | None]) -> dict[UUID, WhoLooked]:
    """User → name and roles, in two queries."""
    known = {pk for pk in keys if pk}
    roles: dict[UUID, list[str]] = defaultdict(list)
    for row in Membership.objects.active().filter(user__in=known).order_by("role"):
        if row.role not in roles[row.user_id]:
            roles[row.user_id].append(row.role)
    names = User.objects.filter(pk__in=known).order_by().values_list("pk", "name")
    return {pk: WhoLooked(name, tuple(roles[pk])) for pk, name in names}


def unusual(user: User, *, now: datetime) -> list[Unusual]:
    """What stood out in the last 30 days in the officer's municipalities, the newest first."""
    since = now - timedelta(days=UNUSUAL_DAYS)
    files = overseen(user).values("pk")
    read = audit_selectors.looks_since(files, since=since, events=READS)
    opened = audit_selectors.looks_since(files, since=since, events=OPENINGS)
    given = audit_selectors.rows_of(files).filter(
        actor_kind=audit_selectors.USER_KIND, at__gte=since, event__in=[GIVEN_EVENT, "file.taken"]
    )
    found = [(who, person, at) for who, person, at in read if who and person]
    close = _near(user, since=timezone.localdate(since))
    return sorted(
        [*_outside(found, close, _coordinators(user)), *_many(found), *_given(given, opened)],
        key=lambda each: (each.day, each.kind, each.who, str(each.by)),
        reverse=True,
    )


def _outside(
    found: list[tuple[UUID, UUID, datetime]],
    close: set[tuple[UUID, UUID]],
    coordinators: set[UUID],
) -> Iterator[Unusual]:
    """Files of no own desk and without an own step, as far as is known. A coordinator may see all."""
    strange: dict[tuple[date, UUID], Counter[UUID]] = defaultdict(Counter)
    for who, person, at in found:
        if who not in coordinators and (who, person) not in close:
            strange[timezone.localdate(at), who][person] += 1
    for (day, who), files in strange.items():
        yield Unusual(OUTSIDE, day, who, tuple(sorted(files)), files.total())


def _many(found: list[tuple[UUID, UUID, datetime]]) -> Iterator[Unusual]:
    """More than so many different files in an hour by one person: the busiest hour of that day."""
    window: dict[UUID, deque[tuple[datetime, UUID]]] = defaultdict(deque)
    most: dict[tuple[date, UUID], frozenset[UUID]] = {}
    for who, person, at in found:
        recent = window[who]
        recent.append((at, person))
        while recent[0][0] < at - HOUR:
            recent.popleft()
        files = frozenset(each for _, each in recent) if len(recent) > settings.MANY_FILES else frozenset()
        if len(files) > max(settings.MANY_FILES, len(most.get((timezone.localdate(at), who), ()))):
            most[timezone.localdate(at), who] = files
    for (day, who), files in most.items():
        yield Unusual(MANY, day, who, tuple(sorted(files)), len(files))


def _given(rows: audit_selectors.Rows, opened: Iterable[audit_selectors.Look]) -> Iterator[Unusual]:
    """Files that somebody could open from a moment on, by day and by whose act, and how many they opened.

    Rows that were written before each opener had one say only who took a file to the own desk.
    """
    last = {(who, person): at for who, person, at in opened}  # the oldest first, so the newest stays
    files: dict[tuple[date, UUID, UUID], dict[UUID, datetime]] = defaultdict(dict)
    for row in rows:  # the newest first, so the oldest stays
        who = row.target_id if row.event == GIVEN_EVENT else row.actor
        if who and row.actor and row.person:
            files[timezone.localdate(row.at), who, row.actor][row.person] = row.at
    for (day, who, by), since in files.items():
        read = sum((who, person) in last and last[who, person] >= at for person, at in since.items())
        yield Unusual(GIVEN, day, who, tuple(sorted(since)), len(since), by=by, opened=read)


def _near(user: User, *, since: date) -> set[tuple[UUID, UUID]]:
    """(user, file): whose desk it lies at, who stood in there, who has or had a step of it."""
    files = overseen(user)
    at_desk = files.filter(desk__user__isnull=False).values_list("desk__user", "pk")
    steps = Step.objects.filter(candidate__in=files)
    owned = steps.filter(owner__user__isnull=False).values_list("owner__user", "candidate")
    done = steps.filter(done_by__isnull=False).values_list("done_by", "candidate")
    return {*at_desk, *owned, *done, *_with_marked(files), *_stood_in(files, since=since)}


def _with_marked(files: QuerySet[Candidate]) -> Iterator[tuple[UUID, UUID]]:
    """(User, file) of who has or had a step of which the table does not say whose it is."""
    here = {*files.values_list("pk", flat=True)}
    for step in Step.objects.marked().select_related("owner").order_by("pk"):
        people = (step.owner.user_id if step.owner else None, step.done_by_id)
        if step.candidate_id in here:
            yield from ((who, step.candidate_id) for who in people if who)


def _stood_in(files: QuerySet[Candidate], *, since: date) -> Iterator[tuple[UUID, UUID]]:
    """(user, file) of who stood in for the desk of the file, now or since that day."""
    recent = Absence.objects.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=since))
    people: dict[UUID, set[UUID]] = defaultdict(set)
    rows = recent.filter(stand_in__user__isnull=False).values_list("desk", "stand_in__user")
    for desk, who in rows:
        people[desk].add(who)
    for desk, file in files.filter(desk__in=people).values_list("desk", "pk"):
        yield from ((who, file) for who in people[desk])


def _coordinators(user: User) -> set[UUID]:
    """Coordinators and privacy officers: the role itself lets them see every file or request."""
    here = overseen(user).values("municipality")
    rows = Membership.objects.active().filter(
        organisation__in=here, role__in=[Role.COORDINATOR, Role.PRIVACY_OFFICER]
    )
    return set(rows.values_list("user", flat=True))
