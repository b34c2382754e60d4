"""The demo region: complete, made up, loaded once, only in the demo."""

from collections import Counter
from datetime import date, timedelta

from django.apps import apps

from candidates import lost
from candidates.models import Candidate, CandidateLanguage, Step
from employers.models import Employer, EmployerPerson, Site, Vacancy, WorkplaceFact
from jobmatch.accounts.demo import sign_ins
from jobmatch.accounts.enums import REFERRING_KINDS, Role
from jobmatch.accounts.models import Desk, Membership, Organisation, User
from jobmatch.demo import region


def everything() -> dict[str, int]:
    """How many rows each table of ours holds."""
    ours = [model for model in apps.get_models() if not model.__module__.startswith(("django.", "allauth."))]
    return {model._meta.label: model._default_manager.count() for model in ours}


def test_it_holds_what_it_promises(demo: date) -> None:
    assert Candidate.objects.count() == 64
    assert Employer.objects.count() == 40
    assert Vacancy.objects.count() == 400
    assert Organisation.objects.filter(kind__in=REFERRING_KINDS).count() == 12
    roles = Counter(Membership.objects.order_by().values_list("role", flat=True))
    assert roles == {
        Role.JOBHUNTER: 3,
        Role.COORDINATOR: 1,
        Role.PRIVACY_OFFICER: 1,
        Role.ADMIN: 1,
        Role.REFERRER: 6,
        Role.EMPLOYER_CONTACT: 1,
    }


def test_every_organisation_says_that_it_is_of_the_demo(demo: date) -> None:
    assert not Organisation.objects.exclude(name__endswith="(demo)").exists()


def test_nobody_in_it_can_be_reached(demo: date) -> None:
    reserved = (".example", "@example.org")
    addresses = {
        *EmployerPerson.objects.exclude(email="").values_list("email", flat=True),
        *User.objects.values_list("email", flat=True),
        *Candidate.objects.values_list("email", flat=True),
    }
    assert all(address.endswith(reserved) for address in addresses)
    phones = {phone for phone in Candidate.objects.values_list("phone", flat=True) if phone}
    phones |= {*EmployerPerson.objects.values_list("phone", flat=True)}
    assert phones
    assert all(phone.startswith("+3197000000") for phone in phones)


def test_each_employer_has_one_to_three_sites_in_real_towns(demo: date) -> None:
    sites = Counter(Site.objects.order_by().values_list("employer_id", flat=True))
    assert len(sites) == 40
    assert set(sites.values()) <= {1, 2, 3}
    assert not Site.objects.filter(town=None).exists()


def test_workplace_facts_are_mixed(demo: date) -> None:
    answers = Counter(WorkplaceFact.objects.order_by().values_list("answer", flat=True))
    assert min(answers["yes"], answers["no"]) > 50
    assert WorkplaceFact.objects.filter(expires_on__lt=demo).exists()
    assert Employer.objects.filter(facts=None).exists()


def test_vacancies_are_of_many_kinds_and_some_must_be_checked(demo: date) -> None:
    vacancies = Vacancy.objects.order_by()
    assert len(set(vacancies.values_list("kind", flat=True)) - {""}) == 7
    assert len(set(vacancies.values_list("occupation_id", flat=True))) > 100
    assert vacancies.to_check().count() >= 20
    assert vacancies.open(on=demo).count() > 340
    assert vacancies.filter(closes_on__range=(demo, demo + timedelta(days=4)), state="open").count() >= 10
    assert not vacancies.filter(description="").exists()


def test_files_lie_at_three_desks_and_in_the_pool_and_nobody_is_lost(demo: date) -> None:
    desks = set(Candidate.objects.order_by().values_list("desk", flat=True))
    assert len(desks) == 4
    assert Desk.objects.get(user=None).pk in desks
    assert lost.find(on=demo) == []


def test_next_steps_are_overdue_today_and_later(demo: date) -> None:
    due = Step.objects.primary().order_by()
    assert due.count() == 61
    assert due.overdue(on=demo).count() >= 4
    assert due.filter(due=demo).count() >= 3
    assert due.filter(due__gt=demo).count() >= 30


def test_much_is_not_told_yet(demo: date) -> None:
    assert Candidate.objects.filter(wishes=None).exists()
    assert Candidate.objects.filter(travel_minutes=None).exists()
    assert Candidate.objects.filter(credentials_complete=False).exists()
    assert CandidateLanguage.objects.values("candidate").distinct().count() < 62


def test_a_second_load_changes_nothing(demo: date) -> None:
    before = everything()
    assert region.load(on=demo + timedelta(days=3)) is False
    assert everything() == before


def test_each_role_has_a_sign_in(demo: date) -> None:
    assert len(sign_ins()) == len(Role)
