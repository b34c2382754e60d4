"""Swapping what must never count: made-up youths get another name, sex by name, birth year in the same band,
postcode at the same place, school, referrer, experience and contacts. What the scorer reads of the
rows, and what it answers, stays the same to the byte, or it is counted as differing.

Everything is made in transactions that are taken back; nobody finds any of it later.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction

from candidates.enums import Channel, ConsentManner, Purpose
from candidates.models import (
    Candidate,
    CandidateLanguage,
    CandidateSkill,
    Contact,
    Diploma,
    Experience,
    Origin,
    WorkExperience,
)
from candidates.models import Wish as WishRow
from candidates.rules.ages import ages
from candidates.rules.names import folded
from candidates.services.consents import consents
from candidates.services.files import files, sealed
from jobmatch.accounts.enums import OrganisationKind, Role
from jobmatch.accounts.models import Desk, Organisation, User
from jobmatch.accounts.services import members
from jobmatch.places.models import PostcodeArea, Town
from jobmatch.sealing import services as sealing
from jobmatch.taxonomy import selectors as taxonomy
from jobmatch.taxonomy.models import Occupation, Skill
from jobmatch.taxonomy.vocabulary import ALL_DAYPARTS, CEFR_LEVELS, DIPLOMA_LEVELS, TRAVEL_MEANS, WORK_KINDS
from matching.scorer.kept.values import as_bytes, written
from matching.scorer.v2 import policy
from matching.scorer.v2.rank import rank
from matching.selectors import people, readings, vacancies
from matching.selectors.catalogue import Catalogue
from matching.selectors.points import Points
from matching.services.fairness.names import Name, Names

AT_A_TIME: Final = 50
SWAPS_OF_ONE: Final = 10
OFFERS: Final = 30  # vacancies that each is ranked on
DAYS_A_YEAR: Final = 365
BORN_AT: Final = ((13, 15), (16, 17), (18, 27))  # years, by the bands of the scorer
ITEMS: Final = ("buddy", "place_to_pray", "quiet_place", "wheelchair")
Answers = Callable[[UUID], bytes]


class NothingToRank(Exception):
    """There are no open vacancies, or no taxonomy."""


@dataclass(slots=True)
class Found:
    """How many pairs there were, what was swapped in them, and how many differ."""

    pairs: int = 0
    inputs: int = 0
    answers: int = 0
    by_api: int = 0
    api: int = 0
    swapped: Counter[str] = field(default_factory=Counter)

    @property
    def is_blind(self) -> bool:
        return not self.inputs + self.answers + self.api


@dataclass(frozen=True, slots=True)
class Seen:
    """What the scorer reads of a youth's rows, and what it answers, as bytes."""

    inputs: bytes
    answer: bytes


@dataclass(slots=True)
class Made:
    """A made-up youth, called so for now, and the two postcodes of one place."""

    youth: Candidate
    name: Name
    postcodes: tuple[str, str]


class Stage:
    """A made-up municipality in which the youths of one batch live; taken back with them."""

    def __init__(self, on: date) -> None:
        self.on = on
        mark = uuid4().hex
        self.municipality = Organisation.objects.create(kind=OrganisationKind.MUNICIPALITY, name=mark)
        self.by = members.give(
            organisation=self.municipality,
            email=f"{mark}@example.org",
            name="-",
            role=Role.JOBHUNTER,
            by=None,
        ).user
        self.desk = Desk.objects.get(user=self.by)
        kinds = (OrganisationKind.SCHOOL, OrganisationKind.MOSQUE)
        self.senders = [Organisation.objects.create(kind=kind, name=f"{kind} {mark}") for kind in kinds]
        self.towns = list(Town.objects.order_by("pk")[:200])
        self.occupations = list(Occupation.objects.order_by("pk")[:400])
        self.skills = list(Skill.objects.learnable().order_by("pk")[:400])
        self.free = [code for code in map(str, range(9999, 8999, -1)) if not _is_taken(code)]
        if not (self.towns and self.occupations and self.skills):
            raise NothingToRank

    def twins(self, lots: Random) -> tuple[str, str]:
        """Two new postcodes at one place: from both every way takes the same minutes."""
        town, codes = lots.choice(self.towns), (self.free.pop(), self.free.pop())
        for code in codes:
            PostcodeArea.objects.create(
                code=code, municipality_id=town.municipality_id, lat=town.lat, lon=town.lon
            )
        return codes


