"""What a youth told of an experience, as it lies under the seal: its shape, its limits, and nothing else."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from candidates.enums import Feeling, Ground, Road, Stage
from jobmatch.accounts.models import Organisation
from jobmatch.errors import RuleBroken

LONGEST = {"words": 8000, "when": 60, "employer_name": 160, "evidence": 4000, "talking_note": 6000}
LONGEST_LINE = 1000
MOST_LINES = 60
CODES: dict[str, list[str]] = {"stage": ["", *Stage.values], "road": Road.values}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that was done on the chosen road, and what came of it."""

    on: date
    done: str
    outcome: str = ""

    def __repr__(self) -> str:  # never in a log or a traceback
        return "Deed(...)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """How it felt when it was asked, in a word and, if they wished, in their own words."""

    on: date
    feeling: str
    words: str = ""

    def __repr__(self) -> str:
        return "Felt(...)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldExperience:
    """One experience. Only the own words are asked; everything else may stay untold, or come later."""

    words: str
    told_on: date
    when: str = ""
    stage: str = ""
    grounds: tuple[str, ...] = (Ground.UNKNOWN.value,)
    employer: UUID | None = None
    employer_name: str = ""
    evidence: str = ""
    road: str = Road.NOTHING.value
    talking_note: str = ""
    ask_on: date | None = None
    deeds: tuple[Deed, ...] = ()
    feelings: tuple[Felt, ...] = ()

    def __repr__(self) -> str:
        return "Told(...)"


GIVEN = frozenset(field.name for field in fields(ToldExperience)) - {"told_on", "deeds", "feelings"}


def changed(told: ToldExperience, **parts: Any) -> ToldExperience:
    """What was told, with some parts replaced; refused unless all of it is right."""
    unknown = parts.keys() - GIVEN
    if unknown:
        raise TypeError(f"not told by the youth: {sorted(unknown)}")
    lines = {name: parts[name].replace("\r\n", "\n") for name in parts.keys() & LONGEST.keys()}
    return checked(replace(told, **{**parts, **lines}))


def checked(told: ToldExperience) -> ToldExperience:
    """What is told, or a refusal that says what is missing or too much."""
    if not told.words.strip():
        raise RuleBroken("words_missing", _("Write down what the youth tells, in their own words."))
    for name, most in LONGEST.items():
        if len(getattr(told, name)) > most:
            raise RuleBroken("too_long", _("This is too long. Keep the most important things."))
    grounds = tuple(dict.fromkeys(told.grounds))
    if not grounds or set(grounds) - set(Ground.values):
        raise RuleBroken("grounds", _("Choose at least one. 'Not sure' is an answer too."))
    if any(getattr(told, name) not in codes for name, codes in CODES.items()):
        raise RuleBroken("not_in_list", _("Choose from the list."))
    _check_employer(told.employer)
    return replace(told, grounds=grounds)


def with_deed(told: ToldExperience, deed: Deed) -> ToldExperience:
    """What was told, with one more thing that was done on the road, in the order of its day."""
    _check_line(deed.done, deed.outcome, missing=not deed.done.strip())
    deeds = tuple(sorted((*told.deeds, deed), key=lambda each: each.on))
    return replace(told, deeds=_not_too_many(deeds))


def with_feeling(told: ToldExperience, felt: Felt) -> ToldExperience:
    """What was told, with one more answer to how it feels."""
    _check_line(felt.words, missing=felt.feeling not in Feeling.values)
    return replace(told, feelings=_not_too_many((*told.feelings, felt)), ask_on=None)


def packed(told: ToldExperience) -> str:
    """What goes under the seal."""
    return json.dumps(asdict(told), default=str, sort_keys=True)


def unpacked(text: str) -> ToldExperience:
    """What lay under the seal."""
    values = json.loads(text)
    deeds = tuple(Deed(**{**each, "on": date.fromisoformat(each["on"])}) for each in values.pop("deeds"))
    felt = tuple(Felt(**{**each, "on": date.fromisoformat(each["on"])}) for each in values.pop("feelings"))
    return ToldExperience(
        **{
            **values,
            "told_on": date.fromisoformat(values["told_on"]),
            "grounds": tuple(values["grounds"]),
            "employer": UUID(values["employer"]) if values["employer"] else None,
            "ask_on": date.fromisoformat(values["ask_on"]) if values["ask_on"] else None,
            "deeds": deeds,
            "feelings": felt,
        }
    )


def _check_employer(employer: UUID | None) -> None:
    if employer is not None and not Organisation.objects.employers().filter(pk=employer).exists():
        raise RuleBroken(
            "employer_unknown", _("This employer is not known here. Choose from the list, or write the name.")
        )


def _check_line(*texts: str, missing: bool) -> None:
    if missing:
        raise RuleBroken("line_missing", _("Say it in a word or a sentence."))
    if any(len(text) > LONGEST_LINE for text in texts):
        raise RuleBroken("too_long", _("This is too long. Keep the most important things."))


def _not_too_many(lines: tuple[Any, ...]) -> tuple[Any, ...]:
    if len(lines) > MOST_LINES:
        raise RuleBroken("too_many", _("The list is too long: keep it under 60 lines."))
    return lines
