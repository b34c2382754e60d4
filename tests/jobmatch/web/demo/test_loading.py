"""Loading the demo region into a database without it: refused, or the same wherever it is loaded."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django import Settings

from employers.models import Vacancy
from jobmatch.accounts.enums import OrganisationKind
from jobmatch.accounts.models import Organisation
from jobmatch.errors import RuleBroken
from jobmatch.web.demo import region
from tests.factories import make_organisation

ON = date(2026, 11, 24)


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
def test_two_fresh_databases_give_the_same_bytes_and_everyone_finds_work(settings: Settings) -> None:
    settings.DEMO = True
    rankings = fresh_rankings()
    assert fresh_rankings() == rankings
    assert not Vacancy.objects.exists()
    assert all(len(person["ranked"]) >= 10 for person in json.loads(rankings))


def fresh_rankings() -> str:
    """All rankings of a region that is taken back afterwards."""
    out = StringIO()
    with transaction.atomic():
        region.load(on=ON)
        call_command("rank", candidate="all", on=ON, format="json", stdout=out)
        transaction.set_rollback(True)
    return out.getvalue()
