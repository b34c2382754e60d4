import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from candidates.models import Candidate
from candidates.services.files import profile
from candidates.services.files.profile import Conditions, WishGiven
from employers.enums import Question, VacancyState
from employers.models import OpenQuestion
from jobmatch.accounts.models import Errand
from jobmatch.audit.models import Entry
from jobmatch.taxonomy.models import EntryCondition
from matching.models import Weighting
from matching.scorer.v2 import policy
from matching.selectors import looks
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_coordinator,
    make_employer,
    make_jobhunter,
    make_occupation,
    make_town,
    make_vacancy,
    sign_in,
)

USUAL = dict(policy.load().weights)

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Noor")


def address(youth, rest=""):
    return f"/kandidaten/{youth.pk}/vacatures/{rest}"


def test_someone_elses_youth_is_not_there(client: Client, youth):
    sign_in(client, make_jobhunter(youth.municipality))
    absent = client.get("/kandidaten/7c9e6679-7425-40de-944b-e07fc1f90ae7/vacatures/")
    answer = client.get(address(youth))
    assert (answer.status_code, answer.content) == (404, absent.content)


@pytest.fixture
def trade():
    return make_occupation(label_nl="winkelmedewerker", isco="5223")


@pytest.fixture
def wishing(youth, by, trade):
    """A youth who wants one kind of work, as a job, and lives in Utrecht."""
    profile.save_wishes(candidate=youth, version=1, wishes=[WishGiven(trade.pk)], by=by, on=OPENED_ON)
    conditions = Conditions(["job"], 24, 32, None, None, ["bicycle"], 30)
    profile.save_conditions(candidate=youth, version=2, conditions=conditions, by=by, on=OPENED_ON)
    Candidate.objects.filter(pk=youth.pk).update(town=make_town("Utrecht"))
    return youth


def offer(trade, title, **values):
    town = make_town("Utrecht")
    known = {"title": title, "occupation": trade, "occupation_checked": True, "town": town}
    return make_vacancy(**known | values)


def page_of(client, youth, **query):
    return client.get(address(youth), query).content.decode()


def test_the_first_page_shows_what_fits_with_its_points_and_why(client: Client, wishing, by, trade):
    offer(trade, "Verkoper op het station", kind="job", openings=3)
    page = page_of(sign_in(client, by), wishing)
    assert "Past bij een wens" in page
    assert "Verkoper op het station" in page
    assert "3 plekken" in page
    assert "Dit is wens 1: winkelmedewerker." in page
    assert "nog te vragen" in page


def test_without_a_wish_it_asks_for_one_and_shows_what_uses_what_is_known(client: Client, youth, by):
    page = page_of(sign_in(client, by), youth)
    assert "Welk werk wil je?" in page
    assert "Er is nog geen wens verteld." in page


def test_it_says_so_when_nothing_fits(client: Client, wishing, by):
    assert "Nu past er geen open vacature bij een wens" in page_of(sign_in(client, by), wishing)


def test_a_shelf_shows_what_shuts_a_vacancy_and_no_closed_one_is_read(client: Client, wishing, by, trade):
    offer(trade, "Stage in de winkel", kind="internship")
    offer(trade, "Al vergeven", kind="job", state=VacancyState.FILLED)
    sign_in(client, by)
    assert "Stage in de winkel" not in page_of(client, wishing)
    page = page_of(client, wishing, list="not_now")
    assert "Stage in de winkel" in page
    assert "Dat staat niet bij de gewenste soorten werk." in page
    assert "Al vergeven" not in page


def test_what_is_wanted_stays_until_everything_is_shown_again(client: Client, wishing, by, trade):
    offer(trade, "Dichtbij", kind="job", hours_min=24, hours_max=32)
    offer(trade, "Weinig uren", kind="job", hours_min=8, hours_max=12)
    sign_in(client, by)
    assert "Weinig uren" in page_of(client, wishing, list="not_now")
    assert "Weinig uren" not in page_of(client, wishing, list="not_now", show="part", hours="20")
    page = page_of(client, wishing)
    assert "Alleen een deel is te zien" in page
    assert "Dichtbij" in page
    assert "Weinig uren" in page_of(client, wishing, list="not_now", show="all")
    assert "Alleen een deel is te zien" not in page_of(client, wishing)


def test_what_one_youth_wants_to_see_is_nobody_elses(client: Client, wishing, by):
    sign_in(client, by)
    page_of(client, wishing, show="part", hours="20")
    assert "Alleen een deel is te zien" not in page_of(client, make_candidate(by))


def test_a_wrong_number_in_what_is_wanted_is_told_and_hides_nothing(client: Client, wishing, by, trade):
    offer(trade, "Dichtbij", kind="job")
    page = page_of(sign_in(client, by), wishing, show="part", minutes="veel")
    assert "Dichtbij" in page
    assert 'value="veel"' in page


