"""The route of the demo's youth who dreams of security, once at work in the station shop."""

from datetime import date

import pytest

from candidates.models import Candidate
from employers.models import Employer, Vacancy
from jobmatch.accounts.models import User
from jobmatch.demo.people import STORY_DESK, STORY_ID
from jobmatch.taxonomy.models import Occupation
from matching.models import Placement
from matching.scorer.v2.doors import GetLicences
from matching.services.ranking import doors, route, rungs
from matching.services.ranking.route import Route
from tests.matching.situations import started

SHOP = "522"  # ISCO: work in shops


@pytest.fixture
def asha(demo: date) -> User:
    return User.objects.get(email=STORY_DESK)


@pytest.fixture
def work(demo: date, asha: User) -> Placement:
    """The shop job at the railways."""
    return started(
        Candidate.objects.get(pk=STORY_ID),
        by=asha,
        on=demo,
        employer=Employer.objects.get(organisation__name="Spoor Midden (demo)"),
        employer_name="",
        occupation=Occupation.objects.get(label_nl="winkelmedewerker station"),
    )


@pytest.fixture
def found(work: Placement, asha: User, demo: date) -> Route:
    return route.for_staff(candidate=work.candidate, by=asha, on=demo)


def rows_of(vacancies: list[Vacancy]) -> list[tuple[str, str]]:
    return [(row.title, str(row.employer)) for row in vacancies]


def test_the_security_job_of_the_own_employer_comes_first(work: Placement, asha: User, demo: date) -> None:
    found = rungs.next_rungs(placement=work, by=asha, on=demo)
    here = found.vacancies(found.here)
    assert found.in_house is True
    assert rows_of(here)[0] == ("Beveiliger stations", "Spoor Midden (demo)")
    assert found.here[0].shelf == "step"  # the guard's diploma is missing
    assert {row.employer for row in here} == {work.employer}
    assert found.elsewhere[0].rung is not None
    assert found.elsewhere[0].rung.learns


def test_the_first_stone_is_to_learn_the_trade_at_work(found: Route) -> None:
    first = found.ranked.vacancies[found.stones[0].vacancy]
    assert (first.kind, found.stones[0].rung and found.stones[0].rung.learns) == ("apprenticeship", True)
    assert "Beveiliger" in first.title
    assert found.ranked.vacancies[found.jobs[0].vacancy].title == "Beveiliger stations"


def test_no_stone_is_another_job_in_a_shop(found: Route, work: Placement, asha: User, demo: date) -> None:
    after = rungs.next_rungs(placement=work, by=asha, on=demo)
    rows = [*found.stones, *found.jobs, *after.here, *after.elsewhere]
    vacancies = [found.ranked.vacancies[row.vacancy] for row in rows]
    assert vacancies
    assert not [row.title for row in vacancies if row.occupation and row.occupation.isco.startswith(SHOP)]


def test_the_diploma_opens_most_doors(work: Placement, asha: User, demo: date) -> None:
    opening = doors.for_candidate(candidate=work.candidate, by=asha, on=demo)
    assert opening.doors[0].change == GetLicences(("security_diploma",))
