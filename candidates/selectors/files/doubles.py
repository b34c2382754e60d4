"""Files that may be of the same youth: for who takes in a referral, and for who opens a new file."""

from dataclasses import dataclass
from uuid import UUID

from candidates.models import Candidate, CandidateQuerySet
from candidates.rules import names
from candidates.rules.doubles import ComparedPerson, Match, matches
from candidates.selectors.files.files import candidates
from jobmatch.accounts.models import User


@dataclass(frozen=True, slots=True)
class Double:
    """A file that may be of the same youth, and by what."""

    candidate: Candidate
    match: Match


@dataclass(frozen=True, slots=True)
class Likely:
    """Who may have a file already: the files that the user may see, and whether there is any other."""

    files: list[Double]
    elsewhere: bool

    def __bool__(self) -> bool:
        return bool(self.files) or self.elsewhere


def among(files: CandidateQuerySet, person: ComparedPerson) -> list[Match]:
    """Which of these files may be of this youth; surest first."""
    columns = ("pk", "folded_name", "birth_date", "birth_year", "phone", "email")
    known = {
        pk: ComparedPerson(*names.parts_of(folded), born.year if born else year, phone, email)
        for pk, folded, born, year, phone, email in files.order_by("pk").values_list(*columns)
    }
    return matches(person, known)


def doubles(files: CandidateQuerySet, person: ComparedPerson) -> list[Double]:
    """Which of these files may be of the same person, for a reader who may see them all."""
    return _rows(files, among(files, person))


def likely(user: User, *, municipality: UUID, person: ComparedPerson, besides: UUID | None = None) -> Likely:
    """Files of the municipality, in every state, that may be of a youth who gets a new file.

    Of a file that the user may not see comes out only that there is one; `besides` is the new file itself.
    """
    of_all = Candidate.objects.filter(municipality=municipality, erased_on=None)
    if besides is not None:
        of_all = of_all.exclude(pk=besides)
    found = among(of_all, person)
    seen = _rows(candidates(user), found)
    return Likely(seen, elsewhere=len(seen) < len(found))


def _rows(files: CandidateQuerySet, found: list[Match]) -> list[Double]:
    rows = files.in_bulk([match.key for match in found])
    return [Double(rows[match.key], match) for match in found if match.key in rows]
