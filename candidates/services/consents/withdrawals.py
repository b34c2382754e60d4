"""What the taking back of a yes erases or stops, a purpose at a time, in the transaction of the taking back.

A purpose whose yes only opens something (a stand-in reads, a referrer sees, an employer is spoken to) has
nothing here: who acts under it asks for a live yes each time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from candidates.enums import Purpose
from candidates.models import Candidate, KeptNeeds, Needs
from candidates.services.files import changed, messages
from candidates.services.help import hand_overs
from candidates.services.voice import counting, experiences
from jobmatch.audit.services import Doer


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Whose yes was taken back, by whom and on which day."""

    candidate: Candidate
    by: Doer
    on: date


def carry_out(*, candidate: Candidate, purpose: str, by: Doer, on: date) -> None:
    """Erase or stop what the yes allowed; the caller holds the file."""
    for act in REGISTER[purpose]:
        act(Withdrawal(candidate, by, on))


def _erase_needs(taken: Withdrawal) -> None:
    Needs.objects.filter(candidate=taken.candidate).delete()
    KeptNeeds.objects.filter(candidate=taken.candidate).delete()


def _stop_messages(taken: Withdrawal) -> None:
    messages.stop(candidate=taken.candidate)


def _erase_experiences(taken: Withdrawal) -> None:
    experiences.erase_all(candidate=taken.candidate)


def _erase_counted(taken: Withdrawal) -> None:
    counting.erase(candidate=taken.candidate)


def _stop_hand_overs(taken: Withdrawal) -> None:
    hand_overs.stop_drafts(candidate=taken.candidate, by=taken.by, on=taken.on)


def _stop_proposals(taken: Withdrawal) -> None:
    """No employer opens anything from this moment on; each proposal ends a moment later."""
    changed.note([taken.candidate.pk])


REGISTER: dict[str, tuple[Callable[[Withdrawal], None], ...]] = {
    Purpose.KEEP_NEEDS: (_erase_needs,),
    Purpose.KEEP_EXPERIENCE: (_erase_experiences,),
    Purpose.SHARE_WITH_EMPLOYERS: (_stop_proposals,),
    Purpose.TELL_REFERRER: (),
    Purpose.COUNT_EXPERIENCE: (_erase_counted,),
    Purpose.MESSAGE_ME: (_stop_messages,),
    Purpose.STAND_IN: (),
    Purpose.OTHER_PARTNER: (_stop_hand_overs,),
}
