"""What the own pages of a youth say: to the youth, in the second person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from candidates.enums import Purpose

WITHDRAWALS: dict[str, str | Promise] = {
    Purpose.KEEP_NEEDS: _("We erase at once what you told about what you need at a workplace."),
    Purpose.KEEP_EXPERIENCE: _(
        "We erase at once what you told, and reports that were not sent. What was sent cannot be taken back."
    ),
    Purpose.SHARE_WITH_EMPLOYERS: _("From now on nothing about you goes to an employer."),
    Purpose.TELL_REFERRER: _(
        "Who brought you here sees nothing new from now on. What they saw already stays as it is."
    ),
    Purpose.COUNT_EXPERIENCE: _("You are no longer counted. We erase at once what was counted."),
    Purpose.MESSAGE_ME: _(
        "We send you no messages any more. Every link stops working, and this page closes."
    ),
    Purpose.STAND_IN: _("The lock closes at once for everyone but your own jobhunter."),
    Purpose.OTHER_PARTNER: _("From now on we pass nothing on to other help."),
}
