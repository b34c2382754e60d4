"""The form field for what people write: no citizen service number, and a question about labels in notes."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from jobmatch.wording import leaks

NUMBER_CODE: Final = "citizen_number"
LEAK_CODE: Final = "leak"
OTHER: Final = "other-number"


class Meant(str):
    """A text of which its writer said that its nine digits are no citizen service number."""


class _Asking:
    """Beside a text with such digits: a box to say that they are none. Never ticked for the writer."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)  # type: ignore[misc]  # of the widget
        said = isinstance(value, str) and data.get(f"{name}-{OTHER}")
        return Meant(value) if said else value

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        html = super().render(name, value, attrs, renderer)  # type: ignore[misc]  # of the widget
        if not (isinstance(value, str) and leaks.numbers(value)):
            return html
        return format_html(
            '{}<label class="jm-chip jm-chip--wide">'
            '<input type="checkbox" name="{}"{}><span>{}</span></label>',
            html,
            f"{name}-{OTHER}",
            " checked" if isinstance(value, Meant) else "",
            _("These nine digits are no citizen service number (BSN)"),
        )


class LineInput(_Asking, forms.TextInput):
    """One line of text."""


class AreaInput(_Asking, forms.Textarea):
    """Several lines of text."""


class FreeText(forms.CharField):
    """What someone writes in own words. `asks`: whether labels in it lead to a question after saving."""

    def __init__(self, *, asks: bool = False, widget: Any = None, **options: Any) -> None:
        attrs = getattr(widget, "attrs", {})
        self.asks = asks
        super().__init__(
            widget=(AreaInput if isinstance(widget, forms.Textarea) else LineInput)(attrs=attrs), **options
        )

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not isinstance(value, Meant) and (found := leaks.numbers(text)):
            raise ValidationError(
                _(
                    "%(digits)s may be a citizen service number (BSN). We never keep that. "
                    "Take it out, or tick the box when it is another number."
                ),
                code=NUMBER_CODE,
                params={"digits": found[0].words},
            )
        return text


def ask_about(request: HttpRequest, form: forms.Form) -> None:
    """After saving: name the words that label a person, and ask whether they are needed."""
    asked = (name for name, field in form.fields.items() if isinstance(field, FreeText) and field.asks)
    texts = (form.cleaned_data.get(name) for name in asked)
    for question in questions("\n".join(text for text in texts if isinstance(text, str))):
        messages.warning(request, question)


def questions(text: str) -> list[str]:
    """One question about all words in the text that label a person; none when there are none."""
    found = leaks.label_words(text)
    return [_("You wrote %(words)s. Is that needed?") % {"words": named(found)}] if found else []


def named(found: list[leaks.Leak]) -> str:
    """The found pieces as written, in a row, each once."""
    return str(
        get_text_list([f"‘{words}’" for words in dict.fromkeys(each.words for each in found)], _("and"))
    )
