"""Changing one part of a file: saved, overtaken by someone else, or not right."""

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates import addresses
from candidates.enums import Purpose
from candidates.models import Candidate, Needs, Step
from candidates.rules.list_versions import version_of
from candidates.selectors.consents.consents import is_live
from candidates.services.files import absences, files, profile
from candidates.services.files.profile import WishGiven
from jobmatch.audit.models import Entry
from jobmatch.taxonomy.selectors import search_occupations, search_skills
from tests.candidates.situations import PAGES, as_user, in_english, say_yes, seal_all, wish_for
from tests.factories import (
    desk_of,
    make_candidate,
    make_coordinator,
    make_jobhunter,
    make_occupation,
    make_organisation,
    make_skill,
)

pytestmark = pytest.mark.django_db
PERSON = {"first_name": "Amira", "phone": "0612345678", "message_language": "nl"}
PARTS = (
    *("person", "wishes", "skills", "languages", "credentials", "experience", "conditions", "exclusions"),
    *("own-words", "step"),
)


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira")


def send(by, youth, part, version=1, **values):
    return in_english(as_user(by)).post(
        f"{PAGES}{youth.pk}/{addresses.PARTS[part]}/", {"version": version, **values}
    )


def fresh(youth) -> Candidate:
    return Candidate.objects.get(pk=youth.pk)


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_a_page_for_its_own_people_and_for_nobody_else(by, youth, part):
    address = f"{PAGES}{youth.pk}/{addresses.PARTS[part]}/"
    assert as_user(by).get(address).status_code == 200
    for stranger in (make_jobhunter(youth.municipality), make_jobhunter(), make_coordinator()):
        assert as_user(stranger).get(address).status_code == 404
        assert as_user(stranger).post(address, {"version": 1}).status_code == 404


def test_who_stands_in_is_not_led_to_a_question_of_the_own_jobhunter(by, youth):
    stand_in, coordinator = make_jobhunter(youth.municipality), make_coordinator(youth.municipality)
    on = timezone.localdate()
    absences.begin(desk=desk_of(by), stand_in=desk_of(stand_in), until=None, by=coordinator, on=on)
    say_yes(youth, by=by, purpose=Purpose.STAND_IN)
    ask = reverse("candidates:consent", kwargs={"pk": youth.pk, "purpose": Purpose.KEEP_NEEDS})
    needs = reverse("candidates:edit", kwargs={"pk": youth.pk, "part": "needs"})
    consents = reverse("candidates:consents", kwargs={"pk": youth.pk})
    for user, led, to in ((by, True, ask), (stand_in, False, consents)):
        assert (ask in as_user(user).get(f"{PAGES}{youth.pk}/").content.decode()) == led
        assert as_user(user).get(needs).url == to


@pytest.mark.parametrize("part", ["own-words", "needs"])
def test_a_sealed_part_has_no_page_for_a_coordinator(by, youth, part):
    seal_all(youth, by=by)
    coordinator = as_user(make_coordinator(youth.municipality))
    assert coordinator.get(f"{PAGES}{youth.pk}/{addresses.PARTS[part]}/").status_code == 404
    assert coordinator.post(f"{PAGES}{youth.pk}/{addresses.PARTS[part]}/", {"version": 1}).status_code == 404


def test_a_part_that_is_not_there_is_no_address(by, youth):
    assert as_user(by).get(f"{PAGES}{youth.pk}/religion/").status_code == 404


def test_a_look_at_a_form_is_in_the_access_log(by, youth):
    as_user(by).get(f"{PAGES}{youth.pk}/persoon/")
    assert Entry.objects.filter(event="file.seen", person=youth.pk).exists()


def test_the_person_is_saved_with_the_town_that_is_meant(by, youth):
    values = {**PERSON, "birth_date": "2007-05-14", "postcode": "3511 ab", "town": "utrecht"}
    assert send(by, youth, "person", **values).status_code == 302
    saved = fresh(youth)
    assert (saved.postcode, saved.town.name, saved.version) == ("3511", "Utrecht", 2)


