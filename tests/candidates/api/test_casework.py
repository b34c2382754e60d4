"""Contacts, agreements, steps, states and who works a file over the API."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from candidates.models import Agreement, Bar, Candidate, Contact, Step
from candidates.services.casework import contacts
from jobmatch.audit.models import Entry
from tests.candidates.situations import API, as_user
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
LINE = "Vond het spannend"


@pytest.fixture
def youth(by):
    return make_candidate(by)


def soon() -> str:
    return str(timezone.localdate() + timedelta(days=3))


def call(who, youth, method: str, path: str, **body: Any):
    return getattr(as_user(who), method)(f"{API}/{youth.pk}/{path}", body, content_type="application/json")


def record(youth, by, **values: Any) -> Contact:
    given = {"channel": "phone", "reached": True, **values}
    return contacts.record(candidate=youth, by=by, on=timezone.localdate(), **given)


# contacts


def test_a_contact_is_recorded_and_the_search_plan_follows(by, youth):
    answer = call(by, youth, "post", "contacts", channel="phone", reached=False)
    assert answer.status_code == 201
    assert answer.json()["has_line"] is False
    assert Step.objects.get(primary_for=youth.pk).kind == "try_channel"
    listed = as_user(by).get(f"{API}/{youth.pk}/contacts").json()
    assert [row["reached"] for row in listed["items"]] == [False]


@pytest.mark.parametrize(
    "body",
    [
        {"channel": "pigeon", "reached": True},
        {"channel": "phone"},
        {"channel": "phone", "reached": True, "line": LINE},
        {"channel": "phone", "reached": True, "confidence": 0},
        {"channel": "phone", "reached": False, "confidence": 3},
        {"channel": "phone", "reached": True, "on": "2020-01-01"},
        {"channel": "phone", "reached": True, "next_kind": "worry"},
        {"channel": "phone", "reached": True, "next_due": "2020-01-01"},
    ],
)
def test_a_contact_that_is_not_right_is_refused(by, youth, body):
    assert call(by, youth, "post", "contacts", **body).status_code == 422
    assert not Contact.objects.exists()


def test_a_correction_changes_what_it_names_and_no_more(by, youth):
    contact = record(youth, by, line=LINE, confidence=4)
    answer = call(by, youth, "patch", f"contacts/{contact.pk}", version=1, channel="video")
    said = answer.json()
    assert (said["channel"], said["confidence"], said["has_line"]) == ("video", 4, True)
    answer = call(by, youth, "patch", f"contacts/{contact.pk}", version=2, confidence=None)
    assert answer.json()["confidence"] is None
    assert call(by, youth, "patch", f"contacts/{contact.pk}", version=2).status_code == 409


def test_a_contact_is_taken_back(by, youth):
    contact = record(youth, by)
    assert call(by, youth, "delete", f"contacts/{contact.pk}", version=4).status_code == 409
    answer = call(by, youth, "delete", f"contacts/{contact.pk}", version=1)
    assert (answer.status_code, answer.content) == (204, b"")
    assert not Contact.objects.exists()


def test_lines_have_operations_of_their_own_and_are_logged(by, youth):
    contact = record(youth, by)
    answer = call(by, youth, "put", f"contact-lines/{contact.pk}", version=1, text=LINE)
    assert answer.json()["has_line"] is True
    record(youth, by)
    listed = as_user(by).get(f"{API}/{youth.pk}/contact-lines").json()
    assert listed["items"] == [{"contact": str(contact.pk), "version": 2, "text": LINE}]
    assert Entry.objects.filter(event="sealed.opened", person=youth.pk, actor=by.pk).exists()
    assert LINE not in as_user(by).get(f"{API}/{youth.pk}/contacts").content.decode()


def test_a_coordinator_gets_no_lines(by, youth):
    contact = record(youth, by, line=LINE)
    coordinator = make_coordinator(youth.municipality)
    assert as_user(coordinator).get(f"{API}/{youth.pk}/contact-lines").status_code == 404
    answer = call(coordinator, youth, "put", f"contact-lines/{contact.pk}", version=1, text="x")
    assert answer.status_code == 404
    assert as_user(coordinator).get(f"{API}/{youth.pk}/contacts").json()["count"] == 1


# agreements


def test_an_agreement_goes_its_way_and_back(by, youth):
    made = call(by, youth, "post", "agreements", sentence="We bellen", doer="youth", due=soon())
    assert made.status_code == 201
    one = f"agreements/{made.json()['id']}"
    steps = [
        ("patch", one, {"doer": "jobhunter"}, "open"),
        ("post", f"{one}/confirmation", {}, "open"),
        ("post", f"{one}/outcome", {"outcome": "not_kept"}, "not_kept"),
        ("post", f"{one}/reopening", {}, "open"),
    ]
    for number, (method, path, body, outcome) in enumerate(steps, start=1):
        answer = call(by, youth, method, path, version=number, **body)
        assert (answer.status_code, answer.json()["outcome"]) == (200, outcome)
        assert call(by, youth, method, path, version=number, **body).status_code == 409
    listed = as_user(by).get(f"{API}/{youth.pk}/agreements").json()["items"]
    assert [(row["doer"], row["sentence"]) for row in listed] == [("jobhunter", "We bellen")]
    assert listed[0]["confirmed_on"] is not None


@pytest.mark.parametrize(
    "values", [{"sentence": " "}, {"sentence": "x" * 201}, {"doer": "mother"}, {"due": "2020-01-01"}]
)
def test_an_agreement_that_is_not_right_is_refused(by, youth, values):
    given = {"sentence": "We bellen", "doer": "youth", "due": soon(), **values}
    assert call(by, youth, "post", "agreements", **given).status_code == 422
    assert not Agreement.objects.exists()


# steps


def test_a_title_that_labels_someone_is_asked_about_as_on_the_page(by, youth):
    added = call(by, youth, "post", "steps", kind="call", due=soon(), title="Bel zijn imam, hij is moslim")
    assert (added.status_code, len(added.json()["warnings"])) == (201, 1)
    one = f"steps/{added.json()['id']}"
    assert call(by, youth, "patch", one, version=1, title="Bel over de brief").json()["warnings"] == []


def test_a_step_beside_is_added_changed_and_closed(by, youth):
    added = call(by, youth, "post", "steps", kind="employer", due=soon(), title="Winkel")
    assert added.status_code == 201
    assert added.json()["is_next"] is False
    one = f"steps/{added.json()['id']}"
    assert call(by, youth, "patch", one, version=1, title="Mail").json()["title"] == "Mail"
    assert call(by, youth, "post", f"{one}/closing", version=2).json()["state"] == "done"
    assert call(by, youth, "post", f"{one}/closing", version=3).status_code == 422


def test_nobody_chooses_a_step_of_the_program(by, youth):
    assert call(by, youth, "post", "steps", kind="worry", due=soon()).status_code == 422
    first = Step.objects.get()
    answer = call(by, youth, "post", f"steps/{first.pk}/done", version=1, next_kind="rung")
    assert answer.status_code == 422


def test_done_is_undone_the_same_day(by, youth):
    first = Step.objects.get()
    following = call(by, youth, "post", f"steps/{first.pk}/done", version=1).json()
    undo = f"steps/{following['id']}/undo"
    assert call(by, youth, "post", undo, version=1).json()["kind"] == first.kind
    assert call(by, youth, "post", undo, version=2).status_code == 422


# states, and who works a file


def test_a_file_moves_and_comes_back(by, youth):
    answer = call(by, youth, "post", "state", version=1, to="paused", until=soon())
    assert (answer.json()["state"], answer.json()["paused_until"]) == ("paused", soon())
    assert call(by, youth, "post", "state", version=1, to="open").status_code == 409
    assert call(by, youth, "post", "state", version=2, to="open").json()["state"] == "open"
    ended = call(by, youth, "post", "state", version=3, to="ended", ending="own_wish").json()
    assert (ended["state"], ended["ending"]) == ("ended", "own_wish")
    assert as_user(by).get(API).json()["count"] == 0
    assert as_user(by).get(API, {"ended": "true"}).json()["items"][0]["next_step"] is None


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"to": "open"}, 422),
        ({"to": "placed"}, 422),
        ({"to": "paused"}, 422),
        ({"to": "paused", "until": "2099-01-01"}, 422),
        ({"to": "ended"}, 422),
        ({"to": "ended", "ending": "kept_work"}, 422),
        ({"to": "ended", "ending": "out_of_reach"}, 403),
    ],
)
def test_a_move_that_is_not_possible_is_refused(by, youth, body, status):
    assert call(by, youth, "post", "state", version=1, **body).status_code == status
    assert Candidate.objects.get().state == "open"


def test_a_file_is_given_to_a_desk_here_and_nowhere_else(by, youth):
    colleague = make_jobhunter(youth.municipality)
    for stranger in (make_jobhunter(), by):
        assert call(by, youth, "post", "desk", version=1, desk=str(desk_of(stranger).pk)).status_code == 422
    answer = call(by, youth, "post", "desk", version=1, desk=str(desk_of(colleague).pk))
    assert answer.json() == {"id": str(youth.pk), "version": 2}
    assert as_user(by).get(f"{API}/{youth.pk}").status_code == 404


def test_a_bar_is_added_listed_and_taken_away(by, youth):
    colleague = make_coordinator(youth.municipality)
    added = call(by, youth, "post", "bars", user=str(colleague.pk))
    assert added.status_code == 201
    assert as_user(colleague).get(f"{API}/{youth.pk}").status_code == 404
    listed = as_user(by).get(f"{API}/{youth.pk}/bars").json()
    assert [row["user"]["name"] for row in listed["bars"]] == [colleague.name]
    assert [row["id"] for row in listed["staff"]] == [str(by.pk)]
    assert call(by, youth, "delete", f"bars/{added.json()['id']}").status_code == 204
    assert not Bar.objects.exists()


def test_who_works_the_file_or_elsewhere_is_not_barred(by, youth):
    for user in (by, make_jobhunter()):
        assert call(by, youth, "post", "bars", user=str(user.pk)).status_code == 422
