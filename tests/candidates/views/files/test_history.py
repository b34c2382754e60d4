"""What changed and when, and how a youth came to us."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates.models import Referral
from candidates.services.files import files, profile
from candidates.services.intake import origins
from candidates.services.intake.referral_details import Details
from jobmatch.accounts.enums import Role
from jobmatch.audit.models import Entry
from tests.candidates.situations import API, PAGES, as_user, in_english, seal_all, wish_for
from tests.factories import make_candidate, make_coordinator, make_jobhunter, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira")


def page(user, youth, rest="geschiedenis/"):
    return in_english(as_user(user)).get(f"{PAGES}{youth.pk}/{rest}")


def test_changes_are_shown_newest_first_with_who_made_them_and_looks_are_not(by, youth):
    wish_for(youth, by=by)
    seal_all(youth, by=by)
    page(by, youth)
    changes = page(by, youth).context["changes"]
    assert [change.event for change in changes] == [
        *("needs.saved", "own_words.saved", "consent.given", "wishes.saved", "file.opened")
    ]
    assert changes[2].reason == "keep my workplace needs"
    assert {change.by for change in changes} == {by.name}
    assert Entry.objects.filter(event="file.seen").exists()


def test_what_was_written_is_in_no_line(by, youth):
    seal_all(youth, by=by)
    text = page(by, youth).content.decode()
    assert "Ik maak graag dingen" not in text
    assert "pray" not in text


def test_a_coordinator_reads_it_and_a_stranger_does_not(by, youth):
    assert page(make_coordinator(youth.municipality), youth).status_code == 200
    assert page(make_jobhunter(youth.municipality), youth).status_code == 404


def save_often(youth, by, times):
    for _ in range(times):
        today = timezone.localdate()
        profile.save_skills(candidate=youth, version=youth.version, skills=[], by=by, on=today)


def test_a_long_history_has_pages_and_costs_no_more_queries(by, youth):
    client, counts = as_user(by), []
    client.get("/kandidaten/")
    for times in (10, 60):
        save_often(youth, by, times)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(f"{PAGES}{youth.pk}/geschiedenis/")
        counts.append(len(queries))
    assert len(answer.context["changes"]) == 50
    assert answer.context["page"].paginator.num_pages == 2
    assert counts[0] == counts[1]


def test_the_history_of_another_youth_is_not_in_it(by, youth):
    wish_for(make_candidate(by), by=by)
    assert [change.event for change in page(by, youth).context["changes"]] == ["file.opened"]


def test_the_api_gives_the_same_lines(by, youth):
    wish_for(youth, by=by)
    answer = as_user(by).get(f"{API}/{youth.pk}/history?size=1").json()
    assert (answer["count"], answer["size"]) == (2, 1)
    line = answer["items"][0]
    assert (line["event"], line["by"], line["reason"]) == ("wishes.saved", by.name, "")
    assert as_user(make_jobhunter()).get(f"{API}/{youth.pk}/history").status_code == 404


def add_origin(youth):
    referrer = make_member(Role.REFERRER)
    referral = Referral(
        received_on=date(2026, 11, 2),
        referrer=referrer,
        organisation=referrer.memberships.get().organisation,
    )
    details = Details(first_name="Amira", manner="in_person", wants="Iets met dieren", prefers_woman=True)
    origins.add(candidate=youth, referral=referral, details=details)
    return referrer


def test_the_own_jobhunter_reads_how_a_youth_came_and_it_is_logged(by, youth):
    assert "How this youth came to us" not in page(by, youth, "").content.decode()
    referrer = add_origin(youth)
    assert "How this youth came to us" in page(by, youth, "").content.decode()
    Entry.objects.count()
    text = page(by, youth, "herkomst/").content.decode()
    for told in (referrer.name, "Iets met dieren", "rather speak with a woman", "Face to face"):
        assert told in text
    assert Entry.objects.filter(event="sealed.opened", fields=["origin"]).count() == 1


def test_a_coordinator_never_reads_who_referred_whom(by, youth):
    add_origin(youth)
    coordinator = make_coordinator(youth.municipality)
    assert page(coordinator, youth, "herkomst/").status_code == 404
    assert "How this youth came to us" not in page(coordinator, youth, "").content.decode()


def test_a_change_by_the_program_says_so(by, youth):
    files.change_person(
        candidate=youth, version=1, by=by, on=timezone.localdate(), first_name="Amira", phone="0612345678"
    )
    assert page(by, youth).context["changes"][0].words == "Name or how to reach was changed"
