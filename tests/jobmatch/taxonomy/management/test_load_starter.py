from io import StringIO

import pytest
from django.core.management import call_command

from jobmatch.taxonomy.models import Occupation


@pytest.mark.django_db
def test_the_counts_are_told() -> None:
    out = StringIO()
    call_command("load_starter", stdout=out)
    assert f"Occupation: new 0, changed 0, unchanged {Occupation.objects.count()}, kept 0" in out.getvalue()
