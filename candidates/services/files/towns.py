"""Which town is meant by what someone writes."""

from django.utils.translation import gettext as _

from candidates.selectors.files import files
from jobmatch.errors import RuleBroken
from jobmatch.places.models import Town


def meant(text: str, *, postcode: str = "") -> Town | None:
    """The one town that is meant; none for no text; refused with what to write instead."""
    if not text.strip():
        return None
    found = files.towns(text, postcode=postcode)
    if len(found) == 1:
        return found[0]
    if not found:
        unknown = _(
            "We do not know this town. Look at the spelling, or leave it out and fill in the postcode."
        )
        raise RuleBroken("town", unknown)
    several = ", ".join(f"{town.name} ({town.municipality.name})" for town in found)
    clearer = _("There are more towns with this name: %(several)s. Write the one that you mean.")
    raise RuleBroken("town", clearer % {"several": several})
