"""What a possible double is known by, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from candidates.models import Candidate
from candidates.rules import doubles
from candidates.selectors.files.doubles import Double, Likely
from candidates.selectors.intake.referrals import coordinators
from jobmatch.accounts.models import Desk, User
from jobmatch.phones import for_people


@dataclass(frozen=True, slots=True)
class LineOfDouble:
    """A file that may be of the same youth: what tells it apart, and what is the same."""

    file: Candidate
    facts: list[str]
    known_by: str


@dataclass(frozen=True, slots=True)
class LikelyInWords:
    """Who may have a file already, and who can compare a file that the reader may not see."""

    lines: list[LineOfDouble]
    elsewhere: bool
    coordinators: str


def likely(found: Likely, *, desk: Desk, reader: User) -> LikelyInWords:
    """What the page shows before a new file is opened."""
    lines = [LineOfDouble(each.candidate, facts(each.candidate), known_by(each)) for each in found.files]
    others = coordinators(desk.municipality_id).exclude(pk=reader.pk)
    return LikelyInWords(lines, found.elsewhere, ", ".join(str(user) for user in others))


def double(found: Double) -> str:
    """'Amira Benali, born 2006, at Jan de Boer, open: same phone number'."""
    return _("%(file)s: %(by)s") % {"file": file(found.candidate), "by": known_by(found)}


def known_by(found: Double) -> str:
    """'same phone number, name is alike'."""
    reasons = {
        doubles.PHONE: _("same phone number"),
        doubles.EMAIL: _("same e-mail address"),
        doubles.NAME: _("name is alike"),
    }
    return ", ".join(reasons[each] for each in found.match.by)


def file(candidate: Candidate) -> str:
    """Which file it is, for someone who must tell two of them apart."""
    return ", ".join([str(candidate), *facts(candidate)])


def facts(candidate: Candidate) -> list[str]:
    """What tells two files apart beside the name."""
    parts = [
        _("born in %(year)s") % {"year": candidate.year_born} if candidate.year_born else "",
        for_people(candidate.phone),
        str(candidate.desk),
        str(candidate.get_state_display()),
    ]
    return [part for part in parts if part]
