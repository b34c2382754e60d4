"""A place to learn: the school contact after a yes, who signed, and what is asked before it begins."""

from datetime import date

import pytest

from candidates.models import Step
from candidates.rules import step_marks
from jobmatch.accounts.models import Errand
from jobmatch.audit import services as audit
from jobmatch.errors import RuleBroken
from matching.enums import EndReason, OnFile
from matching.models import Placement, SchoolContact
from matching.services.rights import erasure
from matching.services.work import experience, judging, placements, schooling
from matching.services.work.schooling import Contact
from tests.factories import make_candidate, make_employer, make_jobhunter, make_occupation

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
FIRST = date(2026, 3, 9)


def work_of(youth, *, by, **values) -> Placement:
    given = {"kind": "internship", "starts_on": FIRST, "employer": make_employer(), **values}
    return Placement.objects.create(candidate=youth, found_by="us", recorded_by=by, **given)


def ticked(row, signer, *, by, signed_on=ON):
    schooling.sign(placement=row, version=row.version, signer=signer, signed_on=signed_on, by=by, on=ON)


@pytest.fixture
def row(by):
    return work_of(make_candidate(by, birth_date=date(2009, 1, 1)), by=by)


def test_the_school_is_spoken_with_only_after_the_yes_and_hears_the_place_alone(row, by):
    joke = Contact("MBO", "Joke Smit", "030 1234567", mentor="Bas")
    schooling.write(placement=row, version=row.version, contact=joke, by=by, on=ON)
    act = {"placement": row, "by": by, "on": ON}
    with pytest.raises(RuleBroken) as refused:
        schooling.told(version=row.version, **act)
    assert refused.value.code == "yes_first"
    row.refresh_from_db()
    other = make_jobhunter()
    with pytest.raises(RuleBroken):
        schooling.hear(placement=row, version=row.version, how="phone", by=other, on=ON)
    row.refresh_from_db()
    schooling.hear(version=row.version, how="phone", **act)
    assert schooling.told(version=row.version, **act).told_on == ON
    heard = dict(schooling.heard_by_school(row))
    assert list(heard.values()) == [str(row.employer), "", "", "09-03-2026", "", "Bas"]
    somebody_else = Contact("MBO", "Piet Bos")
    contact = schooling.write(placement=row, version=row.version, contact=somebody_else, by=by, on=ON)
    assert (contact.yes_on, contact.told_on) == (None, None)
    schooling.take_back(version=row.version, **act)
    assert not SchoolContact.objects.exists()


def test_other_work_has_no_school(by):
    row = work_of(make_candidate(by), by=by, kind="job")
    with pytest.raises(RuleBroken):
        schooling.write(placement=row, version=row.version, contact=Contact("MBO", "Joke"), by=by, on=ON)
    assert schooling.signers(row) == []


def test_unsigned_five_working_days_before_there_is_a_step_and_an_errand_until_all_signed(row, by):
    assert schooling.watch(on=date(2026, 2, 27)) == 0
    assert [schooling.watch(on=ON), schooling.watch(on=ON)] == [1, 0]
    mark = step_marks.sign(row.pk)
    assert Step.objects.open().filter(mark=mark).exists()
    assert Errand.objects.open().filter(target=row.employer_id).count() == 1
    assert [str(each) for each in schooling.signers(row)] == ["firm", "school", "youth", "parent"]
    for signer in schooling.signers(row):
        ticked(row, signer, by=by)
    assert not Step.objects.open().filter(mark=mark).exists()
    assert not Errand.objects.open().filter(target=row.employer_id).exists()
    row = Placement.objects.get(pk=row.pk)
    begun = placements.start(placement=row, version=row.version, starts_on=FIRST, by=by, on=FIRST)
    assert begun.state == "started"


def test_an_employer_whom_the_youth_found_without_us_is_not_called_about_signing(row):
    Placement.objects.filter(pk=row.pk).update(found_by="youth")
    assert schooling.watch(on=ON) == 1
    assert Step.objects.open().filter(mark=step_marks.sign(row.pk)).exists()
    assert not Errand.objects.exists()


def never_began(row, by):
    placements.end(
        placement=row, version=row.version, reason=EndReason.NEVER_STARTED, ended_on=ON, by=by, on=ON
    )


def turns_out_a_job(row, by):
    details = placements.Details("job", row.starts_on, employer=row.employer)
    rules = judging.findings(candidate=row.candidate, kind="job", hours=None, pay_cents=None, on=FIRST)
    seen = [rule.code for rule in rules]
    placements.change(placement=row, version=row.version, details=details, by=by, on=ON, acknowledged=seen)


def forgotten(row, by):
    erasure.again(person=row.candidate_id, on=ON)


@pytest.mark.parametrize("act", [never_began, turns_out_a_job, forgotten])
def test_nobody_is_asked_who_signed_once_there_is_nothing_to_sign(row, by, act):
    schooling.watch(on=ON)
    act(row, by)
    assert not Step.objects.open().filter(mark=step_marks.sign(row.pk)).exists()
    assert not Errand.objects.open().filter(mark__startswith=schooling.MARK).exists()


def test_nobody_signs_later_than_today_and_a_grown_up_without_a_parent(by):
    row = work_of(make_candidate(by, birth_date=date(2000, 1, 1)), by=by)
    for signer, day in (("youth", FIRST), ("parent", ON)):
        with pytest.raises(RuleBroken):
            ticked(row, signer, by=by, signed_on=day)
        row.refresh_from_db()


def test_work_kept_for_three_months_is_written_down_only_after_the_youths_yes(by):
    youth = make_candidate(by)
    given = {"kind": "job", "state": "started", "starts_on": date(2025, 11, 20)}
    row = work_of(youth, by=by, occupation=make_occupation(), **given)
    fresh = work_of(youth, by=by, occupation=make_occupation(), **{**given, "starts_on": date(2025, 12, 20)})
    assert [*experience.proposed(youth, on=ON)] == [row]
    me = audit.youth(youth.pk)
    for keep in (False, True):
        with pytest.raises(RuleBroken):
            experience.answer(placement=row, version=row.version, keep=keep, by=by, on=ON)
    with pytest.raises(RuleBroken):
        experience.answer(placement=fresh, version=fresh.version, keep=True, by=me, on=ON)
    row.refresh_from_db()
    experience.answer(placement=row, version=row.version, keep=True, by=me, on=ON)
    assert [(each.occupation_id, each.months) for each in youth.experience.all()] == [(row.occupation_id, 3)]
    assert row.on_file == OnFile.YES
    assert not experience.proposed(youth, on=ON).exists()
