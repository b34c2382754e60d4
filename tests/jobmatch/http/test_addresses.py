"""An address of a row is the one that `reverse` gives, wherever the site begins."""

from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from jobmatch.http.addresses import address_of

NAMES = ("candidates:file", "candidates:contact_add", "employers:relation", "matching:introductions_of")


@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_address_that_django_gives(name: str) -> None:
    for pk in (uuid4(), uuid4()):
        assert address_of(name, pk) == reverse(name, kwargs={"pk": pk})


def test_it_begins_where_the_site_begins() -> None:
    pk = uuid4()
    plain = address_of("candidates:file", pk)
    set_script_prefix("/help/")
    try:
        assert address_of("candidates:file", pk) == f"/help{plain}" == reverse("candidates:file", args=[pk])
    finally:
        set_script_prefix("/")
    assert address_of("candidates:file", pk) == plain


def test_a_name_that_there_is_not_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        address_of("candidates:nonsense", uuid4())