def test_only_what_is_new_since_the_last_look(client: Client, wishing, by, trade, monkeypatch):
    """What came in since then, even if it was posted elsewhere weeks before."""
    now = timezone.now()
    last = now - timedelta(days=3)
    offer(trade, "Lang hier", kind="job", added_at=now - timedelta(days=30), posted_on=now.date())
    offer(trade, "Vannacht gekomen", kind="job", added_at=now, posted_on=now.date() - timedelta(days=21))
    sign_in(client, by)
    assert "sinds je hier keek" not in page_of(client, wishing)
    monkeypatch.setattr(looks, "last_look", lambda **_: last)
    page = page_of(client, wishing)
    assert page.count('<strong class="jm-new">nieuw</strong>') == 1
    assert f"Alleen wat binnenkwam sinds je hier keek op {date_format(last, 'j F')}" in page
    page = page_of(client, wishing, show="part", new="on")
    assert "Vannacht gekomen" in page
    assert "Lang hier" not in page


def test_what_came_in_last_comes_first_in_a_list_if_asked(client: Client, wishing, by, trade):
    now, fitting = timezone.now(), {"hours_min": 24, "hours_max": 32}
    offer(trade, "Lang hier", added_at=now - timedelta(days=30), posted_on=now.date(), **fitting)
    offer(trade, "Vannacht gekomen", added_at=now, posted_on=now.date() - timedelta(days=21))
    sign_in(client, by)
    page = page_of(client, wishing, list="fits")
    assert page.index("Lang hier") < page.index("Vannacht gekomen")
    page = page_of(client, wishing, list="fits", show="part", newest="on")
    assert page.index("Vannacht gekomen") < page.index("Lang hier")


def test_lists_filters_and_looking_together_stand_above_the_rows(client: Client, wishing, by, trade):
    offer(trade, "Verkoper", kind="job")
    above = page_of(sign_in(client, by), wishing).partition('<ol class="jm-ranking">')[0]
    assert "list=fits" in above
    assert 'name="minutes"' in above
    assert reverse("web:show", args=[wishing.pk]) in above


def test_the_whole_vacancy_is_read_beside_the_youth_and_the_look_is_in_the_log(
    client: Client, wishing, by, trade
):
    row = offer(trade, "Verkoper", kind="job", description="Je staat in de winkel en helpt klanten.")
    sign_in(client, by)
    before = Entry.objects.filter(event="ranking.seen", person=wishing.pk).count()
    page = client.get(address(wishing, f"{row.pk}/lezen/")).content.decode()
    assert "Je staat in de winkel en helpt klanten." in page
    assert "Dit is wens 1: winkelmedewerker." in page
    assert Entry.objects.filter(event="ranking.seen", person=wishing.pk).count() == before + 1
    closed = offer(trade, "Gesloten", state=VacancyState.CLOSED)
    assert client.get(address(wishing, f"{closed.pk}/lezen/")).status_code == 404


def test_beside_a_dream_that_the_law_shuts_stands_what_can_begin_now(client: Client, wishing, by, trade):
    guard = make_occupation(label_nl="beveiliger", isco="5414")
    EntryCondition.objects.create(
        occupation=guard,
        kind="licence",
        code="security_pass",
        by_law=True,
        note_nl="Je baas vraagt de pas aan.",
    )
    profile.save_wishes(
        candidate=wishing,
        version=Candidate.objects.get(pk=wishing.pk).version,
        wishes=[WishGiven(trade.pk), WishGiven(guard.pk, is_dream=True)],
        by=by,
        on=OPENED_ON,
    )
    known = {"credentials_complete": True, "birth_date": date(2000, 1, 1)}
    Candidate.objects.filter(pk=wishing.pk).update(**known)
    job = offer(guard, "Beveiliger", kind="job")
    job.licences.create(licence="security_diploma", by_law=True)
    offer(trade, "Verkoper", kind="job")
    page = page_of(sign_in(client, by), wishing)
    dream = page.partition("Op weg naar de droom")[2].partition("</section>")[0]
    assert "De wet vraagt hiervoor: diploma Beveiliger. Dat is er nog niet." in dream
    assert "Je baas vraagt de pas aan." in dream
    assert "Dit kan nu al beginnen:" in dream
    assert "Verkoper" in dream
    assert "Diploma Beveiliger: dan kan deze ook." in dream


