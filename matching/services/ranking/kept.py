"""Keeping a ranking that was acted on, and working it out again years later, from nothing but what is kept.

What went in and what came out is sealed as one text, without needs. Where needs counted, they and what came
out with them lie apart, under the consent to keep needs; without that, the ranking opens without them.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.permissions import may_open_sealed, require, require_work
from candidates.services.files import kept_needs
from candidates.services.files.locking import lock_file
from employers.models import Vacancy
from jobmatch.accounts.models import User
from jobmatch.audit import selectors as audit_selectors
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.once import made_before
from jobmatch.sealing import services as sealing
from jobmatch.sealing.services import KeyGone, SealBroken
from jobmatch.taxonomy import selectors as taxonomy
from matching.enums import WhyKept
from matching.models import KeptRanking
from matching.scorer.kept import v2
from matching.scorer.kept.differences import differences
from matching.scorer.kept.values import Data, as_bytes
from matching.scorer.kept.versions import POLICIES
from matching.services.ranking import rankings
from matching.services.ranking.rankings import Ranked

TARGET: Final = "matching.KeptRanking"
FIELD: Final = "sealed"


@dataclass(frozen=True, slots=True)
class Opened:
    """A kept ranking in the open.

    `answer`: what came out then. `needs`: as they counted, None where they did not or open no more.
    `needs_gone`: they counted then, and the yes to keep them was taken back or ran out since.
    """

    kept: Mapping[str, Any]
    needs: Mapping[str, bool] | None
    answer: str

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Opened(...)"

    @property
    def needs_gone(self) -> bool:
        return bool(self.kept["needs_counted"]) and self.needs is None


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What working it out again gave: the bytes, and where they differ from what was kept."""

    answer: bytes
    differs: tuple[str, ...]
    needs_gone: bool = False


class Erased(Exception):  # no error: an answer
    """The youth was erased, and the key with them: nobody opens this ranking again."""


class NotKept(Exception):
    """No ranking was ever kept under this id."""


def keep(
    *,
    candidate: Candidate,
    by: User,
    on: date,
    why: str = WhyKept.ASKED,
    chosen: Collection[UUID] = (),
    key: UUID | None = None,
) -> KeptRanking:
    """Keep the ranking as this user sees it now: the first page, the route, and what was chosen of it.

    `key` is the id of the new row: sent twice, it is kept once.
    """
    require_work(by, candidate)
    if (made := made_before(KeptRanking, key, candidate=candidate, kept_by=by)) is not None:
        return made
    ranked = rankings.rank_for(candidate=candidate, by=by, on=on, today=on)
    return _save(candidate, ranked, by=by, on=on, why=why, chosen=chosen, key=key)


@transaction.atomic
def _save(
    candidate: Candidate,
    ranked: Ranked,
    *,
    by: User,
    on: date,
    why: str,
    chosen: Collection[UUID],
    key: UUID | None,
) -> KeptRanking:
    candidate = lock_file(candidate)
    if (made := made_before(KeptRanking, key, candidate=candidate, kept_by=by)) is not None:
        return made
    pk, needs = key or uuid4(), ranked.person.needs
    text = content(ranked, chosen=chosen)
    if needs is not None:
        beside = {"needs": dict(needs), "answer": v2.answer(text["inputs"], needs).decode()}
        text["needs_counted"] = kept_needs.keep(
            candidate=candidate, key=pk, text=json.dumps(beside, sort_keys=True), on=on
        )
    row = KeptRanking(pk=pk, candidate=candidate, kept_on=on, why=why, policy=v2.VERSION, kept_by=by)
    row.sealed = sealing.seal(person=candidate.pk, field=_field(pk), text=as_bytes(text).decode())
    row.save(force_insert=True)
    audit.record(
        event="ranking.kept",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=pk,
        reason=why,
    )
    return row


