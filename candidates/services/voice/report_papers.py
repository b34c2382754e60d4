"""The words of a report: proposed from what a youth told, in two versions, and as they lie under the seal.

The version without a name leaves out the names of the youth and of people at the employer, addresses and
numbers, and the day of each date. It is a proposal: the jobhunter goes over it with the youth.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from candidates.enums import Ground, ReportChoice, Stage
from candidates.services.voice.telling import Deed, ToldExperience
from jobmatch.errors import RuleBroken

LONGEST = 16_000
LANGUAGE = "nl"  # the office reads Dutch
NAME, SOMEONE, LEFT_OUT = "[naam]", "[medewerker]", "[weggelaten]"
MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    "january|february|march|may|june|july|august|october"
)
DAY_THEN_MONTH = re.compile(rf"\b\d{{1,2}}(?:e|de|ste|st|nd|rd|th)?\s+({MONTHS})\b", re.IGNORECASE)
MONTH_THEN_DAY = re.compile(rf"\b({MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?\b,?", re.IGNORECASE)
NUMBERS = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b")
YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w+])(?:\+|00?)\d(?:[\s-]?\d){7,12}\b")

PARTS = """Melding van discriminatie

{who}Ik wil melden wat ik heb meegemaakt. Mijn jobhunter heeft geholpen met opschrijven.

Wat er is gebeurd, in mijn eigen woorden:
{words}

{facts}

U kunt antwoorden aan mijn jobhunter: {jobhunter}. Ik hoor dan wat u schrijft.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPaper:
    """Both versions of a report, which one the youth chose, to go to which address, and what came of it."""

    named: str
    anonymous: str
    choice: str = ""
    email: str = ""
    progress: tuple[Deed, ...] = ()
    outcome: str = ""

    def __repr__(self) -> str:  # never in a log or a traceback
        return "ReportPaper(...)"

    def text(self, choice: str) -> str:
        """The exact words of one version."""
        return {ReportChoice.NAMED.value: self.named, ReportChoice.ANONYMOUS.value: self.anonymous}[choice]

    @property
    def chosen(self) -> str:
        """The exact words that the youth said yes to."""
        return self.text(self.choice)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBeside:
    """Who and what a proposal names, beside what was told."""

    first_name: str
    last_name: str
    employer: str
    contacts: tuple[str, ...]
    jobhunter: str
    jobhunter_email: str

    def __repr__(self) -> str:
        return "NamedBeside(...)"


def digest_of(text: str) -> str:
    """What stands for exactly these bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def proposed(told: ToldExperience, beside: NamedBeside) -> ReportPaper:
    """Both versions in plain sentences, from what was told."""
    name = f"{beside.first_name} {beside.last_name}".strip()
    named = _written(told, beside, who=f"Ik heet {name}. ")
    plain = replace(
        told,
        words=without_names(told.words, beside),
        when=without_days(told.when),
        evidence=without_names(told.evidence, beside),
    )
    return checked(ReportPaper(named=named, anonymous=_written(plain, beside, who="")))


def checked(paper: ReportPaper) -> ReportPaper:
    """Lines end as they are sent; an empty or far too long text is refused."""
    named, anonymous = (text.replace("\r\n", "\n").strip() for text in (paper.named, paper.anonymous))
    if not named or not anonymous:
        raise RuleBroken("text_missing", _("Write both versions, so that the youth can choose."))
    if max(len(named), len(anonymous)) > LONGEST:
        raise RuleBroken("too_long", _("This is too long. Keep the most important things."))
    return replace(paper, named=f"{named}\n", anonymous=f"{anonymous}\n")


def without_names(text: str, beside: NamedBeside) -> str:
    """A text without names of persons, ways to reach them, and days."""
    text = PHONE.sub(LEFT_OUT, ADDRESS.sub(LEFT_OUT, text))
    text = _masked(text, [beside.first_name, beside.last_name], NAME)
    return without_days(_masked(text, [part for name in beside.contacts for part in _parts(name)], SOMEONE))


def without_days(text: str) -> str:
    """A text in which each date is a month at most."""
    text = YEAR_FIRST.sub(lambda found: _month(found[0], int(found[1]), int(found[2])), text)
    text = NUMBERS.sub(lambda found: _month(found[0], _year(found[3]), int(found[2])), text)
    return MONTH_THEN_DAY.sub(r"\1", DAY_THEN_MONTH.sub(r"\1", text))


def packed(paper: ReportPaper) -> str:
    """What goes under the seal."""
    return json.dumps(asdict(paper), default=str, sort_keys=True)


def unpacked(text: str) -> ReportPaper:
    """What lay under the seal."""
    values = json.loads(text)
    lines = (Deed(**{**each, "on": date.fromisoformat(each["on"])}) for each in values.pop("progress"))
    return ReportPaper(**values, progress=tuple(lines))


def _written(told: ToldExperience, beside: NamedBeside, *, who: str) -> str:
    jobhunter = f"{beside.jobhunter}, {beside.jobhunter_email}"
    facts = "\n".join(f"{label}: {value}" for label, value in _facts(told, beside) if value)
    return PARTS.format(who=who, words=told.words, facts=facts, jobhunter=jobhunter)


def _facts(told: ToldExperience, beside: NamedBeside) -> Iterable[tuple[str, str]]:
    with override(LANGUAGE):
        stage = str(Stage(told.stage).label) if told.stage else ""
        grounds = [str(Ground(ground).label) for ground in told.grounds]
    yield "Wanneer", told.when
    yield "Waar op de weg naar werk", stage
    yield "Bij wie", beside.employer
    yield "Waarom, denk ik", ", ".join(grounds)
    yield "Wat ik heb om het te laten zien", told.evidence


def _masked(text: str, names: Iterable[str], mask: str) -> str:
    for name in sorted({name.strip() for name in names if len(name.strip()) > 1}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", mask, text, flags=re.IGNORECASE)
    return text


def _parts(name: str) -> list[str]:
    """A name as a whole, and its first and last word."""
    words = name.split()
    return [name, words[0], words[-1]] if words else []


def _month(found: str, year: int, month: int) -> str:
    if not 1 <= month <= 12:
        return LEFT_OUT
    with override(LANGUAGE):
        return date_format(date(year, month, 1), "F Y")


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
