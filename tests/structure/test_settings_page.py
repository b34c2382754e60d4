"""docs/settings.md has every variable, and no other; `python -m` this module writes its table anew."""

import re
from pathlib import Path

from jobmatch.running import variables

PAGE = Path(__file__).parent.parent.parent / "docs" / "settings.md"
TABLE = re.compile(r"^\| variable \|.*?\n\n", re.MULTILINE | re.DOTALL)
READ = re.compile(r"""(?:given|environ\.get|is_on)\("([A-Z_]+)\"""")


def made() -> str:
    """The page as the list of variables has it."""
    return TABLE.sub(lambda _: f"{variables.table()}\n\n", PAGE.read_text(encoding="utf-8"), count=1)


def test_the_page_is_what_the_list_of_variables_makes() -> None:
    assert PAGE.read_text(encoding="utf-8") == made()


def test_each_variable_is_read_once_by_its_reader_or_by_name() -> None:
    folder = PAGE.parent.parent / "jobmatch"
    settings = (folder / "settings.py").read_text()
    code = (folder / "running" / "environment.py").read_text() + settings
    by_name = {name for name in READ.findall(code) if name in variables.NAMES}
    by_reader = {row.name for row in variables.VARIABLES if row.reader}
    assert by_name | by_reader == variables.NAMES
    assert by_name & by_reader == set()
    assert set(READ.findall(code)) == by_name
    assert sorted(re.findall(r'variables\.read\("([A-Z_]+)"\)', settings)) == sorted(by_reader)


if __name__ == "__main__":
    PAGE.write_text(made(), encoding="utf-8")
