"""The guided first talk: four chapters, saved as one goes, for each role."""

from datetime import timedelta

import pytest
from django.utils import timezone

from candidates.addresses import CHAPTERS
from candidates.models import Candidate, Consent, Needs
from candidates.presentation.casework.talks import ORDER
from candidates.services.files import files, profile
from candidates.services.files.profile import WishGiven
from jobmatch import workdays
from jobmatch.taxonomy.models import Occupation
from tests.candidates.situations import PAGES, as_user, in_english, say_yes, seal_all
from tests.factories import make_candidate, make_coordinator, make_jobhunter, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth(by):
    return make_candidate(by, first_name="Amira", on=timezone.localdate())


def address(youth, chapter="", part=""):
    base = f"{PAGES}{youth.pk}/gesprek/"
    return (
        base + (f"{CHAPTERS.get(chapter, chapter)}/" if chapter else "") + (f"?part={part}" if part else "")
    )


def fresh(youth) -> Candidate:
    return Candidate.objects.get(pk=youth.pk)


@pytest.mark.parametrize(("chapter", "part"), ORDER)
def test_every_part_has_a_page_that_says_to_talk_without_the_referrer(by, youth, chapter, part):
    answer = in_english(as_user(by)).get(address(youth, chapter, part))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "ithout the referrer" in page or "referrer is not in the room" in page


def test_a_stranger_finds_no_talk(by, youth):
    stranger = as_user(make_jobhunter(youth.municipality))
    assert stranger.get(address(youth)).status_code == 404
    assert stranger.get(address(youth, "good")).status_code == 404
    assert stranger.post(address(youth, "good"), {"version": 1}).status_code == 404
    assert stranger.post(f"{address(youth)}terugnemen/").status_code == 404


def test_a_part_or_chapter_that_is_none_is_no_address(by, youth):
    client = as_user(by)
    assert client.get(address(youth, "religion")).status_code == 404
    assert client.get(address(youth, "good", "wishes")).status_code == 404
    assert client.get(address(youth, "good", "\0")).status_code == 404


def test_own_words_lead_to_suggestions_and_what_is_ticked_is_kept(by, youth):
    client = in_english(as_user(by))
    text = "Ik wil later kok worden en ik kan goed klanten helpen."
    answer = client.post(address(youth, "love", "own-words"), {"version": 1, "text": text})
    assert answer.url == address(youth, "love", "from-words")
    form = client.get(answer.url).context["form"]
    offered = {label: key for key, label in form.fields["occupations"].choices}
    cook = Occupation.objects.get(label_nl="kok")
    assert offered[cook.label_en] == str(cook.pk)
    skill = form.fields["skills"].choices[0][0]
    sent = {"version": form["version"].value(), "occupations": [cook.pk], "skills": [skill]}
    answer = client.post(answer.url, sent)
    assert answer.url == address(youth, "love", "wishes")
    assert [wish.occupation for wish in youth.wishes.all()] == [cook]
    assert [str(row.skill_id) for row in youth.skills.all()] == [skill]
    form = client.get(address(youth, "love", "from-words")).context["form"]
    assert str(cook.pk) not in [key for key, _ in form.fields["occupations"].choices]


def test_only_what_was_suggested_can_be_ticked(by, youth):
    seal_all(youth, by=by)
    sent = {"version": youth.version, "skills": [make_skill().pk]}
    as_user(by).post(address(youth, "love", "from-words"), sent)
    assert not youth.skills.exists()


def test_words_in_which_nothing_is_recognised_let_one_go_on(by, youth):
    client = in_english(as_user(by))
    assert "Nothing new was recognised" in client.get(address(youth, "love", "from-words")).content.decode()
    answer = client.post(address(youth, "love", "from-words"), {"version": 1})
    assert answer.url == address(youth, "love", "wishes")
    assert fresh(youth).version == 1


