"""Whether an answer tells that a youth was treated unfairly, and the door to what can be done about it."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from candidates.models import Candidate
from jobmatch.wording.leaks import Kind, label_words
from matching.enums import EndReason, Going

GROUNDS = (Kind.RELIGION, Kind.ORIGIN)


def is_told(*, treated: str, line: str = "") -> bool:
    """A youth is treated badly; or not quite well, and the line speaks of religion or origin."""
    names_a_ground = any(leak.kind in GROUNDS for leak in label_words(line))
    return treated == Going.BAD or (treated == Going.SO_SO and names_a_ground)


def is_told_at_the_end(reason: str) -> bool:
    """Work ended because it was no good place for this youth."""
    return reason == EndReason.TREATED_BADLY


def question(candidate: Candidate) -> str:
    """For who hears the youth: ask whether this may be kept, and what the youth wants done with it."""
    return _(
        "Was %(name)s treated differently, because of religion, origin or something else? Ask whether it "
        "may be kept as something that happened to them, locked away, and what they want done with it. "
        "It is their choice."
    ) % {"name": candidate.first_name}


def door(candidate: Candidate) -> SafeString:
    """The question, with the way to what the youth went through."""
    return format_html(
        '{} <a class="utrecht-link" href="{}">{}</a>',
        question(candidate),
        reverse("candidates:experiences", kwargs={"pk": candidate.pk}),
        _("What %(name)s went through") % {"name": candidate.first_name},
    )


def to_the_youth() -> str:
    """For a youth who told it on the own page."""
    return _(
        "Were you treated differently, because of your religion, your origin or something else? That should "
        "not happen. Tell your jobhunter whether you want it kept, and what you want done with it. "
        "You decide."
    )
