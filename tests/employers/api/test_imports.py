import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from employers.imports.limits import MOST_BYTES
from employers.models import Vacancy
from tests.employers.imports.documents import as_bytes, posting
from tests.employers.situations import make_contact, make_employer
from tests.factories import make_jobhunter, sign_in

pytestmark = pytest.mark.django_db
IMPORT = "/api/v1/vacancies/import"


@pytest.fixture
def jobhunter(client: Client) -> Client:
    return sign_in(client, make_jobhunter())


def send(client: Client, data: bytes, query: str = "", kind: str = "application/ld+json"):
    return client.post(IMPORT + query, data, content_type=kind)


def test_a_file_comes_in_as_the_body_or_as_a_part_of_a_form(jobhunter: Client) -> None:
    answer = send(jobhunter, as_bytes(posting()), "?source=mine")
    assert (answer.status_code, answer.json()["new"]) == (200, 1)
    assert Vacancy.objects.get().source == "mine"
    file = SimpleUploadedFile("jobs.csv", b"title,identifier\nKok,1\n")
    assert jobhunter.post(IMPORT, {"file": file}).json()["new"] == 1
    assert send(jobhunter, b"title,identifier\nKok,2\n", kind="text/csv").json()["new"] == 1


def test_a_dry_run_and_keep_good_are_told_in_the_address(jobhunter: Client) -> None:
    data = as_bytes([posting(), posting(title="")])
    refused = send(jobhunter, data)
    assert (refused.status_code, refused.json()["taken_in"]) == (422, False)
    assert [row["row"] for row in refused.json()["problems"]] == [2]
    assert send(jobhunter, data, "?keep_good=true&dry_run=true").json()["new"] == 1
    assert not Vacancy.objects.exists()
    assert send(jobhunter, data, "?keep_good=true").status_code == 200
    assert Vacancy.objects.count() == 1


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"PK\x03\x04", b"[" * 10_000, "é".encode("latin-1"), b"title\n=1", b'{"a":1,"a":2}'],
)
def test_hostile_files_change_nothing(jobhunter: Client, data: bytes) -> None:
    answer = send(jobhunter, data)
    assert answer.status_code == 422
    assert answer.json()["problems"]


def test_a_body_over_the_cap_and_a_form_without_a_file_are_problems(jobhunter: Client) -> None:
    assert send(jobhunter, b"x" * (MOST_BYTES + 1)).status_code == 413
    assert jobhunter.post(IMPORT, {"other": "x"}).json()["code"] == "file_missing"
    assert send(jobhunter, b"x", kind="multipart/form-data").status_code == 400


def test_a_contact_imports_for_the_own_employer_alone(client: Client) -> None:
    own = make_employer()
    sign_in(client, make_contact(own))
    assert send(client, as_bytes(posting())).status_code == 200
    assert Vacancy.objects.get().employer == own
