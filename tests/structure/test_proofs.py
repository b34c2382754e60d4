"""The runs leave nothing out, and the page of proofs says what was measured."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import migrated, proofs, runs, sizes
from tests.runs import RUNS, environment
from tests.statements import FOLDER_VARIABLE

FOUND = {
    "on SQLite": {
        "passed": 12,
        "seconds": 3.4,
        "figures": {"label search, p95 in ms": "7"},
        "not_run": {"there are no real files": ["a", "b"]},
    }
}


def test_both_databases_and_the_browser_are_run() -> None:
    marked = [(one.name, one.command[-1]) for one in RUNS]
    assert marked == [
        ("on SQLite", "not browser"),
        ("on PostgreSQL", "not browser and not without_database"),
        ("in Chromium", "browser"),
    ]


def test_every_test_in_chromium_is_where_its_pass_looks() -> None:
    mark = "mark." + "browser"
    files = [file for file in Path(sizes.__file__).parent.rglob("*.py") if mark in file.read_text()]
    assert {file.parent.name for file in files} == {"pages"}


def test_full_size_is_another_size_for_every_number() -> None:
    variables = environment(full=True)
    assert {size.variable: int(variables[size.variable]) for size in sizes.ALL} == {
        size.variable: size.full for size in sizes.ALL
    }
    assert all(size.full != size.ci for size in sizes.ALL)


def test_the_tests_never_get_the_database_of_the_machine() -> None:
    assert "DATABASE_URL" not in environment(full=False)


def test_a_small_run_gives_the_word_to_one_pass_at_a_time_and_lets_the_databases_note_what_they_ask(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for variable in (FOLDER_VARIABLE, migrated.FOLDER_VARIABLE):  # this test may itself be in such a pass
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(runs, "make_once", lambda *_: None)
    found = "'JOBMATCH_STATEMENTS' in os.environ, 'JOBMATCH_MIGRATED' in os.environ"
    code = "import os; print('{}', " + found + "); raise SystemExit({})"
    passes = [
        runs.Run(one.name, [sys.executable, "-c", code.format(one.name, number)])
        for number, one in enumerate(RUNS)
    ]
    monkeypatch.setattr(runs, "RUNS", passes)
    assert [outcome.code for outcome in runs.in_small()] == [0, 1, 2]
    said = capfd.readouterr().out
    for one, noted in zip(passes, (True, True, False), strict=True):
        assert f"=== The tests {one.name} ===\n{one.name} {noted} True\n" in said


def test_the_page_names_commit_figures_and_what_was_not_run() -> None:
    page = proofs.page(FOUND, on=datetime(2026, 1, 2, tzinfo=UTC))
    assert f"- commit: {proofs.commit()}" in page
    assert "- day: 2026-01-02" in page
    assert "| on SQLite | 12 | 3 s |" in page
    assert "| label search, p95 in ms | 7 | on SQLite |" in page
    assert "Not run: 2 tests, because there are no real files." in page


@pytest.mark.parametrize(
    ("code", "commit", "changes", "is_kept"),
    [
        (0, "one", [], True),
        (0, "two", [], False),
        (1, "one", [], False),
        (0, "one", [" M manage.py"], False),
    ],
)
def test_a_pass_is_kept_only_where_it_passed_at_the_very_commit(
    code: int,
    commit: str,
    changes: list[str],
    is_kept: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runs, "KEPT", tmp_path)
    monkeypatch.setattr(proofs, "commit", lambda: "one")
    outcome = runs.Outcome(RUNS[0].name, code, 3.4, {"passed": 12}, "one")
    runs.keep(outcome)
    monkeypatch.setattr(proofs, "commit", lambda: commit)
    monkeypatch.setattr(proofs, "changes", lambda: changes)
    assert runs.kept(RUNS[0]) == (outcome if is_kept else None)
    assert runs.kept(RUNS[1]) is None
