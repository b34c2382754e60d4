"""Giving a file to a colleague, and whom the youth does not want at it."""

import pytest
from django.utils import timezone

from candidates.models import Bar, Candidate, Step
from candidates.services.files import absences, bars
from tests.candidates.situations import PAGES, as_user, in_english
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by)


@pytest.fixture
def colleague(youth):
    return make_jobhunter(youth.municipality)


def give(by, youth, to, version=1):
    given = {"desk": desk_of(to).pk, "version": version}
    return as_user(by).post(f"{PAGES}{youth.pk}/overdragen/", given)


def bar(by, youth, user):
    return as_user(by).post(f"{PAGES}{youth.pk}/liever-niet/", {"user": user.pk})


def test_a_file_is_handed_over_with_its_step(by, youth, colleague):
    assert give(by, youth, colleague).url == PAGES
    assert Candidate.objects.get().desk == desk_of(colleague)
    assert Step.objects.get(primary_for=youth.pk).owner == desk_of(colleague)
    assert as_user(by).get(f"{PAGES}{youth.pk}/").status_code == 404


def test_only_desks_with_someone_at_them_who_is_welcome_are_offered(by, youth, colleague):
    barred, gone = make_jobhunter(youth.municipality), make_jobhunter(youth.municipality)
    make_pool(youth.municipality)
    bars.add(candidate=youth, user=barred, by=by)
    gone.memberships.update(ended_at="2026-01-01T00:00Z")
    form = as_user(by).get(f"{PAGES}{youth.pk}/overdragen/").context["form"]
    assert [desk.user for desk in form.fields["desk"].queryset] == [colleague]
    make_coordinator(youth.municipality)
    form = as_user(by).get(f"{PAGES}{youth.pk}/overdragen/").context["form"]
    assert None in [desk.user for desk in form.fields["desk"].queryset]


def test_a_desk_elsewhere_or_an_old_page_is_refused(by, youth, colleague):
    assert give(by, youth, make_jobhunter()).status_code == 422
    answer = give(by, youth, colleague, version=5)
    assert answer.status_code == 422
    assert answer.context["form"]["version"].value() == "1"
    assert Candidate.objects.get().desk == desk_of(by)


def test_a_barred_colleague_does_not_see_the_file_until_it_is_taken_back(by, youth):
    coordinator = make_coordinator(youth.municipality)
    page = f"{PAGES}{youth.pk}/liever-niet/"
    assert bar(by, youth, coordinator).url == page
    assert as_user(coordinator).get(f"{PAGES}{youth.pk}/").status_code == 404
    assert coordinator.name in as_user(by).get(page).content.decode()
    as_user(by).post(f"{page}{Bar.objects.get().pk}/weg/")
    assert as_user(coordinator).get(f"{PAGES}{youth.pk}/").status_code == 200


def test_who_works_the_file_is_not_barred_before_it_is_given_away(by, youth):
    answer = bar(by, youth, by)
    assert answer.status_code == 422
    assert "user" in answer.context["form"].errors


def test_someone_elsewhere_is_not_offered(by, youth):
    assert bar(by, youth, make_jobhunter()).status_code == 422


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30, "²"])
def test_a_bar_that_is_not_there_is_not_found(by, youth, number):
    assert as_user(by).post(f"{PAGES}{youth.pk}/liever-niet/{number}/weg/").status_code == 404


def test_a_bar_of_another_youth_is_not_found(by, youth, colleague):
    other = make_candidate(by)
    row = bars.add(candidate=other, user=colleague, by=by)
    assert as_user(by).post(f"{PAGES}{youth.pk}/liever-niet/{row.pk}/weg/").status_code == 404


@pytest.mark.parametrize("page", ["overdragen/", "liever-niet/"])
def test_nobody_else_gets_there(by, youth, colleague, page):
    for stranger in (colleague, make_coordinator()):
        assert as_user(stranger).get(f"{PAGES}{youth.pk}/{page}").status_code == 404


def test_a_stand_in_who_takes_a_bar_back_is_told_who_may(by, youth, colleague):
    coordinator = make_coordinator(youth.municipality)
    row = bars.add(candidate=youth, user=make_jobhunter(youth.municipality), by=by)
    today = timezone.localdate()
    absences.begin(desk=desk_of(by), stand_in=desk_of(colleague), until=None, by=coordinator, on=today)
    page = f"{PAGES}{youth.pk}/liever-niet/"
    answer = in_english(as_user(colleague)).post(f"{page}{row.pk}/weg/", follow=True)
    assert "Only the assigned jobhunter or a coordinator" in answer.content.decode()
    assert Bar.objects.exists()
