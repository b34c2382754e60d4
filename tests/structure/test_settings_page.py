"""docs/settings.md has every variable, and no other."""

import re

from jobmatch import environment
from tests.structure.test_layers import ROOT

ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)


def test_the_table_names_the_variables_that_are_read() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").split("## For the tests only")[0]
    assert ROW.findall(page) == list(environment.VARIABLES)
