"""The municipalities and partners of the demo, everyone who can sign in, and the sixty youths."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import blake2b
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password

from candidates.models import Candidate
from candidates.rules import names
from candidates.services.files import keys
from jobmatch import workdays
from jobmatch.accounts.demo import PASSWORD
from jobmatch.accounts.enums import DESK_ROLES, OrganisationKind
from jobmatch.accounts.models import Desk, Organisation, User
from jobmatch.demo import lots
from jobmatch.demo.reading import Row, ago, both, id_of, listed, number, rows, weeks
from jobmatch.places.models import PostcodeArea, Town
from jobmatch.places.rules.folding import fold
from jobmatch.places.selectors import municipalities_in
from notifications.enums import MessageState
from notifications.models import Message

REGION = "midden-utrecht"
HOME_CODE = "GM0344"
HOME = "utrecht"
HOME_ID = id_of("organisation", HOME)
POOL = "pool"
COORDINATOR = "karin@demo.example"
# The story of the demo: a youth who dreams of security work, and the job that leads there. Guarding itself
# asks a pass and a diploma by law. A place to learn the trade is one short course away. On top of the list
# is a shop job at a railway company that has guards of its own.
STORY_KEY = "01"
STORY_ID = id_of("candidate", STORY_KEY)
STORY_DESK = "asha@demo.example"


def user_id(email: str) -> UUID:
    return id_of("user", email)


def user(email: str) -> User:
    return User.objects.get(pk=user_id(email))


def add_organisations(*, on: date) -> None:
    """A municipality for each of the region, and the partners that refer."""
    municipalities = [
        Organisation(
            id=HOME_ID if each.code == HOME_CODE else id_of("organisation", each.code),
            kind=OrganisationKind.MUNICIPALITY,
            name=f"Gemeente {each.name} (demo)",
            municipality=each,
        )
        for each in municipalities_in(REGION, on)
    ]
    Organisation.objects.bulk_create(municipalities)
    add_partners("partners")


def add_partners(table: str) -> None:
    """A row without a name is an organisation that is there already."""
    Organisation.objects.bulk_create(
        Organisation(id=id_of("organisation", row["key"]), kind=row["kind"], name=row["name"])
        for row in rows(table)
        if row["name"]
    )


def add_users(*, at: datetime) -> None:
    """Everyone with a desk and with the password of the demo, so that each can be tried; roles come after."""
    password, table = make_password(PASSWORD), rows("people")
    User.objects.bulk_create(
        User(id=user_id(row["email"]), email=row["email"], name=row["name"], password=password, last_login=at)
        for row in table
    )
    Desk.objects.create(id=id_of("desk", POOL), municipality_id=HOME_ID)
    Desk.objects.bulk_create(
        Desk(id=id_of("desk", row["email"]), municipality_id=HOME_ID, user_id=user_id(row["email"]))
        for row in table
        if row["role"] in DESK_ROLES
    )


def mail_left(about: UUID, *, at: datetime) -> None:
    """Mail of an earlier day left then: nothing of it waits today."""
    Message.objects.about(about).update(state=MessageState.SENT, sealed=b"", made_at=at, sent_at=at)


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
        return self.profile["desk"]

    @property
    def candidate(self) -> Candidate:
        """The file as it is now."""
        return Candidate.objects.get(pk=self.id)

    @property
    def jobhunter(self) -> User:
        return user(self.desk)


@cache
def all_youths() -> tuple[Youth, ...]:
    """The story's youth first, then every other name on a drawn profile: no name tells what someone needs."""
    profiles, names = rows("profiles"), rows("names")
    drawn = [0, *lots.shuffled(range(1, len(names)), "names")]
    return tuple(
        Youth(profile["key"], names[name], profile) for name, profile in zip(drawn, profiles, strict=True)
    )


def youth(key: str) -> Youth:
    return next(each for each in all_youths() if each.key == key)


def add_youths(*, on: date) -> None:
    """A file for each youth, with what was told of home, week and travel."""
    areas = {area.code: area for area in PostcodeArea.objects.select_related("town")}
    homes = {youth.profile["home"] for youth in all_youths()} - areas.keys()
    towns = {town.name: town for town in Town.objects.filter(name__in=homes)}
    Candidate.objects.bulk_create(
        _candidate(youth, areas.get(youth.profile["home"]), towns, on=on) for youth in all_youths()
    )
    keys.give_all()


def _candidate(youth: Youth, area: PostcodeArea | None, towns: dict[str, Town], *, on: date) -> Candidate:
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
        **_availability(youth.profile, on=on),
    )


def tie_seed(candidate: UUID) -> bytes:
    """What decides the order of vacancies with equal points; drawn in the demo, so that it is the same."""
    return blake2b(candidate.bytes, digest_size=16).digest()


def opened_on(youth: Youth, *, on: date) -> date:
    return ago(youth.profile["opened"], on=on)


def first_talk_on(youth: Youth, *, on: date) -> date | None:
    """The first talk is within five working days; nobody in the pool was spoken with yet."""
    waited = youth.profile["first_talk"]
    return workdays.after(opened_on(youth, on=on), int(waited)) if waited else None


def birth_date(row: Row, *, on: date) -> date:
    """A birth date so long before the day that the age stays the same for weeks."""
    return date(on.year - int(row["age"]), on.month, 1) - timedelta(days=int(row["birthday"]))


def address(name: Row) -> str:
    return f"{fold(name['first'])}.{fold(name['last']).replace(' ', '')}@example.org"


def _person(youth: Youth, *, on: date) -> dict[str, Any]:
    """Of a few only the year of birth was told; of who may be under 19 the date is asked."""
    born, year_only = birth_date(youth.profile, on=on), youth.profile["year_only"]
    return {
        "first_name": youth.name["first"],
        "last_name": youth.name["last"],
        "folded_name": names.folded(youth.name["first"], youth.name["last"]),
        "birth_date": None if year_only else born,
        "birth_year": born.year if year_only else None,
        "email": address(youth.name),
        # Numbers of this range belong to machines: nobody is called from a demo.
        "phone": f"+3197000000{youth.key}1" if youth.profile["phone"] else "",
        "message_language": "en" if youth.profile["languages"].startswith("nl:A1") else "nl",
    }


def _availability(profile: Row, *, on: date) -> dict[str, Any]:
    hours_min, hours_max = both(profile["hours"])
    means, _, minutes = profile["travel"].partition(":")
    starts = number(profile["starts"])
    return {
        "kinds": listed(profile["kinds"]) or None,
        "hours_min": hours_min,
        "hours_max": hours_max,
        "dayparts": weeks()[profile["week"]] if profile["week"] else None,
        "travel_means": listed(means) or None,
        "travel_minutes": number(minutes),
        "available_from": on + timedelta(days=starts) if starts else None,
        "credentials_complete": profile["complete"] == "1",
    }
