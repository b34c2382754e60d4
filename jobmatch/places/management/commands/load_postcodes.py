from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from jobmatch.places import services
from jobmatch.places.rules.postcode_file import MAX_BYTES, BadPostcodeFile, read
from jobmatch.running import commands


class Command(commands.Command):
    help = "Load a file of Dutch 4-digit postcodes (CSV in GeoNames' columns); a second run changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="CSV, UTF-8, with a header")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = read(_content(options["file"]))
        except BadPostcodeFile as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        self.stdout.write(f"{len(rows)} rows read")
        loaded = services.load_postcodes(rows=rows, progress=self._progress)
        self.stdout.write(
            f"new {loaded.new}, changed {loaded.changed}, unchanged {loaded.unchanged}; left out: "
            f"municipality not known {loaded.municipality_not_known}, "
            f"far from all codes like it {loaded.stray}; "
            f"far from its town and put at the town's point {loaded.moved_to_town}"
        )

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(f"{done} of {total} written")


def _content(path: Path) -> bytes:
    """The file's bytes, at most one more than allowed, so that a huge file is refused without reading it."""
    try:
        if not path.is_file():
            raise CommandError(f"{path} is not a file.")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} can't be read: {error.strerror}.") from error
