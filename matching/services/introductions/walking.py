"""After a day of walking along: propose the youth for a vacancy of that employer, in one tap."""

from datetime import date

from django.utils.translation import gettext as _

from employers.models import EmployerPerson, Vacancy
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken
from matching.enums import Came
from matching.models import Introduction, Meeting
from matching.selectors import coming
from matching.selectors.introductions import people_at
from matching.services.introductions import drafts


def propose(*, meeting: Meeting, vacancy: Vacancy | None, by: User, on: date) -> Introduction:
    """Write the proposal to who promised the day; the youth's yes to the card is asked as of any other.

    The name that was given for the day was for that day.
    """
    if meeting.introduction_id is not None or meeting.came != Came.HELD:
        raise RuleBroken("state", _("First say that the day went on."))
    if vacancy is None or vacancy.employer_id != coming.employer_of(meeting):
        raise RuleBroken("vacancy", _("Choose a vacancy of this employer."))
    return drafts.write(
        candidate=meeting.candidate, vacancy=vacancy, person=_whom(meeting, vacancy), by=by, on=on
    )


def _whom(meeting: Meeting, vacancy: Vacancy) -> EmployerPerson | None:
    people = people_at(vacancy)
    promised = meeting.promise.person if meeting.promise else None
    return promised if promised in people else next(iter(people), None)
