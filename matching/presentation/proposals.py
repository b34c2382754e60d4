"""Proposals as somebody at an employer reads them, and what was answered, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import Term
from matching.enums import AskedFirst, IntroductionState, ReplyKind, WhyNot
from matching.models import Reply

ST: Final = IntroductionState
Words = str | Promise
ACTS: Final[dict[str, Words]] = {
    ReplyKind.INVITE: gettext_lazy("Invite"),
    ReplyKind.ASK: gettext_lazy("Ask something first"),
    ReplyKind.LATER: gettext_lazy("Later"),
    ReplyKind.DECLINE: gettext_lazy("No"),
    ReplyKind.PASS_ON: gettext_lazy("Ask my colleague"),
}
HEADINGS: Final[dict[str, Words]] = {
    ReplyKind.INVITE: gettext_lazy("When can you meet?"),
    ReplyKind.ASK: gettext_lazy("What do you want to know first?"),
    ReplyKind.LATER: gettext_lazy("In which month?"),
    ReplyKind.DECLINE: gettext_lazy("Why not?"),
    ReplyKind.PASS_ON: gettext_lazy("Who should answer?"),
}
TO_EMPLOYER: Final[dict[str, Words]] = {
    ST.SENT: gettext_lazy("We would like your answer."),
    ST.QUESTION: gettext_lazy("You asked something. You hear from us."),
    ST.INVITED: gettext_lazy("You invited this person. You hear from us which moment suits."),
    ST.NAMED: gettext_lazy("You will meet."),
    ST.MET: gettext_lazy("You have met. Your jobhunter calls you about how it was."),
    ST.TRIAL: gettext_lazy("You try out the work together."),
    ST.LATER: gettext_lazy("You said: later. We ask again then."),
    ST.SILENT: gettext_lazy("We did not hear from you. You can still answer."),
}


@dataclass(frozen=True, slots=True)
class Act:
    """One answer that may be given, as a button."""

    kind: str
    words: Words


@dataclass(frozen=True, slots=True)
class Given:
    """What was answered, in lines."""

    heading: str
    lines: list[str]


def acts(kinds: Iterable[str]) -> list[Act]:
    """What may be answered now, the likeliest first."""
    return [Act(kind, ACTS[kind]) for kind in kinds]


def given(reply: Reply, asked: Iterable[tuple[UUID, Term]] = ()) -> Given:
    """What somebody answered; without their own words, which are locked away."""
    lines = [moment_words(each) for each in reply.moments]
    if reply.place:
        lines.append(reply.place)
    lines += [str(AskedFirst(code).label) for code in reply.questions]
    if reply.later_on:
        lines.append(date_format(reply.later_on, "F Y"))
    lines += [str(WhyNot(code).label) for code in reply.reasons]
    labels = {str(pk): in_language(label) for pk, label in asked}
    lines += [labels[pk] for pk in reply.abilities if pk in labels]
    if reply.kind == ReplyKind.PASS_ON:
        lines.append(str(reply.colleague) if reply.colleague else _("somebody else: please call me"))
    return Given(str(ACTS[reply.kind]), lines)


def moment_words(moment: str) -> str:
    """A moment, as one says it."""
    at = datetime.fromisoformat(moment)
    return _("%(day)s at %(hour)s") % {"day": date_format(at, "l j F"), "hour": f"{at:%H:%M}"}


def instead(invitation: Reply | None) -> list[str]:
    """The moments of the youth, in place of those of an invitation of which none suited."""
    return [moment_words(each) for each in invitation.instead] if invitation else []


def counts_at(reply: Reply) -> str:
    """At what time an answer counts."""
    return f"{timezone.localtime(reply.counts_at):%H:%M}"
