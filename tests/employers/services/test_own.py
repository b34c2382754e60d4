"""Somebody of an employer without an account: the link, what time asks, who is called, what ends it."""

from contextlib import suppress
from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from employers.enums import Origin, Subject, TalkChannel, VacancyState
from employers.models import OWN_SOURCE, Employer, EmployerPerson, Site, Vacancy
from employers.permissions import may_edit
from employers.selectors import copies, own, relations
from employers.services import (
    asking,
    call_me,
    clock,
    conversations,
    facts,
    list_asks,
    persons,
    sign_ins,
    states,
)
from employers.services.desks import desk_for
from jobmatch.accounts.enums import ErrandKind, Role
from jobmatch.accounts.models import Errand, Membership, User
from jobmatch.accounts.services import errands, members
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from jobmatch.links import services as links
from jobmatch.links.models import Audience, Link
from jobmatch.roles.services import invitations
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from notifications.enums import Kind, MessageState
from notifications.models import Message
from notifications.services import sending
from tests.employers.situations import make_employer, make_feed, make_site, make_vacancy
from tests.factories import OPENED_ON, desk_of, make_jobhunter, make_member

pytestmark = pytest.mark.django_db
LONG_AGO = OPENED_ON - timedelta(days=30)


@pytest.fixture
def by() -> User:
    return make_jobhunter()


@pytest.fixture
def shop() -> Employer:
    return make_employer("Spoorkiosk Midden")


def known(shop: Employer, by: User, name: str = "Karima Haddad", **values: object) -> EmployerPerson:
    given = {"origin": Origin.SELF, "told_by_voice": True, "email": "karima@shop.example", **values}
    return persons.add(employer=shop, name=name, by=by, on=OPENED_ON, **given)


def invited(shop: Employer, by: User, **values: object) -> EmployerPerson:
    person = known(shop, by, **values)
    post = person.posts.get()
    sign_ins.invite(post=post, version=post.version, by=by)
    person.refresh_from_db()
    return person


def offered(shop: Employer, title: str = "Verkoper", **values: object) -> Vacancy:
    return make_vacancy(employer=shop, title=title, source=OWN_SOURCE, **{"posted_on": LONG_AGO, **values})


def secret_of(person: EmployerPerson) -> str:
    return links.make_lasting(person=person.pk, purpose=sign_ins.OWN)


def session_of(person: EmployerPerson) -> str:
    session = sign_ins.open_up(secret=secret_of(person))
    assert session is not None
    return session


def opens(session: str) -> bool:
    return links.opened(session, audience=Audience.EMPLOYER) is not None


def answered(vacancy: Vacancy, person: EmployerPerson, *, holds: bool) -> Vacancy:
    vacancy.refresh_from_db()
    doer = audit.employer_person(person.pk)
    return asking.answer(vacancy=vacancy, version=vacancy.version, holds=holds, by=doer, on=OPENED_ON)


# Signing in


def test_who_is_invited_gets_one_mail_with_a_link_and_signs_in_for_that_employer_alone(shop, by, mailoutbox):
    person = invited(shop, by)
    sending.run(clock=lambda: timezone.now() + timedelta(days=1))
    (mail,) = mailoutbox
    assert mail.to == ["karima@shop.example"]
    assert all(said in mail.body for said in ("/w/open/", str(shop), str(by)))
    assert person.user.roles == {Role.EMPLOYER_CONTACT}
    assert own.of_user(person.user) == [shop]
    post = person.posts.get()
    with pytest.raises(RuleBroken):
        sign_ins.invite(post=post, version=post.version, by=by)


def test_nobody_invites_a_colleague_or_without_an_address_or_without_a_desk(shop, by):
    for email, who in (
        ("", by),
        (make_jobhunter().email, by),
        ("karima@shop.example", person_without_desk()),
    ):
        person = known(shop, by, name="Karima", email=email)
        post = person.posts.get()
        with pytest.raises(RuleBroken):
            sign_ins.invite(post=post, version=post.version, by=who)


