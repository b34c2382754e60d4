"""Candidates over the API: the same rules as on the pages, in one shape of answers and errors."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates.models import Candidate, Needs, Step
from candidates.rules.list_versions import version_of
from candidates.services.files import files
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Absence
from jobmatch.audit.models import Entry
from tests.candidates.situations import API, as_user, say_yes, seal_all, wish_for
from tests.factories import (
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_member,
    make_occupation,
    make_organisation,
    make_skill,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira")


def put(user, youth, part, **body):
    address = f"{API}/{youth.pk}/{part}"
    return as_user(user).put(address, {"version": 1, **body}, content_type="application/json")


def get(user, address):
    return as_user(user).get(f"{API}{address}")


def post(user, address, **body):
    return as_user(user).post(f"{API}{address}", body, content_type="application/json")


def patch(user, youth, **body):
    return as_user(user).patch(f"{API}/{youth.pk}", body, content_type="application/json")


def test_who_is_not_signed_in_hears_so(client, youth):
    assert client.get(f"{API}/{youth.pk}").status_code == 401


@pytest.mark.parametrize("role", [Role.EMPLOYER_CONTACT, Role.REFERRER, Role.ADMIN, Role.PRIVACY_OFFICER])
def test_other_roles_are_refused(youth, role):
    assert as_user(make_member(role)).get(f"{API}/{youth.pk}").status_code == 403


def test_someone_elses_file_a_malformed_and_an_absent_one_answer_alike(by, youth):
    client = as_user(make_jobhunter(youth.municipality))
    ids = (youth.pk, "nonsense", "00000000-0000-4000-8000-000000000000")
    answers = [client.get(f"{API}/{pk}") for pk in ids]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_the_caseload_comes_in_pages_and_is_searched(by, youth):
    make_candidate(by, first_name="Other", phone="0687654321")
    answer = as_user(by).get(API, {"text": "ami", "size": 10}).json()
    assert (answer["count"], answer["size"]) == (1, 10)
    assert answer["items"][0]["next_step"]["kind"] == "meet"
    assert as_user(by).get(API, {"text": "\x00"}).status_code == 422


def test_twice_the_caseload_costs_no_more_queries(by):
    client = as_user(by)
    counts = []
    for _ in range(2):
        for _ in range(10):
            wish_for(make_candidate(by), by=by)
        with CaptureQueriesContext(connection) as queries:
            client.get(API)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_file_is_opened_with_its_first_step(by):
    answer = post(by, "", first_name="Noor", phone="06 12345678")
    assert answer.status_code == 201
    assert Step.objects.get().primary_for == Candidate.objects.get().pk


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"first_name": "Noor"},
        {"first_name": "Noor", "phone": "12"},
        {"first_name": "Noor", "email": "nonsense"},
        {"first_name": "Noor", "phone": "0612345678", "religion": "x"},
        {"first_name": "No\x00or", "phone": "0612345678"},
        {"first_name": "No\ud800or", "phone": "0612345678"},
        {"first_name": "Noor", "phone": "0612345678", "due": "2020-01-01"},
    ],
)
def test_a_file_that_is_not_right_is_refused(by, body):
    assert post(by, "", **body).status_code == 422
    assert not Candidate.objects.exists()


def test_a_file_is_not_opened_at_a_strangers_desk(by):
    body = {"first_name": "Noor", "phone": "0612345678", "desk": str(desk_of(make_jobhunter()).pk)}
    assert post(by, "", **body).status_code == 404


def test_a_file_holds_nothing_sealed_and_the_look_is_logged(by, youth):
    seal_all(youth, by=by)
    wish_for(Candidate.objects.get(), by=by, dream=True, label_nl="beveiliger")
    answer = as_user(by).get(f"{API}/{youth.pk}")
    assert answer.json()["wishes"][0]["occupation"]["label"] == "beveiliger"
    assert "Ik maak graag dingen" not in answer.content.decode()
    assert "place_to_pray" not in answer.content.decode()
    assert Entry.objects.filter(event="file.seen", person=youth.pk).exists()


def test_a_look_that_cannot_be_logged_does_not_happen(by, youth, monkeypatch):
    def fail(**values):
        raise RuntimeError("the log is full")

    monkeypatch.setattr(files.audit, "record", fail)
    client = as_user(by)
    client.raise_request_exception = False
    assert client.get(f"{API}/{youth.pk}").status_code == 500


def test_what_is_sealed_is_opened_for_the_own_jobhunter_alone(by, youth):
    seal_all(youth, by=by)
    answer = as_user(by).get(f"{API}/{youth.pk}/sealed").json()
    assert answer["needs"] == [{"item": "place_to_pray", "must": True}]
    assert answer["own_words"] == "Ik maak graag dingen"
    for other in (make_coordinator(youth.municipality), make_jobhunter(youth.municipality)):
        assert as_user(other).get(f"{API}/{youth.pk}/sealed").status_code == 404
    assert Entry.objects.filter(event="sealed.opened").count() == 1


def test_a_person_is_changed_and_what_is_left_out_stays(by, youth):
    assert patch(by, youth, version=1, town="utrecht", birth_date="2007-05-14").status_code == 200
    saved = Candidate.objects.get()
    assert (saved.first_name, saved.town.name, saved.version) == ("Amira", "Utrecht", 2)
    patch(by, youth, version=2, birth_date=None)
    assert Candidate.objects.get().birth_date is None


def test_a_year_of_birth_gives_way_to_the_date(by, youth):
    assert patch(by, youth, version=1, birth_year=2006).status_code == 200
    assert get(by, f"/{youth.pk}").json()["birth_year"] == 2006
    assert patch(by, youth, version=2, birth_date="2005-12-31").status_code == 200
    told = get(by, f"/{youth.pk}").json()
    assert (told["birth_date"], told["birth_year"]) == ("2005-12-31", None)
    assert patch(by, youth, version=3, birth_year=2006).json()["code"] == "birth_differs"
    assert patch(by, youth, version=3, birth_date=None, birth_year=2006).status_code == 200
    assert patch(by, youth, version=4, birth_year=None).status_code == 200
    assert get(by, f"/{youth.pk}").json()["birth_year"] is None


@pytest.mark.parametrize(
    "body",
    [
        {"town": "Nergenshuizen"},
        {"birth_date": "1826-01-01"},
        {"phone": "", "email": ""},
        {"postcode": "0123"},
        {"message_language": "fr"},
        {"version": 0},
        {"version": 2**63},
        {"state": "ended"},
    ],
)
def test_a_change_that_is_not_right_is_refused(by, youth, body):
    assert patch(by, youth, **{"version": 1, **body}).status_code == 422


def test_every_part_is_replaced(by, youth):
    work, skill, employer = make_occupation(), make_skill(), make_organisation("employer")
    parts = {
        "wishes": {"wishes": [{"occupation": str(work.pk), "is_dream": True}]},
        "skills": {"skills": [str(skill.pk)]},
        "languages": {"languages": [{"language": "nl", "level": "B1"}]},
        "credentials": {"diplomas": [{"level": "vmbo"}], "licences": ["bhv"], "complete": True},
        "experience": {"experience": [{"occupation": str(work.pk), "months": 14}], "all_my_work": True},
        "conditions": {"kinds": ["job"], "hours_min": 8, "hours_max": 24, "dayparts": 1},
        "own-words": {"text": "Ik maak graag dingen"},
    }
    for version, (part, body) in enumerate(parts.items(), start=1):
        answer = put(by, youth, part, version=version, **body)
        assert (answer.status_code, answer.json()["version"]) == (200, version + 1), part
    left_out = {"employers": [str(employer.pk)]}
    answer = put(by, youth, "exclusions", **left_out)
    assert (answer.status_code, answer.json()["version"]) == (200, version_of([employer.pk]))
    assert put(by, youth, "exclusions", **left_out).json()["code"] == "stale"
    file = as_user(by).get(f"{API}/{youth.pk}").json()
    assert file["languages"] == [{"language": "nl", "level": "B1"}]
    assert (file["version"], file["exclusions_version"]) == (len(parts) + 1, version_of([employer.pk]))
    assert file["exclusions"] == [{"id": str(employer.pk), "label": employer.name}]
    assert file["all_my_work"]
    assert (file["hours_max"], file["licences"], file["credentials_complete"]) == (24, ["bhv"], True)


ABSENT = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("wishes", {"wishes": [{"occupation": ABSENT}]}),
        ("wishes", {"wishes": [{"occupation": "x"}]}),
        ("skills", {"skills": [ABSENT]}),
        ("skills", {"skills": [ABSENT] * 61}),
        ("languages", {"languages": [{"language": "nl", "level": "fluent"}]}),
        ("languages", {"languages": [{"language": "nl", "level": "A1"}] * 2}),
        ("credentials", {"diplomas": [], "licences": ["x"], "complete": True}),
        ("credentials", {"diplomas": [{"level": "vmbo"}] * 2, "licences": [], "complete": True}),
        ("experience", {"experience": [{"occupation": ABSENT, "months": 601}]}),
        ("conditions", {"hours_min": 8}),
        ("conditions", {"dayparts": 2**21}),
        ("conditions", {"travel_minutes": 10**30}),
        ("exclusions", {"employers": [ABSENT]}),
        ("own-words", {"text": "x" * 4001}),
    ],
)
def test_a_part_that_is_not_right_is_refused(by, youth, part, body):
    assert put(by, youth, part, **body).status_code == 422
    assert Candidate.objects.get().version == 1


def test_a_change_of_an_old_version_is_a_conflict(by, youth):
    put(by, youth, "skills", skills=[])
    answer = put(by, youth, "skills", skills=[])
    assert (answer.status_code, answer.json()["code"]) == (409, "stale")


def test_needs_are_kept_under_a_yes_and_erased_without(by, youth):
    needs = [{"item": "buddy", "must": True}]
    refused = put(by, youth, "needs", version=0, needs=needs)
    assert (refused.status_code, refused.json()["code"]) == (422, "no_consent")
    assert (
        post(by, f"/{youth.pk}/consents/keep-needs", manner="phone", referrer_absent=True).status_code == 201
    )
    assert put(by, youth, "needs", version=0, needs=needs).status_code == 200
    assert put(by, youth, "needs", version=0, needs=needs).status_code == 409
    answer = post(by, f"/{youth.pk}/consents/keep-needs/withdrawal", manner="in_person")
    assert (answer.status_code, answer.json()["given"]) == (201, False)
    assert not Needs.objects.exists()


def test_a_coordinator_neither_writes_nor_allows_what_is_sealed(by, youth):
    coordinator = make_coordinator(youth.municipality)
    say_yes(youth, by=by)
    assert put(coordinator, youth, "own-words", text="x").status_code == 404
    assert put(coordinator, youth, "needs", needs=[]).status_code == 404
    assert (
        post(
            coordinator, f"/{youth.pk}/consents/keep-needs", manner="phone", referrer_absent=True
        ).status_code
        == 404
    )


def test_a_step_is_done_once(by, youth):
    step = Step.objects.get()
    address = f"/{youth.pk}/steps/{step.pk}/done"
    answer = post(by, address, version=1, next_kind="apply", next_due=timezone.localdate().isoformat())
    assert (answer.status_code, answer.json()["kind"], answer.json()["is_next"]) == (200, "apply", True)
    assert post(by, address, version=2).json()["code"] == "step_done"
    listed = as_user(by).get(f"{API}/{youth.pk}/steps").json()
    assert [row["state"] for row in listed["items"]] == ["open", "done"]
    assert Entry.objects.filter(event="file.seen").exists()


def test_a_step_of_another_youth_is_not_found(by, youth):
    other = make_candidate(by)
    step = Step.objects.get(candidate=other)
    assert post(by, f"/{youth.pk}/steps/{step.pk}/done", version=1).status_code == 404


def test_each_purpose_is_allowed_read_and_taken_back_over_the_api(by, youth):
    assert get(by, f"/{youth.pk}/consents").json() == []
    body = {"manner": "phone", "referrer_absent": True}
    for slug in ("keep-needs", "tell-referrer", "stand-in"):
        assert post(by, f"/{youth.pk}/consents/{slug}", **body).status_code == 201
    post(by, f"/{youth.pk}/consents/stand-in/withdrawal", manner="phone")
    rows = get(by, f"/{youth.pk}/consents").json()
    assert [(row["purpose"], row["given"]) for row in rows] == [
        *(("keep_needs", True), ("tell_referrer", True), ("stand_in", False))
    ]


def test_a_yes_with_the_referrer_there_or_for_no_purpose_is_refused(by, youth):
    assert post(by, f"/{youth.pk}/consents/stand-in", manner="phone").status_code == 422
    body = {"manner": "phone", "referrer_absent": False}
    assert post(by, f"/{youth.pk}/consents/stand-in", **body).status_code == 422
    body = {"manner": "phone", "referrer_absent": True}
    assert post(by, f"/{youth.pk}/consents/keep-religion", **body).status_code == 404


def test_a_coordinator_hears_the_yes_to_a_stand_in_over_the_api_while_the_jobhunter_is_away(youth):
    coordinator = make_coordinator(youth.municipality)
    body = {"manner": "phone", "referrer_absent": True}
    assert post(coordinator, f"/{youth.pk}/consents/stand-in", **body).status_code == 404
    stand_in = desk_of(make_jobhunter(youth.municipality))
    Absence.objects.create(desk=youth.desk, stand_in=stand_in, since=timezone.localdate())
    assert post(coordinator, f"/{youth.pk}/consents/stand-in", **body).status_code == 201
    assert post(coordinator, f"/{youth.pk}/consents/keep-needs", **body).status_code == 404


def test_safe_ways_to_reach_change_over_the_api(by, youth):
    values = {"channel": "text", "safe_hours": "after school", "parent_heard_on": "2026-01-05"}
    assert patch(by, youth, version=1, **values).status_code == 200
    kept = get(by, f"/{youth.pk}").json()
    assert {name: kept[name] for name in values} == values
    assert patch(by, youth, version=2, channel="pigeon").status_code == 422
    assert patch(by, youth, version=2, parent_heard_on=None).status_code == 200
    assert get(by, f"/{youth.pk}").json()["parent_heard_on"] is None


def test_the_first_talk_is_held_and_taken_back_over_the_api(by, youth):
    due = timezone.localdate() + timedelta(days=2)
    address = f"/{youth.pk}/first-talk"
    assert post(by, address, next_kind="search", next_due=str(due)).status_code == 200
    assert get(by, f"/{youth.pk}").json()["first_talk_on"] == str(timezone.localdate())
    assert get(by, f"/{youth.pk}").json()["next_step"]["kind"] == "search"
    assert post(by, f"{address}/taking-back").status_code == 200
    refused = post(by, f"{address}/taking-back")
    assert (refused.status_code, refused.json()["code"]) == (422, "nothing_to_undo")
