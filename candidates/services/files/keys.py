"""Every file has a data key, so that having one says nothing about what its youth told."""

from uuid import UUID

from django.db.models import QuerySet

from candidates.models import Candidate
from jobmatch.sealing import services as sealing


def give_all() -> int:
    """Make the keys that are lacking, of files that came without one; how many."""
    return sealing.give_keys(_people())


def lacking() -> int:
    """How many files have no key, though nobody erased them."""
    return len(sealing.without_key(_people()))


def lost() -> int:
    """How many files that nobody erased have something sealed and no key: the keys here are not theirs."""
    return len(sealing.without_key(_people().exclude(own_words=b"", needs=None)))


def _people() -> QuerySet[Candidate, UUID]:
    return Candidate.objects.filter(erased_on=None).order_by("pk").values_list("pk", flat=True)
