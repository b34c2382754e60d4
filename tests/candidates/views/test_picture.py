"""The whole picture: what is kept, who may see it, what went to whom; the lock opens for who may."""

import pytest
from django.utils import timezone

from candidates.enums import Purpose
from candidates.models import Candidate
from jobmatch.audit.models import Entry
from tests.candidates.situations import PAGES, as_user, in_english, say_yes, seal_all, wish_for
from tests.factories import make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
OWN, NEED = "Ik maak graag dingen", "place to pray"


@pytest.fixture
def by():
    return make_jobhunter()


@pytest.fixture
def youth(by) -> Candidate:
    candidate = make_candidate(by, first_name="Amira", on=timezone.localdate())
    wish_for(candidate, by=by, dream=True)
    candidate.refresh_from_db()
    seal_all(candidate, by=by)
    return candidate


def page(user, youth) -> str:
    return in_english(as_user(user)).get(f"{PAGES}{youth.pk}/alles/").content.decode()


def test_the_own_jobhunter_reads_all_of_it_with_the_youth_and_the_log_knows(by, youth):
    text = page(by, youth)
    assert "Amira, this is everything that we keep about you" in text
    assert OWN in text
    assert NEED in text.lower()
    assert "(dream)" in text
    assert Entry.objects.filter(event="sealed.opened", person=youth.pk).exists()


def test_a_coordinator_sees_that_it_is_locked_in_the_same_words_whether_there_is_something(by, youth):
    coordinator = make_coordinator(youth.municipality)
    text = page(coordinator, youth)
    assert OWN not in text
    assert NEED not in text.lower()
    say_yes(youth, by=by, purpose=Purpose.KEEP_EXPERIENCE)
    assert page(coordinator, youth).count("went through") == text.count("went through")


def test_a_stranger_finds_nothing(youth):
    assert as_user(make_jobhunter(youth.municipality)).get(f"{PAGES}{youth.pk}/alles/").status_code == 404
