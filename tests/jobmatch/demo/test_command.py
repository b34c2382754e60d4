"""`manage.py demo` says who can sign in, shows one ranking, and can be run again."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from jobmatch.accounts.demo import PASSWORD, sign_ins
from jobmatch.demo.people import STORY_ID
from jobmatch.demo.trust import WORD


def output(**options: object) -> str:
    out = StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_it_shows_one_ranking_with_its_reasons_and_the_sign_ins(demo: date) -> None:
    said = output()
    assert "was there already" in said
    assert str(STORY_ID) in said
    assert "Bij deze werkgever werken ook mensen als beveiliger." in said
    assert PASSWORD in said
    assert all(one.email in said for one in sign_ins())
    assert f"the word is {WORD}" in said


def test_quietly_it_only_loads(demo: date) -> None:
    assert PASSWORD not in output(quiet=True)


@pytest.mark.django_db
def test_outside_the_demo_it_says_what_is_missing(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="JOBMATCH_DEMO=1"):
        output()
