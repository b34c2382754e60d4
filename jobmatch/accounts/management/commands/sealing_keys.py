"""Says what each key of JOBMATCH_SEALING_KEYS holds still, and which keys are missing."""

from typing import Any

from django.conf import settings

from jobmatch.accounts.services import ring
from jobmatch.running import commands


class Command(commands.Command):
    help = "How many data keys and second factors each sealing key holds; exit code 1 when one is missing."

    def handle(self, *args: Any, **options: Any) -> None:
        there = [name for name, _ in settings.SEALING_KEYS]
        for place, name in enumerate(there):
            self._say(name, "active" if place == 0 else "in the ring")
        missing = sorted(ring.names() - set(there))
        for name in missing:
            self._say(name, "NOT IN THE RING")
        if missing:
            raise SystemExit(1)

    def _say(self, name: str, state: str) -> None:
        held = ring.held_by(name)
        said = ", ".join(f"{number} {kind}" for kind, number in held.items())
        rest = "" if any(held.values()) or state == "active" else "; may leave"
        self.stdout.write(f"{name} ({state}): {said}{rest}")
