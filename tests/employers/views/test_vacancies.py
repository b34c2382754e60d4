from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from employers.enums import VacancyState
from employers.models import Vacancy
from jobmatch.taxonomy.models import EntryCondition, Skill
from jobmatch.taxonomy.selectors import search_occupations
from tests.employers.situations import (
    READ,
    a_town,
    an_occupation,
    make_complete_vacancy,
    make_contact,
    make_employer,
    make_site,
    make_vacancy,
)
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def rows(client: Client, **wanted: str) -> set[str]:
    page = client.get(reverse("employers:vacancies"), wanted).context["page"]
    return {row.title for row in page.object_list}


def form_of(client: Client, address: str, **changes: Any) -> dict[str, Any]:
    """What a browser would send for the form as it is shown, with some fields typed."""
    form = client.get(address).context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if value not in (None, "", False, []):
            data[bound.html_name] = value
    return data | changes


def test_the_list_shows_open_vacancies_and_filters(jobhunter: Client) -> None:
    occupation = an_occupation()
    make_complete_vacancy(title="Kok", employer=make_employer("Eethuis"), kind="job")
    make_vacancy(title="Iets", occupation=occupation, employer_text="Onze opdrachtgever")
    make_complete_vacancy(title="Dicht", state="closed")
    assert rows(jobhunter) == {"Kok", "Iets"}
    assert rows(jobhunter, text="kok") == {"Kok"}
    assert "Iets" in rows(jobhunter, text=occupation.label_nl)
    assert rows(jobhunter, employer="eethuis") == {"Kok"}
    assert rows(jobhunter, employer="opdrachtgever") == {"Iets"}
    assert rows(jobhunter, kind="job") == {"Kok"}
    assert rows(jobhunter, show="to_check") == {"Iets"}
    assert rows(jobhunter, show="closed") == {"Dicht"}
    assert rows(jobhunter, show="all") == {"Kok", "Iets", "Dicht"}
    assert rows(jobhunter, kind="nonsense", show="nonsense", page="9") == {"Kok", "Iets"}


def test_the_list_takes_as_many_queries_for_ten_as_for_twenty(jobhunter: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            jobhunter.get(reverse("employers:vacancies"))
        return len(captured)

    for _ in range(10):
        make_complete_vacancy(site=None)
    queries()
    ten = queries()
    for _ in range(10):
        employer = make_employer()
        make_complete_vacancy(employer=employer, site=make_site(employer, town=a_town()))
    assert queries() == ten


def test_htmx_gets_the_rows_only(jobhunter: Client) -> None:
    answer = jobhunter.get(reverse("employers:vacancies"), headers={"HX-Request": "true"})
    assert b"<html" not in answer.content


def test_a_vacancy_shows_its_age_and_that_a_suggestion_is_not_checked(jobhunter: Client) -> None:
    posted = timezone.localdate() - timedelta(days=40)
    row = make_vacancy(
        posted_on=posted, occupation=an_occupation(), occupation_certainty=44, hours_min=8, hours_max=16
    )
    text = jobhunter.get(reverse("employers:vacancy", args=[row.pk])).content.decode()
    assert "40" in text
    assert "44%" in text
    assert an_occupation().label_nl in text


def test_a_description_is_shown_as_text_and_never_as_markup(jobhunter: Client) -> None:
    row = make_vacancy(title="<script>x</script>", description="<img src=x onerror=alert(1)>")
    text = jobhunter.get(reverse("employers:vacancy", args=[row.pk])).content.decode()
    assert "<script>x" not in text
    assert "<img src=x" not in text


def test_a_vacancy_is_posted_from_the_form(jobhunter: Client) -> None:
    skill = Skill.objects.learnable().order_by("uri")[0]
    employer = make_employer()
    data = {
        "title": "Kok",
        "employer": employer.pk,
        "place": "3511 Utrecht",
        "occupation": [str(an_occupation().pk)],
        "skills_required": [str(skill.pk)],
        "language_0": "nl",
        "level_0": "A2",
        "licences": ["haccp"],
        "dayparts": ["0", "20"],
        "hours_min": "8",
        "hours_max": "16",
        "pay_min": "14,50",
        "pay_max": "15",
        "pay_period": "hour",
        "night_work": "no",
        "openings": "2",
    }
    answer = jobhunter.post(reverse("employers:vacancy_add"), data)
    row = Vacancy.objects.get()
    assert answer.url == reverse("employers:vacancy", args=[row.pk])
    assert (row.employer, row.town, row.postcode, row.occupation) == (
        employer,
        a_town(),
        "3511",
        an_occupation(),
    )
    assert (row.dayparts, row.night_work, row.hazardous_work) == (1 | 1 << 20, False, None)
    assert row.skills.get().skill == skill
    assert jobhunter.get(answer.url).status_code == 200


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("place", "Nergenshuizen"),
        ("hours_min", "80"),
        ("level_0", "A1"),
        ("occupation", "nonsense"),
        ("kind", "nonsense"),
        ("hours_max", "8"),
        ("title", "x\x00y"),
    ],
)
def test_a_form_with_something_wrong_keeps_what_was_typed(jobhunter: Client, field: str, value: str) -> None:
    data = {"title": "Kok", "openings": "1", "description": "Getypt"} | {field: value}
    answer = jobhunter.post(reverse("employers:vacancy_add"), data)
    assert answer.status_code == 422
    assert "Getypt" in answer.content.decode()
    assert not Vacancy.objects.exists()


