"""The list of organisations that help with something else, kept by coordinators and admins."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from candidates.enums import Help
from candidates.models import PARTNER_KINDS, Partner
from candidates.permissions import may_keep_partners, require
from candidates.rules.enforcers import enforces, is_address_of_one
from jobmatch.accounts.models import Organisation, User
from jobmatch.accounts.selectors import chain_of
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.http.lengths import longest
from jobmatch.http.versions import claim
from jobmatch.phones import to_e164

TARGET = "candidates.Partner"


@transaction.atomic
def add(
    *,
    organisation: Organisation,
    helps_with: Sequence[str],
    email: str,
    by: User,
    phone: str = "",
    line: str = "",
    is_active: bool = True,
) -> Partner:
    """Put an organisation on the list."""
    require(may_keep_partners(by), _("A coordinator or an admin keeps this list."))
    if organisation.kind not in PARTNER_KINDS:
        raise RuleBroken("kind", _("An organisation of this kind can't be on this list."))
    values = _checked(organisation.name, helps_with, email, phone, line)
    try:
        with transaction.atomic():
            partner = Partner.objects.create(organisation=organisation, is_active=is_active, **values)
    except IntegrityError as error:
        raise RuleBroken("exists", _("This organisation is on the list already.")) from error
    audit.record(
        event="partner.added",
        by=by,
        chain=chain_of(partner.organisation),
        target=TARGET,
        target_id=partner.pk,
    )
    return partner


@transaction.atomic
def change(
    *,
    partner: Partner,
    version: int,
    helps_with: Sequence[str],
    email: str,
    by: User,
    phone: str,
    line: str,
    is_active: bool,
) -> Partner:
    """Say better what they help with and how to reach them, or that they take nobody new."""
    require(may_keep_partners(by), _("A coordinator or an admin keeps this list."))
    values = _checked(partner.organisation.name, helps_with, email, phone, line)
    claim(partner, version=version)
    for name, value in {**values, "is_active": is_active}.items():
        setattr(partner, name, value)
    partner.save(update_fields=[*values, "is_active"])
    audit.record(
        event="partner.changed",
        by=by,
        chain=chain_of(partner.organisation),
        target=TARGET,
        target_id=partner.pk,
    )
    return partner


def _checked(name: str, helps_with: Sequence[str], email: str, phone: str, line: str) -> dict[str, object]:
    if enforces(name):
        raise _never("enforcer")
    if is_address_of_one(email):
        raise _never("email")
    topics = [topic for topic in Help.values if topic in helps_with]
    if not topics or len(topics) != len(set(helps_with)):
        raise RuleBroken("helps_with", _("Choose from the list what they help with."))
    if not _is_email(email):
        raise RuleBroken("email", _("Write an e-mail address at which they take referrals."))
    line = " ".join(line.split())
    if len(line) > longest(Partner, "line"):
        raise RuleBroken("too_long", _("Keep the sentence under 200 characters."))
    return {"helps_with": topics, "email": email, "phone": to_e164(phone), "line": line}


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= longest(Partner, "email")


def takes_referrals(partner: Partner) -> bool:
    """Whether a youth may be brought there: also asked when the organisation got another name since."""
    return partner.is_active and not enforces(partner.organisation.name)


def _never(code: str) -> RuleBroken:
    return RuleBroken(
        code, _("Never police, prosecution, a security service, who signals or who checks benefits.")
    )
