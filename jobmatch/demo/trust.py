"""What youths allowed and took back, whom one of them does not want at the file, and words for a link.

The word is known to everyone who reads this, as the passwords of the demo are.
"""

from datetime import date

from candidates.enums import Channel
from candidates.models import Candidate, Consent
from candidates.services.casework import link_word
from candidates.services.consents import consents
from candidates.services.files import bars
from jobmatch.accounts.models import User
from jobmatch.demo.people import by_key, users
from jobmatch.demo.reading import Row, ago, noon, rows

BARS = (("14", "ruben@demo.example"),)
WORD = "zonnebloem"
AT_WORK = "22"  # has something to say yes to, and tells how it goes at work
REPORTING = "06"  # reads the words of a report


def add_consents(*, on: date) -> None:
    """Each yes and each taking back on its own day, oldest first."""
    youths, people = by_key(), users()

    def oldest_first(row: Row) -> tuple[object, ...]:
        return ago(row["days"], on=on), youths[row["key"]].id, row["purpose"]

    for row in sorted(rows("consents"), key=oldest_first):
        youth = youths[row["key"]]
        act = say_yes if row["given"] else take_back
        act(
            youth.candidate, row["purpose"], row["manner"], by=people[youth.desk], day=ago(row["days"], on=on)
        )


def say_yes(candidate: Candidate, purpose: str, manner: str, *, by: User, day: date) -> None:
    consent = consents.give(candidate=candidate, purpose=purpose, manner=manner, by=by, on=day)
    Consent.objects.filter(pk=consent.pk).update(at=noon(day))


def take_back(candidate: Candidate, purpose: str, manner: str, *, by: User, day: date) -> None:
    consent = consents.withdraw(candidate=candidate, purpose=purpose, manner=manner, by=by, on=day)
    Consent.objects.filter(pk=consent.pk).update(at=noon(day))


def add_bars() -> None:
    youths, people = by_key(), users()
    for key, email in BARS:
        bars.add(candidate=youths[key].candidate, user=people[email], by=people[youths[key].desk])


def add_words(*, on: date) -> None:
    """After the yes to messages: by mail, and with the word that was agreed face to face."""
    youths, people = by_key(), users()
    for key in (AT_WORK, REPORTING):
        Candidate.objects.filter(pk=youths[key].id).update(channel=Channel.EMAIL)
        candidate, by = youths[key].candidate, people[youths[key].desk]
        link_word.agree(candidate=candidate, version=candidate.version, word=WORD, by=by, on=on)
