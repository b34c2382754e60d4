"""Pages about the own data: what a youth asks, what the privacy officer answers, and what will go."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.enums import Ending, Right, RightState
from candidates.models import Candidate, RightsRequest
from candidates.services.files import states
from candidates.services.rights import rights
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from tests.candidates.rights_situations import ask
from tests.candidates.situations import as_user, in_english
from tests.candidates.youths import phone_of, reachable
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
LIST = reverse("candidates:rights")
LETTER = reverse("candidates:rights_letter")
MINE = reverse("candidates:my_rights")
TERMS = reverse("candidates:terms")


@pytest.fixture
def youth() -> Candidate:
    return reachable(first_name="Yara", last_name="Smit")


@pytest.fixture
def browser(officer: User) -> Client:
    return in_english(as_user(officer))


def at_file(youth: Candidate) -> str:
    return reverse("candidates:rights_of_file", kwargs={"pk": youth.pk})


def page_of(row: RightsRequest) -> str:
    return reverse("candidates:rights_request", kwargs={"pk": row.pk})


def text_of(answer: HttpResponse) -> str:
    return answer.content.decode()


def send(browser: Client, **more: str) -> HttpResponse:
    given = {"first_name": "Yara", "reach": "06 12345678", "right": Right.ACCESS}
    return browser.post(LETTER, {**given, "received_on": timezone.localdate(), **more})


class TestTheOfficer:
    def test_sees_what_is_due_first_on_top_and_what_was_answered(
        self, browser: Client, youth: Candidate, officer: User
    ) -> None:
        today = timezone.localdate()
        ask(youth, Right.CORRECTION)
        rights.receive(
            candidate=youth,
            right=Right.ACCESS,
            by=officer,
            on=today,
            received_on=today - timedelta(days=20),
        )
        done = ask(youth, Right.OBJECTION)
        rights.finish(request=done, version=1, by=officer, on=today)
        context = browser.get(LIST).context
        assert [each.request.right for each in context["asked"]] == [Right.ACCESS, Right.CORRECTION]
        assert [each.request for each in context["closed"]] == [done]

    def test_sees_nothing_of_another_municipality(self, browser: Client) -> None:
        row = ask(make_candidate())
        assert browser.get(LIST).context["asked"] == []
        assert browser.get(page_of(row)).status_code == 404

    def test_reads_what_is_asked_and_that_is_logged(
        self, browser: Client, youth: Candidate, officer: User
    ) -> None:
        row = ask(youth, Right.CORRECTION, words="My name is spelt wrong")
        assert "My name is spelt wrong" in text_of(browser.get(page_of(row)))
        entry = Entry.objects.order_by("-seq")[0]
        assert (entry.event, entry.actor, entry.target_id) == ("sealed.opened", officer.pk, row.pk)

    def test_answers_and_the_page_then_shows_the_answer_without_a_form(
        self, browser: Client, youth: Candidate
    ) -> None:
        row = ask(youth)
        given = {"version": row.version, "outcome": "done", "answer": "Given on paper"}
        assert browser.post(page_of(row), given).url == page_of(row)
        shown = text_of(browser.get(page_of(row)))
        assert "Given on paper" in shown
        assert 'name="outcome"' not in shown

    def test_hears_in_the_form_what_is_not_right(self, browser: Client, youth: Candidate) -> None:
        row = ask(youth)
        answer = browser.post(page_of(row), {"version": row.version, "outcome": "refused", "answer": ""})
        assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["answer"])
        answer = browser.post(page_of(row), {"version": 7, "outcome": "done", "answer": "Given"})
        assert (answer.status_code, answer.context["form"]["version"].value()) == (422, "1")
        assert RightsRequest.objects.get().state == RightState.OPEN

    def test_does_not_say_that_an_erasure_is_done(self, browser: Client, youth: Candidate) -> None:
        row = ask(youth, Right.ERASURE)
        answer = browser.post(page_of(row), {"version": 1, "outcome": "done", "answer": "Done"})
        assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["outcome"])


class TestLetters:
    def test_the_one_file_that_fits_gets_the_request(self, browser: Client, youth: Candidate) -> None:
        day = timezone.localdate() - timedelta(days=9)
        answer = send(browser, received_on=str(day), words="Everything, please")
        row = RightsRequest.objects.get(candidate=youth)
        assert (answer.url, row.received_on) == (page_of(row), day)

    @pytest.mark.parametrize(("first_name", "reach"), [("Yara", "0612345679"), ("Noor", "0612345678")])
    def test_what_fits_no_file_gets_one_answer_for_all(
        self, browser: Client, first_name: str, reach: str
    ) -> None:
        answer = send(browser, first_name=first_name, reach=reach)
        assert answer.status_code == 422
        assert "No file fits exactly" in text_of(answer)

    def test_two_files_that_fit_and_a_file_elsewhere_are_not_chosen(
        self, browser: Client, youth: Candidate
    ) -> None:
        make_candidate(first_name="Sam", phone="0687654321")
        assert send(browser, first_name="Sam", reach="0687654321").status_code == 422
        make_candidate(make_jobhunter(youth.municipality), first_name="yara")
        assert send(browser).status_code == 422
        assert not RightsRequest.objects.exists()

    def test_the_same_twice_is_said_at_the_field(self, browser: Client, youth: Candidate) -> None:
        send(browser)
        assert [*send(browser).context["form"].errors] == ["right"]


class TestAtTheFile:
    def test_the_jobhunter_records_it_and_takes_it_back(self, youth: Candidate) -> None:
        browser = as_user(youth.desk.user)
        given = {"right": Right.OBJECTION, "words": "No list of jobs", "received_on": timezone.localdate()}
        assert browser.post(at_file(youth), given).url == at_file(youth)
        row = RightsRequest.objects.get()
        assert row.recorded_by == youth.desk.user
        assert "No list of jobs" not in text_of(browser.get(at_file(youth)))
        back = reverse("candidates:rights_withdraw", kwargs={"pk": youth.pk, "request_pk": row.pk})
        browser.post(back, {"version": row.version})
        assert RightsRequest.objects.get().state == RightState.WITHDRAWN

    def test_the_copy_is_offered_to_who_may_make_it(self, youth: Candidate) -> None:
        copy = reverse("matching:copy", kwargs={"pk": youth.pk})
        assert copy in text_of(as_user(youth.desk.user).get(at_file(youth)))
        assert copy not in text_of(as_user(make_coordinator(youth.municipality)).get(at_file(youth)))

    def test_a_day_to_come_is_refused_at_its_field(self, youth: Candidate) -> None:
        day = timezone.localdate() + timedelta(days=1)
        answer = as_user(youth.desk.user).post(at_file(youth), {"right": "access", "received_on": day})
        assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["received_on"])

    def test_an_objection_that_stands_is_seen_at_the_file(self, youth: Candidate, officer: User) -> None:
        file = reverse("candidates:file", kwargs={"pk": youth.pk})
        browser = as_user(youth.desk.user)
        assert not browser.get(file).context["objection"]
        row = ask(youth, Right.OBJECTION)
        rights.finish(request=row, version=1, by=officer, on=timezone.localdate())
        assert browser.get(file).context["objection"]

    def test_a_colleague_elsewhere_finds_nothing(self, youth: Candidate) -> None:
        assert as_user(make_jobhunter()).get(at_file(youth)).status_code == 404


class TestByTheOwnLink:
    def test_the_youth_asks_and_takes_it_back(self, youth: Candidate) -> None:
        phone = phone_of(youth)
        phone.post(MINE, {"right": Right.ERASURE, "words": "Stop"})
        row = RightsRequest.objects.get(candidate=youth)
        assert (row.right, row.recorded_by, row.state) == (Right.ERASURE, None, RightState.OPEN)
        back = reverse("candidates:my_rights_withdraw", kwargs={"request_pk": row.pk})
        assert phone.post(back, {"version": row.version}).url == MINE
        assert RightsRequest.objects.get().state == RightState.WITHDRAWN

    def test_nobody_takes_back_what_another_youth_asks(self, youth: Candidate) -> None:
        row = ask(reachable())
        back = reverse("candidates:my_rights_withdraw", kwargs={"request_pk": row.pk})
        assert phone_of(youth).post(back, {"version": 1}).status_code == 404
        assert RightsRequest.objects.get(pk=row.pk).state == RightState.OPEN

    def test_nothing_chosen_is_said(self, youth: Candidate) -> None:
        answer = phone_of(youth).post(MINE, {"right": ""})
        assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["right"])


def test_what_goes_is_named_to_who_sees_the_file_and_numbered_to_the_officer(
    browser: Client, youth: Candidate
) -> None:
    long_ago = timezone.localdate() - timedelta(days=740)
    states.end(
        candidate=youth, version=youth.version, ending=Ending.MOVED, by=youth.desk.user, on=youth.opened_on
    )
    Candidate.objects.filter(pk=youth.pk).update(opened_on=long_ago, ended_on=long_ago)
    coordinator = make_coordinator(youth.municipality)
    assert "Yara" in text_of(as_user(coordinator).get(TERMS))
    shown = text_of(browser.get(TERMS))
    assert "Yara" not in shown
    assert f"file {str(youth.pk)[:8]}" in shown
