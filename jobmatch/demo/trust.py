"""What youths allowed, what one of them took back, and whom one of them does not want at the file."""

from collections.abc import Iterator
from datetime import date, timedelta

from candidates.enums import Purpose
from candidates.models import Candidate, Consent
from candidates.services.consents.consents import CURRENT_WORDING, LONGEST_DAYS, TARGET
from candidates.services.files import bars
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.audit.services import Fact
from jobmatch.demo.reading import Row, ago, noon, rows
from jobmatch.demo.staff import user_id
from jobmatch.demo.youths import Youth

BARS = (("14", "ruben@demo.example"),)


def add(youths: dict[str, Youth], *, on: date) -> None:
    """Each yes and each taking back on its own day, oldest first, with its row in the access log."""
    found = [consent for row in rows("consents") for consent in _consents(row, youths, on=on)]
    found.sort(key=lambda consent: (consent.at, consent.candidate_id, consent.purpose))
    Consent.objects.bulk_create(found)
    people = User.objects.in_bulk()
    audit.record_many(
        Fact(
            "consent.given" if row.given else "consent.withdrawn",
            people[row.recorded_by_id],
            row.candidate_id,
            TARGET,
            reason=row.purpose,
        )
        for row in found
    )
    for key, email in BARS:
        bars.add(
            candidate=Candidate.objects.get(pk=youths[key].id),
            user=people[user_id(email)],
            by=people[user_id(youths[key].desk)],
        )


def _consents(row: Row, youths: dict[str, Youth], *, on: date) -> Iterator[Consent]:
    yield _consent(row, youths, given=True, day=ago(row["days"], on=on))
    if row["withdrawn"]:
        yield _consent(row, youths, given=False, day=ago(row["withdrawn"], on=on))


def _consent(row: Row, youths: dict[str, Youth], *, given: bool, day: date) -> Consent:
    return Consent(
        candidate_id=youths[row["key"]].id,
        purpose=row["purpose"],
        wording=CURRENT_WORDING[Purpose(row["purpose"])],
        given=given,
        manner=row["manner"],
        at=noon(day),
        expires_on=day + timedelta(days=LONGEST_DAYS) if given else None,
        recorded_by_id=user_id(youths[row["key"]].desk),
    )
