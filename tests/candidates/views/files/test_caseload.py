"""The caseload: whose files, in which order, found how, at what cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates.models import Step
from jobmatch import workdays
from jobmatch.accounts.enums import Role
from tests.candidates.situations import PAGES, as_user, in_english, wish_for
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_member

pytestmark = pytest.mark.django_db


def names(answer) -> list[str]:
    return [row.candidate.first_name for row in answer.context["rows"]]


def test_a_jobhunter_sees_the_own_caseload_and_nobody_elses(by):
    make_candidate(by, first_name="Mine")
    make_candidate(make_jobhunter(desk_of(by).municipality), first_name="Colleagues")
    make_candidate(make_jobhunter(), first_name="Elsewhere")
    assert names(as_user(by).get(PAGES)) == ["Mine"]


def test_a_coordinator_sees_the_whole_municipality_with_the_desks(by):
    coordinator = make_coordinator(desk_of(by).municipality)
    make_candidate(by, first_name="Mine")
    make_candidate(make_jobhunter(), first_name="Elsewhere")
    answer = as_user(coordinator).get(PAGES)
    assert names(answer) == ["Mine"]
    assert str(by) in answer.content.decode()


def test_a_coordinator_narrows_the_list_to_one_desk(by):
    coordinator = make_coordinator(desk_of(by).municipality)
    other = make_jobhunter(desk_of(by).municipality)
    make_candidate(by, first_name="Mine")
    make_candidate(other, first_name="Others")
    client = as_user(coordinator)
    assert names(client.get(PAGES, {"desk": str(desk_of(other).pk)})) == ["Others"]


def test_a_desk_of_others_an_absent_one_and_nonsense_are_answered_alike(by):
    client, elsewhere = as_user(by), desk_of(make_jobhunter())
    colleague = desk_of(make_jobhunter(desk_of(by).municipality))
    asked = [str(elsewhere.pk), str(colleague.pk), "00000000-0000-4000-8000-000000000000", "nonsense"]
    answers = {
        (answer.status_code, answer.content) for answer in (client.get(PAGES, {"desk": pk}) for pk in asked)
    }
    assert [status for status, _content in answers] == [404]


@pytest.mark.parametrize("role", [Role.EMPLOYER_CONTACT, Role.REFERRER, Role.ADMIN, Role.PRIVACY_OFFICER])
def test_other_roles_are_refused(role):
    assert as_user(make_member(role)).get(PAGES).status_code == 403


def test_who_is_not_signed_in_is_asked_to(client):
    assert client.get(PAGES).status_code == 302


def test_the_most_urgent_step_is_on_top_and_says_how_late_it_is(by):
    today = timezone.localdate()
    days = {"Later": 3, "Late": -14, "Today": 0}
    for name, distance in days.items():
        youth = make_candidate(by, on=today, first_name=name)
        Step.objects.filter(candidate=youth).update(due=today + timedelta(days=distance))
    answer = in_english(as_user(by)).get(PAGES)
    assert names(answer) == ["Late", "Today", "Later"]
    late = workdays.between(today - timedelta(days=14), today)
    words = [f"{late} working days late", "today", "in 3 days"]
    assert [row.when.words for row in answer.context["rows"]] == words
    assert "1 next step is late" in answer.content.decode()


@pytest.mark.parametrize(
    "text", ["amir", "AMIRA", "benal", "Amira Benali", "06 1234 5670", "5670", "+31612345670"]
)
def test_someone_is_found_by_a_part_of_the_name_or_of_the_phone_number(by, text):
    make_candidate(by, first_name="Amira", last_name="Benali", phone="0612345670")
    make_candidate(by, first_name="Other", phone="0687654321")
    assert names(as_user(by).get(PAGES, {"q": text})) == ["Amira"]


@pytest.mark.parametrize("text", ["nobody", "\x00", "%", "'; drop table", "0699999999"])
def test_what_finds_nobody_says_so(by, text):
    make_candidate(by, first_name="Amira")
    answer = as_user(by).get(PAGES, {"q": text})
    assert answer.status_code == 200


def test_htmx_gets_the_rows_alone(by):
    make_candidate(by, first_name="Amira")
    answer = as_user(by).get(PAGES, {"q": "ami"}, headers={"HX-Request": "true"})
    assert "Amira" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_an_empty_caseload_leads_to_the_first_file(by):
    assert f"{PAGES}nieuw/" in as_user(by).get(PAGES).content.decode()


def test_each_row_leads_to_the_file_and_to_the_vacancies(by):
    youth = make_candidate(by)
    wish_for(youth, by=by, dream=True, label_nl="beveiliger")
    page = as_user(by).get(PAGES).content.decode()
    for address in (f'href="{PAGES}{youth.pk}/"', f'href="{PAGES}{youth.pk}/vacatures/"', "beveiliger"):
        assert address in page


def test_more_than_fifty_files_come_in_pages(by):
    for _ in range(51):
        make_candidate(by)
    client = as_user(by)
    assert len(names(client.get(PAGES))) == 50
    assert len(names(client.get(PAGES, {"page": 2}))) == 1


def test_twice_the_files_cost_no_more_queries(by):
    client = as_user(make_coordinator(desk_of(by).municipality))
    counts = []
    for _ in range(2):
        for _ in range(10):
            wish_for(make_candidate(by), by=by, dream=True)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(PAGES)
        counts.append(len(queries))
    assert counts[0] == counts[1]
