"""Finishing the next step on the page of the file."""

from datetime import timedelta

import pytest
from django.utils import timezone

from candidates.models import Step
from candidates.services import steps
from tests.candidates.situations import PAGES, as_user
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return make_jobhunter()


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
