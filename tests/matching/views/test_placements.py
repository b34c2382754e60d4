"""Pages about work of a youth."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.enums import State
from jobmatch.taxonomy.selectors import search_occupations
from matching.models import CheckIn, Placement
from matching.services.work import check_ins
from tests.candidates.situations import as_user, wish_for
from tests.factories import (
    make_candidate,
    make_coordinator,
    make_employer,
    make_jobhunter,
    make_occupation,
    make_vacancy,
)
from tests.matching.situations import ended, moment, planned, started

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Noor", on=TODAY, birth_date=TODAY - timedelta(days=365 * 20))


def address(name, youth, **more):
    return reverse(f"matching:{name}", kwargs={"pk": youth.pk, **more})


def filled(**values):
    return {
        "own": "1",
        "employer_name": "Bakkerij Zon",
        "kind": "job",
        "found_by": "youth",
        "starts_on": TODAY.isoformat(),
        "pay": "15,00",
        **values,
    }


def text(answer):
    return answer.content.decode()


def test_the_list_invites_to_record_work(youth, by):
    page = text(as_user(by).get(address("placements", youth)))
    assert "Nog geen werk" in page
    assert address("placement_add", youth) in page


def test_recording_begins_with_which_work_it_is(youth, by):
    make_vacancy(title="Bakker", employer=make_employer("Zon"))
    make_vacancy(title="Kapper")
    page = text(as_user(by).get(address("placement_add", youth), {"text": "bakker"}))
    assert "Bakker" in page
    assert "Kapper" not in page
    assert "?own=1" in page


def test_a_vacancy_fills_in_what_it_tells(youth, by):
    occupation = make_occupation(label_nl="bakker")
    vacancy = make_vacancy(
        title="Bakker gezocht",
        employer=make_employer("Zon"),
        occupation=occupation,
        kind="job",
        hours_min=24,
        hours_max=32,
    )
    page = text(as_user(by).get(address("placement_add", youth), {"vacancy": vacancy.pk}))
    assert "Bakker gezocht" in page
    assert 'value="24"' in page
    assert "employer_name" not in page
    answer = as_user(by).post(
        address("placement_add", youth),
        filled(own="", vacancy=vacancy.pk, found_by="us", occupation=occupation.pk),
    )
    row = Placement.objects.get()
    assert answer.url == address("placement", youth, placement_pk=row.pk)
    assert (row.vacancy, row.employer, row.occupation) == (vacancy, vacancy.employer, occupation)


@pytest.mark.parametrize("pk", ["x", "7c9e6679-7425-40de-944b-e07fc1f90ae7"])
def test_a_vacancy_that_there_is_not_is_not_found(youth, by, pk):
    assert as_user(by).get(address("placement_add", youth), {"vacancy": pk}).status_code == 404


def test_found_work_is_a_success_and_the_page_says_so(youth, by):
    client = as_user(by)
    page = text(client.post(address("placement_add", youth), filled(), follow=True))
    assert "Een echt succes!" in page
    row = Placement.objects.get()
    assert (str(row), row.pay_cents, row.found_by) == ("Bakkerij Zon", 1500, "youth")


def test_the_form_shows_an_amount_with_both_its_cents(youth, by):
    row = planned(youth, by=by, on=TODAY, pay_cents=1640)
    assert 'value="16,40"' in text(as_user(by).get(address("placement_edit", youth, placement_pk=row.pk)))


def test_an_employer_that_we_know_by_name_is_linked(youth, by):
    employer = make_employer("Bakkerij Zon")
    as_user(by).post(address("placement_add", youth), filled(employer_name="bakkerij zon "))
    assert Placement.objects.get().employer == employer


def test_a_broken_rule_is_shown_and_has_to_be_ticked(youth, by):
    client = as_user(by)
    answer = client.post(address("placement_add", youth), filled(pay="5,00"))
    assert answer.status_code == 422
    assert "minimumloon" in text(answer).lower()
    assert 'name="acknowledged"' in text(answer)
    assert not Placement.objects.exists()
    answer = client.post(address("placement_add", youth), filled(pay="5,00", acknowledged=["minimum_wage"]))
    assert answer.status_code == 302
    page = text(client.get(answer.url))
    assert "minder dan het minimum" in page


def test_looking_up_an_occupation_saves_nothing(youth, by):
    make_occupation(label_nl="goudsmid")
    data = filled(look_up="occupation", find_occupation="goudsmid")
    answer = as_user(by).post(address("placement_add", youth), data)
    assert answer.status_code == 200
    assert "goudsmid" in text(answer)
    assert not Placement.objects.exists()


def test_an_occupation_that_was_typed_and_not_chosen_is_not_dropped(youth, by):
    client = as_user(by)
    answer = client.post(address("placement_add", youth), filled(find_occupation="beveiliger"))
    assert answer.status_code == 422
    assert 'value="beveiliger"' in text(answer)
    assert not Placement.objects.exists()
    found = search_occupations("beveiliger")[0]
    chosen = filled(find_occupation="beveiliger", occupation=found.id)
    assert client.post(address("placement_add", youth), chosen).status_code == 302


def test_what_can_not_be_is_said_at_its_field(youth, by):
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    answer = as_user(by).post(address("placement_add", youth), filled(ends_on=yesterday))
    assert answer.status_code == 422
    assert "De laatste dag kan niet voor de eerste werkdag liggen" in text(answer)


def test_work_is_changed(youth, by):
    row = planned(youth, by=by, on=TODAY, starts_on=TODAY)
    client, page = as_user(by), address("placement_edit", youth, placement_pk=row.pk)
    assert "Bakkerij Zon" in text(client.get(page))
    answer = client.post(page, filled(version=row.version, employer_name="Maan", kind="internship"))
    assert answer.status_code == 302
    row.refresh_from_db()
    assert str(row) == "Maan"
    stale = client.post(page, filled(version=1, employer_name="Ster", kind="internship"))
    assert stale.status_code == 422
    assert "Maan" not in stale.context["form"]["employer_name"].value()
    assert f'name="version" value="{row.version}"' in text(stale)


def test_work_begins_and_ends_with_a_tap(youth, by):
    row = planned(youth, by=by, on=TODAY, starts_on=TODAY)
    client = as_user(by)
    start, end = (address(f"placement_{what}", youth, placement_pk=row.pk) for what in ("start", "end"))
    assert client.get(start).status_code == 200
    client.post(start, {"version": 1, "starts_on": TODAY.isoformat()})
    youth.refresh_from_db()
    assert youth.state == State.PLACED
    assert "minimum" not in text(client.get(end))
    answer = client.post(end, {"version": 2, "end_reason": "youth_stopped", "ended_on": TODAY.isoformat()})
    assert answer.status_code == 302
    youth.refresh_from_db()
    assert youth.state == State.OPEN


def test_a_refused_end_says_why(youth, by):
    row = started(youth, by=by, on=TODAY)
    end = address("placement_end", youth, placement_pk=row.pk)
    later = (TODAY + timedelta(days=2)).isoformat()  # midnight may pass meanwhile
    answer = as_user(by).post(end, {"version": row.version, "end_reason": "school", "ended_on": later})
    assert answer.status_code == 422
    assert "tussen de eerste werkdag en vandaag" in text(answer)


@pytest.mark.parametrize("version", ["", "0", "x", "-1", "7", "9" * 30])
def test_an_odd_version_changes_nothing(youth, by, version):
    row, client = started(youth, by=by, on=TODAY), as_user(by)
    ways = {
        "placement_edit": filled(version=version, hours="7"),
        "placement_end": {"version": version, "end_reason": "school", "ended_on": TODAY.isoformat()},
    }
    for name, values in ways.items():
        assert client.post(address(name, youth, placement_pk=row.pk), values).status_code == 422
    client.post(address("placement_undo", youth, placement_pk=row.pk), {"version": version})
    assert Placement.objects.values_list("version", "state", "hours").get() == (
        row.version,
        "started",
        row.hours,
    )


def test_a_mistake_is_taken_back(youth, by):
    row = started(youth, by=by, on=TODAY)
    as_user(by).post(address("placement_undo", youth, placement_pk=row.pk), {"version": row.version})
    row.refresh_from_db()
    assert row.state == "planned"
    answer = as_user(by).post(
        address("placement_undo", youth, placement_pk=row.pk), {"version": "x"}, follow=True
    )
    assert "net veranderd" in text(answer)


def test_twelve_months_are_offered_as_an_ending_when_the_youth_agrees(by):
    year_ago = TODAY - timedelta(days=366)
    youth = make_candidate(by, first_name="Noor", on=year_ago)
    row = started(youth, by=by, on=year_ago)
    client, page = as_user(by), address("placement", youth, placement_pk=row.pk)
    assert "Twaalf maanden aan het werk" in text(client.get(page))
    youth.refresh_from_db()
    keep = address("placement_keep", youth, placement_pk=row.pk)
    client.post(keep, {"version": youth.version})
    youth.refresh_from_db()
    assert youth.state == State.PLACED
    client.post(keep, {"version": youth.version, "agrees": "1"})
    youth.refresh_from_db()
    assert (youth.state, youth.ending) == (State.ENDED, "kept_work")


def test_before_twelve_months_that_is_not_offered(youth, by):
    row = started(youth, by=by, on=TODAY)
    page = text(as_user(by).get(address("placement", youth, placement_pk=row.pk)))
    assert "Twaalf maanden" not in page


def test_the_next_rung_is_shown_without_points(youth, by):
    wish_for(youth, by=by, dream=True, label_nl="beveiliger")
    youth.refresh_from_db()
    vacancy = make_vacancy(title="Portier", occupation=youth.wishes.get().occupation, occupation_checked=True)
    row = started(youth, by=by, on=TODAY)
    page = text(as_user(by).get(address("rung", youth, placement_pk=row.pk)))
    assert "beveiliger" in page
    assert vacancy.title in page
    assert "jm-meter" not in page


def test_a_coordinator_reads_that_the_answers_are_locked(youth, by):
    row = started(youth, by=by, on=TODAY)
    check_ins.record(check_in=moment(row, "d3"), version=1, by=by, on=TODAY, going="good")
    page = address("placement", youth, placement_pk=row.pk)
    assert "achter slot" in text(as_user(make_coordinator(youth.municipality)).get(page))
    assert "achter slot" not in text(as_user(by).get(page))


def test_the_list_says_whom_to_ask_now(by):
    youth = make_candidate(by, first_name="Noor", on=TODAY - timedelta(days=30))
    row = started(youth, by=by, on=TODAY - timedelta(days=30))
    CheckIn.objects.filter(placement=row).update(due=TODAY)
    page = text(as_user(by).get(address("placements", youth)))
    assert "Vraag Noor hoe het gaat, na 3 dagen" in page
    assert address("check_in", youth, check_in_pk=moment(row, "d3").pk) in page


def test_the_list_asks_whether_work_has_begun_and_how_it_goes_on(by):
    long_ago = TODAY - timedelta(days=30)
    youth = make_candidate(by, on=long_ago)
    agreed = planned(youth, by=by, on=long_ago, starts_on=long_ago)
    over = started(youth, by=by, on=long_ago, ends_on=TODAY)
    page = text(as_user(by).get(address("placements", youth)))
    assert address("placement_start", youth, placement_pk=agreed.pk) in page
    assert address("placement_start", youth, placement_pk=over.pk) not in page
    assert address("placement_end", youth, placement_pk=over.pk) in page
    assert address("placement_end", youth, placement_pk=agreed.pk) not in page


def test_work_that_ended_is_still_shown(youth, by):
    row = ended(started(youth, by=by, on=TODAY), by=by, on=TODAY)
    page = text(as_user(by).get(address("placement", youth, placement_pk=row.pk)))
    assert "de jongere stopte" in page
    assert address("placement_edit", youth, placement_pk=row.pk) not in page


def test_youths_for_a_vacancy_are_one_list_without_points(youth, by):
    sam = make_candidate(by, first_name="Sam", on=TODAY - timedelta(days=9))
    trade = make_occupation()
    for each in (youth, sam):
        each.wishes.create(occupation=trade, rank=1)
    vacancy = make_vacancy(title="Bakker", occupation=trade, occupation_checked=True, is_remote=True)
    page = text(as_user(by).get(f"/vacatures/{vacancy.pk}/jongeren/"))
    assert page.index("Sam") < page.index("Noor")
    assert "jm-meter" not in page
    assert "punten" not in page.lower()


@pytest.mark.parametrize("rows", [3])
def test_the_list_costs_the_same_with_more_work(youth, by, rows, django_assert_max_num_queries):
    started(youth, by=by, on=TODAY)
    client = as_user(by)
    with django_assert_max_num_queries(100) as few:
        client.get(address("placements", youth))
    for _ in range(rows):
        started(youth, by=by, on=TODAY)
    with django_assert_max_num_queries(len(few)):
        client.get(address("placements", youth))


def test_a_training_agreement_is_a_paper_of_who_learns_at_work(youth, by):
    job = started(youth, by=by, on=TODAY, kind="job", pay_cents=2000, hours=20)
    learning = started(youth, by=by, on=TODAY, kind="apprenticeship", pay_cents=2000, hours=20)
    client = as_user(by)
    pages = [text(client.get(address("placement", youth, placement_pk=row.pk))) for row in (job, learning)]
    assert ["leerovereenkomst" in page.lower() for page in pages] == [False, True]
    forms = [
        client.get(address("placement_edit", youth, placement_pk=row.pk)).context["form"]
        for row in (job, learning)
    ]
    offered = ["training" in dict(form.fields["papers"].choices) for form in forms]
    assert offered == [False, True]


def test_work_is_recorded_from_the_vacancy_that_was_opened_for_a_youth(youth, by):
    vacancy = make_vacancy(title="Bakker gezocht")
    client = as_user(by)
    listed = text(client.get(address("ranking", youth), {"list": "unread"}))
    page = reverse("employers:vacancy", kwargs={"pk": vacancy.pk})
    record = f"{address('placement_add', youth)}?vacancy={vacancy.pk}"
    offer = address("offer", youth, vacancy_pk=vacancy.pk)
    assert f'href="{offer}"' in listed
    assert record in listed
    assert f"{page}?for={youth.pk}" in text(client.get(offer))
    opened = text(client.get(page, {"for": youth.pk}))
    assert record in opened
    assert address("ranking", youth) in opened
    assert record not in text(client.get(page))
    assert client.get(page, {"for": "nobody"}).status_code == 200
    assert client.get(record).context["form"]["found_by"].value() == "us"


def test_the_file_shows_the_work_in_a_few_lines(youth, by):
    row = started(youth, by=by, on=TODAY)
    client = as_user(by)
    assert f'hx-get="{address("placements", youth)}"' in text(client.get(f"/kandidaten/{youth.pk}/"))
    lines = text(client.get(address("placements", youth), headers={"hx-request": "true"}))
    assert f'href="{address("placement", youth, placement_pk=row.pk)}"' in lines
    assert "Bakkerij Zon" in lines
    assert "<html" not in lines
    planned(youth, by=by, on=TODAY, starts_on=TODAY)
    assert "begonnen/" in text(client.get(address("placements", youth), headers={"hx-request": "true"}))


def test_the_lines_of_a_youth_of_a_colleague_are_not_there(youth, by):
    stranger = as_user(make_jobhunter(youth.municipality))
    answer = stranger.get(address("placements", youth), headers={"hx-request": "true"})
    assert answer.status_code == 404


def test_without_a_dream_the_page_of_the_next_rung_asks_for_one(youth, by):
    work = started(youth, by=by, on=TODAY)
    page = text(as_user(by).get(address("rung", youth, placement_pk=work.pk)))
    wishes = reverse("candidates:edit", kwargs={"pk": youth.pk, "part": "wishes"})
    assert f'href="{wishes}"' in page
    assert "leads to the dream" not in page
    youth.refresh_from_db()
    wish_for(youth, by=by, dream=True)
    page = text(as_user(by).get(address("rung", youth, placement_pk=work.pk)))
    assert f'href="{wishes}"' not in page
