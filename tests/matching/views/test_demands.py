"""A youth reads that we are talking with the employer about the text, and loses nothing by it."""

import re

import pytest
from django.test import Client

from candidates.services.files import profile
from candidates.services.files.profile import Conditions, WishGiven
from employers.models import Vacancy
from employers.services import demands
from tests.factories import (
    OPENED_ON,
    make_candidate,
    make_jobhunter,
    make_occupation,
    make_town,
    make_vacancy,
    sign_in,
)

pytestmark = pytest.mark.django_db
TALKING = "We praten met de werkgever over de tekst."


def test_words_of_an_employer_show_as_a_line_and_never_as_points(client: Client) -> None:
    by = make_jobhunter()
    youth, town = make_candidate(by), make_town("Utrecht")
    trade = make_occupation(label_nl="kok", isco="5120")
    profile.save_wishes(candidate=youth, version=1, wishes=[WishGiven(trade.pk)], by=by, on=OPENED_ON)
    conditions = Conditions(["job"], 24, 32, None, None, ["bicycle"], 30)
    profile.save_conditions(candidate=youth, version=2, conditions=conditions, by=by, on=OPENED_ON)
    known = {"occupation": trade, "occupation_checked": True, "town": town, "kind": "job"}
    for title in ("Kok in Oost", "Kok in West"):
        make_vacancy(title=title, description="Wij zijn een jong team.", **known)
    sign_in(client, by)
    address = f"/kandidaten/{youth.pk}/vacatures/"
    before = client.get(address).content.decode()
    demands.refresh(Vacancy.objects.get(title="Kok in West"))
    after = client.get(address).content.decode()
    assert (before.count(TALKING), after.count(TALKING)) == (0, 1)
    assert _lines(after.replace(f'<span class="jm-ranking__why">{TALKING}</span>', "")) == _lines(before)
    demand = Vacancy.objects.get(title="Kok in West").demands.get()
    demands.decide(demand=demand, decision="no_objection", by=by, on=OPENED_ON)
    assert TALKING not in client.get(address).content.decode()


def _lines(page: str) -> list[str]:
    """The page without what is drawn anew each time."""
    lines = (line.strip() for line in page.splitlines())
    return [line for line in lines if line and not re.search('nonce|csrf|name="key"', line, re.IGNORECASE)]
