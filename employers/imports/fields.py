"""One schema.org JobPosting to a Posting."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from employers.imports import (
    dates,
    hours,
    identity,
    kinds,
    loading,
    locations,
    own,
    pay,
    plain,
    requirements,
    shapes,
    titles,
)
from employers.imports.limits import DESCRIPTION, NAME, TITLE
from employers.imports.posting import NAMED_IN_FIELD, Hours, Pay, Posting, Read, Refused
from jobmatch.places.rules.folding import fold

Note = Callable[[str, str], None]
_NO_TEXT = frozenset({"unknown", "onbekend", "n a", "na", "none", "null", "nvt", "n v t"})
_MORE_TEXT = (
    "responsibilities",
    "qualifications",
    "skills",
    "educationRequirements",
    "experienceRequirements",
    "workHours",
    "jobBenefits",
)
MOST_OPENINGS = 999
MOST_MONTHS = 480


def read(node: Any, *, row: int, source: str, note: Note) -> Posting:
    """The posting in the node; Refused when it is none or holds a value that can't be right."""
    if not isinstance(node, dict) or "JobPosting" not in shapes.types(node):
        raise Refused(_("This is not a JobPosting."), "@type")
    loading.check_values(node)
    title = title_of(shapes.line(node.get("title")), note)
    ours = own.part_of(node)
    description = description_of(node, note, is_whole=ours is not None)
    place = own.place_of(node, ours) if ours is not None else locations.read(node)
    employer = shapes.line(node.get("hiringOrganization"))[:NAME]
    url = address_of(shapes.text(node.get("url")), note)
    named, told = _identifier(node)
    asked = "\n".join(_all_text(node.get(name)) for name in ("qualifications", "skills"))
    readings = titles.read(title=title, text=description, place=place)
    if years := years_of(node.get("experienceRequirements")):
        readings = replace(readings, years=years)
    posting = Posting(
        row=row,
        source=identity.source_of(given=source, named=named, url=url),
        identifier=identity.identifier_of(
            told=told, url=url, title=title, employer=employer, place=place.text
        ),
        title=title,
        description=description,
        url=url,
        posted_on=dates.read(shapes.line(node.get("datePosted")), "datePosted"),
        closes_on=dates.read_or_leave(shapes.line(node.get("validThrough")), "validThrough", note),
        starts_on=_start(shapes.line(node.get("jobStartDate"))),
        openings=openings_of(shapes.line(node.get("totalJobOpenings")), "totalJobOpenings"),
        employer=employer,
        place=place,
        kind=kinds.kind_of(title, shapes.texts(node.get("employmentType"))),
        hours=hours_of(shapes.line(node.get("workHours")), title, description),
        pay=_pay(shapes.first(node.get("baseSalary")), note),
        diploma=requirements.diploma_in(_all_text(node.get("educationRequirements"))),
        languages=requirements.languages_in(f"{asked}\n{description}"),
        licences=requirements.licences_in(asked),
        category=" ".join(shapes.texts(node.get("occupationalCategory")))[:NAME],
        readings=readings,
        named=named,
    )
    return own.exact(posting, ours) if ours is not None else posting


def title_of(title: str, note: Note) -> str:
    """The title, which must be there; cut when it is far too long."""
    if not title:
        raise Refused(_("The title is missing."), "title")
    if len(title) > TITLE:
        note("title", _("The title was longer than %(most)d characters and was cut.") % {"most": TITLE})
    return title[:TITLE]


def cut_description(text: str, note: Note) -> str:
    """The description, cut when it is too long to keep; a word for 'nothing' is nothing."""
    if fold(text) in _NO_TEXT:
        return ""
    if len(text) > DESCRIPTION:
        note(
            "description",
            _("The description was longer than %(most)d characters and was cut.") % {"most": DESCRIPTION},
        )
    return text[:DESCRIPTION]


def description_of(node: dict[str, Any], note: Note, *, is_whole: bool = False) -> str:
    """The description and the other texts about the work, each once; it may hold them already."""
    first = cut_description(plain.to_text(shapes.text(node.get("description"))), note)
    if is_whole:
        return first
    parts = [first]
    for name in _MORE_TEXT:
        part = _all_text(node.get(name))
        if part and part not in first:
            parts.append(part)
    return cut_description("\n\n".join(part for part in parts if part), note)


def _all_text(value: Any) -> str:
    texts = [plain.to_text(shapes.text(item)) for item in shapes.items(value)]
    return "\n".join(text for text in texts if text)


def address_of(text: str, note: Note) -> str:
    """The web address, left out with a note when it is not one that a page may link to."""
    if not text.strip():
        return ""
    url = identity.web_address(text)
    if not url:
        note("url", _("The web address is not one that starts with http or https, so it was left out."))
    return url


def openings_of(text: str, field: str) -> int:
    """The number of places; one when it is not told."""
    if not text.strip():
        return 1
    if not text.strip().isascii() or not text.strip().isdigit() or not 1 <= int(text[:6]) <= MOST_OPENINGS:
        raise Refused(_("“%(text)s” is not a number of places from 1 to 999.") % {"text": text[:20]}, field)
    return int(text)


def hours_of(told: str, title: str, description: str) -> Hours | None:
    """The hours a week from the field for it, else the title, else the text."""
    return (
        (hours.in_field(told) if told else None) or hours.in_title(title) or hours.in_description(description)
    )


def years_of(value: Any) -> Read[int] | None:
    """Whole years out of the field for months of experience; another form of it says nothing here."""
    found = shapes.first(value)
    if not isinstance(found, dict):
        return None
    told = shapes.line(found.get("monthsOfExperience"))
    if (
        not told.isascii()
        or not told.isdigit()
        or len(told) > len(str(MOST_MONTHS))
        or int(told) > MOST_MONTHS
    ):
        return None
    return Read(int(told) // 12, NAMED_IN_FIELD, f"monthsOfExperience: {int(told)}")


def _start(text: str) -> Any:
    """A start may be a word ('per direct'); only a date is a date."""
    try:
        return dates.read(text, "jobStartDate")
    except Refused:
        return None


def _identifier(node: dict[str, Any]) -> tuple[str, str]:
    """What the posting calls its source, and its identifier there."""
    value = shapes.first(node.get("identifier"))
    if not isinstance(value, dict):
        return "", shapes.line(value)
    name = shapes.line(value.get("name")) or shapes.line(value.get("propertyID"))
    return name, shapes.line(value.get("value")) or shapes.line(value.get("@id"))


def _pay(value: Any, note: Note) -> Pay | None:
    if not isinstance(value, dict):
        if value not in (None, ""):
            note("baseSalary", _("The pay is not told per hour, month or year, so it was left out."))
        return None
    inner = shapes.first(value.get("value"))
    part = inner if isinstance(inner, dict) else value
    low = part.get("minValue") if part.get("minValue") is not None else _plain_number(part.get("value"))
    period = shapes.line(part.get("unitText")) or shapes.line(value.get("unitText"))
    try:
        return pay.build(
            pay.amount(_plain_number(low), "baseSalary"),
            pay.amount(_plain_number(part.get("maxValue")), "baseSalary"),
            period,
            shapes.line(value.get("currency")) or shapes.line(part.get("currency")),
        )
    except pay.Implausible as error:
        note("baseSalary", error.message)
        return None


def _plain_number(value: Any) -> str | Decimal | None:
    value = shapes.first(value)
    return value if isinstance(value, str | Decimal) else None
