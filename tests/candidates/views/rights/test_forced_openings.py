"""Pages of break-glass: opening by force, what the youth reads of it, and judging it."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from candidates.enums import OpeningVerdict
from candidates.models import Bar, Candidate, ForcedOpening
from candidates.services.rights import forced_openings
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Membership, User
from tests.candidates.rights_situations import make_officer
from tests.candidates.situations import as_user, in_english, seal_all
from tests.candidates.youths import phone_of, reachable
from tests.factories import make_candidate, make_coordinator, make_member, make_organisation

pytestmark = pytest.mark.django_db
LIST = reverse("candidates:forced_openings")
REASON = "In hospital, and nobody else can be reached."


@pytest.fixture
def youth() -> Candidate:
    made = reachable()
    seal_all(made, by=made.desk.user)
    return made


@pytest.fixture
def coordinator(youth: Candidate) -> User:
    return make_coordinator(youth.municipality)


def force(youth: Candidate, by: User, reason: str = REASON) -> HttpResponse:
    return as_user(by).post(reverse("candidates:force", kwargs={"pk": youth.pk}), {"reason": reason})


def page_of(opening: ForcedOpening) -> str:
    return reverse("candidates:forced_opening", kwargs={"pk": opening.pk})


def test_with_a_reason_the_file_shows_what_is_locked_away(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    file = reverse("candidates:file", kwargs={"pk": youth.pk})
    browser = as_user(coordinator)
    assert "Ik maak graag dingen" not in browser.get(file).content.decode()
    assert force(youth, coordinator).url == file
    assert "Ik maak graag dingen" in browser.get(file).content.decode()


def test_by_force_nothing_can_be_changed(youth: Candidate, coordinator: User, officer: User) -> None:
    force(youth, coordinator)
    file, browser = reverse("candidates:file", kwargs={"pk": youth.pk}), as_user(coordinator)
    for part in ("own-words", "needs"):
        edit = reverse("candidates:edit", kwargs={"pk": youth.pk, "part": part})
        assert edit in as_user(youth.desk.user).get(file).content.decode()
        assert edit not in browser.get(file).content.decode()
        assert browser.get(edit).status_code == 404
    add = reverse("candidates:contact_add", kwargs={"pk": youth.pk})
    assert "line" not in browser.get(add).context["form"].fields


def test_without_a_reason_it_is_refused_at_the_field(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    answer = force(youth, coordinator, "Just because")
    assert (answer.status_code, [*answer.context["form"].errors]) == (422, ["reason"])
    assert not ForcedOpening.objects.exists()


def test_the_youth_reads_who_did_it(youth: Candidate, coordinator: User, officer: User) -> None:
    force(youth, coordinator)
    shown = phone_of(youth).get(reverse("candidates:my_looks")).content.decode()
    assert coordinator.name in shown
    assert "by force" in shown


def test_somebody_else_reads_why_and_judges(youth: Candidate, coordinator: User, officer: User) -> None:
    force(youth, coordinator)
    opening = ForcedOpening.objects.get()
    browser = as_user(officer)
    assert REASON in browser.get(page_of(opening)).content.decode()
    answer = browser.post(page_of(opening), {"version": 1, "verdict": OpeningVerdict.WRONG})
    assert answer.url == LIST
    opening.refresh_from_db()
    assert (opening.verdict, opening.reviewed_by) == (OpeningVerdict.WRONG, officer)


def test_a_coordinator_reads_of_whom_it_is_and_the_officer_a_number(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    force(youth, coordinator)
    opening = ForcedOpening.objects.get()
    shown = as_user(make_coordinator(youth.municipality)).get(page_of(opening)).content.decode()
    assert str(youth) in shown
    shown = as_user(officer).get(page_of(opening)).content.decode()
    assert str(youth) not in shown
    assert reverse("candidates:who_looked_at", kwargs={"pk": youth.pk}) in shown


def test_who_did_it_gets_no_form_and_is_refused(youth: Candidate, coordinator: User, officer: User) -> None:
    force(youth, coordinator)
    opening, browser = ForcedOpening.objects.get(), as_user(coordinator)
    assert 'name="verdict"' not in browser.get(page_of(opening)).content.decode()
    assert browser.post(page_of(opening), {"version": 1, "verdict": OpeningVerdict.RIGHT}).status_code == 422
    assert not ForcedOpening.objects.get().verdict


def test_the_list_says_what_is_late_and_shows_nothing_of_elsewhere(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    opening = forced_openings.force(candidate=youth, reason=REASON, by=coordinator, on=timezone.localdate())
    browser = in_english(as_user(officer))
    (shown,) = browser.get(LIST).context["openings"]
    assert not shown.is_late
    ForcedOpening.objects.update(at=timezone.now() - timedelta(hours=25))
    (shown,) = browser.get(LIST).context["openings"]
    assert shown.is_late
    stranger = as_user(make_officer(make_candidate()))
    assert stranger.get(LIST).context["openings"] == []
    assert stranger.get(page_of(opening)).status_code == 404


def test_who_is_officer_elsewhere_and_kept_away_here_sees_nothing_of_it(
    youth: Candidate, coordinator: User, officer: User
) -> None:
    opening = forced_openings.force(candidate=youth, reason=REASON, by=coordinator, on=timezone.localdate())
    other = make_coordinator(youth.municipality)
    browser = as_user(other)
    assert browser.get(page_of(opening)).status_code == 200
    elsewhere = make_organisation()
    make_member(Role.PRIVACY_OFFICER, elsewhere, user=other)
    Bar.objects.create(candidate=youth, user=other)
    browser = as_user(other)
    assert browser.get(LIST).context["openings"] == []
    assert browser.get(page_of(opening)).status_code == 404
    Membership.objects.filter(organisation=elsewhere).update(organisation=youth.municipality)
    assert browser.get(page_of(opening)).status_code == 200
