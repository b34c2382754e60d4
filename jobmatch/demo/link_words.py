"""Youths of the demo who agreed on a word: to them a link can be sent, and with the word it opens.

The word is known to everyone who reads this, as the passwords of the demo are.
"""

from datetime import date

from candidates.enums import Channel
from candidates.models import Candidate
from candidates.services.casework import link_word
from jobmatch.accounts.models import User
from jobmatch.demo.staff import user_id
from jobmatch.demo.youths import Youth

WORD = "zonnebloem"
AT_WORK = "22"  # has something to say yes to, and tells how it goes at work
REPORTING = "06"  # reads the words of a report


def add(youths: dict[str, Youth], *, on: date) -> None:
    """After the yes to messages: by mail, and with the word that was agreed face to face."""
    for key in (AT_WORK, REPORTING):
        youth = youths[key]
        Candidate.objects.filter(pk=youth.id).update(channel=Channel.EMAIL)
        candidate = Candidate.objects.get(pk=youth.id)
        by = User.objects.get(pk=user_id(youth.desk))
        link_word.agree(candidate=candidate, version=candidate.version, word=WORD, by=by, on=on)
