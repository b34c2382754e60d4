"""Pages toward the dream: the route, what opens doors, which requirement could go; the youth's own."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from candidates.enums import LinkPurpose, StepKind
from candidates.models import Candidate
from candidates.rules import step_marks
from candidates.services.files import profile
from employers.models import Vacancy, VacancyLicence
from jobmatch.audit.models import Entry
from jobmatch.errors import RuleBroken
from matching.presentation.doors import FIELDS
from tests.candidates.situations import as_user, in_english, wish_for
from tests.candidates.youths import phone_of, reachable
from tests.factories import (
    make_coordinator,
    make_jobhunter,
    make_occupation,
    make_skill,
    make_vacancy,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
STAFF_WORDS = ("shelf", "points", "punten", "youth", "jongere", "caseload")


@pytest.fixture
def youth(by):
    """Dreams of security, and has told all diplomas."""
    found = reachable(by, first_name="Noor", on=TODAY)
    Candidate.objects.filter(pk=found.pk).update(credentials_complete=True)
    found.refresh_from_db()
    wish_for(found, by=by, dream=True, isco="5414", label_nl="beveiliger", label_en="guard")
    found.refresh_from_db()
    occupation = dream(found)
    for name in ("toezicht", "rapporteren"):
        occupation.occupation_skills.create(skill=make_skill(label_nl=name, label_en=name), essential=True)
    occupation.entry_conditions.create(
        kind="licence",
        code="security_diploma",
        by_law=True,
        note_nl="Diploma nodig.",
        note_en="Diploma needed.",
    )
    occupation.entry_conditions.create(
        kind="licence", code="security_pass", by_law=True, note_nl="Pas nodig.", note_en="Pass needed."
    )
    return found


@pytest.fixture
def stone(youth):
    """Other work that builds the dream's skills."""
    row = make_vacancy(title="Gastheer evenementen")
    for each in dream(youth).occupation_skills.all():
        row.skills.create(skill=each.skill, required=True)
    return row


@pytest.fixture
def job(youth):
    return make_vacancy(title="Beveiliger kantoor", occupation=dream(youth), occupation_checked=True)


def dream(youth):
    return youth.wishes.get().occupation


def address(name, youth):
    return reverse(f"matching:{name}", kwargs={"pk": youth.pk})


def text(answer):
    return answer.content.decode()


class TestRoute:
    def test_it_shows_stones_the_dream_and_who_arranges_what_the_law_asks(self, by, youth, stone, job):
        page = text(in_english(as_user(by)).get(address("route", youth)))
        for words in (stone.title, job.title, "toezicht", "Diploma needed.", "Pass needed."):
            assert words in page.replace("Toezicht", "toezicht")
        assert "The youth arranges this, with your help." in page
        assert page.count("The employer applies for this.") == 1
        assert "jm-meter" not in page

    def test_what_the_law_asks_is_beside_the_way_to_the_dream_in_the_ranking(self, by, youth, job):
        page = text(in_english(as_user(by)).get(address("ranking", youth)))
        assert "For the dream the law asks: security guard diploma" in page
        assert page.count("The youth arranges this, with your help.") == 1
        youth.licences.create(licence="security_diploma")
        youth.licences.create(licence="security_pass")
        assert "For the dream the law asks" not in text(
            in_english(as_user(by)).get(address("ranking", youth))
        )

    def test_what_is_like_the_dream_has_a_heading_of_its_own(self, by, youth, job):
        like = make_occupation(isco="5414")
        make_vacancy(title="Portier", occupation=like, occupation_checked=True)
        page = text(in_english(as_user(by)).get(address("route", youth)))
        assert page.index("Vacancies of the dream") < page.index(job.title)
        assert page.index(job.title) < page.index("Very much like the dream") < page.index("Portier")

    def test_the_picture_says_the_same_in_words(self, by, youth, stone):
        page = text(in_english(as_user(by)).get(address("route", youth)))
        assert f"From now to the dream: Guard. Possible stepping stones: {stone.title}." in page
        assert "Last before the dream: security guard diploma." in page
        assert "2.&nbsp;Security guard diploma" in page
        assert 'role="img"' in page

    def test_a_part_of_a_page_gets_the_picture_alone(self, by, youth, stone):
        part = text(as_user(by).get(address("route", youth), headers={"hx-request": "true"}))
        assert "<svg" in part
        assert "<html" not in part
        assert f'hx-get="{address("route", youth)}"' in text(as_user(by).get(f"/kandidaten/{youth.pk}/"))

    def test_no_word_of_a_ladder_is_on_it(self, by, youth, stone, job):
        page = text(as_user(by).get(address("route", youth))).lower()
        assert "tussenstappen" in page
        assert not [word for word in ("trede", "ladder") if word in page]

    def test_without_a_dream_it_asks_for_one(self, by, youth):
        youth.wishes.all().delete()
        page = text(as_user(by).get(address("route", youth)))
        assert reverse("candidates:edit", kwargs={"pk": youth.pk, "part": "wishes"}) in page
        assert "jm-route" not in page

    def test_together_it_speaks_to_the_youth_and_leads_nowhere_else(self, by, youth, stone):
        client = in_english(as_user(by))
        client.post(reverse("web:show", kwargs={"pk": youth.pk}))
        page = text(client.get(address("route", youth)))
        assert "Your route to your dream" in page
        assert "You arrange this; we help." in page
        assert f"/vacatures/{stone.pk}/" not in page

    def test_a_coordinator_reads_that_needs_did_not_count(self, youth):
        page = text(in_english(as_user(make_coordinator(youth.municipality))).get(address("route", youth)))
        assert "do not count in this list" in page