def test_a_year_of_birth_alone_is_shown_in_the_file(by, youth):
    assert send(by, youth, "person", **{**PERSON, "birth_year": "2006"}).status_code == 302
    page = in_english(as_user(by)).get(f"{PAGES}{youth.pk}/").content.decode()
    assert "born in 2006" in page


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"postcode": "0123"}, "postcode"),
        ({"postcode": "3511 ABC"}, "postcode"),
        ({"town": "Nergenshuizen"}, "town"),
        ({"town": "Hengelo"}, "town"),
        ({"birth_date": "1826-01-01"}, "birth_date"),
        ({"birth_date": "yesterday"}, "birth_date"),
        ({"birth_year": str(timezone.localdate().year - 16)}, "birth_date"),
        ({"birth_date": "2007-05-14", "birth_year": "2006"}, "birth_year"),
        ({"birth_year": "twenty"}, "birth_year"),
        ({"phone": ""}, "phone"),
        ({"message_language": "fr"}, "message_language"),
    ],
)
def test_a_person_that_is_not_right_says_where(by, youth, values, field):
    answer = send(by, youth, "person", **{**PERSON, **values})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert fresh(youth).version == 1


def test_a_postcode_tells_two_towns_of_one_name_apart(by, youth):
    send(by, youth, "person", **{**PERSON, "town": "Hengelo, Gelderland"})
    assert fresh(youth).town.municipality.name == "Bronckhorst"


