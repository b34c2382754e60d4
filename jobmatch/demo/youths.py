"""The sixty youths: names drawn over profiles, so that no name tells what someone wants, can or needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from typing import Any
from uuid import UUID

from candidates.models import Candidate
from jobmatch import workdays
from jobmatch.demo import courses, lots
from jobmatch.demo.days import ago
from jobmatch.demo.staff import HOME_ID, POOL, jobhunters
from jobmatch.demo.story import STORY_DESK, STORY_KEY
from jobmatch.demo.tables import Row, id_of, listed, rows
from jobmatch.demo.weeks import WEEKS
from jobmatch.places.models import PostcodeArea, Town
from jobmatch.places.rules.folding import fold

AGE_BY_YEAR = 19


@dataclass(frozen=True, slots=True)
class Youth:
    """One row of the profiles with the name that was drawn for it."""

    key: str
    name: Row
    profile: Row

    @property
    def id(self) -> UUID:
        return id_of("candidate", self.key)

    @property
    def desk(self) -> str:
        """The e-mail address of the jobhunter, or the pool for who has told nothing that is sealed."""
        if self.key == STORY_KEY:
            return STORY_DESK
        if not self.profile["words"] and not self.profile["needs"]:
            return POOL
        return lots.one_of([row["email"] for row in jobhunters()], "desk", self.key)


@cache
def all_youths() -> tuple[Youth, ...]:
    """The story's youth first, then every other name on a drawn profile."""
    profiles, names = list(rows("profiles")), list(rows("names"))
    drawn = lots.shuffled(range(1, len(names)), "names")
    pairs = [(names[0], profiles[0])]
    pairs += [(names[name], profile) for name, profile in zip(drawn, profiles[1:], strict=True)]
    return tuple(Youth(f"{turn:02}", *pair) for turn, pair in enumerate(pairs, start=1))


def candidates(*, on: date) -> list[Candidate]:
    areas = {area.code: area for area in PostcodeArea.objects.select_related("town")}
    homes = {youth.profile["home"] for youth in all_youths()} - areas.keys()
    towns = {town.name: town for town in Town.objects.filter(name__in=homes)}
    return [_candidate(youth, areas, towns, on=on) for youth in all_youths()]


def _candidate(
    youth: Youth, areas: Mapping[str, PostcodeArea], towns: Mapping[str, Town], *, on: date
) -> Candidate:
    area = areas.get(youth.profile["home"])
    return Candidate(
        id=youth.id,
        municipality_id=HOME_ID,
        desk_id=id_of("desk", youth.desk),
        held_by_id=youth.id,
        opened_on=opened_on(youth, on=on),
        state_since=opened_on(youth, on=on),
        first_talk_on=first_talk_on(youth, on=on),
        postcode=area.code if area else "",
        town=area.town if area else towns.get(youth.profile["home"]),
        tie_seed=tie_seed(youth.id),
        **_person(youth, on=on),
        **_availability(youth, on=on),
    )


def tie_seed(candidate: UUID) -> bytes:
    """What decides the order of vacancies with equal points; drawn in the demo, so that it is the same."""
    return blake2b(candidate.bytes, digest_size=16).digest()


def opened_on(youth: Youth, *, on: date) -> date:
    """When a file was opened: this week in the pool; else up to ten months ago, or when the row says."""
    told = courses.course_of(youth.key)["opened"]
    if told:
        return ago(told, on=on)
    days = (
        lots.number(4, "opened", youth.key)
        if youth.desk == POOL
        else 14 + lots.number(290, "opened", youth.key)
    )
    return ago(days, on=on)


def first_talk_on(youth: Youth, *, on: date) -> date | None:
    """Within five working days; nobody in the pool was spoken with yet."""
    if youth.desk == POOL:
        return None
    return workdays.after(opened_on(youth, on=on), 2 + lots.number(4, "first talk", youth.key))


def _person(youth: Youth, *, on: date) -> dict[str, Any]:
    first, last = youth.name["first"], youth.name["last"]
    has_phone = lots.happens(70, "phone", youth.key)
    return {
        "first_name": first,
        "last_name": last,
        **_birth(youth, on=on),
        "email": f"{fold(first)}.{fold(last).replace(' ', '')}@example.org",
        # Numbers of this range belong to machines: nobody is called from a demo.
        "phone": f"+3197000000{youth.key}1" if has_phone else "",
        "message_language": "en" if youth.profile["languages"].startswith("nl:A1") else "nl",
    }


def _birth(youth: Youth, *, on: date) -> dict[str, Any]:
    """Of a few only the year was told; of who may be under 19 the date is asked."""
    born = birth_date(youth, on=on)
    if int(youth.profile["age"]) >= AGE_BY_YEAR and lots.happens(12, "only a year", youth.key):
        return {"birth_date": None, "birth_year": born.year}
    return {"birth_date": born, "birth_year": None}


def birth_date(youth: Youth, *, on: date) -> date:
    """A birth date so long before the day that the age stays the same for weeks."""
    years = int(youth.profile["age"])
    return date(on.year - years, on.month, 1) - timedelta(days=31 + lots.number(280, "birthday", youth.key))


def _availability(youth: Youth, *, on: date) -> dict[str, Any]:
    profile = youth.profile
    low, _, high = profile["hours"].partition("-")
    means, _, minutes = profile["travel"].partition(":")
    is_later = lots.happens(25, "starts", youth.key)
    return {
        "kinds": listed(profile["kinds"]) or None,
        "hours_min": int(low) if low else None,
        "hours_max": int(high) if high else None,
        "dayparts": WEEKS[profile["week"]] if profile["week"] else None,
        "travel_means": listed(means) or None,
        "travel_minutes": int(minutes) if minutes else None,
        "available_from": on + timedelta(days=21) if is_later else None,
        "credentials_complete": profile["complete"] == "1",
    }
