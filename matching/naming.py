"""What the criteria, gates and shelves are called on screen."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.scorer.v2.results import ShelfName

CRITERIA: dict[str, Promise] = {
    "wish": _("Wish"),
    "skills": _("Can do"),
    "dream": _("Toward the dream"),
    "needs": _("Workplace needs"),
    "travel": _("Travel"),
    "hours": _("Hours and days"),
    "language": _("Language"),
    "own_words": _("Own words"),
}

GATES: dict[str, Promise] = {
    "travel": _("Too far"),
    "hours": _("Other hours or days"),
    "exclusion": _("Employer not wanted"),
    "need": _("Lacks what must be there"),
    "kind": _("Other kind of work"),
    "licence": _("Diploma or licence needed"),
    "language": _("Language needed"),
    "experience": _("Experience needed"),
    "abroad": _("In another country"),
    "minor": _("Not allowed at this age"),
    "closed": _("Closed or filled"),
}

# To the youth who looks along: what this work asks or has that does not go with what was told.
OWN_GATES: dict[str, Promise] = {
    "travel": _("further than you want"),
    "hours": _("other hours or days than yours"),
    "exclusion": _("an employer you do not want"),
    "need": _("lacks what you need there"),
    "kind": _("another kind of work than you look for"),
    "licence": _("you need a diploma or licence"),
    "language": _("you need more language"),
    "experience": _("you need experience"),
    "abroad": _("in another country"),
    "minor": _("allowed when you are older"),
    "closed": _("closed or filled"),
}

# To the youth who looks along.
OWN_SHELVES: dict[ShelfName, Promise] = {
    "fits": _("Fits your wish"),
    "rung": _("Step to your dream"),
    "other": _("Other work"),
    "ask": _("Ask first"),
    "step": _("One step away"),
    "unread": _("Still to find out"),
    "not_now": _("Not now"),
}

SHELVES: dict[ShelfName, Promise] = {
    "fits": _("Fits a wish"),
    "rung": _("Step to the dream"),
    "other": _("Other work"),
    "ask": _("Ask first"),
    "step": _("One step away"),
    "unread": _("Not read yet"),
    "not_now": _("Not now"),
}