def test_who_is_overtaken_keeps_what_was_typed_and_sees_what_it_says_now(by, youth):
    first = {"first_name": "Sara", "email": "sara@example.org"}
    files.change_person(candidate=youth, version=1, by=by, on=timezone.localdate(), **first)
    answer = send(by, youth, "person", version=1, **{**PERSON, "first_name": "Amina"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Amina"' in page
    assert "sara@example.org" in page
    assert answer.context["form"]["version"].value() == "2"
    assert send(by, youth, "person", version=2, **{**PERSON, "first_name": "Amina"}).status_code == 302


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999999999"])
def test_a_version_that_is_none_saves_nothing(by, youth, version):
    assert send(by, youth, "skills", version=version).status_code == 422


def test_wishes_are_saved_in_their_order_with_the_dream(by, youth):
    first, second = make_occupation(), make_occupation()
    send(by, youth, "wishes", row=[second.pk, first.pk], dream=first.pk)
    wishes = [(wish.occupation, wish.is_dream) for wish in youth.wishes.all()]
    assert wishes == [(second, False), (first, True)]


def test_the_buttons_of_a_list_change_it_without_saving(by, youth):
    one, two, three = (str(make_occupation().pk) for _ in range(3))

    def rows(**values):
        answer = send(by, youth, "wishes", row=[one, two], **values)
        assert answer.status_code == 200
        return answer.context["form"].keys

    assert rows(add="1", new=three) == [one, two, three]
    assert rows(up=two) == [two, one]
    assert rows(down=one) == [two, one]
    assert rows(up=one) == [one, two]
    assert rows(remove=one) == [two]
    assert rows(remove="nonsense") == [one, two]
    assert not youth.wishes.exists()


def test_searching_without_scripts_shows_choices_and_keeps_the_list(by, youth):
    one = make_occupation(label_en="goldsmith", label_nl="goudsmid")
    answer = send(by, youth, "exclusions", look_up="new", find_new="linde")
    assert answer.status_code == 200
    employer = make_organisation("employer", name="Supermarkt Linde")
    answer = send(by, youth, "exclusions", look_up="new", find_new="linde")
    assert f'value="{employer.pk}"' in answer.content.decode()
    answer = send(by, youth, "wishes", row=one.pk, look_up="new", find_new="goldsmith")
    assert answer.context["form"].keys == [str(one.pk)]


def something_found(part):
    """A text that someone types in the search box of a part, and the key of something that is found."""
    if part == "exclusions":
        return "linde", make_organisation("employer", name="Supermarkt Linde").pk
    if part == "skills":
        return "customers", search_skills("customers", "en")[0].id
    return "security guard", search_occupations("security guard", "en")[0].id


@pytest.mark.parametrize("part", ["wishes", "experience", "skills", "exclusions"])
def test_what_was_typed_and_not_chosen_is_never_dropped_without_a_word(by, youth, part):
    text, key = something_found(part)
    for sent in ({}, {"add": "1"}):
        answer = send(by, youth, part, find_new=text, **sent)
        page = answer.content.decode()
        assert answer.status_code == (200 if sent else 422)
        assert f'value="{text}"' in page
        assert f'value="{key}"' in page
        assert f"{text}”" in page
    again = send(by, youth, part, find_new=text, new=key, **{f"months_{key}": 3})
    assert again.status_code == 302
    version = version_of([key]) if part == "exclusions" else 2
    emptied = send(by, youth, part, version=version, row=key, find_new="", **{f"months_{key}": 3})
    assert emptied.status_code == 302


def test_what_was_typed_stays_when_a_row_moves_and_when_nothing_is_found(by, youth):
    one, two = make_occupation(), make_occupation()
    answer = send(by, youth, "wishes", row=[one.pk, two.pk], up=two.pk, find_new="zzzqqq")
    assert 'value="zzzqqq"' in answer.content.decode()
    answer = send(by, youth, "wishes", row=[one.pk, two.pk], find_new="zzzqqq")
    assert answer.status_code == 422
    assert "zzzqqq”" in str(answer.context["form"].errors)
    assert not youth.wishes.exists()


def test_in_the_talk_too_nothing_that_was_typed_is_left_behind(by, youth):
    address = f"{PAGES}{youth.pk}/gesprek/{addresses.CHAPTERS['love']}/?part=wishes"
    sent = {"version": youth.version, "find_new": "security guard", "go": "good/skills"}
    answer = as_user(by).post(address, sent)
    assert answer.status_code == 422
    assert 'value="security guard"' in answer.content.decode()


def test_of_a_diploma_neither_the_occupation_nor_what_was_typed_is_dropped(by, youth):
    text, key = something_found("wishes")
    answer = send(by, youth, "credentials", level="mbo2", find_new=text)
    assert answer.status_code == 422
    assert f'value="{text}"' in answer.content.decode()
    answer = send(by, youth, "credentials", new=key, find_new=text)
    assert "level" in answer.context["form"].errors
    assert not youth.diplomas.exists()
    sent = {"level": "mbo2", "new": key, "find_new": text}
    assert send(by, youth, "credentials", **sent).status_code == 302
    assert youth.diplomas.get().occupation_id == key


def test_employers_are_found_while_typing(by, youth):
    employer = make_organisation("employer", name="Supermarkt Linde")
    make_organisation("school", name="School Linde")
    answer = as_user(by).get(f"{PAGES}{youth.pk}/liever-niet-daar/zoeken/?name=new&find_new=linde")
    assert str(employer.pk) in answer.content.decode()
    assert "School" not in answer.content.decode()


@pytest.mark.parametrize("row", ["nonsense", "00000000-0000-0000-0000-000000000000", "\x00"])
@pytest.mark.parametrize("part", ["wishes", "skills", "experience", "exclusions", "credentials"])
def test_a_row_that_is_nothing_of_ours_is_refused(by, youth, part, row):
    assert send(by, youth, part, row=row).status_code == 422


def test_an_overtaken_list_stays_as_it_was_put_together(by, youth):
    theirs, ours = make_occupation(label_en="baker"), make_occupation()
    profile.save_wishes(
        candidate=youth, version=1, wishes=[WishGiven(theirs.pk)], by=by, on=timezone.localdate()
    )
    answer = send(by, youth, "wishes", version=1, row=ours.pk)
    assert answer.status_code == 422
    assert answer.context["form"].keys == [str(ours.pk)]
    assert answer.context["newest"] == ["baker"]


def test_skills_are_saved(by, youth):
    skills = [make_skill(), make_skill()]
    send(by, youth, "skills", row=skills[0].pk, new=skills[1].pk)
    assert {row.skill for row in youth.skills.all()} == set(skills)


def test_experience_asks_how_long(by, youth):
    work = str(make_occupation().pk)
    assert send(by, youth, "experience", row=work).status_code == 422
    assert send(by, youth, "experience", row=work, **{f"months_{work}": 700}).status_code == 422
    send(by, youth, "experience", row=work, **{f"months_{work}": 14})
    assert youth.experience.get().months == 14


def test_languages_are_saved_with_their_levels(by, youth):
    send(by, youth, "languages", nl="B1", ar="C2")
    assert {row.language: row.level for row in youth.languages.all()} == {"nl": "B1", "ar": "C2"}
    assert send(by, youth, "languages", version=2, nl="fluent").status_code == 422


def test_diplomas_and_licences_are_saved_together(by, youth):
    work = str(make_occupation().pk)
    answer = send(by, youth, "credentials", add="1", level="mbo2", new=work, licences=["bhv"])
    form = answer.context["form"]
    assert form.keys == [f"mbo2:{work}"]
    assert form["licences"].value() == ["bhv"]
    send(by, youth, "credentials", row=[f"mbo2:{work}", "vmbo:"], licences=["bhv"], complete="on")
    assert {row.level for row in youth.diplomas.all()} == {"mbo2", "vmbo"}
    assert youth.licences.get().licence == "bhv"
    assert fresh(youth).credentials_complete


def test_that_is_all_my_work_is_said_beside_the_list_and_stays_after_a_button(by, youth):
    work = str(make_occupation().pk)
    form = send(by, youth, "experience", add="1", new=work, all_my_work="on").context["form"]
    assert form["all_my_work"].value()
    assert not fresh(youth).all_my_work
    send(by, youth, "experience", row=[work], **{f"months_{work}": "3"}, all_my_work="on")
    assert fresh(youth).all_my_work


def test_conditions_are_saved_and_what_stays_empty_is_not_told(by, youth):
    values = {"kinds": ["job"], "hours_min": 16, "hours_max": 24, "dayparts": ["0", "4"]}
    send(by, youth, "conditions", **values)
    saved = fresh(youth)
    assert (saved.kinds, saved.hours_min, saved.dayparts) == (["job"], 16, 0b10001)
    assert (saved.travel_means, saved.available_from) == (None, None)


@pytest.mark.parametrize(
    "values",
    [
        {"hours_min": 16},
        {"hours_min": 30, "hours_max": 20},
        {"hours_min": 1, "hours_max": 99},
        {"travel_minutes": 1},
        {"dayparts": ["21"]},
        {"kinds": ["crime"]},
        {"available_from": "soon"},
    ],
)
def test_conditions_that_are_not_right_are_refused(by, youth, values):
    assert send(by, youth, "conditions", **values).status_code == 422


def test_own_words_have_a_limit_and_are_kept_sealed(by, youth):
    assert send(by, youth, "own-words", text="x" * 4001).status_code == 422
    assert send(by, youth, "own-words", text="Ik maak graag dingen").status_code == 302
    assert b"graag" not in bytes(fresh(youth).own_words)
    assert "Ik maak graag dingen" in as_user(by).get(f"{PAGES}{youth.pk}/eigen-woorden/").content.decode()


def test_needs_ask_for_a_yes_first(by, youth):
    consent = f"{PAGES}{youth.pk}/toestemmingen/werkplek-bewaren/"
    assert send(by, youth, "needs", version=0, buddy="must").url == consent
    client = in_english(as_user(by))
    assert "We keep that locked away" in client.get(consent).content.decode()
    assert client.post(consent, {"manner": "telepathy"}).status_code == 422
    assert client.post(consent, {"manner": "phone", "alone": "on"}).url == f"{PAGES}{youth.pk}/werkplek/"
    assert send(by, youth, "needs", version=0, buddy="must", quiet_place="nice").status_code == 302
    page = client.get(f"{PAGES}{youth.pk}/werkplek/").context["form"]
    assert (page["buddy"].value(), page["quiet_place"].value()) == ("must", "nice")


def test_needs_that_someone_else_saved_are_not_lost(by, youth):
    seal_all(youth, by=by)
    answer = send(by, youth, "needs", version=0, buddy="must")
    assert answer.status_code == 422
    assert "a quiet place to pray (must)" in answer.context["newest"]
    assert answer.context["form"]["version"].value() == "1"


def test_taking_the_yes_back_is_asked_first_and_erases_the_needs(by, youth):
    seal_all(youth, by=by)
    address = f"{PAGES}{youth.pk}/toestemmingen/werkplek-bewaren/intrekken/"
    client = in_english(as_user(by))
    assert "erased at once" in client.get(address).content.decode()
    assert Needs.objects.exists()
    client.post(address, {"manner": "in_person"})
    assert not Needs.objects.exists()
    assert not is_live(candidate=youth, purpose="keep_needs", on=timezone.localdate())


def test_a_coordinator_takes_a_yes_back_for_a_youth_who_calls(by, youth):
    say_yes(youth, by=by)
    coordinator = as_user(make_coordinator(youth.municipality))
    answer = coordinator.post(
        f"{PAGES}{youth.pk}/toestemmingen/werkplek-bewaren/intrekken/", {"manner": "phone"}
    )
    assert answer.status_code == 302
    assert not is_live(candidate=youth, purpose="keep_needs", on=timezone.localdate())


def test_the_next_step_moves_to_another_day(by, youth):
    due = timezone.localdate()
    values = {"kind": "call", "words": "Bellen over de brief", "due": due}
    assert send(by, youth, "step", **values).status_code == 302
    step = Step.objects.get()
    assert (step.kind, step.title, step.due, step.version) == ("call", "Bellen over de brief", due, 2)
    assert step.primary_for == youth.pk
    assert send(by, youth, "step", version=1, **values).status_code == 422
    assert send(by, youth, "step", version=2, **{**values, "due": "2020-01-01"}).status_code == 422


def test_a_wish_of_before_is_on_the_page_that_changes_it(by, youth):
    key = wish_for(youth, by=by, dream=True)
    form = as_user(by).get(f"{PAGES}{youth.pk}/wensen/").context["form"]
    assert (form.keys, form.dream) == ([key], key)
