"""Somebody at an employer by the link in a mail: reading spends nothing, one page for all that is gone."""

import re
from datetime import datetime, time, timedelta
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from candidates.enums import ConsentManner
from candidates.models import Exclusion
from employers.enums import Told
from employers.services import states as vacancy_states
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from jobmatch.links.models import Link
from matching.models import Introduction, Reply
from matching.presentation import proposals as presentation
from matching.services.introductions import choosing, minutes, posting, replies, sends, yeses
from matching.services.introductions.replies import Said
from matching.services.introductions.yeses import Heard
from notifications.enums import Kind
from notifications.models import Message
from notifications.services import sending
from tests.candidates.situations import as_user
from tests.factories import make_jobhunter
from tests.matching.introductions import place, proposed, somebody_at, willing
from tests.sizes import VISITS

pytestmark = pytest.mark.django_db
REACHED = {"email": "ria@shop.example", "told_how": Told.VOICE, "language": "en"}
NAMELESS = Heard(ConsentManner.PHONE, name="")


@pytest.fixture
def by():
    return make_jobhunter()


def mailed(by, mailoutbox, *, heard=NAMELESS, **person):
    """A card that went by mail, and the address in that mail."""
    today = timezone.localdate()
    youth = willing(by, on=today, **person)
    vacancy, _other = place()
    receiver = somebody_at(vacancy, told_on=today, **REACHED)
    row = proposed(youth, by=by, on=today, heard=heard, at=(vacancy, receiver))
    sends.press(introduction=row, version=row.version, by=by, on=today)
    minutes.run(now=timezone.now() + sends.HOUR)
    address = re.search(r"https?://[^/\s]+(/w/open/\S+)", mailoutbox[-1].body)
    assert address
    return Introduction.objects.get(pk=row.pk), address[1]


def opened(address):
    client = Client()
    answer = client.post(address)
    assert answer.status_code == 302
    return client, answer["Location"]


def page(name, row, **keys):
    return reverse(f"matching:{name}", kwargs={"pk": row.pk, **keys})


def state_of_all():
    rows = (Introduction, Reply, Message, Link)
    return [[*model.objects.order_by("pk").values()] for model in rows]


def test_scanners_that_read_every_link_move_nothing(by, mailoutbox):
    row, address = mailed(by, mailoutbox)
    client, card = opened(address)
    reply = page("linked_reply", row, kind="decline")
    before = state_of_all()
    for visit in range(VISITS.value):
        read = client.head if visit % 2 else client.get
        for each in (address, card, reply):
            assert read(each).status_code == 200
    assert state_of_all() == before
    assert opened(address)[1] == card


def test_five_taps_invite_and_ten_minutes_are_there_to_take_it_back(by, mailoutbox):
    row, address = mailed(by, mailoutbox)
    client, card = opened(address)  # the link in the mail, and *open my page*
    shown = client.get(card).content.decode()
    assert row.alias in shown
    assert row.candidate.first_name not in shown
    invite = page("linked_reply", row, kind="invite")
    assert invite in shown
    form = client.get(invite)  # the third tap
    typed = {name: form.context["form"][name].value() for name in form.context["form"].fields}
    typed = {
        name: f"{value:%Y-%m-%dT%H:%M}" if name < "n" and value else value or ""
        for name, value in typed.items()
    }
    typed["place"] = "Stationsplein 1"
    looked = client.post(invite, typed)  # the fourth
    assert not Reply.objects.exists()
    again = dict(looked.context["typed"])
    to_change = client.post(invite, {**again, "step": "change"})
    assert not Reply.objects.exists()
    assert "Stationsplein 1" in to_change.content.decode()
    assert b"waits for your answer" in client.get(reverse("web:linked_page")).content
    assert client.post(invite, {**again, "step": "send"}).status_code == 302  # the fifth
    assert Reply.objects.get().kind == "invite"
    assert b"Take it back" in client.get(card).content
    assert b"waits for your answer" not in client.get(reverse("web:linked_page")).content
    assert client.post(page("linked_undo", row)).status_code == 302
    assert not Reply.objects.exists()


