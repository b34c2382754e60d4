"""manage.py fairness: does anything that must never count change what the scorer reads or answers (swaps)?
Does every group of made-up youths find enough that fits (impact)?"""

import json
import os
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobmatch.accounts.enums import TokenScope
from jobmatch.accounts.models import User
from jobmatch.accounts.services import tokens
from jobmatch.running import commands
from matching.services.fairness import impact, names, swaps

VARIABLE: Final = "JOBMATCH_REAL_DATA"
BY_API: Final = 200


class Command(commands.Command):
    help = (
        "swaps: changes name, sex by name, birth year in the band, address at the same minutes, school, "
        "referrer, experiences and contacts of made-up youths, and compares what the scorer reads and "
        "answers, byte by byte. Everything is taken back; on a database that people work in it makes them "
        "wait. "
        "impact: ranks made-up youths of three groups for the open vacancies; an alarm when of the lowest "
        "group less than four fifths as many find five that fit as of the highest."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["swaps", "impact"])
        parser.add_argument("--pairs", type=int, default=1000, help="swaps: how many (1000)")
        parser.add_argument("--api", type=int, default=BY_API, help="how many of them over the API too (200)")
        parser.add_argument("--youths", type=int, default=10_000, help="impact: how many youths (10,000)")
        parser.add_argument("--on", type=date.fromisoformat, help="the date to rank for (today)")
        parser.add_argument("--names", type=Path, help="a CSV file with the columns group, kind and name")
        parser.add_argument("--seed", type=int, default=1, help="another number draws other youths (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        lots = Random(options["seed"])  # noqa: S311  # draws made-up youths, keeps no secret
        if options["what"] == "impact":
            self._impact(options["youths"], options["on"] or timezone.localdate(), lots)
        else:
            self._swaps(options, lots)

    def _impact(self, youths: int, on: date, lots: Random) -> None:
        try:
            found = impact.run(youths=youths, on=on, lots=lots)
        except impact.NothingToFind:
            raise CommandError("There are no open vacancies here: load the demo, or import some.") from None
        for name, share in found.shares.items():
            self.stdout.write(
                f"group {name}: {share.found} of {share.of} find five or more, {share.part:.1%}"
            )
        for (low, high), each in found.pairs.items():
            self.stdout.write(f"{low} over {high}: {each.value:.3f} ({each.low:.3f} to {each.high:.3f})")
        self.stdout.write(f"group {found.lowest} with one trait as often as group {found.highest}:")
        for trait, share in sorted(found.changed.items(), key=lambda each: -each[1].found):
            more = share.found - found.shares[found.lowest].found
            self.stdout.write(f"  {trait}: {share.part:.1%} ({more:+d})")
        if found.is_alarm:
            raise CommandError(f"Alarm: lowest over highest is under {impact.LEAST_RATIO:.2f}.")

    def _swaps(self, options: dict[str, Any], lots: Random) -> None:
        listed = _names(options["names"])
        try:
            found = swaps.run(
                pairs=options["pairs"],
                names=listed,
                on=options["on"] or timezone.localdate(),
                lots=lots,
                answers_of=_answers_of,
                by_api=min(options["api"], options["pairs"]),
            )
        except swaps.NothingToRank:
            raise CommandError("There are no open vacancies here: load the demo, or import some.") from None
        self.stdout.write(f"pairs swapped: {found.pairs}, names of {len(listed.groups)} groups")
        for what, count in sorted(found.swapped.items()):
            self.stdout.write(f"  {what}: {count}")
        self.stdout.write(f"inputs of the scorer that differ: {found.inputs}")
        self.stdout.write(f"answers of the scorer that differ: {found.answers}")
        self.stdout.write(f"asked over the API: {found.by_api}, of which differ: {found.api}")
        if not found.is_blind:
            raise CommandError("Something that must never count does.")


def _names(path: Path | None) -> names.Names:
    """The names of the file that is named, else of the real data there are, else the few of the program."""
    folder = os.environ.get(VARIABLE)
    path = path or (Path(folder) / "names" / "names.csv" if folder else None)
    if path is None:
        return names.few()
    if not path.is_file():
        raise CommandError(f"{path} is no file.")
    return names.read(path)


def _answers_of(by: User) -> Callable[[UUID], bytes]:
    """The ranking of a youth over the API, as a program of this jobhunter gets it."""
    _token, text = tokens.make(name="fairness", scope=TokenScope.ALL, days=1, at=timezone.now(), by=by)
    client = Client(headers={"Authorization": f"Bearer {text}"}, SERVER_NAME=settings.ALLOWED_HOSTS[0])

    def answer(pk: UUID) -> bytes:
        got = client.get(reverse("api:ranking", kwargs={"pk": pk}), secure=not settings.LOCAL)
        if got.status_code != 200:
            raise CommandError(f"The API answers {got.status_code}.")
        return json.dumps(got.json(), sort_keys=True).encode()

    return answer
