"""People at employers, what was said and promised: who hears of it, who asks after it, when it goes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates import lost
from employers.enums import Offered, Origin, Outcome, Subject, TalkChannel, Told
from employers.models import Conversation, Employer, EmployerPerson, Post, Promise
from employers.selectors import relations
from employers.services import clock, conversations, errands, persons, promises, sign_ins
from employers.services.conversations import NextDate, Promised, Seen
from jobmatch.accounts.enums import ErrandKind, Role
from jobmatch.accounts.models import Errand, User
from jobmatch.accounts.services import errands as desk_errands
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.links import services as links
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from notifications.enums import Kind, MessageState
from notifications.models import Message
from notifications.services import sending
from tests.employers.situations import make_site
from tests.factories import OPENED_ON, desk_of, make_employer, make_jobhunter, make_member

pytestmark = pytest.mark.django_db

NEXT_WEEK = OPENED_ON + timedelta(days=7)


@pytest.fixture
def by() -> User:
    return make_jobhunter()


@pytest.fixture
def shop() -> Employer:
    return make_employer("Spoorkiosk Midden")


def known(shop: Employer, by: User, name: str = "Karima Haddad", **values: object) -> EmployerPerson:
    """Somebody of the employer, told by voice."""
    given = {"origin": Origin.SELF, "told_by_voice": True, **values}
    return persons.add(employer=shop, name=name, by=by, on=OPENED_ON, **given)


def talked(shop: Employer, by: User, **values: object) -> Conversation:
    given = {"channel": TalkChannel.VISIT, "about": Subject.MEETING, "on": OPENED_ON, **values}
    return conversations.record(employer=shop, by=by, **given)


def promised(shop: Employer, by: User, **values: object) -> Promise:
    given = {"sentence": "Two days to walk along", "due": NEXT_WEEK, "on": OPENED_ON, **values}
    return promises.make(employer=shop, by=by, **given)


def refused(code: str, act: object, *given: object, **values: object) -> bool:
    with pytest.raises(RuleBroken) as broken:
        act(*given, **values)  # type: ignore[operator]
    return broken.value.code == code


def asked_of(promise: Promise) -> Errand | None:
    """The errand that asks after a promise."""
    return Errand.objects.open().filter(mark=Promise.mark_of(promise.pk)).first()


def due_of(promise: Promise) -> date | None:
    """When it is asked after."""
    errand = asked_of(promise)
    return errand.due if errand else None


# People


def test_who_has_a_mail_address_hears_at_once_who_keeps_the_details_why_and_from_where(shop, by, mailoutbox):
    given = {"email": "Karima@Example.org", "told_by_voice": False, "origin": Origin.COLLEAGUE}
    person = known(shop, by, **given, language="en")
    assert (person.told_on, person.told_how) == (OPENED_ON, Told.MAIL)
    message = Message.objects.get(kind=Kind.KEPT, person=person.pk)
    assert b"Karima" not in bytes(message.sealed)
    sending.run(clock=lambda: timezone.now() + timedelta(days=1))
    (mail,) = mailoutbox
    assert mail.to == ["karima@example.org"]
    for said in (shop, desk_of(by).municipality, "a colleague of yours", by, by.email, "24 months", "copy"):
        assert str(said) in mail.body


def test_who_was_told_by_voice_gets_no_mail(shop, by):
    person = known(shop, by, email="karima@example.org")
    assert (person.told_on, person.told_how) == (OPENED_ON, Told.VOICE)
    assert not Message.objects.exists()
    assert not Errand.objects.exists()


def test_who_has_no_mail_address_is_told_within_a_month_by_an_errand(shop, by):
    person = known(shop, by, told_by_voice=False)
    assert Errand.objects.count() == 1
    errand = Errand.objects.get()
    assert (errand.kind, errand.due, errand.target) == (
        ErrandKind.TELL,
        OPENED_ON + timedelta(days=30),
        shop.pk,
    )
    persons.told_by_voice(person=person, version=1, by=by, on=NEXT_WEEK)
    errand.refresh_from_db()
    assert (errand.done_on, person.told_on) == (NEXT_WEEK, NEXT_WEEK)


def test_a_mail_address_that_comes_later_brings_the_mail(shop, by):
    person = known(shop, by, told_by_voice=False)
    persons.change(person=person, version=1, by=by, on=NEXT_WEEK, email="karima@example.org")
    assert person.told_how == Told.MAIL
    assert Message.objects.filter(kind=Kind.KEPT).count() == 1
    assert not Errand.objects.open().exists()


def test_who_says_so_by_telephone_gets_fewer_proposals_by_mail_and_the_rest_stays(shop, by):
    person = known(shop, by)
    limit = {"no_cards_until": NEXT_WEEK, "most_cards": 2}
    persons.change(person=person, version=1, by=by, on=OPENED_ON, **limit)
    person.refresh_from_db()
    assert {name: getattr(person, name) for name in limit} == limit
    long_after = NEXT_WEEK + timedelta(days=400)
    persons.change(person=person, version=2, by=by, on=long_after, phone="030 2345678")
    for code, odd in (
        ("until", {"no_cards_until": OPENED_ON - timedelta(days=1)}),
        ("most", {"most_cards": 0}),
        ("most", {"most_cards": 21}),
    ):
        assert refused(code, persons.change, person=person, version=3, by=by, on=OPENED_ON, **odd)
    person.refresh_from_db()
    assert {name: getattr(person, name) for name in limit} == limit
    persons.change(person=person, version=3, by=by, on=OPENED_ON, **dict.fromkeys(limit))
    person.refresh_from_db()
    assert (person.no_cards_until, person.most_cards) == (None, None)


def test_whom_the_mail_did_not_reach_is_told_in_another_way(shop, by):
    person = known(shop, by, email="karima@example.org", told_by_voice=False)
    Message.objects.update(state=MessageState.FAILED, sealed=b"")
    for _ in range(2):
        clock.run(on=NEXT_WEEK)
    person.refresh_from_db()
    assert person.told_on is None
    assert [errand.kind for errand in Errand.objects.open()] == [ErrandKind.TELL]


def test_whom_the_mail_did_not_reach_is_told_also_when_who_wrote_them_down_is_gone(shop, by):
    person = known(shop, by, email="karima@example.org", told_by_voice=False)
    Message.objects.update(state=MessageState.FAILED, sealed=b"")
    desk_of(by).delete()
    make_jobhunter()
    clock.run(on=NEXT_WEEK)
    person.refresh_from_db()
    assert person.told_on is None
    assert [each.kind for each in Errand.objects.open()] == [ErrandKind.TELL]


@pytest.mark.parametrize("email", ["new@example.org", ""])
def test_who_did_not_get_the_mail_yet_hears_it_at_the_new_address_or_by_an_errand(
    shop, by, mailoutbox, email
):
    person = known(shop, by, email="karima@example.org", told_by_voice=False)
    persons.change(person=person, version=person.version, by=by, on=NEXT_WEEK, email=email)
    sending.run(clock=lambda: timezone.now() + timedelta(days=1))
    assert [mail.to for mail in mailoutbox] == ([[email]] if email else [])
    assert person.told_on == (NEXT_WEEK if email else None)
    assert [each.kind for each in Errand.objects.open()] == ([] if email else [ErrandKind.TELL])


def test_somebody_works_at_several_employers_and_several_people_at_a_site(shop, by):
    other, site = make_employer(), make_site(shop)
    person = known(shop, by, site=site, function="manager", gets_proposals=True)
    known(shop, by, name="Ruben", site=site)
    persons.put_at(person=person, employer=other, by=by)
    assert [str(post) for post in relations.posts(by, shop)] == ["Karima Haddad, manager", "Ruben"]
    assert [post.person for post in relations.posts(by, other)] == [person]
    assert refused("employer", persons.put_at, person=person, employer=other, by=by)


def test_a_site_of_another_employer_is_refused(shop, by):
    assert refused("site", known, shop, by, site=make_site(make_employer()))


def test_who_left_gets_no_proposals_there_and_may_come_back(shop, by):
    person = known(shop, by, gets_proposals=True)
    post = person.posts.get()
    persons.leave(post=post, version=1, by=by, on=OPENED_ON)
    assert not post.gets_proposals
    assert not relations.posts(by, shop)
    assert refused("left", persons.change_post, post=post, version=2, by=by, function="x")
    persons.put_at(person=person, employer=shop, by=by)
    assert relations.posts(by, shop).count() == 1


def test_the_database_refuses_proposals_to_who_left(shop, by):
    known(shop, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.update(left_on=OPENED_ON, gets_proposals=True)


def test_the_database_refuses_to_have_told_somebody_without_a_day(shop, by):
    known(shop, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmployerPerson.objects.update(told_on=None)


def test_one_mail_address_is_of_one_person(shop, by):
    known(shop, by, email="karima@example.org")
    assert refused("known", known, make_employer(), by, name="Another", email="Karima@example.org")


def test_who_signs_in_for_the_employer_is_known_as_such(shop, by):
    user = make_member(Role.EMPLOYER_CONTACT, shop.organisation)
    elsewhere = make_member(Role.EMPLOYER_CONTACT)
    assert known(shop, by, email=user.email).user == user
    assert known(shop, by, name="Other", email=elsewhere.email).user is None


def test_what_is_sent_twice_is_made_once(shop, by):
    key = uuid4()
    assert known(shop, by, key=key) == known(shop, by, key=key)
    assert talked(shop, by, key=key) == talked(shop, by, key=key)
    assert (EmployerPerson.objects.count(), Conversation.objects.count()) == (1, 1)


def test_what_a_second_sending_has_more_is_refused_and_not_lost(shop, by):
    key, person = uuid4(), known(shop, by)
    assert known(shop, by, key=key, name="Ria Bos").pk == key
    assert refused("exists", known, shop, by, key=key, name="Ria Bos", function="chef")
    visit = errands.make(employer=shop, by=by, on=OPENED_ON, kind=ErrandKind.VISIT, due=OPENED_ON)
    more = {
        "people": [person.pk],
        "promised": Promised("Two days to walk along", NEXT_WEEK, Offered.TRIAL_DAY),
        "next_date": NextDate(ErrandKind.CALL, NEXT_WEEK),
        "seen": Seen({next(iter(WORKPLACE_ITEMS)): "yes"}),
        "finishes": [visit],
    }
    bare = talked(shop, by, key=key)
    for name, value in more.items():
        assert refused("exists", talked, shop, by, key=key, **{name: value}), name
    full = talked(shop, by, key=uuid4(), **more)
    assert talked(shop, by, key=full.pk, **more) == full != bare


# Conversations


def test_a_conversation_a_promise_and_the_next_date_are_one_act(shop, by):
    person = known(shop, by)
    visit = errands.make(employer=shop, by=by, on=OPENED_ON, kind=ErrandKind.VISIT, due=OPENED_ON)
    talk = talked(
        shop,
        by,
        people=[person.pk],
        line="Karima lets somebody walk along",
        promised=Promised("Two days to walk along", NEXT_WEEK, Offered.TRIAL_DAY, 2),
        next_date=NextDate(ErrandKind.CALL, NEXT_WEEK),
        finishes=[visit],
    )
    promise = Promise.objects.get()
    assert (promise.person, promise.conversation, promise.amount) == (person, talk, 2)
    assert sorted(errand.kind for errand in Errand.objects.open()) == ["call", "promise"]
    visit.refresh_from_db()
    assert visit.done_on == OPENED_ON
    assert lost.find(on=OPENED_ON) == []


def test_a_refusal_leaves_nothing_of_the_act(shop, by):
    long_ago = OPENED_ON - timedelta(days=1)
    with pytest.raises(RuleBroken):
        talked(
            shop, by, promised=Promised("Two days", NEXT_WEEK), next_date=NextDate(ErrandKind.CALL, long_ago)
        )
    assert not Conversation.objects.exists()
    assert not Promise.objects.exists()
    assert not Errand.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        {"line": "Samir may come on Tuesday"},
        {"promised": Promised("A place for Fatima", NEXT_WEEK)},
        {"next_date": NextDate("call", NEXT_WEEK, title="Bring Youssef")},
    ],
)
def test_a_called_name_asks_whether_it_is_a_youth(shop, by, text):
    assert refused("youth_named", talked, shop, by, **text)
    talked(shop, by, **text, no_youth=True)


def test_the_people_of_the_employer_are_named_without_a_question(shop, by):
    known(shop, by, name="Samir de Boer")
    talked(shop, by, line="Samir calls on Tuesday")
    assert refused("youth_named", talked, make_employer(), by, line="Samir calls on Tuesday")


def test_nobody_of_another_employer_was_there(shop, by):
    person = known(make_employer(), by)
    assert refused("people", talked, shop, by, people=[person.pk])


@pytest.mark.parametrize("days", [-1, 367])
def test_a_conversation_was_in_the_past_year(shop, by, days):
    assert refused("happened_on", talked, shop, by, happened_on=OPENED_ON - timedelta(days=days))


def test_a_conversation_is_put_right_and_taken_back(shop, by):
    talk = talked(shop, by, line="Quiet")
    given = {"conversation": talk, "by": make_jobhunter(), "on": OPENED_ON}
    conversations.correct(**given, version=1, line="Busy", happened_on=OPENED_ON - timedelta(days=2))
    assert refused("stale", conversations.correct, **given, version=1, line="Other")
    assert refused("youth_named", conversations.correct, **given, version=2, line="Samir")
    conversations.take_back(conversation=talk, version=2, by=by)
    assert not Conversation.objects.exists()


# Promises


def test_a_promise_is_asked_after_on_its_day_and_moves_with_it(shop, by):
    promise = promised(shop, by)
    assert due_of(promise) == NEXT_WEEK
    later = NEXT_WEEK + timedelta(days=7)
    promises.move(promise=promise, version=1, due=later, by=by, on=OPENED_ON)
    assert due_of(promise) == later


@pytest.mark.parametrize("outcome", [Outcome.KEPT, Outcome.NOT_KEPT, Outcome.LAPSED])
def test_what_became_of_a_promise_finishes_its_errand(shop, by, outcome):
    promise = promised(shop, by)
    promises.settle(promise=promise, version=1, outcome=outcome, by=make_jobhunter(), on=NEXT_WEEK)
    assert (promise.outcome, promise.settled_on, asked_of(promise)) == (outcome, NEXT_WEEK, None)
    again = {"promise": promise, "version": 2, "by": by, "on": NEXT_WEEK}
    assert refused("promise_settled", promises.settle, outcome=Outcome.KEPT, **again)
    promises.reopen(**again)
    assert asked_of(promise) is not None


def test_the_errand_of_a_promise_is_finished_by_what_became_of_it(shop, by):
    errand = asked_of(promised(shop, by))
    assert refused("errand_asks", desk_errands.finish, errand=errand, version=1, by=by, on=OPENED_ON)


def test_a_promise_has_words_and_a_day_within_a_year(shop, by):
    assert refused("sentence", promised, shop, by, sentence=" ")
    assert refused("promise_due", promised, shop, by, due=OPENED_ON + timedelta(days=367))
    assert refused("invalid", promised, shop, by, offered="gold")


@pytest.mark.parametrize(
    "broken",
    [
        {"outcome": Outcome.KEPT},
        {"settled_on": OPENED_ON},
        {"offered": Offered.JOB, "amount": None},
        {"amount": 3},
    ],
)
def test_the_database_refuses_half_a_promise(shop, by, broken):
    promised(shop, by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.update(**broken)


# Gone


def full(shop: Employer, by: User) -> EmployerPerson:
    """Somebody who was mailed, spoken with, who promised and is named in an errand."""
    person = known(shop, by, email="karima@example.org", told_by_voice=False)
    talked(shop, by, people=[person.pk], line="Karima is at the till on Fridays", happened_on=OPENED_ON)
    talked(shop, by, line="It is busy on Fridays")
    promised(shop, by, person=person, sentence="Karima keeps a place")
    errands.make(employer=shop, by=by, on=OPENED_ON, kind=ErrandKind.CALL, due=OPENED_ON, title="Call karima")
    return person


def everything() -> str:
    """All words that are kept of relations with employers."""
    texts = [
        *EmployerPerson.objects.values_list("name", "email"),
        *Conversation.objects.values_list("line"),
        *Promise.objects.values_list("sentence"),
        *Errand.objects.values_list("title", "place"),
        *Message.objects.values_list("sealed"),
    ]
    return str(texts).lower()


def test_erasing_somebody_leaves_no_word_of_them_and_keeps_the_work(shop, by):
    person = full(shop, by)
    persons.erase(person=person, by=by, on=OPENED_ON)
    assert "karima" not in everything()
    assert [talk.line for talk in relations.conversations(by, shop)].count("It is busy on Fridays") == 1
    promise = Promise.objects.get()
    assert promise.person is None
    assert asked_of(promise) is not None
    assert Message.objects.waiting().count() == 0
    assert lost.find(on=OPENED_ON) == []


def test_after_24_months_without_a_talk_the_night_forgets_somebody(shop, by):
    person = full(shop, by)
    clock.run(on=date(2028, 11, 23))
    assert EmployerPerson.objects.filter(pk=person.pk).exists()
    clock.run(on=date(2028, 11, 24))
    assert "karima" not in everything()


def test_a_talk_keeps_somebody_for_24_months_more(shop, by):
    person = known(shop, by)
    talked(shop, by, people=[person.pk], on=date(2027, 3, 1))
    clock.run(on=date(2029, 3, 1))
    assert EmployerPerson.objects.exists()
    clock.run(on=date(2029, 3, 2))
    assert not EmployerPerson.objects.exists()


def test_who_opens_a_link_is_kept_for_24_months_more(shop, by, monkeypatch):
    person = known(shop, by)
    secret = links.make_lasting(person=person.pk, purpose=sign_ins.OWN)
    monkeypatch.setattr(timezone, "localdate", lambda *_args: date(2027, 3, 1))
    assert sign_ins.open_up(secret=secret)
    clock.run(on=date(2029, 3, 1))
    assert EmployerPerson.objects.exists()
    clock.run(on=date(2029, 3, 2))
    assert not EmployerPerson.objects.exists()


def test_who_signs_in_stays_for_as_long_as_they_do(shop, by):
    user = make_member(Role.EMPLOYER_CONTACT, shop.organisation)
    known(shop, by, email=user.email)
    clock.run(on=date(2030, 1, 1))
    assert EmployerPerson.objects.exists()
    user.memberships.update(ended_at="2030-01-01T00:00Z")
    clock.run(on=date(2030, 1, 1))
    assert not EmployerPerson.objects.exists()


# Who may


def acts(shop: Employer, by: User) -> list[tuple[object, dict[str, object]]]:
    """Everything that changes what is kept of a relation."""
    person, talk, promise = known(shop, by), talked(shop, by), promised(shop, by)
    on = {"on": OPENED_ON}
    return [
        (persons.add, {"employer": shop, "name": "New", "origin": Origin.SELF, **on}),
        (persons.change, {"person": person, "version": 1, **on}),
        (persons.told_by_voice, {"person": person, "version": 1, **on}),
        (persons.put_at, {"person": person, "employer": make_employer()}),
        (persons.change_post, {"post": person.posts.get(), "version": 1}),
        (persons.leave, {"post": person.posts.get(), "version": 1, **on}),
        (persons.erase, {"person": person, **on}),
        (conversations.record, {"employer": shop, "channel": "visit", "about": "meeting", **on}),
        (conversations.correct, {"conversation": talk, "version": 1, **on}),
        (conversations.take_back, {"conversation": talk, "version": 1}),
        (promises.make, {"employer": shop, "sentence": "Text", "due": NEXT_WEEK, **on}),
        (promises.move, {"promise": promise, "version": 1, "due": NEXT_WEEK, **on}),
        (promises.settle, {"promise": promise, "version": 1, "outcome": "kept", **on}),
        (promises.reopen, {"promise": promise, "version": 1, **on}),
        (errands.make, {"employer": shop, "kind": "call", "due": NEXT_WEEK, **on}),
    ]


def test_an_employer_contact_does_none_of_it_and_reads_none_of_it(shop, by):
    contact = make_member(Role.EMPLOYER_CONTACT, shop.organisation)
    for act, given in acts(shop, by):
        assert refused("forbidden", act, by=contact, **given), act
    found = relations.relation(contact, shop, on=OPENED_ON)
    assert (found.posts, found.last, found.errands, found.promises) == ([], None, [], [])


def test_the_command_line_and_the_night_erase_and_nobody_else_without_a_role(shop, by):
    person = known(shop, by)
    persons.erase(person=person, by=audit.COMMAND_LINE, on=OPENED_ON)
    assert not EmployerPerson.objects.exists()


# What one reads before the next call


def test_the_relation_tells_who_was_spoken_with_last_what_is_open_and_who_of_us_knows_them(shop, by):
    colleague = make_jobhunter()
    person = known(shop, by)
    talked(shop, by, happened_on=OPENED_ON - timedelta(days=9))
    last = talked(shop, colleague, people=[person.pk])
    promised(shop, by)
    found = relations.relation(by, shop, on=OPENED_ON)
    assert (found.last, [post.person for post in found.posts]) == (last, [person])
    assert [each.user for each in found.team] == [colleague, by]
    assert (len(found.promises), len(found.errands), found.vacancies.open) == (1, 1, 0)
    assert found.workplace.is_due
    assert found.workplace.answered_on is None


def test_two_and_eight_conversations_cost_the_same_queries(shop, by):
    person = known(shop, by)

    def read() -> None:
        found = relations.relation(by, shop, on=OPENED_ON)
        assert [each.name for each in found.last.people.all()] == ["Karima Haddad"]

    counts: list[int] = []
    for more in (2, 6):
        for _ in range(more):
            talked(shop, make_jobhunter(), people=[person.pk])
        with CaptureQueriesContext(connection) as queries:
            read()
        counts.append(len(queries))
    assert counts[0] == counts[1]