def test_who_invited_and_the_jobhunter_read_that_none_of_the_moments_suits(by, mailoutbox):
    row, address = mailed(by, mailoutbox)
    today, now = timezone.localdate(), timezone.now()
    moments = [datetime.combine(today + timedelta(days=days), time(10)) for days in (7, 8, 9)]
    invites = Said("invite", moments=moments[:2], place="Stationsplein 1")
    replies.give(introduction=row, person=row.person, said=invites, now=now)
    minutes.run(now=now + replies.UNDO)
    row = Introduction.objects.get(pk=row.pk)
    given = {"introduction": row, "version": row.version, "by": audit.youth(row.candidate_id), "on": today}
    choosing.none_suits(moments=[], **given)
    client, card = opened(address)
    of_staff = {"pk": row.candidate_id, "introduction_pk": row.pk}
    staff = partial(as_user(by).get, reverse("matching:introduction", kwargs=of_staff))
    employer = partial(client.get, card)
    assert "Which others are there?" in employer().content.decode()
    assert "De werkgever hoort de vraag om andere." in staff().content.decode()
    other = f"{moments[2]:{replies.MOMENT}}"
    Reply.objects.update(instead=[other])
    for language, reads in (("en", employer), ("nl", staff)):
        with translation.override(language):
            words = presentation.moment_words(other)
        assert words in reads().content.decode()


def test_a_no_needs_a_reason_and_the_fixed_questions_one(by, mailoutbox):
    row, address = mailed(by, mailoutbox)
    client, _card = opened(address)
    for kind in ("decline", "ask", "later", "invite"):
        assert client.post(page("linked_reply", row, kind=kind), {"step": "send"}).status_code == 422
    reasons = client.get(page("linked_reply", row, kind="decline")).context["form"].fields["reasons"].choices
    assert "did_not_come" not in dict(reasons)  # nobody was to come yet
    assert not Reply.objects.exists()
    assert client.post(page("linked_reply", row, kind="hired"), {"step": "send"}).status_code == 302


def code_from(client, code_page, mailoutbox):
    """The code that was asked for, as it came in the mailbox."""
    client.post(code_page, {})
    sending.run(clock=lambda: timezone.now() + timedelta(seconds=5))
    found = re.search(r"\b(\d{6})\b", mailoutbox[-1].body)
    assert found
    return found[0]


def test_no_forwarded_mail_opens_a_name(by, mailoutbox):
    row, address = mailed(
        by, mailoutbox, heard=Heard(ConsentManner.PHONE, name="called"), first_name="Asmara"
    )
    client, card = opened(address)
    name = page("linked_name", row)
    assert b"Asmara" not in client.get(card).content
    code_page = client.get(name)["Location"]
    assert b'name="code"' in client.get(code_page).content
    client.post(code_page, {"code": "000000"})
    assert client.get(name).status_code == 302
    code = code_from(client, code_page, mailoutbox)
    stranger, _card = opened(address)  # the same link, another session: the code is of no use there
    stranger.post(code_page, {"code": code})
    assert stranger.get(name).status_code == 302
    client, _card = opened(address)
    client.post(code_page, {})
    assert not Message.objects.filter(kind=Kind.CODE, sent_at=None).exists()  # one code a minute
    Link.objects.update(code_at=timezone.now() - timedelta(minutes=2))
    code = code_from(client, code_page, mailoutbox)
    assert client.post(code_page, {"code": code})["Location"] == name
    assert b"Asmara" in client.get(name).content
    events = Entry.objects.filter(person=row.candidate_id, event__in=["card.opened", "name.opened"])
    assert {*events.values_list("event", flat=True)} == {"card.opened", "name.opened"}


def exclude(row):
    Exclusion.objects.create(candidate=row.candidate, organisation_id=row.employer_id)


def withdraw(row):
    today = timezone.localdate()
    yeses.withdraw(introduction=row, version=row.version, by=audit.youth(row.candidate_id), on=today)


def fill(row):
    vacancy_states.fill(vacancy=row.vacancy, version=row.vacancy.version, by=make_jobhunter())


def test_withdrawn_filled_excluded_and_never_there_are_the_same_bytes(by, mailoutbox):
    answers = set()
    for end in (exclude, withdraw, fill, None):
        row, address = mailed(by, mailoutbox)
        client, card = opened(address)
        if end is None:
            card = page("linked_proposal", Introduction(vacancy=row.vacancy))
        else:
            end(row)
        read = client.get(card)
        acted = client.post(page("linked_reply", row, kind="decline")) if end else read
        answers |= {(each.status_code, each.content) for each in (read, acted)}
        assert posting.run(clock=lambda: timezone.now() + timedelta(days=1)) == 0
    ((status, body),) = answers
    assert status == 404
    assert b"delete" in body


def test_who_gets_cards_says_that_it_is_enough(by, mailoutbox):
    row, address = mailed(by, mailoutbox)
    client, _card = opened(address)
    more = reverse("matching:linked_no_more")
    month = client.get(more).context["form"].fields["until"].choices[2][0]
    given = {"version": row.person.version, "until": month, "most": "2"}
    assert client.post(more, given).status_code == 302
    row.person.refresh_from_db()
    assert (str(row.person.no_cards_until), row.person.most_cards) == (month, 2)
