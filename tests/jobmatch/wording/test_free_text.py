"""Fields for what people write."""

from django import forms

from jobmatch.wording.free_text import FreeText

NUMBER = "111222333"


class Note(forms.Form):
    line = FreeText(max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
    other = FreeText(required=False)


def test_a_citizen_number_is_refused_and_named() -> None:
    form = Note({"line": f"bel over {NUMBER}"})
    assert not form.is_valid()
    assert form.errors.as_data()["line"][0].code == "citizen_number"
    assert NUMBER in form.errors["line"][0]


def test_the_box_comes_with_the_number_and_is_not_ticked() -> None:
    shown = str(Note({"line": NUMBER})["line"])
    assert 'type="checkbox" name="line-other-number">' in shown
    assert "checked" not in shown
    assert "<textarea" in shown


def test_without_such_a_number_there_is_no_box() -> None:
    assert "checkbox" not in str(Note({"line": "123456789"})["line"])
    assert "checkbox" not in str(Note()["line"])


def test_who_says_that_it_is_none_may_write_it() -> None:
    form = Note({"line": NUMBER, "line-other-number": "on"})
    assert form.is_valid()
    assert form.cleaned_data == {"line": NUMBER, "other": ""}
    assert " checked>" in str(form["line"])


def test_the_tick_of_one_field_says_nothing_of_another() -> None:
    form = Note({"line": NUMBER, "other": NUMBER, "line-other-number": "on"})
    assert list(form.errors) == ["other"]


def test_a_note_takes_a_label() -> None:
    assert Note({"line": "Is moslim"}).is_valid()
