"""Real postings come in, go out as our own feed and come in again: nothing changes."""

import json
from pathlib import Path

import pytest

from employers.imports.reader import parse
from employers.models import Vacancy
from employers.publishing import feed
from employers.services import imports
from jobmatch.audit.services import COMMAND_LINE
from tests.sizes import CASES

FILES = ("jobpostings_real_nl.jsonld", "jobpostings_more_nl.jsonld", "jobpostings_invented_nl.jsonld")


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_real_postings_out_and_in_again_change_nothing(real_data: Path, name: str) -> None:
    document = json.loads((real_data / "vacancies" / name).read_text())
    nodes = document if isinstance(document, list) else document["@graph"]
    data = json.dumps(nodes[:: CASES.value]).encode()
    first = imports.take_in(parsed=parse(data), by=COMMAND_LINE, keep_good=True)
    assert first.new
    related = ("employer__organisation", "occupation", "town__municipality", "site")
    rows = Vacancy.objects.select_related(*related).prefetch_related("languages", "licences")
    out = json.dumps(feed([(row, f"https://example.nl/{row.pk}") for row in rows])).encode()
    again = imports.take_in(parsed=parse(out), by=COMMAND_LINE)
    assert (again.new, again.changed, again.refused, again.unchanged) == (0, 0, 0, first.new)