def content(ranked: Ranked, *, chosen: Collection[UUID] = ()) -> dict[str, Any]:
    """What is sealed: all that went in, what came out without needs, and the words to read it by."""
    held = sorted(v2.shown(ranked.ranking, chosen))
    inputs = v2.inputs(ranked.person, (ranked.pairs[pk] for pk in held), ranked.ranking.page)
    named = as_bytes(inputs).decode()
    return {
        "inputs": inputs,
        "answer": v2.answer(inputs, None).decode(),
        "fingerprint": v2.fingerprint(),
        "chosen": [str(pk) for pk in sorted(chosen) if pk in held],
        "sealed_open": ranked.sealed_open,
        "needs_counted": False,
        "taxonomy": taxonomy.version(),
        "words": v2.weights_of_words(inputs),
        "labels": {str(pk): [term.nl, term.en] for pk, term in ranked.labels.items() if str(pk) in named},
        "vacancies": {str(pk): _named(ranked.vacancies[pk]) for pk in held},
    }


@transaction.atomic
def read(*, kept: KeptRanking, by: User, on: date) -> Opened:
    """Open a kept ranking, needs only while the youth lets them be kept; the log row commits with it."""
    candidate = kept.candidate
    require(
        may_open_sealed(user=by, candidate=candidate, on=on), _("Only the youth's own jobhunter reads this.")
    )
    try:
        return _opened(kept, by=by, on=on)
    except KeyGone as error:
        raise RuleBroken("erased", _("This file was erased. Nothing is kept in it any more.")) from error


def recompute(*, pk: UUID, on: date, reason: str) -> WorkedOut:
    """Work a kept ranking out again, under the policy of then; reads no table that it came from.

    Raises Erased or NotKept. It is logged as the command line that opened something.
    """
    kept = KeptRanking.objects.select_related("candidate").filter(pk=pk).first()
    if kept is None:
        raise Erased if _was_erased(pk) else NotKept
    try:
        with transaction.atomic():
            opened = _opened(kept, by=audit.COMMAND_LINE, on=on, reason=reason)
    except KeyGone as error:
        raise Erased from error
    except SealBroken:
        return WorkedOut(b"", ("what is sealed was changed, and does not open",))
    return work_out(kept.policy, opened)


def work_out(policy: str, opened: Opened) -> WorkedOut:
    """The answer of that policy to what went in, beside the one that was kept. Pure."""
    rules = POLICIES[policy]
    answer = rules.answer(opened.kept["inputs"], opened.needs)
    differs: list[str] = []
    if rules.fingerprint() != opened.kept["fingerprint"]:
        differs.append(f"the numbers of policy {policy} are not those of then")
    if answer != opened.answer.encode():
        differs += differences(json.loads(opened.answer), json.loads(answer)) or ["the writing of it"]
    return WorkedOut(answer, tuple(differs), opened.needs_gone)


def _opened(kept: KeptRanking, *, by: audit.Doer, on: date, reason: str = "") -> Opened:
    candidate = kept.candidate
    sealed = sealing.unseal(person=candidate.pk, field=_field(kept.pk), sealed=bytes(kept.sealed))
    beside = kept_needs.unseal(candidate=candidate, key=kept.pk, on=on)
    text: Data = json.loads(sealed)
    with_needs = json.loads(beside) if beside else {"needs": None, "answer": text["answer"]}
    audit.record(
        event="sealed.opened",
        by=by,
        chain=candidate.municipality_id,
        person=candidate.pk,
        target=TARGET,
        target_id=kept.pk,
        fields=(FIELD, kept_needs.KEPT_NEEDS) if beside else (FIELD,),
        reason=reason,
    )
    return Opened(kept=text, **with_needs)


def _was_erased(pk: UUID) -> bool:
    """Whether the log tells that it was kept, of someone whose file was erased since."""
    person = audit_selectors.about_whom(event="ranking.kept", target_id=pk)
    erased = Candidate.objects.filter(erased_on__isnull=False)
    return person is not None and erased.filter(pk=person).exists()


def _named(vacancy: Vacancy) -> dict[str, str]:
    place = str(vacancy.town) if vacancy.town else vacancy.place_text
    return {"title": vacancy.title, "employer": vacancy.employer_name, "place": place}


def _field(pk: UUID) -> str:
    return f"{TARGET}.{FIELD}:{pk}"
