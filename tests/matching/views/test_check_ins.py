"""Pages on which is written down how it goes."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.enums import Purpose
from candidates.models import Experience
from tests.candidates.situations import as_user, say_yes
from tests.candidates.voice_situations import told_of
from tests.factories import make_candidate, make_coordinator, make_employer
from tests.matching.situations import moment, started

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LINE = "Ik word goed geholpen"


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Noor", on=TODAY)


@pytest.fixture
def work(youth, by):
    employer = make_employer("Zon")
    employer.facts.create(
        item="place_to_pray", answer="yes", stated_on=TODAY, expires_on=TODAY + timedelta(days=90)
    )
    return started(youth, by=by, on=TODAY, employer=employer, employer_name="")


def page_of(row, name="check_in"):
    kwargs = {"pk": row.placement.candidate_id, "check_in_pk": row.pk}
    return reverse(f"matching:{name}", kwargs=kwargs)


def work_page(work):
    return reverse("matching:placement", kwargs={"pk": work.candidate_id, "placement_pk": work.pk})


def test_an_answer_is_one_tap_and_a_line(work, by):
    row = moment(work, "d3")
    client = as_user(by)
    page = client.get(page_of(row)).content.decode()
    assert "Hoe gaat het met Noor?" in page
    answer = client.post(page_of(row), {"version": 1, "going": "good", "treated": "so_so", "line": LINE})
    assert answer.url == work_page(work)
    assert LINE in client.get(work_page(work)).content.decode()


def test_what_follows_is_said_before_the_question_about_a_label(work, by):
    answer = as_user(by).post(
        page_of(moment(work, "d3")),
        {"version": 1, "going": "bad", "line": "Hij is een Marokkaan"},
        follow=True,
    )
    assert [str(said).split()[0] for said in answer.context["messages"]] == ["Opgeschreven.", "Je"]


def test_a_coordinator_sees_neither_the_line_nor_a_place_to_write_one(work, by):
    row = moment(work, "d3")
    as_user(by).post(page_of(row), {"version": 1, "going": "bad", "line": LINE})
    boss = as_user(make_coordinator(work.candidate.municipality))
    page = boss.get(work_page(work)).content.decode()
    assert LINE not in page
    assert "slecht" not in page
    assert 'name="line"' not in boss.get(page_of(moment(work, "w1"))).content.decode()


def test_a_contradiction_is_shown_to_the_own_jobhunter_only(work, by):
    row = moment(work, "d3")
    client = as_user(by)
    assert "place_to_pray" in client.get(page_of(row)).content.decode()
    client.post(page_of(row), {"version": 1, "going": "good", "untrue": ["place_to_pray"]})
    said = "Anders dan de werkgever vertelde"
    assert said in client.get(work_page(work)).content.decode()
    boss = as_user(make_coordinator(work.candidate.municipality))
    assert said not in boss.get(work_page(work)).content.decode()


def test_the_employer_is_asked_less(work, by):
    page = as_user(by).get(page_of(moment(work, "m1", "employer"))).content.decode()
    assert "Hoe gaat het volgens Zon?" in page
    assert 'name="treated"' not in page
    assert 'name="untrue"' not in page


def test_without_a_tap_nothing_is_saved(work, by):
    row = moment(work, "d3")
    assert as_user(by).post(page_of(row), {"version": 1}).status_code == 422
    row.refresh_from_db()
    assert row.state == "planned"


def test_an_answer_is_taken_back(work, by):
    row = moment(work, "d3")
    client = as_user(by)
    client.post(page_of(row), {"version": 1, "going": "good"})
    assert "al beantwoord" in client.get(page_of(row)).content.decode()
    client.post(page_of(row, "check_in_undo"), {"version": 2})
    row.refresh_from_db()
    assert row.state == "planned"
    answer = client.post(page_of(row, "check_in_undo"), {"version": 3}, follow=True)
    assert "Hier is niets om terug te nemen" in answer.content.decode()


def test_who_was_overtaken_keeps_the_line_and_can_send_it_again(work, by):
    row, client = moment(work, "d3"), as_user(by)
    client.post(page_of(row), {"version": 1, "going": "good"})
    client.post(page_of(row, "check_in_undo"), {"version": 2})
    late = client.post(page_of(row), {"version": 1, "going": "so_so", "line": LINE})
    assert late.status_code == 422
    assert LINE in late.content.decode()
    renewed = late.context["form"]["version"].value()
    again = client.post(page_of(row), {"version": renewed, "going": "so_so", "line": LINE})
    assert again.url == work_page(work)


def test_who_hears_of_unfair_treatment_is_led_to_what_can_be_done_and_not_asked_about_the_words(work, by):
    line = "De chef maakt grappen over zijn afkomst"
    for treated in ("bad", "so_so"):
        row = moment(work, "d3" if treated == "bad" else "w2")
        answer = as_user(by).post(
            page_of(row), {"version": 1, "going": "so_so", "treated": treated, "line": line}, follow=True
        )
        said = [str(each) for each in answer.context["messages"]]
        assert any("anders behandeld" in each for each in said)
        assert f"{consent_page(work)}?next={quote(work_page(work), safe='')}" in answer.content.decode()
        assert not any("Is dat nodig?" in each for each in said)
        assert line in answer.content.decode()  # locked, and not lost


TOLD = "De chef maakt grappen over zijn afkomst"


def consent_page(work):
    return reverse("candidates:consent", kwargs={"pk": work.candidate_id, "purpose": Purpose.KEEP_EXPERIENCE})


def add_page(work):
    return reverse("candidates:experience_add", kwargs={"pk": work.candidate_id})


def test_what_was_told_is_carried_into_what_the_youth_went_through_and_kept_when_it_is_sent(work, by):
    client = as_user(by)
    answer = client.post(
        page_of(moment(work, "d3")), {"version": 1, "going": "bad", "treated": "bad", "line": TOLD}
    )
    assert TOLD not in answer.url
    assert TOLD not in str(dict(client.session))
    asked = client.post(
        f"{consent_page(work)}?next={work_page(work)}", {"alone": "on", "manner": "in_person"}
    )
    assert asked.url == work_page(work)
    page = client.get(asked.url).content.decode()
    assert f'action="{add_page(work)}"' in page
    assert f'name="carried" value="{TOLD}"' in page
    form = client.post(add_page(work), {"carried": TOLD})
    assert (form.status_code, form.context["form"]["words"].value()) == (200, TOLD)
    assert not Experience.objects.exists()
    client.post(add_page(work), {"words": form.context["form"]["words"].value()})
    assert told_of(Experience.objects.get()).words == TOLD
    assert TOLD not in str(dict(client.session))


def test_after_it_the_way_back_to_today_stays_open(work, by):
    answer = as_user(by).post(
        f"{page_of(moment(work, 'd3'))}?next=/vandaag/",
        {"version": 1, "going": "bad", "treated": "bad", "line": TOLD},
    )
    assert answer.url == f"{work_page(work)}?next=%2Fvandaag%2F"


def test_treated_badly_without_a_word_leads_to_what_the_youth_went_through(work, by):
    answer = as_user(by).post(
        page_of(moment(work, "d3")), {"version": 1, "going": "bad", "treated": "bad"}, follow=True
    )
    assert any("/meegemaakt/" in str(said) for said in answer.context["messages"])


def test_who_may_not_open_the_lock_gets_no_words_and_no_button(work, by, youth):
    as_user(by).post(
        page_of(moment(work, "d3")), {"version": 1, "going": "bad", "treated": "bad", "line": TOLD}
    )
    say_yes(youth, by=by, purpose=Purpose.KEEP_EXPERIENCE)
    boss = as_user(make_coordinator(youth.municipality))
    page = boss.get(work_page(work)).content.decode()
    assert TOLD not in page
    assert "carried" not in page
    assert boss.post(add_page(work), {"carried": TOLD}).status_code == 404


def test_a_label_that_tells_of_no_treatment_is_still_asked_about(work, by):
    answer = as_user(by).post(
        page_of(moment(work, "d3")),
        {"version": 1, "going": "good", "treated": "good", "line": "Hij is een Marokkaan"},
        follow=True,
    )
    assert any("Is dat nodig?" in str(each) for each in answer.context["messages"])


def test_who_may_not_hear_the_youth_gets_no_door(work, youth):
    coordinator = make_coordinator(youth.municipality)
    answer = as_user(coordinator).post(
        page_of(moment(work, "d3")), {"version": 1, "going": "bad", "treated": "bad"}, follow=True
    )
    assert "/meegemaakt/" not in "".join(str(each) for each in answer.context["messages"])


@pytest.mark.parametrize(("reason", "leads"), [("treated_badly", True), ("other", False)])
def test_an_end_because_it_was_no_good_place_leads_to_what_the_youth_went_through(work, by, reason, leads):
    kwargs = {"pk": work.candidate_id, "placement_pk": work.pk}
    answer = as_user(by).post(
        reverse("matching:placement_end", kwargs=kwargs),
        {"version": work.version, "end_reason": reason, "ended_on": TODAY},
        follow=True,
    )
    assert any("/meegemaakt/" in str(said) for said in answer.context["messages"]) is leads
