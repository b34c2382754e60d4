"""Moving a file to another state by the name of that state: what is possible now, and doing it."""

from datetime import date

from django.utils.translation import gettext as _

from candidates.enums import TRANSITIONS, Ending, State
from candidates.models import Candidate
from candidates.permissions import is_coordinator_of
from candidates.services.files import states
from jobmatch.accounts.models import User
from jobmatch.errors import RuleBroken

ALWAYS = (Ending.OWN_WISH, Ending.MOVED, Ending.PARTNER)
BACK = {State.PAUSED: states.wake, State.RESTING: states.resume, State.ENDED: states.reopen}


def possible(candidate: Candidate) -> list[State]:
    """Where a person can move this file from here; work that starts or ends moves it by itself."""
    here = State(candidate.state)
    by_work = {State.PLACED} if here in BACK else {State.PLACED, State.OPEN}
    return [state for state in State if state in TRANSITIONS[here] - by_work]


def endings(candidate: Candidate, *, by: User, on: date) -> list[Ending]:
    """The endings that this user can record today."""
    found = list(ALWAYS)
    if states.has_kept_work(candidate, on=on):
        found.insert(0, Ending.KEPT_WORK)
    if states.may_go_out_of_reach(candidate, on=on) and is_coordinator_of(user=by, candidate=candidate):
        found.append(Ending.OUT_OF_REACH)
    return found


def move(
    *,
    candidate: Candidate,
    version: int,
    to: str,
    by: User,
    on: date,
    until: date | None = None,
    ending: str = "",
) -> Candidate:
    """Pause, let rest, end, or open again; refused when it can't follow on the present state."""
    if to == State.PAUSED and until is not None:
        return states.pause(candidate=candidate, version=version, until=until, by=by, on=on)
    if to == State.PAUSED:
        raise states.no_such_pause()
    if to == State.RESTING:
        return states.rest(candidate=candidate, version=version, by=by, on=on)
    if to == State.ENDED:
        return states.end(candidate=candidate, version=version, ending=ending, by=by, on=on)
    if to == State.OPEN and candidate.state in BACK:
        return BACK[State(candidate.state)](candidate=candidate, version=version, by=by, on=on)
    raise RuleBroken("state", _("That is not possible in the state that this file is in now."))
