"""What messages say: plain text, short; to youths and staff no name, employer, status or reason.

`%(address)s` is where a link leads or where one signs in, `%(count)s` how many things wait. A text message
has no subject, and fits one message of 160 signs together with its link. Only people at an employer read
names: who keeps their details, why and from where.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from notifications.enums import Kind

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Wording:
    """Subject and body of a mail, and the text message where the kind has one."""

    subject: Text
    body: Text
    text: Text = ""


SIGN_IN: Final = _(
    "Hello,\n\nSomething is ready for you. Sign in to see it:\n%(address)s\n\n"
    "You choose there which mails you get."
)
WORDINGS: Final[dict[str, Wording]] = {
    Kind.LINK: Wording(
        _("Something is ready for you"),
        _(
            "Hello,\n\nSomething is ready for you. You need the word that we agreed to open it. "
            "The link works for 7 days:\n%(address)s\n\n"
            "Did you not expect this? Then you do not have to do anything."
        ),
        _("Something is ready for you. Open it with our word: %(address)s"),
    ),
    Kind.NEWS: Wording(
        _("There is news for you"),
        _("Hello,\n\nThere is news for you. You can ask for a link here to read it:\n%(address)s"),
        _("There is news for you. Ask for a link: %(address)s"),
    ),
    Kind.OPENER: Wording(
        _("Someone else helps you now"),
        _("Hello,\n\nSomeone else helps you now. You can ask for a link here to see who:\n%(address)s"),
        _("Someone else helps you now. Ask for a link to see who: %(address)s"),
    ),
    Kind.RECEIPT: Wording(
        _("Received"),
        _(
            "Hello,\n\nWe received what you sent. Sign in to see it:\n%(address)s\n\n"
            "You choose there which mails you get."
        ),
    ),
    Kind.SHOWN: Wording(_("There is news for you"), SIGN_IN),
    Kind.DIGEST: Wording(
        ngettext_lazy("%(count)s thing waits for you", "%(count)s things wait for you", "count"),
        SIGN_IN,
    ),
    Kind.INTAKE: Wording(_("Something new waits for you"), SIGN_IN),
    Kind.LATE: Wording(_("Something waits longer than planned"), SIGN_IN),
    Kind.REVIEW: Wording(_("You are asked to look at something today"), SIGN_IN),
    Kind.LOG_END: Wording(
        _("The end of the access log, to keep"),
        _(
            "Hello,\n\nThis is where the log of who looked at files ended last night. Keep this mail: with "
            "it can be shown later that nobody changed the log. You do not have to do anything now."
            "\n\n%(root)s"
        ),
    ),
    Kind.LOG_BROKEN: Wording(
        _("The access log needs a look today"),
        _(
            "Hello,\n\nSomething may be wrong with the log of who looked at files, or its end could not be "
            "written outside last night. Ask who looks after the server to run manage.py verify_audit today. "
            "It says what is wrong. Keep this mail:\n\n%(root)s"
        ),
    ),
    Kind.PROPOSED: Wording(
        _("A second person is asked"),
        _(
            "Hello,\n\nSomeone is proposed for a role, or for a new start with signing in. A second person "
            "must agree first. Look whether that is you:\n%(address)s"
        ),
    ),
    Kind.DECIDED: Wording(
        _("A role was decided on"),
        _(
            "Hello,\n\nIt was decided who gets a role, or a new start with signing in. Look who, and who "
            "decided it. Is something wrong? Say so at once.\n%(address)s"
        ),
    ),
    Kind.INVITATION: Wording(_("You have a role"), ""),  # worded for each, see invitations
    Kind.SIGN_IN: Wording("%(subject)s", ""),  # worded where it was asked for
    Kind.KEPT: Wording(
        _("We keep your contact details"),
        _(
            "Hello %(name)s,\n\n%(keeper)s keeps your name, what you do at %(employer)s and how to reach "
            "you. We do that because we look for work for young people together with employers, and want to "
            "know whom to call. We have your details %(origin)s.\n\n"
            "You can ask for a copy, have them put right or have them deleted: write to %(writer)s, "
            "%(reach)s. Do you not agree with how we do this? Then you can complain to the Dutch Data "
            "Protection Authority (Autoriteit Persoonsgegevens). We delete everything ourselves 24 months "
            "after we last heard from you."
        ),
    ),
    Kind.OWN_PAGE: Wording(
        _("Your own page"),
        _(
            "Hello %(name)s,\n\n%(writer)s of %(keeper)s made a page for you about %(employer)s: your "
            "vacancies, and what waits for an answer of yours. This link opens it, without an account:\n"
            "%(address)s\n\nThe link is for you alone, so do not send it on. It works for 60 days. You can "
            "also sign in with this e-mail address. Then a code comes by mail:\n%(sign_in)s"
        ),
    ),
    Kind.ASKS: Wording(
        _("What waits for an answer of yours"),
        _(
            "Hello %(name)s,\n\nThis waits for an answer of yours:\n\n%(asks)s\n\nAnswer here, without an "
            "account:\n%(address)s\n\nThe link is for you alone, so do not send it on. It works for 60 "
            "days. We write to you about this at most once a week. Questions? %(writer)s"
        ),
    ),
    Kind.CODE: Wording(
        _("Your code"),
        _(
            "Hello %(name)s,\n\nYour code is %(code)s. It works for 10 minutes. Did you not ask for it? Then "
            "somebody else has your link: tell us, and we end it."
        ),
    ),
    Kind.PROPOSAL: Wording(
        _("A proposal for %(vacancy)s"),
        _(
            "Hello %(name)s,\n\nWe propose somebody for %(vacancy)s at %(employer)s. This is the card: "
            "what this person can of what you ask. The name comes when this person wants that.\n\n"
            "%(card)s\n\nCan you answer by %(day)s? Invite, ask something first, later, no, or let a "
            "colleague answer. That takes a minute, without an account:\n%(address)s\n\nThe link is for "
            "you alone, so do not send it on. It works for 60 days. Questions? %(writer)s"
        ),
    ),
    Kind.PROPOSALS: Wording(
        _("More proposals wait for you"),
        _(
            "Hello %(name)s,\n\nYou got several proposals on one day. The others stand together on your "
            "page, each with its card:\n%(address)s\n\nThe link is for you alone, so do not send it on. "
            "It works for 60 days. You can say there that it is too much."
        ),
    ),
    Kind.REMINDER: Wording(
        _("A proposal for %(vacancy)s waits for your answer"),
        _(
            "Hello %(name)s,\n\nWe proposed somebody to you for %(vacancy)s at %(employer)s: %(alias)s. We "
            "have not heard from you yet. No is an answer too:\n%(address)s\n\nThe link is for you alone, "
            "so do not send it on. Questions? %(writer)s"
        ),
    ),
    Kind.PROPOSAL_NEWS: Wording(
        _("There is news of a proposal for %(vacancy)s"),
        _(
            "Hello %(name)s,\n\nThere is news of %(alias)s, for %(vacancy)s at %(employer)s. Read it "
            "here:\n%(address)s\n\nThe link is for you alone, so do not send it on. Questions? %(writer)s"
        ),
    ),
    Kind.GONE: Wording(
        _("A proposal is no longer available"),
        _(
            "Hello %(name)s,\n\nThe proposal of %(alias)s is no longer available. Please delete what you "
            "have of us about it."
        ),
    ),
    Kind.REPORT: Wording(_("A report"), ""),
    Kind.HAND_OVER: Wording(_("A request for help"), ""),
}
