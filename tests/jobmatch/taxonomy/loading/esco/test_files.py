from pathlib import Path

import pytest

from jobmatch.taxonomy.loading.esco import files
from jobmatch.taxonomy.loading.esco.reading import BadEscoFile
from tests.jobmatch.taxonomy import folders


def names(found: files.Found) -> list[str]:
    return [file.path.name for file in found.files]


def test_files_are_found_by_name_in_the_same_order_whatever_the_order_of_folders(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    folders.write(one, "occupations_nl")
    folders.write(two, "occupations_en")
    folders.write(two, "digitalSkillsCollection_en")
    assert names(files.find([one, two])) == names(files.find([two, one]))
    assert [file.kind for file in files.find([two]).collections()] == ["digitalSkillsCollection"]


def test_other_files_are_ignored_with_a_word(tmp_path: Path) -> None:
    folders.write(tmp_path, "occupations_nl")
    for name in ("occupations_fr.csv", "isco_group_skills_en.csv", "conceptSchemes_nl.csv", "my list.csv"):
        (tmp_path / name).write_text("")
    assert files.find([tmp_path]).ignored == [
        "conceptSchemes_nl.csv: not needed",
        "isco_group_skills_en.csv: not a file of ESCO's; skills of groups are not loaded",
        "my list.csv: not needed",
        "occupations_fr.csv: only Dutch and English labels are used",
    ]


def test_what_a_full_download_would_also_have_is_told(tmp_path: Path) -> None:
    missing = files.find([folders.small(tmp_path)]).missing()
    assert missing == [
        "ISCOGroups_en",
        "skills_en",
        "skillGroups_en",
        "skillsHierarchy_nl",
        "skillsHierarchy_en",
    ]


def test_a_folder_without_anything_of_esco_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadEscoFile, match="no file in this folder has a name of ESCO's"):
        files.find([tmp_path])


def test_a_file_instead_of_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadEscoFile, match="this is not a folder"):
        files.find([folders.write(tmp_path, "occupations_nl")])