def person_without_desk() -> User:
    return invited(make_employer(), make_jobhunter(), email="else@where.example").user


def end(how, person, post, *, by):
    """A jobhunter ends what somebody at an employer opens here."""
    if how == "left":
        persons.leave(post=post, version=post.version, by=by, on=OPENED_ON)
    elif how == "another mailbox":
        values = {"email": "new@shop.example"}
        persons.change(person=person, version=person.version, by=by, on=OPENED_ON, **values)
    elif how == "erased":
        persons.erase(person=person, by=by, on=OPENED_ON)
    else:
        sign_ins.stop(post=post, version=post.version, by=by)


@pytest.mark.parametrize("how", ["left", "another mailbox", "erased", "stopped"])
def test_who_left_or_changed_the_mailbox_opens_nothing_any_more_in_the_same_second(shop, by, how):
    person = invited(shop, by)
    user, secret = person.user, secret_of(person)
    session = session_of(person)
    post = person.posts.get()
    named = offered(shop, contact=person)
    end(how, person, post, by=by)
    named.refresh_from_db()
    assert (named.contact is None) == (how in ("left", "erased"))
    assert not opens(session)
    assert links.open_lasting(secret=secret) is None
    assert not Membership.objects.active().filter(user=user).exists()
    assert not User.objects.get(pk=user.pk).is_active
    assert not Message.objects.waiting().filter(kind=Kind.OWN_PAGE).exists()


def ended_by_admin(person: EmployerPerson, shop: Employer) -> None:
    members.end(
        membership=Membership.objects.active().get(user__email=person.email, organisation=shop.organisation),
        by=make_member(Role.ADMIN),
    )


def test_what_went_before_an_admin_took_the_role_back_opens_nothing_and_no_mail_asks_more(shop, by):
    person = invited(shop, by)
    secret = secret_of(person)
    session = session_of(person)
    ended_by_admin(person, shop)
    assert own.person_by_link(links.opened(session, audience=Audience.EMPLOYER)) is None
    assert sign_ins.open_up(secret=secret) is None
    assert not sign_ins.send_code(session=session)
    assert not EmployerPerson.objects.mailable().exists()
    assert not copies.copy_of(person).signs_in
    assert opens(session_of(person))  # of proposals that they get, or invited again


def test_a_jobhunter_ends_the_links_of_whose_role_is_over_already(shop, by):
    person = invited(shop, by, gets_proposals=True)
    ended_by_admin(person, shop)
    secret, post = secret_of(person), person.posts.get()
    sign_ins.stop(post=post, version=post.version, by=by)
    assert links.open_lasting(secret=secret) is None
    person.refresh_from_db()
    assert person.user is None
    with pytest.raises(RuleBroken):
        sign_ins.stop(post=post, version=post.version, by=by)


@pytest.mark.parametrize("how", ["left", "another mailbox", "erased", "stopped"])
def test_whom_an_admin_invited_signs_in_no_more_when_a_jobhunter_says_so(shop, by, how):
    person = known(shop, by)
    given = {"email": person.email, "name": person.name, "role": Role.EMPLOYER_CONTACT}
    user = invitations.invite(organisation=shop.organisation, by=make_member(Role.ADMIN), **given).user
    post = relations.posts(by, shop).get()
    assert post.signs_in
    assert EmployerPerson.objects.mailable().exists()
    clock.run(on=OPENED_ON + timedelta(days=900))
    end(how, person, post, by=by)
    assert not Membership.objects.active().filter(user=user).exists()
    assert not User.objects.get(pk=user.pk).is_active


def test_whose_sign_in_ended_gets_no_mail_that_lets_them_in_again_and_somebody_calls(shop, by):
    person = invited(shop, by, gets_proposals=True)
    end("stopped", person, person.posts.get(), by=by)
    offered(shop)
    clock.run(on=OPENED_ON)
    assert not Message.objects.filter(kind=Kind.ASKS).exists()
    assert Errand.objects.open().filter(kind=ErrandKind.STILL_OPEN, target=shop.pk).exists()


