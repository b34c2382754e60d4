"""For a vacancy: who of the own desk has it in the first 20 of their own list, longest waiting first.

Persons are never ranked: nothing here tells how many points or which place.
"""

from datetime import date

from django.db import transaction

from candidates.enums import LOOKING
from candidates.models import Candidate
from candidates.services.files import sealed
from candidates.services.files.sealed import Opened
from employers.models import Vacancy
from jobmatch.accounts.models import User
from jobmatch.audit import services as audit
from matching.selectors import people
from matching.services.ranking import rankings

FIRST = 20
SEEN = "vacancy.youths_seen"
TARGET = "employers.Vacancy"


def for_vacancy(*, vacancy: Vacancy, by: User, on: date) -> list[Candidate]:
    """The youths of the own desk for whom this vacancy is among the first of their own ranking.

    Who said that it is not for them is left out.
    """
    opened = open_own_desk(vacancy=vacancy, by=by, on=on)
    has_it = rankings.among_first(vacancy.pk, opened, on=on, many=FIRST)
    not_for = {*vacancy.interests.hidden().values_list("candidate", flat=True)}
    found = (youth for (youth, _), is_there in zip(opened, has_it, strict=True) if is_there)
    return [youth for youth in found if youth.pk not in not_for]


def open_own_desk(*, vacancy: Vacancy, by: User, on: date) -> list[tuple[Candidate, Opened]]:
    """The youths of the own desk who look for work, longest waiting first, with what is sealed in the files.

    All rows of the access log commit together before anything is computed. Nobody for a vacancy that is
    closed.
    """
    if not Vacancy.objects.open(on=on).filter(pk=vacancy.pk).exists():
        return []
    files = Candidate.objects.visible_to(by).filter(desk__user=by, state__in=LOOKING)
    with transaction.atomic():
        found = people.with_profile(files.distinct()).order_by("opened_on", "pk")
        youths = [youth for youth in found if not youth.is_contact_only(on)]
        opened = sealed.unseal_all(candidates=youths, on=on)
        audit.record_many(
            audit.Fact(
                SEEN,
                by,
                youth.pk,
                chain=youth.municipality_id,
                target=TARGET,
                target_id=vacancy.pk,
                fields=fields,
            )
            for youth, (_, fields) in zip(youths, opened, strict=True)
        )
    return [(youth, values) for youth, (values, _) in zip(youths, opened, strict=True)]
