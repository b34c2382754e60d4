import io
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from employers.imports.limits import MOST_BYTES
from employers.models import Vacancy
from tests.employers.imports.documents import as_bytes, posting

pytestmark = pytest.mark.django_db


def run(path: Path | str, *options: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("import_vacancies", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "jobs.jsonld"
    path.write_bytes(as_bytes([posting(), posting(identifier="b-2", url="ftp://x")]))
    return path


def test_a_file_is_taken_in_with_figures_and_notes(file: Path) -> None:
    out, _ = run(file, "--source", "mine")
    assert "2 new, 0 changed, 0 unchanged, 0 refused, 1 employers added" in out
    assert "row 2, url:" in out
    assert set(Vacancy.objects.values_list("source", flat=True)) == {"mine"}


def test_a_dry_run_keeps_nothing(file: Path) -> None:
    out, _ = run(file, "--dry-run")
    assert "2 new" in out
    assert not Vacancy.objects.exists()


def test_a_wrong_row_stops_all_unless_the_good_ones_are_wanted(file: Path) -> None:
    file.write_bytes(as_bytes([posting(), posting(title="")]))
    with pytest.raises(CommandError, match="1 refused"):
        run(file)
    assert not Vacancy.objects.exists()
    _, err = run(file, "--keep-good")
    assert "row 2, title:" in err
    assert Vacancy.objects.count() == 1


def test_a_file_that_is_not_there_or_too_large_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be read"):
        run(tmp_path / "absent")
    large = tmp_path / "large"
    with large.open("wb") as handle:
        handle.truncate(MOST_BYTES + 1)
    with pytest.raises(CommandError, match="20 MB"):
        run(large)


def test_the_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(as_bytes(posting()))))
    out, _ = run("-")
    assert "1 new" in out
