"""Counting experiences by employer, for youths who said *count my experience*: marks and months, no names.

Once a month it is fixed with which employers the coordinator may want to talk: those of whom at least five
different youths told, heard by more than one jobhunter. How many, when and what is never shown; a youth who
is added or taken out changes nothing that anybody sees before the next month.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from candidates.enums import Purpose
from candidates.models import Candidate, Consent, Counted, EmployerTalks, QuietConsent
from candidates.rules import person_marks
from jobmatch.accounts.models import Organisation, User

FEWEST_YOUTHS = 5
MONTHS = 24


def recount(*, candidate: Candidate, employers: Iterable[UUID], by: User, on: date) -> None:
    """Let exactly these employers be counted for a youth, in a transaction that holds the file.

    What was counted keeps its month. Without a live yes nothing is counted, and nothing stays.
    """
    counts = Consent.objects.is_live(candidate=candidate.pk, purpose=Purpose.COUNT_EXPERIENCE, on=on)
    marks = {person_marks.counted(employer) for employer in employers} if counts else set()
    own = Counted.objects.filter(youth_mark=person_marks.counted(candidate.pk))
    own.exclude(employer_mark__in=marks).delete()
    Counted.objects.bulk_create(
        (
            Counted(
                municipality_id=candidate.municipality_id,
                employer_mark=mark,
                youth_mark=person_marks.counted(candidate.pk),
                jobhunter_mark=person_marks.counted(by.pk),
                month=on.replace(day=1),
            )
            for mark in sorted(marks)
        ),
        ignore_conflicts=True,
    )


def erase(*, candidate: Candidate) -> None:
    """The youth is no longer counted anywhere."""
    Counted.objects.filter(youth_mark=person_marks.counted(candidate.pk)).delete()


@transaction.atomic
def sweep(*, on: date) -> int:
    """Each night: what is two years old goes, and what was counted under a yes that is over; how many."""
    old = Counted.objects.filter(month__lt=first_month(on)).delete()[0]
    said = QuietConsent.objects.filter(purpose=Purpose.COUNT_EXPERIENCE).newest_of_each()
    over = [person_marks.counted(row.candidate_id) for row in said if not row.is_live(on)]
    return old + Counted.objects.filter(youth_mark__in=over).delete()[0]


def fix_month(*, on: date) -> int:
    """Once a month, in the first night of it: fix for each municipality with whom to talk; for how many.

    Of two nights at once, as when a worker starts again, the first one fixes it.
    """
    month = on.replace(day=1)
    EmployerTalks.objects.exclude(month=month).delete()
    done = EmployerTalks.objects.filter(month=month).values("municipality")
    places = Organisation.objects.municipalities().exclude(pk__in=done).order_by("pk")
    fixed = [
        EmployerTalks(municipality=place, month=month, employers=_talked_about(place, month))
        for place in places
    ]
    EmployerTalks.objects.bulk_create(fixed, ignore_conflicts=True)
    return len(fixed)


def first_month(on: date) -> date:
    """The first of the months that count: two years before this one."""
    return date(on.year - MONTHS // 12, on.month, 1)


def _talked_about(place: Organisation, month: date) -> list[str]:
    """The employers of whom enough different youths told to enough different jobhunters."""
    enough = (
        Counted.objects.filter(municipality=place, month__gte=first_month(month), month__lt=month)
        .order_by()
        .values("employer_mark")
        .annotate(
            youths=Count("youth_mark", distinct=True), jobhunters=Count("jobhunter_mark", distinct=True)
        )
        .filter(youths__gte=FEWEST_YOUTHS, jobhunters__gte=settings.TALK_JOBHUNTERS)
    )
    marks = {row["employer_mark"] for row in enough}
    if not marks:
        return []
    employers = Organisation.objects.employers().order_by("pk").values_list("pk", flat=True)
    return [str(pk) for pk in employers if person_marks.counted(pk) in marks]
