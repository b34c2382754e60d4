"""A youth tells by the own link how it goes at work, and takes a copy."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from candidates.enums import LinkPurpose, StepKind
from candidates.models import Candidate
from candidates.rules import step_marks
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.links.models import Link
from matching.enums import CheckInState
from matching.models import CheckIn, Placement
from matching.services.work import answers, check_ins
from tests.candidates.youths import phone_of, reachable
from tests.factories import desk_of, make_employer, sign_in
from tests.matching.situations import moment, started

pytestmark = pytest.mark.django_db
FRESH = reverse("candidates:link_fresh")
LINE = "Ze noemen me bij een andere naam"


@pytest.fixture
def youth(by: User) -> Candidate:
    return reachable(by)


@pytest.fixture
def work(youth: Candidate, by: User) -> Placement:
    return started(youth, by=by, on=timezone.localdate())


@pytest.fixture
def row(work: Placement) -> CheckIn:
    """A moment that is asked today."""
    CheckIn.objects.filter(pk=moment(work, "d3").pk).update(due=timezone.localdate())
    return moment(work, "d3")


@pytest.fixture
def phone(youth: Candidate, row: CheckIn) -> Client:
    return phone_of(youth, LinkPurpose.CHECK_IN, row.pk)


def page_of(row: CheckIn) -> str:
    return reverse("matching:my_check_in", kwargs={"pk": row.pk})


def tell(phone: Client, row: CheckIn, **answer: object):
    return phone.post(page_of(row), {"version": 1, "going": "good", **answer})


def test_the_link_of_a_moment_leads_to_its_question(youth: Candidate, row: CheckIn) -> None:
    phone = phone_of(youth, LinkPurpose.CHECK_IN, row.pk)
    page = phone.get(page_of(row))
    assert page.status_code == 200
    assert b"How is it going?" in page.content
    assert phone.get(reverse("matching:my_check_ins")).url == FRESH


def test_an_answer_is_kept_sealed_as_the_youths_act(youth: Candidate, row: CheckIn, by: User, phone: Client):
    assert tell(phone, row, treated="so_so", line=LINE).url == page_of(row)
    row.refresh_from_db()
    assert (row.state, row.recorded_by) == (CheckInState.ANSWERED, None)
    assert LINE.encode() not in bytes(row.answer)
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.event, entry.actor_kind, entry.actor) == ("check_in.answered", "youth", youth.pk)
    opened = answers.read(candidate=youth, check_ins=[row], by=by, on=timezone.localdate())[row.pk]
    assert (opened.going, opened.treated, opened.line) == ("good", "so_so", LINE)


@pytest.mark.parametrize("answer", [{"going": "bad"}, {"treated": "bad"}])
def test_a_worrying_answer_is_a_step_of_today_as_when_the_jobhunter_writes_it(
    youth: Candidate, row: CheckIn, work: Placement, by: User, phone: Client, answer: dict[str, str]
) -> None:
    today, other = timezone.localdate(), moment(work, "w1")
    tell(phone, row, **answer)
    check_ins.record(check_in=other, version=1, by=by, on=today, **{"going": "good", **answer})
    steps = youth.steps.open().filter(kind=StepKind.WORRY)
    assert {step.mark for step in steps} == {step_marks.worry(row.pk), step_marks.worry(other.pk)}
    assert {(step.due, step.owner) for step in steps} == {(today, desk_of(by))}
    assert b"Your jobhunter calls you" in phone.get(page_of(row)).content


def test_the_jobhunter_sees_a_worrying_answer_on_today(
    youth: Candidate, row: CheckIn, by: User, phone: Client
) -> None:
    tell(phone, row, going="bad")
    step = youth.steps.get(kind=StepKind.WORRY)
    page = sign_in(Client(), by).get(reverse("web:today")).content.decode()
    assert str(step.get_kind_display()).lower() in page.lower()


def test_another_answer_makes_no_step_and_is_thanked_for(youth: Candidate, row: CheckIn, phone: Client):
    tell(phone, row)
    assert not youth.steps.filter(kind=StepKind.WORRY).exists()
    page = phone.get(page_of(row)).content
    assert b"Good that you told" in page
    assert b'name="going"' not in page


def test_what_is_not_as_the_employer_told_reaches_the_own_jobhunter(youth: Candidate, by: User) -> None:
    today, employer = timezone.localdate(), make_employer("Zon")
    for item in ("place_to_pray", "no_alcohol"):
        employer.facts.create(
            item=item, answer="yes", stated_on=today, expires_on=today + timedelta(days=365)
        )
    row = moment(started(youth, by=by, on=today, employer=employer, employer_name=""), "d3")
    tell(phone_of(youth, LinkPurpose.CHECK_IN, row.pk), row, untrue=["place_to_pray"])
    row.refresh_from_db()
    opened = answers.read(candidate=youth, check_ins=[row], by=by, on=today)[row.pk]
    assert opened.facts == {"place_to_pray": False}  # of what was not ticked nothing is known


def test_sent_twice_it_is_told_once(youth: Candidate, row: CheckIn, phone: Client) -> None:
    for going in ("bad", "good"):
        assert tell(phone, row, going=going).url == page_of(row)
    assert Entry.objects.filter(event="check_in.answered").count() == 1
    assert youth.steps.filter(kind=StepKind.WORRY).count() == 1


def test_without_a_tap_it_is_asked_again(row: CheckIn, phone: Client) -> None:
    page = phone.post(page_of(row), {"version": 1, "line": LINE})
    assert page.status_code == 422
    assert LINE in page.content.decode()
    row.refresh_from_db()
    assert row.state == CheckInState.PLANNED


def test_who_was_overtaken_can_send_the_same_again(row: CheckIn, phone: Client) -> None:
    CheckIn.objects.update(version=2)
    page = tell(phone, row, version=1, line=LINE)
    assert page.status_code == 422
    assert b'name="version" value="2"' in page.content
    assert tell(phone, row, version=2, line=LINE).status_code == 302


def test_a_crash_leaves_the_question_open(row: CheckIn, phone: Client, monkeypatch: pytest.MonkeyPatch):
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("the power fails")

    with monkeypatch.context() as patch:
        patch.setattr(check_ins.moments, "ask_next", crash)
        with pytest.raises(RuntimeError):
            tell(phone, row, going="bad")
    row.refresh_from_db()
    assert (row.state, row.version) == (CheckInState.PLANNED, 1)
    assert not row.placement.candidate.steps.filter(kind=StepKind.WORRY).exists()
    assert tell(phone, row, going="bad").status_code == 302


def test_after_the_half_hour_nothing_is_kept(row: CheckIn, phone: Client) -> None:
    Link.objects.exclude(session="").update(opened_at=timezone.now() - timedelta(minutes=30))
    assert tell(phone, row).url == FRESH
    row.refresh_from_db()
    assert row.state == CheckInState.PLANNED


def test_nothing_of_another_youth_or_of_the_employer_is_answered(row: CheckIn, work: Placement) -> None:
    stranger = phone_of(reachable())
    assert tell(stranger, row).status_code == 404
    own = phone_of(work.candidate)
    for pk in (moment(work, "m1", "employer").pk, uuid4(), "x"):
        assert own.get(reverse("matching:my_check_in", kwargs={"pk": pk})).status_code == 404


def test_my_page_lists_what_is_asked_now(youth: Candidate, row: CheckIn) -> None:
    page = phone_of(youth).get(reverse("matching:my_check_ins")).content.decode()
    assert page.count("jm-youth__link") == 1
    assert page_of(row) in page


def test_a_youth_takes_a_copy_and_the_log_knows(youth: Candidate, work: Placement) -> None:
    phone = phone_of(youth)
    assert phone.get(reverse("matching:my_copy")).status_code == 200
    answer = phone.get(reverse("matching:my_copy_file"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert Entry.objects.filter(event="copy.made", actor=youth.pk, actor_kind="youth").exists()


def test_without_a_session_there_is_no_copy(youth: Candidate) -> None:
    for name in ("my_copy", "my_copy_file"):
        assert Client().get(reverse(f"matching:{name}")).url == FRESH
