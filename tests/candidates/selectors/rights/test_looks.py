"""Who looked, for youth and privacy officer; and looking that stands out."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from candidates.enums import Right
from candidates.models import Candidate
from candidates.presentation.rights import looks as look_presentation
from candidates.selectors.rights import looks
from candidates.services.files import absences, assignments, files, steps
from jobmatch.accounts.models import Absence, User
from jobmatch.audit import services as audit
from jobmatch.audit.models import Entry
from tests.candidates.rights_situations import ask
from tests.candidates.situations import seal_all
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def youth() -> Candidate:
    return make_candidate(on=TODAY)


def look(youth: Candidate, by: User, *, times: int = 1) -> None:
    for _turn in range(times):
        files.look_into(candidate=youth, by=by)


def unusual(officer: User, *, later: timedelta = timedelta(0)) -> list[looks.Unusual]:
    return looks.unusual(officer, now=timezone.now() + later)


def said(youth: Candidate) -> list[tuple[str, str, str, int]]:
    with override("en"):
        return [(line.who, line.role, line.what, line.count) for line in look_presentation.for_youth(youth)]


def test_the_youth_reads_who_and_what_in_plain_words_once_a_day(youth: Candidate) -> None:
    seal_all(youth, by=youth.desk.user)
    look(youth, youth.desk.user, times=3)
    files.read(candidate=youth, by=youth.desk.user, on=TODAY)
    told = said(youth)
    assert (youth.desk.user.name, "jobhunter", "looked at the file", 4) in told
    assert (youth.desk.user.name, "jobhunter", "opened what is locked away", 1) in told
    assert (youth.desk.user.name, "jobhunter", "worked in the file: Own words were changed", 1) in told


def test_what_the_youth_did_is_said_as_you(youth: Candidate, officer: User) -> None:
    ask(youth, Right.ACCESS)
    told = said(youth)[0]
    assert (told[0], told[2]) == (
        "you, by your own link",
        "You asked something about your data",
    )
    entries = list(looks.looks_at(youth))
    with override("en"):
        line = look_presentation.looks(entries, {})[0]
    assert line.who == "the youth, by the own link"
    assert line.what == "worked in the file: The youth asked something about the own data"


def test_what_the_youth_said_to_someone_is_written_down_and_not_worked_in_the_file(youth: Candidate) -> None:
    audit.record(event="consent.given", by=youth.desk.user, chain=youth.municipality_id, person=youth.pk)
    audit.record(event="link.sent", by=youth.desk.user, chain=youth.municipality_id, person=youth.pk)
    told = [line[2] for line in said(youth)]
    assert told[:2] == ["worked in the file: A link was sent to you", "wrote down: You said yes"]


@pytest.mark.parametrize("event", ["voice.told", "voice.report_sent", "voice.something"])
def test_what_was_told_in_confidence_is_named_by_no_line(youth: Candidate, event: str) -> None:
    audit.record(event=event, by=youth.desk.user, chain=youth.municipality_id, person=youth.pk)
    assert said(youth)[0][2] == "opened what is locked away"


def test_the_officer_sees_the_files_of_the_own_municipality_and_nobody_else_does(
    youth: Candidate, officer: User
) -> None:
    other = make_candidate(on=TODAY)
    look(youth, youth.desk.user)
    look(other, other.desk.user)
    assert {entry.person for entry in looks.looks(officer)} == {youth.pk}
    assert not looks.looks(youth.desk.user)
    assert not looks.looks(make_coordinator(youth.municipality))


def test_looking_at_the_own_caseload_is_not_unusual(youth: Candidate, officer: User) -> None:
    helper = make_jobhunter(youth.municipality)
    own = files.open(desk=desk_of(helper), by=helper, on=TODAY, first_name="Noor", phone="0612345678")
    look(youth, youth.desk.user)
    look(own, helper)
    look(youth, make_coordinator(youth.municipality))
    assert unusual(officer) == []


def test_a_look_outside_the_caseload_stands_out(youth: Candidate, officer: User) -> None:
    stranger = make_jobhunter(youth.municipality)
    look(youth, stranger, times=2)
    found = [(one.kind, one.who, one.files, one.count) for one in unusual(officer)]
    assert found == [(looks.OUTSIDE, stranger.pk, (youth.pk,), 2)]


def test_a_file_that_a_coordinator_took_to_the_own_desk_stands_out(youth: Candidate, officer: User) -> None:
    coordinator, colleague = make_coordinator(youth.municipality), make_jobhunter(youth.municipality)
    for version, to in ((1, colleague), (2, coordinator), (3, colleague)):
        assignments.give(candidate=youth, version=version, desk=desk_of(to), by=coordinator, on=TODAY)
        youth.refresh_from_db()
    found = unusual(officer)
    assert {(one.kind, one.who, one.by, one.files) for one in found} == {
        (looks.GIVEN, coordinator.pk, coordinator.pk, (youth.pk,)),
        (looks.GIVEN, colleague.pk, coordinator.pk, (youth.pk,)),
    }
    with override("en"):
        words = {each.words for each in look_presentation.odd(found, look_presentation.people_of(found))}
    assert words == {
        "Opened 1 file to the own desk. Read what is locked in 0 of it since.",
        f"May open 1 file, by {coordinator.name}. Read what is locked in 0 of it since.",
    }


def test_what_was_opened_since_a_file_was_given_is_counted(youth: Candidate, officer: User) -> None:
    coordinator, colleague = make_coordinator(youth.municipality), make_jobhunter(youth.municipality)
    own = youth.desk.user
    seal_all(youth, by=own)
    files.read(candidate=youth, by=own, on=TODAY)
    for to in (colleague, own):
        youth.refresh_from_db()
        given = {"version": youth.version, "desk": desk_of(to), "by": coordinator, "on": TODAY}
        assignments.give(candidate=youth, **given)
        if to == colleague:
            youth.refresh_from_db()
            files.read(candidate=youth, by=colleague, on=TODAY)
    assert {one.who: one.opened for one in unusual(officer)} == {colleague.pk: 1, own.pk: 0}


def test_a_desk_that_a_coordinator_emptied_to_the_own_stands_out(youth: Candidate, officer: User) -> None:
    coordinator = make_coordinator(youth.municipality)
    absences.leave(desk=youth.desk, to=desk_of(coordinator), by=coordinator, on=TODAY)
    assert [(one.kind, one.who, one.by, one.files) for one in unusual(officer)] == [
        (looks.GIVEN, coordinator.pk, coordinator.pk, (youth.pk,))
    ]


def test_who_has_or_had_a_step_of_the_file_is_no_stranger(youth: Candidate, officer: User) -> None:
    helper = make_jobhunter(youth.municipality)
    steps.ensure(candidate=youth, kind="look_after", due=TODAY, mark="look_after", owner=desk_of(helper))
    look(youth, helper)
    assert unusual(officer) == []
    step = youth.steps.get(mark="look_after")
    steps.close(step=step, version=step.version, by=helper, on=TODAY)
    assert unusual(officer) == []


def test_who_stood_in_is_no_stranger_also_after_it(youth: Candidate, officer: User) -> None:
    coordinator, helper = make_coordinator(youth.municipality), make_jobhunter(youth.municipality)
    given = {"desk": youth.desk, "stand_in": desk_of(helper), "until": None, "by": coordinator, "on": TODAY}
    absence = absences.begin(**given)
    look(youth, helper)
    absences.finish(absence=absence, by=coordinator, on=TODAY)
    assert unusual(officer) == []
    Absence.objects.update(since=TODAY - timedelta(days=90), ended_on=TODAY - timedelta(days=40))
    assert [each.who for each in unusual(officer)] == [helper.pk]


def test_more_than_so_many_different_files_within_an_hour_stand_out(settings, officer: User) -> None:
    settings.MANY_FILES = 3
    municipality = officer.memberships.get().organisation
    coordinator = make_coordinator(municipality)
    youths = [make_candidate(make_jobhunter(municipality), on=TODAY) for _turn in range(4)]
    for youth in youths[:3]:
        look(youth, coordinator, times=5)
    assert unusual(officer) == []
    look(youths[3], coordinator)
    found = [(one.kind, one.who, len(one.files)) for one in unusual(officer)]
    assert found == [(looks.MANY, coordinator.pk, 4)]


def test_many_files_over_a_day_are_not_many_in_an_hour(settings, officer: User) -> None:
    settings.MANY_FILES = 3
    start = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    rows = [
        (officer.pk, make_candidate(on=TODAY).pk, start + timedelta(minutes=21 * turn)) for turn in range(9)
    ]
    assert list(looks._many(rows)) == []
    close = [(who, person, start + (at - start) / 10) for who, person, at in rows]
    (found,) = looks._many(close)
    assert found.count == 9


def test_what_was_long_ago_is_not_shown(youth: Candidate, officer: User) -> None:
    look(youth, make_jobhunter(youth.municipality))
    assert unusual(officer, later=timedelta(days=31)) == []


def test_as_many_questions_for_one_line_as_for_many(
    youth: Candidate, officer: User, django_assert_max_num_queries
) -> None:
    for _turn in range(10):
        look(youth, make_jobhunter(youth.municipality))
    with django_assert_max_num_queries(5):
        assert len(look_presentation.for_youth(youth)) == 11
    assert Entry.objects.filter(person=youth.pk).count() == 11
