"""The pages of contacts: for whom, what they say of the next step, and who reads a line."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candidates.enums import Purpose
from candidates.models import Candidate, Contact, Step
from candidates.services.casework import contacts
from candidates.services.files import absences, bars, states
from candidates.services.intake import referrals
from jobmatch.audit.models import Entry
from tests.candidates.referral_situations import make_referrer, refer
from tests.candidates.situations import PAGES, as_user, in_english, say_yes
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
LINE = "Vond het gesprek spannend"


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira")


def address(youth, more: str = "") -> str:
    return f"{PAGES}{youth.pk}/contacten/{more}"


def record(youth, by, **values: Any) -> Contact:
    given = {"channel": "phone", "reached": True, **values}
    return contacts.record(candidate=youth, by=by, on=timezone.localdate(), **given)


def send(by, youth, **values):
    today = timezone.localdate()
    given = {"reached": "1", "channel": "phone", "happened_on": today, "finishes": "on", **values}
    return as_user(by).post(address(youth, "nieuw/"), given)


def stand_in_for(by, youth):
    """A colleague who stands in for a jobhunter."""
    colleague = make_jobhunter(youth.municipality)
    coordinator = make_coordinator(youth.municipality)
    today = timezone.localdate()
    absences.begin(desk=desk_of(by), stand_in=desk_of(colleague), until=None, by=coordinator, on=today)
    return colleague


def test_who_asks_the_referrer_reads_whom_the_youth_lets_us_ask(by, youth):
    coordinator = make_coordinator(youth.municipality)
    consents = reverse("candidates:consents", kwargs={"pk": youth.pk})
    assert as_user(by).get(consents).context["nobody_referred"]
    told, other = (refer(make_referrer(), youth.municipality) for _ in range(2))
    for row in (told, other):
        referrals.join(referral=row, version=1, candidate=youth, by=coordinator, on=timezone.localdate())
        if row == told:
            say_yes(youth, by=by, purpose=Purpose.TELL_REFERRER)
    Step.objects.filter(primary_for=youth.pk).update(kind="ask_referrer")
    (shown,) = as_user(by).get(address(youth, "nieuw/")).context["told"]
    assert shown.startswith(f"{told.organisation},")
    assert as_user(coordinator).get(address(youth, "nieuw/")).context["told"] == []
    assert not as_user(by).get(consents).context["nobody_referred"]


def test_a_contact_with_its_line_and_the_next_step_in_one_form(by, youth):
    answer = send(by, youth, line=LINE, confidence="4", next_kind="visit", next_title="Open dag")
    assert answer.url == f"{PAGES}{youth.pk}/"
    page = as_user(by).get(address(youth)).content.decode()
    assert LINE in page
    assert "<svg" in page
    step = Step.objects.get(primary_for=youth.pk)
    assert (step.kind, step.title) == ("visit", "Open dag")


def test_not_reached_names_the_next_try_before_it_is_made(by, youth):
    page = in_english(as_user(by)).get(address(youth, "nieuw/?reached=0"))
    assert page.context["form"]["reached"].initial == "0"
    assert "try to reach in another way" in page.content.decode()
    send(by, youth, reached="0")
    assert Step.objects.get(primary_for=youth.pk).kind == "try_channel"


def test_a_plan_that_is_used_up_offers_rest(by, youth):
    client = in_english(as_user(by))
    assert "Let the file rest" not in client.get(address(youth, "nieuw/")).content.decode()
    for _ in range(3):
        record(youth, by, reached=False)
    for page in (address(youth), address(youth, "nieuw/?reached=0"), f"{PAGES}{youth.pk}/"):
        assert "Let the file rest" in client.get(page).content.decode()
    assert (
        "Everything of the search plan" not in client.get(address(youth, "nieuw/?reached=1")).content.decode()
    )


def test_what_is_typed_in_the_address_for_reached_is_not_believed(by, youth):
    page = as_user(by).get(address(youth, "nieuw/?reached=maybe"))
    assert page.context["form"]["reached"].initial == ""


@pytest.mark.parametrize(
    "values",
    [
        {"reached": ""},
        {"channel": "pigeon"},
        {"happened_on": "2020-01-01"},
        {"confidence": "6"},
        {"reached": "0", "confidence": "3"},
        {"next_kind": "worry"},
        {"next_due": "2020-01-01"},
        {"line": "x" * 1001},
    ],
)
def test_a_contact_that_is_not_right_is_not_kept(by, youth, values):
    assert send(by, youth, **values).status_code == 422
    assert not Contact.objects.exists()


def test_a_coordinator_sees_the_contact_and_not_the_line(by, youth):
    record(youth, by, line=LINE)
    coordinator = make_coordinator(youth.municipality)
    page = as_user(coordinator).get(address(youth)).content.decode()
    assert LINE not in page
    assert "line" not in as_user(coordinator).get(address(youth, "nieuw/")).context["form"].fields
    assert not Entry.objects.filter(event="sealed.opened", actor=coordinator.pk).exists()


def test_a_stand_in_reads_the_line_only_with_the_yes_of_the_youth(by, youth):
    record(youth, by, line=LINE)
    colleague = stand_in_for(by, youth)
    assert LINE not in as_user(colleague).get(address(youth)).content.decode()
    say_yes(youth, by=by, purpose=Purpose.STAND_IN)
    assert LINE in as_user(colleague).get(address(youth)).content.decode()


def test_who_may_not_read_a_line_corrects_around_it(by, youth):
    contact = record(youth, by, line=LINE)
    coordinator = make_coordinator(youth.municipality)
    given = {"version": 1, "reached": "1", "channel": "video", "happened_on": contact.on}
    answer = as_user(coordinator).post(address(youth, f"{contact.pk}/"), given)
    assert answer.url == address(youth)
    contact.refresh_from_db()
    assert contact.channel == "video"
    assert LINE in as_user(by).get(address(youth)).content.decode()


def test_who_was_overtaken_keeps_what_was_typed(by, youth):
    contact = record(youth, by)
    given = {"version": 7, "reached": "1", "channel": "phone", "happened_on": contact.on, "line": "Typed"}
    answer = as_user(by).post(address(youth, f"{contact.pk}/"), given)
    assert answer.status_code == 422
    assert "Typed" in answer.content.decode()
    assert answer.context["form"]["version"].value() == "1"


def test_a_contact_by_mistake_is_taken_back(by, youth):
    contact = record(youth, by)
    take_back = address(youth, f"{contact.pk}/terugnemen/")
    assert as_user(by).get(take_back).status_code == 405
    as_user(by).post(take_back, {"version": 9})
    assert Contact.objects.exists()
    as_user(by).post(take_back, {"version": 1})
    assert not Contact.objects.exists()


def test_nobody_else_gets_there(by, youth):
    contact = record(youth, by)
    barred = make_jobhunter(youth.municipality)
    bars.add(candidate=youth, user=barred, by=by)
    for stranger in (make_jobhunter(youth.municipality), make_coordinator(), barred):
        for more in ("", "nieuw/", f"{contact.pk}/"):
            assert as_user(stranger).get(address(youth, more)).status_code == 404
    other = make_candidate(by)
    assert as_user(by).get(address(other, f"{contact.pk}/")).status_code == 404


def test_a_contact_with_someone_whose_file_ended_makes_no_step(by, youth):
    states.end(candidate=youth, version=1, ending="moved", by=by, on=timezone.localdate())
    assert "next_kind" not in as_user(by).get(address(youth, "nieuw/")).context["form"].fields
    assert send(by, youth).status_code == 302
    assert Contact.objects.exists()
    assert not Step.objects.open().exists()


def test_a_step_of_a_check_in_is_left_to_the_check_in(by, youth):
    Step.objects.filter(primary_for=youth.pk).update(mark="check_in:x")
    form = as_user(by).get(address(youth, "nieuw/")).context["form"]
    assert form["finishes"].initial is False


@pytest.mark.parametrize("more", ["", "contacten/"])
def test_twice_the_contacts_cost_no_more_queries(by, youth, more):
    client, counts = as_user(by), []
    for _ in range(2):
        for _ in range(5):
            record(youth, by, line=LINE, confidence=3)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{PAGES}{youth.pk}/{more}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_same_numbers_stand_in_a_table(by, youth):
    for number in (2, 5):
        record(youth, by, confidence=number)
    drawing = as_user(by).get(address(youth)).context["drawing"]
    assert [point.value for point in drawing.points] == [2, 5]
    assert Candidate.objects.get().last_news_on == timezone.localdate()
