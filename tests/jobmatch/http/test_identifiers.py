from uuid import UUID

import pytest
from django.http import Http404

from jobmatch.http.identifiers import uuid_or_404

KNOWN = "5a48f763-c30f-448b-bc37-fc63a5cc152e"


def test_an_identifier_is_read():
    assert uuid_or_404(KNOWN) == UUID(KNOWN)


@pytest.mark.parametrize(
    "text", ["", "x", KNOWN.upper(), KNOWN.replace("-", ""), f"{{{KNOWN}}}", f"urn:uuid:{KNOWN}", "\x00"]
)
def test_every_other_spelling_is_not_there(text):
    with pytest.raises(Http404):
        uuid_or_404(text)
