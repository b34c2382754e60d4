"""What templates draw: icons, buttons and other small parts, form controls, bars, dayparts."""

from typing import Any

from django import template
from django.forms import BoundField, Select, Textarea
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from jobmatch.taxonomy.choices import in_language
from jobmatch.taxonomy.vocabulary import DAY_PARTS, DAYS
from jobmatch.web.icons import ICONS

register = template.Library()
BUTTONS = {
    "primary": "utrecht-button utrecht-button--primary-action",
    "secondary": "utrecht-button utrecht-button--secondary-action",
    "subtle": "utrecht-button utrecht-button--subtle",
    "danger": "utrecht-button utrecht-button--primary-action utrecht-button--danger",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing beside words; screen readers skip it."""
    return mark_safe(  # noqa: S308  # only constants of this program
        f'<svg class="jm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{ICONS[name]}</svg>'
    )


@register.simple_tag
def button(
    words: object,
    *,
    kind: str = "secondary",
    sign: str = "",
    about: object = "",
    name: str = "",
    value: object = "",
) -> SafeString:
    """A button that sends the form it stands in; with a name, its value goes along."""
    sent = format_html(' name="{}" value="{}"', name, value) if name else ""
    inside = _inside(words, sign, about)
    return format_html('<button type="submit" class="{}"{}>{}</button>', BUTTONS[kind], sent, inside)


@register.simple_tag
def button_link(
    address: str, words: object, *, kind: str = "secondary", sign: str = "", about: object = ""
) -> SafeString:
    """A link that looks like a button: for what a page asks to do next."""
    return _link(f"{BUTTONS[kind]} utrecht-button-link", address, _inside(words, sign, about))


@register.simple_tag
def action_link(address: str, words: object, *, sign: str = "", about: object = "") -> SafeString:
    """A quiet link to something that may be done, as high as a finger needs."""
    return _link("utrecht-link jm-reach", address, _inside(words, sign, about))


@register.simple_tag
def back_link(address: str, words: object) -> SafeString:
    """The link above a heading, to the page that this one belongs to."""
    return _link("jm-back", address, _inside(words, "arrow-left"))


@register.simple_tag
def tag(words: object, *, kind: str = "", sign: str = "") -> SafeString:
    """A few words in a coloured pill; kind: brand, accent, ok or danger."""
    colour = f" jm-tag--{kind}" if kind else ""
    return format_html('<span class="jm-tag{}">{}</span>', colour, _inside(words, sign))


@register.inclusion_tag("components/_alert.html")
def notice(kind: str, text: object, *, heading: object = "") -> dict[str, object]:
    """A sentence that stands out; kind: success, info, warning or error."""
    return {"kind": kind, "text": text, "heading": heading}


@register.simple_tag
def term(name: object, value: object) -> SafeString:
    """One row of a list of terms: what it is called, and what it is."""
    return format_html("<dt>{}</dt><dd>{}</dd>", localize(name), localize(value))


@register.simple_block_tag
def panel_head(content: str, words: object, *, level: int = 2, id: str = "") -> SafeString:
    """The heading of a panel with what stands at its other end: a link or a tag."""
    named = format_html(' id="{}"', id) if id else ""
    heading = format_html('<h{0} class="utrecht-heading-{0}"{1}>{2}</h{0}>', level, named, words)
    return format_html('<div class="jm-card__head">{}{}</div>', heading, content)


def _link(css: str, address: str, inside: SafeString) -> SafeString:
    """A link; without an address it would silently lead to the page it stands on, so that is an error."""
    if not address:
        raise ValueError("a link without an address: does `{% url ... as address %}` name a page?")
    return format_html('<a class="{}" href="{}">{}</a>', css, address, inside)


def _inside(words: object, sign: str = "", about: object = "") -> SafeString:
    """An icon, the words, and for screen readers what they are about."""
    drawn = icon(sign) if sign else ""
    more = format_html('<span class="jm-hidden">: {}</span>', localize(about)) if about else ""
    return format_html("{}{}{}", drawn, localize(words), more)


@register.filter
def drawn_as(field: BoundField) -> str:
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