def test_every_button_saves_and_goes_where_it_says(by, youth):
    client, sent = as_user(by), {"nl": "B1"}
    for turn, (go, there) in enumerate(
        [
            ("good/experience", address(youth, "good", "experience")),
            ("know/person", address(youth, "know", "person")),
            ("overview", address(youth)),
            ("elsewhere/nothing", address(youth)),
            ("https://example.org/", address(youth)),
        ],
        start=1,
    ):
        answer = client.post(address(youth, "good", "languages"), {**sent, "version": turn, "go": go})
        assert answer.url == there
        assert fresh(youth).version == turn + 1
    assert youth.languages.get().level == "B1"


def test_going_back_and_forth_loses_nothing(by, youth):
    client = as_user(by)
    client.post(address(youth, "good", "languages"), {"version": 1, "nl": "B1"})
    client.post(address(youth, "know", "person"), {**_person(youth), "version": 2, "safe_hours": "na school"})
    assert client.get(address(youth, "good", "languages")).context["form"]["nl"].value() == "B1"
    assert client.get(address(youth, "know", "person")).context["form"]["safe_hours"].value() == "na school"


def _person(youth):
    return {"first_name": "Amira", "phone": "0612345678", "message_language": "nl"}


def test_who_is_overtaken_in_a_talk_keeps_what_was_typed(by, youth):
    today = timezone.localdate()
    theirs = Occupation.objects.get(label_nl="kok")
    wishes = [WishGiven(theirs.pk)]
    profile.save_wishes(candidate=youth, version=1, wishes=wishes, by=by, on=today)
    ours = Occupation.objects.exclude(pk=theirs.pk).order_by("pk").first()
    answer = as_user(by).post(address(youth, "love", "wishes"), {"version": 1, "row": ours.pk})
    assert answer.status_code == 422
    assert answer.context["newest"] == [str(theirs)]
    assert answer.context["form"].keys == [str(ours.pk)]


def test_needs_are_asked_after_a_yes_and_a_no_goes_on(by, youth):
    client = in_english(as_user(by))
    needs = address(youth, "know", "needs")
    assert "We keep that locked away" in client.get(needs).content.decode()
    assert client.post(needs, {"go": "know/person"}).url == address(youth, "know", "person")
    assert client.post(needs, {"manner": "in_person"}).status_code == 422
    assert not Consent.objects.exists()
    assert client.post(needs, {"manner": "in_person", "alone": "on"}).url == needs
    client.post(needs, {"version": 0, "buddy": "must"})
    assert Needs.objects.get().candidate == youth


def test_the_talk_asks_whether_a_stand_in_may_read_and_then_asks_no_more(by, youth):
    client = in_english(as_user(by))
    asked = address(youth, "know", "stand-in")
    page = client.get(asked).content.decode()
    assert "Sometimes your jobhunter is ill" in page
    assert "referrer is not in the room" in page
    assert client.post(asked, {"go": "know/person"}).url == address(youth, "know", "person")
    assert client.post(asked, {"manner": "in_person"}).status_code == 422
    assert not Consent.objects.exists()
    answer = client.post(asked, {"manner": "in_person", "alone": "on"})
    assert answer.url == address(youth, "know", "person")
    assert client.get(answer.url).context["talk"].back == "know/needs"
    assert client.get(asked).url == f"{PAGES}{youth.pk}/toestemmingen/#stand-in"
    told = {
        part for row in client.get(address(youth)).context["chapters"] for part, _, yes in row.parts if yes
    }
    assert told == {"stand-in"}


def test_a_coordinator_fills_in_what_is_not_sealed(by, youth):
    say_yes(youth, by=by)
    client = in_english(as_user(make_coordinator(youth.municipality)))
    page = client.get(address(youth)).content.decode()
    assert "written down by the own jobhunter" in page
    assert "own-words" not in page
    assert client.get(address(youth, "love")).context["part"] == "wishes"
    assert client.get(address(youth, "love", "own-words")).status_code == 404
    assert client.get(address(youth, "know", "needs")).status_code == 404
    assert client.post(address(youth, "good"), {"version": 1}).status_code == 302


def test_progress_is_shown_of_each_part(by, youth):
    seal_all(youth, by=by)
    chapters = as_user(by).get(address(youth)).context["chapters"]
    told = {part for row in chapters for part, _, is_told in row.parts if is_told}
    assert told == {"own-words", "needs"}


