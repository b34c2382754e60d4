"""Phone numbers: kept in E.164, shown the Dutch way."""

import phonenumbers
from django.utils.translation import gettext as _

from jobmatch.errors import RuleBroken

REGION = "NL"
LONGEST_TYPED = 40  # with spaces, dashes and brackets


def to_e164(text: str) -> str:
    """A number as typed to E.164, such as +31612345678; empty stays empty; refused when it is none."""
    if not text.strip():
        return ""
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise RuleBroken(
            "phone", _("This is not a phone number. Write it like 06 12345678 or +32 470 123456.")
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def for_people(e164: str) -> str:
    """An E.164 number as people write it: national for Dutch numbers, else international."""
    if not e164:
        return ""
    number = phonenumbers.parse(e164)
    national = phonenumbers.region_code_for_number(number) == REGION
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, style)
