from datetime import date

import pytest
from django.core.management import CommandError, call_command

from candidates.models import Candidate, Step
from candidates.services.files import files, keys, sealed
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from jobmatch.sealing.models import Key
from tests.factories import desk_of, make_candidate, make_coordinator, make_jobhunter, make_pool

THURSDAY = date(2026, 12, 24)
REACHED = {"first_name": "Noor", "phone": "0612345678"}

pytestmark = pytest.mark.django_db


def test_a_new_file_has_a_first_step_with_an_owner_within_five_working_days():
    by = make_jobhunter()
    candidate = files.open(desk=desk_of(by), by=by, on=THURSDAY, first_name="Noor", phone="06 1234 5678")
    step = Step.objects.get()
    assert (step.owner, step.candidate, step.primary_for) == (desk_of(by), candidate, candidate.pk)
    assert step.due == date(2027, 1, 4)  # Christmas, its second day, New Year and two weekends in between
    assert candidate.phone == "+31612345678"
    assert Entry.objects.filter(event="file.opened", person=candidate.pk, actor=by.pk).count() == 1


@pytest.mark.parametrize("due", [date(2026, 12, 23), date(2027, 1, 5)])
def test_a_first_step_in_the_past_or_too_late_is_refused(due):
    by = make_jobhunter()
    with pytest.raises(RuleBroken) as refused:
        files.open(desk=desk_of(by), by=by, on=THURSDAY, due=due, first_name="Noor", phone="0612345678")
    assert refused.value.code == "first_step_due"


@pytest.mark.parametrize(
    ("person", "code"),
    [
        ({"first_name": " ", "phone": "0612345678"}, "name_missing"),
        ({"first_name": "Noor"}, "no_way_to_reach"),
        ({"first_name": "Noor", "phone": "12"}, "phone"),
        ({"first_name": "Noor", "phone": "0612345678", "birth_date": date(1826, 1, 1)}, "birth_date"),
        ({"first_name": "Noor", "phone": "0612345678", "birth_date": date(2020, 1, 1)}, "birth_date"),
        ({"first_name": "Noor", "phone": "0612345678", "birth_year": 1806}, "birth_date"),
        ({"first_name": "Noor", "phone": "0612345678", "birth_year": 2010}, "birth_exact"),
        (
            {**REACHED, "birth_year": 2006, "birth_date": date(2005, 1, 1)},
            "birth_differs",
        ),
    ],
)
def test_a_file_without_a_name_or_a_way_to_reach_is_refused_and_nothing_is_written(person, code):
    by = make_jobhunter()
    with pytest.raises(RuleBroken) as refused:
        files.open(desk=desk_of(by), by=by, on=THURSDAY, **person)
    assert refused.value.code == code
    assert not Candidate.objects.exists()
    assert not Step.objects.exists()


def test_a_jobhunter_opens_files_at_the_own_desk_only():
    by, other = make_jobhunter(), make_jobhunter()
    with pytest.raises(RuleBroken) as refused:
        files.open(desk=desk_of(other), by=by, on=THURSDAY, first_name="Noor", phone="0612345678")
    assert refused.value.code == "forbidden"


def test_a_coordinator_opens_files_at_any_desk_of_the_municipality():
    coordinator = make_coordinator()
    municipality = desk_of(coordinator).municipality
    for desk in (desk_of(make_jobhunter(municipality)), make_pool(municipality)):
        files.open(desk=desk, by=coordinator, on=THURSDAY, first_name="Noor", phone="0612345678")
    assert Candidate.objects.visible_to(coordinator).count() == 2


def test_a_change_from_an_old_version_is_refused_and_the_newer_one_stays():
    by = make_jobhunter()
    candidate = make_candidate(by)
    person = {"first_name": "Sara", "email": "s@example.org"}
    files.change_person(candidate=candidate, version=1, by=by, on=THURSDAY, **person)
    with pytest.raises(RuleBroken) as refused:
        files.change_person(
            candidate=candidate, version=1, by=by, on=THURSDAY, **{**person, "first_name": "Lost"}
        )
    assert refused.value.code == "stale"
    assert Candidate.objects.get().first_name == "Sara"
    assert Candidate.objects.get().version == 2


def test_a_year_of_birth_stands_until_the_date_is_known():
    by = make_jobhunter()
    candidate = files.open(desk=desk_of(by), by=by, on=THURSDAY, birth_year=2006, **REACHED)
    assert (candidate.ages(THURSDAY), candidate.year_born) == ((19, 20), 2006)
    values = {**REACHED, "birth_date": date(2006, 5, 1), "birth_year": 2006}
    files.change_person(candidate=candidate, version=1, by=by, on=THURSDAY, **values)
    saved = Candidate.objects.get()
    assert (saved.birth_date, saved.birth_year, saved.year_born) == (date(2006, 5, 1), None, 2006)
    assert saved.ages(THURSDAY) == (20, 20)


def test_every_file_has_a_key_from_its_opening_on():
    candidate = make_candidate()
    assert Key.objects.filter(person=candidate.pk, destroyed_on=None).exists()
    assert keys.give_all() == 0
    Key.objects.all().delete()
    assert (keys.lacking(), keys.give_all(), keys.lacking()) == (1, 1, 0)


def test_files_with_something_sealed_get_no_new_key_when_theirs_is_not_there():
    candidate = make_candidate()
    sealed.keep_own_words(candidate=candidate, text="What I told.")
    Key.objects.all().delete()
    with pytest.raises(CommandError, match="1 files have something sealed and no key"):
        call_command("migrate", verbosity=0)
    assert keys.lost() == 1
    Candidate.objects.update(own_words=b"")
    call_command("migrate", verbosity=0)
    assert keys.lacking() == 0


def test_looking_into_a_file_is_in_the_access_log():
    by = make_jobhunter()
    candidate = make_candidate(by)
    files.look_into(candidate=candidate, by=by)
    assert Entry.objects.filter(event="file.seen", person=candidate.pk, actor=by.pk).exists()
