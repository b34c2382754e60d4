"""Names of pages are imports too: every name in a template or in code leads to a page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver
from django.urls.converters import get_converters
from django.urls.resolvers import URLPattern, URLResolver

from tests.structure.test_layers import PACKAGES, ROOT

VARIABLE = re.compile(r"<(?:(\w+):)?\w+>")
# The API is English; what signing in is called comes with the library, and mailed links lead there; a
# standard says where security.txt and what search engines read lie.
NOT_OURS = (
    *("api:", "account_", "mfa_", "web:security"),
    *("web:robots", "employers:site_map", "employers:public_feed"),
)
# English once, or kept by a youth.
OF_BEFORE = frozenset({"candidates:moved", "candidates:moved_telling", "candidates:my_consent"})
DUTCH = frozenset(
    re.findall(
        r"\S+",
        """
        aan aanmelder-vertellen aannemen account actie acties afgelopen afspraak afspraken afwezig
        agenda alles andere-hulp antwoord begonnen beheer bel-mij belangrijk bellen
        berichten beroepen besproken bestand bevestigen bewaard blad code contacten controleren
        dicht diplomas doen droom eigen-woorden eindigen eis eisen erkenningen ervaring functies
        gedaan gehouden gekozen gelezen geschiedenis gesprek gesprekken gespreksbrief getekend geven
        gevoel gewicht gezegd gezien goed-in goed-om-te-weten graag-doen herkomst hoe-het-ging
        intake intrekken invoer j ja jongeren kaart kandidaten kiezen klaar kopie later leeg
        leerbedrijf lezen liever-niet liever-niet-daar lijst link meegemaakt meegemaakt-bewaren
        meelopen meetellen melden melding meldingen met-kracht-geopend mijn-gegevens
        minder-voorstellen moment naam nazorg neutraal niet-aangekomen nieuw nog-open onderdelen
        ontmoetingen onze-pagina open openen ophalen opnieuw organisaties overdragen overzicht
        personen persoon plaatsingen rechten reden redenen regel register relatie rollen route
        samen-kijken samenvoegen school schrijven stand stap stap-klaar stappen stoppen taal talen
        tekst terug terugnemen terugsturen terugzetten toestemmingen toezeggingen token tokens
        uit-eigen-woorden uitkomst uitnodigen vaardigheden vacature vacatures vandaag vaste-bronnen
        verder verlengen versturen verteld vervanger verwijzingen verzetten vestiging vestigingen
        voor-hoeveel voorstel voorstellen voortgang voorwaarden vraag vraag-na vragen w waar waarom
        wat-deuren-opent wat-gaat-weg wat-nu weg weigeren welke-eis-kan-weg wensen werk werkgever
        werkgevers werkgevers-spreken werkplek werkplek-bewaren wettelijk wie-keek wijzigen wissen
        woord woorden zo-ordenen-we-vacatures zoeken
        """,
    )
)
IN_TEMPLATES = re.compile(r"""\{%\s*url\s+["']([^"']+)["']""")
IN_CODE = re.compile(r"""\b(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*["']([^"'/]+)["']""")


def routes(
    patterns: list[URLPattern | URLResolver], prefix: str = "", before: str = ""
) -> Iterator[tuple[str, str]]:
    """Every page by its name, with its address as it is declared."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from routes(pattern.url_patterns, inner, route)
        else:
            yield f"{prefix}{pattern.name}", route


def words(route: str) -> set[str]:
    """What an address says: its fixed words, and those that a converter with a list of words lets in."""
    lists = [get_converters()[name].regex for name in VARIABLE.findall(route) if name not in ("", "str")]
    fixed = VARIABLE.sub("", route).removesuffix(".ics").split("/")
    return {*filter(None, fixed), *(word for each in lists for word in each.split("|"))}


def names(patterns: list[URLPattern | URLResolver], prefix: str = "") -> set[str]:
    """All names of pages, with their namespaces."""
    found = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found |= names(pattern.url_patterns, inner)
        elif pattern.name:
            found.add(prefix + pattern.name)
    return found


def used() -> list[tuple[str, str]]:
    """Every name that is used, with the file that uses it."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()]
    return [
        (str(path.relative_to(ROOT)), name)
        for path in files
        for name in names_in(path)
        if not name.startswith("http")
    ]


def names_in(path: Path) -> list[str]:
    if path.suffix in (".html", ".txt"):
        return IN_TEMPLATES.findall(path.read_text(encoding="utf-8"))
    if path.suffix == ".py":
        return IN_CODE.findall(path.read_text(encoding="utf-8"))
    return []


@pytest.mark.parametrize(
    "text", ["{% url 'web:home' %}", '{% url "web:home" pk=1 %}', '{%  url "web:home" as home %}']
)
def test_a_name_in_a_template_is_found(text: str) -> None:
    assert IN_TEMPLATES.findall(text) == ["web:home"]


def test_a_name_in_code_is_found() -> None:
    assert IN_CODE.findall('return redirect("candidates:file", pk=1)') == ["candidates:file"]


def test_addresses_of_pages_are_dutch() -> None:
    ours = {
        name: words(route)
        for name, route in routes(get_resolver().url_patterns)
        if not name.startswith(NOT_OURS) and name not in OF_BEFORE
    }
    assert {name: found - DUTCH for name, found in ours.items() if found - DUTCH} == {}
    assert set().union(*ours.values()) == DUTCH


def test_every_name_that_is_used_leads_to_a_page() -> None:
    known = names(get_resolver().url_patterns)
    assert [(file, name) for file, name in used() if name not in known] == []
