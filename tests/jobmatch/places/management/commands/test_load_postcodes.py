from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jobmatch.places.models import PostcodeArea
from jobmatch.places.rules.postcode_file import COLUMNS, MAX_BYTES

pytestmark = pytest.mark.django_db

ZEIST = "NL,3701,Zeist,Utrecht,09,Gemeente Zeist,0355,,,52.087,5.2394"


def run(path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    call_command("load_postcodes", str(path))
    return capsys.readouterr().out


def file_of(folder: Path, *lines: str) -> Path:
    path = folder / "postcodes.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines, ""]), encoding="utf-8")
    return path


def test_counts_are_printed_and_a_second_run_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file_of(tmp_path, ZEIST)
    first = run(path, capsys)
    assert "1 rows read\n1 of 1 written\nnew 1, changed 0, unchanged 0; left out: " in first
    assert "new 0, changed 0, unchanged 1; left out: " in run(path, capsys)


def test_one_bad_row_refuses_the_file_and_changes_nothing(tmp_path: Path) -> None:
    path = file_of(tmp_path, ZEIST, ZEIST.replace("3701", "x"))
    with pytest.raises(CommandError, match="Line 3: zipcode must be four digits.* Nothing was changed"):
        call_command("load_postcodes", str(path))
    assert PostcodeArea.objects.count() == 47


def test_a_path_that_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.csv", Path("/dev/zero")):
        with pytest.raises(CommandError, match="is not a file"):
            call_command("load_postcodes", str(path))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES * 100)
    with pytest.raises(CommandError, match="larger than 20 MB"):
        call_command("load_postcodes", str(path))


def test_the_full_file_loads_and_a_second_run_changes_nothing(
    real_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = real_data / "geo/geonames_nl_pc4.csv"
    left_out = "left out: municipality not known 0, far from all codes like it 4"
    assert f"new 4035, changed 0, unchanged 47; {left_out}" in run(path, capsys)
    assert f"new 0, changed 0, unchanged 4082; {left_out}" in run(path, capsys)
