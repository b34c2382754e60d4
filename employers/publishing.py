"""A vacancy as the world outside may read it: schema.org's JobPosting.

Two forms of one thing. What search engines ask is in both; a feed also has a part of our own, so that who
reads it with this program gets the very same vacancy. Only what the vacancy and its employer say themselves.
"""

import json
from typing import Any, Final

from django.utils.html import escape

from employers.imports import own
from employers.imports.plain import one_line
from employers.models import Vacancy
from jobmatch.taxonomy.vocabulary import DIPLOMA_LEVELS

FULL_TIME: Final = 36  # hours a week
UNITS: Final = {"hour": "HOUR", "month": "MONTH", "year": "YEAR"}
CREDENTIALS: Final = {
    "mbo1": "high school", "mbo2": "professional certificate", "mbo3": "professional certificate",
    "mbo4": "professional certificate", "hbo": "bachelor degree", "wo": "bachelor degree",
}  # fmt: skip
# In a script of a page a sign of markup would end the script.
_IN_SCRIPT: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
Node = dict[str, Any]


def posting(vacancy: Vacancy, *, address: str) -> Node:
    """What search engines ask of a page with one vacancy; `address` is that of the page."""
    return {"@context": "https://schema.org", **_plain(vacancy, address)}


def feed(vacancies: list[tuple[Vacancy, str]]) -> Node:
    """All vacancies, each with the address of its page, as one document that is read back whole."""
    nodes = [{**_plain(vacancy, address), own.KEY: _own(vacancy)} for vacancy, address in vacancies]
    return {"@context": own.CONTEXT, "@graph": nodes}


def as_script(node: Node) -> str:
    """The document as it may stand between <script> and </script>."""
    return json.dumps(node, ensure_ascii=False).translate(_IN_SCRIPT)


def _plain(vacancy: Vacancy, address: str) -> Node:
    told = {
        "@type": "JobPosting",
        "@id": address,
        "identifier": {"@type": "PropertyValue", "name": vacancy.source, "value": vacancy.identifier},
        "title": _line(vacancy.title),
        "description": _html(vacancy.description),
        "url": vacancy.url,
        "datePosted": _day(vacancy.posted_on),
        "validThrough": f"{vacancy.closes_on:%Y-%m-%d}T23:59" if vacancy.closes_on else "",
        "jobStartDate": _day(vacancy.starts_on),
        "totalJobOpenings": vacancy.openings,
        "hiringOrganization": _organisation(vacancy),
        "employmentType": _employment(vacancy),
        "baseSalary": _pay(vacancy),
        "workHours": _hours(vacancy),
        "educationRequirements": _education(vacancy),
        "experienceRequirements": _experience(vacancy),
        "occupationalCategory": _occupation(vacancy),
        **_place(vacancy),
    }
    return {name: value for name, value in told.items() if value not in ("", None, [], {})}


def _own(vacancy: Vacancy) -> Node:
    """What schema.org has no word for, in codes; see imports/own.py."""
    occupation = vacancy.occupation
    told = {
        "place": _line(vacancy.place_text),
        "municipality": _municipality(vacancy),
        "employer": _line(vacancy.employer_text) if vacancy.employer_text else None,
        "kind": vacancy.kind,
        "hours": [vacancy.hours_min, vacancy.hours_max] if vacancy.hours_min is not None else None,
        "diploma": vacancy.diploma,
        "languages": [f"{row.language}:{row.level}" for row in vacancy.languages.all()],
        "licences": [row.licence for row in vacancy.licences.all() if not row.phrase],
        "occupation": {"uri": occupation.uri, "certainty": vacancy.occupation_certainty}
        if occupation
        else None,
    }
    return {name: value for name, value in told.items() if value not in ("", None, [])}


def _day(day: Any) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _line(text: str) -> str:
    """A line as it is, or with its signs written out where a reader would take them for markup."""
    return text if one_line(text) == text else str(escape(text))


def _html(text: str) -> str:
    """The text as HTML, which is what search engines ask for."""
    return f"<p>{escape(text)}</p>".replace("\n", "<br>") if text else ""


def _organisation(vacancy: Vacancy) -> Node:
    site = vacancy.employer.website if vacancy.employer else ""
    found = {"@type": "Organization", "name": _line(vacancy.employer_name)}
    return {**found, "sameAs": site} if site else found if vacancy.employer_name else {}


def _employment(vacancy: Vacancy) -> str:
    if vacancy.kind in ("internship", "work_experience", "trial"):
        return "INTERN"
    if vacancy.hours_max is None:
        return "TEMPORARY" if vacancy.kind == "holiday" else "OTHER" if vacancy.kind else ""
    return "FULL_TIME" if vacancy.hours_max >= FULL_TIME else "PART_TIME"


def _pay(vacancy: Vacancy) -> Node:
    if not vacancy.pay_period:
        return {}
    ends = {"minValue": vacancy.pay_min, "maxValue": vacancy.pay_max}
    value = {name: float(amount) for name, amount in ends.items() if amount is not None}
    inner = {"@type": "QuantitativeValue", **value, "unitText": UNITS[vacancy.pay_period]}
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": inner}


def _hours(vacancy: Vacancy) -> str:
    low, high = vacancy.hours_min, vacancy.hours_max
    return "" if low is None else f"{low}" if low == high else f"{low}-{high}"


def _education(vacancy: Vacancy) -> Node:
    if not vacancy.diploma:
        return {}
    told = {"@type": "EducationalOccupationalCredential", "name": DIPLOMA_LEVELS[vacancy.diploma].nl}
    category = CREDENTIALS.get(vacancy.diploma)
    return {**told, "credentialCategory": category} if category else told


def _experience(vacancy: Vacancy) -> Node:
    """Years that a field or a person told; those that were read stand in the text."""
    if vacancy.years_asked is None or not (
        vacancy.years_c == 100 or vacancy.years_phrase.startswith("monthsOfExperience")
    ):
        return {}
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 12 * vacancy.years_asked}


def _occupation(vacancy: Vacancy) -> str:
    return vacancy.occupation.isco if vacancy.occupation and vacancy.occupation_checked else ""


def _municipality(vacancy: Vacancy) -> str:
    """Of a town with another name: a province may have two towns of one name."""
    town = vacancy.town
    return town.municipality.name if town and town.municipality.name != town.name else ""


def _place(vacancy: Vacancy) -> Node:
    """The town as we know it, with its province, which tells two towns of one name apart."""
    town = vacancy.town or (vacancy.site.town if vacancy.site else None)
    postcode = vacancy.postcode or (vacancy.site.postcode if vacancy.site else "")
    told: Node = {}
    if town:
        address = {
            "@type": "PostalAddress",
            "streetAddress": vacancy.site.street if vacancy.site else "",
            "postalCode": postcode,
            "addressLocality": town.name,
            "addressRegion": town.municipality.province,
            "addressCountry": "NL",
        }
        kept = {name: value for name, value in address.items() if value}
        told["jobLocation"] = {"@type": "Place", "address": kept}
    if vacancy.is_remote:
        told["jobLocationType"] = "TELECOMMUTE"
        told["applicantLocationRequirements"] = {"@type": "Country", "name": "NL"}
    return told
