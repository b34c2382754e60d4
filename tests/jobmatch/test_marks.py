"""A foreign key of which the database holds a mark: found and followed as any other, never joined."""

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from django.db.models import OuterRef

from candidates.models import Candidate, Exclusion
from jobmatch.marks import behind, behind_in, mark_in, mark_of
from tests.factories import make_candidate, make_employer

ID = UUID("6f1d8f0e-0a1b-4c2d-8e3f-405162738495")


def test_a_mark_leads_back_to_its_id_with_the_key_alone(settings) -> None:
    mark = mark_of(ID, box="a")
    assert mark != ID
    assert behind(mark, box="a") == ID
    settings.MARK_KEY = bytes(32)
    assert behind(mark, box="a") != ID


def test_the_marks_of_two_tables_have_nothing_in_common() -> None:
    assert mark_of(ID, box="a") != mark_of(ID, box="b")


def test_a_mark_in_a_row_is_another_one_in_each_row() -> None:
    one, other = uuid4(), uuid4()
    assert mark_in(one, ID, box="a") != mark_in(other, ID, box="a")
    assert behind_in(one, mark_in(one, ID, box="a"), box="a") == ID


@pytest.fixture
def youth(db) -> Candidate:
    youth = make_candidate()
    Exclusion.objects.create(candidate=youth, organisation=make_employer().organisation)
    return youth


def test_the_table_holds_the_mark_and_nothing_of_the_id(youth: Candidate) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT candidate_id FROM candidates_exclusion")
        ((kept,),) = cursor.fetchall()
    assert UUID(str(kept)) == mark_of(youth.pk, box="exclusion")


def test_it_is_found_by_value_and_followed_both_ways(youth: Candidate) -> None:
    other = make_candidate()
    row = Exclusion.objects.get(candidate=youth)
    assert (row.candidate_id, row.candidate) == (youth.pk, youth)
    assert list(
        Exclusion.objects.filter(candidate__in=[youth, other]).values_list("candidate", flat=True)
    ) == [youth.pk]
    assert list(youth.exclusions.all()) == [row]
    assert not other.exclusions.exists()
    (loaded,) = Candidate.objects.filter(pk=youth.pk).prefetch_related("exclusions")
    assert [each.pk for each in loaded.exclusions.all()] == [row.pk]
    assert Exclusion.objects.filter(candidate_id=str(youth.pk)).update(candidate=other) == 1
    assert other.exclusions.exists()


def test_it_is_never_joined_or_compared_with_a_column(youth: Candidate) -> None:
    with pytest.raises(TypeError, match="mark"):
        list(Exclusion.objects.select_related("candidate"))
    with pytest.raises(TypeError, match="mark"):
        Exclusion.objects.filter(candidate__first_name="x").exists()
    with pytest.raises(TypeError, match="mark"):
        Candidate.objects.filter(exclusions__organisation=None).exists()
    with pytest.raises(TypeError, match="mark"):
        Exclusion.objects.filter(candidate=OuterRef("pk"))
    with pytest.raises(TypeError, match="mark"):
        Exclusion.objects.filter(candidate__in=Candidate.objects.all()).exists()
    with pytest.raises(TypeError, match="mark"):
        Candidate.objects.filter(pk__in=Exclusion.objects.values("candidate")).exists()


def test_asked_by_the_id_of_whom_it_is_found_too(youth: Candidate) -> None:
    assert Exclusion.objects.filter(candidate__pk=youth.pk).exists()
    assert Exclusion.objects.filter(candidate__id__in=[youth.pk]).exists()
    assert not Exclusion.objects.exclude(candidate__pk=youth.pk).exists()
    assert Exclusion.objects.values_list("candidate__pk", flat=True).get() == youth.pk


def test_marks_have_no_order(youth: Candidate) -> None:
    with pytest.raises(FieldError):
        Exclusion.objects.filter(candidate__gt=youth.pk)
