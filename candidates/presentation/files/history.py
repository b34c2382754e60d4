"""What changed in a file, in words: one sentence for each event that the access log knows of a youth."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.enums import Ending, Purpose, Right
from jobmatch.audit.selectors import Row

Words = str | Promise

CHANGES: dict[str, Words] = {
    "agreement.changed": gettext_lazy("An agreement was changed"),
    "agreement.confirmed": gettext_lazy("An agreement was confirmed by both"),
    "agreement.doubted": gettext_lazy("The youth said that an agreement is not right"),
    "agreement.kept": gettext_lazy("An agreement was kept"),
    "agreement.lapsed": gettext_lazy("An agreement is no longer needed"),
    "agreement.made": gettext_lazy("An agreement was made"),
    "agreement.not_kept": gettext_lazy("An agreement was not kept"),
    "agreement.reopened": gettext_lazy("An agreement was opened again"),
    "bar.added": gettext_lazy("A member of staff was kept away from this file"),
    "bar.removed": gettext_lazy("A member of staff may work this file again"),
    "check_in.answered": gettext_lazy("A check-in was answered"),
    "check_in.taken_back": gettext_lazy("An answer to a check-in was taken back"),
    "conditions.saved": gettext_lazy("When and where was changed"),
    "consent.given": gettext_lazy("The youth said yes"),
    "consent.ran_out": gettext_lazy("What was kept under a yes that ran out was erased"),
    "consent.withdrawn": gettext_lazy("The youth took a yes back"),
    "contact.corrected": gettext_lazy("A contact was put right"),
    "contact.recorded": gettext_lazy("A contact was written down"),
    "contact.taken_back": gettext_lazy("A contact was taken out"),
    "credentials.saved": gettext_lazy("Diplomas and certificates were changed"),
    "dream.dropped": gettext_lazy("The youth let the dream job go"),
    "exclusions.saved": gettext_lazy("Employers to leave out were changed"),
    "experience.saved": gettext_lazy("Experience was changed"),
    "file.ended": gettext_lazy("The file ended"),
    "file.erased": gettext_lazy("The file was erased"),
    "file.handed_over": gettext_lazy("The file went to another desk"),
    "file.opened": gettext_lazy("The file was opened"),
    "file.opens_to": gettext_lazy("Somebody else may open the file"),
    "file.paused": gettext_lazy("The file was paused"),
    "file.placed": gettext_lazy("Work started"),
    "file.reopened": gettext_lazy("The file was opened again"),
    "file.rests": gettext_lazy("The file rests"),
    "file.resumed": gettext_lazy("The file rests no longer"),
    "file.said_seen": gettext_lazy("Somebody looked at what the youth said after the end"),
    "file.taken": gettext_lazy("A coordinator took the file to the own desk"),
    "file.woken": gettext_lazy("The pause ended"),
    "file.work_ended": gettext_lazy("The work ended"),
    "hand_over.answered": gettext_lazy("The youth was asked how the other help went"),
    "hand_over.changed": gettext_lazy("A text for other help was changed"),
    "hand_over.sent": gettext_lazy("A text was passed on to other help"),
    "hand_over.stopped": gettext_lazy("A text for other help was stopped"),
    "hand_over.written": gettext_lazy("A text for other help was written"),
    "card.opened": gettext_lazy("An employer opened a card"),
    "name.opened": gettext_lazy("An employer opened the name"),
    "reply.given": gettext_lazy("An employer answered by mail"),
    "reply.registered": gettext_lazy("A reason went to the register, without the youth"),
    "reply.rewritten": gettext_lazy("A no was written down in other words for the youth"),
    "reply.taken_back": gettext_lazy("An employer took an answer back"),
    "introduction.hold": gettext_lazy("A mail to an employer was held back"),
    "introduction.passed_on": gettext_lazy("A proposal went to somebody else at the employer"),
    "introduction.send": gettext_lazy("A mail to an employer was made ready"),
    "introduction.agreed": gettext_lazy("The youth said yes to a proposal"),
    "introduction.asked": gettext_lazy("The youth was asked to say yes to a proposal"),
    "introduction.changed": gettext_lazy("The card of a proposal was changed"),
    "introduction.declined": gettext_lazy("An employer said no to a proposal"),
    "introduction.draft": gettext_lazy("A proposal was written"),
    "introduction.elsewhere": gettext_lazy("A proposal ended: work elsewhere"),
    "introduction.filled": gettext_lazy("A proposal ended: the place is taken"),
    "introduction.hired": gettext_lazy("A proposal became work"),
    "introduction.invited": gettext_lazy("An employer wants to meet the youth"),
    "introduction.later": gettext_lazy("An employer said: later"),
    "introduction.meeting": gettext_lazy("A meeting got another moment"),
    "introduction.met": gettext_lazy("The youth met an employer"),
    "introduction.name": gettext_lazy("The youth chose what an employer hears of the name"),
    "introduction.named": gettext_lazy("A meeting with an employer was planned"),
    "introduction.not_right": gettext_lazy("The youth said that a proposal is not right"),
    "introduction.put_off": gettext_lazy("A proposal is looked at on another day"),
    "introduction.question": gettext_lazy("An employer asked something about a proposal"),
    "introduction.sent": gettext_lazy("An employer was told of a proposal"),
    "introduction.silent": gettext_lazy("A proposal ended: nothing was heard"),
    "introduction.told_employer": gettext_lazy("An employer was told that a proposal ended"),
    "introduction.told_youth": gettext_lazy("The youth was told about a proposal"),
    "introduction.trial": gettext_lazy("The youth tries work out"),
    "introduction.withdrawn": gettext_lazy("A proposal was stopped"),
    "languages.saved": gettext_lazy("Languages were changed"),
    "link.opened": gettext_lazy("The youth opened the own page"),
    "link.sent": gettext_lazy("A link was sent to the youth"),
    "meeting.planned": gettext_lazy("A day to walk along was planned"),
    "meeting.said": gettext_lazy("It was said what became of a day to walk along"),
    "meeting.told": gettext_lazy("It was told how a meeting was"),
    "needs.saved": gettext_lazy("Workplace needs were changed"),
    "own_words.saved": gettext_lazy("Own words were changed"),
    "person.changed": gettext_lazy("Name or how to reach was changed"),
    "interest.said": gettext_lazy("It was said what somebody thinks of a vacancy"),
    "interest.taken_back": gettext_lazy("What was thought of a vacancy was taken back"),
    "placement.changed": gettext_lazy("A placement was changed"),
    "placement.ended": gettext_lazy("A placement ended"),
    "placement.on_file": gettext_lazy("The youth said whether work stands in the file as experience"),
    "placement.planned": gettext_lazy("A placement was planned"),
    "placement.signed": gettext_lazy("It was ticked who signed for a place to learn"),
    "placement.started": gettext_lazy("A placement started"),
    "placement.undone": gettext_lazy("A placement was set back to what it was"),
    "referral.accepted": gettext_lazy("The file came from a referral"),
    "referral.joined": gettext_lazy("A referral was joined with this file"),
    "right.asked": gettext_lazy("The youth asked something about the own data"),
    "right.done": gettext_lazy("A request about the own data was carried out"),
    "right.refused": gettext_lazy("A request about the own data was refused"),
    "right.withdrawn": gettext_lazy("A request about the own data was taken back"),
    "sealed.forced": gettext_lazy("What is locked away was opened by force"),
    "sealed.judged": gettext_lazy("An opening by force was judged"),
    "skills.saved": gettext_lazy("Skills were changed"),
    "school_contact.erased": gettext_lazy("A school contact was erased"),
    "school_contact.saved": gettext_lazy("A school contact was written down"),
    "school_contact.told": gettext_lazy("The school was spoken with"),
    "school_contact.yes": gettext_lazy("The youth said yes to speaking with the school"),
    "step.added": gettext_lazy("A step was added"),
    "step.changed": gettext_lazy("A step was changed"),
    "step.done": gettext_lazy("A step was done"),
    "step.undone": gettext_lazy("A step was opened again"),
    "talk.held": gettext_lazy("The first talk was held"),
    "talk.taken_back": gettext_lazy("The first talk was marked as not held"),
    "ranking.kept": gettext_lazy("A list of vacancies was kept"),
    "weighting.reset": gettext_lazy("What matters most is as it was at first"),
    "weighting.saved": gettext_lazy("What matters most was changed"),
    "wishes.saved": gettext_lazy("Wishes were changed"),
    "word.agreed": gettext_lazy("A word for links was agreed"),
}
SIGNS = {
    **dict.fromkeys(("consent", "needs", "own_words", "bar", "sealed", "right"), "lock"),
    **dict.fromkeys(("wishes", "talk"), "star"),
    **dict.fromkeys(("step", "agreement"), "check"),
    **dict.fromkeys(("placement", "check_in"), "bag"),
    **dict.fromkeys(("introduction", "meeting"), "people"),
    **dict.fromkeys(("contact", "person"), "phone"),
}
REASONS: dict[str, Mapping[str, Words]] = {
    "consent.given": {str(purpose.value): purpose.label for purpose in Purpose},
    "consent.ran_out": {str(purpose.value): purpose.label for purpose in Purpose},
    "consent.withdrawn": {str(purpose.value): purpose.label for purpose in Purpose},
    **dict.fromkeys(
        ("right.asked", "right.done", "right.refused", "right.withdrawn"),
        {str(right.value): right.label for right in Right},
    ),
    "file.ended": {str(ending.value): ending.label for ending in Ending},
}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history."""

    at: datetime
    event: str
    words: str
    reason: str
    sign: str
    by: str


def history(entries: Iterable[Row], names: Mapping[UUID, str]) -> list[Change]:
    """Rows of the access log as lines, with who did it."""
    return [_change(entry, names) for entry in entries]


def _change(entry: Row, names: Mapping[UUID, str]) -> Change:
    return Change(
        at=entry.at,
        event=entry.event,
        words=str(CHANGES[entry.event]),
        reason=str(REASONS.get(entry.event, {}).get(entry.reason, "")),
        sign=SIGNS.get(entry.event.partition(".")[0], "pencil"),
        by=_by(entry, names),
    )


def _by(entry: Row, names: Mapping[UUID, str]) -> str:
    if entry.actor_kind == "youth":
        return _("the youth")
    program = _("the program")
    return names.get(entry.actor, program) if entry.actor else program
