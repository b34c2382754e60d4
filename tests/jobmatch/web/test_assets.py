"""A page loads few files: its styles are one, and of node_modules only what it needs is served."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command

from jobmatch.running import processes
from jobmatch.web.assets import FILES, JOINED, OWN, PREFIX, SCRIPTS, UTRECHT, YOUTH_PAGES, PageFinder, joined

ROOT = Path(settings.BASE_DIR)
APPS = ("candidates", "employers", "matching", "notifications", "jobmatch")
MOST = 6
YOUTH_BASE = "candidates/youth_base.html"
EXTENDS = re.compile(r'{% extends "([^"]+)" %}')
NAMED = re.compile(r'{% (?:extends|include) "([^"]+)"')
OURS = re.compile(r"jm-[\w-]+")


def pages() -> dict[str, str]:
    """Every template by the name that others know it by."""
    return {
        str(path.relative_to(folder)): path.read_text()
        for app in APPS
        for folder in sorted((ROOT / app).rglob("templates"))
        for path in sorted(folder.rglob("*.html"))
    }


def loaded(page: str, known: dict[str, str]) -> int:
    """How many static files a template loads together with what it extends."""
    text = known[page]
    own = text.count("{% static") + (len(SCRIPTS) - 1) * text.count("{% static script %}")
    extended = EXTENDS.match(text)
    return own + (loaded(extended[1], known) if extended else 0)


def test_no_page_loads_more_than_six_files() -> None:
    known = pages()
    counts = {page: loaded(page, known) for page in known}
    assert counts["base.html"] == 5
    assert counts["candidates/youth_base.html"] == 2
    assert {page: count for page, count in counts.items() if count > MOST} == {}


def test_a_component_loads_nothing_of_its_own() -> None:
    parts = {page: text for page, text in pages().items() if Path(page).name.startswith("_")}
    head = {"components/_stop_head.html"}  # of the pages for what goes wrong, which have no base
    assert {page for page, text in parts.items() if "{% static" in text} == head


@pytest.mark.parametrize("name", JOINED)
def test_the_styles_of_a_page_are_one_file_with_all_rules_in_order(name: str) -> None:
    found = finders.find(name)
    assert found is not None
    rest = Path(found).read_text()
    sources = [settings.NODE_MODULES / part for part in UTRECHT] + [
        OWN / f"{part}.css" for part in JOINED[name]
    ]
    for source in sources:
        before, whole, rest = rest.partition(source.read_text())
        assert whole, source
        assert before.strip() == ""
    assert rest.strip() == ""


def test_every_style_of_a_signed_in_page_or_a_youths_page_is_in_a_file() -> None:
    styles = {path.stem for path in OWN.glob("*.css")}
    assert styles - {part for parts in JOINED.values() for part in parts} == {"errors"}


def whole(page: str, known: dict[str, str]) -> str:
    """A template with what it extends and includes."""
    text = known.get(page, "")
    return text + "".join(whole(part, known) for part in NAMED.findall(text) if part != page)


def test_a_youths_page_has_the_style_of_all_that_is_on_it() -> None:
    known, everywhere = pages(), "".join(path.read_text() for path in OWN.glob("*.css"))
    of_youths = "".join((OWN / f"{part}.css").read_text() for part in JOINED[YOUTH_PAGES])
    elsewhere = set(OURS.findall(everywhere)) - set(OURS.findall(of_youths))
    own = [page for page, text in known.items() if EXTENDS.match(text) and YOUTH_BASE in NAMED.findall(text)]
    bare = {page: set(OURS.findall(whole(page, known))) & elsewhere for page in own}
    assert "matching/my_vacancies.html" in bare
    assert {page: names for page, names in bare.items() if names} == {}


@pytest.mark.parametrize("name", JOINED)
def test_what_the_styles_name_is_found_from_the_joined_file(name: str) -> None:
    named = re.findall(r"url\(\"?([^\")]+)", joined(name))
    assert len(named) == 2
    for address in named:
        path = (Path("/") / name).parent / address
        assert finders.find(str(path.resolve().relative_to("/"))), address
    assert not any("url(" in (settings.NODE_MODULES / part).read_text() for part in UTRECHT)


@pytest.mark.parametrize("name", JOINED)
def test_no_style_ends_open_or_must_be_the_first(name: str) -> None:
    plain = re.sub(r"/\*.*?\*/", "", joined(name), flags=re.DOTALL)
    assert "/*" not in plain
    assert "@charset" not in plain
    assert "@import" not in plain
    for path in [settings.NODE_MODULES / part for part in UTRECHT] + sorted(OWN.glob("*.css")):
        assert path.read_text().count("{") == path.read_text().count("}"), path


def test_collected_names_have_a_hash_and_a_smaller_copy_for_a_proxy(settings: object, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "jobmatch.web.assets.HashedStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    for name in JOINED:
        (whole,) = tmp_path.glob(name.replace(".css", ".*.css"))
        small = whole.with_name(f"{whole.name}.gz").read_bytes()
        assert gzip.decompress(small) == whole.read_bytes()
        assert len(small) < len(whole.read_bytes()) / 5
        for address in re.findall(r"url\(\"?([^\")]+)", whole.read_text()):
            assert re.search(r"\.[0-9a-f]{12}\.woff2$", address)
            assert (whole.parent / address).is_file()


def test_a_browser_keeps_static_files_for_a_year() -> None:
    arguments = processes.web("127.0.0.1", 8000, static=Path("static"), workers=1)
    assert arguments[arguments.index("--static-path-expires") + 1] == str(365 * 24 * 60 * 60)


def test_every_file_named_is_found_and_lies_in_node_modules() -> None:
    for name in FILES:
        found = finders.find(f"{PREFIX}/{name}")
        assert found is not None
        assert Path(found).is_file()
        assert Path(found).is_relative_to(settings.NODE_MODULES)


def test_nothing_else_of_node_modules_is_found() -> None:
    finder = PageFinder()
    assert finder.find(f"{PREFIX}/htmx.org/package.json") == []
    assert finder.find(f"{PREFIX}/../manage.py") == []
    assert finder.find(f"{PREFIX}/{UTRECHT[0]}") == []
    assert finder.find(FILES[0]) == []


def test_collecting_lists_exactly_the_files_named() -> None:
    assert tuple(name for name, _storage in PageFinder().list(None)) == FILES + tuple(JOINED)
    assert "htmx.org/dist/htmx.min.js" not in [name for name, _ in PageFinder().list(["*.js"])]
