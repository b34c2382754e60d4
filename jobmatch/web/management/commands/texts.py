"""`manage.py texts` keeps the Dutch of all texts on screen."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from jobmatch.running import commands
from jobmatch.web import texts


class Command(commands.Command):
    help = "Adds texts of the code that have no Dutch yet to the lists, or does what an option says."

    def add_arguments(self, parser: CommandParser) -> None:
        chosen = parser.add_mutually_exclusive_group()
        chosen.add_argument("--compile", action="store_true", help="make the .mo files that Django reads")
        chosen.add_argument("--tidy", action="store_true", help="take out what the code no longer says")
        chosen.add_argument("--check", action="store_true", help="fail when Dutch is missing or not used")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            return self.check_all()
        doing = texts.compile_list if options["compile"] else texts.add_missing
        doing, word = (texts.remove_unused, "taken out") if options["tidy"] else (doing, "added")
        for root in texts.roots():
            count = doing(root)
            if count and options["verbosity"] > 0:
                self.stdout.write(f"{root.name}: {count} texts {'compiled' if options['compile'] else word}")
        return None

    def check_all(self) -> None:
        """List every fault; fail when there is one."""
        faults = [fault for root in texts.roots() for fault in texts.faults_of(root)]
        for fault in faults:
            self.stderr.write(f"{fault.path}: {fault.text!r} {fault.problem}")
        if faults:
            raise CommandError(f"{len(faults)} texts are not right; 'manage.py texts' adds what is missing.")
        self.stdout.write("Every text has its Dutch.")
