"""Opening a file, and the page that shows it: who sees what, and what the access log says."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates.models import Candidate
from candidates.services.files import files, profile
from jobmatch import workdays
from jobmatch.audit.models import Entry
from tests.candidates.situations import PAGES, as_user, in_english, seal_all, wish_for
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_skill

pytestmark = pytest.mark.django_db
NEW = f"{PAGES}nieuw/"


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira", last_name="Benali", email="amira@example.org")


def page_of(user, youth, **extra):
    return as_user(user).get(f"{PAGES}{youth.pk}/", **extra)


def new(by, **values):
    due = workdays.after(timezone.localdate(), 2)
    return as_user(by).post(NEW, {"first_name": "Noor", "step": "meet", "due": due, **values})


def test_a_name_and_a_phone_number_open_a_file(by):
    answer = new(by, phone="06 12345678")
    youth = Candidate.objects.get()
    assert answer.url == f"{PAGES}{youth.pk}/"
    assert (youth.desk, youth.phone) == (desk_of(by), "+31612345678")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"first_name": "", "phone": "0612345678"}, "first_name"),
        ({"phone": "0612345678", "due": "2020-01-01"}, "due"),
        ({"phone": "0612345678", "step": "arrest"}, "step"),
        ({"email": "nonsense"}, "email"),
        ({"first_name": "a\x00b", "phone": "0612345678"}, "first_name"),
    ],
)
def test_a_file_that_is_not_right_says_where_and_keeps_what_was_typed(by, values, field):
    answer = new(by, **values)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Candidate.objects.exists()
    assert 'id="errors"' in answer.content.decode()


def test_the_desk_is_asked_only_where_there_is_a_choice(by):
    coordinator = make_coordinator(desk_of(by).municipality)
    assert "desk" not in as_user(by).get(NEW).context["form"].fields
    assert "desk" in as_user(coordinator).get(NEW).context["form"].fields
    new(coordinator, phone="0612345678", desk=desk_of(by).pk)
    assert Candidate.objects.get().desk == desk_of(by)


def test_a_file_is_not_opened_at_a_desk_of_another_municipality(by):
    coordinator = make_coordinator(desk_of(by).municipality)
    assert new(coordinator, phone="0612345678", desk=desk_of(make_jobhunter()).pk).status_code == 422


def test_the_dream_comes_before_anything_else(by, youth):
    wish_for(youth, by=by, dream=True, label_nl="beveiliger")
    page = page_of(by, youth).content.decode()
    assert page.index("Beveiliger") < page.index("06 12345678")


def test_an_empty_part_says_what_to_ask(by, youth):
    page = in_english(as_user(by)).get(f"{PAGES}{youth.pk}/").content.decode()
    assert "Ask: what would you love to do?" in page


def test_every_look_is_in_the_access_log(by, youth):
    page_of(by, youth)
    events = Entry.objects.filter(person=youth.pk, actor=by.pk).values_list("event", flat=True)
    assert {"file.seen", "sealed.opened"} <= set(events)


def test_what_cannot_be_logged_is_not_shown(by, youth, monkeypatch):
    def fail(**values):
        raise RuntimeError("the log is full")

    monkeypatch.setattr(files.audit, "record", fail)
    client = as_user(by)
    client.raise_request_exception = False
    answer = client.get(f"{PAGES}{youth.pk}/")
    assert answer.status_code == 500
    assert "Amira" not in answer.content.decode()


def test_the_own_jobhunter_reads_what_is_sealed(by, youth):
    seal_all(youth, by=by)
    page = page_of(by, youth).content.decode()
    assert "Ik maak graag dingen" in page
    assert "rustige plek om te bidden" in page


def test_a_coordinator_sees_that_it_is_sealed_and_not_what(by, youth):
    seal_all(youth, by=by)
    coordinator = make_coordinator(youth.municipality)
    page = in_english(as_user(coordinator)).get(f"{PAGES}{youth.pk}/").content.decode()
    assert "Ik maak graag dingen" not in page
    assert "pray" not in page
    assert "Only the own jobhunter reads it" in page
    assert f"{PAGES}{youth.pk}/werkplek/" not in page
    assert not Entry.objects.filter(event="sealed.opened", actor=coordinator.pk).exists()


def test_looking_together_hides_how_to_reach_and_everyone_else(by, youth):
    client = as_user(by)
    client.post(f"/samen-kijken/{youth.pk}/")
    page = client.get(f"{PAGES}{youth.pk}/").content.decode()
    for hidden in ("06 12345678", "amira@example.org", by.name, "Benali"):
        assert hidden not in page
    assert "Amira" in page


def test_twice_as_much_told_costs_no_more_queries(by, youth):
    client = as_user(by)
    counts = []
    for size in (10, 20):
        skills = [make_skill().pk for _ in range(size)]
        profile.save_skills(
            candidate=youth, version=youth.version, skills=skills, by=by, on=timezone.localdate()
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{PAGES}{youth.pk}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_step_of_last_week_is_late_on_the_page(by):
    youth = make_candidate(by, on=timezone.localdate() - timedelta(days=30))
    assert page_of(by, youth).context["shown"].when.is_late


@pytest.mark.parametrize(
    "page",
    [
        "stap-klaar/",
        "toestemmingen/werkplek-bewaren/",
        "toestemmingen/werkplek-bewaren/intrekken/",
        "persoon/",
    ],
)
def test_each_page_of_a_file_is_in_the_log_before_it_is_shown(by, youth, page):
    assert as_user(by).get(f"{PAGES}{youth.pk}/{page}").status_code == 200
    assert Entry.objects.get(event="file.seen").person == youth.pk


def test_what_is_rarely_needed_is_folded_on_a_phone_and_not_while_looking_together(by, youth):
    page = page_of(by, youth).content.decode()
    assert page.count('class="jm-fold jm-fold--phone"') == 4
    assert page.count('class="jm-fold__body"') == 4
    assert 'href="#next-step"' in page
    browser = in_english(as_user(by))
    browser.post(f"/samen-kijken/{youth.pk}/")
    together = browser.get(f"{PAGES}{youth.pk}/").content.decode()
    assert "jm-fold--phone" not in together
    assert "When and where" in together
