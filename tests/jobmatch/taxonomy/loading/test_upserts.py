import pytest

from jobmatch.taxonomy.loading.upserts import BATCH, Counts, Values, upsert
from jobmatch.taxonomy.models import IscoGroup, OccupationSkill
from tests.factories import make_occupation, make_skill

pytestmark = pytest.mark.django_db


def group(code: int, label: str = "groep") -> Values:
    return {"code": f"{code:04}", "uri": f"urn:{code}", "label_nl": label}


def test_rows_are_added_changed_and_left_alone_across_batches() -> None:
    rows = [group(number) for number in range(BATCH + 5)]
    assert upsert(IscoGroup, rows, key=["code"]) == Counts(new=BATCH + 5)
    rows[3] = group(3, "anders")
    rows.append(group(9000))
    counts = upsert(IscoGroup, rows[1:], key=["code"])
    assert counts == Counts(new=1, changed=1, unchanged=BATCH + 3, kept=1)
    assert IscoGroup.objects.get(code="0003").label_nl == "anders"


def test_nothing_comes_in() -> None:
    IscoGroup.objects.create(code="1", uri="urn:1")
    assert upsert(IscoGroup, [], key=["code"]) == Counts(kept=1)


def test_a_row_with_a_number_of_its_own_is_found_by_its_key_of_two_fields() -> None:
    OccupationSkill.objects.all().delete()
    pair = {"occupation_id": make_occupation().pk, "skill_id": make_skill().pk}
    key = list(pair)
    assert upsert(OccupationSkill, [{**pair, "essential": True, "starter": True}], key=key).new == 1
    assert upsert(OccupationSkill, [{**pair, "essential": False, "starter": True}], key=key).changed == 1
    assert OccupationSkill.objects.get().essential is False


def test_the_second_time_writes_nothing(django_assert_num_queries: pytest.FixtureRequest) -> None:
    rows = [group(number) for number in range(30)]
    upsert(IscoGroup, rows, key=["code"])
    with django_assert_num_queries(1):
        upsert(IscoGroup, rows, key=["code"])
