"""From a posting to the columns of a vacancy, and from two sets of columns to what changed."""

from typing import Any
from uuid import UUID, uuid5

from employers.imports.posting import NAMED_IN_FIELD, Posting, Read
from employers.models import Vacancy
from employers.parts import PARTS, READ
from employers.selectors import locating
from employers.selectors.locating import Locator
from employers.services.named_employers import NamedEmployers
from jobmatch.taxonomy.selectors import Hit

# Below this a title and an occupation have little more than letters in common.
LEAST_CERTAINTY = 20
NAMESPACE = UUID("0f2f4a53-2f7c-5b0e-8d57-0f4b8c1f8a10")
# What a list of an employer may mend of a vacancy that came another way: what it has a column for.
LISTED = ("title", "description", "url", "posted_on", "closes_on", "starts_on", "openings", "hours", "pay")
ALWAYS_OF_SOURCE = ("employer_text", "place_text")
# Columns that only a person sets; an import never touches them.
OF_PEOPLE = frozenset(
    {
        "contact_id",
        "no_language",
        "employer_is_unknown",
        "site_id",
        "place_is_unknown",
        "occupation_checked",
        "occupation_is_unknown",
    }
    | {"dayparts", "diploma_by_law", "night_work", "hazardous_work", "shift_hours"}
)
Values = dict[str, Any]


def vacancy_id(posting: Posting) -> UUID:
    """The id that this vacancy of this source has in every database; of one that is known, its own."""
    return posting.vacancy or id_of(posting.source, posting.identifier)


def id_of(source: str, identifier: str) -> UUID:
    """The id that the vacancy with this identifier at this source has in every database."""
    return uuid5(NAMESPACE, f"{source}\n{identifier}")


def columns(posting: Posting, *, employers: NamedEmployers, locator: Locator, hit: Hit | None) -> Values:
    """What the posting says, in the columns of a vacancy."""
    place = posting.place
    if hit and hit.certainty < LEAST_CERTAINTY:
        hit = None
    location = locator.find(postcode=place.postcode, town=place.town, region=place.region)
    return {
        "title": posting.title,
        "description": posting.description,
        "url": posting.url,
        "posted_on": posting.posted_on,
        "closes_on": posting.closes_on,
        "starts_on": posting.starts_on,
        "openings": posting.openings,
        "employer_text": posting.employer,
        "employer_id": employers.find(posting.employer),
        "place_text": place.text,
        **locating.columns(location),
        "is_remote": place.is_remote,
        **_kind(posting),
        **_read("experience", posting.readings.years),
        **_read("leading", posting.readings.leading),
        **_read("abroad", posting.readings.abroad),
        **_screenings(posting.readings.screenings),
        "occupation_id": hit.id if hit else None,
        "occupation_certainty": hit.certainty if hit else 0,
        "hours_min": posting.hours.low if posting.hours else None,
        "hours_max": posting.hours.high if posting.hours else None,
        "pay_min": posting.pay.low if posting.pay else None,
        "pay_max": posting.pay.high if posting.pay else None,
        "pay_period": posting.pay.period if posting.pay else "",
        "diploma": posting.diploma,
    }


def _read(part: str, found: Read[Any] | None) -> Values:
    """The three columns of a part that is read from words; what was not read is not known."""
    value, c, words = READ[part]
    if found is None:
        return {value: None, c: None, words: ""}
    return {value: found.value, c: found.c, words: found.phrase}


def _kind(posting: Posting) -> Values:
    """The kind with the words of the title that name it, or as a field of the source names it."""
    found = posting.readings.kind
    if found and found.value == posting.kind:
        return _read("kind", found)
    return {"kind": posting.kind, "kind_c": NAMED_IN_FIELD if posting.kind else None, "kind_phrase": ""}


def _screenings(found: tuple[Read[str], ...]) -> Values:
    """All that were read, as certain as the least certain."""
    return {
        "screenings": [each.value for each in found],
        "screenings_c": min((each.c for each in found), default=None),
        "screenings_phrase": found[0].phrase if found else "",
    }


def licences(posting: Posting) -> list[tuple[str, bool, int, str]]:
    """(code, by law, certainty, words) of each licence that a field names or that was read."""
    rows = {each.value: (each.value, False, each.c, each.phrase) for each in posting.readings.licences}
    rows |= {code: (code, False, NAMED_IN_FIELD, "") for code in posting.licences}
    return sorted(rows.values())


def new_vacancy(posting: Posting, values: Values) -> Vacancy:
    return Vacancy(id=vacancy_id(posting), source=posting.source, identifier=posting.identifier, **values)


def of_a_list(vacancy: Vacancy, values: Values) -> Values:
    """What a list fills in of a vacancy that came another way; the rest, which it knows less of, as it is."""
    listed = {column for part in LISTED for column in PARTS[part] if values[column] not in (None, "")}
    return {name: value if name in listed else getattr(vacancy, name) for name, value in values.items()}


def differences(vacancy: Vacancy, values: Values) -> tuple[list[str], list[str]]:
    """The columns to change, and the parts that differ but that a person decided."""
    changed, kept = [], []
    for column in ALWAYS_OF_SOURCE:
        if getattr(vacancy, column) != values[column]:
            changed.append(column)
    for part, part_columns in PARTS.items():
        other = [
            column
            for column in part_columns
            if column not in OF_PEOPLE and getattr(vacancy, column) != values[column]
        ]
        if other and part in vacancy.decided:
            kept.append(part)
        elif other:
            changed += other
    return changed, kept
