"""Reads an XML file of vacancies, as many systems for applicants write it: one element a vacancy.

SHAPES says how the known ones call things. What an element tells becomes a JobPosting, and goes the way of
all of them. A document type, an entity and whatever points outside the file are refused before they are read.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _

from employers.imports import dates, fields
from employers.imports.limits import MOST_DEPTH
from employers.imports.posting import Empty, Posting, Refused

Note = Callable[[str, str], None]
Told = dict[str, str]
MOST_PARTS: Final = 1_000  # elements of one vacancy, or between two
_SLICE: Final = 1024 * 1024
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>")

# Of the names, the first that is there and not empty holds. `a/b` is b in an element a.
_SAME: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title",),
    "description": ("description",),
    "url": ("url",),
    "postalCode": ("postalcode",),
    "addressLocality": ("city",),
    "addressCountry": ("country",),
}
SHAPES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    # job boards
    "job": _SAME
    | {
        "identifier": ("referencenumber", "requisitionid", "id"),
        "datePosted": ("date", "dateposted"),
        "validThrough": ("expirationdate", "closingdate"),
        "hiringOrganization": ("company", "employer"),
        "employmentType": ("jobtype",),
        "workHours": ("hours", "workhours"),
        "educationRequirements": ("education",),
        "experienceRequirements": ("experience",),
        "jobBenefits": ("salary",),
        "occupationalCategory": ("category",),
        "jobLocationType": ("remotetype",),
    },
    # schema.org with elements for names
    "jobposting": _SAME
    | {
        "identifier": ("identifier/value", "identifier"),
        "datePosted": ("dateposted",),
        "validThrough": ("validthrough",),
        "jobStartDate": ("jobstartdate",),
        "totalJobOpenings": ("totaljobopenings",),
        "hiringOrganization": ("hiringorganization/name", "organization/name", "hiringorganization"),
        "addressLocality": ("addresslocality", "joblocation"),
        "addressCountry": ("addresscountry",),
        "employmentType": ("employmenttype",),
        "workHours": ("workhours",),
        "qualifications": ("qualifications",),
        "skills": ("skills",),
        "responsibilities": ("responsibilities",),
        "educationRequirements": ("educationrequirements",),
        "experienceRequirements": ("experiencerequirements",),
        "minValue": ("basesalary/value/minvalue", "value/minvalue", "minvalue"),
        "maxValue": ("basesalary/value/maxvalue", "value/maxvalue", "maxvalue"),
        "unitText": ("unittext",),
        "occupationalCategory": ("occupationalcategory",),
        "jobLocationType": ("joblocationtype",),
    },
    # Dutch sites
    "vacature": {
        "title": ("titel", "functie", "functietitel", "naam"),
        "description": ("omschrijving", "beschrijving", "tekst"),
        "responsibilities": ("taken", "functieomschrijving"),
        "qualifications": ("eisen", "functieeisen", "profiel"),
        "jobBenefits": ("salaris", "aanbod", "arbeidsvoorwaarden"),
        "url": ("url", "link"),
        "identifier": ("vacaturenummer", "referentie", "kenmerk", "id"),
        "datePosted": ("datum", "plaatsingsdatum", "publicatiedatum"),
        "validThrough": ("sluitingsdatum", "einddatum"),
        "jobStartDate": ("startdatum",),
        "totalJobOpenings": ("aantal",),
        "hiringOrganization": ("werkgever", "bedrijf", "bedrijfsnaam", "organisatie"),
        "postalCode": ("postcode",),
        "addressLocality": ("plaats", "standplaats", "locatie"),
        "addressCountry": ("land",),
        "employmentType": ("dienstverband",),
        "workHours": ("uren", "urenperweek"),
        "educationRequirements": ("opleiding", "opleidingsniveau"),
        "experienceRequirements": ("ervaring",),
        "occupationalCategory": ("beroep", "vakgebied"),
    },
}
SHAPES["vacancy"] = SHAPES["job"] | {
    "title": ("title", "jobtitle", "name"),
    "identifier": ("id", "reference", "referencenumber"),
}
_ADDRESS: Final = ("postalCode", "addressLocality", "addressCountry")
_PAY: Final = ("minValue", "maxValue", "unitText")
_DAYS: Final = ("datePosted", "validThrough", "jobStartDate")


class _Slices(BytesIO):
    """A file in large pieces: a parser reads one long tag again with each piece."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(_SLICE)


