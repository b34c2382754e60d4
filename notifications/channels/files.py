"""Writes text messages to files, for development: one a message, however often it is sent."""

from pathlib import Path

from notifications.channels import Letter


class FileGateway:
    """A folder in the data folder, which nobody else may read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, letter: Letter) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        own = self.folder / f".{letter.id}"
        own.write_text(f"{letter.address}\n\n{letter.body}\n", encoding="utf-8")
        own.replace(self.folder / f"{letter.id}.txt")
