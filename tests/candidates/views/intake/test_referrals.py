"""The pages of a referrer: the own list, one youth, and a list of a school."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from candidates.models import Referral
from candidates.services.intake import referrals
from jobmatch.accounts.enums import OrganisationKind, Role
from tests.candidates.referral_situations import coordinator_of, make_place, make_referrer, refer
from tests.candidates.situations import as_user, in_english
from tests.factories import desk_of, make_jobhunter, make_member, make_organisation

pytestmark = pytest.mark.django_db
LIST, NEW, SEND = "/verwijzingen/", "/verwijzingen/nieuw/", "/verwijzingen/lijst/"
GOOD = {
    "first_name": "Amira",
    "last_name": "Benali",
    "birth_year": "2006",
    "phone": "06 12345678",
    "message_language": "nl",
    "manner": "in_person",
}
HEAD = "voornaam;achternaam;geboortejaar;telefoon;hoe gevraagd"


@pytest.fixture(autouse=True)
def place():
    return make_place()


@pytest.fixture
def referrer():
    return make_referrer()


@pytest.fixture
def school():
    return make_referrer(OrganisationKind.SCHOOL)


def send(user, data, **values):
    file = SimpleUploadedFile("lijst.csv", data if isinstance(data, bytes) else data.encode())
    return as_user(user).post(SEND, {"file": file, **values})


# one youth


def test_a_referral_is_on_the_own_list_as_received(referrer):
    client = as_user(referrer)
    answer = client.post(NEW, {**GOOD, "wants": "beveiliger worden", "prefers_woman": "yes"})
    assert answer.url == LIST
    page = client.get(LIST).content.decode()
    assert "A.B." in page
    assert "ontvangen" in page
    assert "Benali" not in page


def test_a_referrer_begins_at_the_own_list(referrer):
    assert as_user(referrer).get("/").url == LIST
    assert NEW in as_user(referrer).get(LIST).content.decode()


def test_a_colleague_of_the_same_organisation_sees_nothing_of_it(referrer, place):
    refer(referrer, place)
    colleague = make_member(Role.REFERRER, referrer.memberships.get().organisation)
    assert "A.B." not in as_user(colleague).get(LIST).content.decode()


def test_after_90_days_it_is_off_the_list(referrer, place):
    today = timezone.localdate()
    refer(referrer, place, on=today - timedelta(days=90))
    assert "A.B." in as_user(referrer).get(LIST).content.decode()
    Referral.objects.update(received_on=today - timedelta(days=91))
    assert "A.B." not in as_user(referrer).get(LIST).content.decode()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"first_name": ""}, "first_name"),
        ({"phone": ""}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"email": "nonsense"}, "email"),
        ({"manner": ""}, "manner"),
        ({"birth_year": ""}, "birth_year"),
        ({"birth_year": "1980"}, "birth_year"),
        ({"birth_year": "twenty"}, "birth_year"),
        ({"birth_year": str(timezone.localdate().year - 16)}, "birth_date"),
        ({"wants": "x" * 2001}, "wants"),
        ({"first_name": "a\x00b"}, "first_name"),
    ],
)
def test_what_is_not_right_is_said_at_the_field_and_nothing_typed_is_lost(referrer, values, field):
    answer = as_user(referrer).post(NEW, {**GOOD, "safe_words": "vraag naar Sam", **values})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    page = answer.content.decode()
    assert 'value="vraag naar Sam"' in page
    assert 'value="Benali"' in page
    assert not Referral.objects.exists()


def test_sent_twice_it_is_once_on_the_list_and_that_is_said(referrer):
    client = in_english(as_user(referrer))
    client.post(NEW, GOOD)
    assert "already" in client.post(NEW, GOOD, follow=True).content.decode()
    assert Referral.objects.count() == 1


def test_the_form_says_that_the_youth_agrees_first_and_that_parents_are_not_called(referrer):
    page = in_english(as_user(referrer)).get(NEW).content.decode()
    assert "Ask first" in page
    assert "never with the parents" in page
    assert "Under 16 we keep only" in page


def test_organisation_and_municipality_are_asked_only_where_there_is_a_choice(referrer):
    fields = as_user(referrer).get(NEW).context["form"].fields
    assert not {"organisation", "municipality"} & set(fields)
    other, second = make_place(), make_organisation(OrganisationKind.PARTNER)
    make_member(Role.REFERRER, second, referrer)
    make_organisation()  # a municipality where nobody reads what is referred
    form = as_user(referrer).get(NEW).context["form"]
    assert len(form.fields["municipality"].queryset) == 2
    sent = {**GOOD, "municipality": other.pk, "organisation": second.pk}
    as_user(referrer).post(NEW, sent)
    kept = Referral.objects.get()
    assert (kept.municipality, kept.organisation) == (other, second)


def test_a_returned_referral_says_why(referrer, place):
    referral = refer(referrer, place)
    by = coordinator_of(place)
    referrals.give_back(referral=referral, version=1, reason="region", by=by, on=timezone.localdate())
    page = in_english(as_user(referrer)).get(LIST).content.decode()
    assert "Lives outside the region" in page


# a list


@pytest.mark.parametrize("kind", [OrganisationKind.MOSQUE, OrganisationKind.PARTNER])
def test_lists_are_for_schools(kind):
    other = make_referrer(kind)
    for address in (SEND, f"{SEND}leeg/"):
        assert as_user(other).get(address).status_code == 403
    assert send(other, HEAD).status_code == 403
    assert SEND not in as_user(other).get(LIST).content.decode()


FAULTY = [
    HEAD,
    "Amira;Benali;2006;0612345678;gesprek",
    "",
    "Noor;;;0612345679;gesprek",
    "Sam;;2005;12;gesprek",
    "alleen een half",
    "Zoë;;2005;0612345671;telefoon",
]


def kept_of(answer):
    """What the button with the good lines sends."""
    return {name: str(value) for name, value in answer.context["kept"].items()}


def test_each_line_is_answered_by_its_number_and_the_good_ones_are_sent_in_one_tap(school):
    client = in_english(as_user(school))
    answer = client.post(SEND, {"file": SimpleUploadedFile("l.csv", "\n".join(FAULTY).encode())})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert not Referral.objects.exists()
    for words in (
        *("Good lines: 2, 7", "Line 4", "Write the year of birth", "Line 5", "This is not a phone number"),
        *("Line 6", "This line stops before column", "Send the 2 good lines"),
    ):
        assert words in page
    answer = client.post(SEND, kept_of(answer))
    assert answer.status_code == 200
    assert sorted(Referral.objects.values_list("label", flat=True)) == ["A.B.", "Z."]
    assert "The list is in" in answer.content.decode()
    assert "Line 6" in answer.content.decode()


def test_the_mended_list_takes_the_other_lines_in_and_adds_no_youth_twice(school):
    client = as_user(school)
    client.post(SEND, kept_of(send(school, "\n".join(FAULTY))))
    mended = [line.replace("Noor;;;", "Noor;;2006;") for line in FAULTY[:4]]
    report = send(school, "\n".join(mended)).context["report"]
    assert (report.taken_in, report.taken, report.again) == (True, 1, 1)


def test_a_column_that_nobody_knows_is_named_before_anything_is_sent(school):
    lines = f"{HEAD};klas;mentor\nAmira;Benali;2006;0612345678;gesprek;4B;\n"
    answer = send(school, lines)
    page = answer.content.decode()
    assert "“klas”" in page
    assert "“mentor”" not in page
    assert not Referral.objects.exists()
    assert as_user(school).post(SEND, kept_of(answer)).context["report"].taken == 1


def test_a_list_with_headings_alone_says_that_no_youth_is_in_it(school):
    answer = in_english(as_user(school)).post(SEND, {"file": SimpleUploadedFile("l.csv", HEAD.encode())})
    assert answer.status_code == 422
    assert "no youth yet" in str(answer.context["form"].errors["file"])


def test_the_good_lines_go_to_the_municipality_that_was_chosen(school):
    other = make_place()
    lines = "\n".join(FAULTY)
    answer = send(school, lines, municipality=other.pk)
    as_user(school).post(SEND, kept_of(answer))
    assert {referral.municipality for referral in Referral.objects.all()} == {other}


def test_a_list_without_a_good_line_offers_no_button(school):
    answer = in_english(as_user(school)).post(
        SEND, {"file": SimpleUploadedFile("l.csv", f"{HEAD}\nNoor;;;;\n".encode())}
    )
    assert "good line" not in answer.content.decode()
    assert as_user(school).post(SEND, kept_of(answer)).status_code == 422
    assert not Referral.objects.exists()


@pytest.mark.parametrize("lines", ["", "%PDF", HEAD, "a;b\n1;2"])
def test_good_lines_that_are_no_list_are_refused_in_a_sentence(school, lines):
    answer = as_user(school).post(SEND, {"lines": lines})
    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_the_same_list_again_adds_nothing_whatever_was_decided(school, place):
    data = f"{HEAD}\nAmira;Benali;2006;0612345678;gesprek\nNoor;Visser;2006;0612345679;gesprek\n"
    assert send(school, data).context["report"].taken == 2
    first = Referral.objects.order_by("label")[0]
    desk = desk_of(make_jobhunter(place))
    referrals.accept(referral=first, version=1, desk=desk, by=coordinator_of(place), on=timezone.localdate())
    report = send(school, data).context["report"]
    assert (report.taken, report.again, report.refused) == (0, 2, [])
    assert Referral.objects.count() == 2


def test_a_file_that_is_no_list_is_refused_in_a_sentence(school):
    for data in (b"%PDF-1.4 \x00\x01", b"a;b\n1;2\n", b"", HEAD.encode() + b"\nA;B;2006;06;gesprek" * 201):
        answer = send(school, data)
        assert answer.status_code == 422
        assert "file" in answer.context["form"].errors


def test_the_empty_list_can_be_filled_in_and_sent(school):
    answer = as_user(school).get(f"{SEND}leeg/")
    assert "attachment" in answer["Content-Disposition"]
    filled = answer.content + "Zoë;;2006;;0612345678;;gesprek;;;;;;\r\n".encode()
    assert send(school, filled).context["report"].taken == 1
    assert (
        in_english(as_user(school)).get(f"{SEND}leeg/").content.decode("utf-8-sig").startswith("first name;")
    )
