"""The own page of an employer: by sign-in, by link, and the short form of a vacancy."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from employers.enums import Origin, VacancyState
from employers.models import OWN_SOURCE, Employer, EmployerPerson, Vacancy
from employers.services import persons, sign_ins
from jobmatch.accounts.enums import Role
from jobmatch.accounts.models import Errand
from jobmatch.links import services as links
from jobmatch.links.models import Link
from jobmatch.taxonomy.vocabulary import WORKPLACE_ITEMS
from tests.employers.situations import make_contact, make_employer, make_vacancy
from tests.factories import make_jobhunter, make_member, sign_in

pytestmark = pytest.mark.django_db
TEXT = """Winkelmedewerker station
3511 AB Utrecht
Je werkt 24-32 uur per week en verdient € 14,50 tot € 16,00 per uur.
"""


@pytest.fixture
def shop() -> Employer:
    return make_employer("Spoorkiosk Midden")


def known(shop: Employer) -> EmployerPerson:
    given = {"origin": Origin.SELF, "told_by_voice": True, "email": "karima@shop.example"}
    by, today = make_jobhunter(), timezone.localdate()
    by.phone = "+31612345678"
    by.save()
    return persons.add(employer=shop, name="Karima Haddad", by=by, on=today, **given)


def asked(shop: Employer, title: str) -> Vacancy:
    today = timezone.localdate()
    long_ago = today - timedelta(days=31)
    return make_vacancy(employer=shop, title=title, source=OWN_SOURCE, posted_on=long_ago, asked_on=today)


def by_link(person: EmployerPerson) -> Client:
    secret = links.make_lasting(person=person.pk, purpose=sign_ins.OWN)
    client = Client()
    address = reverse("employers:own_door", kwargs={"secret": secret})
    assert b"Karima" not in client.get(address).content
    assert client.post(address).status_code == 302
    return client


def sent(client: Client, name: str, data: dict[str, object], **keys: object) -> int:
    return client.post(reverse(name, kwargs=keys), data).status_code


def test_by_link_one_answers_vacancies_and_the_list_and_asks_for_a_call_without_an_account(shop):
    person = known(shop)
    first, second = asked(shop, "Verkoper"), asked(shop, "Kok")
    client = by_link(person)
    page = client.get(reverse("web:linked_page")).content.decode()
    assert all(words in page for words in ("Verkoper", "Kok", "06 12345678", str(shop)))
    assert sent(client, "employers:linked_answer", {"version": 1, "answer": "open"}, pk=first.pk) == 302
    assert sent(client, "employers:linked_answer", {"version": 1, "answer": "filled"}, pk=second.pk) == 302
    answers = {"version": shop.version, **dict.fromkeys(WORKPLACE_ITEMS, "yes")}
    assert sent(client, "employers:linked_list", answers, pk=shop.pk) == 302
    assert sent(client, "employers:linked_call", {}, pk=shop.pk) == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.confirmed_on, second.state) == (timezone.localdate(), VacancyState.FILLED)
    assert shop.facts.count() == len(WORKPLACE_ITEMS)
    assert Errand.objects.open().filter(target=shop.pk).count() == 1


def test_a_link_reaches_no_other_employer_and_no_link_reaches_nothing(shop):
    other = asked(make_employer(), "Elders")
    client = by_link(known(shop))
    assert sent(client, "employers:linked_answer", {"version": 1, "answer": "open"}, pk=other.pk) == 404
    assert sent(client, "employers:linked_call", {}, pk=other.employer.pk) == 404
    assert sent(client, "employers:linked_list", {}, pk=other.employer.pk) == 404
    closed = reverse("employers:own_closed")
    assert Client().get(reverse("web:linked_page")).url == closed
    assert client.post(reverse("employers:own_done")).url == closed
    assert client.get(reverse("web:linked_page")).url == closed


def test_a_list_that_is_sent_after_the_half_hour_comes_back_with_its_answers(shop):
    person = known(shop)
    client = by_link(person)
    Link.objects.update(opened_at=timezone.now() - timedelta(minutes=31))
    answers = {"version": shop.version, **dict.fromkeys(WORKPLACE_ITEMS, "yes")}
    address = reverse("employers:linked_list", kwargs={"pk": shop.pk})
    page = client.post(address, answers)
    assert page.status_code == 422
    assert page.context["told"].keys() == answers.keys()
    assert str(shop) not in page.content.decode()
    assert client.post(address).url == client.get(address).url == reverse("employers:own_closed")
    client.cookies = by_link(person).cookies
    assert client.post(address, page.context["told"]).status_code == 302
    assert shop.facts.count() == len(WORKPLACE_ITEMS)


def test_after_signing_in_a_contact_lands_on_the_own_page_and_answers_in_one_tap(client, shop):
    row = asked(shop, "Verkoper")
    sign_in(client, make_contact(shop))
    assert client.get("/").url == reverse("web:own_page")
    assert "Verkoper" in client.get(reverse("web:own_page")).content.decode()
    assert sent(client, "employers:vacancy_answer", {"version": 1, "answer": "open"}, pk=row.pk) == 302
    assert Vacancy.objects.get().asked_on is None


def test_an_own_list_comes_in_for_the_own_employer_whatever_it_names(client, shop):
    theirs = make_vacancy(source="elsewhere", identifier="1", title="Blijft")
    sign_in(client, make_contact(shop))
    lines = b"title;identifier;source;employer\nVerkoper;1;elsewhere;Ander bedrijf\n"
    done = client.post(reverse("employers:import"), {"file": SimpleUploadedFile("v.csv", lines)})
    assert done.status_code == 200, done.content.decode()[-3000:]
    theirs.refresh_from_db()
    made = Vacancy.objects.exclude(pk=theirs.pk).get()
    assert (theirs.title, made.employer, made.confirmed_on) == ("Blijft", shop, timezone.localdate())


def test_one_number_of_two_sources_is_one_vacancy_in_an_own_list_and_the_second_row_says_so(client, shop):
    sign_in(client, make_contact(shop))
    lines = b"title;identifier;source\nVerkoper;1;site\nKok;1;intranet\n"
    page = client.post(reverse("employers:import"), {"file": SimpleUploadedFile("v.csv", lines)})
    assert [problem.row for problem in page.context["report"].problems] == [3]
    sent = client.post("/api/v1/vacancies/import", lines, content_type="text/csv")
    assert (sent.status_code, [problem["row"] for problem in sent.json()["problems"]]) == (422, [3])


def test_the_list_that_we_give_out_comes_back_as_the_vacancies_that_it_was(client, shop):
    entered = make_vacancy(employer=shop, title="Verkoper", description="Klanten helpen.", openings=2)
    feed = make_vacancy(employer=shop, source="board", identifier="7", title="Kok", kind="job", kind_c=100)
    filled = make_vacancy(employer=shop, title="Bakker", state=VacancyState.FILLED)
    other = make_employer("De Buren")
    make_vacancy(employer=other, source="board", identifier="8", title="Blijft")
    sign_in(client, make_contact(shop))
    listed = client.get(reverse("employers:vacancies_csv", args=[shop.pk])).content
    assert b"Bakker" not in listed
    mended = listed.replace(b"Verkoper", b"Verkoper zaterdag")
    done = client.post(reverse("employers:import"), {"file": SimpleUploadedFile("v.csv", mended)})
    assert (done.status_code, done.context["report"].problems) == (200, [])
    assert Vacancy.objects.count() == 4
    assert (entered.title, feed.title, filled.confirmed_on) == ("Verkoper", "Kok", None)
    for row in (entered, feed, filled):
        row.refresh_from_db()
    assert (entered.title, entered.description, entered.openings) == (
        "Verkoper zaterdag",
        "Klanten helpen.",
        2,
    )
    assert (feed.title, feed.kind_c, feed.confirmed_on) == ("Kok", 100, timezone.localdate())
    assert (filled.state, filled.confirmed_on) == (VacancyState.FILLED, None)


def test_a_line_that_says_filled_or_is_of_another_employer_is_refused(client, shop):
    other = make_employer("De Buren")
    theirs = make_vacancy(employer=other, source="board", identifier="8", title="Blijft")
    user = make_contact(shop)
    make_member(Role.EMPLOYER_CONTACT, other.organisation, user=user)
    sign_in(client, user)
    lines = b"titel;bron;kenmerk;stand\nBakker;;1;vervuld\nKok;board;8;open\n"
    given = {"file": SimpleUploadedFile("v.csv", lines), "employer": shop.pk}
    page = client.post(reverse("employers:import"), given)
    found = [(problem.row, problem.field) for problem in page.context["report"].problems]
    assert found == [(2, "state"), (3, "identifier")]
    theirs.refresh_from_db()
    assert (theirs.title, Vacancy.objects.count()) == ("Blijft", 1)


# The form


def test_a_title_alone_is_a_draft_and_opens_once_there_is_more(client, shop):
    sign_in(client, make_contact(shop))
    given = {"title": "Verkoper", "employer": shop.pk, "openings": 1}
    client.post(reverse("employers:vacancy_add"), given)
    row = Vacancy.objects.get()
    assert (row.state, row.confirmed_on) == (VacancyState.DRAFT, None)
    assert not Vacancy.objects.open(on=timezone.localdate()).exists()
    client.post(
        reverse("employers:vacancy_edit", kwargs={"pk": row.pk}),
        {**given, "version": row.version, "description": "Klanten helpen."},
    )
    row.refresh_from_db()
    assert (row.state, row.confirmed_on) == (VacancyState.OPEN, timezone.localdate())


def test_a_form_sent_twice_makes_one_vacancy(client, shop):
    sign_in(client, make_contact(shop))
    page = client.get(reverse("employers:vacancy_add"))
    key = page.context["form"]["key"].value()
    given = {"title": "Verkoper", "employer": shop.pk, "openings": 1, "kind": "job", "key": key}
    answers = {client.post(reverse("employers:vacancy_add"), given).url for _ in range(2)}
    assert answers == {reverse("employers:vacancy", kwargs={"pk": Vacancy.objects.get().pk})}


def test_a_pasted_text_fills_what_is_empty_with_its_words_and_saves_nothing(client, shop):
    sign_in(client, make_contact(shop))
    given = {"pasted": TEXT, "paste": "yes", "hours_min": "20", "hours_max": "20", "openings": 1}
    page = client.post(reverse("employers:vacancy_add"), given)
    assert page.status_code == 200
    form = page.context["form"]
    assert (form["title"].value(), form["hours_min"].value()) == ("Winkelmedewerker station", "20")
    assert (form["place"].value(), form["pay_period"].value()) == ("3511 AB", "hour")
    assert {line.phrase for line in form.read_lines} >= {"3511 AB Utrecht", "Winkelmedewerker station"}
    assert not Vacancy.objects.exists()


def test_the_page_says_which_answer_would_help_most(client, shop):
    row = make_vacancy(employer=shop, description="Klanten helpen.")
    sign_in(client, make_contact(shop))
    page = client.get(reverse("employers:vacancy", kwargs={"pk": row.pk}))
    assert "beroep" in page.context["helps"]
