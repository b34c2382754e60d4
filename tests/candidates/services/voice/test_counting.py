"""Counting: five youths, heard by two jobhunters, name an employer once a month; nothing else shows."""

from datetime import date

import pytest
from django.utils import timezone

from candidates.enums import ConsentManner, Purpose
from candidates.models import Counted, EmployerTalks, QuietConsent
from candidates.rules import person_marks
from candidates.services.consents import consents
from candidates.services.voice import counting, experiences
from candidates.services.voice.counting import FEWEST_YOUTHS, fix_month, sweep
from jobmatch.accounts.models import Organisation
from tests.candidates.situations import say_yes
from tests.candidates.voice_situations import make_shop, tell, willing_youth
from tests.factories import make_jobhunter

TODAY = timezone.localdate()
MAY, JUNE = date(2026, 5, 17), date(2026, 6, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(by):
    return by.memberships.get().organisation


@pytest.fixture
def shop():
    return make_shop()


def count(place: Organisation, shop: Organisation, *, youths: int, month=date(2026, 5, 1), jobhunters=2):
    """So many different youths of this employer, heard by so many jobhunters."""
    Counted.objects.bulk_create(
        Counted(
            municipality=place,
            employer_mark=person_marks.counted(shop.pk),
            youth_mark=f"{shop.pk}-{number}",
            jobhunter_mark=f"{number % jobhunters}",
            month=month,
        )
        for number in range(youths)
    )


def named(place, on=JUNE):
    EmployerTalks.objects.all().delete()
    fix_month(on=on)
    return EmployerTalks.objects.get(municipality=place).employers


def test_who_says_yes_is_counted_with_marks_and_a_month_only(by, shop, place):
    youth = willing_youth(by, Purpose.COUNT_EXPERIENCE)
    tell(youth, by, employer=shop.pk)
    row = Counted.objects.get()
    assert (row.employer_mark, row.youth_mark) == (
        person_marks.counted(shop.pk),
        person_marks.counted(youth.pk),
    )
    assert (row.jobhunter_mark, row.municipality) == (person_marks.counted(by.pk), place)
    assert row.month == TODAY.replace(day=1)
    everything = str([getattr(row, field.name) for field in Counted._meta.fields])
    assert not {str(shop.pk), str(youth.pk), str(by.pk)} & set(everything.split("'"))


def test_marks_follow_the_key_of_marks_and_not_the_secret_that_may_change(settings, shop):
    before = person_marks.counted(shop.pk)
    settings.SECRET_KEY = "another secret"
    assert person_marks.counted(shop.pk) == before
    settings.MARK_KEY = b"m" * 32
    assert person_marks.counted(shop.pk) != before


def test_without_a_yes_or_an_employer_from_the_list_nothing_is_counted(by, shop):
    tell(willing_youth(by), by, employer=shop.pk)
    tell(willing_youth(by, Purpose.COUNT_EXPERIENCE), by, employer_name="A shop")
    assert not Counted.objects.exists()


def test_a_youth_who_tells_twice_of_one_employer_is_counted_once(by, shop):
    youth = willing_youth(by, Purpose.COUNT_EXPERIENCE)
    tell(youth, by, employer=shop.pk)
    tell(youth, by, employer=shop.pk)
    assert Counted.objects.count() == 1


def test_another_employer_takes_the_place_of_the_first(by, shop):
    youth, other = willing_youth(by, Purpose.COUNT_EXPERIENCE), make_shop()
    experience = tell(youth, by, employer=shop.pk)
    experiences.change(experience=experience, version=1, by=by, on=TODAY, employer=other.pk)
    assert Counted.objects.get().employer_mark == person_marks.counted(other.pk)


def test_what_was_counted_keeps_its_month(by, shop):
    youth = willing_youth(by, Purpose.COUNT_EXPERIENCE)
    experience = tell(youth, by, employer=shop.pk)
    Counted.objects.update(month=date(2026, 1, 1))
    experiences.change(experience=experience, version=1, by=by, on=TODAY, evidence="een foto")
    assert Counted.objects.get().month == date(2026, 1, 1)


def test_a_later_yes_counts_what_was_told_before(by, shop):
    youth = willing_youth(by)
    tell(youth, by, employer=shop.pk)
    say_yes(youth, by=by, purpose=Purpose.COUNT_EXPERIENCE)
    assert Counted.objects.get().employer_mark == person_marks.counted(shop.pk)


def test_taking_the_yes_back_takes_the_count_out_at_once(by, shop):
    youth = willing_youth(by, Purpose.COUNT_EXPERIENCE)
    tell(youth, by, employer=shop.pk)
    consents.withdraw(
        candidate=youth, purpose=Purpose.COUNT_EXPERIENCE, manner=ConsentManner.PHONE, by=by, on=TODAY
    )
    assert not Counted.objects.exists()
    assert experiences.read(candidate=youth, by=by, on=TODAY)


def test_after_two_years_it_goes_by_itself(place, shop):
    count(place, shop, youths=1, month=date(2024, 5, 1))
    assert sweep(on=date(2026, 5, 31)) == 0
    assert sweep(on=JUNE) == 1


def test_a_yes_that_is_over_counts_no_more(by, shop):
    youth = willing_youth(by, Purpose.COUNT_EXPERIENCE)
    tell(youth, by, employer=shop.pk)
    assert sweep(on=TODAY) == 0
    QuietConsent.objects.update(expires_on=TODAY.replace(year=TODAY.year - 1))
    assert sweep(on=TODAY) == 1


@pytest.mark.parametrize(("youths", "is_named"), [(4, False), (5, True)])
def test_an_employer_is_named_from_five_different_youths(place, shop, youths, is_named):
    make_shop()
    count(place, shop, youths=youths)
    assert named(place) == ([str(shop.pk)] if is_named else [])


def test_one_jobhunter_alone_names_nobody(place, shop, settings):
    count(place, shop, youths=6, jobhunters=1)
    assert named(place) == []
    settings.TALK_JOBHUNTERS = 1
    assert named(place) == [str(shop.pk)]


def test_youths_of_another_municipality_are_not_added_up(place, shop):
    count(place, shop, youths=4)
    Counted.objects.create(
        municipality=make_jobhunter().memberships.get().organisation,
        employer_mark=person_marks.counted(shop.pk),
        youth_mark="another",
        jobhunter_mark="another",
        month=date(2026, 5, 1),
    )
    assert named(place) == []


def test_only_whole_months_before_this_one_count_and_only_two_years_of_them(place, shop):
    count(place, shop, youths=FEWEST_YOUTHS)
    assert named(place, on=MAY) == []
    assert named(place, on=date(2028, 5, 2)) == [str(shop.pk)]
    assert named(place, on=date(2028, 6, 1)) == []


def test_what_was_fixed_stays_for_the_month_whoever_is_added_or_taken_out(place, shop):
    other = make_shop()
    count(place, shop, youths=FEWEST_YOUTHS)
    count(place, other, youths=FEWEST_YOUTHS - 1)
    fix_month(on=JUNE)
    Counted.objects.filter(youth_mark=f"{shop.pk}-0").delete()
    Counted.objects.create(
        municipality=place,
        employer_mark=person_marks.counted(other.pk),
        youth_mark="fifth",
        jobhunter_mark="0",
        month=date(2026, 6, 1),
    )
    assert fix_month(on=date(2026, 6, 30)) == 0
    assert EmployerTalks.objects.get(municipality=place).employers == [str(shop.pk)]
    assert fix_month(on=date(2026, 7, 1)) > 0
    assert EmployerTalks.objects.get(municipality=place).employers == [str(other.pk)]


def test_of_two_nights_at_once_the_first_fixes_the_month(place, monkeypatch):
    talked_about = counting._talked_about

    def meanwhile(_place, _month):
        monkeypatch.setattr(counting, "_talked_about", talked_about)
        fix_month(on=JUNE)
        return ["of the second night"]

    monkeypatch.setattr(counting, "_talked_about", meanwhile)
    fix_month(on=JUNE)
    assert EmployerTalks.objects.get(municipality=place).employers == []


def test_the_first_month_is_two_years_ago():
    assert counting.first_month(date(2026, 2, 28)) == date(2024, 2, 1)
