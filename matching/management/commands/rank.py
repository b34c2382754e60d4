"""manage.py rank: the region's vacancies in order for one youth, or for all, with the reasons."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from candidates.models import Candidate
from matching.documents import document, document_2
from matching.scorer.policy import CRITERIA
from matching.services.ranking import beside, rankings
from matching.services.ranking.rankings import Ranked


class Command(BaseCommand):
    help = "Puts the vacancies in order for a youth, with the reasons. Each look is in the access log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--candidate", required=True, help="the id of a file, or 'all'")
        parser.add_argument("--on", type=date.fromisoformat, help="the date to rank for (today)")
        parser.add_argument(
            "--top", type=int, default=20, help="how many ranked vacancies to show (20; 0 is all)"
        )
        parser.add_argument(
            "--closed", type=int, default=10, help="how many rows of the other two lists (10)"
        )
        parser.add_argument(
            "--policy", type=int, choices=[1, 2], default=1, help="the version of the rules (1); 2 in codes"
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
        if options["policy"] == 2:
            self._write_2(beside.rank_on_command_line(**asked), one, top, options)
            return
        found = rankings.rank_on_command_line(**asked)
        if options["format"] == "json":
            self._write_json([document(ranked, top=top, lang=lang) for ranked in found], one)
            return
        for ranked in found:
            self._write_table(ranked, top, options["closed"], lang)

    def _id(self, text: str) -> UUID:
        try:
            pk = UUID(text)
        except ValueError as error:
            raise CommandError("--candidate takes the id of a file, or 'all'.") from error
        if not Candidate.objects.filter(pk=pk).exists():
            raise CommandError("There is no file with this id.")
        return pk

    def _write_2(
        self, found: Iterable[beside.Ranked], one: bool, top: int | None, options: dict[str, Any]
    ) -> None:
        if options["format"] == "json":
            self._write_json([document_2(ranked, top=top) for ranked in found], one)
            return
        for ranked in found:
            self._write_shelves(ranked.candidate.first_name, document_2(ranked, top=top), options["closed"])

    def _write_json(self, documents: list[dict[str, Any]], one: bool) -> None:
        self.stdout.write(json.dumps(documents[0] if one else documents, ensure_ascii=False, indent=1))

    def _write_table(self, ranked: Ranked, top: int | None, closed: int, lang: str) -> None:
        shown = document(ranked, top=top, lang=lang)
        self.stdout.write(f"\n{ranked.candidate.first_name} ({shown['candidate']}), policy {shown['policy']}")
        for place, row in enumerate(shown["ranked"], start=1):
            self.stdout.write(f"\n{place:3}. {row['points']:4} {row['title']}")
            parts = " · ".join(f"{name} {row['criteria'][name]}" for name in CRITERIA)
            self.stdout.write(f"          {parts}")
            for sentence in row["reasons"]:
                self.stdout.write(f"          - {sentence}")
            for question in row["ask"]:
                self.stdout.write(f"          ? {question}")
        for name in ("one_step_away", "not_now"):
            self._write_closed(name, shown[name], closed)

    def _write_closed(self, name: str, rows: list[dict[str, Any]], most: int) -> None:
        self.stdout.write(f"\n{name}: {len(rows)}")
        for row in rows[:most]:
            self.stdout.write(f"  {row['gate']:10} {row['title']}: {' '.join(row['reasons'])}")

    def _write_shelves(self, name: str, shown: dict[str, Any], closed: int) -> None:
        total = shown["total"]
        self.stdout.write(f"\n{name} ({shown['candidate']}), policy {shown['policy']}, of {total}")
        for shelf, rows in shown["shelves"].items():
            self.stdout.write(f"\n{shelf}: {shown['counts'][shelf]}")
            for row in rows if shelf in ("fits", "rung", "ask", "step") else rows[:closed]:
                self.stdout.write(f"  {row['points']:4} +{row['open']:3} {row['title']}")
                parts = " · ".join(
                    f"{name} {got}+{more}/{of}" for name, (got, more, of) in row["criteria"].items()
                )
                self.stdout.write(f"            {parts}")
                for gate in row["gates"]:
                    why = ", ".join(each["code"] for each in gate["why"])
                    self.stdout.write(f"            {gate['state']} {gate['gate']}: {why}")
        for part, ids in shown["page"].items():
            self.stdout.write(f"page {part}: {len(ids)}")
