"""The starter taxonomy's files keep the promises that the loader and the scorer rely on."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from jobmatch.taxonomy import vocabulary

FOLDER = Path(vocabulary.__file__).parent / "data"
FILES = {
    "occupations": ["key", "isco", "uri", "label_nl", "label_en", "alt_nl", "alt_en", "broader"],
    "skills": ["key", "uri", "label_nl", "label_en", "alt_nl", "alt_en", "broader"],
    "occupation_skills": ["occupation", "skill", "essential"],
    "entry_conditions": ["occupation", "kind", "code", "by_law", "note_nl", "note_en"]
    + ["months", "arranged_by", "source", "source_url"],
}
CODES = {
    "diploma": set(vocabulary.DIPLOMA_LEVELS),
    "licence": set(vocabulary.LICENCES),
    "age": {str(age) for age in range(13, 25)},
    "screening": set(vocabulary.SCREENINGS),
}
FORBIDDEN_PARTS = re.compile(
    r"islam|moslim|muslim|christ|katholi|cathol|protestant|hindoe|hindu|boeddh|buddh|joods|jewish|halal|kosher|koosjer"
    r"|religi|gelovig|nationalit|allocht|autocht|migra|etni|ethni"
    r"|marokk|morocc|turks|turkish|surinaa|antilli|neger|blanke|vrouw|meisje|jongen|\bdames|\bheren"
)
FORBIDDEN_WORDS = re.compile(
    r"\b(man|mannen|men|women|woman|male|female|girl|boy|ladies|gentlemen|v/m|m/v|native|moedertaal)\b"
)
ALLOWED = {"gastvrouw", "jongeren"}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def alternatives(row: dict[str, str], language: str) -> list[str]:
    return [label for label in row[f"alt_{language}"].split("|") if label]


def labels(row: dict[str, str]) -> list[str]:
    return [row["label_nl"], row["label_en"], *alternatives(row, "nl"), *alternatives(row, "en")]


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def has_forbidden_word(label: str) -> bool:
    text = label.lower()
    for word in ALLOWED:
        text = text.replace(word, "")
    return bool(FORBIDDEN_PARTS.search(text) or FORBIDDEN_WORDS.search(text))


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_the_columns_that_its_readme_names(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == FILES[name]


@pytest.mark.parametrize("name", FILES)
def test_no_cell_has_space_around_it_or_starts_like_a_formula(name):
    cells = [cell for row in rows(name) for cell in row.values()]
    assert [cell for cell in cells if cell != cell.strip() or cell.startswith(("=", "+", "-", "@"))] == []


def test_there_are_enough_occupations_and_skills():
    assert len(rows("occupations")) >= 165
    assert 350 <= len(rows("skills")) <= 550


@pytest.mark.parametrize("name", ["occupations", "skills"])
def test_a_key_is_a_plain_slug_and_occurs_once(name):
    keys = [row["key"] for row in rows(name)]
    assert repeated(keys) == []
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


@pytest.mark.parametrize(("name", "kind"), [("occupations", "occupation"), ("skills", "skill")])
def test_a_uri_is_of_esco_and_occurs_once(name, kind):
    uris = [row["uri"] for row in rows(name) if row["uri"]]
    assert repeated(uris) == []
    shape = re.compile(rf"http://data\.europa\.eu/esco/{kind}/[0-9a-f-]{{36}}")
    assert [uri for uri in uris if not shape.fullmatch(uri)] == []
    assert len(uris) > len(rows(name)) // 2


def test_every_isco_code_has_four_digits():
    codes = [row["isco"] for row in rows("occupations")]
    assert [code for code in codes if not re.fullmatch(r"[0-9]{4}", code)] == []


@pytest.mark.parametrize("name", ["occupations", "skills"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_labels_are_there_and_unique_in_each_language(name, language):
    found = [row[f"label_{language}"].lower() for row in rows(name)]
    assert all(found)
    assert repeated(found) == []


@pytest.mark.parametrize("name", ["occupations", "skills"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_alternative_label_belongs_to_one_row(name, language):
    found = [row[f"label_{language}"].lower() for row in rows(name)]
    found += [label.lower() for row in rows(name) for label in alternatives(row, language)]
    assert repeated(found) == []


@pytest.mark.parametrize("name", ["occupations", "skills"])
def test_no_label_names_religion_origin_nationality_or_sex(name):
    assert [label for row in rows(name) for label in labels(row) if has_forbidden_word(label)] == []


@pytest.mark.parametrize(
    "label", ["islamitisch slager", "halal butcher", "brandweerman (man)", "verkoper v/m", "dameskapper"]
)
def test_the_search_for_forbidden_words_finds_them(label):
    assert has_forbidden_word(label)


@pytest.mark.parametrize("name", ["occupations", "skills"])
def test_broader_names_another_row_and_never_leads_back(name):
    broader = {row["key"]: row["broader"] for row in rows(name)}
    assert {parent for parent in broader.values() if parent} <= set(broader)
    for start in broader:
        seen, key = {start}, broader[start]
        while key:
            assert key not in seen, f"{start} leads back to {key}"
            seen.add(key)
            key = broader[key]


def test_every_skill_is_used_or_groups_skills_that_are():
    skills = rows("skills")
    used = {row["skill"] for row in rows("occupation_skills")}
    groups = {row["broader"] for row in skills}
    assert [row["key"] for row in skills if row["key"] not in used | groups] == []


def test_an_occupation_has_five_to_twelve_skills_of_which_four_are_essential():
    relations = defaultdict(list)
    for row in rows("occupation_skills"):
        assert row["essential"] in {"0", "1"}
        relations[row["occupation"]].append(row["essential"])
    keys = {row["key"] for row in rows("occupations")}
    assert set(relations) == keys
    assert [key for key, found in relations.items() if not 5 <= len(found) <= 12] == []
    assert [key for key, found in relations.items() if found.count("1") < 4] == []


def test_a_relation_names_a_skill_of_the_file_and_occurs_once():
    pairs = [f"{row['occupation']} {row['skill']}" for row in rows("occupation_skills")]
    assert repeated(pairs) == []
    assert {row["skill"] for row in rows("occupation_skills")} <= {row["key"] for row in rows("skills")}


def test_a_condition_has_a_code_of_the_vocabulary_and_a_note_in_both_languages():
    keys = {row["key"] for row in rows("occupations")}
    conditions = rows("entry_conditions")
    assert repeated([f"{row['occupation']} {row['kind']} {row['code']}" for row in conditions]) == []
    for row in conditions:
        assert row["occupation"] in keys
        assert row["code"] in CODES[row["kind"]], row
        assert row["by_law"] in {"0", "1"}
        assert row["note_nl"].endswith(".")
        assert row["note_en"].endswith(".")


def test_how_long_a_condition_takes_has_a_source_that_can_be_read():
    for row in rows("entry_conditions"):
        assert row["arranged_by"] in {"", "youth", "employer", "law"}
        assert not row["months"] or (1 <= int(row["months"]) <= 72 and row["source"]), row
        assert bool(row["source"]) == row["source_url"].startswith("https://"), row


def test_what_the_employer_applies_for_is_arranged_by_the_employer():
    applied_for = [
        row for row in rows("entry_conditions") if row["code"] in vocabulary.APPLIED_FOR_BY_EMPLOYER
    ]
    assert {row["arranged_by"] for row in applied_for} == {"employer"}


def test_security_work_shares_skills_with_the_stepping_stones_towards_it():
    found = defaultdict(set)
    for row in rows("occupation_skills"):
        found[row["occupation"]].add(row["skill"])
    shared = {"publiek", "conflict", "toezicht", "rapporteren"}
    for key in ["beveiliger", "winkelmedewerker", "servicemedewerker-station", "gastheer"]:
        assert shared <= found[key], key


def test_uris_and_codes_are_those_of_the_official_files(real_data):
    official = {row["conceptUri"]: row["iscoGroup"] for row in read(real_data, "esco_nl/occupations_nl.csv")}
    groups = {row["code"] for row in read(real_data, "esco_nl/ISCOGroups_nl.csv")}
    skills = {row["conceptUri"] for row in read(real_data, "esco_en/skills_en.csv")}
    occupations = rows("occupations")
    assert {row["isco"] for row in occupations} <= groups
    ours = {row["uri"]: row["isco"] for row in occupations if row["uri"]}
    assert {uri: code for uri, code in ours.items() if official.get(uri) != code} == {}
    assert {row["uri"] for row in rows("skills") if row["uri"]} - skills == set()


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
