"""Pay with its period. A sum that nobody is paid in that period is left out: better unknown than wrong."""

import re
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from employers.imports.limits import MOST_DIGITS
from employers.imports.posting import Pay, Refused
from jobmatch.places.rules.folding import fold

PERIODS = {
    "hour": "hour", "hourly": "hour", "uur": "hour", "hur": "hour", "per uur": "hour", "hr": "hour",
    "an hour": "hour",
    "month": "month", "monthly": "month", "maand": "month", "mon": "month", "per maand": "month",
    "a month": "month",
    "year": "year", "yearly": "year", "annual": "year", "jaar": "year", "ann": "year", "per jaar": "year",
    "a year": "year",
}  # fmt: skip
# Lowest: well under the minimum youth wage, so part-time pay a month stays. Highest: sources often give the
# pay of a year, or of three months, as that of a month; work that we look for does not pay more than this.
PLAUSIBLE = {
    "hour": (Decimal(3), Decimal(60)),
    "month": (Decimal(100), Decimal(7_500)),
    "year": (Decimal(1_200), Decimal(90_000)),
}
WIDEST = 3  # a range whose top is more than this many times its bottom tells nothing
_AMOUNT = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")

_CENTS = re.compile(r"[.,](\d{1,2})$")


class Implausible(Exception):
    """The sum is told, but can't be what is paid in the period; `message` says so."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def amount(value: object, field: str) -> Decimal | None:
    """Euros in a number or in a text such as '€ 2.450,00'; None when nothing is told."""
    if value is None or isinstance(value, bool) or value == "":
        return None
    text = (
        str(value).strip().replace("€", "").removeprefix("EUR").removesuffix(",-").removesuffix(".-").strip()
    )
    if not text:
        return None
    if len(text) > MOST_DIGITS:
        raise Refused(_("This is not an amount of money."), field)
    try:
        found = Decimal(_with_point(text))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found < 0:
        raise Refused(_("“%(text)s” is not an amount of money.") % {"text": text}, field)
    return found


def _with_point(text: str) -> str:
    """Dutch and English signs for thousands and cents to one form."""
    if not _AMOUNT.fullmatch(text):
        return text
    cents = _CENTS.search(text)
    whole = text[: cents.start()] if cents else text
    return re.sub(r"[.,\s]", "", whole) + (f".{cents[1]}" if cents else "")


def build(low: Decimal | None, high: Decimal | None, period: str, currency: str = "EUR") -> Pay | None:
    """Pay from one or two amounts; Implausible when it can't be right."""
    low, high = low if low is not None else high, high if high is not None else low
    if low is None or high is None or (low == 0 and high == 0):
        return None
    if currency.strip().upper() not in ("", "EUR", "€"):
        raise Implausible(_("The pay is not in euros, so it was left out."))
    code = PERIODS.get(fold(period), "")
    if not code:
        raise Implausible(_("The pay is not told per hour, month or year, so it was left out."))
    least, most = PLAUSIBLE[code]
    if low > high or low < least or high > most or high > WIDEST * low:
        raise Implausible(
            _("Pay of %(low)s to %(high)s can't be right for this period (%(period)s), so it was left out.")
            % {"low": f"{low:f}"[:20], "high": f"{high:f}"[:20], "period": code}
        )
    cent = Decimal("0.01")
    return Pay(low.quantize(cent), high.quantize(cent), code)
