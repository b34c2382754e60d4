from pathlib import Path

import pytest

from jobmatch.taxonomy.loading.esco import files, relations
from jobmatch.taxonomy.loading.esco.reading import BadEscoFile
from jobmatch.taxonomy.loading.uris import id_of
from tests.jobmatch.taxonomy import folders
from tests.jobmatch.taxonomy.folders import BAKE, BAKER, ESCO, FOOD, KNEAD


def silent(_line: str) -> None:
    """Nobody listens."""


def occupation_skills(folder: Path) -> relations.Pairs:
    found = files.find([folder]).of("occupationSkillRelations")
    return relations.pairs(found, "occupationUri", "skillUri", silent)


def test_a_concept_may_lie_under_several(tmp_path: Path) -> None:
    found = files.find([folders.small(tmp_path)]).of("broaderRelationsSkillPillar")
    assert relations.above(found, silent)[id_of(KNEAD)] == {id_of(FOOD), id_of(BAKE)}


def test_of_several_a_skill_goes_before_a_group_and_a_stranger_counts_for_nothing() -> None:
    group, skill, stranger = id_of("urn:group"), id_of("urn:skill"), id_of("urn:stranger")
    assert relations.nearest({group, skill, stranger}, {group: True, skill: False}) == skill
    assert relations.nearest({group, stranger}, {group: True}) == group
    assert relations.nearest({stranger}, {}) is None


def test_a_pair_that_comes_twice_is_essential_if_one_of_them_is(tmp_path: Path) -> None:
    row = [BAKER, "optional", "skill", KNEAD]
    folders.write(tmp_path, "occupationSkillRelations_nl", row, [BAKER, "essential", "skill", KNEAD], row)
    assert occupation_skills(tmp_path) == {(id_of(BAKER), id_of(KNEAD)): True}


def test_an_unknown_kind_of_relation_is_refused(tmp_path: Path) -> None:
    folders.write(tmp_path, "occupationSkillRelations_nl", [BAKER, "handy", "skill", KNEAD])
    with pytest.raises(BadEscoFile, match="row 2: relationType is not essential or optional"):
        occupation_skills(tmp_path)


def test_collections_tell_what_is_above_where_no_file_of_relations_does(tmp_path: Path) -> None:
    above = f"{ESCO}/skill/a | {ESCO}/skill/b"
    folders.write(
        tmp_path, "digitalSkillsCollection_nl", [KNEAD, "kneden", "", above], [BAKE, "bakken", "", ""]
    )
    found = relations.above_by_skill_files(files.find([tmp_path]))
    assert found == {id_of(KNEAD): {id_of(f"{ESCO}/skill/a"), id_of(f"{ESCO}/skill/b")}}
