from pathlib import Path
from typing import Any

import pytest

from jobmatch.taxonomy import selectors, services
from jobmatch.taxonomy.loading.esco.reading import BadEscoFile
from jobmatch.taxonomy.loading.upserts import Counts
from jobmatch.taxonomy.loading.uris import id_of
from jobmatch.taxonomy.models import (
    EntryCondition,
    IscoGroup,
    Occupation,
    OccupationSkill,
    Skill,
    SkillLink,
    TaxonomyVersion,
)
from tests.jobmatch.taxonomy import folders
from tests.jobmatch.taxonomy.folders import BAKE, BAKER, FOOD, KNEAD, PASTRY_COOK

pytestmark = pytest.mark.django_db

TABLES = (EntryCondition, IscoGroup, Occupation, OccupationSkill, Skill, SkillLink, TaxonomyVersion)


def load(*given: Path) -> services.EscoLoaded:
    return services.load_esco(folders=given, say=lambda _line: None)


def everything() -> list[Any]:
    return [list(model.objects.order_by("pk").values()) for model in TABLES]


def version() -> int:
    return TaxonomyVersion.objects.get().number


def written(loaded: services.EscoLoaded) -> int:
    return sum(count.new + count.changed for count in loaded.counts.values())


def test_the_starter_set_is_there_after_the_migrations_and_loading_it_changes_nothing() -> None:
    before = everything()
    counts = services.load_starter()
    assert counts["Occupation"].unchanged >= 150
    assert all(count.new == count.changed == 0 for count in counts.values())
    assert everything() == before


def test_the_starter_set_mends_what_was_lost() -> None:
    Occupation.objects.filter(starter=True).update(label_nl="weg")
    EntryCondition.objects.all().delete()
    before = version()
    counts = services.load_starter()
    assert counts["Occupation"].changed == Occupation.objects.count()
    assert counts["EntryCondition"].new == EntryCondition.objects.count() > 0
    assert version() != before


def test_esco_is_loaded_with_all_its_relations(tmp_path: Path) -> None:
    loaded = load(folders.small(tmp_path))
    baker = Occupation.objects.get(pk=id_of(BAKER))
    assert (baker.isco, baker.label_nl, baker.label_en, baker.starter) == (
        "7512",
        "broodbakker",
        "bread baker",
        False,
    )
    assert Occupation.objects.get(pk=id_of(PASTRY_COOK)).broader == baker
    assert IscoGroup.objects.get().label_nl == "Bakkers"
    assert Skill.objects.get(pk=id_of(KNEAD)).broader_id == id_of(BAKE)
    assert Skill.objects.get(pk=id_of(FOOD)).is_group
    essential = dict(baker.occupation_skills.values_list("skill_id", "essential"))
    assert essential == {id_of(KNEAD): True, id_of(BAKE): False}
    assert SkillLink.objects.get().related_id == id_of(BAKE)
    assert loaded.left_out["skills of occupations"] == 1
    assert loaded.counts["occupations"].new == 2


def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    folder = folders.small(tmp_path)
    load(folder)
    before = everything()
    assert written(load(folder)) == 0
    assert everything() == before


def test_the_starter_set_keeps_its_words_and_relations(tmp_path: Path) -> None:
    row = (
        OccupationSkill.objects.filter(occupation__uri__startswith="http")
        .select_related("occupation")
        .first()
    )
    assert row is not None
    occupation = row.occupation
    folders.write(tmp_path, "occupations_nl", [occupation.uri, "1111", "andere naam", "nog een naam"])
    before = OccupationSkill.objects.count()
    load(tmp_path)
    after = Occupation.objects.get(pk=occupation.pk)
    assert (after.label_nl, after.isco, after.starter) == (occupation.label_nl, occupation.isco, True)
    assert after.alt_labels_nl[-2:] == ["andere naam", "nog een naam"]
    assert OccupationSkill.objects.count() == before
    assert services.load_starter()["Occupation"] == Counts(unchanged=Occupation.objects.count())


def test_a_relation_that_esco_has_too_becomes_escos(tmp_path: Path) -> None:
    row = OccupationSkill.objects.filter(essential=True).select_related("occupation", "skill")[0]
    relation = [row.occupation.uri, "optional", "skill", row.skill.uri]
    folders.write(tmp_path, "occupationSkillRelations_nl", relation)
    load(tmp_path)
    row.refresh_from_db()
    assert (row.essential, row.starter) == (False, False)
    services.load_starter()
    row.refresh_from_db()
    assert (row.essential, row.starter) == (False, False)


def test_parts_may_come_one_after_the_other(tmp_path: Path) -> None:
    whole, labels, rest = (tmp_path / name for name in ("whole", "labels", "rest"))
    folders.small(whole)
    labels.mkdir()
    rest.mkdir()
    for path in whole.iterdir():
        is_relation = "Relations" in path.name
        (rest if is_relation else labels).joinpath(path.name).write_bytes(path.read_bytes())
    load(labels)
    load(rest)
    before = everything()
    assert written(load(whole)) == 0
    assert everything() == before


def test_a_bad_file_changes_nothing(tmp_path: Path) -> None:
    folders.small(tmp_path)
    folders.write(tmp_path, "skillSkillRelations_nl", [KNEAD, "whatever", BAKE])
    before = everything()
    with pytest.raises(BadEscoFile, match="skillSkillRelations_nl.csv, row 2"):
        load(tmp_path)
    assert everything() == before


def test_search_knows_at_once_what_was_loaded(tmp_path: Path) -> None:
    assert id_of(BAKER) not in {hit.id for hit in selectors.search_occupations("bakkersknecht")}
    load(folders.small(tmp_path))
    assert selectors.search_occupations("bakkersknecht")[0].id == id_of(BAKER)
    assert selectors.search_skills("deeg knede")[0].id == id_of(KNEAD)


def test_a_group_is_nobodys_ability(tmp_path: Path) -> None:
    load(folders.small(tmp_path))
    assert id_of(FOOD) not in {hit.id for hit in selectors.search_skills("voedsel bereiden")}
    assert selectors.skill_facts([id_of(BAKE), id_of(KNEAD)]) == {id_of(KNEAD): id_of(BAKE)}