def test_what_is_ticked_goes_on_a_sheet_for_home_without_points(client: Client, wishing, by, trade):
    first, second = (
        offer(trade, title, kind="job", hours_min=24, hours_max=32) for title in ("Bakker", "Kok")
    )
    gone = offer(trade, "Vergeven", state=VacancyState.FILLED)
    asked = [second.pk, gone.pk, first.pk, "nonsense"]
    answer = sign_in(client, by).get(address(wishing, "blad/"), {"vacancy": asked})
    page = answer.content.decode()
    assert page.index("Kok") < page.index("Bakker")
    assert "Vacatures om te bekijken, Noor" in page
    assert "24 tot 32 uur per week" in page
    assert "Vergeven" not in page
    assert "punten" not in page
    assert "Nummer van" in page
    assert "Er is nog niets gekozen" in client.get(address(wishing, "blad/")).content.decode()


def test_two_who_look_together_read_words_and_no_count_of_what_is_shut(client: Client, wishing, by, trade):
    row = offer(trade, "Verkoper", kind="job")
    offer(trade, "Stage in de winkel", kind="internship")
    sign_in(client, by)
    assert "leg het werk vast" in page_of(client, wishing)
    client.post(reverse("web:show", args=[wishing.pk]))
    page = page_of(client, wishing)
    assert "Verkoper" in page
    assert "leg het werk vast" not in page
    rows = page.partition('<ol class="jm-ranking">')[2]
    summary = rows.partition("<summary")[2].partition("</summary>")[0]
    assert "van 1000" not in summary
    assert page.count("Dit is je wens 1: winkelmedewerker.") == 1
    assert "Dit is je wens 1: winkelmedewerker." in summary
    assert "Vacatures voor jou" in page
    assert "Past bij je wens" in page
    shut = page.partition("list=not_now")[2].partition("</a>")[0]
    assert "Nu niet" in shut
    assert "1" not in shut.partition(">")[2]
    whole = client.get(address(wishing, f"{row.pk}/lezen/")).content.decode()
    assert "Dit is je wens 1: winkelmedewerker." in whole
    for shown in (page, whole):
        asked = shown.partition("Laat de punten zien")
        assert "jm-points-of" not in asked[0]
        assert "jm-points-of" in asked[2]


def test_two_who_look_together_read_no_points_where_they_say_what_matters(client: Client, wishing, by):
    sign_in(client, by)
    weights = address(wishing, "gewicht/")
    assert "punten" in client.get(weights).content.decode()
    client.post(reverse("web:show", args=[wishing.pk]))
    page = client.get(weights).content.decode()
    assert "punten" not in page
    assert "telt als gewoon" in page
    assert (
        "telt meer dan gewoon"
        in client.post(weights, {"version": 0, **USUAL, "move": "travel:more"}).content.decode()
    )


def test_beside_a_youth_the_main_act_is_to_look(client: Client, wishing, by, trade):
    row = offer(trade, "Verkoper", kind="job")
    sign_in(client, by)
    main = "utrecht-button--primary-action"
    whole = client.get(address(wishing, f"{row.pk}/lezen/")).content.decode()
    beside = client.get(f"/vacatures/{row.pk}/", {"for": wishing.pk}).content.decode()
    for page, look in ((whole, "blad/?vacancy="), (beside, f"{row.pk}/lezen/")):
        assert look in page.partition(main)[2].partition("</a>")[0]
        assert "leg het werk vast" in page
        assert page.count(main) == 1


def test_a_coordinator_reads_that_sealed_parts_do_not_count(client: Client, youth, by):
    sealed_text = "tellen niet mee"
    assert sealed_text not in sign_in(client, by).get(address(youth)).content.decode()
    coordinator = make_coordinator(youth.municipality)
    assert sealed_text in sign_in(Client(), coordinator).get(address(youth)).content.decode()