class TestDoors:
    @pytest.fixture
    def asking(self, youth):
        row = make_vacancy(title="Beveiliger", occupation=dream(youth), occupation_checked=True)
        VacancyLicence.objects.create(vacancy=row, licence="bhv")
        dream(youth).entry_conditions.all().delete()
        return row

    def test_each_bar_is_the_beginning_of_an_agreement(self, by, youth, asking):
        client = in_english(as_user(by))
        page = client.get(address("doors", youth))
        (bar,) = page.context["bars"]
        assert (bar.opens, bar.most) == (1, 1)
        assert "1 vacancy more" in text(page)
        start = f"{reverse('candidates:agreement_add', kwargs={'pk': youth.pk})}?{bar.query}"
        assert start in text(page)
        begun = client.get(start).context["form"]["sentence"].value()
        assert begun == parse_qs(urlsplit(start).query)["sentence"][0] == bar.agreement
        assert "BHV" in begun

    def test_what_is_only_told_otherwise_leads_to_where_it_is_told(self, by, youth, asking):
        asking.licences.all().delete()
        Vacancy.objects.filter(pk=asking.pk).update(kind="trial")
        Candidate.objects.filter(pk=youth.pk).update(kinds=["job"])
        client = in_english(as_user(by))
        page = text(client.get(address("doors", youth)))
        there = reverse("candidates:edit", kwargs={"pk": youth.pk, "part": "conditions"})
        assert f"{there}#id_kinds" in page
        assert "Make it an agreement" not in page
        form = text(client.get(there))
        for field in FIELDS.values():
            assert f'id="id_{field}' in form

    def test_when_nothing_opens_anything_it_says_so(self, by, youth):
        assert "No single change" in text(in_english(as_user(by)).get(address("doors", youth)))

    def test_a_colleague_gets_none_of_it(self, youth):
        stranger = as_user(make_jobhunter(youth.municipality))
        for name in ("route", "doors"):
            assert stranger.get(address(name, youth)).status_code == 404


