"""What each youth wishes and can do, as rows of the file."""

from collections.abc import Iterable, Iterator

from candidates.models import (
    CandidateLanguage,
    CandidateLicence,
    CandidateSkill,
    Diploma,
    Exclusion,
    Wish,
    WorkExperience,
)
from jobmatch.demo import lots
from jobmatch.demo.tables import listed, rows
from jobmatch.demo.workplaces import employer_id
from jobmatch.demo.youths import Youth
from jobmatch.taxonomy.loading.starter import occupation_ids, skill_ids

DREAM = "*"
EXCLUDES = 14  # of a hundred youths, how many do not want to work for some employer


def add(youths: Iterable[Youth]) -> None:
    youths = list(youths)
    Wish.objects.bulk_create(row for youth in youths for row in wishes(youth))
    CandidateSkill.objects.bulk_create(row for youth in youths for row in skills(youth))
    CandidateLanguage.objects.bulk_create(row for youth in youths for row in languages(youth))
    Diploma.objects.bulk_create(row for youth in youths for row in diplomas(youth))
    CandidateLicence.objects.bulk_create(row for youth in youths for row in licences(youth))
    WorkExperience.objects.bulk_create(row for youth in youths for row in experience(youth))
    Exclusion.objects.bulk_create(row for youth in youths for row in exclusions(youth))


def wishes(youth: Youth) -> Iterator[Wish]:
    for rank, key in enumerate(listed(youth.profile["wishes"]), start=1):
        occupation = occupation_ids()[key.removeprefix(DREAM)]
        yield Wish(candidate_id=youth.id, occupation_id=occupation, rank=rank, is_dream=key.startswith(DREAM))


def skills(youth: Youth) -> Iterator[CandidateSkill]:
    for key in listed(youth.profile["skills"]):
        yield CandidateSkill(candidate_id=youth.id, skill_id=skill_ids()[key])


def languages(youth: Youth) -> Iterator[CandidateLanguage]:
    """The languages of the profile, and the one that comes with the name."""
    spoken = dict(each.split(":") for each in listed(youth.profile["languages"]))
    if youth.name["language"] and spoken:
        language, level = youth.name["language"].split(":")
        spoken.setdefault(language, level)
    for language, level in spoken.items():
        yield CandidateLanguage(candidate_id=youth.id, language=language, level=level)


def diplomas(youth: Youth) -> Iterator[Diploma]:
    for each in listed(youth.profile["diplomas"]):
        level, _, key = each.partition(":")
        yield Diploma(
            candidate_id=youth.id, level=level, occupation_id=occupation_ids()[key] if key else None
        )


def licences(youth: Youth) -> Iterator[CandidateLicence]:
    for code in listed(youth.profile["licences"]):
        yield CandidateLicence(candidate_id=youth.id, licence=code)


def experience(youth: Youth) -> Iterator[WorkExperience]:
    for each in listed(youth.profile["experience"]):
        key, months = each.split(":")
        yield WorkExperience(candidate_id=youth.id, occupation_id=occupation_ids()[key], months=int(months))


def exclusions(youth: Youth) -> Iterator[Exclusion]:
    """Drawn for the profile, so no name tells who does not want what."""
    if lots.happens(EXCLUDES, "excludes", youth.key):
        row = lots.one_of(rows("employers")[2:], "excluded", youth.key)
        yield Exclusion(candidate_id=youth.id, organisation_id=employer_id(row["key"]))
