import pytest
from django.test import Client
from django.urls import reverse

from employers.models import Employer, Vacancy
from tests.employers.situations import a_town, an_occupation, make_employer, make_vacancy
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
CHECK = "/vacatures/controleren/"


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def decide(client: Client, row: Vacancy, **choice: object):
    row.refresh_from_db()
    address = reverse("employers:check_decide", args=[row.pk])
    return client.post(address, {"version": row.version, **choice}, follow=True)


def test_one_vacancy_is_worked_through_question_by_question(jobhunter: Client) -> None:
    row = make_vacancy(title="Beveiliger", employer_text="Iemand")
    page = jobhunter.get(CHECK)
    assert (page.context["decision"].part, page.context["left"]) == ("occupation", 3)
    chosen = page.context["decision"].occupations[0]
    assert "beveilig" in chosen.label.lower()
    page = decide(jobhunter, row, part="occupation", choice=str(chosen.id))
    assert (page.context["decision"].part, page.context["left"]) == ("place", 2)
    page = decide(jobhunter, row, part="place", place="Utrecht")
    assert (page.context["decision"].part, page.context["left"]) == ("employer", 1)
    page = decide(jobhunter, row, part="employer", name="Nieuwe Werkgever")
    assert page.context["decision"] is None
    row.refresh_from_db()
    assert (row.occupation_id, row.town, str(row.employer)) == (chosen.id, a_town(), "Nieuwe Werkgever")


def test_none_of_these_and_unknown_go_on_too(jobhunter: Client) -> None:
    row = make_vacancy()
    decide(jobhunter, row, part="occupation", choice="")
    decide(jobhunter, row, part="place", unknown="1")
    page = decide(jobhunter, row, part="employer", unknown="1")
    assert page.context["left"] == 0


def test_the_last_decision_is_undone_and_shown_again(jobhunter: Client) -> None:
    row = make_vacancy(occupation=an_occupation(), occupation_certainty=40)
    page = decide(jobhunter, row, part="occupation", choice=str(an_occupation(2).pk))
    assert page.context["can_undo"]
    page = jobhunter.post(reverse("employers:check_undo"), follow=True)
    assert (page.context["decision"].part, page.context["can_undo"]) == ("occupation", False)
    row.refresh_from_db()
    assert (row.occupation, row.occupation_certainty) == (an_occupation(), 40)
    assert jobhunter.post(reverse("employers:check_undo"), follow=True).status_code == 200


def test_a_place_that_cannot_be_found_and_an_empty_answer_ask_again(jobhunter: Client) -> None:
    row = make_vacancy(occupation=an_occupation(), occupation_checked=True)
    for choice in ({"place": "Nergenshuizen"}, {}):
        page = decide(jobhunter, row, part="place", **choice)
        assert (page.context["decision"].part, page.context["left"]) == ("place", 2)


def test_an_employer_is_chosen_also_for_the_others_of_that_name_and_undone_for_all(jobhunter: Client) -> None:
    known = {"occupation": an_occupation(), "occupation_checked": True, "town": a_town()}
    first, second = (make_vacancy(employer_text="Bakkerij Zonnebloem Utrecht", **known) for _ in range(2))
    employer = make_employer("Zonnebloem")
    decision = jobhunter.get(CHECK).context["decision"]
    assert (decision.employers, decision.alike) == ([employer], 1)
    decide(jobhunter, first, part="employer", choice=str(employer.pk), alike="1")
    assert Vacancy.objects.filter(employer=employer).count() == 2
    jobhunter.post(reverse("employers:check_undo"))
    assert not Vacancy.objects.filter(employer=employer).exists()
    assert second.pk != first.pk


def test_an_employer_named_in_the_text_of_a_stand_in_is_offered(jobhunter: Client) -> None:
    employer = make_employer("Voorbeeldhuizen")
    known = {"occupation": an_occupation(), "occupation_checked": True, "town": a_town()}
    make_vacancy(
        employer_text="Onze opdrachtgever", description="Bij Voorbeeldhuizen krijg je ruimte.", **known
    )
    assert jobhunter.get(CHECK).context["decision"].employers == [employer]


def test_an_employer_with_a_name_that_is_taken_is_not_made_again(jobhunter: Client) -> None:
    make_employer("Bakker")
    row = make_vacancy(occupation=an_occupation(), occupation_checked=True, town=a_town())
    decide(jobhunter, row, part="employer", name="BAKKER")
    assert Employer.objects.count() == 1


def test_another_word_is_searched_for_the_same_vacancy(jobhunter: Client) -> None:
    row = make_vacancy(title="Onleesbaar")
    found = {"vacancy": row.pk, "part": "occupation", "text": "beveiliger"}
    decision = jobhunter.get(CHECK, found).context["decision"]
    assert decision.vacancy == row
    assert any("beveilig" in hit.label.lower() for hit in decision.occupations)


def test_what_was_suggested_comes_first(jobhunter: Client) -> None:
    make_vacancy(title="Beveiliger", occupation=an_occupation(), occupation_certainty=40)
    hits = jobhunter.get(CHECK).context["decision"].occupations
    assert hits[0].id == an_occupation().pk
    assert len({hit.id for hit in hits}) == len(hits) <= 5


def test_later_passes_over_and_comes_round_again(jobhunter: Client) -> None:
    first, second = (make_vacancy() for _ in range(2))
    shown = jobhunter.get(CHECK).context["decision"].vacancy
    other = jobhunter.get(CHECK, {"after": shown.pk}).context["decision"].vacancy
    assert {shown, other} == {first, second}
    assert jobhunter.get(CHECK, {"after": other.pk}).context["decision"].vacancy == shown


def test_a_stale_or_strange_decision_changes_nothing(jobhunter: Client) -> None:
    row = make_vacancy()
    address = reverse("employers:check_decide", args=[row.pk])
    for data in (
        {"version": 9, "part": "place", "unknown": 1},
        {"version": 1, "part": "title"},
        {"version": "٣"},
    ):
        jobhunter.post(address, data)
    assert Vacancy.objects.get().version == 1
    for query in ({"after": "x"}, {"vacancy": "x", "part": "place"}, {"vacancy": row.pk, "part": "x"}):
        assert jobhunter.get(CHECK, query).status_code == 200


def test_a_sign_that_no_database_keeps_is_not_searched_for(jobhunter: Client) -> None:
    make_employer("Bakker")
    row = make_vacancy(occupation_is_unknown=True, place_is_unknown=True)
    answer = jobhunter.get(CHECK, {"vacancy": row.pk, "part": "employer", "text": "bak\0ker"})
    assert [str(found) for found in answer.context["decision"].employers] == ["Bakker"]


def test_htmx_gets_the_decision_only(jobhunter: Client) -> None:
    make_vacancy()
    answer = jobhunter.get(CHECK, headers={"HX-Request": "true"})
    assert b"<html" not in answer.content
