"""What youths allowed and took back, whom one of them does not want at the file, and words for a link.

The word is known to everyone who reads this, as the passwords of the demo are.
"""

from datetime import date

from candidates.enums import Channel, Purpose
from candidates.models import Candidate, Consent, Yes
from candidates.selectors.consents.referrers import referrals_of
from candidates.services.casework import link_word
from candidates.services.consents import consents
from candidates.services.files import bars
from jobmatch.accounts.models import User
from jobmatch.demo.people import user, youth
from jobmatch.demo.reading import ago, noon, rows

BARS = (("14", "ruben@demo.example"),)
WORD = "zonnebloem"
AT_WORK = "22"  # has something to say yes to, and tells how it goes at work
REPORTING = "06"  # reads the words of a report


def add_consents(*, on: date) -> None:
    """Each yes and each taking back on its own day, oldest first."""
    table = [(ago(row["days"], on=on), youth(row["key"]), row) for row in rows("consents")]
    table.sort(key=lambda told: (told[0], told[1].id, told[2]["purpose"]))
    for day, who, row in table:
        act = say_yes if row["given"] else take_back
        act(who.candidate, row["purpose"], row["manner"], by=who.jobhunter, day=day)


def say_yes(candidate: Candidate, purpose: str, manner: str, *, by: User, day: date) -> None:
    there = [each.pk for each in referrals_of(candidate)] if purpose == Purpose.TELL_REFERRER else []
    consent = consents.give(
        candidate=candidate, purpose=purpose, manner=manner, by=by, on=day, referrals=there
    )
    _said_on(day, consent)


def take_back(candidate: Candidate, purpose: str, manner: str, *, by: User, day: date) -> None:
    _said_on(day, consents.withdraw(candidate=candidate, purpose=purpose, manner=manner, by=by, on=day))


def _said_on(day: date, said: Yes) -> None:
    if isinstance(said, Consent):  # of another one no hour is kept
        Consent.objects.filter(pk=said.pk).update(at=noon(day))


def add_bars() -> None:
    for key, email in BARS:
        bars.add(candidate=youth(key).candidate, user=user(email), by=youth(key).jobhunter)


def add_words(*, on: date) -> None:
    """After the yes to messages: by mail, and with the word that was agreed face to face."""
    for who in (youth(AT_WORK), youth(REPORTING)):
        Candidate.objects.filter(pk=who.id).update(channel=Channel.EMAIL)
        candidate = who.candidate
        link_word.agree(candidate=candidate, version=candidate.version, word=WORD, by=who.jobhunter, on=on)
