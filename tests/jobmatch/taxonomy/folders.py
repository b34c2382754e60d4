"""Small folders in the layout of ESCO's CSV download, made up for tests."""

import csv
from pathlib import Path

ESCO = "http://data.europa.eu/esco"
BAKER, PASTRY_COOK = f"{ESCO}/occupation/baker", f"{ESCO}/occupation/pastry-cook"
KNEAD, BAKE, FOOD = f"{ESCO}/skill/knead", f"{ESCO}/skill/bake", f"{ESCO}/skill/food"
HEADERS = {
    "occupations": ["conceptUri", "iscoGroup", "preferredLabel", "altLabels"],
    "ISCOGroups": ["conceptUri", "code", "preferredLabel"],
    "skills": ["conceptUri", "preferredLabel", "altLabels"],
    "skillGroups": ["conceptUri", "preferredLabel", "altLabels"],
    "digitalSkillsCollection": ["conceptUri", "preferredLabel", "altLabels", "broaderConceptUri"],
    "broaderRelationsOccPillar": ["conceptType", "conceptUri", "broaderType", "broaderUri"],
    "broaderRelationsSkillPillar": ["conceptType", "conceptUri", "broaderType", "broaderUri"],
    "occupationSkillRelations": ["occupationUri", "relationType", "skillType", "skillUri"],
    "skillSkillRelations": ["originalSkillUri", "relationType", "relatedSkillUri"],
}
SKILL, GROUP, OCCUPATION, ISCO = "KnowledgeSkillCompetence", "SkillGroup", "Occupation", "ISCOGroup"


def write(folder: Path, name: str, *rows: list[str]) -> Path:
    """One file; its name tells the header."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADERS[name.split("_")[0]], *rows])
    return path


def small(folder: Path) -> Path:
    """Two occupations and two skills with all kinds of relations, in both languages."""
    write(folder, "ISCOGroups_nl", [f"{ESCO}/isco/C7512", "7512", "Bakkers"])
    write(
        folder,
        "occupations_nl",
        [BAKER, "7512", "broodbakker", "bakkersknecht\nbakkerin"],
        [PASTRY_COOK, "7512", "patissier", ""],
    )
    write(
        folder, "occupations_en", [BAKER, "7512", "bread baker", ""], [PASTRY_COOK, "7512", "pastry cook", ""]
    )
    write(folder, "skills_nl", [KNEAD, "deeg kneden", "deeg maken"], [BAKE, "brood bakken", ""])
    write(folder, "skillGroups_nl", [FOOD, "voedsel bereiden", ""])
    write(
        folder,
        "broaderRelationsOccPillar_nl",
        [OCCUPATION, PASTRY_COOK, OCCUPATION, BAKER],
        [OCCUPATION, BAKER, ISCO, f"{ESCO}/isco/C7512"],
    )
    write(
        folder,
        "broaderRelationsSkillPillar_nl",
        [SKILL, KNEAD, GROUP, FOOD],
        [SKILL, KNEAD, SKILL, BAKE],
        [SKILL, BAKE, GROUP, FOOD],
    )
    write(
        folder,
        "occupationSkillRelations_nl",
        [BAKER, "essential", "skill", KNEAD],
        [BAKER, "optional", "skill", BAKE],
        [BAKER, "essential", "skill", f"{ESCO}/skill/not-in-the-files"],
    )
    write(folder, "skillSkillRelations_nl", [KNEAD, "optional", BAKE])
    return folder
