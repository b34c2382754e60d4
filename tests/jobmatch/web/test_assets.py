"""Of node_modules only the files that pages load are served."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from jobmatch.web.assets import FILES, PREFIX, PackageFinder


def test_every_file_named_is_found_and_lies_in_node_modules() -> None:
    for name in FILES:
        found = finders.find(f"{PREFIX}/{name}")
        assert found is not None
        assert Path(found).is_file()
        assert Path(found).is_relative_to(settings.NODE_MODULES)


def test_nothing_else_of_node_modules_is_found() -> None:
    finder = PackageFinder()
    assert finder.find(f"{PREFIX}/htmx.org/package.json") == []
    assert finder.find(f"{PREFIX}/../manage.py") == []
    assert finder.find(FILES[0]) == []


def test_collecting_lists_exactly_the_files_named() -> None:
    assert tuple(name for name, _storage in PackageFinder().list(None)) == FILES
    assert "htmx.org/dist/htmx.min.js" not in [name for name, _ in PackageFinder().list(["*.js"])]
