"""What is kept of wordings that may not be asked comes and goes with the words."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.imports.reader import parse
from employers.models import Demand, Vacancy
from employers.services import checks, demands, employers, imports, neutral, vacancies
from jobmatch.accounts.models import User
from jobmatch.audit.models import Entry
from jobmatch.audit.services import COMMAND_LINE
from jobmatch.errors import RuleBroken
from tests.employers.imports.documents import as_bytes, posting
from tests.employers.situations import TODAY, make_contact, make_employer, make_site, make_vacancy
from tests.factories import make_jobhunter

pytestmark = pytest.mark.django_db
YOUNG = "Wij zijn een jong team."


@pytest.fixture
def jobhunter() -> User:
    return make_jobhunter()


@pytest.fixture
def vacancy(jobhunter: User) -> Vacancy:
    return vacancies.post(title="Kok", description=YOUNG, by=jobhunter, on=TODAY)


def decided(demand: Demand, decision: str, by: User) -> Vacancy:
    demands.decide(demand=demand, decision=decision, by=by, on=TODAY)
    return Vacancy.objects.get(pk=demand.vacancy_id)


def test_words_that_may_not_be_asked_are_kept_and_mark_the_vacancy(vacancy: Vacancy) -> None:
    demand = vacancy.demands.get()
    assert (demand.part, demand.rule, demand.phrase) == ("description", "age_young", "jong team")
    assert (demand.decision, Vacancy.objects.get().has_demand) == ("", True)


def test_they_go_when_the_words_go(vacancy: Vacancy, jobhunter: User) -> None:
    vacancies.change(vacancy=vacancy, version=1, by=jobhunter, description="Wij zijn een team.")
    assert not Demand.objects.exists()
    assert not Vacancy.objects.get().has_demand


def test_what_was_said_of_them_stays_while_the_words_stay(vacancy: Vacancy, jobhunter: User) -> None:
    decided(vacancy.demands.get(), "discussed", jobhunter)
    vacancy.refresh_from_db()
    vacancies.change(vacancy=vacancy, version=1, by=jobhunter, description=f"{YOUNG} Geen hoofddoek.")
    assert {(one.rule, one.decision) for one in Demand.objects.all()} == {
        ("age_young", "discussed"),
        ("religion_head", ""),
    }


def test_no_objection_takes_the_mark_away_and_a_talk_does_not(vacancy: Vacancy, jobhunter: User) -> None:
    demand = vacancy.demands.get()
    assert decided(demand, "discussed", jobhunter).has_demand
    assert not decided(demand, "no_objection", jobhunter).has_demand
    assert decided(demand, "", jobhunter).has_demand
    demand.refresh_from_db()
    assert (demand.decided_by, demand.decided_on) == (None, None)
    assert Entry.objects.filter(event="demand.decided", target_id=demand.pk).count() == 3


def test_a_change_of_what_was_read_earlier_leaves_the_mark(vacancy: Vacancy, jobhunter: User) -> None:
    read_before = Vacancy.objects.get()
    decided(vacancy.demands.get(), "no_objection", jobhunter)
    vacancies.change(vacancy=read_before, version=1, by=jobhunter, openings=3)
    assert not Vacancy.objects.get().has_demand


def test_only_a_jobhunter_says_something_of_them(vacancy: Vacancy) -> None:
    contact = make_contact(make_employer())
    with pytest.raises(RuleBroken) as broken:
        demands.decide(demand=vacancy.demands.get(), decision="no_objection", by=contact, on=TODAY)
    assert broken.value.code == "forbidden"


def test_nothing_is_said_of_words_that_are_gone_or_in_other_words(vacancy: Vacancy, jobhunter: User) -> None:
    demand = vacancy.demands.get()
    with pytest.raises(RuleBroken) as broken:
        demands.decide(demand=demand, decision="fine", by=jobhunter, on=TODAY)
    assert broken.value.code == "decision"
    Demand.objects.all().delete()
    with pytest.raises(RuleBroken) as broken:
        demands.decide(demand=demand, decision="discussed", by=jobhunter, on=TODAY)
    assert broken.value.code == "gone"


def test_a_neutral_wording_is_taken_over_and_stays_of_a_person(vacancy: Vacancy, jobhunter: User) -> None:
    neutral.take_over(demand=vacancy.demands.get(), version=1, by=jobhunter, on=TODAY)
    row = Vacancy.objects.get()
    assert (row.description, row.decided, row.has_demand) == ("Wij zijn een team.", ["description"], False)
    assert not Demand.objects.exists()


def test_it_is_taken_over_only_of_the_text_that_was_read(vacancy: Vacancy, jobhunter: User) -> None:
    demand = vacancy.demands.get()
    vacancies.change(vacancy=vacancy, version=1, by=jobhunter, openings=2)
    with pytest.raises(RuleBroken) as broken:
        neutral.take_over(demand=demand, version=1, by=jobhunter, on=TODAY)
    assert broken.value.code == "stale"


def test_pay_under_the_minimum_is_kept_the_same_way_and_has_no_words_to_take_over(jobhunter: User) -> None:
    row = vacancies.post(title="Kok", pay_min=9, pay_period="hour", by=jobhunter, on=TODAY)
    demand = row.demands.get()
    assert (demand.part, demand.rule, demand.phrase) == ("pay", "pay_minimum", "9.00 hour")
    with pytest.raises(RuleBroken) as broken:
        neutral.take_over(demand=demand, version=1, by=jobhunter, on=TODAY)
    assert broken.value.code == "gone"
    vacancies.change(vacancy=row, version=1, by=jobhunter, pay_min=30)
    assert not Demand.objects.exists()


def test_the_text_about_an_employer_and_the_name_of_a_site_are_read_too(jobhunter: User) -> None:
    employer = employers.register(name="Bakker", about="Wij zijn een jong team.", by=jobhunter)
    site = employers.add_site(employer=employer, name="Alleen mannen", by=jobhunter)
    assert [one.rule for one in employer.demands.all()] == ["age_young"]
    assert [one.rule for one in site.demands.all()] == ["sex_wanted"]
    neutral.take_over(demand=employer.demands.get(), version=1, by=jobhunter, on=TODAY)
    neutral.take_over(demand=site.demands.get(), version=1, by=jobhunter, on=TODAY)
    employer.refresh_from_db()
    site.refresh_from_db()
    assert (employer.about, site.name) == ("Wij zijn een team.", "Iedereen kan reageren (m/v/x)")
    employers.change(employer=employer, version=employer.version, about="Geen hoofddoek", by=jobhunter)
    assert employer.demands.count() == 1


def test_an_import_refuses_nothing_and_marks(jobhunter: User) -> None:
    texts = {"1": YOUNG, "2": "Een fijn team."}
    nodes = [posting(identifier=number, description=text) for number, text in texts.items()]
    report = imports.take_in(parsed=parse(as_bytes(nodes)), by=COMMAND_LINE)
    assert (report.new, report.refused) == (2, 0)
    assert Vacancy.objects.filter(has_demand=True).count() == 1
    marked = Vacancy.objects.get(has_demand=True)
    decided(marked.demands.get(), "no_objection", jobhunter)
    nodes[0]["title"] = "Andere titel"
    report = imports.take_in(parsed=parse(as_bytes(nodes)), by=COMMAND_LINE)
    assert (report.changed, Demand.objects.get().decision) == (1, "no_objection")
    nodes[0]["description"] = nodes[1]["description"]
    imports.take_in(parsed=parse(as_bytes(nodes)), by=COMMAND_LINE)
    assert not Demand.objects.exists()


def test_a_dry_run_keeps_nothing(jobhunter: User) -> None:
    imports.take_in(parsed=parse(as_bytes([posting(description=YOUNG)])), by=COMMAND_LINE, dry_run=True)
    assert not Demand.objects.exists()


def test_an_import_asks_as_few_questions_for_many_as_for_few() -> None:
    def asked(first: int, count: int) -> int:
        nodes = [posting(identifier=str(first + each), description=YOUNG) for each in range(count)]
        with CaptureQueriesContext(connection) as queries:
            imports.take_in(parsed=parse(as_bytes(nodes)), by=COMMAND_LINE)
        return len(queries)

    asked(0, 1)
    assert asked(10, 3) == asked(20, 12)


def test_the_texts_that_were_there_before_are_read_by_the_command() -> None:
    make_vacancy(title="Kok", description=YOUNG)
    make_site(make_employer(about=YOUNG))
    said = StringIO()
    call_command("find_demands", stdout=said)
    assert said.getvalue() == "2 wordings that may not be asked, 2 new\n"
    assert Vacancy.objects.get().has_demand
    call_command("find_demands", stdout=StringIO())
    assert Demand.objects.count() == 2


def test_a_decision_on_the_check_page_is_taken_back(vacancy: Vacancy, jobhunter: User) -> None:
    undo = checks.decide_demand(
        vacancy=vacancy, version=1, demand=vacancy.demands.get(), decision="discussed", by=jobhunter, on=TODAY
    )
    assert Demand.objects.get().decision == "discussed"
    checks.take_back(undo=undo, by=jobhunter)
    assert Demand.objects.get().decision == ""
    Demand.objects.all().delete()
    with pytest.raises(RuleBroken) as broken:
        checks.take_back(undo=undo, by=jobhunter)
    assert broken.value.code == "gone"


def test_words_of_another_vacancy_are_not_decided_there(vacancy: Vacancy, jobhunter: User) -> None:
    with pytest.raises(RuleBroken):
        checks.decide_demand(
            vacancy=make_vacancy(),
            version=1,
            demand=vacancy.demands.get(),
            decision="discussed",
            by=jobhunter,
            on=TODAY,
        )
