"""What templates draw: icons, controls, bars and the week of dayparts."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from jobmatch.web.icons import ICONS
from jobmatch.web.templatetags import look


class Example(forms.Form):
    name = forms.CharField(label="Name", help_text="As people call you.")
    level = forms.ChoiceField(choices=[("a", "A")])
    words = forms.CharField(widget=forms.Textarea, required=False)
    kinds = forms.MultipleChoiceField(choices=[("job", "Job")], widget=forms.CheckboxSelectMultiple)
    means = forms.ChoiceField(choices=[("foot", "Foot")], widget=forms.RadioSelect)
    agreed = forms.BooleanField()
    week = forms.MultipleChoiceField(
        choices=[(str(bit), str(bit)) for bit in range(21)],
        widget=forms.CheckboxSelectMultiple(attrs={"data-look": "dayparts"}),
    )


def draw(name: str, **data: str) -> str:
    form = Example(data or None)
    return render_to_string("components/_field.html", {"field": form[name]})


@pytest.mark.parametrize("name", sorted(ICONS))
def test_icons_are_closed_shapes_that_screen_readers_skip(name: str) -> None:
    drawn = look.icon(name)
    assert 'aria-hidden="true"' in drawn
    assert drawn.count("<") == drawn.count(">")
    assert "style" not in drawn


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("name", "utrecht-textbox"),
        ("level", "utrecht-select"),
        ("words", "utrecht-textarea"),
        ("kinds", "jm-chips"),
        ("means", "jm-stack"),
        ("agreed", "jm-chip--wide"),
        ("week", "jm-week"),
    ],
)
def test_each_kind_of_field_has_its_own_look(name: str, part: str) -> None:
    assert part in draw(name)


def test_a_label_points_at_its_control_and_the_hint_describes_it() -> None:
    drawn = draw("name")
    assert 'for="id_name"' in drawn
    assert 'aria-describedby="id_name_helptext"' in drawn
    assert 'id="id_name_helptext"' in drawn


def test_an_error_describes_its_field_and_marks_it_invalid() -> None:
    drawn = draw("name", words="x")
    assert 'aria-invalid="true"' in drawn
    assert 'aria-describedby="id_name_helptext id_name_error"' in drawn
    assert 'id="id_name_error"' in drawn


def test_the_errors_on_top_link_to_fields_and_to_groups() -> None:
    drawn = render_to_string("components/_errors.html", {"form": Example({"words": "x"})})
    assert 'href="#id_name"' in drawn
    assert 'href="#field-id_kinds"' in drawn
    assert 'id="field-id_kinds"' in draw("kinds", words="x")


def test_only_fields_that_may_stay_empty_say_so() -> None:
    with override("nl"):
        assert "(mag leeg blijven)" in draw("words")
        assert "(mag leeg blijven)" not in draw("name")


def test_a_week_has_seven_rows_of_three_in_the_language_of_the_reader() -> None:
    with override("nl"):
        rows = look.daypart_rows(Example()["week"])
        assert [day for day, _boxes in rows][::6] == ["maandag", "zondag"]
        assert look.daypart_names() == ["ochtend", "middag", "avond"]
    assert [len(boxes) for _day, boxes in rows] == [3] * 7
    assert [box.data["value"] for _part, box in rows[1][1]] == ["3", "4", "5"]


@pytest.mark.parametrize(
    ("value", "most", "width"),
    [(0, 300, 0), (150, 300, 50), (300, 300, 100), (400, 300, 100), (5, 0, 0), (None, 10, 0)],
)
def test_a_bar_is_never_wider_than_its_ground(value: int | None, most: int, width: int) -> None:
    assert look.percent(value, most) == width


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Samira el Idrissi", "SI"), ("Bilal", "B"), ("Anne-Marie", "AM"), ("  ", "?"), ("émile Öz", "ÉÖ")],
)
def test_initials_are_at_most_two_letters(name: str, letters: str) -> None:
    assert look.initials(name) == letters
