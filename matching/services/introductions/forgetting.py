"""After an erasure: employers are still asked to delete what they have, and nothing names whose it was."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch import workdays
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.services import errands
from jobmatch.audit import services as audit
from matching.enums import AT_THE_EMPLOYER, Happened, IntroductionState
from matching.models import IntroductionEvent
from matching.selectors import coming
from matching.services.introductions import following


def known_to(candidate: Candidate) -> dict[UUID, bool]:
    """Employers of this youth's proposals and days alone, and whether one still has to hear that it stops.

    A proposal is known to the employer for which it was written, whoever has the vacancy now. Who was given
    the name for a day to walk along has it, whenever that day was.
    """
    rows = candidate.introductions.order_by("pk")
    places = rows.filter(vacancy__employer__isnull=False)
    found = dict.fromkeys(places.values_list("vacancy__employer", flat=True), False)
    said = Exists(IntroductionEvent.objects.filter(introduction=OuterRef("pk"), what=Happened.EMPLOYER_TOLD))
    has_it = Q(state__in=AT_THE_EMPLOYER) | Q(state=IntroductionState.SILENT) & ~said
    tell = rows.filter(Q(call_due__isnull=False) | has_it, was_known=True, made_for__isnull=False)
    named = candidate.meetings.alone().exclude(name_given="").select_related("promise", "site")
    days = {employer for row in named if (employer := coming.employer_of(row)) is not None}
    return found | dict.fromkeys([*tell.values_list("made_for", flat=True), *days], True)


def leave(candidate: Candidate, known: Mapping[UUID, bool], *, by: audit.Doer, on: date) -> None:
    """Bring errands in line with the rows that are gone, and leave one that says that it stops."""
    for employer, tell in sorted(known.items()):
        following.bring_errand(candidate.desk, employer, by=by, on=on)
        if tell:
            errands.leave(
                desk=candidate.desk,
                target=employer,
                kind=ErrandKind.CALL,
                due=workdays.after(on, 1),
                by=by,
                title=_("say that a proposal is no longer available, and ask to delete it"),
            )
