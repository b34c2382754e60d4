"""When a feed needs a person: the one place where that becomes a question to somebody.

It is told on the page of feeds, on that of the employer and above the list of vacancies; what else is told,
and to whom, is added here.
"""

from employers.enums import ASKING_OUTCOMES
from employers.models import Feed, FeedFetch


def tell(*, feed: Feed, fetched: FeedFetch) -> None:
    """In the transaction in which a fetch ends: make what must happen with its employer, if anything."""
    if fetched.outcome in ASKING_OUTCOMES:
        return  # the pages read it from the fetch itself
