"""Other help in the demo: who gives it, and texts for it that were written, sent and asked about."""

from datetime import date

from candidates.models import Partner
from candidates.services.help import hand_overs, partners
from jobmatch.accounts.models import Organisation, User
from jobmatch.demo import people
from jobmatch.demo.people import COORDINATOR, Youth, mail_left
from jobmatch.demo.reading import Row, ago, id_of, listed, noon, rows

GAP = "..."  # in the text that is proposed, where the youth says what they would like


def add(*, on: date) -> None:
    """The list, then what was passed on under the yes of a youth, oldest first."""
    _add_partners(by=people.user(COORDINATOR))
    for row in rows("help"):
        _pass_on(row, people.youth(row["key"]), on=on)


def _add_partners(*, by: User) -> None:
    """A row without a name is a school that refers as well."""
    people.add_partners("help_partners")
    for row in rows("help_partners"):
        partners.add(
            organisation=Organisation.objects.get(pk=id_of("organisation", row["key"])),
            helps_with=listed(row["topics"]),
            email=f"aanmelden@{row['key']}.example",
            phone=f"+31970000008{row['phone']}1",
            line=row["line"],
            is_active=bool(row["active"]),
            by=by,
        )


def _pass_on(row: Row, youth: Youth, *, on: date) -> None:
    """Written, and when the row says so sent, and answered when the youth was asked how it went."""
    topic, candidate, by = row["topic"], youth.candidate, youth.jobhunter
    made = hand_overs.write(
        candidate=candidate,
        partner=Partner.objects.get(pk=id_of("organisation", row["partner"])),
        topic=topic,
        text=hand_overs.proposed(candidate=candidate, topic=topic).replace(GAP, f"{row['wish']}."),
        by=by,
        on=ago(row["written"], on=on),
        key=id_of("help", f"{row['key']}:{topic}"),
    )
    if not row["sent"]:
        return
    day = ago(row["sent"], on=on)
    digest = hand_overs.read(hand_over=made, by=by, on=day).digest
    hand_overs.send(hand_over=made, version=made.version, digest=digest, by=by, on=day)
    mail_left(made.pk, at=noon(day))
    if row["outcome"]:
        asked = ago(int(row["sent"]) - hand_overs.ASK_AFTER_DAYS, on=on)
        hand_overs.answer(
            hand_over=made, version=made.version, outcome=row["outcome"], line=row["said"], by=by, on=asked
        )
