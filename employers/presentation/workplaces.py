"""How the two sides of a workplace are told: what the employer said, and what a jobhunter saw."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from employers.enums import Answer
from employers.rules.workplace import Told
from employers.selectors.workplaces import Finding


def sides_of(found: Finding) -> list[str]:
    """What each side told of a workplace, a sentence each: who, what, when; nothing where nobody did."""
    said = {
        "site": _("The employer said %(answer)s of this site on %(day)s."),
        "employer": _("The employer said %(answer)s on %(day)s."),
        "head": _("The head office said %(answer)s on %(day)s."),
    }
    return [
        *([said[found.said.of] % _told(found.said)] if found.said else []),
        *([_("Seen by the jobhunter on %(day)s: %(answer)s.") % _told(found.saw)] if found.saw else []),
    ]


def _told(told: Told) -> dict[str, str]:
    return {"answer": str(Answer(told.answer).label), "day": date_format(told.on, "j F Y")}
