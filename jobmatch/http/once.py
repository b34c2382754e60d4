"""What is sent twice is made once: who asks for a new row brings the id that the row will have.

The page makes the id when it shows the form, a client of the API when it sends the request.
"""

from typing import Any, TypeVar
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from jobmatch.errors import RuleBroken

SENT_BEFORE = "exists"

Row = TypeVar("Row", bound=models.Model)


def made_before(model: type[Row], key: UUID | None, **content: object) -> Row | None:
    """The row that this key made, when the same is asked again; refused when it was for something else.

    Call it when the file, or the own municipality, is held, so that the other of two at once is here or has
    yet to begin. Where nothing is held, the second of two at once fails at its row: then ask this again.
    """
    row = None if key is None else model._default_manager.filter(pk=key).first()
    if row is not None and any(getattr(row, name) != value for name, value in content.items()):
        raise sent_before()
    return row


def sent_before() -> RuleBroken:
    """The refusal of a second sending with something else in it."""
    return RuleBroken(
        SENT_BEFORE,
        _("This was sent before, with something else in it. Look at what is kept, or send it again."),
    )


class KeyField(forms.UUIDField):
    """The hidden id of the row that a form makes. What is no id is none: then nothing is compared."""

    def __init__(self) -> None:
        super().__init__(required=False, initial=uuid4, widget=forms.HiddenInput())

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except ValidationError:
            return None


def renew_key(form: Any, broken: RuleBroken) -> None:
    """After the refusal of a second sending: keep what was typed, to be added when it is sent again."""
    if broken.code == SENT_BEFORE:
        form.data = form.data.copy()
        form.data["key"] = str(uuid4())
