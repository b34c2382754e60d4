"""The intake: what a coordinator reads, what is suggested, and the three decisions."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candidates.models import Candidate, Referral
from candidates.services.files import absences
from jobmatch.accounts.models import Absence
from jobmatch.audit.models import Entry
from tests.candidates.referral_situations import coordinator_of, make_place, make_referrer, refer
from tests.candidates.situations import as_user, in_english
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

pytestmark = pytest.mark.django_db
INTAKE = "/intake/"


@pytest.fixture
def place():
    return make_place()


@pytest.fixture
def coordinator(place):
    return coordinator_of(place)


@pytest.fixture
def jobhunter(place):
    return make_jobhunter(place)


@pytest.fixture
def referral(place):
    return refer(make_referrer(), place, wants="beveiliger worden", prefers_woman=True)


def page_of(user, referral, **query):
    return in_english(as_user(user)).get(f"{INTAKE}{referral.pk}/", query)


def decide(user, referral, how, **values):
    return as_user(user).post(f"{INTAKE}{referral.pk}/{how}/", {"version": referral.version, **values})


def test_who_waits_longest_is_on_top_and_the_last_day_is_said(place, coordinator):
    today = timezone.localdate()
    for days, name in ((2, "Zoe"), (21, "Amira"), (9, "Noor")):
        refer(make_referrer(), place, on=today - timedelta(days=days), first_name=name, last_name="")
    refer(make_referrer(), make_place(), first_name="Elders")
    page = in_english(as_user(coordinator)).get(INTAKE)
    assert [row.referral.label for row in page.context["rows"]] == ["A.", "N.", "Z."]
    assert page.context["rows"][0].expires_on == today + timedelta(days=7)
    assert page.context["rows"][0].is_pressing
    assert "Amira" not in page.content.decode()


def test_the_menu_says_how_many_wait_in_one_query(place, coordinator):
    client = as_user(coordinator)

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            page = client.get(INTAKE)
        return len(found), page.content.decode()

    refer(make_referrer(), place)
    few, page = queries()
    assert re.search(r'class="jm-nav__count">\s*1<', page)
    for number in range(9):
        refer(make_referrer(), place, first_name=f"Youth {number}")
    many, page = queries()
    assert re.search(r'class="jm-nav__count">\s*10<', page)
    assert few == many


def test_the_details_are_shown_and_the_access_log_knows(coordinator, jobhunter, referral):
    page = page_of(coordinator, referral).content.decode()
    for told in ("Amira Benali", "2006", "06 12345678", "beveiliger worden", "rather speak with a woman"):
        assert told in page
    assert Entry.objects.filter(event="referral.opened", target_id=referral.pk).count() == 1


def test_the_jobhunter_with_the_fewest_files_is_suggested(place, coordinator, jobhunter, referral, settings):
    make_candidate(jobhunter)
    lighter = make_jobhunter(place)
    assert page_of(coordinator, referral).context["suggested"].desk == desk_of(lighter)
    Absence.objects.create(desk=desk_of(lighter), stand_in=make_pool(place), since=timezone.localdate())
    page = page_of(coordinator, referral)
    assert page.context["suggested"].desk == desk_of(jobhunter)
    assert str(lighter) not in page.content.decode()
    settings.CASELOAD = 1
    page = page_of(coordinator, referral)
    assert page.context["suggested"] is None
    assert "is full" in page.content.decode()


def test_who_stands_in_for_somebody_is_not_taken_for_the_one_with_the_fewest_files(
    place, coordinator, jobhunter, referral, settings
):
    ill = make_jobhunter(place)
    for owner in (ill, ill, jobhunter):
        make_candidate(owner)
    third = make_jobhunter(place)
    make_candidate(third)
    make_candidate(third)
    stand_in = desk_of(jobhunter)
    absences.begin(desk=desk_of(ill), stand_in=stand_in, until=None, by=coordinator, on=timezone.localdate())
    settings.CASELOAD = 3
    page = page_of(coordinator, referral)
    assert page.context["suggested"].desk == desk_of(third)
    assert f"{jobhunter}: 3 of 3 files, 2 of them as stand-in, full" in page.content.decode()


def test_accepting_opens_a_file_and_the_referral_is_off_the_list(coordinator, jobhunter, referral):
    answer = decide(coordinator, referral, "aannemen", desk=desk_of(jobhunter).pk)
    assert answer.url == INTAKE
    assert Candidate.objects.get().desk == desk_of(jobhunter)
    assert not as_user(coordinator).get(INTAKE).context["rows"]
    assert page_of(coordinator, referral).status_code == 404


def test_returning_asks_why(coordinator, referral):
    answer = decide(coordinator, referral, "terugsturen")
    assert answer.status_code == 422
    assert "reason" in answer.context["back"].errors
    assert decide(coordinator, referral, "terugsturen", reason="no_yes", sure="on").url == INTAKE
    assert Referral.objects.get().return_reason == "no_yes"


def test_returning_asks_once_more_and_shows_what_the_referrer_will_read(coordinator, referral):
    client = in_english(as_user(coordinator))
    address = f"{INTAKE}{referral.pk}/terugsturen/"
    shown = client.post(address, {"version": referral.version, "reason": "no_yes"}).content.decode()
    assert Referral.objects.get().state == "received"
    sent = dict(re.findall(r'type="hidden" name="(version|reason|sure)" value="(.*?)"', shown))
    client.post(address, sent)
    listed = in_english(as_user(referral.referrer)).get("/verwijzingen/").content.decode()
    for words in ("A.B.", "It is not clear that the youth agreed", "returned"):
        assert words in shown
        assert words in listed
    assert "Amira" not in listed


def test_who_would_return_what_a_colleague_decided_is_told_so(coordinator, jobhunter, referral):
    decide(coordinator, referral, "aannemen", desk=desk_of(jobhunter).pk)
    assert decide(coordinator, referral, "terugsturen", reason="no_yes").url == INTAKE


def test_a_possible_double_is_shown_with_why_and_can_be_joined(coordinator, jobhunter, referral):
    double = make_candidate(jobhunter, first_name="Benali", last_name="Ameera", phone="0612345678")
    make_candidate(jobhunter, first_name="Noor", last_name="Visser", phone="0612345679")
    page = page_of(coordinator, referral)
    assert [found.candidate for found in page.context["doubles"]] == [double]
    assert "same phone number" in page.content.decode()
    assert decide(coordinator, referral, "samenvoegen", candidate=double.pk).url == INTAKE
    assert Referral.objects.get().state == "joined"
    assert Candidate.objects.count() == 2


def test_another_file_can_be_searched_and_joined(coordinator, jobhunter, referral):
    other = make_candidate(jobhunter, first_name="Noor", last_name="Visser", phone="0612345679")
    page = page_of(coordinator, referral, q="Viss").content.decode()
    assert "Noor Visser" in page
    assert "/samenvoegen/?q=Viss" in page
    assert decide(coordinator, referral, "samenvoegen", candidate=other.pk).status_code == 422
    joined = as_user(coordinator).post(
        f"{INTAKE}{referral.pk}/samenvoegen/?q=Viss", {"version": 1, "candidate": other.pk}
    )
    assert joined.url == INTAKE


def test_a_file_of_another_municipality_is_never_shown_or_joined(coordinator, referral):
    elsewhere = make_candidate(phone="0612345678", first_name="Amira", last_name="Benali")
    page = page_of(coordinator, referral, q="Amira")
    assert not page.context["files"]
    assert decide(coordinator, referral, "samenvoegen", candidate=elsewhere.pk).status_code == 422


def test_who_comes_second_is_told_so(place, coordinator, jobhunter, referral):
    stale = as_user(coordinator)
    Referral.objects.update(version=2)
    answer = stale.post(f"{INTAKE}{referral.pk}/aannemen/", {"version": 1, "desk": desk_of(jobhunter).pk})
    assert answer.status_code == 422
    assert not Candidate.objects.exists()


def test_another_municipality_or_a_jobhunter_reads_nothing(jobhunter, referral):
    assert page_of(make_coordinator(), referral).status_code == 404
    assert page_of(jobhunter, referral).status_code == 403


@pytest.mark.parametrize("how", ["aannemen", "terugsturen", "samenvoegen"])
def test_a_decision_that_is_sent_twice_is_taken_once_and_says_so(coordinator, jobhunter, referral, how):
    values = {"desk": desk_of(jobhunter).pk}
    assert decide(coordinator, referral, "aannemen", **values).url == INTAKE
    client = in_english(as_user(coordinator))
    again = client.post(f"{INTAKE}{referral.pk}/{how}/", {"version": referral.version, **values}, follow=True)
    assert "was decided already" in again.content.decode()
    assert Candidate.objects.count() == 1


def test_that_it_was_decided_is_told_to_the_own_municipality_only(coordinator, jobhunter, referral):
    decide(coordinator, referral, "terugsturen", reason="no_yes", sure="on")
    assert decide(make_coordinator(), referral, "aannemen").status_code == 404
    assert as_user(coordinator).post(f"{INTAKE}no-id/aannemen/").status_code == 404
