"""The page of states: what is offered, what happens, and how it is taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from candidates.models import Candidate, Step
from candidates.services.files import absences, bars, states
from tests.candidates.situations import PAGES, as_user, in_english
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira")


def address(youth) -> str:
    return f"{PAGES}{youth.pk}/stand/"


def send(by, youth, to, **values):
    version = Candidate.objects.get(pk=youth.pk).version
    return as_user(by).post(address(youth), {"to": to, "version": version, **values})


def offered(by, youth) -> list[str]:
    return [form.to for form in as_user(by).get(address(youth)).context["ways"]]


def endings(user, youth) -> set[str]:
    forms = as_user(user).get(address(youth)).context["ways"]
    end = next(form for form in forms if form.to == "ended")
    return {value for value, _ in end.fields["ending"].choices}


def test_each_state_offers_what_can_follow_and_no_more(by, youth):
    assert offered(by, youth) == ["paused", "resting", "ended"]
    until = timezone.localdate() + timedelta(days=9)
    for to, values in (("paused", {"until": until}), ("open", {}), ("resting", {}), ("open", {})):
        assert send(by, youth, to, **values).url == f"{PAGES}{youth.pk}/"
        assert Candidate.objects.get().state == to
    send(by, youth, "ended", ending="own_wish")
    assert offered(by, youth) == ["open"]
    send(by, youth, "open")
    assert Step.objects.get(primary_for=youth.pk).kind == "call"


@pytest.mark.parametrize(
    ("to", "values", "field"),
    [
        ("paused", {}, "until"),
        ("paused", {"until": "2099-01-01"}, "until"),
        ("ended", {}, "ending"),
        ("ended", {"ending": "kept_work"}, "ending"),
        ("ended", {"ending": "out_of_reach"}, "ending"),
    ],
)
def test_what_is_not_right_says_where(by, youth, to, values, field):
    answer = send(by, youth, to, **values)
    assert answer.status_code == 422
    sent = next(form for form in answer.context["ways"] if form.is_bound)
    assert set(sent.errors) == {field}
    assert Candidate.objects.get().state == "open"


def test_a_way_that_is_not_there_is_refused_in_words(by, youth):
    answer = in_english(as_user(by)).post(address(youth), {"to": "placed", "version": 1})
    assert answer.status_code == 422
    assert "not possible in the state" in answer.content.decode()


def test_an_old_page_changes_nothing_and_the_next_try_does(by, youth):
    answer = send(by, youth, "resting", version=7)
    assert answer.status_code == 422
    sent = next(form for form in answer.context["ways"] if form.is_bound)
    assert sent["version"].value() == "1"


def test_out_of_reach_is_shown_to_a_coordinator_only_and_only_at_the_end(by, youth):
    coordinator = make_coordinator(youth.municipality)
    send(by, youth, "resting")
    assert "out_of_reach" not in endings(coordinator, youth)
    Candidate.objects.update(opened_on=timezone.localdate() - timedelta(days=1200))
    assert "out_of_reach" not in endings(by, youth)
    assert "out_of_reach" in endings(coordinator, youth)
    send(coordinator, youth, "ended", ending="out_of_reach")
    assert Candidate.objects.get().ending == "out_of_reach"


def test_who_is_at_work_is_not_paused_and_the_page_says_where_work_ends(by, youth):
    today = timezone.localdate()
    states.place(candidate=youth, by=by, on=today, next_due=today + timedelta(days=3))
    assert offered(by, youth) == ["ended"]
    assert "at the placement" in in_english(as_user(by)).get(address(youth)).content.decode()


def test_who_stands_in_pauses_and_nobody_else_does(by, youth):
    stand_in, coordinator = make_jobhunter(youth.municipality), make_coordinator(youth.municipality)
    today = timezone.localdate()
    for stranger in (stand_in, make_coordinator()):
        assert as_user(stranger).get(address(youth)).status_code == 404
    absences.begin(desk=desk_of(by), stand_in=desk_of(stand_in), until=None, by=coordinator, on=today)
    assert send(stand_in, youth, "paused", until=today + timedelta(days=5)).status_code == 302
    barred = make_coordinator(youth.municipality)
    bars.add(candidate=youth, user=barred, by=by)
    assert as_user(barred).get(address(youth)).status_code == 404


def test_a_file_that_ended_is_found_and_opened_again(by, youth):
    send(by, youth, "ended", ending="moved")
    client = in_english(as_user(by))
    assert client.get(PAGES).context["rows"] == []
    found = client.get(PAGES, {"which": "ended"})
    assert [row.candidate for row in found.context["rows"]] == [youth]
    assert "moved away" in found.content.decode()
    page = client.get(f"{PAGES}{youth.pk}/").content.decode()
    assert address(youth) in page
    assert "Open the file again" in page


def test_nobody_has_ended_yet_says_so(by, youth):
    page = in_english(as_user(by)).get(PAGES, {"which": "ended"}).content.decode()
    assert "No file has ended" in page
