"""What templates draw: icons, buttons, links, tags, controls, bars and the week of dayparts."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.translation import override

from jobmatch.web.icons import ICONS
from jobmatch.web.templatetags import components


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


def shown(source: str, **context: object) -> str:
    return Template("{% load components %}" + source).render(Context(context))


def draw(name: str, **data: str) -> str:
    form = Example(data or None)
    return render_to_string("components/_field.html", {"field": form[name]})


@pytest.mark.parametrize("name", sorted(ICONS))
def test_icons_are_closed_shapes_that_screen_readers_skip(name: str) -> None:
    drawn = components.icon(name)
    assert 'aria-hidden="true"' in drawn
    assert drawn.count("<") == drawn.count(">")
    assert "style" not in drawn


def test_a_button_sends_its_form_and_its_value() -> None:
    assert shown('{% button "Keep" %}') == (
        '<button type="submit" class="utrecht-button utrecht-button--secondary-action">Keep</button>'
    )
    assert ' name="go" value="4"' in shown('{% button "Go on" name="go" value=part %}', part=4)
    assert "name=" not in shown('{% button "Go on" value=4 %}')


@pytest.mark.parametrize("kind", sorted(components.BUTTONS))
def test_a_link_may_look_like_each_kind_of_button(kind: str) -> None:
    drawn = shown('{% button_link "/new/" "New" kind=kind sign="plus" %}', kind=kind)
    assert drawn.startswith(f'<a class="{components.BUTTONS[kind]} utrecht-button-link" href="/new/"><svg')
    assert drawn.endswith("</svg>New</a>")


def test_an_unknown_kind_of_button_is_an_error() -> None:
    with pytest.raises(KeyError):
        shown('{% button "Keep" kind="huge" %}')


def test_what_an_action_is_about_is_said_to_screen_readers_only() -> None:
    about = '{% action_link "/edit/" "Change" about=name %}'
    link, hidden = '<a class="utrecht-link jm-reach" href="/edit/">', '<span class="jm-hidden">'
    assert shown(about, name="Spoor & Zoon") == f"{link}Change{hidden}: Spoor &amp; Zoon</span></a>"
    assert shown(about, name="") == '<a class="utrecht-link jm-reach" href="/edit/">Change</a>'


@pytest.mark.parametrize("name", ["back_link", "action_link", "button_link"])
def test_a_link_without_an_address_is_an_error(name: str) -> None:
    with pytest.raises(ValueError, match="without an address"):
        shown("{% url 'no:such:page' as address %}{% " + name + ' address "There" %}')


def test_a_way_back_points_back() -> None:
    assert shown('{% back_link address "The list" %}', address="/a?b=1&c=2").startswith(
        '<a class="jm-back" href="/a?b=1&amp;c=2"><svg'
    )


def test_a_tag_has_a_colour_and_a_sign_when_asked() -> None:
    assert shown("{% tag words %}", words="<b>") == '<span class="jm-tag">&lt;b&gt;</span>'
    assert shown('{% tag "late" kind="danger" sign="clock" %}').startswith(
        '<span class="jm-tag jm-tag--danger"><svg'
    )


def test_a_notice_has_its_own_kind_whatever_the_page_has() -> None:
    drawn = shown('{% notice "warning" "Read this" %}', kind="success", heading="Else")
    assert "utrecht-alert--warning" in drawn
    assert "Read this" in drawn
    assert "Else" not in drawn


def test_the_values_of_terms_are_written_as_a_page_writes_them() -> None:
    with override("nl"):
        assert shown("{% term name day %}", name="<Geboren>", day=date(2008, 3, 1)) == (
            "<dt>&lt;Geboren&gt;</dt><dd>1 maart 2008</dd>"
        )


def test_the_head_of_a_panel_holds_what_is_said_in_it() -> None:
    drawn = shown(
        '{% panel_head "Work" level=3 id="work" %}{% tag words %}{% endpanel_head %}', words="a < b"
    )
    assert drawn == (
        '<div class="jm-card__head"><h3 class="utrecht-heading-3" id="work">Work</h3>'
        '<span class="jm-tag">a &lt; b</span></div>'
    )


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
        rows = components.daypart_rows(Example()["week"])
        assert [day for day, _boxes in rows][::6] == ["maandag", "zondag"]
        assert components.daypart_names() == ["ochtend", "middag", "avond"]
    assert [len(boxes) for _day, boxes in rows] == [3] * 7
    assert [box.data["value"] for _part, box in rows[1][1]] == ["3", "4", "5"]


@pytest.mark.parametrize(
    ("value", "most", "width"),
    [(0, 300, 0), (150, 300, 50), (300, 300, 100), (400, 300, 100), (5, 0, 0), (None, 10, 0)],
)
def test_a_bar_is_never_wider_than_its_ground(value: int | None, most: int, width: int) -> None:
    assert components.percent(value, most) == width


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Samira el Idrissi", "SI"), ("Bilal", "B"), ("Anne-Marie", "AM"), ("  ", "?"), ("émile Öz", "ÉÖ")],
)
def test_initials_are_at_most_two_letters(name: str, letters: str) -> None:
    assert components.initials(name) == letters
