"""The layers hold, and nothing is outside them."""

import logging.config
import tomllib
from functools import cache
from pathlib import Path

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("jobmatch", "candidates", "employers", "matching", "notifications")
APPS = (
    *("candidates", "employers", "matching", "notifications"),
    *(f"jobmatch.{name}" for name in ("accounts", "audit", "links", "places", "sealing", "taxonomy", "web")),
)
PRIVATE = ("forms", "schemas", "views")


@cache
def graph() -> grimp.ImportGraph:
    """All modules of the product and what they import."""
    return grimp.build_graph(*PACKAGES, cache_dir=None)


@cache
def layers() -> list[list[str]]:
    """The packages from high to low, as the contract in pyproject.toml has them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    lines = next(contract["layers"] for contract in contracts if contract["id"] == "packages")
    return [[name.strip() for name in line.replace("|", ":").split(":")] for line in lines]


def layer_of(module: str) -> int | None:
    """The number of the layer that a module is in, the lowest first; none when it is in no layer."""
    for number, names in enumerate(reversed(layers())):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return number
    return None


def app_of(module: str) -> str:
    return next((app for app in APPS if module == app or module.startswith(f"{app}.")), "")


@pytest.mark.filterwarnings("default")
def test_import_contracts_are_kept(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.config, "dictConfig", lambda config: None)  # the log stays ours
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == EXIT_STATUS_SUCCESS, capfd.readouterr().out


def test_every_module_is_in_a_layer() -> None:
    assert [module for module in sorted(graph().modules - {"jobmatch"}) if layer_of(module) is None] == []


def test_every_folder_with_python_is_a_package() -> None:
    folders = {path.parent for name in (*PACKAGES, "tests") for path in (ROOT / name).rglob("*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


def test_screens_and_schemas_are_private_to_their_app() -> None:
    crossing = [
        f"{module} -> {other}"
        for module in sorted(graph().modules)
        for other in sorted(graph().find_modules_directly_imported_by(module))
        if app_of(other) not in ("", app_of(module))
        and other.removeprefix(app_of(other)).split(".")[1:2] in [[name] for name in PRIVATE]
    ]
    assert crossing == []


def test_the_package_of_the_project_stays_empty() -> None:
    assert (ROOT / "jobmatch" / "__init__.py").read_text() == ""
