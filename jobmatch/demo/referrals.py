"""Who referred whom: waiting, given back, accepted a moment ago, and long since a file."""

from datetime import date, timedelta
from uuid import UUID

from candidates.enums import ReferralState, ReferrerStatus, StepKind
from candidates.models import Candidate, Referral
from candidates.rules import names, person_marks
from candidates.selectors.intake.referrals import LISTED_DAYS
from candidates.services.files import sealed, steps
from candidates.services.intake import origins, referrals
from candidates.services.intake.referral_details import Details, fingerprint_of, label_of
from jobmatch import workdays
from jobmatch.accounts.models import Desk, Membership, Organisation, User
from jobmatch.audit import services as audit
from jobmatch.demo import people
from jobmatch.demo.people import (
    COORDINATOR,
    HOME_ID,
    STORY_DESK,
    Youth,
    address,
    birth_date,
    opened_on,
    tie_seed,
    user_id,
)
from jobmatch.demo.reading import Row, id_of, late, rows

WAITED = 2  # working days before a file was opened
DECIDES_AFTER = 2  # working days before a new referral was decided
ACCEPTED, WAITING = "accepted", ""


def add(*, on: date) -> None:
    for row in rows("referred"):
        _accepted_long_ago(row, people.youth(row["key"]), by=people.user(row["referrer"]), on=on)
    for row in rows("referrals"):
        act = _newcomer if row["decision"] == ACCEPTED else _receive
        act(row, _details(row, on=on), by=people.user(row["referrer"]), on=on)


def _accepted_long_ago(row: Row, youth: Youth, *, by: User, on: date) -> None:
    candidate = youth.candidate
    details = Details(
        first_name=candidate.first_name,
        last_name=candidate.last_name,
        birth_date=candidate.birth_date,
        birth_year=candidate.birth_year,
        phone=candidate.phone,
        email=candidate.email,
        manner=row["manner"],
        wants=youth.profile["words"],
    )
    received_on = late(WAITED, on=opened_on(youth, on=on))
    _keep_accepted(candidate, details, by=by, received_on=received_on, shown=row["shown"], on=on)


def _newcomer(row: Row, details: Details, *, by: User, on: date) -> None:
    """Accepted a few working days later: a file with the first talk to come."""
    received_on = on - timedelta(days=int(row["days"]))
    opened = min(workdays.after(received_on, DECIDES_AFTER), on)
    key = id_of("candidate", f"{row['first']} {row['last']}")
    candidate = Candidate.objects.create(
        id=key,
        municipality_id=HOME_ID,
        desk=Desk.objects.get(user=user_id(STORY_DESK)),
        held_by_id=key,
        opened_on=opened,
        state_since=opened,
        tie_seed=tie_seed(key),
        folded_name=names.folded(details.first_name, details.last_name),
        **details.person,
    )
    due = workdays.after(opened, referrals.FIRST_CONTACT_WORKING_DAYS)
    steps.hold_file(candidate=candidate, kind=StepKind.FIRST_TALK, due=due)
    sealed.keep_own_words(candidate=candidate, text=details.wants)
    _keep_accepted(candidate, details, by=by, received_on=received_on, shown=ReferrerStatus.RECEIVED, on=on)


def _keep_accepted(
    candidate: Candidate, details: Details, *, by: User, received_on: date, shown: str, on: date
) -> None:
    """The referral keeps a mark of the file, the file where it came from; after a while the label goes."""
    referral = Referral(
        id=id_of("referral", str(candidate.pk)),
        municipality_id=HOME_ID,
        organisation_id=_organisation(by),
        referrer=by,
        label="" if (on - received_on).days > LISTED_DAYS else label_of(details),
        state=ReferralState.ACCEPTED,
        shown=shown,
        received_on=received_on,
        fingerprint=fingerprint_of(details),
        candidate_mark=person_marks.referred(candidate.pk),
        decided_on=candidate.opened_on,
        decided_by_id=user_id(COORDINATOR),
    )
    referral.save(force_insert=True)
    origins.add(candidate=candidate, referral=referral, details=details)
    coordinator = people.user(COORDINATOR)
    audit.record(
        event="referral.received",
        by=by,
        chain=referral.municipality_id,
        target=referrals.TARGET,
        target_id=referral.pk,
    )
    audit.record(
        event="referral.accepted",
        by=coordinator,
        chain=referral.municipality_id,
        target=referrals.TARGET,
        target_id=referral.pk,
    )


def _receive(row: Row, details: Details, *, by: User, on: date) -> None:
    """Given back a few working days later for the reason that the row names; without one it waits still."""
    referral = referrals.receive(
        details=details,
        organisation=Organisation.objects.get(pk=_organisation(by)),
        municipality=Organisation.objects.get(pk=HOME_ID),
        by=by,
        on=on - timedelta(days=int(row["days"])),
    ).referral
    if row["decision"] != WAITING:
        day = min(workdays.after(referral.received_on, DECIDES_AFTER), on)
        coordinator, reason = people.user(COORDINATOR), row["decision"]
        referrals.give_back(
            referral=referral, version=referral.version, reason=reason, by=coordinator, on=day
        )


def _details(row: Row, *, on: date) -> Details:
    """`known`: the youth whom this is, told by someone else in another spelling."""
    born = people.youth(row["known"]).profile if row["known"] else row
    return Details(
        first_name=row["first"],
        last_name=row["last"],
        birth_date=birth_date(born, on=on),
        # Numbers of this range belong to machines: nobody is called from a demo.
        phone=f"+31970000009{row['phone']}1" if row["phone"] else "",
        email=address(row),
        channel=row["channel"],
        safe_hours=row["hours"],
        message_language=row["language"],
        manner=row["manner"],
        prefers_woman=row["prefers_woman"] == "1",
        wants=row["wants"],
    )


def _organisation(by: User) -> UUID:
    return Membership.objects.active().get(user=by).organisation_id
