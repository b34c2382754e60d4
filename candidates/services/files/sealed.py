"""Reading and writing what is sealed: own words and workplace needs. Each opening is in the access log.

The order is fixed: permission, open, record, commit; only then may a caller compute or show.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.enums import Purpose
from candidates.models import Candidate, Needs
from candidates.permissions import may_hear_youth, may_open_sealed, require
from candidates.selectors.consents.consents import is_live, with_live
from candidates.services.files.locking import lock_file
from candidates.services.files.parents import require_heard
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.versions import claim
from jobmatch.sealing import services as sealing
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS

OWN_WORDS = "own_words"
NEEDS = "needs"
LONGEST_OWN_WORDS = 4000
Fields = tuple[str, ...]  # the names of what was opened
NEEDS_TARGET = "candidates.Needs"


@dataclass(frozen=True, slots=True)
class Opened:
    """What was sealed, in the open. `needs` maps an item to must; None where no live consent allows it."""

    own_words: str
    needs: dict[str, bool] | None
    needs_version: int = 0

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Opened(...)"


NOTHING_OPENED = Opened(own_words="", needs=None)


@transaction.atomic
def read(*, candidate: Candidate, by: User, on: date, event: str = "sealed.opened") -> Opened:
    """Open a youth's own words and, under live consent, the needs; the log row commits with it."""
    require(
        may_open_sealed(user=by, candidate=candidate, on=on), _("Only the youth's own jobhunter reads this.")
    )
    opened, fields = unseal(candidate=candidate, on=on)
    audit.record(event=event, by=by, chain=candidate.municipality_id, person=candidate.pk, fields=fields)
    return opened


def unseal(*, candidate: Candidate, on: date) -> tuple[Opened, Fields]:
    """The sealed values and the names of those that were opened; the caller writes the log row."""
    return unseal_all(candidates=[candidate], on=on)[0]


def unseal_all(*, candidates: Sequence[Candidate], on: date) -> list[tuple[Opened, Fields]]:
    """The sealed values of several youths, in their order: as many queries as for one."""
    allowed = with_live(candidates=candidates, purpose=Purpose.KEEP_NEEDS, on=on)
    rows = {row.candidate_id: row for row in Needs.objects.filter(candidate__in=allowed)} if allowed else {}
    values = {}
    for candidate in candidates:
        if candidate.own_words:
            values[candidate.pk, OWN_WORDS] = (_own_words_field(candidate), candidate.own_words)
        if candidate.pk in rows:
            values[candidate.pk, NEEDS] = (_needs_field(candidate), rows[candidate.pk].sealed)
    sealed = [(person, field, bytes(value)) for (person, _), (field, value) in values.items()]
    texts = dict(zip(values, sealing.unseal_all(sealed), strict=True))
    return [
        _opened(
            {name: texts[candidate.pk, name] for name in (OWN_WORDS, NEEDS) if (candidate.pk, name) in texts},
            is_allowed=candidate.pk in allowed,
            version=rows[candidate.pk].version if candidate.pk in rows else 0,
        )
        for candidate in candidates
    ]


def _opened(texts: dict[str, str], *, is_allowed: bool, version: int) -> tuple[Opened, Fields]:
    """What was opened: without a live yes the needs are unknown; with one and nothing kept there are none."""
    needs = json.loads(texts.get(NEEDS, "{}")) if is_allowed else None
    return Opened(texts.get(OWN_WORDS, ""), needs, version), tuple(texts)


@transaction.atomic
def save_own_words(*, candidate: Candidate, version: int, text: str, by: User, on: date) -> Candidate:
    """Keep, in the youth's own words, what they would love to do and are good at."""
    require(
        may_hear_youth(user=by, candidate=candidate, on=on), _("Only the youth's own jobhunter writes this.")
    )
    require_heard(candidate, on=on)
    if len(text) > LONGEST_OWN_WORDS:
        raise RuleBroken("too_long", _("Keep it under 4,000 characters."))
    claim(candidate, version=version)
    candidate.own_words = (
        sealing.seal(person=candidate.pk, field=_own_words_field(candidate), text=text) if text else b""
    )
    candidate.save(update_fields=["own_words"])
    audit.record(
        event="own_words.saved",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        fields=(OWN_WORDS,),
    )
    return candidate


def keep_own_words(*, candidate: Candidate, text: str) -> None:
    """Seal what a youth told at the referral; in the transaction of the accepting, which allows it."""
    if text:
        field = _own_words_field(candidate)
        candidate.own_words = sealing.seal(person=candidate.pk, field=field, text=text)
        candidate.save(update_fields=["own_words"])


@transaction.atomic
def save_needs(*, candidate: Candidate, version: int, needs: dict[str, bool], by: User, on: date) -> Needs:
    """Keep what a workplace must (True) or should (False) offer; only under a live consent.

    `version` is the version that was read, 0 when there was nothing yet.
    """
    require(
        may_hear_youth(user=by, candidate=candidate, on=on), _("Only the youth's own jobhunter writes this.")
    )
    require_heard(candidate, on=on)
    lock_file(candidate)  # nobody takes the yes back meanwhile
    if not is_live(candidate=candidate, purpose=Purpose.KEEP_NEEDS, on=on):
        raise RuleBroken("no_consent", _("First ask whether you may keep this, and record the yes."))
    if needs.keys() - WORKPLACE_ITEMS.keys():
        raise RuleBroken("need_unknown", _("Choose needs from the list."))
    sealed = sealing.seal(
        person=candidate.pk, field=_needs_field(candidate), text=json.dumps(needs, sort_keys=True)
    )
    row, made = Needs.objects.get_or_create(candidate=candidate, defaults={"sealed": sealed})
    if not made or version:
        claim(row, version=version)
        row.sealed = sealed
        row.save(update_fields=["sealed"])
    audit.record(
        event="needs.saved",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=NEEDS_TARGET,
        fields=(NEEDS,),
    )
    return row


def _own_words_field(candidate: Candidate) -> str:
    return f"candidates.Candidate.own_words:{candidate.pk}"


def _needs_field(candidate: Candidate) -> str:
    return f"candidates.Needs.sealed:{candidate.pk}"
