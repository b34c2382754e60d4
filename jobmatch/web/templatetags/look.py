"""What templates need for the look: icons, the class of a form control, widths of bars, rows of dayparts."""

from typing import Any

from django import template
from django.forms import BoundField, Select, Textarea
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import DAY_PARTS, DAYS
from jobmatch.web.icons import ICONS

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing beside words; screen readers skip it."""
    return mark_safe(  # noqa: S308  # only constants of this program
        f'<svg class="jm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{ICONS[name]}</svg>'
    )


@register.filter
def look(field: BoundField) -> str:
    """How a field is drawn: as its widget asks with `data-look`, else by the kind of its widget."""
    widget = field.field.widget
    if asked := widget.attrs.get("data-look"):
        return str(asked)
    kinds = {"checkboxselectmultiple": "chips", "radioselect": "radios", "checkbox": "check"}
    return kinds.get(field.widget_type, "group" if field.use_fieldset else "line")


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The field's own input with the class of its Utrecht component."""
    part = {Select: "select utrecht-select--html-select", Textarea: "textarea"}
    name = next((css for kind, css in part.items() if isinstance(field.field.widget, kind)), "textbox")
    invalid = f" utrecht-{name.split()[0]}--invalid" if field.errors else ""
    own = field.field.widget.attrs.get("class", "")
    html = field.as_widget(attrs={"class": f"utrecht-{name}{invalid} jm-control {own}".strip()})
    return (
        format_html('<div class="jm-select">{}{}</div>', html, icon("chevron-down"))
        if _drops_down(field)
        else html
    )


def _drops_down(field: BoundField) -> bool:
    widget = field.field.widget
    return isinstance(widget, Select) and not widget.allow_multiple_selected and "size" not in widget.attrs


@register.filter
def percent(value: Any, most: Any) -> int:
    """The width of a bar: how much `value` is of `most`, 0 to 100."""
    return max(0, min(100, round(100 * int(value or 0) / int(most)))) if int(most or 0) else 0


@register.filter
def initials(name: Any) -> str:
    """One or two letters that stand for a person or organisation."""
    words = [word for word in str(name).replace("-", " ").split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"


@register.filter
def daypart_rows(field: BoundField) -> list[tuple[str, list[tuple[str, Any]]]]:
    """A week of 21 checkboxes as seven rows: (day, [(part, checkbox), ...])."""
    boxes = list(field)
    parts = [in_language(part) for part in DAY_PARTS]
    width = len(parts)
    return [
        (in_language(day), list(zip(parts, boxes[row * width : (row + 1) * width], strict=True)))
        for row, day in enumerate(DAYS)
    ]


@register.simple_tag
def daypart_names() -> list[str]:
    """The heads of the columns of a week."""
    return [in_language(part) for part in DAY_PARTS]
