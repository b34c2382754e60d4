import pytest
from pydantic import ValidationError

from jobmatch.http.pagination import PageIn, page_of

ROWS = list(range(120))


def test_a_page_says_where_it_is_in_the_list():
    page = page_of(ROWS, PageIn(page=3, size=50))
    assert page == {"items": ROWS[100:], "count": 120, "page": 3, "size": 50}


def test_past_the_end_is_empty():
    assert page_of(ROWS, PageIn(page=4, size=50))["items"] == []


@pytest.mark.parametrize("asked", [{"page": 0}, {"size": 0}, {"size": 201}, {"page": 10**12}])
def test_an_impossible_page_is_refused(asked):
    with pytest.raises(ValidationError):
        PageIn(**asked)