def test_htmx_gets_the_rows_alone(client: Client, youth, by):
    page = sign_in(client, by).get(address(youth), headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page


def test_moved_points_are_kept_and_can_be_put_back(client: Client, youth, by):
    sign_in(client, by)
    moved = {**USUAL, "wish": USUAL["wish"] - 20, "dream": USUAL["dream"] + 20}
    answer = client.post(address(youth, "gewicht/"), {"version": 0, **moved})
    assert (answer.status_code, answer["location"]) == (302, address(youth))
    assert f'value="{moved["dream"]}"' in client.get(address(youth, "gewicht/")).content.decode()
    client.post(address(youth, "gewicht/terug/"), {"version": 1})
    assert f'value="{USUAL["dream"]}"' in client.get(address(youth, "gewicht/")).content.decode()


@pytest.mark.parametrize(
    "change", [{"wish": 310}, {"wish": 301}, {"wish": ""}, {"wish": "9" * 5000}, {"version": ""}]
)
def test_a_bad_move_is_refused_and_what_was_typed_stays(client: Client, youth, by, change):
    answer = sign_in(client, by).post(
        address(youth, "gewicht/"), {"version": 0, **USUAL, "travel": 95, **change}
    )
    assert answer.status_code == 422
    assert 'value="95"' in answer.content.decode()


def test_a_tap_moves_points_shows_what_comes_first_and_saves_nothing(client: Client, wishing, by, trade):
    offer(trade, "Verkoper op het station", kind="job")
    sign_in(client, by)
    answer = client.post(address(wishing, "gewicht/"), {"version": 0, **USUAL, "move": "travel:more"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="travel" value="120"' in page
    assert 'name="wish" value="280"' in page
    assert "Verkoper op het station" in page
    assert not Weighting.objects.exists()
    part = client.post(
        address(wishing, "gewicht/"),
        {"version": 0, **USUAL, "move": "travel:less"},
        headers={"HX-Request": "true"},
    ).content.decode()
    assert 'name="travel" value="80"' in part
    assert "<html" not in part


@pytest.mark.parametrize("move", ["", "travel", "luck:more", "travel:away"])
def test_a_tap_that_is_none_of_ours_moves_nothing(client: Client, youth, by, move):
    answer = sign_in(client, by).post(address(youth, "gewicht/"), {"version": 0, **USUAL, "move": move})
    assert answer.status_code == 200
    assert 'name="travel" value="100"' in answer.content.decode()


def test_the_ranking_says_that_the_points_are_the_own_ones(client: Client, youth, by):
    sign_in(client, by)
    own = "Noor heeft gekozen wat het belangrijkst is"
    assert own not in page_of(client, youth)
    client.post(address(youth, "gewicht/"), {"version": 0, **USUAL, "dream": 120, "wish": 280})
    assert own in page_of(client, youth)


def test_a_stale_move_is_refused_in_a_sentence(client: Client, youth, by):
    sign_in(client, by)
    client.post(address(youth, "gewicht/"), {"version": 0, **USUAL})
    answer = client.post(address(youth, "gewicht/"), {"version": 0, **USUAL})
    assert answer.status_code == 422
    assert "Iemand anders" in answer.content.decode()
    assert "Wens: 300" in answer.content.decode()
    assert '<input type="hidden" name="version" value="1"' in answer.content.decode()


def test_putting_back_does_not_undo_a_move_that_the_page_did_not_show(client: Client, youth, by):
    sign_in(client, by)
    client.post(address(youth, "gewicht/"), {"version": 0, **USUAL})
    client.post(address(youth, "gewicht/"), {"version": 1, **USUAL})
    answer = client.post(address(youth, "gewicht/terug/"), {"version": 1}, follow=True)
    assert "Iemand anders" in answer.content.decode()
    assert Weighting.objects.get().version == 2


def test_looking_at_the_points_is_in_the_log(client: Client, youth, by):
    sign_in(client, by).get(address(youth, "gewicht/"))
    client.get(f"/api/v1/candidates/{youth.pk}/weighting")
    assert Entry.objects.filter(event="file.seen", actor=by.pk, person=youth.pk).count() == 2


def test_what_is_lacking_is_said_in_je_to_two_who_look_together(client: Client, wishing, by, trade):
    offer(trade, "Chauffeur", kind="job").licences.create(licence="driving_c")
    Candidate.objects.filter(pk=wishing.pk).update(credentials_complete=True)
    offer(trade, "Stage in de winkel", kind="internship")
    sign_in(client, by)
    page = page_of(client, wishing) + page_of(client, wishing, list="not_now")
    for words in ("nodig: rijbewijs C", "Ander soort werk", "jm-tag--danger"):
        assert words in page
    assert "je hebt nodig" not in page
    client.post(reverse("web:show", args=[wishing.pk]))
    page = page_of(client, wishing) + page_of(client, wishing, list="not_now")
    for words in ("je hebt nodig: rijbewijs C", "ander soort werk dan je zoekt"):
        assert words in page
    assert "jm-tag--danger" not in page


def test_what_is_not_known_of_a_vacancy_is_asked_in_one_tap_and_never_a_workplace_fact(
    client: Client, wishing, by, trade
):
    shop = make_employer("Spoorkiosk Midden")
    known, unnamed = offer(trade, "Verkoper", employer=shop), offer(trade, "Winkelhulp")
    page = page_of(sign_in(client, by), wishing)
    assert f"/vacatures/{unnamed.pk}/vraag-na/" not in page
    asked = page.split(f'action="/vacatures/{known.pk}/vraag-na/')[1].split("</form>")[0]
    items = set(re.findall(r'name="item" value="(\w+)"', asked))
    assert {"hours", "kind"} <= items <= set(Question.values)
    client.post(f"/vacatures/{known.pk}/vraag-na/?next={address(wishing)}", {"item": [*items]})
    assert Errand.objects.open().at(shop.pk).count() == 1
    assert str(wishing.pk) not in str(list(OpenQuestion.objects.values_list()))
