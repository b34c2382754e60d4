"""Taking a yes back works at once and everywhere: for each purpose, everything that must stop."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candidates.enums import MARKED_PURPOSES, ConsentManner, Help, LinkPurpose, Purpose, ReferrerStatus
from candidates.models import (
    Candidate,
    Consent,
    Counted,
    Experience,
    HandOver,
    Needs,
    QuietConsent,
    Referral,
    Report,
)
from candidates.permissions import may_hear_youth, may_open_sealed
from candidates.rules import person_marks, step_marks
from candidates.selectors.consents.consents import is_live
from candidates.services.casework import youth_links
from candidates.services.consents import consents
from candidates.services.files import messages, sealed
from candidates.services.help import hand_overs
from candidates.services.intake import referrer_status
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.links import services as links
from notifications.enums import Kind
from notifications.models import Message
from tests.access_objects import partner_of
from tests.candidates.situations import API, PAGES, as_user, say_yes
from tests.candidates.voice_situations import WORDS, approve, make_shop, send, tell, write
from tests.candidates.youths import WORD, phone_of, reachable, secret_for
from tests.factories import desk_of, make_jobhunter, make_organisation, make_user

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
Works = dict[str, Callable[[], bool]]


def possible(call: Callable[..., Any], **given: Any) -> bool:
    """Whether a service does it now; what it did is taken back."""
    try:
        with transaction.atomic():
            call(**given)
            transaction.set_rollback(True)
    except RuleBroken:
        return False
    return True


def waits(youth: Candidate, kind: str) -> bool:
    """A message about this youth is still to be sent, with its words."""
    return any(row.sealed for row in Message.objects.waiting().of(youth.pk).filter(kind=kind))


def needs(youth: Candidate, by: User) -> Works:
    given = {"candidate": youth, "by": by, "on": TODAY}
    sealed.save_needs(version=0, needs={"buddy": True}, **given)
    return {
        "they are kept": lambda: Needs.objects.exists(),
        "the own jobhunter reads them": lambda: bool(sealed.read(**given).needs),
        "the ranking counts them": lambda: bool(sealed.unseal(candidate=youth, on=TODAY)[0].needs),
        "new ones may be written": lambda: possible(
            sealed.save_needs, version=sealed.read(**given).needs_version, needs={}, **given
        ),
    }


def experience(youth: Candidate, by: User) -> Works:
    report = send(approve(write(tell(youth, by), by)), by)
    return {
        "it is kept": lambda: Experience.objects.exists(),
        "its report is kept": lambda: Report.objects.filter(pk=report.pk).exists(),
        "its report waits to be sent": lambda: waits(youth, Kind.REPORT),
        "the own jobhunter reads it over the API": lambda: (
            WORDS in as_user(by).get(f"{API}/{youth.pk}/experiences").content.decode()
        ),
        "more may be told": lambda: possible(tell, candidate=youth, by=by),
    }


def employers(youth: Candidate, by: User) -> Works:
    """Nothing goes to an employer in any way yet; what will go asks this."""
    return {
        "an introduction may be made": lambda: is_live(
            candidate=youth, purpose=Purpose.SHARE_WITH_EMPLOYERS, on=TODAY
        )
    }


def referrer(youth: Candidate, by: User) -> Works:
    row = Referral.objects.create(
        municipality=youth.municipality,
        organisation=make_organisation("mosque"),
        referrer=make_user(),
        label="Amira",
        state="accepted",
        received_on=TODAY,
        decided_on=TODAY,
        candidate_mark=person_marks.referred(youth.pk),
    )
    say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER)

    def moves() -> bool:
        Referral.objects.filter(pk=row.pk).update(shown=ReferrerStatus.RECEIVED)
        referrer_status.tell(candidate=youth, shown=ReferrerStatus.AT_WORK, on=TODAY)
        row.refresh_from_db()
        return row.shown == ReferrerStatus.AT_WORK

    def mails() -> bool:
        Message.objects.filter(kind=Kind.SHOWN).delete()
        moves()
        return Message.objects.filter(kind=Kind.SHOWN).exists()

    return {"what happens is shown": moves, "a mail says that there is news": mails}


def counted(youth: Candidate, by: User) -> Works:
    tell(youth, by, employer=make_shop().pk)
    own = Counted.objects.filter(youth_mark=person_marks.counted(youth.pk))

    def is_added() -> bool:
        shop = make_shop()
        tell(youth, by, employer=shop.pk)
        return own.filter(employer_mark=person_marks.counted(shop.pk)).exists()

    return {"the youth is counted": lambda: own.exists(), "what is told next is counted": is_added}


def messaged(youth: Candidate, by: User) -> Works:
    phone, secrets = phone_of(youth), [secret_for(youth), secret_for(youth)]
    messages.tell(candidate=youth, kind=Kind.NEWS, on=TODAY)
    youth_links.send(candidate=youth, purpose=LinkPurpose.MINE, on=TODAY)
    return {
        "the youth may be reached": lambda: messages.can_reach(candidate=youth, on=TODAY),
        "a link waits to be sent": lambda: waits(youth, Kind.LINK),
        "news waits to be sent": lambda: waits(youth, Kind.NEWS),
        "a link that was sent opens": lambda: links.open_up(secret=secrets.pop(), word=WORD) is not None,
        "an opened page stays open": lambda: phone.get(reverse("candidates:mine")).status_code == 200,
        "a new link may be made": lambda: bool(
            youth_links.send(candidate=youth, purpose=LinkPurpose.MINE, on=TODAY)
        ),
    }


def stood_in(youth: Candidate, by: User) -> Works:
    colleague = make_jobhunter(youth.municipality)
    youth.steps.filter(primary_for=youth.pk).update(owner=desk_of(colleague))
    row = hand_over(youth, by)
    who = {"user": colleague, "candidate": youth, "on": TODAY}
    client = as_user(colleague)
    return {
        "the stand-in opens the lock": lambda: may_open_sealed(**who),
        "the stand-in agrees on a word": lambda: may_hear_youth(**who),
        "the API answers": lambda: client.get(f"{API}/{youth.pk}/sealed").status_code == 200,
        "the texts for other help open": lambda: (
            client.get(f"{PAGES}{youth.pk}/andere-hulp/{row.pk}/").status_code == 200
        ),
    }


def helped(youth: Candidate, by: User) -> Works:
    draft, sent = hand_over(youth, by), hand_over(youth, by)
    read = {"by": by, "on": TODAY}
    digest = hand_overs.read(hand_over=sent, **read).digest
    hand_overs.send(hand_over=sent, version=1, digest=digest, **read)
    new = {"candidate": youth, "partner": draft.partner, "topic": Help.DEBTS, "text": "Hallo"}

    def fresh() -> HandOver:
        return HandOver.objects.get(pk=draft.pk)

    return {
        "a draft is kept": lambda: bool(fresh().sealed),
        "what was sent within the hour waits": lambda: waits(youth, Kind.HAND_OVER),
        "its text is kept": lambda: bool(HandOver.objects.get(pk=sent.pk).sealed),
        "a draft may be sent": lambda: possible(
            hand_overs.send, hand_over=fresh(), version=fresh().version, digest=digest, **read
        ),
        "a draft may be changed": lambda: possible(
            hand_overs.change, hand_over=fresh(), version=fresh().version, text="Anders", **read
        ),
        "a new one may be written": lambda: possible(hand_overs.write, **new, **read),
        "somebody will ask how it went": lambda: (
            youth.steps.open().filter(mark=step_marks.hand_over(sent.pk)).exists()
        ),
    }


def hand_over(youth: Candidate, by: User) -> HandOver:
    to = {"candidate": youth, "partner": partner_of(), "topic": Help.DEBTS}
    return hand_overs.write(**to, text="Dag, Amira wil hulp.", by=by, on=TODAY)


# What a yes lets happen, a purpose at a time.
WORKS: dict[str, Callable[[Candidate, User], Works]] = {
    Purpose.KEEP_NEEDS: needs,
    Purpose.KEEP_EXPERIENCE: experience,
    Purpose.SHARE_WITH_EMPLOYERS: employers,
    Purpose.TELL_REFERRER: referrer,
    Purpose.COUNT_EXPERIENCE: counted,
    Purpose.MESSAGE_ME: messaged,
    Purpose.STAND_IN: stood_in,
    Purpose.OTHER_PARTNER: helped,
}


@pytest.fixture
def youth(by: User) -> Candidate:
    """Who said yes to everything."""
    candidate = reachable(by, first_name="Amira", phone="+31612345678")
    for purpose in Purpose.values:
        if purpose != Purpose.MESSAGE_ME:
            say_yes(candidate, by=by, purpose=purpose)
    return candidate


@pytest.mark.parametrize("who", ["jobhunter", "youth"])
@pytest.mark.parametrize("purpose", Purpose.values)
def test_everything_that_a_yes_allowed_stops_in_the_same_second(youth, by, purpose, who):
    works = WORKS[purpose](youth, by)
    assert {what: can() for what, can in works.items()} == dict.fromkeys(works, True)
    doer = by if who == "jobhunter" else audit.youth(youth.pk)
    manner = ConsentManner.PHONE if who == "jobhunter" else ConsentManner.LINK
    consents.withdraw(candidate=youth, purpose=purpose, manner=manner, by=doer, on=TODAY)
    assert {what: can() for what, can in works.items()} == dict.fromkeys(works, False)


@pytest.mark.parametrize("purpose", Purpose.values)
def test_taking_back_adds_a_row_and_touches_no_other(youth, by, purpose):
    rows = (QuietConsent if purpose in MARKED_PURPOSES else Consent).objects
    before, kept = {row["id"]: row for row in rows.values()}, Consent.objects.count()
    consents.withdraw(candidate=youth, purpose=purpose, manner=ConsentManner.PHONE, by=by, on=TODAY)
    after = {row["id"]: row for row in rows.values()}
    (added,) = (after[pk] for pk in after.keys() - before.keys())
    assert {pk: after[pk] for pk in before} == before
    assert Consent.objects.count() - kept == (purpose not in MARKED_PURPOSES)
    assert (added["purpose"], added["given"], added["recorded_by_id"]) == (purpose, False, by.pk)
    live = [each for each in Purpose.values if is_live(candidate=youth, purpose=each, on=TODAY)]
    assert live == [each for each in Purpose.values if each != purpose]


def test_no_purpose_is_left_out():
    assert WORKS.keys() == set(Purpose.values)
