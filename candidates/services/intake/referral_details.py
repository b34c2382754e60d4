"""What a referrer tells of a youth: checked against the rules, sealed under a key of the referral's own."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from candidates.enums import Channel, ConsentManner
from candidates.models import INDEPENDENT_AGE, Candidate, Referral
from candidates.rules.ages import Ages
from candidates.rules.doubles import ComparedPerson
from candidates.services.files.files import checked_ages, checked_birth
from jobmatch.errors import RuleBroken
from jobmatch.http import lengths
from jobmatch.phones import LONGEST_TYPED, to_e164
from jobmatch.sealing import services as sealing

SALT = b"jobmatch.candidates.referral_details"
LONGEST = {
    **{name: lengths.longest(Candidate, name) for name in ("first_name", "last_name", "email")},
    **{name: lengths.longest(Candidate, name) for name in ("safe_hours", "safe_words")},
    "phone": LONGEST_TYPED,
    "wants": 2000,
}
MOST_INITIALS = 6
PERSON = (
    *("first_name", "last_name", "birth_date", "birth_year", "phone", "email", "message_language"),
    *("channel", "safe_hours", "safe_words"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """One youth as a referrer describes them. `birth_year` alone is enough for who is surely 16 or older."""

    first_name: str
    manner: str
    last_name: str = ""
    birth_year: int | None = None
    birth_date: date | None = None
    phone: str = ""
    email: str = ""
    channel: str = ""
    safe_hours: str = ""
    safe_words: str = ""
    message_language: str = "nl"
    wants: str = ""
    prefers_woman: bool = False

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Details(...)"

    @property
    def year_born(self) -> int | None:
        """The year of the date of birth, or the one that was told alone."""
        return self.birth_date.year if self.birth_date else self.birth_year

    @property
    def person(self) -> dict[str, Any]:
        """What a file keeps of who it is and how to reach them."""
        return {name: getattr(self, name) for name in PERSON}


def checked(details: Details, *, on: date) -> Details:
    """The details as they may be kept: the phone in E.164, and under 16 only how to reach the youth."""
    if not details.first_name.strip():
        raise RuleBroken("name_missing", _("Write at least a first name."))
    if not (details.phone.strip() or details.email.strip()):
        raise RuleBroken("no_way_to_reach", _("Write a phone number or an e-mail address of the youth."))
    if details.manner not in ConsentManner.values:
        raise RuleBroken("manner", _("Ask the youth first, and say how the youth said yes."))
    if details.channel and details.channel not in Channel.values:
        raise RuleBroken("channel", _("Choose one of the ways to reach someone."))
    _check_texts(details)
    details = replace(details, phone=to_e164(details.phone), email=details.email.strip())
    found = checked_ages(birth_date=details.birth_date, birth_year=details.birth_year, on=on)
    if found is None:
        raise RuleBroken("birth_missing", _("Write the year of birth, or the date of birth."))
    _require_served(found)
    checked_birth(details.person, on=on)
    return _kept_of(details, found)


def _kept_of(details: Details, age: Ages | None) -> Details:
    """Under 16 only how to reach the youth is kept."""
    is_old_enough = age is None or age.oldest >= INDEPENDENT_AGE
    return details if is_old_enough else replace(details, wants="", prefers_woman=False)


def _check_texts(details: Details) -> None:
    """No longer than a file can keep, and an address that can be one."""
    for name, longest in LONGEST.items():
        if len(getattr(details, name)) > longest:
            raise RuleBroken(
                f"{name}_too_long", _("Make this shorter: at most %(most)s characters.") % {"most": longest}
            )
    if details.email.strip():
        try:
            validate_email(details.email.strip())
        except ValidationError:
            raise RuleBroken(
                "email", _("This is not an e-mail address. Write it like name@example.nl.")
            ) from None
    if details.message_language not in ("nl", "en"):
        raise RuleBroken("message_language", _("Choose Dutch or English."))


def _require_served(found: Ages) -> None:
    first, last = settings.AGES
    if found.youngest > last:
        raise RuleBroken(
            "too_old",
            _("We help people up to %(age)s years. The municipality has other help for older people.")
            % {"age": last},
        )
    if first > INDEPENDENT_AGE and found.oldest < first:
        raise RuleBroken(
            "too_young", _("We help people from %(age)s years. Refer this youth later.") % {"age": first}
        )


def label_of(details: Details) -> str:
    """Initials: what a referrer recognises a referral by, such as 'A.E.H.'."""
    words = f"{details.first_name} {details.last_name}".replace("-", " ").split()
    return "".join(f"{word[0].upper()[:1]}." for word in words[:MOST_INITIALS])


def fingerprint_of(details: Details) -> str:
    """An HMAC that is the same for the same youth, written the same way; it says nothing by itself."""
    name = " ".join(f"{details.first_name} {details.last_name}".casefold().split())
    parts = [name, str(details.year_born), details.phone, details.email.casefold()]
    text = "\0".join(parts).encode()
    return hmac.new(settings.SECRET_KEY.encode(), SALT + text, hashlib.sha256).hexdigest()


def told_again(details: Details, *, earlier: Details, on: date) -> Details:
    """What is told now over what was told before of the same youth; what is left open now stays as it was.

    Both wants are kept, while there is room for both.
    """
    told = ((field, getattr(details, field.name)) for field in fields(details))
    both = replace(earlier, **{field.name: value for field, value in told if value != field.default})
    if both.wants in earlier.wants:
        both = replace(both, wants=earlier.wants)
    elif earlier.wants not in both.wants and len(f"{earlier.wants}\n{both.wants}") <= LONGEST["wants"]:
        both = replace(both, wants=f"{earlier.wants}\n{both.wants}")
    return _kept_of(both, checked_ages(birth_date=both.birth_date, birth_year=both.birth_year, on=on))


def known_by(details: Details) -> ComparedPerson:
    """What is compared with the files that there are."""
    return ComparedPerson(
        details.first_name, details.last_name, details.year_born, details.phone, details.email
    )


def packed(details: Details) -> dict[str, Any]:
    """The details of a referral as JSON can hold them."""
    return {**asdict(details), "birth_date": details.birth_date and details.birth_date.isoformat()}


def unpacked(values: dict[str, Any]) -> Details:
    """The details of a referral, read from what JSON holds."""
    born = values["birth_date"]
    return Details(**{**values, "birth_date": date.fromisoformat(born) if born else None})


def seal(referral: Referral, details: Details) -> bytes:
    """The details under the referral's own key."""
    return sealing.seal(person=referral.pk, field=_field(referral), text=json.dumps(packed(details)))


def unseal(referral: Referral) -> Details:
    """The details again; the caller writes the log row."""
    text = sealing.unseal(person=referral.pk, field=_field(referral), sealed=bytes(referral.details))
    return unpacked(json.loads(text))


def _field(referral: Referral) -> str:
    return f"candidates.Referral.details:{referral.pk}"
