"""A youth is found by the name as anybody types it: with other letters, accents or signs."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

import candidates
from candidates.models import Candidate
from candidates.rules import names
from candidates.selectors.files.files import caseload
from candidates.services.files import files
from jobmatch.accounts.models import User
from matching.services.rights import erasure
from tests.factories import make_candidate

pytestmark = pytest.mark.django_db
HOUSE = Path(candidates.__file__).parent.parent
# a name set on a row, in an update of rows, or a file made with one
KEEPS_A_NAME = re.compile(
    r"\.(?:first|last)_name\s*=(?!=)|update\([^)]*(?:first|last)_name=|\bCandidate\((?!Versioned)"
)


@pytest.mark.parametrize(
    "typed",
    ["celik", "ÇELİK", "ömer", "omer", "Omer celik", "çelik Ömer", "Yildirim", "yıldırım", "elik", "o'mer"],
)
def test_a_name_is_found_however_its_letters_are_typed(by: User, typed: str) -> None:
    youth = make_candidate(by, first_name="Ömer", last_name="Çelik-Yıldırım")
    make_candidate(by, first_name="Noor", last_name="Visser")
    assert list(caseload(by, text=typed)) == [youth]


def test_a_sign_alone_narrows_nothing_and_a_number_is_no_name(by: User) -> None:
    youth = make_candidate(by, first_name="Noor", last_name="Visser", phone="0612345678")
    assert list(caseload(by, text="Noor - Visser")) == [youth]
    assert list(caseload(by, text="Noor 0687654321")) == []


def test_a_word_is_never_found_across_two_names(by: User) -> None:
    make_candidate(by, first_name="Noor", last_name="Visser")
    assert list(caseload(by, text="noorvisser")) == []
    assert list(caseload(by, text="r|v")) == []


def test_the_folded_name_follows_every_change_of_the_name(by: User) -> None:
    youth = make_candidate(by, first_name="Ömer", last_name="Çelik", phone="0612345678")
    assert _kept(youth) == "omer|celik"
    person = {name: getattr(youth, name) for name in files.PERSONAL}
    files.change_person(
        candidate=youth, version=1, by=by, on=timezone.localdate(), **{**person, "last_name": "Yıldırım"}
    )
    assert _kept(youth) == "omer|yildirim"


def test_an_erased_file_keeps_no_folded_name(by: User) -> None:
    youth = make_candidate(by, first_name="Ömer", last_name="Çelik")
    erasure.again(person=youth.pk, on=timezone.localdate())
    assert _kept(youth) == ""


def test_one_function_makes_the_names_that_are_kept() -> None:
    """`files.checked_person` folds; who keeps a name another way would leave the folded one behind."""
    writers = {
        path.relative_to(HOUSE).as_posix()
        for app in ("candidates", "matching", "notifications", "web")
        for path in (HOUSE / app).rglob("*.py")
        if "migrations" not in path.parts and KEEPS_A_NAME.search(path.read_text())
    }
    made_up = "matching/services/fairness/swaps.py"  # takes back whatever it writes
    assert writers == {"candidates/services/files/files.py", made_up}


def _kept(youth: Candidate) -> str:
    row = Candidate.objects.get(pk=youth.pk)
    assert row.folded_name == ("" if row.erased_on else names.folded(row.first_name, row.last_name))
    return row.folded_name
