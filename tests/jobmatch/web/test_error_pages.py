"""The pages for what goes wrong stand on their own: no user, no request, no form, no time."""

import pytest
from django.template.loader import get_template, render_to_string
from django.utils.translation import override

PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html", "503.html"]


@pytest.mark.parametrize("name", PAGES)
def test_an_error_page_extends_nothing_and_reads_nothing(name: str) -> None:
    source = get_template(name).template.source
    assert "extends" not in source
    assert "{{" not in source
    for trace in ("<form", "csrf", "nonce", "{% now"):
        assert trace not in source.replace("403_csrf", "")


@pytest.mark.parametrize("name", PAGES)
def test_an_error_page_is_the_same_in_every_language_and_speaks_both(name: str) -> None:
    with override("nl"):
        dutch = render_to_string(name)
    with override("en"):
        english = render_to_string(name)
    assert dutch == english
    assert '<html lang="nl"' in dutch
    assert 'lang="en"' in dutch
    assert dutch.count("<h1") == 1