def run(
    *, pairs: int, names: Names, on: date, lots: Random, answers_of: Callable[[User], Answers], by_api: int
) -> Found:
    """Swap so many times in made-up youths; `by_api` of the pairs are asked for over the API too."""
    found = Found()
    while found.pairs < pairs:
        made = _batch(found, pairs, by_api=by_api, names=names, on=on, lots=lots, answers_of=answers_of)
        with transaction.atomic():  # keys lie in a database of their own: what was taken back left them there
            for pk in made:
                sealing.destroy_key(person=pk, leaves_mark=False)
    return found


def _batch(
    found: Found,
    pairs: int,
    *,
    by_api: int,
    names: Names,
    on: date,
    lots: Random,
    answers_of: Callable[[User], Answers],
) -> list[UUID]:
    """Youths who are made up and swapped a few times, in one transaction that is taken back; their ids."""
    with transaction.atomic():
        stage = Stage(on)
        answers = answers_of(stage.by)
        made = [_made(stage, names, lots) for _ in range(min(AT_A_TIME, pairs - found.pairs))]
        before = seen([each.youth for each in made], on=on)
        said = [answers(each.youth.pk) for each in made[: by_api - found.by_api]]
        for _ in range(SWAPS_OF_ONE):
            now = made[: pairs - found.pairs]
            for each in now:
                found.swapped.update(_swap(each, stage, names, lots))
            _compare(found, before, seen([each.youth for each in now], on=on))
            asked = made[: min(len(said), len(now), by_api - found.by_api)]
            found.by_api += len(asked)
            found.api += sum(
                answers(each.youth.pk) != first for each, first in zip(asked, said, strict=False)
            )
        transaction.set_rollback(True)
    return [each.youth.pk for each in made]


def _compare(found: Found, before: Sequence[Seen], after: Sequence[Seen]) -> None:
    """Count the pairs, and those of which a byte differs."""
    found.pairs += len(after)
    for one, other in zip(before, after, strict=False):
        found.inputs += one.inputs != other.inputs
        found.answers += one.answer != other.answer


def seen(youths: Sequence[Candidate], *, on: date) -> list[Seen]:
    """From rows to what the scorer reads and answers, as a ranking reads them."""
    rows = people.with_profile(Candidate.objects.filter(pk__in=[youth.pk for youth in youths]))
    found = {row.pk: row for row in rows}
    listed = [found[youth.pk] for youth in youths]
    offers = list(vacancies.for_ranking(on=on)[:OFFERS])
    if not offers:
        raise NothingToRank
    catalogue = Catalogue(
        occupations=people.occupations_of(listed) | vacancies.occupations_of(offers),
        skills=people.skills_of(listed) | vacancies.skills_of(offers),
    )
    numbers, points, present = policy.load(), Points(), readings.present_work(listed)
    placed = readings.placed(
        offers, on=on, catalogue=catalogue, points=points, policy=numbers, taxonomy=taxonomy.loaded()
    )
    answers = []
    for row, (opened, _) in zip(listed, sealed.unseal_all(candidates=listed, on=on), strict=True):
        person = readings.person(
            row, on=on, opened=opened, catalogue=catalogue, policy=numbers, present=present.get(row.pk)
        )
        pairs = readings.pairs(row, placed, points)
        ranked = as_bytes(written(rank(person, pairs, numbers)))
        answers.append(Seen(as_bytes([written(person), written(pairs)]), ranked))
    return answers


def _made(stage: Stage, names: Names, lots: Random) -> Made:
    """A youth with a profile by lot."""
    name, postcodes = names.drawn(lots), stage.twins(lots)
    given: dict[str, Any] = {
        "first_name": name.first,
        "last_name": name.last,
        "phone": "0612345678",
        "postcode": postcodes[0],
        "birth_date": _born(stage.on, lots.choice(BORN_AT), lots),
        "parent_heard_on": stage.on,
    }
    youth = files.open(desk=stage.desk, by=stage.by, on=stage.on, **given)
    _profile(youth, stage, lots)
    return Made(youth, name, postcodes)


def _born(on: date, years: tuple[int, int], lots: Random) -> date:
    """Born so that the age is one of these years, the last one not to the end."""
    return on - timedelta(days=lots.randint(years[0] * 366, years[1] * DAYS_A_YEAR))


