"""manage.py rank: the region's vacancies in order for one youth, or for all, with the reasons."""

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from candidates.models import Candidate
from jobmatch.running import commands
from matching.documents import document
from matching.services.ranking import rankings


class Command(commands.Command):
    help = "Puts the vacancies in order for a youth, with the reasons. Each look is in the access log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--candidate", required=True, help="the id of a file, or 'all'")
        parser.add_argument("--on", type=date.fromisoformat, help="the date to rank for (today)")
        parser.add_argument(
            "--top", type=int, default=20, help="how many vacancies to show of each shelf (20; 0 is all)"
        )
        parser.add_argument("--format", choices=["table", "json"], default="table")
        parser.add_argument("--lang", choices=["nl", "en"], default="nl")
        parser.add_argument("--reason", default="", help="why you look; required outside the demo")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO and not options["reason"].strip():
            raise CommandError("Say why you look: --reason 'in a few words'. It goes into the access log.")
        if options["top"] < 0:
            raise CommandError("--top is a number from 0 (all) up.")
        one = options["candidate"] != "all"
        asked: dict[str, Any] = {
            "candidates": [self._id(options["candidate"])] if one else None,
            "on": options["on"] or timezone.localdate(),
            "today": timezone.localdate(),
            "reason": options["reason"].strip()[:200],
        }
        top, lang = options["top"] or None, options["lang"]
        found = rankings.rank_on_command_line(**asked)
        if options["format"] == "json":
            self._write_json([document(ranked, top=top, lang=lang) for ranked in found], one)
            return
        for ranked in found:
            self._write_table(document(ranked, top=top, lang=lang), ranked.candidate.first_name)

    def _id(self, text: str) -> UUID:
        try:
            pk = UUID(text)
        except ValueError as error:
            raise CommandError("--candidate takes the id of a file, or 'all'.") from error
        if not Candidate.objects.filter(pk=pk).exists():
            raise CommandError("There is no file with this id.")
        return pk

    def _write_json(self, documents: list[dict[str, Any]], one: bool) -> None:
        self.stdout.write(json.dumps(documents[0] if one else documents, ensure_ascii=False, indent=1))

    def _write_table(self, shown: dict[str, Any], name: str) -> None:
        self.stdout.write(f"\n{name} ({shown['candidate']}), policy {shown['policy']}, of {shown['total']}")
        for sentence in shown["for_all"]:
            self.stdout.write(f"  {sentence}")
        for part, ids in shown["page"].items():
            self.stdout.write(f"page {part}: {ids if isinstance(ids, bool) else len(ids)}")
        for shelf, rows in shown["shelves"].items():
            self.stdout.write(f"\n{shelf}: {shown['counts'][shelf]}")
            for row in rows:
                self._write_row(row)

    def _write_row(self, row: dict[str, Any]) -> None:
        self.stdout.write(f"  {row['points']:4} +{row['open']:3} {row['title']}")
        parts = (
            f"{name} {each['points']}+{each['open']}/{each['total']}"
            for name, each in row["criteria"].items()
        )
        self.stdout.write(f"            {' · '.join(parts)}")
        for gate in row["gates"]:
            self.stdout.write(f"            {gate['state']} {gate['gate']}: {' '.join(gate['why'])}")
        for sentence in row["reasons"]:
            self.stdout.write(f"            - {sentence}")
        for question in row["ask"]:
            self.stdout.write(f"            ? {question}")
