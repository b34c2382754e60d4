"""Whatever a proposal is stopped by, its rows read alike to who has no key; and all that stands is stopped."""

from datetime import date

import pytest

from candidates.models import Candidate, Step
from candidates.services.files import profile
from employers.services import promises
from jobmatch.accounts.models import Errand
from jobmatch.audit.models import Entry
from jobmatch.changes.models import Change
from matching.enums import Came, IntroductionState
from matching.models import Introduction, IntroductionEvent
from matching.services.introductions import meetings, settling, yeses
from matching.services.introductions.meetings import Appointment
from tests.factories import make_employer, make_jobhunter
from tests.matching.introductions import ON, TOMORROW, WITH_NAME, place, proposed, said, willing

pytestmark = pytest.mark.django_db
ROWS = {
    Introduction: ("state", "state_since", "yes_digest", "name_given", "was_known", "step_due", "call_due"),
    IntroductionEvent: ("what", "state", "party", "channel", "person__name", "by"),
    Step: ("kind", "mark", "due", "state", "done_on", "done_by"),
    Errand: ("kind", "due", "done_on", "done_by", "title"),
    Candidate: ("state", "last_news_on", "said_on", "version"),
    Change: ("kind",),
    Entry: ("event", "actor_kind", "target"),
}


def leave_out(youth, employer, by):
    profile.leave_out(candidate=youth, employer=employer, by=by, on=ON)
    settling.settle(on=ON)


def plain_rows_after(stop, *states):
    """What a proposal that came to these states adds to the plain rows, when it is stopped so."""
    by = make_jobhunter()
    youth = willing(by)
    row = proposed(youth, by=by)
    for state in states:
        row = said(row, state, by=by)
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in ROWS}
    stop(row, by)
    row.refresh_from_db()
    assert row.state == IntroductionState.WITHDRAWN
    mine = {Introduction: {row.pk}, Candidate: {youth.pk}, Step: set(), Errand: set(), Change: set()}
    found = []
    for model, names in ROWS.items():
        if model in (IntroductionEvent, Entry):
            rows = model.objects.exclude(pk__in=before[model])
        elif model is Step:
            rows = model.objects.filter(candidate=youth)
        elif model is Errand:
            rows = model.objects.filter(target=row.employer_id)
        elif model is Change:
            rows = model.objects.exclude(pk__in=before[model])
        else:
            rows = model.objects.filter(pk__in=mine[model])
        found.append(
            sorted(
                (["whose" if value == by.pk else value for value in each] for each in rows.values_list(*names)),
                key=str,
            )
        )
    return found


@pytest.mark.parametrize("states", [(), ("sent",), ("named",)])
def test_a_stop_by_the_list_of_employers_reads_like_one_that_was_told(states):
    told = plain_rows_after(
        lambda row, by: yeses.withdraw(introduction=row, version=row.version, by=by, on=ON), *states
    )
    left_out = plain_rows_after(lambda row, by: leave_out(row.candidate, row.employer_id, by), *states)
    assert left_out == told
