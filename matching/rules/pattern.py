"""When it is asked how it goes: `d3` three days after, `w4` four weeks after, `m12` twelve months after."""

from datetime import date

from dateutil.relativedelta import relativedelta

# After work ended without other work: the youth is asked twice more.
AFTER_A_LOSS = ("loss_w1", "loss_m1")
UNITS = {"d": "days", "w": "weeks", "m": "months"}


def day_of(moment: str, start: date) -> date:
    """The day of a moment, counted from the first working day; of a loss, from the last."""
    written = moment.removeprefix("loss_")
    unit, number = written[0], int(written[1:])
    day: date = start + relativedelta(**{UNITS[unit]: number})
    return day