def test_pay_without_a_period_is_said_above_the_form(jobhunter: Client) -> None:
    answer = jobhunter.post(
        reverse("employers:vacancy_add"), {"title": "Kok", "openings": "1", "pay_min": "9"}
    )
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["__all__"]


def test_looking_up_an_occupation_without_scripts_saves_nothing(jobhunter: Client) -> None:
    data = {"title": "Kok", "look_up": "occupation", "find_occupation": "beveiliger"}
    answer = jobhunter.post(reverse("employers:vacancy_add"), data)
    assert answer.status_code == 200
    assert "beveiliger" in answer.content.decode().lower()
    assert not Vacancy.objects.exists()


def test_what_was_looked_up_and_not_chosen_is_not_dropped(jobhunter: Client) -> None:
    data = {"title": "Kok", "openings": "1", "find_occupation": "beveiliger"}
    answer = jobhunter.post(reverse("employers:vacancy_add"), data)
    assert answer.status_code == 422
    assert 'value="beveiliger"' in answer.content.decode()
    assert not Vacancy.objects.exists()
    chosen = {**data, "occupation": str(search_occupations("beveiliger")[0].id)}
    assert jobhunter.post(reverse("employers:vacancy_add"), chosen).status_code == 302


def test_saving_a_form_unchanged_changes_nothing_but_the_version(jobhunter: Client) -> None:
    row = make_complete_vacancy(pay_min="15.50", pay_period="hour", dayparts=5, night_work=True, kind="job")
    row.languages.create(language="nl", level="B1")
    row.licences.create(licence="driving_b", by_law=True)
    before = Vacancy.objects.values().get()
    address = reverse("employers:vacancy_edit", args=[row.pk])
    answer = jobhunter.post(address, form_of(jobhunter, address))
    assert answer.status_code == 302
    after = Vacancy.objects.values().get()
    assert {name for name in before if before[name] != after[name]} <= {"version", "decided"}
    assert (row.languages.get().level, row.licences.get().by_law) == ("B1", True)


def test_the_second_of_two_people_sees_both_versions_and_loses_nothing(jobhunter: Client) -> None:
    row = make_complete_vacancy(title="Kok")
    address = reverse("employers:vacancy_edit", args=[row.pk])
    data = form_of(jobhunter, address, title="Mijn titel")
    other = sign_in(Client(), make_jobhunter())
    other.post(address, form_of(other, address, title="Hun titel"))
    answer = jobhunter.post(address, data)
    assert answer.status_code == 422
    assert ("Mijn titel", "Hun titel") in [change[1:] for change in answer.context["changes"]]
    assert Vacancy.objects.get().title == "Hun titel"
    data["version"] = answer.context["form"]["version"].value()
    assert jobhunter.post(address, data).status_code == 302
    assert Vacancy.objects.get().title == "Mijn titel"


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "7", "9" * 30])
def test_an_odd_version_changes_nothing(jobhunter: Client, version: str) -> None:
    row = make_complete_vacancy(title="Kok")
    address = reverse("employers:vacancy_edit", args=[row.pk])
    answer = jobhunter.post(address, form_of(jobhunter, address, title="Mijn titel") | {"version": version})
    assert answer.status_code == 422
    assert Vacancy.objects.get().title == "Kok"