# The link


def test_a_link_opens_again_and_the_session_before_is_over(shop, by):
    secret = secret_of(known(shop, by))
    first, second = (sign_ins.open_up(secret=secret) for _ in range(2))
    assert [opens(each) for each in (first, second)] == [False, True]
    links.end_session(second)
    assert not opens(second)
    assert opens(sign_ins.open_up(secret=secret))
    Link.objects.update(expires_at=timezone.now())
    assert sign_ins.open_up(secret=secret) is None


def test_the_link_of_an_employer_opens_no_door_of_a_youth(shop, by):
    person = known(shop, by)
    secret = secret_of(person)
    assert links.open_up(secret=secret, word="") is None
    assert links.opened(session_of(person)) is None


def test_a_name_takes_a_second_code_to_the_same_mailbox(shop, by, mailoutbox):
    person = known(shop, by)
    session = session_of(person)
    assert sign_ins.send_code(session=session)
    sending.run()
    code = next(word.strip(".") for word in mailoutbox[-1].body.split() if word.strip(".").isdigit())
    wrong = "000000" if code != "000000" else "000001"
    assert not links.prove(session=session, code=wrong)
    assert not links.opened(session, audience=Audience.EMPLOYER).is_proved
    assert links.prove(session=session, code=code)
    assert links.opened(session, audience=Audience.EMPLOYER).is_proved
    assert not links.prove(session=session, code=code)


def test_wrong_codes_count_over_new_sessions_and_new_codes(shop, by):
    secret = secret_of(known(shop, by))
    for _ in range(15):
        session = sign_ins.open_up(secret=secret)
        Link.objects.update(code_at=None)  # a minute passes
        links.make_code(session=session)
        assert not links.prove(session=session, code="no code")
    Link.objects.update(code_at=None)
    assert links.make_code(session=session) is None
    assert not sign_ins.send_code(session=session)


def test_a_link_answers_for_the_own_employer_alone(shop, by):
    person = known(shop, by)
    doer = audit.employer_person(person.pk)
    assert may_edit(doer, shop)
    assert not may_edit(doer, make_employer())
    assert not may_edit(audit.youth(person.pk), shop)


# What time asks


def test_still_open_is_asked_after_30_days_in_one_mail_for_all_and_off_15_days_later(shop, by, mailoutbox):
    person = invited(shop, by, gets_proposals=True)
    rows = [offered(shop, f"Verkoper {number}") for number in range(3)]
    fresh = offered(shop, "Nieuw", posted_on=OPENED_ON - timedelta(days=29))
    sending.run()
    clock.run(on=OPENED_ON)
    clock.run(on=OPENED_ON)
    sending.run()
    (mail,) = mailoutbox[1:]
    assert ("3 vac" in mail.body, "Verkoper" in mail.body) == (True, False)
    assert set(own.asking(shop)) == set(rows)
    answered(rows[0], person, holds=True)
    answered(rows[1], person, holds=False)
    clock.run(on=OPENED_ON + timedelta(days=14))
    assert states_of(*rows, fresh) == ["open", "filled", "open", "open"]
    clock.run(on=OPENED_ON + timedelta(days=15))
    assert states_of(*rows, fresh) == ["open", "filled", "closed", "open"]
    errand = Errand.objects.open().get(kind=ErrandKind.STILL_OPEN)
    assert (errand.target, errand.desk) == (shop.pk, desk_of(by))
    answered(rows[2], person, holds=True)
    assert states_of(rows[2]) == ["open"]


def test_still_open_after_the_last_day_to_apply_takes_that_day_away_and_the_question_with_it(shop, by):
    person = invited(shop, by)
    days = {"closes_on": OPENED_ON - timedelta(days=1), "asked_on": OPENED_ON - timedelta(days=11)}
    row = answered(offered(shop, **days), person, holds=True)
    row.refresh_from_db()
    assert (row.closes_on, row.confirmed_on, row.decided) == (None, OPENED_ON, ["closes_on"])
    assert Vacancy.objects.open(on=OPENED_ON).filter(pk=row.pk).exists()
    assert not own.asking(shop).exists()


