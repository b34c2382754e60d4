"""The English addresses of before lead to the Dutch ones, for who may see the youth and for nobody else."""

from collections.abc import Iterator

import pytest
from django.urls import resolve

from candidates import addresses
from candidates.enums import Purpose
from candidates.forms.register import FORMS
from candidates.forms.voice.voice import TELLING
from candidates.presentation.casework.talks import CHAPTERS
from tests.candidates.situations import PAGES, as_user, say_yes
from tests.candidates.voice_situations import tell
from tests.factories import make_candidate, make_jobhunter

pytestmark = pytest.mark.django_db

OLD_PARTS = (
    *("person", "wishes", "skills", "languages", "credentials", "experience", "conditions", "exclusions"),
    *("own-words", "from-words", "needs", "step"),
)
OLD_PURPOSES = (
    *("keep-needs", "keep-experience", "share", "tell-referrer", "count", "message-me", "stand-in"),
    "other-partner",
)


@pytest.fixture
def youth(by):
    return make_candidate(by)


def moves() -> Iterator[tuple[str, str]]:
    """Every old address of a page about a youth, with the new one."""
    yield from ((f"{old}/", f"{addresses.PARTS[old]}/") for old in OLD_PARTS)
    yield "exclusions/zoeken/", "liever-niet-daar/zoeken/"
    for old, new in addresses.CHAPTERS.items():
        yield f"gesprek/{old}/", f"gesprek/{new}/"
    for old in OLD_PURPOSES:
        new = addresses.PURPOSES[old.replace("-", "_")]
        yield f"toestemmingen/{old}/", f"toestemmingen/{new}/"
        yield f"toestemmingen/{old}/intrekken/", f"toestemmingen/{new}/intrekken/"
    for old, new in addresses.TELLING.items():
        yield f"meegemaakt/{{pk}}/{old}/", f"meegemaakt/{{pk}}/{new}/"


def test_every_part_that_has_an_address_has_a_word():
    assert set(addresses.PARTS) == set(FORMS) == set(OLD_PARTS)
    assert set(addresses.CHAPTERS) == set(CHAPTERS)
    assert set(addresses.TELLING) == set(TELLING)
    assert set(addresses.PURPOSES) == set(Purpose)
    assert addresses.OLD_PURPOSES.keys() == addresses.PURPOSES.keys()


@pytest.mark.parametrize(("old", "new"), [*moves()])
def test_an_old_address_leads_to_the_new_one(by, youth, old, new):
    told, client = "00000000-0000-0000-0000-000000000001", as_user(by)
    address, there = (f"{PAGES}{youth.pk}/{page.format(pk=told)}" for page in (old, new))
    for ask in (client.get, client.head):
        answer = ask(address, {"next": "/vandaag/?group=today", "part": "own-words"})
        assert answer.status_code == 301
        assert answer.url == f"{there}?next=%2Fvandaag%2F%3Fgroup%3Dtoday&part=own-words"
    assert client.get(address).url == there
    assert resolve(there).view_name == resolve(address).kwargs["to"]


def test_what_was_typed_into_a_page_of_before_is_saved(by, youth):
    client, sent = as_user(by), {"version": 1, "first_name": "Amira", "phone": "0612345678"}
    answer = client.post(f"{PAGES}{youth.pk}/person/", {**sent, "message_language": "nl"})
    assert (answer.status_code, answer.url) == (308, f"{PAGES}{youth.pk}/persoon/")
    client.post(f"{PAGES}{youth.pk}/person/", {**sent, "message_language": "nl"}, follow=True)
    youth.refresh_from_db()
    assert youth.first_name == "Amira"


def test_an_old_address_of_a_small_step_of_the_telling_opens_it(by, youth):
    say_yes(youth, by=by, purpose=Purpose.KEEP_EXPERIENCE)
    told = tell(youth, by)
    address = f"{PAGES}{youth.pk}/meegemaakt/{told.pk}/why/?verder=1"
    answer = as_user(by).get(address, follow=True)
    assert answer.redirect_chain == [(f"{PAGES}{youth.pk}/meegemaakt/{told.pk}/waarom/?verder=1", 301)]
    assert answer.status_code == 200


@pytest.mark.parametrize("old", ["wishes/", "exclusions/zoeken/", "toestemmingen/share/"])
def test_who_may_not_see_the_youth_is_led_nowhere(youth, old):
    stranger = as_user(make_jobhunter())
    plain = stranger.get("/kandidaten/nonsense/").content
    for answer in (stranger.get, stranger.post):
        found = answer(f"{PAGES}{youth.pk}/{old}")
        assert (found.status_code, found.content) == (404, plain)


def test_no_other_method_is_led_there(by, youth):
    assert as_user(by).put(f"{PAGES}{youth.pk}/wishes/").status_code == 405
