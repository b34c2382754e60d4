"""A text about an employer never names a youth: its writer is asked, by a public list of called names.

A text of the register names nobody at all, and leads to nobody.
"""

from collections.abc import Iterable
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from employers.models import EmployerPerson, Site
from jobmatch.accounts.models import Organisation
from jobmatch.errors import RuleBroken
from jobmatch.wording import leaks
from jobmatch.wording.called_names import found_in, words_of
from jobmatch.wording.free_text import LEAK_CODE, named

CODE = "youth_named"


def require_no_youth(*texts: str, employer: UUID, no_youth: bool, also: Iterable[str] = ()) -> None:
    """Refuse a text with a called name in it, until its writer says that it is no youth.

    The people, sites and name of the employer may be there, and the names in `also`. No file is looked into.
    """
    if no_youth:
        return
    known = [*_people(employer), *_places(employer), *also]
    if found := found_in("\n".join(texts), known=known):
        names = get_text_list([f"‘{name}’" for name in found], _("and"))
        raise RuleBroken(
            CODE,
            _(
                "You wrote %(names)s. Is that a youth? Then take the name out: this is not in a file. "
                "Tick the box when it is somebody else."
            )
            % {"names": names},
        )


def require_nobody(*texts: str, employer: UUID, no_youth: bool) -> None:
    """Refuse a text that names somebody who works there, or leads to anybody: a number, a mail, an address.

    Another called name is asked about, until its writer says that it is nobody.
    """
    text = "\n".join(texts)
    if found := leaks.contacts(text):
        raise RuleBroken(
            LEAK_CODE, _("This is kept for two years. Take out: %(words)s.") % {"words": named(found)}
        )
    places = _places(employer)
    allowed = {word for place in places for word in words_of(place)}
    people = {word for name in _people(employer) for word in words_of(name)} - allowed
    if words := [word for word in words_of(text) if word in people]:
        names = get_text_list([f"‘{word}’" for word in dict.fromkeys(words)], _("and"))
        raise RuleBroken(LEAK_CODE, _("This names nobody. Take out: %(words)s.") % {"words": names})
    require_no_youth(*texts, employer=employer, no_youth=no_youth)


def _people(employer: UUID) -> list[str]:
    return [*EmployerPerson.objects.filter(posts__employer=employer).values_list("name", flat=True)]


def _places(employer: UUID) -> list[str]:
    return [
        *Site.objects.filter(employer=employer).values_list("name", flat=True),
        *Organisation.objects.filter(pk=employer).values_list("name", flat=True),
    ]
