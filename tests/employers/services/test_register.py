"""The register: what was asked, answered and came of it; it names nobody, and somebody looks after it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from employers.enums import AskedHow, CameOf, DemandDecision
from employers.models import Employer, RegisterEntry, Vacancy
from employers.rules.demands.table import grounds
from employers.selectors import register as register_selectors
from employers.selectors import relations
from employers.services import clock, persons, register, vacancies
from jobmatch.accounts.enums import ErrandKind
from jobmatch.accounts.models import Errand, User
from jobmatch.errors import RuleBroken
from tests.employers.situations import TODAY, make_contact, make_employer, make_site
from tests.factories import desk_of, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> User:
    return make_jobhunter()


@pytest.fixture
def shop() -> Employer:
    return make_employer("Spoorkiosk Midden")


def asked(shop: Employer, by: User, **values: Any) -> RegisterEntry:
    given = {"ground": "religion", "asked": "geen hoofddoek achter de kassa", "on": TODAY, **values}
    return register.enter(employer=shop, by=by, **given)


def talked(entry: RegisterEntry, by: User, **values: Any) -> RegisterEntry:
    given = {"answer": "Dat mag niet, en wij geven het niet door.", "on": TODAY, **values}
    return register.discuss(entry=entry, version=entry.version, by=by, **given)


def errand_about(entry: RegisterEntry) -> Errand | None:
    return Errand.objects.open().filter(mark=RegisterEntry.mark_of(entry.pk)).first()


def refused(code: str, act: Any, *given: Any, **values: Any) -> bool:
    with pytest.raises(RuleBroken) as broken:
        act(*given, **values)
    return broken.value.code == code


def written(shop: Employer, by: User) -> Vacancy:
    return vacancies.post(title="Kok", description="Wij zijn een jong team.", employer=shop, by=by, on=TODAY)


# Somebody looks after it


def test_an_errand_asks_to_talk_about_it_and_goes_on_until_it_is_known_what_came_of_it(shop, by):
    entry = asked(shop, by)
    errand = errand_about(entry)
    assert errand is not None
    assert (errand.kind, errand.target, errand.owner) == (ErrandKind.DEMAND, shop.pk, desk_of(by))
    entry = talked(entry, by)
    assert errand_about(entry).due > errand.due
    register.settle(entry=entry, version=entry.version, came_of=CameOf.DROPPED, by=by, on=TODAY)
    assert errand_about(entry) is None
    register.settle(entry=entry, version=entry.version, came_of=CameOf.OPEN, by=by, on=TODAY)
    assert errand_about(entry) is not None


def test_what_the_employer_says_reaches_a_jobhunter_who_is_there(shop, by):
    entry = talked(asked(shop, by), by, came_of=CameOf.KEPT)
    assert errand_about(entry) is None
    contact = make_contact(shop)
    register.reply(entry=entry, version=entry.version, reply="Wij passen het aan.", by=contact, on=TODAY)
    errand = errand_about(entry)
    assert errand is not None
    assert errand.owner == desk_of(by)


def test_when_its_writer_is_gone_it_reaches_the_shared_desk(shop, by):
    pool = make_pool(desk_of(by).municipality)
    entry = talked(asked(shop, by), by, came_of=CameOf.KEPT)
    User.objects.filter(pk=by.pk).update(is_active=False)
    entry.refresh_from_db()
    contact = make_contact(shop)
    register.reply(entry=entry, version=entry.version, reply="Wij passen het aan.", by=contact, on=TODAY)
    assert errand_about(entry).owner == pool


# Who reads it


def test_the_employer_reads_an_entry_from_the_talk_on_and_no_other_employer_does(shop, by):
    entry, contact, other = asked(shop, by), make_contact(shop), make_contact(make_employer())
    assert not register_selectors.entries(contact).exists()
    assert refused("not_discussed", register.reply, entry=entry, version=1, reply="Ja.", by=by, on=TODAY)
    talked(entry, by)
    assert [*register_selectors.entries(contact)] == [entry]
    assert not register_selectors.entries(other).exists()


def test_only_who_works_cases_writes_down_and_talks(shop, by):
    contact, entry = make_contact(shop), asked(shop, by)
    assert refused("forbidden", asked, shop, contact)
    assert refused("forbidden", talked, entry, contact)
    entry = talked(entry, by)
    assert refused("forbidden", register.settle, entry=entry, version=2, came_of="kept", by=contact, on=TODAY)
    assert refused("forbidden", register.take_back, entry=entry, version=2, by=contact, on=TODAY)


# It points at nobody


def test_without_a_day_there_is_no_vacancy_and_only_the_month_is_kept(shop, by):
    vacancy = written(shop, by)
    entry = asked(shop, by, on=date(2026, 3, 19))
    assert (entry.asked_on, entry.vacancy, entry.made_on) == (None, None, date(2026, 3, 1))
    assert refused("asked_on", asked, shop, by, vacancy=vacancy)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterEntry.objects.update(vacancy=vacancy)


@pytest.mark.parametrize(
    "text", ["Karima wil geen hoofddoek", "bel 06 12345678", "mail naar k@example.org", "zei de heer Haddad"]
)
def test_nobody_who_works_there_is_named_and_nothing_leads_to_them(shop, by, text):
    given = {"origin": "self", "told_by_voice": True, "on": TODAY}
    persons.add(employer=shop, name="Karima Haddad", by=by, **given)
    assert refused("leak", asked, shop, by, asked=text, no_youth=True)


def test_another_called_name_is_asked_about_and_the_place_may_be_named(shop, by):
    make_site(shop, name="Kiosk Noor")
    assert refused("youth_named", asked, shop, by, asked="liever niet zo iemand als Fatima")
    assert asked(shop, by, asked="liever niet zo iemand als Fatima", no_youth=True)
    assert asked(shop, by, asked="geen hoofddoek bij Kiosk Noor")


def test_who_is_forgotten_is_forgotten_in_the_register_too(shop, by):
    entry = talked(asked(shop, by, asked="Haddad wil geen hoofddoek", no_youth=True), by)
    given = {"origin": "self", "told_by_voice": True, "on": TODAY}
    person = persons.add(employer=shop, name="Karima Haddad", by=by, **given)
    persons.erase(person=person, by=by, on=TODAY)
    entry.refresh_from_db()
    assert (entry.asked, entry.answer != "") == ("", True)
    register.settle(entry=entry, version=entry.version, came_of=CameOf.KEPT, by=by, on=TODAY)
    assert errand_about(entry) is None


# In writing


def test_words_of_a_text_go_into_it_once_and_count_as_talked_about_with_it(shop, by):
    vacancy = written(shop, by)
    demand = vacancy.demands.get()
    entry = register.enter_demand(demand=demand, by=by, on=TODAY)
    assert register.enter_demand(demand=demand, by=by, on=TODAY) == entry
    assert (entry.how, entry.ground, entry.asked, entry.vacancy) == (
        AskedHow.WRITTEN,
        "age",
        "jong team",
        vacancy,
    )
    talked(entry, by)
    demand.refresh_from_db()
    assert (demand.decision, demand.decided_by) == (DemandDecision.DISCUSSED, by)


def test_words_of_an_employer_that_nobody_knows_ask_first_who_it_is(by):
    vacancy = vacancies.post(title="Kok", description="Wij zijn een jong team.", by=by, on=TODAY)
    assert refused("no_employer", register.enter_demand, demand=vacancy.demands.get(), by=by, on=TODAY)


def test_it_goes_after_24_months_with_its_errand(shop, by):
    entry = asked(shop, by, asked_on=TODAY)
    clock.run(on=TODAY + timedelta(days=730))
    assert RegisterEntry.objects.filter(pk=entry.pk).exists()
    clock.run(on=TODAY + timedelta(days=740))
    assert not RegisterEntry.objects.exists()
    assert errand_about(entry) is None


def test_the_page_of_the_relation_reads_twenty_entries_as_one(shop, by):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            relations.relation(by, shop, on=timezone.localdate())
        return len(found)

    asked(shop, by)
    one = queries()
    for number in range(10):
        asked(shop, by, asked=f"geen {number} sieraden")
    assert queries() == one


def test_every_ground_has_what_to_say_and_where_it_stands():
    for ground in grounds().values():
        assert all((ground.say.nl, ground.say.en, ground.rule.nl, ground.rule.en, ground.source))