def states_of(*rows: Vacancy) -> list[str]:
    return [Vacancy.objects.get(pk=row.pk).state for row in rows]


def test_nobody_gets_two_bundled_mails_in_a_week(shop, by):
    invited(shop, by)
    clock.run(on=OPENED_ON)  # the workplace list is asked
    asked = Message.objects.filter(kind=Kind.ASKS)
    assert asked.count() == 1
    offered(shop)
    clock.run(on=OPENED_ON + timedelta(days=6))
    assert asked.count() == 1
    clock.run(on=OPENED_ON + timedelta(days=7))
    assert asked.count() == 2


def test_who_works_for_forty_shops_costs_the_queries_of_one(by):
    def asked(shops: int) -> int:
        person, rows = None, [make_employer(f"Kiosk {shops}-{number}") for number in range(shops)]
        for row in rows:
            person = person or known(row, by, f"Van alle {shops}", email=f"head{shops}@shop.example")
            if not person.posts.filter(employer=row).exists():
                persons.put_at(person=person, employer=row, by=by)
            offered(row)
        with CaptureQueriesContext(connection) as captured:
            page = own.own_page(rows, on=OPENED_ON)
        assert [len(each.vacancies) for each in page] == [1] * shops
        assert {each.jobhunter.name for each in page} == {by.name}
        return len(captured)

    assert asked(1) == asked(40)


def test_a_list_that_is_asked_again_goes_with_the_next_mail_though_one_asked_this_year(shop, by):
    """Whoever asks - time, or the draw of a month - it is one rule when the list goes with the mail."""
    person, site = invited(shop, by), make_site(shop)
    asked = Message.objects.filter(kind=Kind.ASKS)
    clock.run(on=OPENED_ON)
    answer_list(shop, person, on=OPENED_ON)
    clock.run(on=OPENED_ON + timedelta(days=8))
    assert asked.count() == 1
    day = OPENED_ON + timedelta(days=20)
    list_asks.ask_again(places=[(shop.pk, site.pk)], asked_from=day, on=day)
    for later in range(30):
        clock.run(on=day + timedelta(days=later))
    assert asked.count() == 2
    assert own.own_page([shop], on=day)[0].workplace.sites == [site]
    answer_list(shop, person, site=site, on=day)
    assert not own.own_page([shop], on=day)[0].waits
    assert not Errand.objects.open().filter(mark=list_asks.MARK).exists()


def answer_list(shop: Employer, person: EmployerPerson, *, on: date, site: Site | None = None) -> None:
    shop.refresh_from_db()
    answers, doer = dict.fromkeys(WORKPLACE_ITEMS, "yes"), audit.employer_person(person.pk)
    facts.answer(employer=shop, site=site, version=shop.version, answers=answers, by=doer, on=on)


def test_who_gets_no_mail_is_called_and_what_is_done_is_said_in_one_tap(shop, by):
    known(shop, by)  # neither signs in nor gets proposals
    offered(shop)
    clock.run(on=OPENED_ON)
    assert not Message.objects.filter(kind=Kind.ASKS).exists()
    errand = Errand.objects.open().get()
    errands.finish(errand=errand, version=errand.version, by=by, on=OPENED_ON)


def test_a_mail_that_fails_keeps_nobody_from_being_called(shop, by):
    invited(shop, by)
    mute = make_employer()
    for employer in (shop, mute):
        offered(employer)
    with patch.object(asking, "_mail", side_effect=ValueError), suppress(ExceptionGroup):
        asking.ask(on=OPENED_ON)
    assert [errand.target for errand in Errand.objects.open()] == [mute.pk]


