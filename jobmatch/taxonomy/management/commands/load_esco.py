from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from jobmatch.running import commands
from jobmatch.taxonomy import services
from jobmatch.taxonomy.loading.esco.reading import BadEscoFile


class Command(commands.Command):
    help = (
        "Load folders with ESCO's CSV files (Dutch, English, whole or in part); a second run changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = services.load_esco(folders=options["folders"], say=self.stdout.write)
        except BadEscoFile as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        for line in loaded.ignored:
            self.stdout.write(f"ignored: {line}")
        for name, count in loaded.counts.items():
            self.stdout.write(f"{name}: {count}")
        for name, number in loaded.left_out.items():
            if number:
                self.stdout.write(f"{name}: left out {number}, of which one side is not in the taxonomy")
        if loaded.missing:
            self.stdout.write(f"not in these folders: {', '.join(loaded.missing)}")
