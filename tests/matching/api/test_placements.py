"""Placements and check-ins over the API: the same rules as on the pages."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from jobmatch.audit.models import Entry
from matching.models import Placement
from tests.candidates.situations import as_user, wish_for
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_employer,
    make_jobhunter,
    make_occupation,
    make_vacancy,
)
from tests.matching.situations import moment, planned, started

pytestmark = pytest.mark.django_db
API = "/api/v1"
TODAY = timezone.localdate()


@pytest.fixture
def youth(by):
    return make_candidate(by, on=TODAY, birth_date=TODAY - timedelta(days=365 * 20))


@pytest.fixture
def client(by):
    return as_user(by)


def send(client, method, path, body):
    return getattr(client, method)(f"{API}{path}", body, content_type="application/json")


def given(**values):
    return {
        "kind": "job",
        "starts_on": TODAY.isoformat(),
        "employer_name": "Zon",
        "pay_cents": 1500,
        **values,
    }


def test_work_is_recorded_and_listed(client, youth):
    answer = send(client, "post", f"/candidates/{youth.pk}/placements", given(papers=["contract"]))
    assert answer.status_code == 201
    (row,) = client.get(f"{API}/candidates/{youth.pk}/placements").json()["items"]
    assert row == answer.json()
    assert (row["employer_name"], row["state"], row["papers"]) == ("Zon", "planned", ["contract"])


def test_work_of_a_vacancy_has_its_employer(client, youth):
    vacancy = make_vacancy(employer=make_employer("Maan"))
    body = given(vacancy=str(vacancy.pk), employer_name="")
    row = send(client, "post", f"/candidates/{youth.pk}/placements", body).json()
    assert (row["employer"], row["employer_name"]) == (str(vacancy.employer_id), "Maan")


def test_a_broken_rule_is_refused_until_it_is_acknowledged(client, youth):
    path = f"/candidates/{youth.pk}/placements"
    answer = send(client, "post", path, given(pay_cents=100))
    assert (answer.status_code, answer.json()["code"]) == (422, "rules_not_acknowledged")
    assert "minimum" in answer.json()["detail"]
    answer = send(client, "post", path, given(pay_cents=100, acknowledged=["minimum_wage"]))
    assert answer.status_code == 201
    shown = client.get(f"{API}/placements/{answer.json()['id']}").json()
    assert [(rule["code"], rule["weight"]) for rule in shown["rules"]] == [("minimum_wage", "broken")]


@pytest.mark.parametrize("name", ["vacancy", "occupation"])
def test_what_there_is_not_is_not_found(client, youth, name):
    body = given(**{name: str(uuid4())})
    assert send(client, "post", f"/candidates/{youth.pk}/placements", body).status_code == 404


def test_what_is_left_out_of_a_change_stays(client, youth, by):
    row = planned(youth, by=by, on=TODAY, starts_on=TODAY, hours=20)
    occupation = make_occupation()
    body = {"version": 1, "occupation": str(occupation.pk), "employer_name": "Maan"}
    answer = send(client, "patch", f"/placements/{row.pk}", body)
    assert answer.status_code == 200
    row.refresh_from_db()
    assert (row.hours, row.occupation, str(row)) == (20, occupation, "Maan")
    assert send(client, "patch", f"/placements/{row.pk}", body).status_code == 409


def test_work_begins_ends_and_is_taken_back(client, youth, by):
    row = planned(youth, by=by, on=TODAY, starts_on=TODAY)
    on = TODAY.isoformat()
    path = f"/placements/{row.pk}"
    assert send(client, "post", f"{path}/start", {"version": 1, "starts_on": on}).json()["state"] == "started"
    assert len(client.get(f"{API}{path}/check-ins").json()) == 13
    end = {"version": 2, "reason": "school", "ended_on": on}
    assert send(client, "post", f"{path}/end", end).json()["end_reason"] == "school"
    assert send(client, "post", f"{path}/undo", {"version": 3}).json()["state"] == "started"


def test_an_answer_is_read_by_the_own_jobhunter_only(client, youth, by):
    row = moment(started(youth, by=by, on=TODAY), "d3")
    path = f"/check-ins/{row.pk}/answer"
    assert client.get(f"{API}{path}").status_code == 404
    body = {"version": 1, "going": "bad", "treated": "so_so", "line": "Het is druk"}
    assert "line" not in send(client, "post", path, body).json()
    assert client.get(f"{API}{path}").json() == {
        "going": "bad",
        "treated": "so_so",
        "facts": [],
        "line": "Het is druk",
    }
    assert Entry.objects.filter(event="sealed.opened", person=youth.pk).exists()
    boss = as_user(make_coordinator(youth.municipality))
    assert boss.get(f"{API}{path}").status_code == 404
    assert send(client, "post", f"/check-ins/{row.pk}/undo", {"version": 2}).json()["state"] == "planned"


def test_whether_the_workplace_is_as_told_goes_both_ways(client, youth, by):
    employer = make_employer()
    employer.facts.create(
        item="place_to_pray", answer="yes", stated_on=TODAY, expires_on=TODAY + timedelta(days=9)
    )
    work = started(youth, by=by, on=TODAY, employer=employer, employer_name="")
    path = f"/check-ins/{moment(work, 'd3').pk}/answer"
    facts = [{"item": "place_to_pray", "is_so": False}]
    twice = send(client, "post", path, {"version": 1, "going": "good", "facts": facts * 2})
    assert twice.json()["code"] == "twice"
    send(client, "post", path, {"version": 1, "going": "good", "facts": facts})
    assert client.get(f"{API}{path}").json()["facts"] == facts


def test_a_check_in_in_a_list_says_nothing_of_the_answer(client, youth, by):
    work = started(youth, by=by, on=TODAY)
    send(client, "post", f"/check-ins/{moment(work, 'd3').pk}/answer", {"version": 1, "going": "bad"})
    rows = client.get(f"{API}/placements/{work.pk}/check-ins").json()
    assert {"going", "treated", "line", "answer"} & set(rows[0]) == set()


def test_the_next_rung_has_no_points(client, youth, by):
    wish_for(youth, by=by, dream=True)
    youth.refresh_from_db()
    dream = youth.wishes.get().occupation
    vacancy = make_vacancy(occupation=dream, occupation_checked=True)
    row = started(youth, by=by, on=TODAY)
    shown = client.get(f"{API}/placements/{row.pk}/next-rung").json()
    assert shown["dream"] == str(dream.pk)
    assert shown["elsewhere"] == [{"id": str(vacancy.pk), "title": vacancy.title}]


def test_youths_for_a_vacancy_have_no_points_or_place(client, youth):
    trade = make_occupation()
    youth.wishes.create(occupation=trade, rank=1)
    vacancy = make_vacancy(occupation=trade, occupation_checked=True, is_remote=True)
    (row,) = client.get(f"{API}/vacancies/{vacancy.pk}/candidates").json()
    assert row == {
        "id": str(youth.pk),
        "first_name": youth.first_name,
        "last_name": "",
        "opened_on": TODAY.isoformat(),
    }


def test_someone_elses_work_is_not_there(youth, by):
    row = started(youth, by=by, on=TODAY)
    stranger = as_user(make_jobhunter(youth.municipality))
    absent = stranger.get(f"{API}/placements/{uuid4()}")
    for path in (f"/placements/{row.pk}", f"/placements/{row.pk}/check-ins", "/placements/x"):
        answer = stranger.get(f"{API}{path}")
        assert (answer.status_code, answer.content) == (404, absent.content)
    assert Placement.objects.get().state == "started"


def test_a_nul_in_the_name_of_an_employer_is_refused(client, youth, by):
    row = planned(youth, by=by, on=TODAY, starts_on=TODAY)
    given = {"kind": "internship", "starts_on": str(TODAY), "employer_name": "a\0b"}
    made = client.post(f"{API}/candidates/{youth.pk}/placements", given, content_type="application/json")
    changed = client.patch(
        f"{API}/placements/{row.pk}", {"version": 1, "employer_name": "a\0b"}, content_type="application/json"
    )
    assert (made.status_code, changed.status_code) == (422, 422)