def test_the_end_of_the_talk_asks_for_the_next_step_in_the_same_form(by, youth):
    client = in_english(as_user(by))
    assert "Have the first talk" in client.get(f"{PAGES}{youth.pk}/").content.decode()
    due = timezone.localdate() + timedelta(days=2)
    assert client.post(address(youth), {"held": "1"}).status_code == 422
    answer = client.post(address(youth), {"held": "1", "next_kind": "search", "next_due": due})
    assert answer.url == f"{PAGES}{youth.pk}/"
    youth = fresh(youth)
    assert (youth.first_talk_on, youth.held_by.kind) == (timezone.localdate(), "search")
    page = client.get(address(youth)).content.decode()
    assert "The first talk was held on" in page
    assert client.post(f"{address(youth)}terugnemen/").url == address(youth)
    assert fresh(youth).first_talk_on is None


def test_a_next_step_on_a_day_that_is_past_is_refused_at_its_field(by, youth):
    due = timezone.localdate() - timedelta(days=1)
    answer = as_user(by).post(address(youth), {"held": "1", "next_kind": "call", "next_due": due})
    assert answer.status_code == 422
    assert "next_due" in answer.context["form"].errors


def test_a_talk_without_a_step_for_it_asks_no_next_step(by, youth):
    client = as_user(by)
    due = timezone.localdate() + timedelta(days=2)
    client.post(f"{PAGES}{youth.pk}/stap/", {"version": 1, "kind": "search", "words": "", "due": due})
    assert not client.get(address(youth)).context["form"].visible_fields()
    client.post(address(youth), {"held": "1"})
    assert fresh(youth).first_talk_on == timezone.localdate()
    assert fresh(youth).held_by.due == due


def test_under_16_the_page_explains_and_nothing_more_is_kept(by):
    today = timezone.localdate()
    child = make_candidate(by, on=today, birth_date=today.replace(day=1, year=today.year - 14))
    client = in_english(as_user(by))
    for page in (
        f"{PAGES}{child.pk}/",
        address(child),
        address(child, "good"),
        f"{PAGES}{child.pk}/vaardigheden/",
    ):
        assert "hear a parent first" in client.get(page).content.decode()
    answer = client.post(address(child, "good", "languages"), {"version": 1, "nl": "B1"})
    assert answer.status_code == 422
    assert not child.languages.exists()
    heard = {**_person(child), "version": 1, "birth_date": child.birth_date, "parent_heard_on": today}
    assert client.post(f"{PAGES}{child.pk}/persoon/", heard).status_code == 302
    assert "hear a parent first" not in client.get(address(child)).content.decode()
    assert client.post(address(child, "good", "languages"), {"version": 2, "nl": "B1"}).status_code == 302


def test_a_parent_is_not_heard_tomorrow(by, youth):
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = as_user(by).post(
        f"{PAGES}{youth.pk}/persoon/", {**_person(youth), "version": 1, "parent_heard_on": tomorrow}
    )
    assert "parent_heard_on" in answer.context["form"].errors


def test_safe_ways_to_reach_are_shown_in_the_file(by, youth):
    values = {"first_name": "Amira", "phone": "0612345678", "channel": "text", "safe_words": "De cursus"}
    files.change_person(candidate=youth, version=1, by=by, on=timezone.localdate(), **values)
    page = in_english(as_user(by)).get(f"{PAGES}{youth.pk}/").content.decode()
    assert "Text message or app" in page
    assert "De cursus" in page


def test_a_talk_that_is_sent_twice_is_held_once_and_what_was_typed_stays(by, youth):
    page = as_user(by).get(address(youth))
    due = workdays.after(timezone.localdate(), 3)
    given = {"step": page.context["form"]["step"].value(), "next_kind": "meet", "next_due": due}
    assert as_user(by).post(address(youth), given).status_code == 302
    again = as_user(by).post(address(youth), {**given, "next_title": "Koffie bij Noor"})
    assert again.status_code == 422
    assert "Koffie bij Noor" in again.content.decode()
    assert youth.steps.filter(state="done").count() == 1
    renewed = again.context["form"]["step"].value()
    assert as_user(by).post(address(youth), {**given, "step": renewed}).status_code == 302
