"""Whoever reads a file while it is erased is told that it is not there, and never that the program broke."""

from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.http import Http404
from django.test import Client
from django.urls import reverse

from candidates.models import Candidate
from candidates.services.files import sealed
from jobmatch.sealing import keys
from jobmatch.sealing.services import KeyGone
from matching.services.rights import erasure
from tests.factories import OPENED_ON, make_candidate, make_jobhunter, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def youth() -> Candidate:
    """The key is gone, the rows are there yet: the moment between two reads."""
    youth = make_candidate(make_jobhunter())
    sealed.keep_own_words(candidate=youth, text="What I told.")
    keys.destroy(youth.pk, on=OPENED_ON)
    return youth


@pytest.mark.parametrize(
    "path",
    [
        lambda youth: reverse("candidates:file", kwargs={"pk": youth.pk}),
        lambda youth: reverse("matching:ranking", kwargs={"pk": youth.pk}),
        lambda youth: f"/api/v1/candidates/{youth.pk}/sealed",
        lambda youth: f"/api/v1/candidates/{youth.pk}/ranking",
    ],
    ids=["page", "ranking", "api", "ranking by api"],
)
def test_it_reads_as_not_there(path: object, youth: Candidate, client: Client) -> None:
    assert callable(path)
    sign_in(client, youth.desk.user)
    client.raise_request_exception = False
    assert client.get(path(youth)).status_code == 404


def test_a_key_that_is_gone_is_not_found(youth: Candidate) -> None:
    with pytest.raises(KeyGone) as error:
        sealed.unseal(candidate=youth, on=OPENED_ON)
    assert isinstance(error.value, Http404)


def test_all_who_were_erased_are_erased_again_once(youth: Candidate) -> None:
    people = [youth.pk, uuid4(), youth.pk]
    assert erasure.all_again(people=people, on=OPENED_ON) == 1
    assert erasure.all_again(people=people, on=OPENED_ON) == 0


def test_without_a_recipient_or_a_folder_no_copy_is_made(tmp_path: object) -> None:
    with pytest.raises(CommandError, match="JOBMATCH_BACKUP_RECIPIENTS is missing"):
        call_command("backup", str(tmp_path))
    with pytest.raises(CommandError, match="is no folder"):
        call_command("backup", f"{tmp_path}/none")
