"""Who comes when: meetings and first days, for the employer's own page, the youth and the staff's calendar.

A name stands here only as the youth gave it, to whom it was given, and until the day after.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from candidates.enums import LOOKING
from candidates.models import Bar, Candidate, Exclusion
from candidates.selectors.files import files
from employers.models import EmployerPerson, Post
from jobmatch.accounts.models import User
from jobmatch.http.identifiers import uuid_or_404
from jobmatch.phones import for_people
from matching.enums import ENDS, Came, FoundBy, IntroductionState, NameGiven, PlacementState, Side
from matching.models import CheckIn, CheckInQuerySet, Introduction, Meeting, MeetingQuerySet, Placement
from matching.models.introductions import who_may_be_introduced

MEET_STATES: Final = (IntroductionState.NAMED, IntroductionState.TRIAL, IntroductionState.MET)
STAYS: Final = timedelta(days=1)  # how long after its last day a name is still shown
ASKED_FOR: Final = timedelta(days=14)  # how long an employer may say by link how a meeting was
PARTS: Final = (
    "candidate",
    "introduction__vacancy__employer__organisation",
    "introduction__person",
    "promise__employer__organisation",
    "promise__person",
    "site__employer__organisation",
)


@dataclass(frozen=True, slots=True)
class Coming:
    """One line of *who comes when*: a meeting, a day with several, or a first working day.

    `people` are the names as they were given; fewer than `number` where some gave none.
    """

    on: date
    until: date | None
    hour: time | None
    place: str
    what: str
    number: int
    people: tuple[str, ...]
    meeting: UUID | None = None
    is_start: bool = False


def of_employer(employer: UUID, person: EmployerPerson | None, *, now: datetime, named: bool) -> list[Coming]:
    """Who comes when at one employer, for somebody who works there; names only where `named`."""
    today = timezone.localdate(now)
    found = [_coming(row, named=named) for row in _meetings_of(employer, person, now=now)]
    return sorted(
        [
            *found,
            *_walks(employer, person, on=today, named=named),
            *_starts(employer, person, on=today, named=named),
        ],
        key=lambda each: (each.on, each.hour or time.min, each.what),
    )


def to_say(employer: UUID, person: EmployerPerson, *, now: datetime) -> list[Meeting]:
    """Meetings of which this person of the employer may say now how it was."""
    today = timezone.localdate(now)
    rows = _of_person(person, now=now).lasting(on=today - ASKED_FOR)
    rows = (
        rows.filter(Q(until=None, on__lte=today) | Q(until__lte=today))
        .filter(introduction__vacancy__employer=employer)
        .exclude(came=Came.CALLED_OFF)
        .exclude(answers__side=Side.EMPLOYER)
    )
    return [*rows.select_related(*PARTS).order_by("on", "hour", "pk")]


def of_person(person: EmployerPerson, pk: str, *, now: datetime) -> Meeting:
    """A meeting of somebody at an employer that an address names, or 404."""
    return get_object_or_404(_of_person(person, now=now).select_related(*PARTS), pk=uuid_or_404(pk))


def is_of_person(meeting: Meeting, person: UUID) -> bool:
    """Whether somebody at an employer is who meets, at this moment."""
    who = EmployerPerson.objects.filter(pk=person).first()
    return who is not None and _of_person(who, now=timezone.now()).filter(pk=meeting.pk).exists()


def own_meetings(candidate: Candidate, *, on: date) -> list[Meeting]:
    """The meetings of a youth that are to come, or of which it may still be told how they were."""
    rows = candidate.meetings.lasting(on=on - ASKED_FOR).exclude(came=Came.CALLED_OFF)
    rows = rows.filter(Q(introduction=None) | Q(introduction__state__in=MEET_STATES))
    return [*rows.select_related(*PARTS).prefetch_related("answers").order_by("on", "hour", "id")]


def own_meeting(candidate: Candidate, pk: str) -> Meeting:
    """A meeting of this youth that an address names; any other is a 404."""
    rows = candidate.meetings.exclude(came=Came.CALLED_OFF).select_related(*PARTS)
    return get_object_or_404(rows.prefetch_related("answers"), pk=uuid_or_404(pk))


def meeting(user: User, pk: str, meeting_pk: str) -> Meeting:
    """A meeting that a URL names, with a proposal or without, of a youth that it names too."""
    rows = Meeting.objects.filter(candidate=files.candidate(user, pk)).select_related(
        *PARTS, "candidate__desk"
    )
    return get_object_or_404(rows.prefetch_related("answers"), pk=uuid_or_404(meeting_pk))


def any_meeting(user: User, meeting_pk: str) -> Meeting:
    """A meeting that a URL names by itself."""
    rows = Meeting.objects.filter(candidate__in=files.candidates(user)).select_related(
        *PARTS, "candidate__desk"
    )
    return get_object_or_404(rows.prefetch_related("answers"), pk=uuid_or_404(meeting_pk))


def of_staff(user: User) -> QuerySet[Meeting]:
    """The meetings to come of the files at the desks of a user, for the own calendar."""
    mine = files.candidates(user).filter(desk__user=user).order_by().values("pk")
    rows = Meeting.objects.to_come().filter(candidate__in=mine).exclude(introduction__state__in=ENDS)
    return rows.order_by("on", "hour", "id")


def check_ins_of(employer: UUID, person: EmployerPerson, *, on: date) -> list[CheckIn]:
    """What the person to whom a youth was proposed is asked now about the work: the newest moment of each."""
    rows = _asked_of(person, on=on).filter(placement__employer=employer)
    rows = rows.select_related("placement__candidate", "placement__occupation", "placement__vacancy")
    return [*{row.placement_id: row for row in rows.order_by("due", "pk")}.values()]


def check_in_of(person: EmployerPerson, pk: str, *, on: date) -> CheckIn:
    """A moment that somebody at an employer is asked about, or 404."""
    rows = _asked_of(person, on=on).select_related("placement__candidate", "placement__vacancy")
    return get_object_or_404(rows, pk=uuid_or_404(pk))


def is_asked(check_in: CheckIn, person: UUID, *, on: date) -> bool:
    """Whether somebody at an employer is who is asked now."""
    who = EmployerPerson.objects.filter(pk=person).first()
    return who is not None and _asked_of(who, on=on).filter(pk=check_in.pk).exists()


def employer_of(row: Meeting) -> UUID | None:
    """At which employer a meeting is."""
    if row.introduction is not None:
        return row.introduction.employer_id
    found: UUID | None = None
    if row.promise is not None:
        found = row.promise.employer_id
    elif row.site is not None:
        found = row.site.employer_id
    return found


def called(candidate: Candidate, given: str) -> str:
    """The name as the youth gave it; nothing without one."""
    if not given:
        return ""
    return candidate.first_name if given == NameGiven.CALLED else str(candidate)


def name_of(candidate: Candidate, given: str, *, number: bool) -> str:
    """The name as the youth gave it, with the number where that was given too."""
    name = called(candidate, given)
    return f"{name}, {for_people(candidate.phone)}" if name and number and candidate.phone else name


def _meetings_of(employer: UUID, person: EmployerPerson | None, *, now: datetime) -> list[Meeting]:
    today = timezone.localdate(now)
    if person is None:
        return []
    rows = _of_person(person, now=now).filter(introduction__vacancy__employer=employer)
    return [row for row in rows.to_come().select_related(*PARTS) if row.last_day >= today - STAYS]


def _of_person(person: EmployerPerson, *, now: datetime) -> MeetingQuerySet:
    """Meetings with this person, for as long as the proposal may be opened."""
    seen = Introduction.objects.filter(person=person, state__in=MEET_STATES).visible_to_employer(now)
    found = seen.filter(vacancy__employer__in=_works_at(person)).values_list("pk", flat=True)
    return Meeting.objects.filter(introduction__in=[*found])


def _asked_of(person: EmployerPerson, *, on: date) -> CheckInQuerySet:
    """Moments about going work that came of a proposal to this person."""
    rows = CheckIn.objects.waiting(on=on).filter(side=Side.EMPLOYER, placement__found_by=FoundBy.US)
    rows = rows.filter(placement__introduction__person=person, placement__state=PlacementState.STARTED)
    if person.user_id:
        rows = rows.exclude(placement__candidate__in=[row.candidate_id for row in _bars_of(person)])
    return rows.filter(placement__candidate__state__in=LOOKING, placement__employer__in=_works_at(person))


def _bars_of(person: EmployerPerson) -> QuerySet[Bar]:
    """Who does not want this person, as a user of ours, at the own file."""
    return Bar.objects.filter(user=person.user_id)


def _works_at(person: EmployerPerson) -> list[UUID]:
    return [*Post.objects.present().filter(person=person).values_list("employer", flat=True)]


def _coming(row: Meeting, *, named: bool) -> Coming:
    about = row.introduction
    name = name_of(row.candidate, about.name_given, number=about.number_given) if about and named else ""
    people = (name,) if name else ()
    what = str(row.get_kind_display())
    return Coming(row.on, row.until, row.hour, row.place, what, 1, people, meeting=row.pk)


def _walks(employer: UUID, person: EmployerPerson | None, *, on: date, named: bool) -> list[Coming]:
    """Days to walk along: one line for a day, with how many come."""
    rows = [
        row
        for row in _walks_at([employer], person, on=on)
        if row.came == Came.PLANNED and row.last_day >= on - STAYS
    ]
    number = Counter((row.on, row.until, row.hour, row.place, row.kind) for row in rows)
    lines = []
    for key, count in number.items():
        same = [row for row in rows if (row.on, row.until, row.hour, row.place, row.kind) == key]
        names = (name_of(row.candidate, row.name_given, number=row.number_given) for row in same)
        people = tuple(sorted(name for name in names if name)) if named and person else ()
        day, until, hour, place, _kind = key
        lines.append(Coming(day, until, hour, place, str(same[0].get_kind_display()), count, people))
    return lines


def _walks_at(employers: Iterable[UUID], person: EmployerPerson | None, *, on: date) -> list[Meeting]:
    at = Q(promise__employer__in=employers) | Q(promise=None, site__employer__in=employers)
    rows = Meeting.objects.filter(at).alone().lasting(on=on - ASKED_FOR).exclude(came=Came.CALLED_OFF)
    found = [*rows.select_related(*PARTS).order_by("on", "pk")]
    welcome = _welcome([row.candidate for row in found], employers, person, on=on)
    return [row for row in found if row.candidate_id in welcome]


def _starts(employer: UUID, person: EmployerPerson | None, *, on: date, named: bool) -> list[Coming]:
    """First days of work that came of a proposal to this person."""
    if person is None:
        return []
    rows = Placement.objects.filter(employer=employer, introduction__person=person, found_by=FoundBy.US)
    rows = rows.filter(starts_on__gte=on - STAYS).exclude(state=PlacementState.ENDED)
    found = [*rows.select_related("candidate", "occupation", "introduction").order_by("starts_on", "pk")]
    welcome = _welcome([row.candidate for row in found], [employer], person, on=on)
    return [_start(row, named=named) for row in found if row.candidate_id in welcome]


def _start(row: Placement, *, named: bool) -> Coming:
    yes = row.introduction
    name = name_of(row.candidate, yes.name_given, number=yes.number_given) if named else ""
    people = (name,) if name else ()
    return Coming(row.starts_on, None, None, "", str(row.occupation or ""), 1, people, is_start=True)


def _welcome(
    youths: Iterable[Candidate], employers: Iterable[UUID], person: EmployerPerson | None, *, on: date
) -> set[UUID]:
    """Of which youths an employer may read: in sight, a live yes, not kept away, no bar of the reader."""
    there = {each.pk for each in youths}
    if not there:
        return there
    left_out = {row.candidate_id for row in Exclusion.objects.filter(organisation__in={*employers})}
    if person is not None and person.user_id:
        left_out |= {row.candidate_id for row in _bars_of(person)}
    willing = who_may_be_introduced(on=on).filter(pk__in=there - left_out)
    return {*willing.values_list("pk", flat=True)}
