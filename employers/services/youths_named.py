"""A text about an employer never names a youth: its writer is asked, by a public list of called names."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from employers.models import EmployerPerson, Site
from jobmatch.accounts.models import Organisation
from jobmatch.errors import RuleBroken
from jobmatch.wording.called_names import found_in

CODE = "youth_named"


def require_no_youth(*texts: str, employer: UUID, no_youth: bool, also: Iterable[str] = ()) -> None:
    """Refuse a text with a called name in it, until its writer says that it is no youth.

    The people, sites and name of the employer may be there, and the names in `also`. No file is looked into.
    """
    if no_youth:
        return
    known = [
        *EmployerPerson.objects.filter(posts__employer=employer).values_list("name", flat=True),
        *Site.objects.filter(employer=employer).values_list("name", flat=True),
        *Organisation.objects.filter(pk=employer).values_list("name", flat=True),
        *also,
    ]
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
