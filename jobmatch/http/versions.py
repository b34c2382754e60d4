"""Rows that people edit carry a version, so that two people never overwrite each other without knowing."""

from typing import Final, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from jobmatch.errors import RuleBroken

LARGEST_VERSION: Final = 2**31 - 2  # the next one still fits the column


class Versioned(models.Model):
    """A row with a counter that goes up by one with each saved change."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Versioned)


def claim(row: Row, *, version: int) -> Row:
    """Take the next version of a row for a change; refused as `stale` when someone else was first.

    One conditional UPDATE decides, so it holds between two processes too. Call it in the transaction
    of the change; the given row is brought up to date.
    """
    manager = type(row)._default_manager
    if not manager.filter(pk=row.pk, version=version).update(version=version + 1):
        raise overtaken()
    row.version = version + 1
    return row


def overtaken() -> RuleBroken:
    """The refusal of an act on what is there no more as it was read."""
    return RuleBroken(
        "stale",
        _("Someone else changed this a moment ago. Look at the newest version, then change it again."),
    )
