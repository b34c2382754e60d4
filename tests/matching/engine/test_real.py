"""Real postings: the engine says what the scorer says, for youths who are nobody."""

import json

import pytest
from django.core.management import call_command

from candidates.models import Candidate
from candidates.services.files.sealed import NOTHING_OPENED
from matching.documents import document
from matching.selectors import people
from matching.services.ranking import doors, rankings, snapshots
from tests.benchmarks.pages import FILES, ON, YOUTHS, Silent, make

YOUTHS_COMPARED = 6


@pytest.mark.django_db
def test_the_engine_says_the_same_of_real_postings(real_data):
    for name in FILES:
        path = real_data / "vacancies" / name
        call_command("import_vacancies", str(path), keep_good=True, stdout=Silent(), stderr=Silent())
    for youth in json.loads(YOUTHS.read_text("utf-8"))[:YOUTHS_COMPARED]:
        make(youth)
    candidates = list(people.with_profile(Candidate.objects.all()).order_by("first_name"))
    assert snapshots.build(on=ON) > 500
    region = rankings.Region(candidates, on=ON)
    for candidate in candidates:
        read = region.rank(candidate, NOTHING_OPENED, sealed_open=True)
        found = rankings.ranked(candidate, NOTHING_OPENED, on=ON, today=ON, sealed_open=True)
        assert found.shown is not None
        assert document(found, top=60, lang="nl") == document(read, top=60, lang="nl")
        assert doors.of(found) == doors.of(read)
