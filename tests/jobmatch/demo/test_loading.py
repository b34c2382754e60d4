"""Loading the demo region into a database without it: refused, or the same wherever it is loaded."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import pytest
from django.db import transaction
from django.db.models import BinaryField, DateTimeField, Model
from django.utils import timezone
from pytest_django import Settings

from candidates.models import (
    Agreement,
    Candidate,
    Consent,
    Contact,
    Counted,
    EmployerTalks,
    Experience,
    Referral,
    Report,
    Step,
)
from employers.models import Vacancy
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Absence, Organisation
from jobmatch.demo import region
from jobmatch.errors import RuleBroken
from matching.documents import document
from matching.models import CheckIn, Placement
from matching.services.ranking.rankings import rank_on_command_line
from tests.database import Rows, put_back
from tests.factories import make_organisation
from tests.sizes import RANKED
from tests.statements import own_look

ON = date(2026, 11, 24)
HISTORY: tuple[type[Model], ...] = (
    *(Absence, Agreement, Candidate, Consent, Contact, Referral, Step),
    *(Counted, EmployerTalks, Experience, Report),
    *(CheckIn, Placement),
)


@pytest.mark.django_db
def test_outside_the_demo_it_is_refused(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(RuleBroken, match="JOBMATCH_DEMO"):
        region.load(on=ON)
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_it_never_mixes_with_an_installation_in_use(settings: Settings) -> None:
    settings.DEMO = True
    make_organisation(OrganisationKind.SCHOOL)
    with pytest.raises(RuleBroken, match="other organisations"):
        region.load(on=ON)
    assert Organisation.objects.count() == 1


@pytest.mark.django_db
def test_two_fresh_databases_are_the_same_and_everyone_finds_work(
    settings: Settings, rows_of_the_region: Rows
) -> None:
    settings.DEMO = True
    first, second = (
        fresh_region(lambda: put_back(rows_of_the_region)),
        fresh_region(lambda: region.load(on=ON)),
    )
    assert first.rankings == second.rankings
    assert not Vacancy.objects.exists()
    assert all(
        sum(person["counts"][shelf] for shelf in ("fits", "rung", "other")) >= 10
        for person in map(json.loads, first.rankings)
    )
    for label, rows in first.history.items():
        assert rows
        assert second.history[label] == rows, label


class Fresh(NamedTuple):
    """What a region was, before it was taken back."""

    rankings: list[str]
    history: dict[str, Counter[str]]


def fresh_region(load: Callable[[], None]) -> Fresh:
    with transaction.atomic():
        load()
        rankings = [*ranked_as_the_command_does()]
        history = {model._meta.label: told(model) for model in HISTORY}
        transaction.set_rollback(True)
    return Fresh(rankings, history)


def ranked_as_the_command_does() -> Iterator[str]:
    """What `manage.py rank` says of all youths, or of the share of this run."""
    with own_look():
        youths = [*Candidate.objects.in_sight().order_by("pk").values_list("pk", flat=True)][:: RANKED.value]
    for ranked in rank_on_command_line(candidates=youths, on=ON, today=timezone.localdate(), reason=""):
        yield json.dumps(document(ranked, top=20, lang="nl"), ensure_ascii=False)


def told(model: type[Model]) -> Counter[str]:
    """The rows of a table without what differs: ids and salts that are drawn, sealed bytes, the clock."""
    names = [
        field.attname
        for field in model._meta.concrete_fields
        if not isinstance(field, BinaryField | DateTimeField) and not field.primary_key
    ]
    drawn = {"follows_id", "placement_id", "mark", "link_word"}
    rows = model._default_manager.order_by().values_list(*(name for name in names if name not in drawn))
    with own_look():
        return Counter(str(row) for row in rows)