def _profile(youth: Candidate, stage: Stage, lots: Random) -> None:
    """What counts: wishes, abilities, when and where, own words and needs."""
    wanted, worked = lots.sample(stage.occupations, 3), lots.choice(stage.occupations)
    WishRow.objects.bulk_create(
        WishRow(candidate=youth, occupation=each, rank=rank, is_dream=rank == 1)
        for rank, each in enumerate(wanted, start=1)
    )
    CandidateSkill.objects.bulk_create(
        CandidateSkill(candidate=youth, skill=each) for each in lots.sample(stage.skills, 5)
    )
    CandidateLanguage.objects.create(candidate=youth, language="nl", level=lots.choice([*CEFR_LEVELS]))
    WorkExperience.objects.create(candidate=youth, occupation=worked, months=lots.randint(1, 48))
    Diploma.objects.create(candidate=youth, level=lots.choice([*DIPLOMA_LEVELS]))
    hours = sorted(lots.sample(range(8, 41), 2))
    Candidate.objects.filter(pk=youth.pk).update(
        kinds=lots.sample([*WORK_KINDS], 3),
        hours_min=hours[0],
        hours_max=hours[1],
        dayparts=lots.randint(1, ALL_DAYPARTS),
        travel_means=[lots.choice([*TRAVEL_MEANS])],
        travel_minutes=lots.choice((15, 30, 45, 60)),
        credentials_complete=lots.random() < 0.5,
    )
    youth.refresh_from_db()
    told: dict[str, Any] = {"candidate": youth, "by": stage.by, "on": stage.on}
    consents.give(purpose=Purpose.KEEP_NEEDS, manner=ConsentManner.IN_PERSON, **told)
    needs = {item: lots.random() < 0.5 for item in lots.sample(ITEMS, 2)}
    sealed.save_needs(version=0, needs=needs, **told)
    words = " ".join(each.label_nl for each in wanted)
    sealed.save_own_words(version=youth.version, text=words, **told)


def _swap(made: Made, stage: Stage, names: Names, lots: Random) -> list[str]:
    """Change everything that must not count, in the rows themselves; what was changed."""
    youth, name, other = made.youth, made.name, names.other(made.name, lots)
    youth.refresh_from_db()
    born = youth.birth_date
    Candidate.objects.filter(pk=youth.pk).update(
        first_name=other.first,
        last_name=other.last,
        folded_name=folded(other.first, other.last),
        birth_date=_other_birth(youth, stage.on, lots),
        postcode=made.postcodes[made.postcodes[0] == youth.postcode],
        town=lots.choice(stage.towns),
        phone="",
        email=f"{uuid4()}@example.org",
        channel=lots.choice(Channel.values),
        message_language=lots.choice(("nl", "en")),
        safe_words=other.last,
        opened_on=stage.on - timedelta(days=lots.randint(1, 300)),
    )
    _tell(youth, stage, lots)
    youth.refresh_from_db()
    made.name = other
    changed = {"name": other.first != name.first, "group": other.group != name.group}
    changed |= {"sex by name": other.sex != name.sex, "day of birth": youth.birth_date != born}
    changed |= {"birth year": bool(born and youth.birth_date and youth.birth_date.year != born.year)}
    always = ("address at the same minutes", "school or mosque", "experience", "contacts", "reach")
    return [*always, *(what for what, is_so in changed.items() if is_so)]


def _other_birth(youth: Candidate, on: date, lots: Random) -> date:
    """Another day of birth in the same band, in another year where the band has one."""
    band, born = people.age_band(youth.ages(on)), youth.birth_date
    drawn = [_born(on, lots.choice(BORN_AT), lots) for _ in range(60)]
    fitting = [
        each for each in drawn if people.age_band(ages(birth_date=each, birth_year=None, on=on)) == band
    ]
    other_year = [each for each in fitting if born and each.year != born.year]
    return (other_year or fitting or [born or on])[0]


def _tell(youth: Candidate, stage: Stage, lots: Random) -> None:
    """Who brought the youth, what the youth went through, and a contact that failed."""
    sender = lots.choice(stage.senders)
    origin = sealing.seal(person=youth.pk, field=f"candidates.Origin.sealed:{youth.pk}", text=sender.name)
    Origin.objects.update_or_create(candidate=youth, defaults={"sealed": origin})
    pk = uuid4()
    told = sealing.seal(person=youth.pk, field=f"candidates.Experience.sealed:{pk}", text=f"{sender.name}")
    Experience.objects.create(pk=pk, candidate=youth, sealed=told, kept_until=stage.on)
    Contact.objects.create(
        candidate=youth, channel=Channel.PHONE, reached=False, on=stage.on, made_by=stage.by
    )


def _is_taken(code: str) -> bool:
    return PostcodeArea.objects.filter(pk=code).exists()
