"""The last day on which a youth was heard of. Contacts, talks and answers from work move it."""

from datetime import date

from candidates.models import Candidate


def note(candidate: Candidate, *, day: date) -> None:
    """Remember that the youth was heard of on this day, if none is later. Hold the file before."""
    if candidate.last_news_on is None or candidate.last_news_on < day:
        candidate.last_news_on = day
        candidate.save(update_fields=["last_news_on"])


def recount(candidate: Candidate, *, mistaken: date | None) -> None:
    """Find the last day on which the youth was heard of again, after something of a day was a mistake.

    What is newer than the mistake stands: it may come from work. None: there was no news in it.
    """
    last = candidate.last_news_on
    stands = last if last and (mistaken is None or mistaken < last) else None
    newest = candidate.contacts.filter(reached=True).newest_first().first()
    heard = [day for day in (stands, newest and newest.on, candidate.first_talk_on) if day]
    candidate.last_news_on = max(heard, default=None)
    candidate.save(update_fields=["last_news_on"])
