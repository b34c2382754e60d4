"""A message that did not arrive becomes a step: somebody reaches whom it was for in another way."""

from datetime import date

from django.db import transaction

from candidates.enums import StepKind
from candidates.models import Candidate
from candidates.rules import step_marks
from candidates.services.files import steps
from jobmatch import workdays
from jobmatch.running.turns import each_in_turn
from notifications import selectors
from notifications.enums import Kind
from notifications.models import Message
from notifications.services import outbox

JOB = "candidates.ask_for_not_arrived"


def ask(*, on: date) -> int:
    """A step for each; how many were made. A second run finds nothing."""
    return each_in_turn(selectors.not_arrived(), lambda message: _ask(message, on=on))


@transaction.atomic
def _ask(message: Message, *, on: date) -> bool:
    """Of a file that is erased or has ended nobody is asked: there is nothing left to tell the youth of."""
    candidate = Candidate.objects.filter(pk__in=[message.whose]).first()
    kind, mark = StepKind.NOT_ARRIVED, step_marks.message(message.pk)
    if message.kind == Kind.REPORT:  # that there is one is for who hears the youth alone
        kind, mark = StepKind.CALL, step_marks.VOICE_REPORT
    if message.kind == Kind.HAND_OVER:  # it went to a partner: nothing is wrong with the way to the youth
        kind, mark = StepKind.HELP_NOT_ARRIVED, step_marks.message_to_help(message.pk)
    due = workdays.on_or_after(on)
    made = candidate is not None and steps.ensure(candidate=candidate, kind=kind, due=due, mark=mark)
    outbox.mark_handled(message)
    return made
