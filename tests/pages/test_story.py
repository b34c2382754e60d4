"""One youth, from a mosque to the dream, through the pages: nobody is lost on the way."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from candidates import lost
from candidates.enums import ReferrerStatus, StepKind
from candidates.models import Candidate, Referral
from candidates.services import clock as clock_services
from employers.models import Vacancy
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import User
from jobmatch.audit.verifying import verify
from jobmatch.taxonomy.loading.starter import occupation_ids
from jobmatch.taxonomy.models import Occupation
from matching.models import Placement
from matching.services import nightly
from tests.factories import (
    desk_of,
    make_coordinator,
    make_employer,
    make_member,
    make_organisation,
    make_user,
    make_vacancy,
)
from tests.pages import walk
from tests.pages.stage import Stage, set_clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REFERRED = date(2026, 10, 13)
ACCEPTED = date(2026, 10, 14)
TALKED = date(2026, 10, 19)
CALL = date(2026, 10, 23)  # a Friday; on the Sunday after it summer time ends
SEEN = date(2026, 10, 28)  # three working days later
FOUND = date(2026, 10, 29)
BEGUN = date(2026, 11, 2)
WEEK_4 = date(2026, 11, 30)
MONTH_3 = date(2027, 2, 2)
OWN_WORDS = "Ik wil beveiliger worden, want ik help graag mensen op straat"


@dataclass
class Story:
    """Who is in it, and what is offered."""

    stage: Stage
    volunteer: User
    fellow: User
    coordinator: User
    jobhunter: User
    stand_in: User
    shop: Vacancy
    guard: Vacancy
    elsewhere: Vacancy
    night: date = REFERRED

    @property
    def youth(self) -> Candidate:
        return Candidate.objects.get()

    def pass_nights(self, day: date) -> None:
        """Every night up to the day, as the program works it. In none of them anyone is lost."""
        while self.night < day:
            self.night += timedelta(days=1)
            clock_services.run(on=self.night)
            nightly.run(on=self.night)
            assert lost.find(on=self.night) == []
        self.stage.clock.set(day)


@pytest.fixture
def story(new_context, live_server, monkeypatch) -> Story:
    clock = set_clock(monkeypatch)
    clock.set(REFERRED, hour=20)
    place, mosque = make_organisation(name="Utrecht"), make_organisation(OrganisationKind.MOSQUE)
    railways = make_employer("Het Spoor")
    railways.occupations.add(occupation("beveiliger"))
    return Story(
        stage=Stage(live_server.url, new_context, clock),
        volunteer=make_member(Role.REFERRER, mosque),
        fellow=make_member(Role.REFERRER, mosque),
        coordinator=make_coordinator(place),
        jobhunter=make_member(Role.JOBHUNTER, place, make_user(name="Asha")),
        stand_in=make_member(Role.JOBHUNTER, place, make_user(name="Bram")),
        shop=offer("Winkelmedewerker op het station", "winkelmedewerker", railways),
        guard=offer("Aspirant-beveiliger op het station", "beveiliger", railways),
        elsewhere=offer("Beveiliger in het museum", "beveiliger", make_employer("Het Museum")),
    )


def occupation(key):
    return Occupation.objects.get(pk=occupation_ids()[key])


def offer(title, key, employer):
    return make_vacancy(
        title=title,
        occupation=occupation(key),
        occupation_checked=True,
        employer=employer,
        kind="job",
        hours_min=24,
        hours_max=32,
        posted_on=REFERRED,
    )


def test_nobody_is_lost_between_the_mosque_and_the_dream(story):
    refer_on_a_phone(story)
    nobody_else_at_the_mosque_sees_it(story)
    accept_to_a_jobhunter(story)
    have_the_first_talk(story)
    agree_on_something(story)
    let_the_step_become_overdue(story)
    the_jobhunter_falls_ill(story)
    the_stand_in_takes_over(story)
    the_youth_says_yes(story)
    the_stand_in_calls(story)
    find_work_in_the_ranking(story)
    begin_at_the_stepping_stone(story)
    ask_in_week_4(story)
    do_what_is_to_be_done_today(story)
    climb_in_month_3(story)
    assert story.stage.said == []
    assert lost.find(on=MONTH_3) == []
    assert verify().problems == ()


def refer_on_a_phone(story):
    phone = story.stage.on_phone(story.volunteer).follow("candidates:referral_new")
    phone.write(first_name="Amira", last_name="Benali", birth_year=2006, phone="06 12345678", wants=OWN_WORDS)
    phone.choose(manner="in_person").send()
    assert "A.B." in phone.text()
    the_referrer_reads(story, ReferrerStatus.RECEIVED)


def nobody_else_at_the_mosque_sees_it(story):
    assert "A.B." not in story.stage.on_phone(story.fellow).text()


def accept_to_a_jobhunter(story):
    story.pass_nights(ACCEPTED)
    referral = Referral.objects.get()
    desk = story.stage.at_desk(story.coordinator).follow("candidates:intake")
    desk.follow("candidates:intake_one", pk=referral.pk)
    assert OWN_WORDS in desk.text()
    desk.choose(desk=desk_of(story.jobhunter).pk).send_to("candidates:intake_accept", pk=referral.pk)
    assert story.youth.desk == desk_of(story.jobhunter)


def have_the_first_talk(story):
    story.pass_nights(TALKED)
    youth = story.youth
    phone = story.stage.on_phone(story.jobhunter).follow("candidates:talk", pk=youth.pk)
    phone.follow("candidates:talk_chapter", pk=youth.pk, chapter="love")
    phone.write(text=OWN_WORDS).send()
    phone.choose(occupations=occupation("beveiliger").pk).send()
    phone.choose(dream=occupation("beveiliger").pk).send()
    phone.write(find_new="toezicht")
    phone.main.locator("#hits-new input").first.check(force=True)
    walk.click(phone.page, phone.page.locator("button[name=add]"))
    phone.send()
    phone.home().follow("candidates:talk", pk=youth.pk)
    phone.write(next_due=CALL.isoformat()).press("Ja, het gesprek is geweest")
    youth = story.youth
    assert youth.first_talk_on == TALKED
    assert youth.dream.occupation == occupation("beveiliger")
    assert youth.skills.exists()
    assert youth.held_by.due == CALL


def agree_on_something(story):
    youth = story.youth
    desk = story.stage.at_desk(story.jobhunter)
    desk.page.goto(f"/kandidaten/{youth.pk}/")
    desk.follow("candidates:agreements", pk=youth.pk)
    desk.follow("candidates:agreement_add", pk=youth.pk)
    desk.write(sentence="Amira schrijft op welke dagen zij kan werken", due=CALL.isoformat())
    desk.choose(doer="youth").send()
    agreement = youth.agreements.get()
    assert agreement.confirmed_on is None
    desk.send_to("candidates:agreement_confirm", pk=youth.pk, agreement_pk=agreement.pk)
    agreement.refresh_from_db()
    assert agreement.confirmed_on == TALKED


def let_the_step_become_overdue(story):
    story.pass_nights(SEEN - timedelta(days=1))
    assert "Amira" not in story.stage.at_desk(story.coordinator).text()
    story.pass_nights(SEEN)
    late = story.stage.at_desk(story.coordinator).main.locator("section[aria-labelledby=late]")
    expect(late.get_by_text("Amira Benali")).to_be_visible()
    expect(late.get_by_text("3 werkdagen te laat")).to_be_visible()


def the_jobhunter_falls_ill(story):
    desk = story.stage.at_desk(story.coordinator).follow("candidates:absences")
    desk.select(desk=desk_of(story.jobhunter).pk, stand_in=desk_of(story.stand_in).pk).send()
    assert "Bram vervangt" in desk.text()


def the_stand_in_takes_over(story):
    youth = story.youth
    phone = story.stage.on_phone(story.stand_in)
    assert "Je vervangt Asha" in phone.text()
    phone.follow("candidates:file", pk=youth.pk)
    assert "Beveiliger" in phone.text()
    assert OWN_WORDS not in phone.text()
    phone.follow("candidates:consents", pk=youth.pk)
    assert phone.link("candidates:consent", pk=youth.pk, purpose="stand_in").count() == 0


def the_youth_says_yes(story):
    """Asked by the own jobhunter, from home."""
    youth = story.youth
    phone = story.stage.on_phone(story.jobhunter, f"/kandidaten/{youth.pk}/toestemmingen/")
    for purpose, named in (("stand_in", {}), ("tell_referrer", {"referrals": True})):
        phone.follow("candidates:consent", pk=youth.pk, purpose=purpose).choose(
            alone=True, manner="phone", **named
        ).send()
    assert OWN_WORDS in story.stage.on_phone(story.stand_in, f"/kandidaten/{youth.pk}/").text()
    the_referrer_reads(story, ReferrerStatus.RECEIVED)


def the_referrer_reads(story, shown):
    phone = story.stage.on_phone(story.volunteer)
    expect(phone.main.locator(".jm-tag")).to_have_text(str(shown.label))
    for secret in ("Amira", "Benali", "Asha", "Bram", "Het Spoor", "beveiliger"):
        assert secret not in phone.text()


def the_stand_in_calls(story):
    youth = story.youth
    phone = story.stage.on_phone(story.stand_in).follow("candidates:contact_add", pk=youth.pk)
    phone.choose(confidence=2).write(line="Zin in, maar wat zenuwachtig", next_due=BEGUN.isoformat()).send()
    assert phone.page.url.endswith("/vandaag/")
    phone.page.goto(f"/kandidaten/{youth.pk}/")
    assert "Zin in" in phone.follow("candidates:contacts", pk=youth.pk).text()
    the_referrer_reads(story, ReferrerStatus.IN_CONTACT)


def find_work_in_the_ranking(story):
    story.pass_nights(FOUND)
    youth = story.youth
    desk = story.stage.at_desk(story.stand_in).follow("candidates:caseload")
    desk.follow("matching:ranking", pk=youth.pk)
    rows = desk.main.locator(".jm-ranking__row > details > summary")
    expect(rows).to_have_count(3)
    rows.filter(has_text=story.shop.title).click()
    desk.follow("matching:offer", pk=youth.pk, vacancy_pk=story.shop.pk)
    desk.follow("employers:vacancy", pk=story.shop.pk)
    desk.page.goto(f"/kandidaten/{youth.pk}/plaatsingen/")
    desk.follow("matching:placement_add", pk=youth.pk)
    desk.write(text="station").press("Zoeken")
    walk.click(desk.page, desk.main.get_by_role("link", name=story.shop.title))
    desk.write(starts_on=BEGUN.isoformat(), pay="16,00").send()
    work = Placement.objects.get()
    assert (work.vacancy, work.starts_on) == (story.shop, BEGUN)


def begin_at_the_stepping_stone(story):
    story.pass_nights(BEGUN)
    youth, work = story.youth, Placement.objects.get()
    phone = story.stage.on_phone(story.stand_in).follow("candidates:file", pk=youth.pk)
    phone.follow("matching:placements", pk=youth.pk)
    phone.follow("matching:placement", pk=youth.pk, placement_pk=work.pk)
    phone.follow("matching:placement_start", pk=youth.pk, placement_pk=work.pk).send()
    the_referrer_reads(story, ReferrerStatus.AT_WORK)
    story.stage.at_desk(story.coordinator).press("Is terug")
    assert story.youth.held_by.owner == desk_of(story.jobhunter)


def ask_in_week_4(story):
    """The silence until now made one step, not three."""
    story.pass_nights(WEEK_4)
    youth, work = story.youth, Placement.objects.get()
    moment = work.check_ins.get(side="youth", moment="w4")
    assert youth.steps.open().filter(mark="check_in:youth").count() == 1
    phone = story.stage.on_phone(story.jobhunter).follow("matching:placements", pk=youth.pk)
    phone.follow("matching:check_in", pk=youth.pk, check_in_pk=moment.pk)
    phone.choose(going="good", treated="bad").send()
    assert "Er gaat iets mis" in phone.text()


def do_what_is_to_be_done_today(story):
    youth = story.youth
    worry = youth.steps.open().get(kind=StepKind.WORRY)
    assert worry.due == WEEK_4
    phone = story.stage.on_phone(story.jobhunter)
    today = phone.main.locator("section[aria-labelledby=group-today]")
    expect(today.get_by_role("link", name="Amira Benali", exact=True)).to_be_visible()
    phone.send_to("candidates:step_close", pk=youth.pk, step_pk=worry.pk)
    assert not youth.steps.open().filter(kind=StepKind.WORRY).exists()


def climb_in_month_3(story):
    story.pass_nights(MONTH_3 - timedelta(days=1))
    youth, work = story.youth, Placement.objects.get()
    assert not youth.steps.filter(kind=StepKind.RUNG).exists()
    story.pass_nights(MONTH_3)
    assert youth.steps.open().get(kind=StepKind.RUNG).due == MONTH_3
    phone = story.stage.on_phone(story.jobhunter)
    phone.follow("matching:rung", pk=youth.pk, placement_pk=work.pk)
    offered = phone.main.locator("section")
    expect(offered.nth(0)).to_contain_text(story.guard.title)
    expect(offered.nth(1)).to_contain_text(story.elsewhere.title)
    step = youth.steps.open().get(kind=StepKind.RUNG)
    phone.send_to("candidates:step_close", pk=youth.pk, step_pk=step.pk)
    assert phone.page.url.endswith("/vandaag/")
    assert not youth.steps.open().filter(kind=StepKind.RUNG).exists()
