"""The kinds of message there are, the channels they go by, and how far they are."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jobmatch.accounts.enums import DESK_ROLES, Role


class Kind(models.TextChoices):
    """What a message is about. Its text is a template; of youths it never tells a name."""

    LINK = "link", _("something is ready for you")  # to a youth: a one-time link
    NEWS = "news", _("something changed in your file")  # to a youth: for instance that a file was opened
    OPENER = "opener", _("someone else helps you")  # to a youth: whose the file is, or who opens it
    RECEIPT = "receipt", _("your referral was received")  # to a referrer
    SHOWN = "shown", _("there is news of a referral")  # to a referrer
    DIGEST = "digest", _("your morning overview")  # to staff
    INTAKE = "intake", _("a referral waits")  # to coordinators
    LATE = "late", _("a step is late")  # to staff
    REVIEW = "review", _("a review is asked")  # to who looks after a forced opening
    LOG_END = "log_end", _("the end of the access log")  # to privacy officers
    LOG_BROKEN = "log_broken", _("the access log needs a look")  # to privacy officers
    INVITATION = "invitation", _("you have a role")  # to whom a role was given
    PROPOSED = "proposed", _("a role waits for a second person")  # to who may confirm, and to officers
    DECIDED = "decided", _("a role was decided on")  # to officers, and to who proposed
    SIGN_IN = "sign_in", _("a mail to sign in with")  # to whoever asked for it at the sign-in page
    REPORT = "report", _("a report")  # to an anti-discrimination office: the approved bytes
    HAND_OVER = "hand_over", _("a warm referral")  # to a partner: the approved bytes
    KEPT = "kept", _("we keep your details")  # to somebody at an employer: who keeps them, why, from where
    OWN_PAGE = "own_page", _("an own page")  # to somebody at an employer: the way in, without an account too
    ASKS = "asks", _("what waits for an answer")  # to somebody at an employer: once a week at most
    CODE = "code", _("a code")  # to somebody at an employer: shows that the mailbox is theirs
    PROPOSAL = "proposal", _("a proposal")  # to somebody at an employer: a card, without a name
    PROPOSALS = "proposals", _("more proposals")  # to somebody at an employer: there are several
    REMINDER = "reminder", _("a proposal waits")  # to somebody at an employer
    PROPOSAL_NEWS = "moved", _("news of a proposal")  # to somebody at an employer: and nothing of what
    GONE = "gone", _("a proposal is gone")  # to somebody at an employer: the same line for every end

    @property
    def roles(self) -> frozenset[str]:
        """Who may choose whether to hear of this; empty for what always goes, or goes to no user."""
        return CHOSEN_BY.get(self, frozenset())


CHOSEN_BY: Final[dict[Kind, frozenset[str]]] = {
    Kind.RECEIPT: frozenset({Role.REFERRER}),
    Kind.SHOWN: frozenset({Role.REFERRER}),
    Kind.INTAKE: frozenset({Role.COORDINATOR}),
    Kind.LATE: DESK_ROLES,
}
FROM_THE_START: Final = (Kind.RECEIPT, Kind.SHOWN, Kind.INTAKE)  # what is late is in the overview already
QUIET: Final = (Kind.REPORT, Kind.HAND_OVER)  # that it was sent tells that a youth told or asked something
LOOKED_AT: Final = (Kind.PROPOSAL, Kind.PROPOSALS, Kind.REMINDER)  # asked once more when they are sent
ABOUT_PROPOSALS: Final = (*LOOKED_AT, Kind.PROPOSAL_NEWS, Kind.GONE)
# What goes to people at an employer.
TO_EMPLOYERS: Final = (Kind.KEPT, Kind.OWN_PAGE, Kind.ASKS, Kind.CODE, *ABOUT_PROPOSALS)
AS_IT_IS: Final = (Kind.REPORT, Kind.HAND_OVER, Kind.SIGN_IN)  # the text is there, word for word


class MessageChannel(models.TextChoices):
    EMAIL = "email", _("e-mail")
    TEXT = "text", _("text message")


class MessageState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("message", "waiting")
    SENT = "sent", _("sent")
    FAILED = "failed", _("not arrived")
    CANCELLED = "cancelled", _("cancelled")
