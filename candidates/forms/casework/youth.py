"""What a youth fills in at the own pages, and asks at the public one."""

from django import forms
from django.utils.translation import gettext_lazy

from candidates.models import FreshLinkAsk
from jobmatch.http.lengths import fits

LONGEST_WORD = 100


class LinkWordForm(forms.Form):
    """The link word that was agreed face to face."""

    word = forms.CharField(
        label=gettext_lazy("Your word"),
        max_length=LONGEST_WORD,
        strip=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class FreshLinkForm(forms.Form):
    """Where a fresh link may go, if it is known here."""

    address = forms.CharField(
        label=gettext_lazy("Your phone number or e-mail address"),
        **fits(FreshLinkAsk, "address"),
        error_messages={"required": gettext_lazy("Write your phone number or your e-mail address.")},
    )
