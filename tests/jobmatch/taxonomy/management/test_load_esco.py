from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jobmatch.taxonomy.models import Occupation
from tests.jobmatch.taxonomy import folders

pytestmark = pytest.mark.django_db


def run(*given: Path) -> list[str]:
    out = StringIO()
    call_command("load_esco", *map(str, given), stdout=out)
    return out.getvalue().splitlines()


def test_what_was_done_is_told(tmp_path: Path) -> None:
    known = Occupation.objects.count()
    (folders.small(tmp_path) / "isco_group_skills_en.csv").write_text("")
    lines = run(tmp_path)
    assert "occupations_nl.csv: 2 rows" in lines
    assert f"occupations: new 2, changed 0, unchanged 0, kept {known}" in lines
    assert "ignored: isco_group_skills_en.csv: not a file of ESCO's; skills of groups are not loaded" in lines
    assert "skills of occupations: left out 1, of which one side is not in the taxonomy" in lines
    assert lines[-1].startswith("not in these folders: ISCOGroups_en, skills_en")
    assert f"occupations: new 0, changed 0, unchanged 2, kept {known}" in run(tmp_path)


def test_a_bad_file_is_named_and_nothing_is_changed(tmp_path: Path) -> None:
    folders.small(tmp_path)
    with (tmp_path / "skills_nl.csv").open("ab") as file:
        file.write(b"\xff\xfe,x,y\n")
    before = Occupation.objects.count()
    with pytest.raises(CommandError, match=r"^skills_nl\.csv, row 4: not UTF-8.*Nothing was changed\.$"):
        run(tmp_path)
    assert Occupation.objects.count() == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere: this is not a folder. Nothing was changed."):
        run(tmp_path / "nowhere")
