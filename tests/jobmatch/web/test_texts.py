"""Every text on screen has its Dutch; and the lists are found, kept and checked as they should be."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils.translation import gettext, ngettext, override

from jobmatch.web import texts

PAGE = """{% load i18n %}<h1 title="{% translate 'A hint' %}">{% translate "Hello" %}</h1>
{% blocktranslate count number=total %}{{ number }} row{% plural %}{{ number }} rows{% endblocktranslate %}
{% blocktranslate trimmed with name=person.name %}
  Bye,
  {{ name }}
{% endblocktranslate %}"""
CODE = """from django.utils.translation import gettext_lazy as _, ngettext_lazy
TITLE = _(
    "Two "
    "parts"
)
COUNT = ngettext_lazy("%(n)s step", "%(n)s steps", "n")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An app with one page and one module."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(PAGE)
    (tmp_path / "words.py").write_text(CODE)
    monkeypatch.setattr(texts, "roots", lambda: [tmp_path])
    return tmp_path


def fill_in(folder: Path, dutch: dict[str, str]) -> None:
    catalog = texts.read_list(texts.list_of(folder))
    for english, text in dutch.items():
        message = catalog.get(english)
        assert message is not None
        message.string = text
    texts.write_list(texts.list_of(folder), catalog)


def test_every_text_of_the_product_has_its_dutch_and_no_list_holds_more() -> None:
    faults = [fault for root in texts.roots() for fault in texts.faults_of(root)]
    assert not faults, "\n".join(f"{fault.path}: {fault.text!r} {fault.problem}" for fault in faults)


def test_lists_hold_no_line_numbers_dates_or_machine_paths() -> None:
    for root in texts.roots():
        path = texts.list_of(root)
        text = path.read_text() if path.exists() else ""
        assert "#:" not in text
        assert "Date:" not in text
        assert str(settings.BASE_DIR) not in text


def test_texts_of_templates_and_python_are_found(folder: Path) -> None:
    assert {key for key, _context in texts.found_in(folder)} == {
        "A hint",
        "Hello",
        "%(number)s row",
        "Bye, %(name)s",
        "Two parts",
        "%(n)s step",
    }


def test_adding_keeps_the_dutch_that_is_there_and_adds_once(folder: Path) -> None:
    assert texts.add_missing(folder) == 6
    fill_in(folder, {"Hello": "Hallo"})
    assert texts.add_missing(folder) == 0
    kept = texts.read_list(texts.list_of(folder)).get("Hello")
    assert kept is not None
    assert kept.string == "Hallo"


def test_missing_unused_and_broken_dutch_are_faults(folder: Path) -> None:
    texts.add_missing(folder)
    fill_in(folder, {"Hello": "Hallo", "Bye, %(name)s": "Dag, %(naam)s"})
    (folder / "words.py").write_text("")
    problems = {fault.text: fault.problem for fault in texts.faults_of(folder)}
    assert "Hello" not in problems
    assert problems["A hint"] == "has no Dutch"
    assert problems["Two parts"] == "is no longer used"
    assert problems["Bye, %(name)s"] == "has a placeholder in Dutch that the English lacks"


def test_tidying_takes_out_what_the_code_no_longer_says(folder: Path) -> None:
    texts.add_missing(folder)
    (folder / "words.py").write_text("")
    assert texts.remove_unused(folder) == 2
    assert texts.read_list(texts.list_of(folder)).get("Two parts") is None


def test_the_check_fails_with_a_count_and_names_each_text(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(CommandError, match="6 texts are not right"):
        call_command("texts", "--check")
    assert "'Hello' has no Dutch" in capsys.readouterr().err


def test_the_commands_add_compile_and_tidy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("texts")
    call_command("texts", "--compile")
    assert texts.list_of(folder).with_suffix(".mo").exists()
    (folder / "words.py").write_text("")
    call_command("texts", "--tidy")
    assert "2 texts taken out" in capsys.readouterr().out


def test_compiled_dutch_is_what_django_says() -> None:
    with override("nl"):
        assert gettext("Skip to the content") == "Naar de inhoud"
        assert ngettext("%(left)s code left.", "%(left)s codes left.", 2) == "Nog %(left)s codes over."
    with override("en"):
        assert gettext("Skip to the content") == "Skip to the content"


def test_a_list_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert isinstance(texts.read_list(tmp_path / "django.po"), Catalog)
    assert texts.compile_list(tmp_path) == 0