class TestRequirements:
    @pytest.fixture
    def vacancy(self, youth):
        row = make_vacancy(title="Beveiliger", occupation=dream(youth), occupation_checked=True)
        VacancyLicence.objects.create(vacancy=row, licence="bhv")
        dream(youth).entry_conditions.all().delete()
        return row

    def test_below_ten_it_says_a_few_and_never_who(self, by, youth, vacancy):
        page = text(in_english(as_user(by)).get(address("requirements", vacancy)))
        assert "a few of your caseload" in page
        assert "Noor" not in page
        assert not [word for word in ("1 of", ">1<") if word in page]

    def test_from_ten_it_says_how_many(self, by, vacancy, monkeypatch):
        monkeypatch.setattr("matching.services.ranking.doors.would_open", lambda *_: 12)
        page = text(in_english(as_user(by)).get(address("requirements", vacancy)))
        assert "12 of your caseload" in page

    def test_the_page_of_the_vacancy_leads_to_it(self, by, vacancy):
        page = reverse("employers:vacancy", kwargs={"pk": vacancy.pk})
        assert address("requirements", vacancy) in text(as_user(by).get(page))

    def test_what_is_asked_by_nobody_is_said(self, by, youth):
        page = text(in_english(as_user(by)).get(address("requirements", make_vacancy())))
        assert "Nothing here is asked by choice" in page


class TestMine:
    @pytest.fixture
    def phone(self, youth: Candidate) -> Client:
        return phone_of(youth, LinkPurpose.MINE)

    def test_the_own_page_leads_to_the_route_in_words_for_the_youth(self, phone, youth, stone, job):
        assert reverse("matching:my_route") in text(phone.get(reverse("candidates:mine")))
        page = text(phone.get(reverse("matching:my_route")))
        for words in (
            "Your dream: Guard",
            stone.title,
            "Security guard diploma",
            "You arrange this; we help.",
        ):
            assert words in page
        main = strip_tags(page[page.index("<main") :]).lower()
        assert not [word for word in STAFF_WORDS if word in main]
        assert f"/vacatures/{stone.pk}/" not in page

    def test_letting_the_dream_go_is_asked_first_and_brings_a_call(self, phone, youth):
        assert "It stays in your list of wishes." in text(phone.get(reverse("matching:my_dream")))
        youth.refresh_from_db()
        assert youth.dream is not None
        version = youth.version
        for _twice in range(2):
            phone.post(reverse("matching:my_dream"))
        youth = Candidate.objects.get(pk=youth.pk)
        assert (youth.dream, youth.wishes.count(), youth.version) == (None, 1, version + 1)
        kinds = youth.steps.open().filter(mark=step_marks.DREAM).values_list("kind", flat=True)
        assert [*kinds] == [StepKind.CALL]
        assert Entry.objects.filter(event="dream.dropped", person=youth.pk).count() == 1
        assert "You told no dream job yet" in text(phone.get(reverse("matching:my_route")))

    def test_nobody_else_lets_the_dream_go(self, by, youth):
        with pytest.raises(RuleBroken, match="Alleen de jongere"):
            profile.drop_dream(candidate=youth, by=by, on=TODAY)
        youth.refresh_from_db()
        assert youth.dream is not None

    def test_who_has_no_dream_has_none_to_let_go(self, phone, youth):
        youth.wishes.all().delete()
        assert phone.get(reverse("matching:my_dream")).status_code == 302

    def test_without_a_link_there_is_no_route(self, client):
        assert client.get(reverse("matching:my_route")).url == reverse("candidates:link_fresh")


@pytest.mark.parametrize("turned", [False, True])
def test_what_a_stone_asks_is_said_to_the_youth_who_looks_along(by, youth, stone, turned):
    VacancyLicence.objects.create(vacancy=stone, licence="driving_b")
    staff = as_user(by)
    if turned:
        staff.post(reverse("web:show", args=[youth.pk]))
    page = text(staff.get(address("route", youth)))
    assert ("Dat heb je nog niet." in page, "Dat is er nog niet." in page) == (turned, not turned)


def test_what_a_stone_asks_is_said_to_the_youth_on_the_own_page(by, youth, stone):
    VacancyLicence.objects.create(vacancy=stone, licence="driving_b")
    page = text(phone_of(youth, LinkPurpose.MINE).get(reverse("matching:my_route")))
    assert "You do not have it yet." in page
    assert "It is not held yet." not in page
