"""Work of a youth and what was asked about it, in words for a screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from candidates.enums import HEARD_MANNERS
from employers.models import Recognition
from employers.selectors import recognitions
from employers.selectors.employers import WORDS
from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from matching.enums import CheckInState, Going, Side, Signer, papers_for
from matching.models import CheckIn, Placement, SchoolContact
from matching.presentation import telling
from matching.rules.findings import Finding
from matching.scorer.v2.credentials import LEARNING_KINDS
from matching.services.work import schooling
from matching.services.work.answers import Answer

Terms = list[tuple[str, str]]
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Rule:
    """One finding: the rule by its name, what it means here, where it stands."""

    code: str
    weight: str
    name: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Learning:
    """What belongs to a place to learn; `signed` is who, in words, and on which day if they did."""

    contact: SchoolContact | None
    hears: Terms
    signed: list[tuple[Signer, str, date | None]]
    recognised: list[Recognition]
    hows: list[tuple[str, Words]]


@dataclass(frozen=True, slots=True)
class Moment:
    """One check-in: when it is asked, and what was answered when the reader may know."""

    check_in: CheckIn
    words: str
    is_waiting: bool
    terms: Terms
    line: str
    contradicted: list[str]
    tells: bool = False  # of being treated unfairly, in words that can be kept


def rules(findings: list[Finding]) -> list[Rule]:
    """The findings in the language of the reader."""
    return [
        Rule(
            finding.code,
            finding.weight,
            in_language(finding.rule),
            in_language(finding.sentence),
            finding.source,
        )
        for finding in findings
    ]


def terms(placement: Placement) -> Terms:
    """What is agreed, in pairs; what is not known is left out."""
    found = [
        (_("Work"), str(placement.occupation or "")),
        (_("Kind of work"), placement.get_kind_display()),
        (_("First working day"), date_format(placement.starts_on, "j F Y")),
        (_("Until"), date_format(placement.ends_on, "j F Y") if placement.ends_on else ""),
        (_("Hours a week"), str(placement.hours or "")),
        (_("Pay an hour"), euros(placement.pay_cents)),
        (_("Found"), placement.get_found_by_display()),
        (_("Last working day"), date_format(placement.ended_on, "j F Y") if placement.ended_on else ""),
        (_("Why it ended"), placement.get_end_reason_display() if placement.end_reason else ""),
    ]
    return [(term, value) for term, value in found if value]


def euros(cents: int | None) -> str:
    """An amount of money as people write it; nothing when it is not known."""
    if cents is None:
        return ""
    return f"€ {number_format(Decimal(cents) / 100, decimal_pos=2)}"


def papers(placement: Placement) -> list[tuple[str, bool]]:
    """Each paper that this kind of work asks, and whether it was checked off."""
    asked = papers_for(placement.kind, placement.papers)
    return [(str(paper.label), paper.value in placement.papers) for paper in asked]


def learning(placement: Placement, *, on: date) -> Learning | None:
    """Of a place to learn: the school contact, what the school hears, who signed; None for other work."""
    if placement.kind not in LEARNING_KINDS:
        return None
    contact = SchoolContact.objects.filter(placement=placement).first()
    done = dict(placement.signatures.values_list("signer", "signed_on"))
    signed = [(signer, str(signer.label), done.get(signer.value)) for signer in schooling.signers(placement)]
    hears = [(term, words) for term, words in schooling.heard_by_school(placement) if words]
    known = recognitions.of_course(placement.employer_id, contact.course if contact else "")
    return Learning(contact, hears, signed, known, [*HEARD_MANNERS])


def moments(placement: Placement, opened: Mapping[UUID, Answer], *, on: date) -> list[Moment]:
    """The check-ins that were or will be asked, the first one first."""
    rows = [row for row in placement.check_ins.all() if row.state != CheckInState.DROPPED]
    return [_moment(row, opened.get(row.pk), on=on) for row in sorted(rows, key=lambda row: row.due)]


def to_ask(placement: Placement, *, on: date) -> list[Moment]:
    """What waits for an answer; when nothing does, the next moment of the youth, who may call first."""
    rows = [row for row in moments(placement, {}, on=on) if row.check_in.state == CheckInState.PLANNED]
    waiting = [row for row in rows if row.is_waiting]
    return waiting or [row for row in rows if row.check_in.side == Side.YOUTH][:1]


def moment_words(moment: str) -> str:
    """'after 3 days', 'after 2 weeks'; of a loss 'after the work ended'."""
    if moment.startswith("loss_"):
        return _("after the work ended")
    number = int(moment[1:])
    said = {
        "d": ngettext("after %(number)s day", "after %(number)s days", number),
        "w": ngettext("after %(number)s week", "after %(number)s weeks", number),
        "m": ngettext("after %(number)s month", "after %(number)s months", number),
    }[moment[0]]
    return said % {"number": number}


def fact_words(item: str, answer: str) -> str:
    """What the employer told: the question with its answer."""
    return f"{in_language(WORKPLACE_ITEMS[item].question)} {WORDS[answer]}"


def _moment(row: CheckIn, answer: Answer | None, *, on: date) -> Moment:
    is_waiting = row.state == CheckInState.PLANNED and row.due <= on
    words = moment_words(row.moment)
    if answer is None:
        return Moment(row, words, is_waiting, [], "", [])
    said = [(_("How it goes"), str(Going(answer.going).label))]
    if answer.treated:
        said.append((_("How they are treated"), str(Going(answer.treated).label)))
    contradicted = [in_language(WORKPLACE_ITEMS[item].question) for item in answer.contradicted]
    tells = bool(answer.line) and telling.is_told(treated=answer.treated, line=answer.line)
    return Moment(row, words, is_waiting, said, answer.line, contradicted, tells)
