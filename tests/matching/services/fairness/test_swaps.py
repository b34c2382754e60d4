"""What must never count changes no byte of what the scorer reads and answers; if it did, it is found."""

import io
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from candidates.models import Candidate
from jobmatch.accounts.models import Organisation
from jobmatch.audit.models import Entry
from jobmatch.places.models import PostcodeArea
from matching.scorer.v2.inputs import Person
from matching.selectors import readings
from matching.services.fairness import names
from tests import keys
from tests.factories import make_employer, make_occupation, make_skill, make_town, make_vacancy
from tests.figures import Figure
from tests.sizes import SWAPS

pytestmark = pytest.mark.django_db
BY_API = 200


@pytest.fixture
def offers() -> None:
    """A few vacancies, and a taxonomy to wish from."""
    trades = [make_occupation(isco=isco) for isco in ("5223", "5414", "7115", "9412")]
    for _ in range(8):
        make_skill()
    for number, trade in enumerate(trades):
        known: dict[str, Any] = {"occupation": trade, "occupation_checked": True, "kind": "job"}
        known |= {"town": make_town("Utrecht"), "hours_min": 8 * number, "hours_max": 40}
        make_vacancy(employer=make_employer(), **known)


def swapped(**options: Any) -> str:
    out = io.StringIO()
    call_command("fairness", "swaps", stdout=out, **options)
    return out.getvalue()


def test_nothing_that_must_not_count_changes_a_byte(offers: None, figure: Figure) -> None:
    # What is read and scored is the same on both databases: at full size PostgreSQL swaps a tenth.
    pairs = SWAPS.value if connection.vendor == "sqlite" else max(SWAPS.ci, SWAPS.value // 10)
    said = swapped(pairs=pairs, api=min(BY_API, max(4, pairs // 10)))

    assert f"pairs swapped: {pairs}" in said
    assert "inputs of the scorer that differ: 0" in said
    assert "answers of the scorer that differ: 0" in said
    assert "of which differ: 0" in said
    for what in ("name", "sex by name", "address at the same minutes", "school or mosque", "experience"):
        assert f"  {what}: {pairs}" in said
    figure("fairness: pairs of which no byte differs", pairs)


def test_everything_is_taken_back(offers: None) -> None:
    before = Organisation.objects.count(), PostcodeArea.objects.count(), Entry.objects.count(), keys.left()
    swapped(pairs=2, api=1)

    assert not Candidate.objects.exists()
    after = Organisation.objects.count(), PostcodeArea.objects.count(), Entry.objects.count(), keys.left()
    assert after == before


def leaking(**leak: Any) -> Any:
    """A reading of a person into which something slips that must not count."""
    read = readings.person

    def person(candidate: Candidate, **more: Any) -> Person:
        found = read(candidate, **more)
        return replace(found, **{name: of(candidate) for name, of in leak.items()})

    return person


@pytest.mark.parametrize(
    "leak",
    [
        {"travel_limit": lambda youth: 20 + len(youth.last_name)},
        {"own_words": lambda youth: frozenset({youth.first_name})},
        {"all_my_work": lambda youth: youth.contacts.count() > 0},
        {"present_isco": lambda youth: youth.postcode},
    ],
)
def test_what_slips_in_is_found(offers: None, leak: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "person", leaking(**leak))

    with pytest.raises(CommandError, match="must never count"):
        swapped(pairs=3, api=0)


def test_without_vacancies_it_says_so() -> None:
    with pytest.raises(CommandError, match="no open vacancies"):
        swapped(pairs=1, api=0)


def test_names_of_a_file_are_of_another_group_and_sex_each_time(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    rows = ("a,x,first_f,An", "a,x,first_m,Bo", "a,x,last,Aas", "b,x,first_any,Co")
    file.write_text("\n".join(("group,faker_locale,kind,name", *rows)), encoding="utf-8")
    listed, lots = names.read(file), Random(1)  # noqa: S311

    name = listed.drawn(lots, group="a", sex=names.FEMALE)
    other = listed.other(name, lots)

    assert (name.first, name.last) == ("An", "Aas")
    assert (other.first, other.group, other.sex) == ("Co", "b", names.MALE)
