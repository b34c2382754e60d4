from pathlib import Path

import pytest

from jobmatch.taxonomy.loading.esco import concepts, files
from jobmatch.taxonomy.loading.esco.reading import BadEscoFile
from tests.jobmatch.taxonomy import folders
from tests.jobmatch.taxonomy.folders import BAKE, BAKER, FOOD, KNEAD


def silent(_line: str) -> None:
    """Nobody listens."""


def test_an_occupation_has_the_labels_of_all_its_files(tmp_path: Path) -> None:
    found = concepts.occupations(files.find([folders.small(tmp_path)]), silent)
    assert found[BAKER] == concepts.blank(
        BAKER,
        isco="7512",
        label_nl="broodbakker",
        label_en="bread baker",
        alt_labels_nl=["bakkersknecht", "bakkerin"],
    )


def test_a_collection_names_its_skills_and_its_labels_are_added(tmp_path: Path) -> None:
    folders.small(tmp_path)
    folders.write(tmp_path, "digitalSkillsCollection_nl", [KNEAD, "kneden", "mengen | roeren", ""])
    skill = concepts.skills(files.find([tmp_path]), silent)[KNEAD]
    assert skill["label_nl"] == "deeg kneden"
    assert skill["alt_labels_nl"] == ["deeg maken", "mengen", "roeren"]
    assert skill["collections"] == ["digital"]


def test_groups_are_told_from_skills(tmp_path: Path) -> None:
    found = concepts.skills(files.find([folders.small(tmp_path)]), silent)
    assert {uri: skill["is_group"] for uri, skill in found.items()} == {FOOD: True, KNEAD: False, BAKE: False}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ([BAKER, "75", "bakker", ""], "row 2: iscoGroup is not a code of four digits."),
        ([BAKER, "7512", " ", ""], "row 2: the preferred label is empty."),
        ([BAKER, "7512", "x" * 301, ""], "row 2: a label longer than 300 characters."),
        (["baker", "7512", "bakker", ""], "row 2: the URI is not one, or too long."),
        ([BAKER + "x" * 200, "7512", "bakker", ""], "row 2: the URI is not one, or too long."),
    ],
)
def test_a_row_that_cannot_be_an_occupation_is_refused(tmp_path: Path, row: list[str], why: str) -> None:
    folders.write(tmp_path, "occupations_nl", row)
    with pytest.raises(BadEscoFile) as caught:
        concepts.occupations(files.find([tmp_path]), silent)
    assert str(caught.value) == f"occupations_nl.csv, {why}"


def test_an_isco_group_needs_a_code(tmp_path: Path) -> None:
    folders.write(tmp_path, "ISCOGroups_nl", [f"{folders.ESCO}/isco/C75", "C75", "Ambacht"])
    with pytest.raises(BadEscoFile, match="row 2: code is not one to four digits"):
        concepts.isco_groups(files.find([tmp_path]), silent)
