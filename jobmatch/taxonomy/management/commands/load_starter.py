from typing import Any

from jobmatch.running import commands
from jobmatch.taxonomy import services


class Command(commands.Command):
    help = "Load the occupations and skills that ship with the program; a second run changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, count in services.load_starter().items():
            self.stdout.write(f"{name}: {count}")
