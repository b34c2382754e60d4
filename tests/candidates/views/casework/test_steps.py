"""Finishing the next step on the page of the file, the steps beside it, and taking back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from candidates.models import Step
from candidates.services.files import steps
from tests.candidates.situations import PAGES, as_user
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by)


def send(by, youth, meant, **values):
    due = timezone.localdate() + timedelta(days=3)
    given = {"step": meant.pk, "version": meant.version, "next_kind": "call", "next_due": due, **values}
    return as_user(by).post(f"{PAGES}{youth.pk}/stap-klaar/", given)


def test_a_step_that_is_done_leaves_the_next_one_in_its_place(by, youth):
    first = Step.objects.get()
    assert send(by, youth, first, next_title="Bellen over de brief").url == f"{PAGES}{youth.pk}/"
    following = Step.objects.get(primary_for=youth.pk)
    assert (following.kind, following.title) == ("call", "Bellen over de brief")


def test_a_step_that_someone_else_finished_does_not_finish_the_next_one(by, youth):
    first = Step.objects.get()
    steps.complete(step=Step.objects.get(), version=1, by=by, on=timezone.localdate())
    answer = send(by, youth, first, next_title="Typed")
    assert answer.status_code == 422
    assert "Typed" in answer.content.decode()
    assert Step.objects.open().count() == 1
    assert Step.objects.count() == 2


def test_a_step_that_was_moved_meanwhile_is_shown_first(by, youth):
    first = Step.objects.get()
    values = {"kind": "call", "title": "", "due": timezone.localdate()}
    steps.change(step=Step.objects.get(), version=1, by=by, on=timezone.localdate(), **values)
    answer = send(by, youth, first)
    assert answer.status_code == 422
    assert answer.context["form"]["version"].value() == "2"


@pytest.mark.parametrize(
    "values", [{"next_due": "2020-01-01"}, {"next_kind": "x"}, {"step": "x"}, {"next_due": ""}]
)
def test_a_next_step_that_is_not_right_says_where(by, youth, values):
    assert send(by, youth, Step.objects.get(), **values).status_code == 422
    assert Step.objects.open().count() == 1


def test_a_coordinator_stands_in_and_a_stranger_does_not(by, youth):
    step = Step.objects.get()
    assert send(make_jobhunter(youth.municipality), youth, step).status_code == 404
    assert send(make_coordinator(), youth, step).status_code == 404
    assert send(make_coordinator(youth.municipality), youth, step).status_code == 302


def test_a_step_of_another_youth_is_not_found(by, youth):
    other = make_candidate(make_jobhunter())
    assert send(by, youth, Step.objects.get(candidate=other)).status_code == 404


def test_without_scripts_the_form_has_a_page_of_its_own(by, youth):
    assert as_user(by).get(f"{PAGES}{youth.pk}/stap-klaar/").status_code == 200


def extra(by, youth, **values):
    today = timezone.localdate()
    return steps.add(candidate=youth, kind="employer", due=today, by=by, on=today, **values)


def test_steps_beside_the_one_that_holds_the_file(by, youth):
    client, due = as_user(by), timezone.localdate() + timedelta(days=2)
    page = f"{PAGES}{youth.pk}/stappen/"
    given = {"kind": "employer", "title": "Bel de winkel", "due": due}
    assert client.post(f"{page}nieuw/", given).url == page
    added = Step.objects.get(primary_for=None)
    rows = client.get(page).context["rows"]
    assert [row.is_primary for row in rows] == [True, False]
    assert "Bel de winkel" in client.get(f"{PAGES}{youth.pk}/").content.decode()
    client.post(f"{page}{added.pk}/", {**given, "title": "Mail de winkel", "version": 1})
    assert client.post(f"{page}{added.pk}/klaar/", {"version": 2}).url == page
    assert [step.title for step in client.get(page).context["page"].object_list] == ["Mail de winkel"]


@pytest.mark.parametrize(
    "values", [{"kind": "worry"}, {"kind": ""}, {"due": "2020-01-01"}, {"due": ""}, {"title": "x" * 121}]
)
def test_a_step_that_is_not_right_says_where(by, youth, values):
    given = {"kind": "call", "due": timezone.localdate(), **values}
    answer = as_user(by).post(f"{PAGES}{youth.pk}/stappen/nieuw/", given)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(values)
    assert Step.objects.count() == 1


def test_a_step_of_the_program_keeps_its_words_when_its_day_moves(by, youth):
    step, today = Step.objects.get(), timezone.localdate()
    Step.objects.update(kind="try_hours")
    given = {"kind": "try_hours", "due": today + timedelta(days=1), "version": 1}
    answer = as_user(by).post(f"{PAGES}{youth.pk}/stappen/{step.pk}/", given)
    assert answer.status_code == 302
    answer = as_user(by).post(f"{PAGES}{youth.pk}/stappen/{step.pk}/", {**given, "version": 9})
    assert answer.status_code == 422


def test_done_by_mistake_is_taken_back_the_same_day(by, youth):
    first = Step.objects.get()
    beside = extra(by, youth, title="Beside")
    send(by, youth, first)
    steps.close(step=beside, version=1, by=by, on=timezone.localdate())
    following = Step.objects.get(primary_for=youth.pk)
    page = f"{PAGES}{youth.pk}/stappen/"
    assert as_user(by).get(page).context["undoable"] == first
    as_user(by).post(f"{page}{following.pk}/terug/", {"version": following.version})
    held = Step.objects.get(primary_for=youth.pk)
    assert (held.kind, held.due) == (first.kind, first.due)
    assert not as_user(by).get(page).context["undoable"]
    assert Step.objects.get(title="Beside").done_on is not None


def test_the_step_that_holds_the_file_is_not_closed_from_a_button(by, youth):
    step = Step.objects.get()
    as_user(by).post(f"{PAGES}{youth.pk}/stappen/{step.pk}/klaar/", {"version": 1})
    assert Step.objects.get().primary_for == youth.pk


def test_a_check_in_leads_to_the_placements(by, youth):
    Step.objects.update(mark="check_in:x")
    page = as_user(by).get(f"{PAGES}{youth.pk}/stappen/").content.decode()
    assert reverse("matching:placements", kwargs={"pk": youth.pk}) in page


def test_steps_are_shown_to_who_works_the_file_only(by, youth):
    step = extra(by, youth)
    for more in ("", "nieuw/", f"{step.pk}/"):
        page = f"{PAGES}{youth.pk}/stappen/{more}"
        assert as_user(make_coordinator(youth.municipality)).get(page).status_code == 200
        assert as_user(make_jobhunter(youth.municipality)).get(page).status_code == 404
    other = make_candidate(by)
    assert as_user(by).get(f"{PAGES}{other.pk}/stappen/{step.pk}/").status_code == 404


def test_twice_the_steps_cost_no_more_queries(by, youth):
    client, counts = as_user(by), []
    for _ in range(2):
        for _ in range(5):
            done = extra(by, youth)
            steps.close(step=done, version=1, by=by, on=timezone.localdate())
            extra(by, youth)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{PAGES}{youth.pk}/stappen/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
