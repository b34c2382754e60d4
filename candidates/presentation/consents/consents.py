"""What a youth allows, in words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.enums import Purpose
from candidates.models import Yes
from candidates.rules.consent_texts import WORDINGS
from candidates.selectors.consents.referrers import Referred
from candidates.services.consents.consents import CURRENT_WORDING, GIVEN_ALONE
from candidates.services.rights.expiry import ASK_DAYS
from jobmatch.taxonomy.choices import in_language

Words = str | Promise

ICONS = {
    Purpose.KEEP_NEEDS: "heart",
    Purpose.KEEP_EXPERIENCE: "lock",
    Purpose.SHARE_WITH_EMPLOYERS: "building",
    Purpose.TELL_REFERRER: "people",
    Purpose.COUNT_EXPERIENCE: "plus",
    Purpose.MESSAGE_ME: "mail",
    Purpose.STAND_IN: "key",
    Purpose.OTHER_PARTNER: "arrow-right",
}
QUESTIONS: dict[str, Words] = {
    Purpose.KEEP_NEEDS: _("May we keep what you need?"),
    Purpose.TELL_REFERRER: _("May your referrer see how it goes?"),
    Purpose.STAND_IN: _("May a stand-in read what is locked away?"),
    Purpose.KEEP_EXPERIENCE: _("May we keep what you went through?"),
    Purpose.SHARE_WITH_EMPLOYERS: _("May we speak about you with employers?"),
    Purpose.COUNT_EXPERIENCE: _("May we count what happened, without your name?"),
    Purpose.MESSAGE_ME: _("May we send you messages?"),
    Purpose.OTHER_PARTNER: _("May we bring you to other help?"),
}
ASKED_ANEW = frozenset({Purpose.SHARE_WITH_EMPLOYERS})  # the former words promised less
GROUPS: list[tuple[Words, tuple[str, ...]]] = [
    (_("What we keep"), (Purpose.KEEP_NEEDS, Purpose.KEEP_EXPERIENCE, Purpose.STAND_IN)),
    (
        _("What others hear"),
        (
            Purpose.SHARE_WITH_EMPLOYERS,
            Purpose.TELL_REFERRER,
            Purpose.OTHER_PARTNER,
            Purpose.COUNT_EXPERIENCE,
        ),
    ),
    (_("How we reach you"), (Purpose.MESSAGE_ME,)),
]
WITHDRAWALS: dict[str, Words] = {
    Purpose.KEEP_NEEDS: _(
        "The workplace needs are erased at once and no longer count in the list of vacancies. "
        "Help goes on as before. The youth can say yes again later."
    ),
    Purpose.TELL_REFERRER: _(
        "From now on the referrer sees nothing new. What was shown already stays as it is. "
        "Help goes on as before. The youth can say yes again later."
    ),
    Purpose.STAND_IN: _(
        "The lock closes at once for everyone but the own jobhunter. "
        "Help goes on as before. The youth can say yes again later."
    ),
    Purpose.KEEP_EXPERIENCE: _(
        "What the youth told is erased at once, with reports that were not sent. "
        "Help goes on as before. The youth can say yes again later."
    ),
    Purpose.SHARE_WITH_EMPLOYERS: _(
        "From now on nothing goes to an employer. Help goes on as before. The youth can say yes again later."
    ),
    Purpose.COUNT_EXPERIENCE: _(
        "The youth is no longer counted, and what was counted is erased at once. "
        "Help goes on as before. The youth can say yes again later."
    ),
    Purpose.MESSAGE_ME: _(
        "No message goes out any more, and links that were sent stop working at once. "
        "Help goes on as before. The youth can say yes again later."
    ),
    Purpose.OTHER_PARTNER: _(
        "From now on nothing is passed on to other help. "
        "Help goes on as before. The youth can say yes again later."
    ),
}
WITHDRAWN: dict[str, Words] = {
    Purpose.KEEP_NEEDS: _("The workplace needs are erased. Everything else stays as it was."),
    Purpose.TELL_REFERRER: _("The referrer sees nothing new from now on."),
    Purpose.STAND_IN: _("What is locked away is closed for a stand-in again."),
    Purpose.KEEP_EXPERIENCE: _("What the youth told is erased. Everything else stays as it was."),
    Purpose.SHARE_WITH_EMPLOYERS: _("Nothing goes to an employer from now on."),
    Purpose.COUNT_EXPERIENCE: _("The youth is no longer counted."),
    Purpose.MESSAGE_ME: _("No message goes out any more."),
    Purpose.OTHER_PARTNER: _("Nothing is passed on to other help from now on."),
}
BUTTONS: dict[str, Words] = {
    Purpose.KEEP_NEEDS: _("Take back and erase"),
    Purpose.TELL_REFERRER: _("Take the yes back"),
    Purpose.STAND_IN: _("Take the yes back"),
    Purpose.KEEP_EXPERIENCE: _("Take back and erase"),
    Purpose.SHARE_WITH_EMPLOYERS: _("Take the yes back"),
    Purpose.COUNT_EXPERIENCE: _("Take back and erase"),
    Purpose.MESSAGE_ME: _("Take the yes back"),
    Purpose.OTHER_PARTNER: _("Take the yes back"),
}


@dataclass(frozen=True, slots=True)
class Allowed:
    """One purpose with its present state; `row` is the newest yes or taking back, if there is one."""

    purpose: str
    slug: str
    icon: str
    name: str
    question: Words
    wording: str
    row: Yes | None
    is_live: bool
    ends_soon: bool

    @property
    def given_alone(self) -> bool:
        """Whether the youth may say yes on the own page, with nobody there."""
        return self.purpose in GIVEN_ALONE

    @property
    def is_asked_anew(self) -> bool:
        """Whether the yes is to former words, which allow less than what is asked now."""
        is_former = self.row is not None and self.row.wording != CURRENT_WORDING[Purpose(self.purpose)]
        return self.is_live and is_former and self.purpose in ASKED_ANEW

    @property
    def is_over(self) -> bool:
        """A yes that has passed its term."""
        return self.row is not None and self.row.given and not self.is_live


def referred_by(each: Referred) -> str:
    """'De Brug, on 3 May 2026'."""
    return gettext("%(organisation)s, on %(date)s") % {
        "organisation": each.organisation,
        "date": date_format(each.received_on, "j F Y"),
    }


def slug_of(purpose: str) -> str:
    """A purpose as addresses write it."""
    return purpose.replace("_", "-")


def allowed(
    newest: Mapping[str, Yes], *, on: date, purposes: Collection[str] = Purpose.values
) -> list[Allowed]:
    """Every purpose that the reader may see, in the order in which a youth hears them."""
    shown = [purpose for _head, group in GROUPS for purpose in group if purpose in purposes]
    return [allowed_for(purpose, newest.get(purpose), on=on) for purpose in shown]


def grouped(items: Iterable[Allowed]) -> list[tuple[Words, list[Allowed]]]:
    """What a youth may allow, under the heads of the page; a head with nothing under it is left out."""
    by_purpose = {item.purpose: item for item in items}
    groups = [(head, [by_purpose[each] for each in group if each in by_purpose]) for head, group in GROUPS]
    return [(head, found) for head, found in groups if found]


def allowed_for(purpose: str, row: Yes | None, *, on: date) -> Allowed:
    """A live yes shows the text that was heard; else the text that would be read out now."""
    is_live = row is not None and row.is_live(on)
    version = row.wording if row is not None and is_live else CURRENT_WORDING[Purpose(purpose)]
    return Allowed(
        purpose=purpose,
        slug=slug_of(purpose),
        icon=ICONS[Purpose(purpose)],
        name=str(Purpose(purpose).label),
        question=QUESTIONS[purpose],
        wording=in_language(WORDINGS[version]),
        row=row,
        is_live=is_live,
        ends_soon=is_live and row is not None and _ends_soon(row, on=on),
    )


def _ends_soon(row: Yes, *, on: date) -> bool:
    return row.expires_on is not None and (row.expires_on - on).days <= ASK_DAYS
