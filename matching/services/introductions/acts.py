"""The acts of a button, by their name; and a yes, to the card or to the name, whichever is asked now."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from matching.enums import IntroductionState
from matching.models import Introduction
from matching.services.introductions import drafts, endings, sends, yeses
from matching.services.introductions.yeses import Heard

ASKS_FOR_THE_CARD: Final = (IntroductionState.DRAFT, IntroductionState.ASKED)


ACTS: Final[dict[str, Callable[..., Introduction]]] = {
    "ask": drafts.ask,
    "send": sends.press,
    "send_together": partial(sends.press, together=True),
    "hold": sends.hold,
    "stop": yeses.withdraw,
    "told_youth": partial(endings.told, whom=endings.YOUTH),
    "told_employer": partial(endings.told, whom=endings.EMPLOYER),
    "called": endings.called,
    "give_up": endings.give_up,
    "reopen": endings.reopen,
}


def do(*, introduction: Introduction, what: str, version: int, by: User, on: date) -> Introduction:
    """The act of that name; each asks itself whether it may be."""
    if what not in ACTS:
        raise RuleBroken("what", _("Choose from the list what has to be done."))
    return ACTS[what](introduction=introduction, version=version, by=by, on=on)


@transaction.atomic
def hear(
    *,
    introduction: Introduction,
    version: int,
    digest: str,
    heard: Heard | None,
    by: audit.Doer,
    on: date,
) -> Introduction:
    """A yes: to the card as long as that is asked, later to the name."""
    if heard is None:
        raise RuleBroken("how", _("Say how you heard it: face to face, by phone or in writing."))
    if introduction.state in ASKS_FOR_THE_CARD:
        row = yeses.agree(
            introduction=introduction, version=version, digest=digest, heard=heard, by=by, on=on
        )
    else:
        row = yeses.choose_name(introduction=introduction, version=version, heard=heard, by=by, on=on)
    took_it_off = bool(introduction.name_given) and not row.name_given
    if took_it_off and row.state == IntroductionState.AGREED:
        return drafts.take_name_off(row, by=by, on=on)
    return row