@dataclass(frozen=True, slots=True)
class Item:
    """One vacancy of the file: the name of its element, and each text in it by where it stands."""

    shape: str
    told: Told


def is_markup(text: str) -> bool:
    """Whether a file looks like XML rather than CSV."""
    return text.lstrip().startswith("<")


def items(text: str) -> Iterator[tuple[int, Item]]:
    """Every vacancy with its number; memory holds one at a time."""
    data = _Slices(_DECLARATION.sub("", text, count=1).encode())
    row = 0
    try:
        for item in _items(iterparse(data, events=("start", "end"), forbid_dtd=True)):
            row += 1
            yield row, item
    except DefusedXmlException:
        raise Refused(_("The file has a document type or entities in it. We do not read those.")) from None
    except ParseError as error:
        line, column = error.position
        raise Refused(
            _("This is not valid XML: it breaks off at line %(line)d, character %(column)d.")
            % {"line": line, "column": column + 1}
        ) from None
    if not row:
        raise Empty(
            _("There is no vacancy in this XML file. We read the elements %(names)s.")
            % {"names": ", ".join(SHAPES)}
        )


def _items(events: Iterator[tuple[str, Element]]) -> Iterator[Item]:
    path: list[str] = []
    begins, parts, told = 0, 0, Told()
    for event, element in events:
        name = _local(element)
        if event == "start":
            path.append(name)
            parts += 1
            _check_size(depth=len(path), parts=parts)
            if not begins and name in SHAPES:
                begins, parts, told = len(path), 0, Told()
            continue
        if begins and len(path) > begins:
            _keep(told, path[begins:], element)
        elif begins and len(path) == begins:
            yield Item(name, told)
            begins = parts = 0
        path.pop()
        element.clear()


def _check_size(*, depth: int, parts: int) -> None:
    if depth > MOST_DEPTH:
        raise Refused(
            _("The XML is nested more than %(most)d deep. No job posting needs that.") % {"most": MOST_DEPTH}
        )
    if parts > MOST_PARTS:
        raise Refused(
            _("One vacancy has more than %(most)d parts. No job posting needs that.") % {"most": MOST_PARTS}
        )


def _keep(told: Told, path: list[str], element: Element) -> None:
    """The first text of each name, by its own name and by that of what it stands in."""
    if text := (element.text or "").strip():
        for begin in range(len(path)):
            told.setdefault("/".join(path[begin:]), text)


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1].lower()


def read(item: Item, *, row: int, source: str, note: Note) -> Posting:
    """The posting in one element; Refused when it holds what can't be right."""
    return fields.read(_node(item, note), row=row, source=source, note=note)


def _node(item: Item, note: Note) -> dict[str, Any]:
    names = SHAPES[item.shape]
    told = {key: _first(item.told, tags) for key, tags in names.items()}
    found: dict[str, Any] = {key: text for key, text in told.items() if text}
    found.update({key: _day(found[key], key, note) for key in _DAYS if key in found})
    address = {key: found.pop(key) for key in _ADDRESS if key in found}
    pay = {key: found.pop(key) for key in _PAY if key in found}
    node = {"@type": "JobPosting", **found}
    if address:
        node["jobLocation"] = {"@type": "Place", "address": {"@type": "PostalAddress", **address}}
    if pay:
        node["baseSalary"] = {"currency": "EUR", "value": pay, "unitText": pay.get("unitText", "")}
    return node


def _first(told: Told, tags: tuple[str, ...]) -> str:
    return next((told[tag] for tag in tags if told.get(tag)), "")


def _day(text: str, field: str, note: Note) -> str:
    """A day that can be read; another is left out, for these files write all sorts."""
    try:
        dates.read(text, field)
    except Refused as refused:
        note(field, refused.message)
        return ""
    return text
