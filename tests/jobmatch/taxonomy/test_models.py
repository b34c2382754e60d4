import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from jobmatch.taxonomy.loading.uris import id_of
from jobmatch.taxonomy.models import (
    EntryCondition,
    Occupation,
    OccupationSkill,
    Skill,
    SkillLink,
    TaxonomyVersion,
)
from tests.factories import make_occupation, make_skill

pytestmark = pytest.mark.django_db


def test_a_label_is_shown_in_the_active_language_or_borrowed() -> None:
    occupation, dutch_only = (
        make_occupation(label_nl="kok", label_en="cook"),
        make_skill(label_nl="koken", label_en=""),
    )
    with translation.override("nl"):
        assert str(occupation) == "kok"
    with translation.override("en"):
        assert (str(occupation), str(dutch_only)) == ("cook", "koken")


def refused(create: type, **values: object) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        create.objects.create(**values)


def test_the_database_refuses_what_makes_no_sense() -> None:
    occupation, skill = make_occupation(), make_skill()
    refused(Occupation, id=id_of("urn:x"), uri="urn:x", isco="5223")
    refused(Skill, id=id_of("urn:x"), uri="urn:x")
    refused(SkillLink, skill=skill, related=skill, essential=True)
    refused(EntryCondition, occupation=occupation, kind="sex", code="")
    refused(TaxonomyVersion, id=2)
    OccupationSkill.objects.create(occupation=occupation, skill=skill, essential=True)
    refused(OccupationSkill, occupation=occupation, skill=skill, essential=False)