def test_a_vacancy_is_filled_and_reopened_by_buttons(jobhunter: Client) -> None:
    row = make_vacancy()
    address = reverse("employers:vacancy_move", args=[row.pk])
    jobhunter.post(address, {"version": 1, "to": "filled"})
    assert Vacancy.objects.get().state == "filled"
    jobhunter.post(address, {"version": "x", "to": "open"})
    assert Vacancy.objects.get().state == "filled"
    jobhunter.post(address, {"version": 2, "to": "open"})
    assert Vacancy.objects.get().state == "open"


def test_what_time_took_off_opens_when_the_employer_says_that_it_is_still_open(jobhunter: Client) -> None:
    row = make_complete_vacancy(state=VacancyState.CLOSED, asked_on=timezone.localdate() - timedelta(days=15))
    assert jobhunter.get(reverse("employers:vacancy", args=[row.pk])).context["may_be_confirmed"]
    jobhunter.post(reverse("employers:vacancy_confirm", args=[row.pk]), {"version": 1})
    row.refresh_from_db()
    assert (row.state, row.confirmed_on) == (VacancyState.OPEN, timezone.localdate())


def test_what_the_law_asks_is_offered_and_taken_over(jobhunter: Client) -> None:
    occupation = an_occupation()
    EntryCondition.objects.filter(occupation=occupation).delete()
    EntryCondition.objects.create(occupation=occupation, kind="licence", code="driving_c", by_law=True)
    row = make_complete_vacancy(occupation=occupation)
    address = reverse("employers:vacancy_law", args=[row.pk])
    assert address in jobhunter.get(reverse("employers:vacancy", args=[row.pk])).content.decode()
    jobhunter.post(address, {"version": 1})
    assert row.licences.get().by_law
    assert address not in jobhunter.get(reverse("employers:vacancy", args=[row.pk])).content.decode()


def test_what_was_read_is_shown_with_its_words_and_decided_in_one_tap(jobhunter: Client) -> None:
    row = make_complete_vacancy(leading=True, leading_c=70, leading_phrase="Manager bediening", **READ)
    page, address = (
        reverse("employers:vacancy", args=[row.pk]),
        reverse("employers:vacancy_reading", args=[row.pk]),
    )
    shown = jobhunter.get(page).content.decode()
    assert shown.count(f'action="{address}"') == 2
    assert "minimaal 3 jaar ervaring" in shown
    assert "90% zeker" in shown
    jobhunter.post(address, {"version": 1, "part": "experience", "holds": "no"})
    jobhunter.post(address, {"version": 2, "part": "leading", "holds": "yes"})
    row.refresh_from_db()
    assert (row.years_asked, row.leading_c) == (None, 100)
    assert f'action="{address}"' not in jobhunter.get(page).content.decode()


def test_who_may_not_change_a_vacancy_is_asked_nothing_about_it(client: Client) -> None:
    row = make_complete_vacancy(**READ)
    sign_in(client, make_contact(make_employer()))
    address = reverse("employers:vacancy_reading", args=[row.pk])
    assert client.post(address, {"version": 1, "part": "experience", "holds": "no"}).status_code == 404


def test_what_a_vacancy_asks_is_typed_in_the_form(jobhunter: Client) -> None:
    row = make_complete_vacancy()
    address = reverse("employers:vacancy_edit", args=[row.pk])
    typed = {"years_asked": "2", "leading": "no", "abroad": "no", "screenings": ["vog"], "no_language": "on"}
    assert jobhunter.post(address, form_of(jobhunter, address, **typed)).status_code == 302
    row.refresh_from_db()
    assert (row.years_asked, row.leading, row.abroad) == (2, False, False)
    assert (row.screenings, row.no_language, row.years_c) == (["vog"], True, 100)
    shown = jobhunter.get(reverse("employers:vacancy", args=[row.pk])).content.decode()
    assert "VOG (verklaring omtrent het gedrag)" in shown


def test_a_contact_sees_and_posts_the_own_vacancies_only(client: Client) -> None:
    employer = make_employer()
    sign_in(client, make_contact(employer))
    make_complete_vacancy(title="Eigen", employer=employer)
    make_complete_vacancy(title="Vreemd")
    assert rows(client) == {"Eigen"}
    client.post(
        reverse("employers:vacancy_add"), {"title": "Nieuw", "openings": "1", "employer": employer.pk}
    )
    assert Vacancy.objects.get(title="Nieuw").employer == employer
