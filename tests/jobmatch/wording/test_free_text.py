"""Fields for what people write."""

from django import forms

from jobmatch.wording.free_text import FreeText, TextForEmployers

NUMBER = "111222333"


class Note(forms.Form):
    line = FreeText(max_length=200, widget=forms.Textarea(attrs={"rows": 3}))
    card = TextForEmployers(required=False)


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
    assert form.cleaned_data == {"line": NUMBER, "card": ""}
    assert " checked>" in str(form["line"])


def test_the_tick_of_one_field_says_nothing_of_another() -> None:
    form = Note({"line": NUMBER, "card": NUMBER, "line-other-number": "on"})
    assert list(form.errors) == ["card"]


def test_a_text_for_employers_refuses_labels_and_contacts_by_name() -> None:
    form = Note({"line": "goed", "card": "Is moslim, bel 06 12345678."})
    assert form.errors.as_data()["card"][0].code == "leak"
    assert "moslim" in form.errors["card"][0]
    assert "06 12345678" in form.errors["card"][0]


def test_no_tick_takes_a_label_past_the_refusal() -> None:
    form = Note({"line": "goed", "card": f"Moslim met {NUMBER}", "card-other-number": "on"})
    assert form.errors.as_data()["card"][0].code == "leak"


def test_a_text_for_employers_without_a_leak_is_taken() -> None:
    form = Note({"line": "goed", "card": "Werkt precies en is altijd op tijd."})
    assert form.is_valid()


def test_a_note_takes_a_label() -> None:
    assert Note({"line": "Is moslim"}).is_valid()
