"""The page of what a youth allows, and the form of each yes."""

import pytest
from django.utils import timezone

from candidates.addresses import PURPOSES
from candidates.enums import Purpose
from candidates.models import Consent, QuietConsent
from candidates.services.consents import consents
from jobmatch.accounts.models import Absence
from jobmatch.audit.models import Entry
from tests.candidates.situations import PAGES, as_user, in_english
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
SLUGS = [*PURPOSES.values()]
YES = {"manner": "phone", "alone": "on"}


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira", on=timezone.localdate())


def address(youth, rest=""):
    return f"{PAGES}{youth.pk}/toestemmingen/{rest}"


@pytest.mark.parametrize("slug", SLUGS)
def test_a_yes_is_asked_read_out_recorded_and_taken_back(by, youth, slug):
    client = in_english(as_user(by))
    page = client.get(address(youth, f"{slug}/")).content.decode()
    assert "We also help you" in page or "the colleague helps you too" in page
    assert client.post(address(youth, f"{slug}/"), YES).status_code == 302
    (said,) = [*Consent.objects.all(), *QuietConsent.objects.all()]
    assert said.given
    assert "Holds until" in client.get(address(youth)).content.decode()
    assert client.get(address(youth, f"{slug}/intrekken/")).status_code == 200
    answer = client.post(address(youth, f"{slug}/intrekken/"), {"manner": "phone"})
    assert answer.url == address(youth)
    assert "Taken back on" in client.get(address(youth)).content.decode()


def test_a_yes_is_not_recorded_while_the_referrer_may_be_in_the_room(by, youth):
    answer = as_user(by).post(address(youth, "vervanger/"), {"manner": "phone"})
    assert answer.status_code == 422
    assert "alone" in answer.context["form"].errors
    assert not Consent.objects.exists()


def test_a_purpose_that_is_none_is_no_address(by, youth):
    assert as_user(by).get(address(youth, "keep-religion/")).status_code == 404


def test_a_coordinator_reads_and_takes_back_but_asks_nothing(by, youth):
    consents.give(candidate=youth, purpose="stand_in", manner="phone", by=by, on=timezone.localdate())
    client = in_english(as_user(make_coordinator(youth.municipality)))
    page = client.get(address(youth)).content.decode()
    assert "Only the own jobhunter asks this." in page
    assert "Ask for a yes" not in page
    assert client.post(address(youth, "werkplek-bewaren/"), YES).status_code == 404
    assert client.post(address(youth, "vervanger/"), YES).status_code == 404
    assert client.post(address(youth, "vervanger/intrekken/"), {"manner": "phone"}).status_code == 302


def test_a_coordinator_hears_the_yes_to_a_stand_in_while_the_jobhunter_is_away(by, youth):
    stand_in = desk_of(make_jobhunter(youth.municipality))
    Absence.objects.create(desk=youth.desk, stand_in=stand_in, since=timezone.localdate())
    coordinator = make_coordinator(youth.municipality)
    client = in_english(as_user(coordinator))
    page = client.get(address(youth)).content.decode()
    assert page.count("Ask for a yes") == 1
    asked = client.get(address(youth, "vervanger/")).content.decode()
    assert "is away, so you hear this yes" in asked
    assert client.post(address(youth, "vervanger/"), {"manner": "phone"}).status_code == 422
    assert client.post(address(youth, "vervanger/"), YES).url == address(youth)
    assert Consent.objects.get().recorded_by == coordinator
    assert client.post(address(youth, "werkplek-bewaren/"), YES).status_code == 404
    assert (
        coordinator.name in in_english(as_user(by)).get(f"{PAGES}{youth.pk}/geschiedenis/").content.decode()
    )


def test_a_stranger_finds_no_page(youth):
    for rest in ("", "werkplek-bewaren/", "werkplek-bewaren/intrekken/"):
        client = as_user(make_jobhunter(youth.municipality))
        assert client.get(address(youth, rest)).status_code == 404


def test_under_16_a_yes_counts_after_a_parent_was_heard(by):
    child = make_candidate(
        by, birth_date=timezone.localdate().replace(day=1, year=timezone.localdate().year - 14)
    )
    answer = in_english(as_user(by)).post(address(child, "vervanger/"), YES)
    assert answer.status_code == 422
    assert "not 16 yet" in answer.content.decode()


def test_a_look_is_in_the_access_log(by, youth):
    as_user(by).get(address(youth))
    assert Entry.objects.filter(event="file.seen", person=youth.pk).exists()


def test_the_file_says_what_is_allowed(by, youth):
    page = in_english(as_user(by)).get(f"{PAGES}{youth.pk}/").content.decode()
    assert page.count("not asked yet") == len(Purpose.values)


def test_who_may_not_open_the_lock_does_not_see_whether_an_experience_is_kept_or_counted(by, youth):
    coordinator = make_coordinator(youth.municipality)
    pages = [address(youth), f"{PAGES}{youth.pk}/", f"{PAGES}{youth.pk}/geschiedenis/"]

    def seen(user):
        client = in_english(as_user(user))
        return [client.get(page).content.decode() for page in pages]

    for purpose in ("keep_experience", "count"):
        consents.give(candidate=youth, purpose=purpose, manner="phone", by=by, on=timezone.localdate())
    assert not any(
        "what I went through" in text.replace("Keep what", "keep what") for text in seen(coordinator)
    )
    assert "what I went through" in seen(by)[0]
    assert "what I went through" in seen(by)[2]
    for slug in ("meegemaakt-bewaren", "meetellen"):
        client = as_user(coordinator)
        assert client.post(address(youth, f"{slug}/intrekken/"), {"manner": "phone"}).status_code == 404


def test_a_yes_that_ends_soon_can_be_asked_again(by, youth):
    consents.give(candidate=youth, purpose="stand_in", manner="phone", by=by, on=timezone.localdate())
    client = in_english(as_user(by))
    assert "Ask again" not in client.get(address(youth)).content.decode()
    Consent.objects.update(expires_on=timezone.localdate())
    assert "Ask again" in client.get(address(youth)).content.decode()
