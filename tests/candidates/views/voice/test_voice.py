"""What a youth went through, on the pages: told in small steps, read by who hears the youth alone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.enums import Ground, LinkPurpose, Purpose, ReportState, Road, Stage
from candidates.models import Candidate, Experience, Report
from candidates.services.files import absences
from candidates.services.voice import experiences, reports, sent_reports
from candidates.services.voice.report_papers import digest_of
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from notifications.enums import Kind
from notifications.models import Message
from tests.candidates.quiet_log import quiet
from tests.candidates.situations import as_user, in_english, say_yes
from tests.candidates.voice_situations import (
    WORDS,
    approve,
    make_office,
    make_shop,
    paper_of,
    send,
    tell,
    told_of,
    willing_youth,
    write,
)
from tests.candidates.youths import phone_of, reachable
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def youth(by: User) -> Candidate:
    return willing_youth(by, first_name="Amira", last_name="Benali")


@pytest.fixture
def client(by: User) -> Client:
    return in_english(as_user(by))


@pytest.fixture
def told(youth: Candidate, by: User) -> Experience:
    return tell(youth, by)


@pytest.fixture
def report(told: Experience, by: User) -> Report:
    return write(told, by)


def page(name: str, youth: Candidate, **where: object) -> str:
    return reverse(f"candidates:{name}", kwargs={"pk": youth.pk, **where})


def text(answer) -> str:
    return answer.content.decode()


def fresh(row):
    return type(row).objects.get(pk=row.pk)


class TestTelling:
    def test_without_a_yes_the_question_comes_first(self, by, client):
        youth = make_candidate(by)
        answer = client.get(page("experiences", youth))
        assert (answer.status_code, answer.url) == (302, page("consent", youth, purpose="keep_experience"))
        assert client.get(page("experience_add", youth)).status_code == 404

    def test_it_goes_in_small_steps_and_each_is_kept_at_once(self, youth, client):
        shop, key = make_shop(name="Winkel Zon"), uuid4()
        first = {"words": WORDS, "when": "vorige zomer", "key": key}
        answer = client.post(page("experience_add", youth), first)
        experience = youth.experiences.get()
        assert told_of(experience).words == WORDS
        steps = (
            ("where", {"stage": Stage.INTERVIEW, "new": shop.pk}),
            ("why", {"grounds": [Ground.RELIGION, Ground.UNKNOWN], "evidence": "een bericht"}),
            ("road", {"road": Road.REPORT, "ask_on": ""}),
        )
        for telling, given in steps:
            address = page("experience_edit", youth, experience_pk=experience.pk, telling=telling)
            assert answer.url == f"{address}?verder=1"
            assert client.get(answer.url).status_code == 200
            answer = client.post(answer.url, {"version": fresh(experience).version, **given})
        assert answer.url == page("experience", youth, experience_pk=experience.pk)
        kept = told_of(experience)
        assert (kept.stage, kept.employer, kept.road) == (Stage.INTERVIEW, shop.pk, Road.REPORT)
        assert kept.grounds == (Ground.RELIGION, Ground.UNKNOWN)
        shown = text(client.get(answer.url))
        for part in (WORDS, "vorige zomer", "Winkel Zon", "een bericht"):
            assert part in shown

    def test_it_may_stop_after_any_step(self, youth, told, client):
        address = page("experience_edit", youth, experience_pk=told.pk, telling="where")
        given = {"version": told.version, "stage": Stage.WORK, "stop": "1"}
        answer = client.post(f"{address}?verder=1", given)
        assert answer.url == page("experience", youth, experience_pk=told.pk)
        assert told_of(told).stage == Stage.WORK

    def test_sent_twice_it_is_kept_once(self, youth, client):
        given = {"words": WORDS, "key": uuid4()}
        assert client.post(page("experience_add", youth), given).status_code == 302
        assert client.post(page("experience_add", youth), given).status_code == 302
        assert youth.experiences.count() == 1

    def test_looking_up_an_employer_keeps_nothing(self, youth, told, client):
        shop = make_shop(name="Winkel Zon")
        address = page("experience_edit", youth, experience_pk=told.pk, telling="where")
        answer = client.post(address, {"version": told.version, "find_new": "zon", "look_up": "1"})
        assert answer.status_code == 200
        assert str(shop.pk) in text(answer)
        assert fresh(told).version == told.version

    def test_a_name_that_was_typed_and_not_chosen_is_not_dropped(self, youth, told, client):
        shop = make_shop(name="Winkel Zon")
        address = page("experience_edit", youth, experience_pk=told.pk, telling="where")
        answer = client.post(address, {"version": told.version, "find_new": "zon"})
        assert answer.status_code == 422
        assert str(shop.pk) in text(answer)
        assert 'value="zon"' in text(answer)
        given = {"version": told.version, "find_new": "zon", "employer_name": "De Zon"}
        assert client.post(address, given).status_code == 302

    def test_what_is_missing_is_said_and_what_was_typed_stays(self, youth, told, client):
        address = page("experience_edit", youth, experience_pk=told.pk, telling="why")
        answer = client.post(address, {"version": told.version, "evidence": "een foto"})
        assert answer.status_code == 422
        assert "Choose at least one" in text(answer)
        assert "een foto" in text(answer)

    def test_who_was_overtaken_keeps_what_was_typed(self, youth, told, client):
        address = page("experience_edit", youth, experience_pk=told.pk, telling="words")
        answer = client.post(address, {"version": told.version + 1, "words": "Andere woorden"})
        assert answer.status_code == 422
        assert "Andere woorden" in text(answer)
        assert told_of(told).words == WORDS


class TestOneExperience:
    def test_a_note_for_the_talk_begins_with_the_own_words(self, youth, told, client):
        address = page("talking_note", youth, experience_pk=told.pk)
        assert WORDS in text(client.get(address))
        answer = client.post(address, {"version": told.version, "talking_note": "Ik wil gehoord worden."})
        assert "Ik wil gehoord worden." in text(client.get(answer.url))

    def test_what_was_done_and_how_it_feels_are_written_down(self, youth, told, client):
        address = page("deed_add", youth, experience_pk=told.pk)
        given = {"version": told.version, "done": "We spraken de chef", "happened_on": TODAY}
        assert client.post(address, {**given, "outcome": "Excuses"}).status_code == 302
        address = page("feeling_add", youth, experience_pk=told.pk)
        given = {"version": fresh(told).version, "feeling": "lighter", "words": "Het lucht op"}
        assert client.post(address, given).status_code == 302
        shown = text(client.get(page("experience", youth, experience_pk=told.pk)))
        for part in ("We spraken de chef", "Excuses", "Het lucht op"):
            assert part in shown

    def test_not_that_employer_again_leaves_it_out(self, by, youth, client):
        shop = make_shop()
        told = tell(youth, by, employer=shop.pk)
        client.post(page("experience_leave_out", youth, experience_pk=told.pk))
        assert youth.exclusions.get().organisation == shop
        shown = text(client.get(page("experience", youth, experience_pk=told.pk)))
        assert "Vacancies of this employer stay out of the list." in shown

    def test_without_an_employer_it_says_what_is_missing(self, youth, told, client):
        answer = client.post(page("experience_leave_out", youth, experience_pk=told.pk), follow=True)
        assert "First choose which employer it was" in text(answer)

    def test_it_is_erased_when_the_youth_wants_so(self, youth, told, client):
        address = page("experience_erase", youth, experience_pk=told.pk)
        assert client.get(address).status_code == 200
        assert client.post(address, {"version": told.version}).url == page("experiences", youth)
        assert not Experience.objects.exists()

    def test_each_reading_is_in_the_log(self, by, youth, told, client):
        client.get(page("experience", youth, experience_pk=told.pk))
        newest = quiet(event="sealed.opened")[-1]
        assert (newest.actor, newest.person) == (by.pk, youth.pk)


class TestReports:
    def test_from_the_first_text_to_the_outcome(self, by, youth, client):
        office, told = make_office(), tell(youth, by, road=Road.REPORT)
        answer = client.post(page("report_add", youth, experience_pk=told.pk), {"office": office.pk})
        report = Report.objects.get()
        here = page("report", youth, report_pk=report.pk)
        assert answer.url == here
        words = {"version": report.version, "named": "Ik ben Amira.", "anonymous": "Ik ben iemand."}
        assert client.post(page("report_edit", youth, report_pk=report.pk), words).url == here
        shown = text(client.get(page("report_read", youth, report_pk=report.pk)))
        digest = digest_of("Ik ben iemand.\n")
        assert digest in shown
        given = {"choice": "anonymous", "digest": digest}
        assert client.post(page("report_read", youth, report_pk=report.pk), given).url == here
        given = {"version": fresh(report).version}
        client.post(page("report_send", youth, report_pk=report.pk), given)
        assert Message.objects.get(kind=Kind.REPORT).row == report.pk
        assert "It leaves within the hour" in text(client.get(here))
        assert "Ik ben Amira." not in text(client.get(here))
        told_of_it = page("experience", youth, experience_pk=told.pk)
        assert not client.get(told_of_it).context["may_report"]
        client.post(page("report_stop", youth, report_pk=report.pk))
        assert fresh(report).state == ReportState.STOPPED
        assert client.get(told_of_it).context["may_report"]

    def test_what_the_office_said_and_found_is_written_down(self, by, youth, report, client):
        approve(report)
        send(report, by)
        Message.objects.filter(kind=Kind.REPORT).update(state="sent", sent_at=timezone.now(), sealed=b"")
        sent_reports.note_sent(on=TODAY)
        address = page("report_progress", youth, report_pk=report.pk)
        client.post(address, {"version": fresh(report).version, "text": "Zij bellen de winkel"})
        client.post(
            address, {"version": fresh(report).version, "text": "De winkel zegt sorry", "is_outcome": "on"}
        )
        shown = text(client.get(page("report", youth, report_pk=report.pk)))
        assert "Zij bellen de winkel" in shown
        assert "De winkel zegt sorry" in shown
        assert fresh(report).state == ReportState.ANSWERED

    def test_a_yes_to_words_that_changed_is_none(self, youth, report, client):
        given = {"choice": "named", "digest": "0" * 64}
        answer = client.post(page("report_read", youth, report_pk=report.pk), given, follow=True)
        assert "The words were changed a moment ago" in text(answer)
        assert fresh(report).state == ReportState.DRAFT

    def test_a_link_is_sent_only_when_the_youth_can_be_reached(self, by, youth, report, client):
        answer = client.post(page("report_link", youth, report_pk=report.pk), follow=True)
        assert not Message.objects.exists()
        assert "alert" in text(answer)
        other = reachable(by)
        say_yes(other, by=by, purpose=Purpose.KEEP_EXPERIENCE)
        second = reports.draft(experience=tell(other, by), office=report.office_id, by=by, on=TODAY)
        client.post(page("report_link", other, report_pk=second.pk))
        assert Message.objects.get().kind == Kind.LINK

    def test_without_an_office_it_says_who_can_add_one(self, youth, told, client):
        assert "No office takes reports yet" in text(
            client.get(page("report_add", youth, experience_pk=told.pk))
        )


class TestTheYouth:
    @pytest.fixture
    def other(self, by: User) -> Candidate:
        youth = reachable(by)
        say_yes(youth, by=by, purpose=Purpose.KEEP_EXPERIENCE)
        return youth

    @pytest.fixture
    def own(self, other: Candidate, by: User) -> Report:
        return write(tell(other, by), by)

    def test_reads_the_exact_words_and_says_yes_with_the_link(self, other, own):
        phone = in_english(phone_of(other, LinkPurpose.REPORT, own.pk))
        here = reverse("candidates:my_report", kwargs={"pk": own.pk})
        digest = digest_of(paper_of(own).anonymous)
        assert digest in text(phone.get(here))
        assert phone.post(here, {"choice": "anonymous", "digest": digest}).url == here
        assert fresh(own).state == ReportState.APPROVED
        newest = quiet(event="voice.report_approved")[-1]
        assert newest.actor_kind == audit.youth(other.pk).kind

    def test_reads_who_can_send_it_while_the_own_jobhunter_is_away(self, by, other, own):
        approve(own)
        phone = in_english(phone_of(other, LinkPurpose.REPORT, own.pk))
        here = reverse("candidates:my_report", kwargs={"pk": own.pk})
        assert "is away" not in text(phone.get(here))
        there, boss = make_jobhunter(other.municipality), make_coordinator(other.municipality)
        absences.begin(desk=desk_of(by), stand_in=desk_of(there), until=None, by=boss, on=TODAY)
        assert f"{there} can send it only if you let a stand-in read" in text(phone.get(here))
        say_yes(other, by=by, purpose=Purpose.STAND_IN)
        assert "is away" not in text(phone.get(here))

    def test_stops_it_with_the_link(self, by, other, own):
        approve(own)
        send(own, by)
        phone = in_english(phone_of(other, LinkPurpose.REPORT, own.pk))
        here = reverse("candidates:my_report", kwargs={"pk": own.pk})
        assert "It was stopped" in text(phone.post(here, {"stop": "1"}, follow=True))
        assert not Message.objects.filter(kind=Kind.REPORT, state="waiting").exists()

    def test_what_was_chosen_stands_first_and_nothing_goes_anywhere_once_it_is_stopped(self, by, other, own):
        phone = in_english(phone_of(other, LinkPurpose.REPORT, own.pk))
        here = reverse("candidates:my_report", kwargs={"pk": own.pk})
        assert "Are these your words?" in text(phone.get(here))
        approve(own)
        page = text(phone.get(here))
        assert page.index("version-anonymous") < page.index("version-named")
        assert "Are these your words?" not in page
        reports.stop(report=fresh(own), by=by, on=TODAY)
        assert "It goes to" not in text(phone.get(here))

    def test_a_press_that_says_nothing_changes_nothing(self, other, own):
        phone = phone_of(other, LinkPurpose.REPORT, own.pk)
        here = reverse("candidates:my_report", kwargs={"pk": own.pk})
        assert phone.post(here, {"choice": "anonymous"}).url == here
        assert fresh(own).version == own.version

    def test_finds_nothing_once_the_yes_to_keep_is_over(self, other, own, by):
        phone = phone_of(other, LinkPurpose.REPORT, own.pk)
        other.quiet_consents.filter(purpose=Purpose.KEEP_EXPERIENCE).update(
            expires_on=TODAY - timedelta(days=1)
        )
        assert phone.get(reverse("candidates:my_report", kwargs={"pk": own.pk})).status_code == 404

    def test_reads_no_report_of_somebody_else(self, other, report):
        phone = phone_of(other)
        assert phone.get(reverse("candidates:my_report", kwargs={"pk": report.pk})).status_code == 404


class TestNobodyElse:
    def addresses(self, youth, told, report):
        one = {"experience_pk": told.pk}
        lone = ("experience", "talking_note", "talking_note_sheet", "deed_add", "feeling_add")
        yield from (page(name, youth, **one) for name in (*lone, "experience_erase", "report_add"))
        yield page("experience_edit", youth, telling="words", **one)
        yield from (
            page(name, youth, report_pk=report.pk) for name in ("report", "report_read", "report_edit")
        )
        yield page("experience_add", youth)

    def test_a_coordinator_and_a_colleague_find_nothing(self, youth, told, report):
        for user in (make_coordinator(youth.municipality), make_jobhunter(youth.municipality)):
            client = as_user(user)
            for address in self.addresses(youth, told, report):
                assert client.get(address).status_code == 404, address

    def test_a_stand_in_without_the_yes_finds_nothing_and_hears_why(self, by, youth, told, report):
        stand_in = make_jobhunter(youth.municipality)
        coordinator = make_coordinator(youth.municipality)
        away = {"desk": desk_of(by), "stand_in": desk_of(stand_in), "until": None}
        absences.begin(**away, by=coordinator, on=TODAY)
        client = in_english(as_user(stand_in))
        for address in self.addresses(youth, told, report):
            assert client.get(address).status_code == 404, address
        shown = text(client.get(page("experiences", youth)))
        assert WORDS not in shown

    def test_the_file_of_a_youth_shows_others_no_trace(self, youth, told, report):
        client = in_english(as_user(make_coordinator(youth.municipality)))
        with_it = text(client.get(page("file", youth)))
        assert page("experiences", youth) not in with_it

    def test_with_the_yes_taken_back_even_the_own_jobhunter_finds_nothing(
        self, by, youth, told, report, client
    ):
        youth.quiet_consents.filter(purpose=Purpose.KEEP_EXPERIENCE).update(
            expires_on=TODAY - timedelta(days=1)
        )
        for address in self.addresses(youth, told, report):
            assert client.get(address).status_code == 404, address
        assert experiences.unseal(told).words == WORDS
