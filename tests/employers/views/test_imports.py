import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from employers.models import Vacancy
from tests.employers.imports.documents import as_bytes, posting
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def upload(client: Client, data: bytes, **more: str):
    file = SimpleUploadedFile("jobs.json", data)
    return client.post(reverse("employers:import"), {"file": file, **more})


def test_a_file_is_taken_in_and_the_page_says_what_became_of_it(jobhunter: Client) -> None:
    assert jobhunter.get(reverse("employers:import")).status_code == 200
    answer = upload(jobhunter, as_bytes([posting()]), source="mijn bron")
    assert answer.status_code == 200
    assert answer.context["report"].new == 1
    assert Vacancy.objects.get().source == "mijn bron"
    assert reverse("employers:check") in answer.content.decode()


def test_a_wrong_row_is_named_and_nothing_changes_unless_the_good_ones_are_wanted(jobhunter: Client) -> None:
    data = as_bytes([posting(), posting(title="")])
    answer = upload(jobhunter, data)
    assert answer.status_code == 422
    assert [problem.row for problem in answer.context["report"].problems] == [2]
    assert not Vacancy.objects.exists()
    assert upload(jobhunter, data, keep_good="on").status_code == 200
    assert Vacancy.objects.count() == 1


@pytest.mark.parametrize("data", [b"PK\x03\x04zip", b"\x00", b"[" * 10_000, b"title\n=1+1"])
def test_hostile_files_are_refused_in_a_sentence(jobhunter: Client, data: bytes) -> None:
    answer = upload(jobhunter, data)
    assert answer.status_code == 422
    assert answer.context["report"].problems[0].message.endswith(".")


def test_an_empty_file_or_none_is_an_error_on_the_form(jobhunter: Client) -> None:
    assert upload(jobhunter, b"").status_code == 422
    assert jobhunter.post(reverse("employers:import")).status_code == 422
