"""Who referred whom: waiting, given back, accepted a moment ago, and long since a file."""

from datetime import date, timedelta

from candidates.enums import ReferralState
from candidates.models import Candidate, Referral
from candidates.selectors.referrals import LISTED_DAYS
from candidates.services import origins, referrals
from candidates.services.referral_details import Details, label_of
from candidates.services.told import mark_of
from jobmatch import workdays
from jobmatch.accounts.models import Desk, Membership, Organisation, User
from jobmatch.audit import services as audit
from jobmatch.places.folding import fold
from jobmatch.web.demo.staff import HOME_ID, user_id
from jobmatch.web.demo.story import STORY_DESK
from jobmatch.web.demo.tables import Row, id_of, rows
from jobmatch.web.demo.youths import Youth, opened_on

COORDINATOR = "karin@demo.example"
WAITED = 2  # working days before a file was opened
DECIDES_AFTER = 2  # working days before a new referral was decided
ACCEPTED, WAITING = "accepted", ""


def add(youths: dict[str, Youth], *, on: date) -> None:
    people = User.objects.in_bulk()
    coordinator = people[user_id(COORDINATOR)]
    homes = Organisation.objects.in_bulk()
    for row in rows("referred"):
        _accepted_long_ago(row, youths[row["key"]], by=people[user_id(row["referrer"])], on=on)
    for row in rows("referrals"):
        _new(row, homes[HOME_ID], by=people[user_id(row["referrer"])], coordinator=coordinator, on=on)


def _accepted_long_ago(row: Row, youth: Youth, *, by: User, on: date) -> None:
    """The file is there: the referral keeps its mark, the file where it came from."""
    candidate = Candidate.objects.get(pk=youth.id)
    opened = opened_on(youth, on=on)
    details = Details(
        first_name=candidate.first_name,
        last_name=candidate.last_name,
        birth_date=candidate.birth_date,
        phone=candidate.phone,
        email=candidate.email,
        manner=row["manner"],
        wants=youth.profile["words"],
    )
    referral = Referral(
        id=id_of("referral", youth.key),
        municipality_id=HOME_ID,
        organisation_id=_organisation(by),
        referrer=by,
        label=label_of(details),
        state=ReferralState.ACCEPTED,
        shown=row["shown"],
        received_on=workdays.before(opened, WAITED),
        fingerprint=fold(youth.key).ljust(64, "0"),
        candidate_mark=mark_of(youth.id),
        decided_on=opened,
        decided_by_id=user_id(COORDINATOR),
    )
    if (on - referral.received_on).days > LISTED_DAYS:
        referral.label = ""
    referral.save(force_insert=True)
    origins.add(candidate=candidate, referral=referral, details=details)
    audit.record(event="referral.received", by=by, target=referrals.TARGET, target_id=referral.pk)


def _new(row: Row, home: Organisation, *, by: User, coordinator: User, on: date) -> None:
    """Received on its day; given back or accepted a few working days later, or waiting still."""
    received_on = on - timedelta(days=int(row["days"]))
    details = _details(row, on=on)
    referral = referrals.receive(
        details=details,
        organisation=Organisation.objects.get(pk=_organisation(by)),
        municipality=home,
        by=by,
        on=received_on,
    ).referral
    decided = min(workdays.after(received_on, DECIDES_AFTER), on)
    if row["decision"] == ACCEPTED:
        desk = Desk.objects.select_related("municipality").get(user=user_id(STORY_DESK))
        referrals.accept(referral=referral, version=referral.version, desk=desk, by=coordinator, on=decided)
    elif row["decision"] != WAITING:
        referrals.give_back(
            referral=referral, version=referral.version, reason=row["decision"], by=coordinator, on=decided
        )


def _details(row: Row, *, on: date) -> Details:
    born = date(on.year - int(row["age"]), on.month, 1) - timedelta(days=100)
    names = f"{fold(row['first'])}.{fold(row['last']).replace(' ', '')}"
    return Details(
        first_name=row["first"],
        last_name=row["last"],
        birth_date=born,
        # Numbers of this range belong to machines: nobody is called from a demo.
        phone=f"+31970000009{row['phone']}1" if row["phone"] else "",
        email="" if row["phone"] else f"{names}@example.org",
        channel=row["channel"],
        safe_hours=row["hours"],
        message_language=row["language"],
        manner=row["manner"],
        prefers_woman=row["prefers_woman"] == "1",
        wants=row["wants"],
    )


def _organisation(by: User) -> str:
    return str(Membership.objects.active().get(user=by).organisation_id)
