"""Acts on keys that kill their own process at a step, for `tests.durability.preloaded`.

`ACT:STEP:PERSON`; what each step is stands in STEPS.
"""

import os
import signal
from collections.abc import Callable
from typing import Any
from uuid import UUID

TEXT = "What was told."
STEPS = {
    "write": ("before the key is saved", "after the key, before the text is saved", "after both"),
    "erase": (
        "before it is saved",
        "saved, before the key is destroyed",
        "inside the destroying",
        "destroyed, before that is noted",
        "after all",
    ),
    "move": ("copied, before it is compared", "compared, before it is deleted", "deleted", "after all"),
}


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(function: Callable[..., Any]) -> Callable[..., None]:
    """Do it, and do no more."""

    def done(*arguments: Any, **named: Any) -> None:
        function(*arguments, **named)
        die()

    return done


def write(step: int, person: UUID) -> None:
    """Keep own words: the first thing that is sealed for this youth."""
    from django.db import transaction  # noqa: PLC0415 - after django.setup()

    from candidates.models import Candidate  # noqa: PLC0415
    from candidates.services.files import sealed  # noqa: PLC0415
    from jobmatch.sealing import keys  # noqa: PLC0415

    if step == 0:
        keys._wrap = die  # type: ignore[assignment]
    with transaction.atomic():
        sealed.keep_own_words(candidate=Candidate.objects.get(pk=person), text=TEXT)
        if step == 1:
            die()
    die()


def erase(step: int, person: UUID) -> None:
    """Erase the youth, as the night or the privacy officer does."""
    from django.utils import timezone  # noqa: PLC0415 - after django.setup()

    from jobmatch.running import queue  # noqa: PLC0415
    from jobmatch.sealing import keys, services  # noqa: PLC0415
    from jobmatch.sealing.models import Key  # noqa: PLC0415
    from matching.services.rights import erasure  # noqa: PLC0415

    queue.wake = lambda name: None  # no worker here
    if step == 0:
        queue.wake = die
    if step == 1:
        services.destroy_due = die  # type: ignore[assignment]
    if step == 2:
        Key.objects.filter = die  # type: ignore[method-assign]
    if step == 3:
        keys.destroy = then_die(keys.destroy)
    erasure.again(person=person, on=timezone.localdate())
    die()


def move(step: int, person: UUID) -> None:
    """Bring the keys to their own database."""
    from jobmatch.sealing import moving  # noqa: PLC0415 - after django.setup()

    if step == 0:
        moving._compare = die  # type: ignore[assignment]
    if step == 1:
        moving._compare = then_die(moving._compare)
    if step == 2:
        moving.wipe_free_space = die  # type: ignore[assignment]
    moving.run()
    die()


def act(argument: str) -> None:
    name, step, person = argument.split(":")
    {"write": write, "erase": erase, "move": move}[name](int(step), UUID(person))
