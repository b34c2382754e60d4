"""One youth who was wronged, through the pages: heard, reported as they wish, seen and taken back, erased."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from html import unescape
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from candidates import lost
from candidates.enums import Channel, Ground, Purpose, ReferrerStatus, ReportState, Right, Road
from candidates.enums import Stage as Moment
from candidates.models import Candidate, Experience, Report
from candidates.services.casework import contacts
from candidates.services.intake import referrals, referrer_status
from candidates.services.voice import sent_reports
from jobmatch import workdays
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import User
from jobmatch.audit.verifying import verify
from notifications.services import sending
from tests.candidates.referral_situations import coordinator_of, make_place, make_referrer, refer
from tests.candidates.rights_situations import make_officer
from tests.candidates.situations import say_yes
from tests.candidates.voice_situations import make_office
from tests.factories import desk_of, make_employer, make_jobhunter, make_member, sign_in
from tests.jobmatch.doors.test_access import Call, api_calls, page_calls
from tests.pages.stage import Screen, Stage, set_clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = "Zonnebloem"
WORDS = "Ik mocht niet beginnen met mijn hoofddoek, zei de chef van de winkel."
NAMED = "Ik ben Amira Benali en ik mocht niet beginnen.\n\nDat klopt niet."
ANONYMOUS = "Ik mocht niet beginnen met mijn hoofddoek.\n\nDat klopt niet."
OUTCOME = "De winkel heeft de regels veranderd."
FEWEST_ANSWERS = 10  # an employer has pages of its own
LINK = re.compile(r"/j/[\w-]{20,}/")
SECRETS = ("Amira", "Benali", "mocht niet beginnen", "Meldpunt Gelijk", "amira@example.org")


@dataclass
class Story:
    """Who is in it."""

    stage: Stage
    day: date
    referrer: User
    jobhunter: User
    officer: User
    contact: User
    youth: Candidate

    def pass_hours(self, hour: int) -> None:
        """Until that hour; what waits in the outbox by then goes."""
        self.stage.clock.set(self.day, hour=hour)
        sending.run(clock=self.stage.clock.now)

    @property
    def report(self) -> Report:
        return Report.objects.get()

    def phone_of_the_youth(self) -> Screen:
        """The newest link that came, opened with the word; without the word it shows nothing."""
        sending.run(clock=self.stage.clock.now)
        address = LINK.search(mail.outbox[-1].body)
        assert mail.outbox[-1].to == ["amira@example.org"]
        assert address is not None
        phone = self.stage.on_own_phone(address[0])
        for secret in SECRETS:
            assert secret not in phone.page.content()
        return phone.write(word=WORD).send()


@pytest.fixture
def story(new_context, live_server, monkeypatch) -> Story:
    """The day lies ahead, so that nothing waits for a clock that has passed it."""
    clock, day = set_clock(monkeypatch), workdays.after(timezone.localdate(), 1)
    clock.set(day, hour=10)
    place = make_place()
    jobhunter, employer = make_jobhunter(place), make_employer("Winkel Zon")
    referrer = make_referrer()
    referral = refer(referrer, place, on=day, email="amira@example.org")
    by = coordinator_of(place)
    youth = referrals.accept(referral=referral, version=1, by=by, desk=desk_of(jobhunter), on=day)
    Candidate.objects.update(channel=Channel.EMAIL)
    for purpose in (Purpose.MESSAGE_ME, Purpose.TELL_REFERRER, Purpose.SHARE_WITH_EMPLOYERS):
        say_yes(youth, by=jobhunter, purpose=purpose, on=day)
    contacts.record(candidate=youth, by=jobhunter, on=day, channel=Channel.MEETING, reached=True)
    make_office()
    return Story(
        stage=Stage(live_server.url, new_context, clock),
        day=day,
        referrer=referrer,
        jobhunter=jobhunter,
        officer=make_officer(youth),
        contact=make_member(Role.EMPLOYER_CONTACT, employer.organisation),
        youth=Candidate.objects.get(),
    )


def test_a_youth_is_heard_and_decides_and_can_take_all_of_it_back(story):
    hear_what_happened(story)
    agree_on_a_word(story)
    write_the_report(story)
    the_youth_stops_it(story, the_youth_says_yes_by_link(story))
    send_it_without_the_name(story)
    write_down_the_outcome(story)
    the_referrer_reads(story, ReferrerStatus.IN_CONTACT)
    the_youth_takes_back_what_was_shared(story)
    the_youth_gets_a_copy(story)
    erase_everything(story)
    assert story.stage.said == []
    assert lost.find(on=story.day) == []
    assert verify().problems == ()


def hear_what_happened(story):
    """The question whether it may be kept comes first."""
    pk = story.youth.pk
    desk = story.stage.at_desk(story.jobhunter, f"/kandidaten/{pk}/")
    desk.follow("candidates:experiences", pk=pk)
    desk.choose(alone=True, manner="in_person").send()
    desk.follow("candidates:experience_add", pk=pk)
    desk.write(words=WORDS, when="vorige zomer").send()
    desk.choose(stage=Moment.INTERVIEW).write(find_new="Zon").press_in("[name=look_up]")
    desk.main.get_by_text("Winkel Zon").first.click()
    desk.send()
    desk.main.locator(f"input[name=grounds][value={Ground.UNKNOWN}]").uncheck(force=True)
    desk.choose(grounds=Ground.RELIGION).send()
    desk.choose(road=Road.REPORT).send()
    for part in (WORDS, "vorige zomer", "Winkel Zon"):
        assert part in desk.text()


def agree_on_a_word(story):
    pk = story.youth.pk
    desk = story.stage.at_desk(story.jobhunter, f"/kandidaten/{pk}/").follow("candidates:word", pk=pk)
    desk.write(word=WORD).choose(present=True).send()
    story.youth.refresh_from_db()
    assert story.youth.link_word


def write_the_report(story):
    pk, told = story.youth.pk, Experience.objects.get()
    desk = story.stage.at_desk(story.jobhunter, f"/kandidaten/{pk}/meegemaakt/{told.pk}/")
    desk.follow("candidates:report_add", pk=pk, experience_pk=told.pk).send()
    assert WORDS in desk.text()
    desk.follow("candidates:report_edit", pk=pk, report_pk=story.report.pk)
    desk.write(named=NAMED, anonymous=ANONYMOUS).send()
    heard(desk.send_to("candidates:report_link", pk=pk, report_pk=story.report.pk))


def the_youth_says_yes_by_link(story):
    """The bytes that are shown are those of the yes."""
    phone = story.phone_of_the_youth()
    expect(phone.main.locator("section[aria-labelledby=version-named] .jm-words")).to_have_count(1)
    shown = phone.main.locator("section[aria-labelledby=version-anonymous] .jm-words").text_content()
    phone.press_in("[name=choice][value=anonymous]")
    assert story.report.state == ReportState.APPROVED
    assert story.report.digest == hashlib.sha256(shown.encode()).hexdigest()
    return phone


def the_youth_stops_it(story, phone):
    """The jobhunter sent it; within the hour the youth, still at the page, changes their mind."""
    press_send(story)
    phone.page.reload()
    phone.press_in("[name=stop]")
    assert story.report.state == ReportState.STOPPED
    story.pass_hours(12)
    assert reports_sent() == []


def send_it_without_the_name(story):
    """Taken up again, read again, said yes to again: what was shown is what the office gets."""
    desk = report_page(story)
    desk.follow("candidates:report_edit", pk=story.youth.pk, report_pk=story.report.pk).send()
    send_a_link_to_the_report(story)
    phone = story.phone_of_the_youth()
    shown = phone.main.locator("section[aria-labelledby=version-anonymous] .jm-words").text_content()
    phone.press_in("[name=choice][value=anonymous]")
    press_send(story)
    assert reports_sent() == []
    story.pass_hours(14)
    (sent,) = reports_sent()
    assert sent.body == shown
    assert hashlib.sha256(sent.body.encode()).hexdigest() == story.report.digest
    for name in ("Amira", "Benali"):
        assert name not in f"{sent.subject} {sent.body} {sent.from_email}"


def write_down_the_outcome(story):
    sent_reports.note_sent(on=story.day)
    desk = report_page(story)
    desk.write(text="Zij bellen de winkel.").send()
    desk.write(text=OUTCOME).choose(is_outcome=True).send()
    assert OUTCOME in desk.text()
    assert story.report.state == ReportState.ANSWERED


def the_youth_takes_back_what_was_shared(story):
    """In the same second nobody outside sees anything new, nor anything of the youth."""
    pk = story.youth.pk
    desk = story.stage.at_desk(story.jobhunter, f"/kandidaten/{pk}/")
    heard(desk.send_to("candidates:link_send", pk=pk))
    phone = story.phone_of_the_youth().follow("candidates:my_consents")
    for purpose in (Purpose.TELL_REFERRER, Purpose.SHARE_WITH_EMPLOYERS):
        phone.follow("candidates:my_consent", purpose=purpose)
        phone.send()
    referrer_status.tell(candidate=story.youth, shown=ReferrerStatus.AT_WORK, on=story.day)
    the_referrer_reads(story, ReferrerStatus.IN_CONTACT)
    no_employer_gets_any_of_it(story)


def the_youth_gets_a_copy(story):
    pk = story.youth.pk
    phone = ask_by_link(story, Right.ACCESS)
    phone.page.goto("/j/")
    assert WORDS in phone.follow("matching:my_copy").on_paper()
    asked = story.youth.rights_requests.get()
    copy = story.stage.at_desk(story.jobhunter, f"/kandidaten/{pk}/rechten/").follow("matching:copy", pk=pk)
    for part in (WORDS, OUTCOME, "Amira", ANONYMOUS.splitlines()[0]):
        assert part in copy.on_paper()
    assert WORDS not in copy.text()
    desk = story.stage.at_desk(story.officer, "/rechten/").follow("candidates:rights_request", pk=asked.pk)
    assert WORDS not in desk.text()
    desk.choose(outcome="done").send()
    asked.refresh_from_db()
    assert asked.closed_on == story.day


def erase_everything(story):
    pk, link = story.youth.pk, LINK.search(mail.outbox[-1].body)[0]
    phone = ask_by_link(story, Right.ERASURE)
    asked = story.youth.rights_requests.open().get()
    desk = story.stage.at_desk(story.officer, "/rechten/").follow("candidates:rights_request", pk=asked.pk)
    desk.follow("matching:erase", pk=asked.pk)
    desk.choose(is_youth=True, is_final=True).send()
    assert "Amira" not in desk.text()
    phone.page.goto("/j/")
    expect(phone.main.locator("input[name=address]")).to_be_visible()
    phone.page.goto(link)
    phone.write(word=WORD).send()
    expect(phone.main.locator("input[name=word]")).to_be_visible()
    assert not Experience.objects.exists()
    assert not Report.objects.exists()
    assert sign_in(Client(), story.jobhunter).get(f"/kandidaten/{pk}/meegemaakt/").status_code == 404
    the_referrer_reads(story, None)
    no_employer_gets_any_of_it(story)


def the_referrer_reads(story: Story, shown: ReferrerStatus | None) -> None:
    """How far it is as long as the youth allowed that, and nothing else; of who was erased nothing."""
    phone = story.stage.on_phone(story.referrer)
    tags = [str(shown.label)] if shown else []
    expect(phone.main.locator(".jm-tag")).to_have_text(tags)
    for secret in (*SECRETS, "Winkel Zon"):
        assert secret not in phone.page.content()


def no_employer_gets_any_of_it(story: Story) -> None:
    """Every address that there is, asked for by an account of the very employer that was named."""
    client, ids = sign_in(Client(), story.contact), known_ids(story)
    answered = 0
    for call in (*page_calls(), *api_calls()):
        if call.method != "get":
            continue
        for pk in ids if call.parameters else ids[:1]:
            answer = call.send(client, values(call, pk))
            answered += answer.status_code == 200
            for secret in SECRETS:
                assert secret not in unescape(answer.content.decode()), (call.name, pk, secret)
    assert answered > FEWEST_ANSWERS


def known_ids(story: Story) -> list[str]:
    """The own employer, and every id of the youth that an employer might have come by."""
    told, written = Experience.objects.first(), Report.objects.first()
    own: UUID = story.contact.memberships.get().organisation_id
    return [str(row) for row in (own, story.youth.pk, told and told.pk, written and written.pk) if row]


def values(call: Call, pk: str) -> dict[str, str]:
    fixed = {"chapter": "good", "part": "wishes", "telling": "words", "purpose": Purpose.TELL_REFERRER}
    return {name: fixed.get(name, pk) for name in call.parameters}


def ask_by_link(story: Story, right: Right) -> Screen:
    pk = story.youth.pk
    desk = story.stage.at_desk(story.jobhunter, f"/kandidaten/{pk}/")
    heard(desk.send_to("candidates:link_send", pk=pk))
    phone = story.phone_of_the_youth().follow("candidates:my_rights")
    return phone.choose(right=right).send()


def report_page(story: Story) -> Screen:
    address = f"/kandidaten/{story.youth.pk}/meldingen/{story.report.pk}/"
    return story.stage.at_desk(story.jobhunter, address)


def press_send(story: Story) -> None:
    desk = report_page(story)
    heard(desk.send_to("candidates:report_send", pk=story.youth.pk, report_pk=story.report.pk))


def send_a_link_to_the_report(story: Story) -> None:
    desk = report_page(story)
    heard(desk.send_to("candidates:report_link", pk=story.youth.pk, report_pk=story.report.pk))


def reports_sent() -> list[mail.EmailMessage]:
    return [each for each in mail.outbox if each.to == ["melden@example.org"]]


def heard(screen: Screen) -> None:
    """The page says what was done: so it is done."""
    expect(screen.page.locator(".jm-messages .utrecht-alert--ok")).to_be_visible()
