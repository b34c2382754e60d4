"""`manage.py demo`: the made-up region, its sign-ins, and one real ranking with its reasons."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone, translation

from jobmatch.accounts import demo
from jobmatch.demo import region, trust
from jobmatch.demo.people import STORY_ID, all_youths
from jobmatch.errors import RuleBroken
from jobmatch.running import commands


class Command(commands.Command):
    help = "Load a made-up region to try the product with (once), and say who can sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="load only: no ranking and no sign-ins")
        parser.add_argument(
            "--top", type=int, default=3, help="how many vacancies of the ranking to show (3)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = region.load(on=timezone.localdate())
        except RuleBroken as refused:
            raise CommandError(refused.message) from refused
        self.stdout.write("The demo region is loaded." if loaded else "The demo region was there already.")
        if options["quiet"]:
            return
        self.stdout.write(f"\nOne ranking; again: manage.py rank --candidate {STORY_ID}")
        call_command("rank", candidate=str(STORY_ID), top=options["top"], stdout=self.stdout)
        self._write_sign_ins()

    def _write_sign_ins(self) -> None:
        self.stdout.write(f"\nSign in as one of these, with password {demo.PASSWORD}:")
        with translation.override("en"):
            for one in demo.sign_ins():
                self.stdout.write(f"  {one.role:18} {one.email:22} {one.name}, {one.organisation}")
        self.stdout.write(f"\nTo open a youth's own pages: send {self._reached()} a link from the file;")
        self.stdout.write(f"the word is {trust.WORD}.")
        folder = getattr(settings, "EMAIL_FILE_PATH", None)
        if folder:
            self.stdout.write(f"Mail is not sent but kept in {folder}; codes to sign in with are there too.")

    def _reached(self) -> str:
        keys = (trust.AT_WORK, trust.REPORTING)
        return " or ".join(youth.name["first"] for youth in all_youths() if youth.key in keys)