def test_a_vacancy_of_an_imported_source_is_left_to_its_source(shop, by):
    invited(shop, by)
    make_vacancy(employer=shop, source="elsewhere", posted_on=LONG_AGO)
    Employer.objects.update(list_asked_on=OPENED_ON - timedelta(days=1))
    clock.run(on=OPENED_ON)
    assert not Vacancy.objects.filter(asked_on__isnull=False).exists()
    assert not Message.objects.filter(kind=Kind.ASKS).exists()


@pytest.mark.parametrize(("feed", "decided"), [("off", []), ("on", ["state", "title"])])
def test_what_no_feed_ends_any_more_is_asked_of_its_employer(shop, by, feed, decided):
    make_feed(source="shop", employer=shop, is_on=feed == "on")
    left = make_vacancy(employer=shop, source="shop", posted_on=LONG_AGO, decided=decided)
    make_feed(source="said daily", employer=shop)
    make_vacancy(employer=shop, source="said daily", posted_on=LONG_AGO)
    clock.run(on=OPENED_ON)
    assert [*own.asking(shop)] == [left]


def test_a_mail_that_does_not_arrive_becomes_a_call(shop, by):
    invited(shop, by)
    Message.objects.filter(kind=Kind.OWN_PAGE).update(state=MessageState.FAILED, sealed=b"")
    clock.run(on=OPENED_ON)
    assert Errand.objects.open().filter(kind=ErrandKind.CALL_ME, target=shop.pk).exists()


def test_a_question_that_did_not_arrive_is_asked_by_voice_and_nobody_asked_to_be_called(shop, by):
    invited(shop, by)
    offered(shop)
    clock.run(on=OPENED_ON)
    Message.objects.filter(kind=Kind.ASKS).update(state=MessageState.FAILED, sealed=b"")
    clock.run(on=OPENED_ON + timedelta(days=1))
    assert [errand.kind for errand in Errand.objects.open().at(shop.pk)] == [ErrandKind.STILL_OPEN]


@pytest.mark.parametrize(("how", "mails"), [("left", 1), ("another mailbox", 2)])
def test_what_was_asked_of_a_mailbox_that_is_gone_is_asked_anew_and_not_taken_off(shop, by, how, mails):
    person = invited(shop, by, gets_proposals=True)
    row = offered(shop)
    clock.run(on=OPENED_ON)
    person.refresh_from_db()
    end(how, person, person.posts.get(), by=by)
    clock.run(on=OPENED_ON + timedelta(days=1))
    assert Message.objects.filter(kind=Kind.ASKS).count() == mails
    assert Errand.objects.open().filter(kind=ErrandKind.STILL_OPEN).exists() == (mails == 1)
    clock.run(on=OPENED_ON + timedelta(days=15))
    assert states_of(row) == ["open"]


# Call me, and the list


def test_call_me_lies_at_who_spoke_last_once_however_often_it_is_pressed(shop, by):
    person, other = known(shop, by), make_jobhunter()
    assert desk_for(employer=shop.pk) == desk_of(by)
    conversations.record(
        employer=shop, by=other, channel=TalkChannel.PHONE, about=Subject.VACANCY, on=OPENED_ON
    )
    for _ in range(2):
        call_me.ask(employer=shop, by=audit.employer_person(person.pk), on=OPENED_ON)
    assert Errand.objects.open().get().desk == desk_of(other)


def test_the_yearly_list_is_answered_by_link(shop, by):
    person = known(shop, by)
    answers = dict.fromkeys(WORKPLACE_ITEMS, "yes")
    doer = audit.employer_person(person.pk)
    facts.answer(employer=shop, version=shop.version, answers=answers, by=doer, on=OPENED_ON)
    assert not own.own_page([shop], on=OPENED_ON)[0].workplace.is_due


def test_what_is_lapsed_may_be_opened_again_by_its_source(shop):
    row = offered(shop)
    states.lapse(vacancy=row)
    assert (row.state, row.decided) == (VacancyState.CLOSED, [])
